"""What the clock of a row leaves behind: the calendar it ran by, its pauses, and how long each row took."""

from django.db import models
from django.db.models import F, Q


class VersiKalender(models.Model):
    """The office's calendar as it was from `pada` on: zone, hours, days off (requests_app.versi_kalender).

    Never changed afterwards, but for the count of the deadlines it moved.
    """

    sidik = models.CharField(max_length=64, db_index=True)
    isi = models.JSONField()
    pada = models.DateTimeField()
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    sebab = models.CharField(max_length=200, blank=True)
    dipindahkan = models.PositiveIntegerField(default=0, help_text="batas waktu yang digeser olehnya")

    class Meta:
        verbose_name = "versi kalender"
        verbose_name_plural = "versi kalender"
        ordering = ["pk"]

    def __str__(self):
        return f"Kalender versi {self.pk}"


class Jeda(models.Model):
    """A time in which the clock of the awaited row stood still, and why. Its end moves the deadline; the row stays."""

    class Sebab(models.TextChoices):
        SPSE = "SPSE", "SPSE tidak dapat dipakai"
        PEMOHON = "PEMOHON", "Menunggu jawaban pemohon"
        KAHAR = "KAHAR", "Keadaan kahar (listrik, jaringan, bencana)"

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="jeda")
    status = models.CharField(max_length=30)
    baris = models.PositiveSmallIntegerField(null=True)
    sebab = models.CharField("sebab", max_length=8, choices=Sebab.choices)
    keterangan = models.CharField("keterangan", max_length=300)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    dilanjutkan_oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "jeda"
        verbose_name_plural = "jeda"
        ordering = ["mulai", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai=None), name="jeda_berjalan_satu"
            ),
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")), name="jeda_selesai_setelah_mulai"
            ),
        ]

    def __str__(self):
        return f"{self.permohonan_id}: {self.get_sebab_display()}"


class LamaLangkah(models.Model):
    """One time a row was done: from its landing to the move that left it. Derived from the journal, rebuilt from it at will.

    `detik_kerja`: working seconds of the office without its pauses; `baku_detik`: those the mutu baku gave it (None: no
    clock). Rows of the applicant and added waiting states are here too, with `kantor` false.
    """

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="lama_langkah")
    jejak = models.OneToOneField("requests_app.Jejak", models.CASCADE, related_name="+")
    sop = models.CharField(max_length=40)
    unit = models.ForeignKey("accounts_app.UnitKerja", models.PROTECT, related_name="+")
    baris = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=30)
    aksi = models.CharField(max_length=40)
    pelaksana = models.CharField(max_length=60)
    pelaku = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    kantor = models.BooleanField()
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    detik_kerja = models.PositiveIntegerField()
    detik_jeda = models.PositiveIntegerField(default=0)
    baku_detik = models.PositiveIntegerField(null=True)
    terlambat = models.BooleanField(default=False)

    class Meta:
        verbose_name = "lama langkah"
        verbose_name_plural = "lama langkah"
        indexes = [
            models.Index(fields=["sop", "baris", "selesai"], name="lama_langkah_baris"),
            models.Index(fields=["selesai"], name="lama_langkah_selesai"),
        ]

    def __str__(self):
        return f"{self.permohonan_id} {self.status}"
