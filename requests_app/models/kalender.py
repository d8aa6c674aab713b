from django.core.exceptions import ValidationError
from django.db import models


class HariLibur(models.Model):
    """A day without office time: national holiday, cuti bersama, or closed by the office. Seeded, then the office's own."""

    class Jenis(models.TextChoices):
        LIBUR = "LIBUR", "Hari libur"
        KANTOR = "KANTOR", "Ditutup kantor"

    tanggal = models.DateField(unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=6, choices=Jenis.choices, default=Jenis.LIBUR)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]

    def __str__(self):
        return f"{self.tanggal} {self.nama}"


class JamKerja(models.Model):
    """One interval of office time on one weekday; several a day. With dates it is a profile (Ramadan) that wins in them."""

    HARI = [(0, "Senin"), (1, "Selasa"), (2, "Rabu"), (3, "Kamis"), (4, "Jumat"), (5, "Sabtu"), (6, "Minggu")]

    profil = models.CharField(max_length=40, default="Biasa")
    hari = models.PositiveSmallIntegerField(choices=HARI)
    buka = models.TimeField()
    tutup = models.TimeField()
    mulai = models.DateField("berlaku mulai", null=True, blank=True)
    selesai = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        verbose_name = "jam kerja"
        verbose_name_plural = "jam kerja"
        ordering = ["profil", "hari", "buka"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(buka__lt=models.F("tutup")),
                name="jam_kerja_buka_sebelum_tutup",
                violation_error_message="Jam buka harus sebelum jam tutup.",
            )
        ]

    def __str__(self):
        return f"{self.profil} {self.get_hari_display()} {self.buka:%H.%M}–{self.tutup:%H.%M}"

    def clean(self):
        if bool(self.mulai) != bool(self.selesai):
            raise ValidationError("Isi kedua tanggal profil, atau kosongkan keduanya.")
