from django.db import models
from django.db.models import Q


class Subjek(models.Model):
    """One person for whom an account is requested, with a result of his own."""

    class Jenis(models.TextChoices):
        PPK = "PPK", "PPK"
        PP = "PP", "Pejabat Pengadaan"

    class Hasil(models.TextChoices):
        DIBUAT = "DIBUAT", "Akun dibuat"
        TIDAK = "TIDAK", "Tidak dibuat"

    ISIAN = (
        "jenis",
        "nama",
        "nip",
        "pangkat_golongan",
        "jabatan",
        "email",
        "telepon",
        "nomor_sk",
        "tanggal_sk",
        "sk_berlaku_sampai",
        "nomor_sertifikat",
    )

    permohonan = models.ForeignKey("requests_app.Permohonan", models.CASCADE, related_name="subjek")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField("akun sebagai", max_length=3, choices=Jenis.choices, default=Jenis.PPK)
    nama = models.CharField("nama lengkap dengan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=30, blank=True)
    pangkat_golongan = models.CharField("pangkat/golongan", max_length=60, blank=True)
    jabatan = models.CharField(max_length=150, blank=True)
    email = models.EmailField("surel")
    telepon = models.CharField("telepon/HP", max_length=20, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=100)
    tanggal_sk = models.DateField("tanggal SK")
    sk_berlaku_sampai = models.DateField("SK berlaku sampai", null=True, blank=True)
    nomor_sertifikat = models.CharField("nomor sertifikat", max_length=100)
    putaran = models.PositiveSmallIntegerField(default=1, editable=False)

    hasil = models.CharField(max_length=6, choices=Hasil.choices, blank=True)
    user_id = models.CharField("User ID", max_length=80, blank=True)
    alasan_hasil = models.CharField("alasan tidak dibuat", max_length=300, blank=True)
    pengguna = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="subjek")
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
                | (Q(hasil="DIBUAT", alasan_hasil="", pengguna__isnull=False) & ~Q(user_id=""))
                | (Q(hasil="TIDAK", user_id="", kredensial=None) & ~Q(alasan_hasil="")),
                name="subjek_hasil_lengkap",
            ),
        ]

    def __str__(self):
        return self.nama

    def data(self):
        """What the applicant typed about this person, as JSON-able texts (dates ISO 8601, absent ones None)."""
        nilai = {nama: getattr(self, nama) for nama in self.ISIAN}
        return {nama: isi if isinstance(isi, str | None) else isi.isoformat() for nama, isi in nilai.items()}


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
