from django.db import models


class VersiSOP(models.Model):
    """The effective rows of a SOP as they stood when a permohonan was filed. Content-addressed: equal rows, one record."""

    sop = models.CharField(max_length=40)
    sidik = models.CharField(max_length=64, unique=True)
    langkah = models.JSONField()
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "versi SOP"
        verbose_name_plural = "versi SOP"

    def __str__(self):
        return f"{self.sop} {self.sidik[:8]}"


class PenyesuaianLangkah(models.Model):
    """An office's dated change of one row: who performs it, how long it may take. Running requests keep theirs."""

    sop = models.CharField("SOP", max_length=40)
    baris = models.PositiveSmallIntegerField()
    pelaksana = models.CharField(max_length=60, blank=True, help_text="kosong: seperti tercetak")
    waktu = models.CharField(
        max_length=20, blank=True, help_text='"60 menit", "1 hari"; kosong: seperti tercetak'
    )
    berlaku_mulai = models.DateField()
    dasar_hukum = models.CharField(max_length=200)

    class Meta:
        verbose_name = "penyesuaian langkah SOP"
        verbose_name_plural = "penyesuaian langkah SOP"
        ordering = ["sop", "baris", "berlaku_mulai", "pk"]

    def __str__(self):
        return f"{self.sop} baris {self.baris} mulai {self.berlaku_mulai}"

    def clean(self):
        from requests_app.langkah import periksa_penyesuaian

        periksa_penyesuaian(self)
