"""`manage.py demo`: the whole portal on one machine, from an empty folder to an address to open."""

import errno
import fcntl
import http.client
import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lpse_portal.penyelia import Anak, jalankan

_FOLDER_ANTREAN = ("data_folder_in", "data_folder_out", "processed_folder", "control_folder")


class Command(BaseCommand):
    help = "Menyiapkan data contoh lalu menjalankan web, pekerja, dan jadwal sampai Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *, host, port, **_):
        if not settings.DEMO:
            raise CommandError("Hanya untuk portal contoh. Jalankan: ./bin/portal demo")
        _siapkan_folder()
        with _kunci_folder():
            _periksa_porta(host, port)
            self.stdout.write("Menyiapkan basis data dan data contoh …")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            call_command("isi_demo")
            os.environ.setdefault("PORTAL_URL", f"http://{host}:{port}")
            # Connections are per process; one held open here would only keep the database file busy.
            connections.close_all()
            kode = jalankan(
                _anak(host, port), siap=lambda: _menjawab(host, port) and self._umumkan(host, port)
            )
        sys.exit(kode)

    def _umumkan(self, host, port):
        from lpse_portal.demo import ORANG, SANDI

        lebar = max(len(nama) for nama, _ in ORANG)
        baris = [f"  {nama:<{lebar}}  {keterangan}" for nama, keterangan in ORANG]
        self.stdout.write(
            f"\nPortal contoh siap: http://{host}:{port}/\n\n"
            f"Masuk sebagai siapa saja di bawah ini; kata sandi semuanya: {SANDI}\n"
            + "\n".join(baris)
            + f"\n\nCatatan proses: {settings.DATA_DIR / 'catatan'}\nHentikan dengan Ctrl-C."
        )
        self.stdout.flush()
        return True


def _siapkan_folder():
    antrean = (settings.CELERY_BROKER_TRANSPORT_OPTIONS.get(nama) for nama in _FOLDER_ANTREAN)
    simpanan = (
        settings.GUDANG_DIR,
        settings.KUNCI_HARIAN_DIR,
        settings.PENANDA_DIR,
        settings.EMAIL_FILE_PATH,
    )
    for folder in (*filter(None, antrean), *simpanan, settings.DATA_DIR / "catatan"):
        Path(folder).mkdir(parents=True, exist_ok=True)


def _kunci_folder():
    """An exclusive lock on the data folder, held while the returned file is open; `bin/portal --reset` asks for it too."""
    berkas = (settings.DATA_DIR / "demo.kunci").open("a")
    try:
        fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        berkas.close()
        raise CommandError(f"Portal contoh dengan data di {settings.DATA_DIR} sudah berjalan.") from None
    return berkas


def _periksa_porta(host, port):
    try:
        socket.create_server((host, port)).close()
    except OverflowError:
        raise CommandError(f"Porta harus 1 sampai 65535: {port}") from None
    except OSError as galat:
        sebab = (
            "sudah dipakai" if galat.errno == errno.EADDRINUSE else f"tidak dapat dipakai ({galat.strerror})"
        )
        raise CommandError(
            f"Porta {port} di {host} {sebab}. Pilih porta lain dengan --port, misalnya --port 8080."
        ) from None


def _anak(host, port):
    catatan = settings.DATA_DIR / "catatan"

    def anak(nama, *perintah):
        return Anak(nama, (sys.executable, "-m", *perintah), catatan / f"{nama}.log")

    alamat = ("--bind", f"{host}:{port}", "--access-logfile", "-", "--no-control-socket")
    utas = ("--worker-class", "gthread", "--workers", "1", "--threads", "8")
    diam = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO")
    jadwal = ("--pidfile=", f"--schedule={settings.DATA_DIR / 'beat-schedule'}", "--loglevel", "INFO")
    return [
        anak("web", "gunicorn", "lpse_portal.wsgi", *alamat, *utas),
        anak("pekerja", "celery", "-A", "lpse_portal", "worker", "--pool", "threads", "-c", "4", *diam),
        anak("jadwal", "celery", "-A", "lpse_portal", "beat", *jadwal),
    ]


def _menjawab(host, port):
    sambungan = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=2)  # noqa: S104
    try:
        sambungan.request("GET", "/sehat/")
        sambungan.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()
    return True
