from django.db import models


class Catatan(models.Model):
    """A word written beside the SOP: between officers, or (`untuk_pemohon`) between the office and the applicant."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="catatan")
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    isi = models.TextField(max_length=2000)
    untuk_pemohon = models.BooleanField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan"
        verbose_name_plural = "catatan"
        ordering = ["pk"]

    def __str__(self):
        return f"Catatan {self.oleh} pada {self.permohonan}"
