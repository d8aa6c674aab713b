"""What a person keeps for himself while working: filters of his queue, and text typed but not sent."""

from django.db import models


class SaringanTersimpan(models.Model):
    """A named filter of one person's queue; `kueri` is its query string."""

    pengguna = models.ForeignKey("accounts_app.Pengguna", models.CASCADE, related_name="saringan")
    nama = models.CharField(max_length=60)
    kueri = models.CharField(max_length=500)

    class Meta:
        verbose_name = "saringan tersimpan"
        verbose_name_plural = "saringan tersimpan"
        ordering = ["nama"]
        constraints = [models.UniqueConstraint(fields=["pengguna", "nama"], name="saringan_nama_unik")]

    def __str__(self):
        return self.nama


class IsianTersimpan(models.Model):
    """What a person typed into the form at `alamat` and has not sent: {field: [values]}. Never a secret, never a file."""

    pengguna = models.ForeignKey("accounts_app.Pengguna", models.CASCADE, related_name="isian")
    alamat = models.CharField(max_length=200)
    isi = models.JSONField()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "isian tersimpan"
        verbose_name_plural = "isian tersimpan"
        constraints = [models.UniqueConstraint(fields=["pengguna", "alamat"], name="isian_alamat_unik")]

    def __str__(self):
        return self.alamat
