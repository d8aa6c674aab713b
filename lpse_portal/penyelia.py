"""Runs a few child processes as one: they start together, and when one ends or a signal comes, all end.

Each child is a session of its own. Otherwise Ctrl-C would reach it twice, from the terminal and from here, and Celery
takes the second as an order to drop its running tasks.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
_SINYAL = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Anak:
    """One child: its name in messages, its command line, and the file that takes its output (appended)."""

    nama: str
    perintah: tuple[str, ...]
    catatan: Path


def jalankan(anak, *, siap=lambda: True, tenggang=15.0, jeda=0.2):
    """Run `anak` until a signal comes or one of them ends; the exit code is 0 only after an orderly stop by signal.

    `siap` is called between polls until it returns True, to announce readiness. The last child started is the first
    told to stop; `tenggang` seconds later, or at a second signal, whatever is left in their process groups is killed.
    """
    sinyal = []
    lama = {nomor: signal.signal(nomor, lambda nomor, _: sinyal.append(nomor)) for nomor in _SINYAL}
    proses = {}
    try:
        for satu in anak:
            proses[satu] = _mulai(satu)
        mati = _tunggu(proses, sinyal, siap, jeda)
    finally:
        rapi = _hentikan(proses, sinyal, tenggang)
        for nomor, penangan in lama.items():
            signal.signal(nomor, penangan)
    if mati:
        _laporkan(mati, proses[mati].returncode)
    return 0 if rapi and not mati else 1


def _mulai(anak):
    anak.catatan.parent.mkdir(parents=True, exist_ok=True)
    with anak.catatan.open("ab") as catatan:
        return subprocess.Popen(  # noqa: S603
            anak.perintah,
            stdin=subprocess.DEVNULL,
            stdout=catatan,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_ikut_berhenti,
        )


def _ikut_berhenti():
    """Ask Linux for a SIGTERM should the supervisor itself be killed, so that nobody keeps the port."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _tunggu(proses, sinyal, siap, jeda):
    """Poll until a signal came (None) or a child ended (that child)."""
    belum = True
    while not sinyal:
        for anak, p in proses.items():
            if p.poll() is not None:
                return anak
        belum = belum and not siap()
        time.sleep(jeda)
    return None


def _hentikan(proses, sinyal, tenggang):
    """Stop what still runs, in reverse order of starting; True if nobody had to be killed."""
    # Counted before anyone is told: an impatient second signal may come while the first is being passed on.
    batas, awal = time.monotonic() + tenggang, len(sinyal)
    for p in reversed(proses.values()):
        p.send_signal(signal.SIGTERM)
    while any(p.poll() is None for p in proses.values()) and time.monotonic() < batas:
        if len(sinyal) > awal:
            break
        time.sleep(0.05)
    rapi = all(p.poll() is not None for p in proses.values())
    for p in proses.values():
        with suppress(ProcessLookupError):  # the group outlives its leader while a grandchild runs
            os.killpg(p.pid, signal.SIGKILL)
        p.wait()
    return rapi


def _laporkan(anak, kode):
    akhir = anak.catatan.read_text(errors="replace").splitlines()[-15:]
    baris = [
        f"Proses {anak.nama} berhenti sendiri (kode {kode}); semuanya dihentikan.",
        f"Akhir {anak.catatan}:",
    ]
    print(*baris, *(f"  {isi}" for isi in akhir), sep="\n", file=sys.stderr)
