from django.db import models


class Pelatihan(models.Model):
    """A training in the use of SPSE; an Admin Agency's account is activated once his attendance is recorded."""

    nama = models.CharField("nama pelatihan", max_length=150)
    tanggal = models.DateField()
    tempat = models.CharField(max_length=150, blank=True)
    dicatat_oleh = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = "pelatihan"
        verbose_name_plural = "pelatihan"
        ordering = ["-tanggal", "-pk"]

    def __str__(self):
        return self.nama
