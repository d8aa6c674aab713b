"""The store of documents, addressed by content: a file lives at `<GUDANG_DIR>/ab/cd/<sha256>` and never changes.

`akar` names another store of the same shape (the archive's copies).
Names given by people never reach the file system. A backup is a copy of the digests not yet copied. No Django models.
"""

import hashlib
import io
import os
import re
import tempfile
import time
from pathlib import Path

from django.conf import settings

from accounts_app.brankas import sinkronkan

POTONGAN = 1024 * 1024
DETIK_BASI = 24 * 3600
"""Nothing is half written for so long: its process was killed."""
SIDIK = re.compile(r"[0-9a-f]{64}")


class SidikTidakSah(FileNotFoundError, ValueError):
    """Not 64 lower-case hex characters, so no file can have this address."""


def simpan(isi, akar=None):
    """Keep `isi` (bytes, or a binary file read from its present position) and return its SHA-256 in hex.

    The bytes are on the disk when this returns. Keeping the same bytes again changes nothing, except that a copy
    found damaged is replaced. Raises OSError (a full disk, say) and then leaves nothing behind.
    """
    akar = _akar(akar)
    pegangan, sementara = tempfile.mkstemp(dir=akar / "sementara")  # mode 0600
    try:
        with os.fdopen(pegangan, "wb") as tujuan:
            sidik = _salin(isi, tujuan)
            tujuan.flush()
            os.fsync(tujuan.fileno())
        # Touched, so that whoever looks for old files that nothing speaks of passes it by until its row is there.
        if not (_sentuh(jalur(sidik, akar)) and utuh(sidik, akar)):
            _pindahkan(sementara, jalur(sidik, akar))
    finally:
        Path(sementara).unlink(missing_ok=True)
    return sidik


def jalur(sha256, akar=None):
    """Where the file with this digest lives, whether it exists or not. Raises SidikTidakSah."""
    if not isinstance(sha256, str) or not SIDIK.fullmatch(sha256):
        raise SidikTidakSah("Sidik berkas harus 64 angka heksadesimal huruf kecil.")
    return Path(akar or settings.GUDANG_DIR) / sha256[:2] / sha256[2:4] / sha256


def buka(sha256, akar=None):
    """The stored file, open for binary reading. Raises FileNotFoundError (also for a malformed digest)."""
    return jalur(sha256, akar).open("rb")


def utuh(sha256, akar=None):
    """True when the file is there and its bytes still have this digest; reads all of it."""
    try:
        with buka(sha256, akar) as berkas:
            return hashlib.file_digest(berkas, "sha256").hexdigest() == sha256
    except SidikTidakSah:
        raise
    except FileNotFoundError:
        return False


def sapu(lebih_tua=DETIK_BASI, akar=None):
    """Delete what killed processes left half written; returns how many files went."""
    batas = time.time() - lebih_tua
    basi = [berkas for berkas in (_akar(akar) / "sementara").iterdir() if berkas.stat().st_mtime < batas]
    for berkas in basi:
        berkas.unlink(missing_ok=True)
    return len(basi)


def lebih_tua(batas):
    """Yield the digests of the files last kept before `batas` (seconds since the epoch)."""
    for tersisih in _akar(None).glob("??/??/*.buang"):
        tersisih.rename(tersisih.with_suffix(""))  # whoever took it aside died before he could tell
    for berkas in _akar(None).glob("??/??/*"):
        if SIDIK.fullmatch(berkas.name) and berkas.stat().st_mtime < batas:
            yield berkas.name


def buang(sha256, batas):
    """Delete a file, unless it was kept again since `batas`; taken aside first, so that keeping it meanwhile makes it anew.

    Returns True when it went.
    """
    berkas = jalur(sha256)
    tersisih = berkas.with_suffix(".buang")
    try:
        berkas.rename(tersisih)
    except FileNotFoundError:
        return False
    if tersisih.stat().st_mtime >= batas:
        tersisih.rename(berkas)
        return False
    tersisih.unlink()
    return True


def _sentuh(berkas):
    try:
        os.utime(berkas)
    except FileNotFoundError:
        return False
    return True


def _akar(akar):
    akar = Path(akar or settings.GUDANG_DIR)
    for folder in (akar, akar / "sementara"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return akar


def _salin(isi, tujuan):
    sumber = io.BytesIO(isi) if isinstance(isi, bytes | bytearray | memoryview) else isi
    sidik = hashlib.sha256()
    while potongan := sumber.read(POTONGAN):
        sidik.update(potongan)
        tujuan.write(potongan)
    return sidik.hexdigest()


def _pindahkan(sementara, tujuan):
    """Rename into place and make the names themselves survive a power cut: each folder on the way is synced."""
    for folder in (tujuan.parent.parent, tujuan.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    os.replace(sementara, tujuan)
    for folder in (tujuan.parent, tujuan.parent.parent, tujuan.parent.parent.parent):
        sinkronkan(folder)
