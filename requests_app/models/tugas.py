from django.db import models
from django.db.models import Q


class Tugas(models.Model):
    """The outbox: one promised piece of work, written in the transaction that promised it. `muatan` holds ids only."""

    jenis = models.CharField(max_length=40)
    kunci = models.CharField(max_length=120, unique=True)
    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, null=True, related_name="tugas")
    muatan = models.JSONField(default=dict)
    dibuat_pada = models.DateTimeField()
    coba_lagi_pada = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    sewa_sampai = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    karantina_pada = models.DateTimeField(null=True)
    galat = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "tugas latar"
        verbose_name_plural = "tugas latar"
        indexes = [
            models.Index(
                fields=["coba_lagi_pada"],
                name="tugas_belum_selesai",
                condition=Q(selesai_pada=None, karantina_pada=None),
            )
        ]

    def __str__(self):
        return self.kunci
