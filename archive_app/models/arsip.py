import hashlib

from django.db import models

from requests_app import terpin
from requests_app.models.jejak import kanonik


class ArsipQuerySet(models.QuerySet):
    def terlihat_oleh(self, pelaku):
        """Archived dossiers of permohonan this person may see (requests_app.izin.Pelaku)."""
        from requests_app.models import Permohonan

        return self.filter(permohonan__in=Permohonan.objects.terlihat_oleh(pelaku))


class Arsip(models.Model):
    """The dossier of one permohonan in the archive: a copy of the letter at row 12, sealed whole when the permohonan ends."""

    permohonan = models.OneToOneField("requests_app.Permohonan", models.PROTECT, related_name="arsip")
    klasifikasi = models.CharField(max_length=20)
    dibuat_pada = models.DateTimeField()
    ditutup_pada = models.DateTimeField(null=True)

    objects = ArsipQuerySet.as_manager()

    class Meta:
        verbose_name = "arsip"
        verbose_name_plural = "arsip"
        indexes = [models.Index(fields=["-dibuat_pada", "-id"], name="arsip_terbaru")]

    def __str__(self):
        return f"Arsip {self.permohonan}"


class Segel(models.Model):
    """One seal over a dossier's content at a moment: the manifest with every digest, and its own SHA-256. Append-only."""

    class Jenis(models.TextChoices):
        SALINAN = "SALINAN", "Salinan surat"
        AKHIR = "AKHIR", "Berkas lengkap"

    arsip = models.ForeignKey(Arsip, models.PROTECT, related_name="segel")
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=7, choices=Jenis.choices)
    daftar = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "segel"
        verbose_name_plural = "segel"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["arsip", "urut"], name="segel_urut_unik"),
            models.UniqueConstraint(fields=["arsip", "jenis"], name="segel_jenis_unik"),
        ]

    def __str__(self):
        return f"{self.arsip} {self.get_jenis_display()}"

    def utuh(self):
        """Does the manifest hash to what was written down, and (once the dossier is closed) what it pins still stand?"""
        if self.jenis == self.Jenis.AKHIR and self.daftar["terpin"] != terpin.seluruhnya(
            self.arsip.permohonan
        ):
            return False
        kepala = self.daftar["jejak"]
        if not self.arsip.permohonan.jejak.filter(urut=kepala["urut"], sidik=kepala["sidik"]).exists():
            return False
        return hashlib.sha256(kanonik(self.daftar)).hexdigest() == self.sha256
