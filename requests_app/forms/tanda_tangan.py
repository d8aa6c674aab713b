from django import forms

from accounts_app.brankas import Rahasia
from requests_app.forms.dasar import FormAksi


class FormTandaTangan(FormAksi):
    """Row 11. The digest names the bytes that were read; the passphrase lives in this request only."""

    template_isian = "aksi/tanda_tangan.html"
    beku_sha256 = forms.CharField(widget=forms.HiddenInput, min_length=64, max_length=64)
    sudah_baca = forms.BooleanField(
        label="Saya sudah membaca surat ini sampai halaman terakhir.",
        error_messages={"required": "Baca surat sampai selesai, lalu centang pernyataan ini."},
    )
    sandi = forms.CharField(
        label="Passphrase tanda tangan elektronik",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Tidak disimpan.",
        error_messages={"required": "Isi passphrase Anda."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        surat = next(iter(self.permohonan.surat.all()), None)
        self.fields["beku_sha256"].initial = surat.beku_sha256 if surat else ""

    def clean_sandi(self):
        return Rahasia(self.cleaned_data["sandi"])
