from django.db import models
from django.db.models import F, Q


class Kredensial(models.Model):
    """A sealed SPSE password on its way to one person. `sandi` is ciphertext; the day key `kid` never enters the database.

    `rujukan` names what it was made for (it is bound into the seal); opening is possible once, by the recipient alone.
    """

    penerima = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="kredensial")
    rujukan = models.CharField(max_length=80, unique=True)
    user_id = models.CharField("User ID", max_length=80)
    kid = models.CharField(max_length=10)
    sandi = models.BinaryField(null=True)
    dibuat_pada = models.DateTimeField()
    dikirim_pada = models.DateTimeField(null=True)
    kedaluwarsa_pada = models.DateTimeField()
    dibuka_pada = models.DateTimeField(null=True)
    dikonfirmasi_pada = models.DateTimeField(null=True)
    diminta_lagi_pada = models.DateTimeField("penerima meminta password baru", null=True)
    dilaporkan_pada = models.DateTimeField("penerima melapor: bukan saya", null=True)

    class Meta:
        verbose_name = "kredensial"
        verbose_name_plural = "kredensial"
        constraints = [
            models.CheckConstraint(
                condition=Q(dibuka_pada=None) | Q(sandi=None), name="kredensial_terbuka_kosong"
            ),
            models.CheckConstraint(
                condition=Q(dikonfirmasi_pada=None) | Q(dikonfirmasi_pada__gte=F("dibuka_pada")),
                name="kredensial_konfirmasi_setelah_dibuka",
            ),
        ]

    def __str__(self):
        return f"Kredensial {self.user_id}"
