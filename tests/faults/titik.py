"""Named points at which a process dies, put around the product's functions from outside: the product knows nothing of them.

A plan is an empty file `<point>.<kind>.<whom>.<number>`; who deletes it dies. `whom`: `anak` (this process) or `semua` (its
whole group: the worker with its children).
"""

import os
import signal
from functools import wraps
from pathlib import Path

ANAK, SEMUA = "anak", "semua"
TUGAS = ("sebelum-klaim", "sesudah-klaim", "dalam-penangan", "sesudah-efek", "sesudah-selesai", "sebelum-ack")
PINDAH = ("sebelum-jejak", "sebelum-commit", "sesudah-commit")
UNGGAH = ("tengah-simpan", "sesudah-simpan", "sesudah-baris")
"""The points: of outbox work in the worker, of a move and of an upload in the web."""


def folder():
    return Path(os.environ["FAULTS_MATI"])


def mati(titik, jenis):
    for rencana in folder().glob(f"{titik}.{jenis}.*"):
        try:
            rencana.unlink()
        except FileNotFoundError:
            continue
        with (folder() / "kematian").open("a") as catatan:
            catatan.write(f"{rencana.name}\n")
        os.kill(os.getpid() if f".{ANAK}." in rencana.name else 0, signal.SIGKILL)


def bungkus(tempat, nama, *, sebelum=None, sesudah=None):
    """Wrap `tempat.nama`: `sebelum(*args)` is called before it, `sesudah(result, *args)` after it."""
    asli = getattr(tempat, nama)

    @wraps(asli)
    def pengganti(*args, **kwargs):
        if sebelum:
            sebelum(*args)
        hasil = asli(*args, **kwargs)
        if sesudah:
            sesudah(hasil, *args)
        return hasil

    setattr(tempat, nama, pengganti)
