from django.db import models
from django.db.models import F, Q


class Kampanye(models.Model):
    """A year-end deactivation of PPK accounts by authority of the office (hak-akses row 5), for many accounts at once.

    Nothing is carried out before a second person has approved it; then every account has a permohonan of its own.
    """

    class Status(models.TextChoices):
        RANCANGAN = "RANCANGAN", "Rancangan"
        DIAJUKAN = "DIAJUKAN", "Menunggu persetujuan"
        DISETUJUI = "DISETUJUI", "Disetujui"
        DITOLAK = "DITOLAK", "Tidak disetujui"
        SELESAI = "SELESAI", "Selesai"

    tahun = models.PositiveSmallIntegerField()
    unit = models.ManyToManyField("accounts_app.UnitKerja", blank=True, help_text="kosong: semua unit")
    sk_berakhir_sampai = models.DateField("SK yang berakhir paling lambat")
    tanpa_batas_sk = models.BooleanField("termasuk SK tanpa batas akhir", default=False)
    dasar_hukum = models.CharField("dasar", max_length=200)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.RANCANGAN)
    dibuat_oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    diajukan_pada = models.DateTimeField(null=True)
    diputus_oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)
    alasan = models.CharField("alasan tidak disetujui", max_length=500, blank=True)
    dibatalkan_oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    alasan_batal = models.CharField("alasan pembatalan sisanya", max_length=500, blank=True)
    selesai_pada = models.DateTimeField(null=True)
    berita_acara_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "penonaktifan akhir tahun"
        verbose_name_plural = "penonaktifan akhir tahun"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diputus_oleh=None) | ~Q(diputus_oleh=F("dibuat_oleh")),
                name="kampanye_diputus_orang_lain",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("DISETUJUI", "SELESAI")) | Q(diputus_oleh__isnull=False),
                name="kampanye_disetujui_oleh_seseorang",
            ),
        ]

    def __str__(self):
        return f"Penonaktifan akhir tahun {self.tahun}"


class ButirKampanye(models.Model):
    """One account of a campaign: taken in, or left out with the reason; its permohonan once it was approved."""

    kampanye = models.ForeignKey(Kampanye, models.CASCADE, related_name="butir")
    akun = models.ForeignKey("accounts_app.AkunSPSE", models.PROTECT, related_name="+")
    alasan_dikecualikan = models.CharField(max_length=300, blank=True)
    dikecualikan_oleh = models.ForeignKey(
        "accounts_app.Pengguna",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="kosong: oleh kriteria",
    )
    galat = models.CharField("belum berhasil, karena", max_length=300, blank=True)
    permohonan = models.OneToOneField(
        "requests_app.Permohonan", models.PROTECT, null=True, related_name="butir_kampanye"
    )

    class Meta:
        verbose_name = "akun dalam penonaktifan"
        verbose_name_plural = "akun dalam penonaktifan"
        ordering = ["akun__nama", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kampanye", "akun"], name="butir_kampanye_unik"),
            models.CheckConstraint(
                condition=Q(permohonan=None) | Q(alasan_dikecualikan=""), name="butir_kampanye_dikecualikan"
            ),
        ]

    def __str__(self):
        return f"{self.akun} – {self.kampanye}"
