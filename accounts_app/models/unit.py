import time

from django.conf import settings
from django.db import models


class UnitKerja(models.Model):
    """An instansi or one of its satuan kerja; a tree. Never deleted (guardian's rows point here by number), only made inactive."""

    class Jenis(models.TextChoices):
        INSTANSI = "INSTANSI", "Instansi"
        SATKER = "SATKER", "Satuan kerja"

    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="bawahan")
    jenis = models.CharField(max_length=8, choices=Jenis.choices, default=Jenis.SATKER)
    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=200)
    alamat = models.CharField(max_length=300, blank=True)
    nama_kepala = models.CharField("nama Kepala Satker", max_length=150, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["nama"]
        default_permissions = ("add", "change", "view")
        permissions = [
            ("ajukan_permohonan", "Mengajukan permohonan atas nama unit"),
            ("lihat_permohonan", "Melihat permohonan unit"),
            ("ajukan_sendiri", "Mengajukan permohonan untuk akunnya sendiri"),
        ]

    def __str__(self):
        return self.nama


def beserta_bawahan(kelompok):
    """{name: unit ids} with everything below them added. One query however deep the tree is (some hundred units)."""
    bawahan = _bawahan()
    return {nama: _turunan(bawahan, unit) for nama, unit in kelompok.items()}


_POHON = ({}, float("-inf"))


def _bawahan():
    """{unit: units right below it}, read again after KANTOR_TEMBOLOK_DETIK: who holds what is asked anew, the tree is furniture."""
    global _POHON
    bawahan, dibaca = _POHON
    if time.monotonic() - dibaca >= settings.KANTOR_TEMBOLOK_DETIK:
        bawahan = {}
        for pk, induk in UnitKerja.objects.order_by().values_list("pk", "induk_id"):
            bawahan.setdefault(induk, []).append(pk)
        _POHON = (bawahan, time.monotonic())
    return bawahan


def _turunan(bawahan, unit_ids):
    hasil, tumpukan = set(), list(unit_ids)
    while tumpukan:
        pk = tumpukan.pop()
        if pk not in hasil:
            hasil.add(pk)
            tumpukan.extend(bawahan.get(pk, ()))
    return hasil
