"""The processes docker-compose.yml names, started outside Docker with the commands it gives."""

import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import redis
import yaml

AKAR = Path(__file__).resolve().parents[2]
LAYANAN = yaml.safe_load((AKAR / "docker-compose.yml").read_text())["services"]
PENGGUNA_PG = "postgres"
"""Who runs the database server when the tests run as root, which PostgreSQL refuses."""


def perintah_citra():
    """The Dockerfile's CMD: what a service without a command of its own runs."""
    baris = [b for b in (AKAR / "Dockerfile").read_text().splitlines() if b.startswith("CMD ")]
    return yaml.safe_load(baris[-1].removeprefix("CMD "))


def program(nama):
    """Where a PostgreSQL program is, also where Debian keeps it off the path; None when it is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{nama}"), reverse=True)
    return shutil.which(nama) or next(map(str, debian), None)


def belum_ada():
    """Why these runs cannot take place on this machine; "" when they can."""
    kurang = [nama for nama in ("initdb", "pg_ctl", "postgres") if not program(nama)]
    kurang += [] if shutil.which("redis-server") else ["redis-server"]
    if os.geteuid() == 0 and not shutil.which("runuser"):
        kurang += ["runuser"]
    return f"tidak terpasang: {', '.join(kurang)}" if kurang else ""


def porta_bebas():
    with closing(socket.socket()) as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def tunggu(syarat, detik, perihal=lambda: "waited in vain", jeda=0.05):
    """Poll until `syarat()` is truthy and return that; fails after `detik` seconds."""
    batas = time.monotonic() + detik
    while not (hasil := syarat()):
        assert time.monotonic() < batas, perihal()
        time.sleep(jeda)
    return hasil


def _ikut_berhenti():
    """Nothing outlives a test run that was killed (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Basis:
    """A PostgreSQL cluster of its own, reached with a password over TCP as in compose."""

    def __init__(self, folder):
        self.folder, self.porta, self.sandi = folder, porta_bebas(), secrets.token_hex(16)
        folder.mkdir()
        (folder / "sandi").write_text(self.sandi)
        self._sebagai = []
        if os.geteuid() == 0:
            self._sebagai = ["runuser", "-u", PENGGUNA_PG, "--"]
            for tempat in (folder, folder / "sandi"):
                shutil.chown(tempat, PENGGUNA_PG)
        self._jalankan(
            "initdb", "-A", "scram-sha-256", "-U", "portal", "-E", "UTF8", f"--pwfile={folder / 'sandi'}"
        )
        pilihan = f"-p {self.porta} -k {folder} -c listen_addresses=127.0.0.1"
        self._pilihan = ("-w", "-l", str(folder / "catatan"), "-o", pilihan)
        self._jalankan("pg_ctl", "start", *self._pilihan)
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as sambungan:
            sambungan.execute("CREATE DATABASE portal")

    def _jalankan(self, nama, *perintah):
        hasil = subprocess.run(
            [*self._sebagai, program(nama), "-D", str(self.folder / "pg"), *perintah],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
        assert hasil.returncode == 0, hasil.stderr

    def alamat(self, nama="portal"):
        return f"postgres://portal:{self.sandi}@127.0.0.1:{self.porta}/{nama}"

    def mati_lalu_hidup(self):
        """Every server process is killed where it stands; the log is replayed at the start that follows."""
        self._jalankan("pg_ctl", "restart", "-m", "immediate", *self._pilihan)

    def baca(self, kueri, *isi):
        with psycopg.connect(self.alamat()) as sambungan:
            return sambungan.execute(kueri, isi or None).fetchall()

    def tutup(self):
        self._jalankan("pg_ctl", "stop", "-m", "immediate")


class Proses:
    """A service that is started again whenever it dies, as `restart: unless-stopped` says."""

    def __init__(self, nama, perintah, lingkungan, catatan):
        self.nama, self.perintah, self.lingkungan, self.catatan = nama, perintah, lingkungan, catatan
        self.mulai_kali, self._berhenti = 0, threading.Event()
        self.mulai()
        self._penjaga = threading.Thread(target=self._jaga, daemon=True)
        self._penjaga.start()

    def mulai(self):
        self.mulai_kali += 1
        with self.catatan.open("ab") as catatan:
            self.proses = subprocess.Popen(
                self.perintah, cwd=AKAR, env=self.lingkungan, stdin=subprocess.DEVNULL, stdout=catatan,
                stderr=catatan, start_new_session=True, preexec_fn=_ikut_berhenti,
            )  # fmt: skip

    def _jaga(self):
        while not self._berhenti.wait(0.05):
            if self.proses.poll() is not None:
                self.mulai()

    def bunuh(self, sinyal=signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(self.proses.pid, sinyal)

    def anak(self):
        pid = self.proses.pid
        return [int(satu) for satu in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def tutup(self):
        self._berhenti.set()
        self._penjaga.join()
        self.bunuh()
        self.proses.wait()


def redis_siap(porta):
    with suppress(redis.RedisError), redis.Redis(port=porta, socket_timeout=2) as satu:
        return satu.ping()
    return False
