"""A warm process that forks: what takes long to import is imported once, and still every job is a process of its own.

`python -m requests_app.cabang MODULE` is such a process. It calls `MODULE.hangatkan()`, then forks a child for every job
that comes over the socket on its standard input; the child calls `MODULE.main()` between the two files of the job, and
knows nothing of any job before it. Neither of them knows anything of Django, nor gets a secret of ours.
"""

import atexit
import importlib
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

AKAR_PROYEK = Path(__file__).resolve().parent.parent
DETIK_MULAI = 60
DETIK_MENGANGGUR = 600
TANDA = b"."
PID = struct.Struct("i")


class LewatWaktu(Exception):
    """The child did not answer in time and was killed."""


class AnakMati(Exception):
    """The child ended before its work did: over one of its limits, or killed."""


class Cabang:
    """Jobs for `modul`, from any thread. The first of them starts the warm process, and the first that finds it gone."""

    def __init__(self, modul, lingkungan):
        """`lingkungan()` gives the whole environment of the warm process."""
        self._modul, self._lingkungan = modul, lingkungan
        self._lupakan()
        os.register_at_fork(after_in_child=self._lupakan)
        atexit.register(self.tutup)

    def _lupakan(self):
        """A forked copy of us starts a warm process of its own."""
        self._kunci = threading.Lock()
        self._proses = self._kendali = None

    def kerjakan(self, masukan, detik):
        """All that a child wrote who was given these bytes. Raises LewatWaktu after `detik` seconds, AnakMati."""
        with tempfile.TemporaryFile() as asal, tempfile.TemporaryFile() as tujuan:
            asal.write(masukan)
            asal.seek(0)
            # A warm process that idled too long may leave just as a job comes in.
            if not (self._serahkan(asal, tujuan, detik) or self._serahkan(asal, tujuan, detik)):
                raise AnakMati
            tujuan.seek(0)
            return tujuan.read()

    def _serahkan(self, asal, tujuan, detik):
        """Have a child work from file to file; False when there was nobody to fork it."""
        kabar, ujung = os.pipe()
        try:
            try:
                with self._kunci:
                    self._pastikan_jalan()
                    socket.send_fds(self._kendali, [TANDA], [asal.fileno(), tujuan.fileno(), ujung])
            except OSError:
                self.tutup()
                return False
            finally:
                os.close(ujung)
            return self._tunggu(kabar, detik)
        finally:
            os.close(kabar)

    def _tunggu(self, kabar, detik):
        """The child tells its number, then that it is done; the pipe ends with it."""
        if not select.select([kabar], [], [], DETIK_MULAI)[0] or not (nomor := os.read(kabar, PID.size)):
            self.tutup()
            return False
        lewat = not select.select([kabar], [], [], detik)[0]
        if lewat:
            os.kill(PID.unpack(nomor)[0], signal.SIGKILL)
        selesai = os.read(kabar, len(TANDA))
        if lewat:
            raise LewatWaktu
        if not selesai:
            raise AnakMati
        return True

    def _pastikan_jalan(self):
        if self._proses is not None and self._proses.poll() is None:
            return
        self._kendali, ujung = socket.socketpair()
        with ujung:
            self._proses = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "requests_app.cabang", self._modul],
                stdin=ujung, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=AKAR_PROYEK,
                env=self._lingkungan(),
            )  # fmt: skip

    def tutup(self):
        """Let the warm process go; children at work finish."""
        with self._kunci:
            if self._proses is not None:
                self._kendali.close()
                self._proses.terminate()
                self._proses.wait()
            self._proses = self._kendali = None


def layani(kendali, kerja):
    """Fork a child for every job until the other end is closed, or nobody came for DETIK_MENGANGGUR."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Ctrl-C goes to everybody at the terminal; we end when those who need us do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while select.select([kendali], [], [], DETIK_MENGANGGUR)[0]:
        ada, berkas, _, _ = socket.recv_fds(kendali, len(TANDA), 3)
        if not ada:
            return
        if os.fork() == 0:
            _jadi_anak(kendali, *berkas, kerja)
        for satu in berkas:
            os.close(satu)


def _jadi_anak(kendali, asal, tujuan, kabar, kerja):
    """Never returns: the loop of the warm process is not the child's."""
    try:
        os.write(kabar, PID.pack(os.getpid()))
        kendali.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(asal, 0)
        os.dup2(tujuan, 1)
        kerja()
        sys.stdout.flush()
        os.write(kabar, TANDA)
    finally:
        os._exit(0)


def main(nama):
    modul = importlib.import_module(nama)
    modul.hangatkan()
    layani(socket.socket(fileno=os.dup(0)), modul.main)


if __name__ == "__main__":
    main(sys.argv[1])
