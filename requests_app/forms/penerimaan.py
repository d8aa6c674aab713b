"""Receiving papers, and putting a file away."""

from django import forms

from requests_app.forms.dasar import FormAksi
from requests_app.kelengkapan import butir_wajib
from requests_app.models import PenerimaanBerkas


class FormSerahTerima(FormAksi):
    """The formulir serah terima berkas (hak-akses row 2): how the file came, and what was in it."""

    cara = forms.ChoiceField(
        label="Berkas diterima lewat",
        choices=PenerimaanBerkas.Cara.choices,
        initial=PenerimaanBerkas.Cara.PORTAL,
        widget=forms.RadioSelect,
    )
    dibawa_oleh = forms.CharField(label="Dibawa oleh", required=False, max_length=150)
    kontak_pembawa = forms.CharField(label="Telepon atau surel pembawa", required=False, max_length=150)
    asli_ditunjukkan = forms.BooleanField(label="Dokumen asli ditunjukkan", required=False)
    catatan = forms.CharField(label="Catatan", required=False, max_length=500)

    def clean(self):
        data = super().clean()
        if data.get("cara") == PenerimaanBerkas.Cara.LANGSUNG and not data.get("dibawa_oleh"):
            self.add_error("dibawa_oleh", "Tulis nama yang mengantar berkas.")
        return data

    def isi(self):
        butir = [
            {"dokumen": b.judul, "ada": b.berkas is not None, "bentuk": "SALINAN", "lembar": b.berkas.halaman if b.berkas else None,
             "keterangan": ""}
            for b in butir_wajib(self.permohonan)
        ]  # fmt: skip
        return super().isi() | {"butir": butir}


class FormPengarsipan(FormAksi):
    """Hak-akses row 9: what came as softcopy is printed for the archive."""

    dicetak = forms.BooleanField(
        label="Berkas softcopy sudah dicetak untuk dokumen arsip.",
        error_messages={"required": "Cetak berkasnya dahulu (SOP langkah 1), lalu centang."},
    )
    lokasi = forms.CharField(label="Lokasi simpan berkas fisik", required=False, max_length=150)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.permohonan.bentuk == self.permohonan.Bentuk.HARDCOPY or self.permohonan.ex_officio:
            del self.fields["dicetak"]
