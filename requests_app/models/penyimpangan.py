from django.db import models
from django.db.models import Q


class Penyimpangan(models.Model):
    """A departure from the mutu baku of one row, in perlengkapan, waktu or output, and the reason of who performed it.

    Written with the move in which it happened; `sebab` and `uraian` are given afterwards (requests_app.penyimpangan).
    """

    class Jenis(models.TextChoices):
        PERLENGKAPAN = "PERLENGKAPAN", "Perlengkapan"
        WAKTU = "WAKTU", "Waktu"
        OUTPUT = "OUTPUT", "Output"

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="penyimpangan")
    jejak = models.ForeignKey("requests_app.Jejak", models.PROTECT, related_name="penyimpangan")
    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    sop = models.CharField(max_length=40)
    baris = models.PositiveSmallIntegerField(null=True)
    pelaksana = models.CharField(max_length=60)
    pelaku = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="penyimpangan")
    pada = models.DateTimeField()
    detik_lewat = models.PositiveIntegerField(default=0, help_text="detik kerja melewati baku waktu")
    sebab = models.CharField("sebab", max_length=20, blank=True)
    uraian = models.CharField("uraian", max_length=300, blank=True)
    dijawab_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "penyimpangan mutu baku"
        verbose_name_plural = "penyimpangan mutu baku"
        ordering = ["pada", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["jejak", "jenis"], name="penyimpangan_sekali"),
            models.CheckConstraint(
                condition=Q(dijawab_pada=None) | ~Q(sebab=""), name="penyimpangan_dijawab_dengan_sebab"
            ),
        ]
        indexes = [
            models.Index(
                fields=["pelaku", "pada"], name="penyimpangan_terbuka", condition=Q(dijawab_pada=None)
            ),
            models.Index(fields=["pada"], name="penyimpangan_pada"),
        ]

    def __str__(self):
        return f"{self.permohonan_id} baris {self.baris}: {self.get_jenis_display()}"
