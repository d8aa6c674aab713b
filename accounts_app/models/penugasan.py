from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Peran(models.TextChoices):
    """The roles of the SOPs. Which column of an SOP a role fills is data of the SOP vocabulary."""

    SATKER = "SATKER", "Satuan Kerja"
    KEPALA_UKPBJ = "KEPALA_UKPBJ", "Kepala UKPBJ"
    KEPALA_LPSE = "KEPALA_LPSE", "Kepala LPSE"
    ADMIN_PPE = "ADMIN_PPE", "Admin PPE"
    ADMIN_AGENCY = "ADMIN_AGENCY", "Admin Agency"
    HELPDESK = "HELPDESK", "Helpdesk"
    PIMPINAN = "PIMPINAN", "Pimpinan Instansi"
    PPK = "PPK", "PPK"
    PP = "PP", "Pejabat Pengadaan"
    POKJA = "POKJA", "Anggota Pokja"
    AUDITOR = "AUDITOR", "Auditor"
    PENGELOLA = "PENGELOLA", "Pengelola Portal"


PERAN_PENGADAAN = (Peran.PPK, Peran.PP, Peran.POKJA)
"""Those who hold SPSE accounts and ask for themselves."""

PERAN_UNIT = (Peran.SATKER, Peran.PIMPINAN, Peran.AUDITOR, *PERAN_PENGADAAN)
PERAN_KANTOR = (Peran.KEPALA_UKPBJ, Peran.KEPALA_LPSE, Peran.ADMIN_PPE, Peran.ADMIN_AGENCY, Peran.HELPDESK)


class Sifat(models.TextChoices):
    DEFINITIF = "DEFINITIF", "Definitif"
    PLT = "PLT", "Plt."
    PLH = "PLH", "Plh."


def sedang_berlaku(pada=None):
    """Q over Penugasan: in force on a day (the office's local day; `selesai` is its last day, included)."""
    hari = timezone.localdate(pada)
    return Q(mulai__lte=hari) & (Q(selesai=None) | Q(selesai__gte=hari))


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self, pada=None):
        return self.filter(sedang_berlaku(pada))


class Penugasan(models.Model):
    """Who holds which role, for the office (unit empty) or a unit, from when to when, by which document."""

    pengguna = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=16, choices=Peran.choices)
    unit = models.ForeignKey(
        "accounts_app.UnitKerja", models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    sifat = models.CharField(max_length=9, choices=Sifat.choices, default=Sifat.DEFINITIF)
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    dasar_hukum = models.CharField("dasar hukum (SK/surat tugas)", max_length=200)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["peran", "mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                name="penugasan_selesai_setelah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(peran__in=PERAN_UNIT, unit__isnull=False) | ~Q(peran__in=PERAN_UNIT),
                name="penugasan_unit_wajib",
                violation_error_message="Peran ini harus menyebut unit kerjanya.",
            ),
        ]

    def __str__(self):
        return f"{self.pengguna} – {self.sebutan}"

    @property
    def sebutan(self):
        """The capacity as printed: "Plh. Kepala LPSE"."""
        awalan = "" if self.sifat == Sifat.DEFINITIF else f"{self.get_sifat_display()} "
        return f"{awalan}{self.get_peran_display()}"
