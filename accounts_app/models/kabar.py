"""What reaches a person outside the portal: which way he wants it, and what became of it."""

from django.db import models


class PilihanKabar(models.Model):
    """A person's choice for one kind of notice; without a row the kind's own default holds (requests_app.kabar)."""

    pengguna = models.ForeignKey("accounts_app.Pengguna", models.CASCADE, related_name="pilihan_kabar")
    peristiwa = models.CharField(max_length=40)
    surel = models.BooleanField(default=True)
    gerbang = models.BooleanField(default=False)

    class Meta:
        verbose_name = "pilihan kabar"
        verbose_name_plural = "pilihan kabar"
        constraints = [models.UniqueConstraint(fields=["pengguna", "peristiwa"], name="pilihan_kabar_sekali")]

    def __str__(self):
        return f"{self.pengguna_id}: {self.peristiwa}"


class Pengiriman(models.Model):
    """One e-Pesan on its way out of the portal by one channel, and how far it came. `tujuan` is masked."""

    class Saluran(models.TextChoices):
        SUREL = "SUREL", "Surel"
        GERBANG = "GERBANG", "WhatsApp/webhook"

    class Keadaan(models.TextChoices):
        MENUNGGU = "MENUNGGU", "Menunggu dikirim"
        TERKIRIM = "TERKIRIM", "Terkirim"
        DITOLAK = "DITOLAK", "Ditolak server tujuan"
        PENTAL = "PENTAL", "Terpental"

    pesan = models.ForeignKey("accounts_app.Pesan", models.PROTECT, related_name="pengiriman")
    saluran = models.CharField(max_length=8, choices=Saluran.choices)
    tujuan = models.CharField(max_length=120, blank=True)
    pengenal = models.CharField("Message-ID", max_length=200, blank=True, db_index=True)
    keadaan = models.CharField(max_length=8, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    keterangan = models.CharField(max_length=300, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "pengiriman"
        verbose_name_plural = "pengiriman"
        constraints = [models.UniqueConstraint(fields=["pesan", "saluran"], name="pengiriman_sekali")]

    def __str__(self):
        return f"{self.pesan_id} {self.saluran}"
