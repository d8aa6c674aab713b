"""The cage in which hostile files are parsed and drawn: a process of its own, without our environment, within limits."""

import os
import resource
import subprocess
import sys
from pathlib import Path

AKAR_PROYEK = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024


class LewatWaktu(Exception):
    """The caged process did not answer in time and was killed."""


def jalankan_terkurung(modul, *argumen, masukan, keluaran, detik):
    """Run `python -m modul argumen…` from one open file to another and return its exit code (negative: a signal).

    The environment is empty, because ours holds secrets. Raises LewatWaktu.
    """
    # The child shares the descriptor's offset, which seek() need not move while it stays inside the buffer.
    os.lseek(masukan.fileno(), 0, os.SEEK_SET)
    perintah = [sys.executable, "-B", "-E", "-s", "-m", modul, *map(str, argumen)]
    try:
        return subprocess.run(  # noqa: S603 - our own module, and arguments of our own making
            perintah, cwd=AKAR_PROYEK, env={}, stdin=masukan, stdout=keluaran, stderr=subprocess.DEVNULL,
            timeout=detik, check=False,
        ).returncode  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LewatWaktu from None


def batasi_diri(*, memori, detik, keluaran):
    """Called by the child, first of all: bytes of memory, seconds of processor, bytes of output. No core dump (it would
    hold the document)."""
    # Under RLIMIT_FSIZE the import system would leave bytecode files cut short, for every later process to trip over.
    sys.dont_write_bytecode = True
    for batas, nilai in (
        (resource.RLIMIT_AS, memori),
        (resource.RLIMIT_CPU, detik),
        (resource.RLIMIT_FSIZE, keluaran),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(batas, (nilai, nilai))
