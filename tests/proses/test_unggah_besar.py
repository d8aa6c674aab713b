"""Uploads against a real gunicorn: too large, of a false length, broken off in the middle. Memory stays, nothing is left."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests import pabrik
from tests.berkas.test_periksa import aliran, pdf_mentah

AKAR = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
BATAS = "batas-bagian-uji"
KUKI = "k" * 32
SIAPKAN = """
import json
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from tests import pabrik
from tests.perayap import masuk
kantor = pabrik.kantor()
klien = masuk(kantor.satker)
print(json.dumps([pabrik.draf(kantor, lengkap=False).acuan, klien.cookies["sessionid"].value]))
"""
PENGATURAN = """
from lpse_portal.settings.dev import *
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""


def porta_bebas():
    with closing(socket.socket()) as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


class Web:
    """One gunicorn with one worker, in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.porta = folder, porta_bebas()
        self.sementara = folder / "tmp"
        self.sementara.mkdir()
        (folder / "pengaturan_unggah.py").write_text(PENGATURAN)
        buang = ("DATABASE_URL", "CELERY_BROKER_URL")
        self.lingkungan = {n: v for n, v in os.environ.items() if n not in buang} | {
            "DJANGO_SETTINGS_MODULE": "pengaturan_unggah",
            "PYTHONPATH": f"{folder}:{AKAR}",
            "PORTAL_DATA": str(folder / "data"),
            "TMPDIR": str(self.sementara),
        }
        siap = subprocess.run(
            [sys.executable, "-c", SIAPKAN], cwd=AKAR, env=self.lingkungan, capture_output=True, text=True, timeout=300
        )  # fmt: skip
        assert siap.returncode == 0, siap.stderr
        self.acuan, self.sesi = json.loads(siap.stdout.splitlines()[-1])

    def mulai(self):
        with (self.folder / "catatan").open("wb") as catatan:
            self.proses = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "lpse_portal.wsgi", "--bind", f"127.0.0.1:{self.porta}",
                 "--worker-class", "gthread", "--workers", "1", "--threads", "4", "--worker-tmp-dir", "/dev/shm",
                 "--no-control-socket"],
                cwd=AKAR, env=self.lingkungan, stdout=catatan, stderr=catatan, start_new_session=True,
            )  # fmt: skip
        tunggu(
            lambda: self.tanya(b"GET /sehat/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), 60
        )

    def hentikan(self):
        with suppress(ProcessLookupError):
            os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait()

    def sambung(self):
        soket = socket.create_connection(("127.0.0.1", self.porta), timeout=60)
        soket.settimeout(60)
        return soket

    def tanya(self, permintaan):
        with suppress(ConnectionRefusedError), closing(self.sambung()) as soket:
            soket.sendall(permintaan)
            return soket.recv(MIB)
        return b""

    def kepala(self, *tambahan):
        alamat = f"/permohonan/{self.acuan}/isi/berkas/s0/"
        baris = [
            f"POST {alamat} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: sessionid={self.sesi}; csrftoken={KUKI}",
            f"Content-Type: multipart/form-data; boundary={BATAS}",
            *tambahan,
            "",
            "",
        ]
        return "\r\n".join(baris).encode()

    def memori(self):
        """MiB held by the worker now."""
        anak = Path(f"/proc/{self.proses.pid}/task/{self.proses.pid}/children").read_text().split()
        status = Path(f"/proc/{anak[0]}/status").read_text()
        return int(next(b.split()[1] for b in status.splitlines() if b.startswith("VmRSS"))) / 1024

    def sisa(self):
        """Files in the store and in the temporary folder."""
        return [
            p
            for akar in (self.folder / "data" / "gudang", self.sementara)
            for p in akar.rglob("*")
            if p.is_file()
        ]

    def berkas(self):
        alamat = f"file:{self.folder / 'data' / 'portal.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(alamat, uri=True, timeout=20)) as basis:
            return basis.execute("SELECT sha256 FROM requests_app_berkas").fetchall()


def tunggu(syarat, detik):
    akhir = time.monotonic() + detik
    while not (hasil := syarat()):
        assert time.monotonic() < akhir, "waited in vain"
        time.sleep(0.1)
    return hasil


def badan(isi):
    token = f'--{BATAS}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{KUKI}\r\n'
    kepala = f'--{BATAS}\r\nContent-Disposition: form-data; name="s0-berkas"; filename="sk.pdf"\r\n'
    jenis = "Content-Type: application/pdf\r\n\r\n"
    return f"{token}{kepala}{jenis}".encode() + isi + f"\r\n--{BATAS}--\r\n".encode()


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    web = Web(tmp_path_factory.mktemp("web"))
    try:
        web.mulai()
        yield web
    finally:
        web.hentikan()


def kirim_banyak(soket, potongan, kali):
    """Send as a stubborn client does: whatever the server says, until it hangs up."""
    with suppress(ConnectionError):
        for _ in range(kali):
            soket.sendall(potongan)


def jawaban(soket):
    """The status line of the answer; empty when the connection was cut before it could be read."""
    with suppress(ConnectionError):
        return soket.recv(MIB).split(b"\r\n")[0].decode()
    return ""


SERATUS_MIB = {
    "by its honest length": ((f"Content-Length: {100 * MIB}",), bytes(MIB), "413"),
    "in pieces of unsaid length": (
        ("Transfer-Encoding: chunked",),
        b"%x\r\n%s\r\n" % (MIB, bytes(MIB)),
        "411",
    ),
}


@pytest.mark.parametrize("cara", SERATUS_MIB)
def test_a_hundred_megabytes_are_refused_at_once_and_leave_nothing(web, cara):
    tambahan, potongan, kode = SERATUS_MIB[cara]
    sebelum = web.memori()
    with closing(web.sambung()) as soket:
        soket.sendall(web.kepala(*tambahan))
        awal = time.monotonic()
        assert kode in jawaban(soket)
        assert time.monotonic() - awal < 20
        kirim_banyak(soket, potongan, 100)
    assert web.memori() - sebelum < 64
    assert web.sisa() == []
    assert web.berkas() == []


def test_a_body_longer_than_it_says_is_cut_and_leaves_nothing(web):
    sebelum = web.memori()
    isi = badan(pabrik.pdf().getvalue())
    with closing(web.sambung()) as soket:
        soket.sendall(web.kepala(f"Content-Length: {len(isi) // 2}"))
        kirim_banyak(soket, isi + bytes(MIB), 1)
        kirim_banyak(soket, bytes(MIB), 99)
        assert "302" not in jawaban(soket)
    assert web.memori() - sebelum < 64
    assert web.sisa() == []
    assert web.berkas() == []


def test_a_connection_broken_in_the_middle_leaves_nothing_and_the_next_try_succeeds(web):
    isi = badan(pdf_mentah(aliran(os.urandom(5 * MIB), b"")))
    kepala = web.kepala(f"Content-Length: {len(isi)}")
    with closing(web.sambung()) as soket:
        soket.sendall(kepala + isi[: 3 * MIB])
        tunggu(web.sisa, 20)  # it is being written to the temporary folder
    tunggu(lambda: web.sisa() == [], 20)
    assert web.berkas() == []
    for _ in range(2):
        with closing(web.sambung()) as soket:
            soket.sendall(kepala + isi)
            assert "302" in jawaban(soket)
    assert len(web.berkas()) == 1
    tunggu(lambda: [p.name for p in web.sisa()] == [web.berkas()[0][0]], 20)
