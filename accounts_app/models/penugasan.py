from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
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
    AN = "AN", "a.n."
    UB = "UB", "u.b."


TENGAH_HARI = 12


class Paruh(models.TextChoices):
    """Half of an office day; noon (12.00 of the office's zone) parts them."""

    PAGI = "PAGI", "pagi (sampai 12.00)"
    SIANG = "SIANG", "siang (dari 12.00)"


LINGKUP_HANYA_MANDAT = "Plt. dan Plh. menjalankan seluruh tugas jabatan; lingkup hanya untuk a.n. dan u.b."
SIFAT_PENGGANTI = (Sifat.PLT, Sifat.PLH)
"""Who holds one of these in the place of somebody stands in for him: while it is in force he does not act himself."""
SIFAT_MANDAT = (Sifat.AN, Sifat.UB)
"""Beside the holder: both may act, the mandated one within his `lingkup`."""
URUTAN_SIFAT = (Sifat.DEFINITIF, Sifat.PLT, Sifat.PLH, Sifat.AN, Sifat.UB)
"""Of two capacities of one person for the same office, the one he is named by."""


def sedang_berlaku(pada=None):
    """Q over Penugasan: in force at a moment (its day and half day on the office's clock; `selesai` is its last day, included).

    One ended early is over from that very moment, and one of the register begins no earlier than it was entered there: the
    answer for a past minute is what the portal knew then. Whether somebody stands in for it is another question (`digantikan`).
    """
    pada = pada or timezone.now()
    setempat = timezone.localtime(pada)
    hari, siang = setempat.date(), setempat.hour >= TENGAH_HARI
    mulai, selesai = Q(mulai__lt=hari), Q(selesai=None) | Q(selesai__gt=hari)
    mulai |= Q(mulai=hari) if siang else Q(mulai=hari, mulai_paruh=Paruh.PAGI)
    selesai |= Q(selesai=hari, selesai_paruh=Paruh.SIANG) if siang else Q(selesai=hari)
    tercatat = Q(ditetapkan_pada=None) | Q(ditetapkan_pada__lte=pada)
    return mulai & selesai & tercatat & (Q(diakhiri_pada=None) | Q(diakhiri_pada__gt=pada))


def digantikan(pada=None):
    """Exists over Penugasan: a Plt. or Plh. stands in for this appointment at that moment.

    Asking each appointment about those that point at it directly is enough for a chain A, B for A, C for B: A and B are
    replaced, C is not.
    """
    pengganti = Penugasan.objects.filter(menggantikan=OuterRef("pk"), sifat__in=SIFAT_PENGGANTI)
    return Exists(pengganti.filter(sedang_berlaku(pada)))


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self, pada=None):
        """In force, and acting: nobody stands in for it."""
        return self.filter(sedang_berlaku(pada), ~digantikan(pada))

    def orang(self):
        """The people of these appointments whose accounts are active."""
        pengguna = self.model._meta.get_field("pengguna").related_model
        return pengguna.objects.filter(is_active=True, pk__in=self.values("pengguna"))

    def tercatat_berlaku(self, pada=None):
        """In force by its dates, also where somebody stands in for it."""
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
    mulai_paruh = models.CharField("sejak", max_length=5, choices=Paruh.choices, default=Paruh.PAGI)
    selesai_paruh = models.CharField("sampai", max_length=5, choices=Paruh.choices, default=Paruh.SIANG)
    menggantikan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti",
        help_text="penugasan pejabat yang digantikan atau diwakili",
    )  # fmt: skip
    lingkup = models.JSONField("lingkup", default=list, blank=True, help_text="kosong: seluruh tugas jabatan")
    dasar_hukum = models.CharField("dasar hukum (SK/surat tugas)", max_length=200)
    sk_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    sk_nama = models.CharField(max_length=120, blank=True, editable=False)
    ditetapkan_oleh = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ditetapkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diakhiri_pada = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="diakhiri lebih awal, pada saat itu juga"
    )
    diakhiri_oleh = models.ForeignKey(
        "accounts_app.Pengguna", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    alasan_akhir = models.CharField("alasan diakhiri", max_length=200, blank=True, editable=False)

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

    def clean(self):
        """What the register must never hold. Raises ValidationError."""
        super().clean()
        dasar = self.menggantikan
        if self.lingkup and self.sifat not in SIFAT_MANDAT:
            raise ValidationError({"lingkup": LINGKUP_HANYA_MANDAT})
        if dasar is None:
            return
        if self.sifat == Sifat.DEFINITIF:
            raise ValidationError(
                {"sifat": "Pejabat definitif tidak menggantikan; pilih Plt., Plh., a.n., atau u.b."}
            )
        if (dasar.peran, dasar.unit_id) != (self.peran, self.unit_id):
            raise ValidationError({"menggantikan": "Jabatan yang digantikan harus jabatan yang sama."})
        if self.pk and self.pk in {satu.pk for satu in dasar.rantai}:
            raise ValidationError({"menggantikan": "Rantai penggantian ini melingkar; pilih penugasan lain."})

    @property
    def sebutan(self):
        """The capacity as printed: "Plh. Kepala LPSE"."""
        awalan = "" if self.sifat == Sifat.DEFINITIF else f"{self.get_sifat_display()} "
        return f"{awalan}{self.get_peran_display()}"

    @property
    def rantai(self):
        """This appointment and those it goes back to: [C for B, B for A, A]. A query for each that was not read yet."""
        hasil, satu = [], self
        while satu is not None and satu not in hasil:
            hasil.append(satu)
            satu = satu.menggantikan
        return hasil

    @property
    def pengganti_sah(self):
        """Does it take its office over from the one it points at (and is no mandate beside him)?"""
        return self.menggantikan_id is not None and self.sifat in SIFAT_PENGGANTI

    def mencakup(self, lingkup):
        """Are all these codes within its scope? An empty scope is the whole office."""
        return not self.lingkup or set(lingkup) <= set(self.lingkup)

    @property
    def masa(self):
        """(from, until) as moments on the office's clock, `until` excluded; None where it has no end. As `sedang_berlaku`."""
        mulai = _saat(self.mulai, TENGAH_HARI if self.mulai_paruh == Paruh.SIANG else 0)
        selesai = None
        if self.selesai:
            setengah = self.selesai_paruh == Paruh.PAGI
            selesai = (
                _saat(self.selesai, TENGAH_HARI) if setengah else _saat(self.selesai + timedelta(days=1), 0)
            )
        akhir = [satu for satu in (selesai, self.diakhiri_pada) if satu]
        return max(mulai, self.ditetapkan_pada or mulai), min(akhir) if akhir else None

    def berlaku_pada(self, pada):
        """Is it in force at that moment? As `sedang_berlaku`, of an appointment that was read."""
        mulai, akhir = self.masa
        return mulai <= pada and (akhir is None or pada < akhir)

    def beririsan(self, lain):
        """Are both in force at some moment?"""
        (a, b), (c, d) = self.masa, lain.masa
        mulai, akhir = max(a, c), [satu for satu in (b, d) if satu]
        return not akhir or mulai < min(akhir)


def _saat(hari, jam):
    return timezone.make_aware(datetime.combine(hari, time(jam)))
