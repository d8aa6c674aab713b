"""Akun-ppk, row 5: is the file right and valid?"""

from django import forms

from requests_app import data_orang
from requests_app.forms.akun import LEMBAR
from requests_app.forms.dasar import FormAksi
from requests_app.kelengkapan import butir_periksa


class PemeriksaanKebenaran(FormAksi):
    """Akun-ppk, row 5: one panel, two outcomes. What the office heard by telephone or in a meeting is kept with either."""

    template_isian = "aksi/kebenaran.html"
    bersama = "kebenaran"
    lebar = True
    CARA = [("", "Tidak diperlukan"), ("TELEPON", "Telepon"), ("BERTEMU", "Bertemu langsung")]
    cara = forms.ChoiceField(
        label="Konfirmasi kepada PPK", choices=CARA, required=False, widget=forms.RadioSelect
    )
    hasil = forms.CharField(
        label="Siapa, kapan, dan hasilnya",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Diisi bila ada konfirmasi lewat telepon atau bertemu langsung.",
    )
    sesuai_spse = forms.BooleanField(
        label="Data permohonan sesuai dengan daftar isian yang ada di Aplikasi SPSE.", required=False
    )
    alasan = forms.CharField(
        label="Apa yang tidak benar/tidak valid",
        required=False,
        help_text="Ditulis kata demi kata dalam pemberitahuan kepada PPK.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Media:
        css = {"all": ["css/penampil.css", "css/pemegang.css"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("hasil", "sesuai_spse", "alasan"):
            # Demanded or not by the button that is pressed: calling them optional would mislead.
            self.fields[nama].bersyarat = True

    def lembar(self):
        """[(person, [(SPSE's field, what was typed)], [his documents])], to hold beside SPSE's page."""
        dokumen = [b for b in butir_periksa(self.permohonan) if b.berkas]
        for orang in self.permohonan.subjek.all():
            isian = [(judul, data_orang.teks(orang, nama)) for judul, nama in LEMBAR]
            yield orang, isian, [b for b in dokumen if b.subjek in (None, orang)]

    def clean(self):
        data = super().clean()
        if data.get("cara") and not data.get("hasil"):
            self.add_error("hasil", "Tulis siapa yang dihubungi, kapan, dan apa hasilnya.")
        return data


class FormKebenaran(PemeriksaanKebenaran):
    """Right and valid: it was held against SPSE's own fields."""

    def clean(self):
        data = super().clean()
        if not data.get("sesuai_spse"):
            galat = "Cocokkan dulu data permohonan dengan daftar isian di SPSE, lalu centang."
            self.add_error("sesuai_spse", galat)
        return data


class FormKetidakbenaran(PemeriksaanKebenaran):
    """Not right: the PPK is told why."""

    def clean(self):
        data = super().clean()
        if not data.get("alasan"):
            self.add_error("alasan", "Tulis apa yang tidak benar, agar PPK memahami penolakannya.")
        return data


class FormPenolakan(FormAksi):
    """Row 7: nothing to fill in, but what the PPK will read is read before it goes."""

    template_isian = "aksi/penolakan.html"
