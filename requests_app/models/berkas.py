from django.db import models


class Berkas(models.Model):
    """One handed-in document: which requirement of the SOP row, for whom, in which round. Versions are kept, none is edited."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="berkas")
    subjek = models.ForeignKey(
        "requests_app.Subjek", models.PROTECT, null=True, blank=True, related_name="berkas"
    )
    syarat = models.CharField("persyaratan", max_length=200)
    putaran = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    nama = models.CharField("nama berkas", max_length=120)
    tipe = models.CharField(max_length=20)
    ukuran = models.PositiveIntegerField("ukuran (bita)")
    halaman = models.PositiveSmallIntegerField(null=True)
    peringatan = models.JSONField(default=list)
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    terbaru = models.BooleanField(default=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["pk"]
        constraints = [
            # Two, since SQLite has no NULLS NOT DISTINCT: a document of the request, and one of a person.
            models.UniqueConstraint(
                fields=["permohonan", "syarat"],
                condition=models.Q(terbaru=True, subjek=None),
                name="berkas_satu_terbaru",
            ),
            models.UniqueConstraint(
                fields=["permohonan", "syarat", "subjek"],
                condition=models.Q(terbaru=True, subjek__isnull=False),
                name="berkas_satu_terbaru_per_orang",
            ),
        ]

    def __str__(self):
        return f"{self.syarat} – {self.nama}"
