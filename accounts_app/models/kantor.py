from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

ZONA = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


class ProfilKantor(models.Model):
    """The one office of this deployment: what its letters print and which clock it keeps. Row 1, made on first use."""

    nama_instansi = models.CharField(max_length=200, default="Kementerian Contoh Nusantara")
    nama_unit = models.CharField(max_length=200, default="Unit Kerja Pengadaan Barang/Jasa")
    nama_lpse = models.CharField(max_length=200, default="LPSE Contoh Nusantara")
    alamat = models.CharField(max_length=300, default="Jalan Contoh Nomor 1, Jakarta 10110")
    kontak = models.CharField(max_length=200, default="helpdesk@lpse.contoh.go.id")
    kota = models.CharField(max_length=60, default="Jakarta")
    logo_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    zona = models.CharField("zona waktu", max_length=20, choices=ZONA, default="Asia/Jakarta")
    format_nomor_surat = models.CharField(
        max_length=100,
        default="{derajat}-{urut}/{unit}/{klasifikasi}/{bulan:02}/{tahun}",
        help_text="Kata yang dikenal: {derajat} {urut} {unit} {klasifikasi} {bulan} {bulan_romawi} {tahun}",
    )
    kode_unit = models.CharField(
        max_length=20,
        default="UKPBJ",
        validators=[RegexValidator(r"^[A-Za-z0-9.-]+$", "Huruf, angka, titik.")],
    )
    kode_klasifikasi = models.CharField(max_length=20, default="000.3.5")
    url_spse = models.URLField("alamat SPSE", default="https://spse.contoh.go.id/")
    hari_kredensial = models.PositiveSmallIntegerField(
        "masa buka kredensial (hari)", default=3, validators=[MinValueValidator(1), MaxValueValidator(14)]
    )
    hari_perbaikan = models.PositiveSmallIntegerField(
        "batas melengkapi (hari kerja)", default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    persen_peringatan = models.PositiveSmallIntegerField(
        "peringatan dini (persen baku waktu terpakai)",
        default=75,
        validators=[MinValueValidator(25), MaxValueValidator(95)],
    )
    hari_eskalasi = models.PositiveSmallIntegerField(
        "naik ke sekretariat setelah lewat (hari kerja)",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    hari_pengingat = models.PositiveSmallIntegerField(
        "pengingat berkala bagi yang macet, tiap (hari kerja)",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    jam_ringkasan = models.TimeField("ringkasan pagi dikirim pukul", default=time(7, 30))
    persen_janji = models.PositiveSmallIntegerField(
        "janji layanan (persen permohonan yang selesai di dalamnya)",
        default=80,
        validators=[MinValueValidator(50), MaxValueValidator(99)],
    )

    sop_berlaku = models.JSONField(
        "SOP yang berlaku",
        null=True,
        blank=True,
        help_text="daftar kode; kosong: semua SOP yang dikenal portal",
    )
    sebut_lupa_password = models.BooleanField(
        "sebutkan “lupa password” SPSE sebelum permohonan reset", default=False
    )
    petunjuk_syarat = models.JSONField(
        "kata kantor untuk persyaratan",
        default=dict,
        blank=True,
        help_text="{kode SOP: {persyaratan: petunjuk}}",
    )
    disiapkan_pada = models.DateTimeField("penyiapan awal selesai", null=True, editable=False)

    class Meta:
        verbose_name = "profil kantor"
        verbose_name_plural = "profil kantor"

    def __str__(self):
        return self.nama_unit

    @property
    def logo_tertanam(self):
        """The logo as a data: address, for letters: their renderer fetches nothing."""
        return self.baca_logo(self.logo_sha256) if self.logo_sha256 else ""

    @staticmethod
    def baca_logo(sha256):
        """Given by the app that keeps the files (requests_app.apps)."""
        raise NotImplementedError

    @classmethod
    def muat(cls):
        return cls.objects.first() or cls()
