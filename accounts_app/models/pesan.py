from django.db import models


class Pesan(models.Model):
    """One message of e-Pesan, the portal's own inbox. Kept, never deleted; `kunci` makes sending it twice impossible."""

    penerima = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="pesan")
    kunci = models.CharField(max_length=120, unique=True)
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    tautan = models.CharField("alamat halaman terkait", max_length=200, blank=True)
    tautan_judul = models.CharField(max_length=60, blank=True)
    kredensial = models.ForeignKey("accounts_app.Kredensial", models.PROTECT, null=True, related_name="pesan")
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        ordering = ["-dibuat_pada", "-pk"]
        indexes = [models.Index(fields=["penerima", "-dibuat_pada"], name="pesan_penerima")]

    def __str__(self):
        return self.perihal
