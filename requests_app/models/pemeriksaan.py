from django.db import models
from django.db.models import Q


class Pemeriksaan(models.Model):
    """One completeness check (row 5) in one round."""

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="pemeriksaan")
    putaran = models.PositiveSmallIntegerField()
    oleh = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pemeriksaan"
        verbose_name_plural = "pemeriksaan"
        ordering = ["pk"]

    def __str__(self):
        return f"Pemeriksaan {self.permohonan} putaran {self.putaran}"

    @property
    def lengkap(self):
        return not any(not butir.sesuai for butir in self.butir.all())


class ButirPeriksa(models.Model):
    """One item of a check: a document (per person where the requirement is per person) or the data of one person."""

    pemeriksaan = models.ForeignKey(Pemeriksaan, models.PROTECT, related_name="butir")
    syarat = models.CharField(max_length=200)
    subjek = models.ForeignKey("requests_app.Subjek", models.PROTECT, null=True, related_name="+")
    berkas = models.ForeignKey("requests_app.Berkas", models.PROTECT, null=True, related_name="+")
    sesuai = models.BooleanField()
    alasan = models.CharField(max_length=500, blank=True)
    dicocokkan_asli = models.BooleanField("salinan dibandingkan dengan aslinya", default=False)
    halaman = models.PositiveSmallIntegerField("halaman yang ditandai", null=True)

    class Meta:
        verbose_name = "butir pemeriksaan"
        verbose_name_plural = "butir pemeriksaan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sesuai=True, alasan="") | (Q(sesuai=False) & ~Q(alasan="")),
                name="butir_kurang_beralasan",
            )
        ]

    def __str__(self):
        return self.syarat

    @property
    def kunci(self):
        """The item this is about, as (requirement, person): the same in every round."""
        return (self.syarat, self.subjek_id)
