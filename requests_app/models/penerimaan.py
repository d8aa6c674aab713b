from django.db import models


class PenerimaanBerkas(models.Model):
    """The office received the papers of a permohonan: the formulir serah terima berkas, item by item."""

    class Cara(models.TextChoices):
        LANGSUNG = "LANGSUNG", "Diantar langsung"
        POS = "POS", "Pos atau kurir"
        SUREL = "SUREL", "Surel/TTS"
        PORTAL = "PORTAL", "Lewat portal"

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="penerimaan")
    cara = models.CharField(max_length=8, choices=Cara.choices)
    dibawa_oleh = models.CharField("dibawa oleh", max_length=150, blank=True)
    kontak_pembawa = models.CharField("telepon atau surel pembawa", max_length=150, blank=True)
    asli_ditunjukkan = models.BooleanField("dokumen asli ditunjukkan", default=False)
    butir = models.JSONField(
        default=list,
        help_text='[{"dokumen", "ada": bool, "bentuk": "ASLI"|"SALINAN", "lembar", "keterangan"}]',
    )
    catatan = models.CharField(max_length=500, blank=True)
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "penerimaan berkas"
        verbose_name_plural = "penerimaan berkas"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_cara_display()} {self.permohonan}"
