import hashlib
import json
from datetime import UTC

from django.db import models

AWAL = "0" * 64


class Jejak(models.Model):
    """The append-only journal: one SHA-256 chain per permohonan, written in the transaction of what it records.

    It holds references and keyed digests, never names, NIPs or free text, so that a person can be erased without
    breaking it. Both databases refuse UPDATE and DELETE by trigger (`requests_app.pengunci`).
    """

    permohonan = models.ForeignKey("requests_app.Permohonan", models.PROTECT, related_name="jejak")
    urut = models.PositiveIntegerField()
    waktu = models.DateTimeField()
    pelaku = models.ForeignKey("accounts_app.Pengguna", models.PROTECT, null=True, related_name="+")
    peran = models.CharField(max_length=60)
    aksi = models.CharField(max_length=40)
    dari = models.CharField(max_length=30)
    ke = models.CharField(max_length=30)
    baris = models.PositiveSmallIntegerField(null=True)
    data = models.JSONField(default=dict)
    kunci = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001  (absent keys must not collide)
    sebelumnya = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["urut"]
        constraints = [models.UniqueConstraint(fields=["permohonan", "urut"], name="jejak_urut_unik")]

    def __str__(self):
        return f"{self.permohonan_id}/{self.urut} {self.aksi}"

    def isi(self):
        """Everything the digest covers, as JSON-able values (waktu in UTC with microseconds)."""
        return {
            "v": 1,
            "permohonan": self.permohonan_id,
            "urut": self.urut,
            "waktu": self.waktu.astimezone(UTC).isoformat(timespec="microseconds"),
            "pelaku": self.pelaku_id,
            "peran": self.peran,
            "aksi": self.aksi,
            "dari": self.dari,
            "ke": self.ke,
            "baris": self.baris,
            "data": self.data,
            "kunci": self.kunci,
            "sebelumnya": self.sebelumnya,
        }

    def hitung_sidik(self):
        """SHA-256 over 0x00 and the canonical JSON (RFC 8785 for the types used here), so that it can be an RFC 6962 leaf."""
        return hashlib.sha256(b"\x00" + kanonik(self.isi())).hexdigest()


def kanonik(nilai):
    return json.dumps(nilai, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
