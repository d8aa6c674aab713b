from django.db import models
from django.db.models import Q

from accounts_app.models import JenisAkun


class Subjek(models.Model):
    """One person for whom an account is requested, with a result of his own."""

    Jenis = JenisAkun

    class Permintaan(models.TextChoices):
        AKTIFKAN = "AKTIFKAN", "Aktifkan"
        NONAKTIFKAN = "NONAKTIFKAN", "Nonaktifkan"

    class Hasil(models.TextChoices):
        DIBUAT = "DIBUAT", "Akun dibuat"
        TIDAK = "TIDAK", "Tidak dibuat"

    ISIAN = (
        "jenis",
        "nama",
        "nip",
        "pangkat_golongan",
        "jabatan",
        "alamat",
        "email",
        "telepon",
        "permintaan",
        "user_id_lama",
        "nomor_sk",
        "tanggal_sk",
        "sk_berlaku_sampai",
        "nomor_sertifikat",
        "pa_merangkap_ppk",
    )
    """All that can be typed about a person; a SOP asks for its part of it (Permohonan.ISIAN_ORANG)."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.CASCADE, related_name="subjek")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField("akun sebagai", max_length=5, choices=Jenis.choices, default=Jenis.PPK)
    nama = models.CharField("nama lengkap dengan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=30, blank=True)
    pangkat_golongan = models.CharField("pangkat/golongan", max_length=60, blank=True)
    jabatan = models.CharField(max_length=150, blank=True)
    alamat = models.CharField(max_length=300, blank=True)
    email = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon/HP", max_length=20, blank=True)
    permintaan = models.CharField(max_length=11, choices=Permintaan.choices, blank=True)
    user_id_lama = models.CharField("User ID di SPSE", max_length=80, blank=True)
    akun = models.ForeignKey(
        "accounts_app.AkunSPSE", models.PROTECT, null=True, blank=True, related_name="subjek"
    )
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    sk_berlaku_sampai = models.DateField("SK berlaku sampai", null=True, blank=True)
    nomor_sertifikat = models.CharField("nomor sertifikat", max_length=100, blank=True)
    pa_merangkap_ppk = models.BooleanField("Pengguna Anggaran (PA) yang merangkap PPK", default=False)
    putaran = models.PositiveSmallIntegerField(default=1, editable=False)

    hasil = models.CharField(max_length=6, choices=Hasil.choices, blank=True)
    user_id = models.CharField("User ID", max_length=80, blank=True)
    alasan_hasil = models.CharField("alasan tidak dibuat", max_length=300, blank=True)
    pengguna = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="subjek")
    pelatihan = models.ForeignKey(
        "requests_app.Pelatihan", models.PROTECT, null=True, blank=True, related_name="subjek"
    )
    kredensial = models.OneToOneField(
        "accounts_app.Kredensial", models.PROTECT, null=True, related_name="subjek"
    )

    class Meta:
        verbose_name = "orang yang dimohonkan"
        verbose_name_plural = "orang yang dimohonkan"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "urut"], name="subjek_urut_unik"),
            models.CheckConstraint(
                condition=Q(hasil="", user_id="", alasan_hasil="")
                | (Q(hasil="DIBUAT", alasan_hasil="") & ~Q(user_id=""))
                | (Q(hasil="TIDAK", user_id="", kredensial=None) & ~Q(alasan_hasil="")),
                name="subjek_hasil_lengkap",
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def tanpa_akun(self):
        """Named by hand, since the register does not know the account."""
        return self.akun_id is None

    def data(self):
        """What the applicant typed about this person, as JSON-able texts (dates ISO 8601, absent ones None)."""
        nilai = {nama: getattr(self, nama) for nama in self.ISIAN}
        return {
            nama: isi if isinstance(isi, str | bool | None) else isi.isoformat()
            for nama, isi in nilai.items()
        }


class RiwayatSubjek(models.Model):
    """What a person's data were before the satker corrected them in a round of completion."""

    subjek = models.ForeignKey(Subjek, models.PROTECT, related_name="riwayat")
    putaran = models.PositiveSmallIntegerField()
    data = models.JSONField()
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat data orang"
        verbose_name_plural = "riwayat data orang"

    def __str__(self):
        return f"{self.subjek} putaran {self.putaran}"
