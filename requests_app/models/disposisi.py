from django.db import models


class Disposisi(models.Model):
    """The lembar disposisi: what a head writes on it when he passes a letter on (rows 2 and 3)."""

    class SifatSurat(models.TextChoices):
        BIASA = "BIASA", "Biasa"
        SEGERA = "SEGERA", "Segera"
        SANGAT_SEGERA = "SANGAT_SEGERA", "Sangat segera"
        RAHASIA = "RAHASIA", "Rahasia"

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="disposisi")
    baris = models.PositiveSmallIntegerField()
    dari = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    dari_jabatan = models.CharField(max_length=100)
    kepada = models.CharField("diteruskan kepada", max_length=60)
    nomor_agenda = models.CharField(max_length=40, blank=True)
    sifat = models.CharField(max_length=14, choices=SifatSurat.choices, default=SifatSurat.BIASA)
    harap = models.JSONField("dengan hormat harap", default=list)
    catatan = models.TextField(blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "disposisi"
        verbose_name_plural = "disposisi"
        ordering = ["pk"]

    def __str__(self):
        return f"Disposisi {self.permohonan} kepada {self.kepada}"
