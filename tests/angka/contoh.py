"""Permohonan as they would stand after their whole way, written down at once: of figures only the measured times matter."""

from datetime import timedelta
from itertools import count

from requests_app import jurnal
from requests_app.langkah import bekukan
from requests_app.models import LamaLangkah, Permohonan
from requests_app.sop.kosakata import AKHIR

_URUT = count(1)
JAM = 3600


def permohonan(kantor, *, pada, status="SELESAI", sop="pembuatan-akun", unit=None, **isi):
    """A filed one that ended at `pada`, or is open with what `isi` says."""
    nomor = next(_URUT)
    akhir = {"selesai_pada": pada} if status in AKHIR else {}
    alasan = {"alasan": "Alasan contoh."} if status in ("DITOLAK", "DITARIK") else {}
    return Permohonan.objects.create(
        sop=sop, status=status, unit=unit or kantor.unit, pemohon=kantor.satker, versi_sop=bekukan(sop),
        nomor=f"UJI-2026-{nomor:06}-XX", diajukan_pada=pada - timedelta(days=1), **(akhir | alasan | isi),
    )  # fmt: skip


def lama(
    satu,
    detik,
    *,
    pada,
    status="DIAJUKAN",
    aksi="disposisikan",
    baku=None,
    terlambat=False,
    milik_kantor=True,
):
    """A row of it done at `pada` in `detik` working seconds."""
    langkah = next(b for b in satu.langkah() if b.status == status)
    jejak = jurnal.catat(satu, aksi=aksi, dari=status, ke=status, baris=langkah.baris, pada=pada)
    return LamaLangkah.objects.create(
        permohonan=satu, jejak=jejak, sop=satu.sop, unit=satu.unit, baris=langkah.baris, status=status, aksi=aksi,
        pelaksana=langkah.pelaksana, kantor=milik_kantor, mulai=pada - timedelta(seconds=detik), selesai=pada, detik_kerja=detik,
        baku_detik=baku, terlambat=terlambat,
    )  # fmt: skip


def selesai(kantor, detik, *, pada, diukur=True, **isi):
    """One that ended after `detik` working seconds of the office; `diukur`: its first row was measured too."""
    satu = permohonan(kantor, pada=pada, **isi)
    if diukur:
        lama(satu, 4 * JAM, pada=pada - timedelta(days=1), status="DRAF", aksi="ajukan", milik_kantor=False)
    lama(satu, detik, pada=pada)
    return satu
