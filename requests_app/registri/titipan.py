"""What was read from an upload, kept between its dry run and its confirmation: for the person who uploaded it, for hours.

In a private folder of that person, by the digest of the file. It is full of names and NIPs, so it goes when it was applied,
or by the sweep.
"""

import os
import re
import tempfile
import time
from pathlib import Path

from django.conf import settings

from requests_app.registri.baca import Berkas

DETIK_SIMPAN = 12 * 3600
SIDIK = re.compile(r"[0-9a-f]{64}")


def simpan(pengguna, berkas):
    folder = _folder(pengguna)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(dir=folder, suffix=".sementara")
    with os.fdopen(pegangan, "w", encoding="utf-8") as tujuan:
        tujuan.write(berkas.json())
    os.replace(sementara, folder / f"{berkas.sidik}.json")


def ambil(pengguna, sidik):
    """The Berkas this person uploaded; None for anybody else's, what was applied or has lapsed, and rubbish."""
    if not SIDIK.fullmatch(sidik):
        return None
    jalur = _folder(pengguna) / f"{sidik}.json"
    try:
        if jalur.stat().st_mtime < time.time() - DETIK_SIMPAN:
            return None
        return Berkas.dari_json(jalur.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def buang(pengguna, sidik):
    if SIDIK.fullmatch(sidik):
        (_folder(pengguna) / f"{sidik}.json").unlink(missing_ok=True)


def sapu(lebih_tua=DETIK_SIMPAN):
    """Delete what nobody confirmed; returns how many files went."""
    batas, jumlah = time.time() - lebih_tua, 0
    for jalur in _akar().glob("*/*"):
        try:
            if jalur.stat().st_mtime < batas:
                jalur.unlink()
                jumlah += 1
        except FileNotFoundError:  # applied meanwhile
            continue
    return jumlah


def _akar():
    return Path(settings.DATA_DIR) / "impor"


def _folder(pengguna):
    return _akar() / str(pengguna.pk)
