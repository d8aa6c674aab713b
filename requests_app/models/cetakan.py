from django.db import models


class Cetakan(models.Model):
    """A PDF the portal made of a permohonan for people to keep (tanda terima, lembar disposisi); made by an outbox task."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="cetakan")
    kunci = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        constraints = [models.UniqueConstraint(fields=["permohonan", "kunci"], name="cetakan_unik")]

    def __str__(self):
        return f"{self.kunci} {self.permohonan}"
