from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone


class JenisAkun(models.TextChoices):
    """The roles in SPSE a person can hold an account for."""

    PPK = "PPK", "PPK"
    PP = "PP", "Pejabat Pengadaan"
    POKJA = "POKJA", "Anggota Pokja"
    AA = "AA", "Admin Agency"


class AkunSPSEQuerySet(models.QuerySet):
    def aktif(self):
        return self.filter(status=AkunSPSE.Status.AKTIF)

    def sk_lewat(self, hari=None):
        """Active although the SK they stand on has ended (a SK without an end never does). `hari`: the office's day."""
        return self.aktif().filter(sk_berlaku_sampai__lt=hari or timezone.localdate())

    def milik(self, pengguna):
        """The accounts of this person: tied to him, or tied to nobody and registered under his NIP or his e-mail."""
        sama = Q(email__iexact=pengguna.email)
        if pengguna.nip:
            sama |= Q(nip=pengguna.nip)
        return self.filter(Q(pengguna=pengguna) | Q(sama, pengguna=None))


class AkunSPSE(models.Model):
    """The register: one SPSE account of one person in one role for one unit, fed by the SOPs and by reconciling with SPSE.

    The password is never here. `status_sejak`: since when it is what it is; its history is RiwayatAkun.
    """

    class Status(models.TextChoices):
        DIAJUKAN = "DIAJUKAN", "Diajukan"
        DIBUAT = "DIBUAT", "Dibuat"
        MENUNGGU_PELATIHAN = "MENUNGGU_PELATIHAN", "Menunggu pelatihan"
        AKTIF = "AKTIF", "Aktif"
        NONAKTIF = "NONAKTIF", "Nonaktif"
        BATAL = "BATAL", "Batal dibuat"

    unit = models.ForeignKey("accounts_app.UnitKerja", models.PROTECT, related_name="akun_spse")
    pengguna = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, null=True, blank=True, related_name="akun_spse"
    )
    jenis = models.CharField("peran di SPSE", max_length=5, choices=JenisAkun.choices)
    nama = models.CharField(max_length=150)
    nip = models.CharField("NIP", max_length=30, blank=True)
    email = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon/HP", max_length=20, blank=True)
    pangkat_golongan = models.CharField("pangkat/golongan", max_length=60, blank=True)
    jabatan = models.CharField(max_length=150, blank=True)
    user_id = models.CharField("User ID", max_length=80, blank=True)
    status = models.CharField(max_length=18, choices=Status.choices, default=Status.DIAJUKAN)
    status_sejak = models.DateTimeField()
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    sk_berlaku_sampai = models.DateField("SK berlaku sampai", null=True, blank=True)
    reset_terakhir = models.DateTimeField("password terakhir di-reset", null=True)
    diperingatkan_untuk = models.DateField(
        "akhir SK yang sudah diingatkan", null=True, editable=False, help_text="agar diingatkan satu kali"
    )

    objects = AkunSPSEQuerySet.as_manager()

    class Meta:
        verbose_name = "akun SPSE"
        verbose_name_plural = "akun SPSE"
        ordering = ["nama", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=("DIAJUKAN", "BATAL")) | ~Q(user_id=""), name="akun_spse_ber_user_id"
            ),
        ]
        indexes = [
            models.Index(Lower("user_id"), name="akun_spse_user_id"),
            models.Index(fields=["nip"], name="akun_spse_nip"),
            models.Index(fields=["unit", "status"], name="akun_spse_unit"),
            models.Index(fields=["sk_berlaku_sampai"], name="akun_spse_sk", condition=Q(status="AKTIF")),
        ]

    def __str__(self):
        return f"{self.user_id or self.nama} ({self.get_jenis_display()})"

    @property
    def sk_lewat(self):
        return bool(self.sk_berlaku_sampai and self.sk_berlaku_sampai < timezone.localdate())


class RiwayatAkun(models.Model):
    """What happened to an account of the register, once each, never edited. `rujukan`: the permohonan or import it came by."""

    akun = models.ForeignKey(AkunSPSE, models.PROTECT, related_name="riwayat")
    peristiwa = models.CharField(max_length=200)
    status = models.CharField("status sesudahnya", max_length=18, choices=AkunSPSE.Status.choices)
    rujukan = models.CharField(max_length=60, blank=True)
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat akun"
        verbose_name_plural = "riwayat akun"
        ordering = [F("pada").asc(), "pk"]

    def __str__(self):
        return f"{self.akun}: {self.peristiwa}"
