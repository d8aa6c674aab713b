"""Filing at the counter: the papers are received and the request is filed in one move."""

from requests_app.forms.dasar import FormPernyataan
from requests_app.forms.penerimaan import IsianSerahTerima, TabelBerkas
from requests_app.models import PenerimaanBerkas

Cara = PenerimaanBerkas.Cara


class FormLoket(TabelBerkas, IsianSerahTerima, FormPernyataan):
    """Row 1 in the name of whoever brought the papers: the formulir serah terima berkas stands in it."""

    template_isian = "aksi/loket.html"
    lebar = False

    class Media:
        css = {"all": ["css/serah_terima.css", "css/loket.css"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fisik = (Cara.LANGSUNG, Cara.POS, Cara.SUREL)
        self.fields["cara"].choices = [(cara.value, cara.label) for cara in fisik]
        self.fields["cara"].initial = Cara.LANGSUNG
        self.fields[
            "benar"
        ].label = f"Isian dan pindaian di atas sama dengan berkas yang saya terima atas nama {self.permohonan.pemohon}."
        self.fields["benar"].error_messages["required"] = "Cocokkan isian dengan berkasnya, lalu centang."
        self.fields["asli_ditunjukkan"].label = "Dokumen asli (SK penunjukan) ditunjukkan di loket."
        self.siapkan_tabel()

    def isi(self):
        return {"penerimaan": super().isi()}
