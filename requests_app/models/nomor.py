from django.db import models
from django.db.models import Q


class Penomoran(models.Model):
    """The last number given in a register in a year. Locked while a number is drawn, so a register has no gap."""

    register = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "penomoran"
        verbose_name_plural = "penomoran"
        constraints = [models.UniqueConstraint(fields=["register", "tahun"], name="penomoran_unik")]

    def __str__(self):
        return f"{self.register} {self.tahun}: {self.terakhir}"


class NomorSurat(models.Model):
    """A number of the letter register: reserved, then used by a signed letter or void with its reason. Never reused."""

    class Keadaan(models.TextChoices):
        DIPESAN = "DIPESAN", "Dipesan"
        DIPAKAI = "DIPAKAI", "Dipakai"
        BATAL = "BATAL", "Batal"

    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    teks = models.CharField("nomor", max_length=100, unique=True)
    tanggal = models.DateField()
    permohonan = models.ForeignKey(
        "requests_app.Permohonan", models.PROTECT, related_name="nomor_surat_keluar"
    )
    keadaan = models.CharField(max_length=7, choices=Keadaan.choices, default=Keadaan.DIPESAN)
    alasan_batal = models.CharField(max_length=300, blank=True)
    dipesan_oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nomor surat"
        verbose_name_plural = "register nomor surat"
        ordering = ["-tahun", "-urut"]
        constraints = [
            models.UniqueConstraint(fields=["tahun", "urut"], name="nomor_surat_unik"),
            models.CheckConstraint(
                condition=(Q(keadaan="BATAL") & ~Q(alasan_batal=""))
                | (~Q(keadaan="BATAL") & Q(alasan_batal="")),
                name="nomor_surat_batal_beralasan",
            ),
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(keadaan="DIPESAN"), name="nomor_surat_satu_dipesan"
            ),
        ]

    def __str__(self):
        return self.teks
