import secrets

from django.db import models
from django.db.models import Q


def kode_verifikasi_baru():
    """80 random bits, the address behind the QR."""
    return secrets.token_hex(10)


class Surat(models.Model):
    """A letter of the office about a permohonan: drafted, corrected, frozen with its number, signed."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="surat")
    jenis = models.CharField(max_length=30)
    kode_verifikasi = models.CharField(max_length=20, unique=True, default=kode_verifikasi_baru)
    nomor = models.OneToOneField("requests_app.NomorSurat", models.PROTECT, null=True, related_name="surat")
    beku_sha256 = models.CharField(max_length=64, blank=True)
    beku_rincian = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    penanda_tangan = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    penanda_jabatan = models.CharField(max_length=100, blank=True)
    ditandatangani_pada = models.DateTimeField(null=True)
    dikirim_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "jenis"], name="surat_jenis_unik"),
            models.CheckConstraint(
                condition=Q(sha256="", ditandatangani_pada=None, penanda_tangan=None, penanda_jabatan="")
                | (
                    Q(ditandatangani_pada__isnull=False, penanda_tangan__isnull=False, nomor__isnull=False)
                    & ~Q(sha256="")
                    & ~Q(beku_sha256="")
                    & ~Q(penanda_jabatan="")
                ),
                name="surat_bertanda_tangan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dikirim_pada=None) | Q(ditandatangani_pada__isnull=False),
                name="surat_dikirim_setelah_ditandatangani",
            ),
        ]

    def __str__(self):
        return f"Surat {self.jenis} {self.permohonan}"


class VersiSurat(models.Model):
    """One version of a draft: written (row 9), corrected (row 10) or sent back with remarks. None is ever changed."""

    class Jenis(models.TextChoices):
        DRAF = "DRAF", "Draf"
        KOREKSI = "KOREKSI", "Koreksi"
        DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"

    surat = models.ForeignKey(Surat, models.PROTECT, related_name="versi")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    isi = models.JSONField()
    catatan = models.TextField(blank=True)
    putusan = models.JSONField("usul koreksi yang diterima dan ditolak", default=dict)
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "versi surat"
        verbose_name_plural = "versi surat"
        ordering = ["urut"]
        constraints = [models.UniqueConstraint(fields=["surat", "urut"], name="versi_surat_unik")]

    def __str__(self):
        return f"{self.surat} versi {self.urut}"
