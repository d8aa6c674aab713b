"""Page images of stored documents, drawn once (`pelukis`) and kept by content: `<GAMBAR_DIR>/ab/<sha256>/<page>-<width>.png`.

A cache and nothing else: the folder may be emptied at any time. Rights are the caller's business. No Django models.
"""

import contextlib
import os
import tempfile
import threading
import time
from pathlib import Path

from django.conf import settings

from requests_app.berkas import gudang
from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.berkas.pelukis import TIDAK_ADA

LEBAR = (200, 900, 1600)
# No document has more; a longer number would be no name of a file.
HALAMAN_TERBANYAK = 100_000
DETIK_PELUKIS = 30
# A file that failed would fail again; but the machine may have been the reason, so not for ever.
DETIK_INGAT_GAGAL = 600
DETIK_SIMPAN = 30 * 24 * 3600

_antrean = threading.BoundedSemaphore(2)
"""Pages drawn at once by one web process; a viewer asks for many, and the other visitors need the processor too."""


class HalamanTidakAda(LookupError):
    """The document has fewer pages."""


class GambarGagal(Exception):
    """The page cannot be shown as a picture; the text of the exception says so to the reader."""

    RUSAK = "Halaman ini tidak dapat digambar. Buka berkas aslinya."
    SIBUK = "Server sedang menggambar banyak halaman. Muat ulang halaman ini sebentar lagi."


def gambar_halaman(sha256, tipe, halaman, lebar):
    """Path of the PNG of page `halaman` (from 1) of a stored document, `lebar` (one of LEBAR) pixels wide.

    Raises HalamanTidakAda, GambarGagal (with a sentence), FileNotFoundError when the document is not in the store.
    """
    if lebar not in LEBAR or not 1 <= halaman <= HALAMAN_TERBANYAK:
        raise HalamanTidakAda
    return _ambil(sha256, tipe, halaman, lebar, _folder(sha256) / f"{halaman}-{lebar}.png")


def jumlah_halaman(sha256, tipe="application/pdf"):
    """How many pages a stored document has. Raises as `gambar_halaman` does."""
    if tipe != "application/pdf":
        return 1
    return int(_ambil(sha256, tipe, 0, 0, _folder(sha256) / "jumlah").read_text())


def sapu(lebih_tua=DETIK_SIMPAN):
    """Delete images not made or asked for lately, and what a killed process left; returns how many files went."""
    batas, terhapus = time.time() - lebih_tua, 0
    for berkas in [p for p in Path(settings.GAMBAR_DIR).glob("*/*/*") if _umur(p) < batas]:
        berkas.unlink(missing_ok=True)
        terhapus += 1
        with contextlib.suppress(OSError):  # not empty, or gone already
            berkas.parent.rmdir()
    return terhapus


def _folder(sha256):
    return Path(settings.GAMBAR_DIR) / gudang.jalur(sha256).name[:2] / sha256


def _umur(berkas):
    try:
        return berkas.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _ambil(sha256, tipe, halaman, lebar, tujuan):
    if tujuan.exists():
        _tandai_terpakai(tujuan)
        return tujuan
    gagal = tujuan.with_suffix(".gagal")
    if time.time() - _umur(gagal) < DETIK_INGAT_GAGAL and gagal.exists():
        raise GambarGagal(GambarGagal.RUSAK)
    with gudang.buka(sha256) as isi:
        return _gambar_baru(isi, tipe, halaman, lebar, tujuan)


def _tandai_terpakai(berkas):
    if time.time() - _umur(berkas) > DETIK_SIMPAN / 10:
        with contextlib.suppress(FileNotFoundError):
            os.utime(berkas)


def _gambar_baru(isi, tipe, halaman, lebar, tujuan):
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(dir=tujuan.parent)  # mode 0600
    try:
        with os.fdopen(pegangan, "wb") as keluaran:
            kode = _lukis(isi, tipe, halaman, lebar, keluaran)
        if kode == TIDAK_ADA:
            raise HalamanTidakAda
        if kode:
            tujuan.with_suffix(".gagal").touch(mode=0o600)
            raise GambarGagal(GambarGagal.RUSAK)
        os.replace(sementara, tujuan)
    finally:
        Path(sementara).unlink(missing_ok=True)
    return tujuan


def _lukis(isi, tipe, halaman, lebar, keluaran):
    if not _antrean.acquire(timeout=DETIK_PELUKIS):
        raise GambarGagal(GambarGagal.SIBUK)
    try:
        return jalankan_terkurung(
            "requests_app.berkas.pelukis", tipe, halaman, lebar,
            masukan=isi, keluaran=keluaran, detik=DETIK_PELUKIS,
        )  # fmt: skip
    except LewatWaktu:
        return -1
    finally:
        _antrean.release()
