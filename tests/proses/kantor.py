"""A portal on its embedded defaults in a folder of its own: SQLite file, file broker, real worker and beat processes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]

PENGATURAN = """
from lpse_portal.settings.dev import *
from lpse_portal.settings.dev import CELERY_BEAT_SCHEDULE, INSTALLED_APPS
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = [*INSTALLED_APPS, "racun"]
CELERY_BEAT_SCHEDULE = {"sapu-tugas": CELERY_BEAT_SCHEDULE["sapu-tugas"] | {"schedule": 0.5}}
"""
RACUN = """
import os, signal
from pathlib import Path
from django.apps import AppConfig
from django.conf import settings

class Racun(AppConfig):
    name = "racun"
    def ready(self):
        from requests_app.tugas import penangan
        @penangan("racun")
        def racun(tugas):
            with (settings.DATA_DIR / "kematian").open("ab") as catatan:
                catatan.write(b"x")
            os.kill(os.getpid(), signal.SIGKILL)
"""
SIAPKAN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from tests import pabrik
pabrik.draf(pabrik.kantor())
"""
AJUKAN = """
import django; django.setup()
from django.db import transaction
from accounts_app.models import Pengguna
from requests_app import services, tugas
from requests_app.models import Permohonan
RACUN = {racun}
with transaction.atomic():
    if RACUN:
        tugas.janjikan("racun", "racun:1")
    services.jalankan(Permohonan.objects.get(), "ajukan", oleh=Pengguna.objects.get(username="satker"))
"""


class Kantor:
    """Its processes die with it. `surel` is the address of the mail server."""

    def __init__(self, folder, porta_surel):
        self.folder, self.anak = Path(folder), []
        self.lingkungan = {
            nama: nilai
            for nama, nilai in os.environ.items()
            if nama not in ("DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE")
        } | {
            "DJANGO_SETTINGS_MODULE": "pengaturan_uji",
            "PYTHONPATH": f"{self.folder}:{AKAR}",
            "PORTAL_DATA": str(self.folder / "data"),
            "PORTAL_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_URL": f"smtp://127.0.0.1:{porta_surel}",
            "PORTAL_TUGAS_SEWA": "2",
            "PORTAL_TUGAS_JEDA": "1",
        }

    def tulis(self):
        (self.folder / "pengaturan_uji.py").write_text(PENGATURAN)
        (self.folder / "racun").mkdir()
        (self.folder / "racun" / "__init__.py").touch()
        (self.folder / "racun" / "apps.py").write_text(RACUN)
        for nama in ("pesan", "selesai", "kendali"):
            (self.antrean / nama).mkdir(parents=True)

    @property
    def antrean(self):
        return self.folder / "data" / "antrean"

    @property
    def pesan_antrean(self):
        return [berkas for berkas in (self.antrean / "pesan").iterdir() if berkas.is_file()]

    def jalankan(self, program):
        """A short-lived process of the portal (what the web does in a request); its end is awaited."""
        hasil = subprocess.run(
            [sys.executable, "-c", program], cwd=AKAR, env=self.lingkungan, capture_output=True, text=True, timeout=60
        )  # fmt: skip
        assert hasil.returncode == 0, hasil.stderr

    def ajukan(self, *, racun=False):
        self.jalankan(AJUKAN.format(racun=racun))

    def pekerja(self):
        diam = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        return self._mulai("worker", "--pool", "threads", "-c", "4", *diam)

    def jadwal(self):
        return self._mulai("beat", "--pidfile=", f"--schedule={self.folder / 'data' / 'beat'}")

    def _mulai(self, *perintah):
        with (self.folder / "data" / "catatan").open("ab") as catatan:
            proses = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "lpse_portal", *perintah, "--loglevel", "WARNING"],
                cwd=AKAR, env=self.lingkungan, stdout=catatan, stderr=catatan, start_new_session=True,
            )  # fmt: skip
        self.anak.append(proses)
        return proses

    def tutup(self):
        for proses in self.anak:
            with suppress(ProcessLookupError):
                os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()

    def baca(self, kueri):
        """Rows of a query, read beside the running processes."""
        alamat = f"file:{self.folder / 'data' / 'portal.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(alamat, uri=True, timeout=20)) as basis:
            return basis.execute(kueri).fetchall()

    def ubah(self, perintah):
        """Change rows behind the portal's back, to set a scene."""
        with closing(sqlite3.connect(self.folder / "data" / "portal.sqlite3", timeout=20)) as basis:
            basis.execute(perintah)
            basis.commit()

    def tugas(self, jenis):
        """[{column: value}] of the outbox rows of one kind."""
        kolom = ("id", "percobaan", "selesai_pada", "karantina_pada", "sewa_sampai", "galat", "muatan")
        baris = self.baca(
            f"SELECT {', '.join(kolom)} FROM requests_app_tugas WHERE jenis = '{jenis}' ORDER BY id"
        )
        return [dict(zip(kolom, isi, strict=True)) for isi in baris]

    def pesan_tersurat(self):
        """The ids of e-Pesan whose mail was promised."""
        return sorted(json.loads(t["muatan"])["pesan"] for t in self.tugas("surel"))

    def tenang(self):
        """Everything promised is done or in quarantine, and something was promised."""
        belum = "selesai_pada IS NULL AND karantina_pada IS NULL"
        ((semua, sisa),) = self.baca(f"SELECT count(*), sum({belum}) FROM requests_app_tugas")
        return semua > 1 and not sisa

    def catatan(self):
        return (self.folder / "data" / "catatan").read_text(errors="replace")


def tunggu(syarat, detik, perihal):
    """Poll until `syarat()` is truthy and return that; fails after `detik` seconds."""
    batas = time.monotonic() + detik
    while not (hasil := syarat()):
        if time.monotonic() > batas:
            raise AssertionError(perihal())
        time.sleep(0.1)
    return hasil
