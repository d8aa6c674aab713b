"""Reset, row 4: is the person on the letter who holds the account? The register beside what was typed."""

from django import forms

from requests_app.forms.pemeriksaan import FormPemeriksaanKurang, FormPemeriksaanLengkap, PemeriksaanPutus
from requests_app.pemegang import banding_register


class Pemegang(PemeriksaanPutus):
    """Reset, row 4: beside the check, per person, that he is who holds the account, and how that was established."""

    template_isian = "aksi/pemeriksaan_pemegang.html"

    class Media:
        css = {"all": ["css/pemegang.css"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.orang = list(self.permohonan.subjek.all())
        for orang in self.orang:
            self._bidang_pemegang(orang)

    def _bidang_pemegang(self, orang):
        """Only accepting demands them: see `FormPemeriksaanPemegang`. Calling them optional would mislead."""
        pastikan = forms.BooleanField(
            label=f"{orang.nama} pada surat adalah pemegang akun {orang.user_id_lama}.", required=False
        )
        cara = forms.CharField(
            label=f"Cara memastikan {orang.nama}",
            required=False,
            max_length=200,
            help_text="Misalnya: dicocokkan dengan register, atau ditelepon melalui nomor kantor.",
        )
        for nama, bidang in (("pemegang", pastikan), ("cara", cara)):
            bidang.bersyarat = True
            self.fields[f"{nama}-{orang.pk}"] = bidang

    def pemegang(self):
        """Each person with what the register knows of the account, and his two fields."""
        for orang, banding in zip(self.orang, banding_register(self.permohonan, self.orang), strict=True):
            yield {
                "orang": orang,
                "banding": banding,
                "pastikan": self[f"pemegang-{orang.pk}"],
                "cara": self[f"cara-{orang.pk}"],
            }


class FormPemeriksaanPemegang(Pemegang, FormPemeriksaanLengkap):
    """Everything is right, and everybody is who he is said to be."""

    def clean(self):
        data = super().clean()
        for orang in self.orang:
            if not data.get(f"pemegang-{orang.pk}"):
                galat = f"Pastikan dulu bahwa {orang.nama} memang pemegang akun ini, lalu centang."
                self.add_error(f"pemegang-{orang.pk}", galat)
            if not data.get(f"cara-{orang.pk}"):
                self.add_error(f"cara-{orang.pk}", "Tulis bagaimana kepemilikan akun ini dipastikan.")
        return data

    def isi(self):
        data = self.cleaned_data
        pemegang = {orang.pk: data[f"cara-{orang.pk}"] for orang in self.orang}
        return {"temuan": data["temuan"], "halaman": data["halaman"], "pesan": "", "pemegang": pemegang}


class FormPemeriksaanPemegangKurang(Pemegang, FormPemeriksaanKurang):
    """Something is not: back to the Satuan Kerja."""
