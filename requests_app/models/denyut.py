from django.db import models
from django.utils import timezone


class Denyut(models.Model):
    """The last sign of life of something that should keep beating (beat, a sweep, a worker), or the last result of a self-test."""

    nama = models.CharField(max_length=60, unique=True)
    pada = models.DateTimeField()
    baik = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "denyut"
        verbose_name_plural = "denyut"

    def __str__(self):
        return self.nama

    @classmethod
    def catat(cls, nama, *, baik=True, keterangan=""):
        """One UPDATE, but for the first time. `keterangan`: no secret and nobody's name."""
        isi = {"pada": timezone.now(), "baik": baik, "keterangan": keterangan[:300]}
        if not cls.objects.filter(nama=nama[:60]).update(**isi):
            cls.objects.update_or_create(nama=nama[:60], defaults=isi)
