"""The whole portal in production settings: database, broker, mail server, web, worker and beat, in a folder of its own."""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import layanan
from tests.faults.layanan import AKAR, LAYANAN, Basis, Proses, porta_bebas, redis_siap, tunggu
from tests.faults.surel import ServerSurel

HOST = "portal.contoh.go.id"
PILIHAN = re.compile(r"\$\{\w+:-([^}]*)\}")
BAGIAN = ("data", "gudang", "arsip", "kunci", "penanda", "tmp", "mati", "rahasia")


class Kantor:
    def __init__(self, *, paket, draf, kosong, surat=False):
        """`paket`: long walks with every promise open; `draf`, `kosong`: drafts with and without documents; `surat`: the walks
        sign letters too."""
        self.folder = Path(tempfile.mkdtemp(prefix="faults-"))
        self.folder.chmod(0o755)
        for nama in BAGIAN:
            (self.folder / nama).mkdir()
        self.porta_redis, self.porta_web = porta_bebas(), porta_bebas()
        self.kunci = [secrets.token_hex(32) for _ in range(2)]
        self.proses, self.surel = {}, ServerSurel()
        try:
            self.basis = Basis(self.folder / "pg")
            self.lingkungan = self._lingkungan()
            self.nyalakan("redis", [*LAYANAN["redis"]["command"], "--port", str(self.porta_redis)])
            tunggu(lambda: redis_siap(self.porta_redis), 20)
            self.sekali(*LAYANAN["migrate"]["command"])
            jumlah = map(str, (paket, draf, kosong))
            isi = self.sekali("python", "-m", "tests.faults.siapkan", *jumlah, "surat" if surat else "-")
            self.isi = json.loads(isi.splitlines()[-1])
        except BaseException:
            self.tutup()
            raise

    def _lingkungan(self, layanan="worker"):
        """What compose and the Dockerfile give this container, with the addresses and secrets of this office."""
        nilai = self._nilai()
        isi = {}
        for nama, tertulis in LAYANAN[layanan]["environment"].items():
            if nama.endswith("_FILE"):
                isi[nama] = str(self._rahasia(nama.removesuffix("_FILE"), nilai))
            else:
                isi[nama] = nilai.get(nama) or PILIHAN.sub(r"\1", str(tertulis))
        dasar = {nama: os.environ[nama] for nama in ("PATH", "HOME", "LANG") if nama in os.environ}
        return dasar | isi | self._tempat() | {
            "POSTGRES_PORT": str(self.basis.porta),
            "DJANGO_SETTINGS_MODULE": "tests.faults.pengaturan",
            "PYTHONUNBUFFERED": "1",
            # A worker that was killed is taken for dead sooner than in an office.
            "PORTAL_TUGAS_SEWA": "6",
            "PORTAL_TUGAS_BATAS": "60",
            "PORTAL_TUGAS_JEDA": "1",
        }  # fmt: skip

    def _nilai(self):
        return {
            "SECRET_KEY": self.kunci[0],
            "KUNCI_SIDIK": self.kunci[1],
            "PORTAL_HOST": HOST,
            "PORTAL_URL": f"https://{HOST}",
            "PORTAL_ASAL": f"https://{HOST}",
            "PORTAL_SUREL_DARI": "portal@contoh.go.id",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.surel.porta}",
            "POSTGRES_HOST": "127.0.0.1",
            "POSTGRES_PASSWORD": self.basis.sandi,
            "CELERY_BROKER_URL": f"redis://127.0.0.1:{self.porta_redis}/0",
            "REDIS_URL": f"redis://127.0.0.1:{self.porta_redis}/1",
        }

    def _rahasia(self, nama, nilai):
        """The file a container finds under /run/secrets."""
        berkas = self.folder / "rahasia" / nama.lower()
        berkas.write_text(nilai.get(nama, ""))
        return berkas

    def _tempat(self):
        return {
            "PORTAL_DATA": str(self.folder / "data"),
            "PORTAL_GUDANG": str(self.folder / "gudang"),
            "PORTAL_ARSIP": str(self.folder / "arsip"),
            "PORTAL_KUNCI_HARIAN": str(self.folder / "kunci"),
            "PORTAL_PENANDA": str(self.folder / "penanda"),
            "FAULTS_MATI": str(self.folder / "mati"),
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": str(AKAR),
        }

    def nyalakan(self, nama, perintah):
        lingkungan = self._lingkungan(nama) if "build" in LAYANAN[nama] else self.lingkungan
        self.proses[nama] = Proses(nama, perintah, lingkungan, self.folder / f"catatan-{nama}")

    def nyalakan_portal(self):
        """web, worker and beat by the commands of the compose file and the image; the first two with points of death."""
        web = layanan.perintah_citra()
        web[web.index("--bind") + 1] = f"127.0.0.1:{self.porta_web}"
        web[web.index("lpse_portal.wsgi")] = "tests.faults.web"
        self.nyalakan("web", _python("gunicorn", *web[1:]))
        self.nyalakan("worker", _python("tests.faults.pekerja", *LAYANAN["worker"]["command"][1:]))
        beat = [kata.replace("/tmp/", f"{self.folder}/tmp/") for kata in LAYANAN["beat"]["command"]]
        self.nyalakan("beat", _python("celery", *beat[1:]))

    def sekali(self, *perintah):
        """Run a command of the portal to its end; what it printed."""
        hasil = subprocess.run(
            [sys.executable if perintah[0] == "python" else perintah[0], *perintah[1:]],
            cwd=AKAR, env=self.lingkungan, capture_output=True, text=True, timeout=600,
        )  # fmt: skip
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def rencanakan(self, titik, jenis, siapa="anak", kali=1):
        """The next `kali` processes that come to this point with this kind of work die there."""
        for _ in range(kali):
            (self.folder / "mati" / f"{titik}.{jenis}.{siapa}.{secrets.token_hex(4)}").touch()

    def rencana_sisa(self):
        return sorted(p.name for p in (self.folder / "mati").iterdir() if p.name != "kematian")

    def kematian(self):
        """Counter of (point, kind, whom) of the deaths that took place."""
        catatan = self.folder / "mati" / "kematian"
        isi = catatan.read_text().splitlines() if catatan.exists() else []
        return Counter(tuple(baris.split(".")[:3]) for baris in isi)

    def catatan(self, nama, akhir=3000):
        return (self.folder / f"catatan-{nama}").read_text(errors="replace")[-akhir:]

    def belum(self):
        """What was promised and is neither done nor in quarantine."""
        kolom = "jenis, kunci, percobaan, galat"
        syarat = "selesai_pada IS NULL AND karantina_pada IS NULL"
        return self.basis.baca(f"SELECT {kolom} FROM requests_app_tugas WHERE {syarat}")

    def tenang(self, detik=60):
        """Wait until everything promised is done."""
        tunggu(lambda: not self.belum(), detik, lambda: (self.belum(), self.catatan("worker")), jeda=0.2)

    def tutup(self):
        for proses in reversed(self.proses.values()):
            proses.tutup()
        if hasattr(self, "basis"):
            self.basis.tutup()
        self.surel.tutup()
        shutil.rmtree(self.folder, ignore_errors=True)


def _python(modul, *perintah):
    return [sys.executable, "-m", modul, *perintah]
