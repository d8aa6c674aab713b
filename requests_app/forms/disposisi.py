from django import forms
from django.utils.functional import cached_property

from accounts_app.models import Penugasan
from requests_app.forms.dasar import FormAksi
from requests_app.models import Disposisi
from requests_app.sop.pelaksana import PELAKSANA_KEPALA, PERAN_PELAKSANA

HARAP = ["Proses lebih lanjut sesuai SOP", "Tanggapan dan saran", "Koordinasi/konfirmasikan"]
FRASA = [
    "Mohon segera ditindaklanjuti.",
    "Teliti keabsahan dokumennya.",
    "Laporkan hasilnya kepada saya.",
]
"""What heads write most: ticked instead of typed on a phone, and put before the note."""


class FormDisposisi(FormAksi):
    """The lembar disposisi (row 2). The letter's own fields stand beside it, read from the permohonan."""

    template_isian = "aksi/disposisi.html"
    template_halaman = "requests_app/lembar_disposisi.html"
    nomor_agenda = forms.CharField(label="Nomor agenda", required=False, max_length=40)
    sifat = forms.ChoiceField(
        label="Sifat", choices=Disposisi.SifatSurat.choices, initial="BIASA", widget=forms.RadioSelect
    )
    harap = forms.MultipleChoiceField(
        label="Dengan hormat harap",
        choices=[(kata, kata) for kata in HARAP],
        initial=HARAP[:1],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu."},
    )
    frasa = forms.MultipleChoiceField(
        label="Catatan cepat",
        required=False,
        choices=[(kata, kata) for kata in FRASA],
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang dipilih ditulis di awal catatan.",
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def isi(self):
        """The ticked phrases and what was typed are one note, as on paper."""
        isi = super().isi()
        isi["catatan"] = "\n".join([*isi.pop("frasa"), isi["catatan"]]).strip()
        return isi

    def surat_permohonan(self):
        """The satker's letter, to be read before it is passed on: the first document of the request itself."""
        return next((b for b in self.permohonan.berkas.all() if b.terbaru and b.subjek_id is None), None)

    def diteruskan_kepada(self):
        """The column of the row this leads to, as the SOP prints it."""
        return next(b.pelaksana for b in self.permohonan.langkah() if b.status == self.aksi.ke)

    def nama_penerima(self):
        """Who holds that column today, when it is one person's ("Plh." said); "" for a team."""
        kolom = self.diteruskan_kepada()
        if kolom not in PELAKSANA_KEPALA:
            return ""
        pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[kolom]).berlaku().orang()
        return ", ".join(orang.nama_bergelar for orang in pemegang)


class FormPerintah(FormDisposisi):
    """Row 3: the order to the Tim, on the same sheet."""

    nomor_agenda = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.lembar_atas:
            self.fields["sifat"].initial = self.lembar_atas.sifat

    @cached_property
    def lembar_atas(self):
        """What the head above wrote on the sheet; None when nobody did."""
        return next(reversed(self.permohonan.disposisi.all()), None)
