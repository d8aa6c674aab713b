"""What the portal stands on: database, journal, broker, cache, disks, keys, clock, renderer and mail."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import redis
from cryptography import x509
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from accounts_app.kata import tanggal_teks
from accounts_app.models import ProfilKantor
from lpse_portal.kesehatan.butir import BAIK, BELUM, GAGAL, PERHATIAN, TANYA_DETIK, Butir, lama, pemeriksaan
from requests_app import pengunci
from requests_app.models import Denyut, Jejak
from requests_app.surat.ca_uji import BERKAS_AKAR

MIB = 1024 * 1024
FOLDER = {
    "Gudang berkas": "GUDANG_DIR",
    "Salinan arsip": "ARSIP_DIR",
    "Gambar halaman": "GAMBAR_DIR",
    "Kunci harian": "KUNCI_HARIAN_DIR",
    "Penanda": "PENANDA_DIR",
}
RAHASIA = ("Kunci harian", "Penanda")
PDF, SUREL = "uji-pdf", "uji-surel"


def besar(bita):
    """A size as an official says it: "12,5 MB", "252 GB"."""
    satuan, angka = ("GB", bita / 1024**3) if bita >= 1024**3 else ("MB", bita / MIB)
    return f"{angka:.0f} {satuan}" if angka >= 100 else f"{angka:.1f} {satuan}".replace(".", ",")


@pemeriksaan("Basis data")
def basis_data():
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
            versi, isi = kursor.fetchone()
        else:
            kursor.execute(
                "SELECT sqlite_version(), (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
            )
            versi, isi = kursor.fetchone()
    yield Butir("Basis data", BAIK, f"{connection.display_name} {versi}, {besar(isi)}.")


@pemeriksaan("Migrasi")
def migrasi():
    pelaksana = MigrationExecutor(connection)
    kurang = len(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))
    if kurang:
        saran = (
            "Jalankan: docker compose run --rm migrate. Jangan biarkan portal melayani di atas skema lama."
        )
        yield Butir("Migrasi", GAGAL, f"{kurang} migrasi belum diterapkan.", saran)
    else:
        yield Butir("Migrasi", BAIK, "Semua sudah diterapkan.")


@pemeriksaan("Pengunci jurnal")
def pemicu():
    if pengunci.terpasang(connection):
        yield Butir("Pengunci jurnal", BAIK, "Jejak hanya dapat ditambah; pemicunya terpasang.")
    else:
        saran = "Jalankan migrasi sekali lagi untuk memasangnya, lalu manage.py periksa_jurnal; cari tahu siapa yang melepasnya."
        yield Butir("Pengunci jurnal", GAGAL, "Pemicu yang melarang perubahan jejak tidak lengkap.", saran)


@pemeriksaan("Jam")
def jam():
    with connection.cursor() as kursor:
        ungkapan = (
            "clock_timestamp()"
            if connection.vendor == "postgresql"
            else "strftime('%Y-%m-%d %H:%M:%f', 'now')"
        )
        kursor.execute(f"SELECT {ungkapan}")
        basis, kini = kursor.fetchone()[0], timezone.now()
    if isinstance(basis, str):
        basis = datetime.fromisoformat(basis).replace(tzinfo=UTC)
    yield _selisih_jam(abs((basis - kini).total_seconds()))
    yield _jejak_masa_depan(kini)
    zona = ProfilKantor.muat().zona
    yield Butir("Zona waktu", BAIK, f"{zona}; sekarang {timezone.localtime():%d-%m-%Y %H.%M.%S}.")


def _selisih_jam(selisih):
    nilai = f"Beda jam portal dan basis data {selisih:.1f} detik.".replace(".", ",", 1)
    saran = "Nyalakan penyelarasan waktu (NTP) di kedua mesin: tenggat dan tanda tangan memakai jam ini."
    if selisih > 60:
        return Butir("Jam", GAGAL, nilai, saran)
    return Butir("Jam", PERHATIAN, nilai, saran) if selisih > 2 else Butir("Jam", BAIK, nilai)


def _jejak_masa_depan(kini):
    judul, terakhir = "Waktu jurnal", Jejak.objects.order_by("-pk").values_list("waktu", flat=True).first()
    if terakhir and terakhir > kini + timedelta(seconds=5):
        nilai = f"Catatan terakhir bertanggal {lama((terakhir - kini).total_seconds())} di masa depan."
        return Butir(
            judul, GAGAL, nilai, "Jam mesin pernah maju. Luruskan jam sekarang; catatannya tidak diubah."
        )
    return Butir(judul, BAIK, "Tidak ada catatan di masa depan." if terakhir else "Belum ada catatan.")


@pemeriksaan("Perantara pesan")
def perantara():
    alamat, judul = settings.CELERY_BROKER_URL, "Perantara pesan (broker)"
    if alamat.startswith("redis"):
        saran = "Jalankan kembali Redis. Selama ia mati, pekerjaan tetap tercatat dan disapu kemudian."
        yield _tanya_redis(judul, alamat, saran)
    elif alamat.startswith("filesystem"):
        yield _folder_antrean(judul)
    else:
        yield Butir(judul, BAIK, "Di dalam proses ini.")


def _folder_antrean(judul):
    folder = Path(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"])
    if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        jumlah = sum(1 for _ in folder.glob("*.msg"))
        return Butir(judul, BAIK, f"Folder antrean, {jumlah} pesan menunggu.")
    return Butir(
        judul, GAGAL, "Folder antrean tidak dapat ditulis.", "Periksa folder data portal dan pemiliknya."
    )


def _tanya_redis(judul, alamat, saran):
    """Only the kind of failure is told: the address may hold a password."""
    klien = redis.Redis.from_url(
        alamat, socket_connect_timeout=TANYA_DETIK, socket_timeout=TANYA_DETIK, retry=None
    )
    try:
        isi = klien.info()
    except (redis.RedisError, OSError) as galat:
        return Butir(judul, GAGAL, f"Redis tidak menjawab ({type(galat).__name__}).", saran)
    finally:
        klien.close()
    return Butir(
        judul, BAIK, f"Redis {isi.get('redis_version', '?')}, memori {besar(isi.get('used_memory', 0))}."
    )


@pemeriksaan("Tembolok")
def tembolok():
    judul, milik = "Tembolok", settings.CACHES["default"]
    if "redis" in milik["BACKEND"].lower() or str(milik.get("LOCATION", "")).startswith("redis"):
        saran = "Jalankan kembali Redis. Pembatas percobaan masuk sementara dicatat di basis data."
        yield _tanya_redis(judul, milik["LOCATION"], saran)
        return
    caches["default"].set("kesehatan", "ya", 30)
    baik = caches["default"].get("kesehatan") == "ya"
    yield (
        Butir(judul, BAIK, "Tabel di basis data.")
        if baik
        else Butir(judul, GAGAL, "Tidak menyimpan.", "Jalankan: manage.py createcachetable.")
    )


@pemeriksaan("Ruang cakram")
def cakram():
    for judul, nama in FOLDER.items():
        if judul != "Penanda":
            yield _ruang(judul, _yang_ada(Path(getattr(settings, nama))))


def _yang_ada(folder):
    """The folder, or where it will be made."""
    return next(satu for satu in (folder, *folder.parents) if satu.exists())


def _ruang(judul, folder):
    isi = shutil.disk_usage(folder)
    nilai = f"Sisa {besar(isi.free)} dari {besar(isi.total)} ({100 * isi.free // max(isi.total, 1)} %)."
    saran = "Tambah ruang atau pindahkan yang lain dari cakram ini; unggahan dan surat gagal bila penuh."
    if not os.access(folder, os.W_OK):
        return Butir(judul, GAGAL, "Folder tidak dapat ditulis.", "Periksa pemilik dan izin folder ini.")
    if isi.free < 200 * MIB or isi.free < isi.total * 0.02:
        return Butir(judul, GAGAL, nilai, saran)
    return Butir(judul, *((PERHATIAN, nilai, saran) if isi.free < isi.total * 0.1 else (BAIK, nilai)))


@pemeriksaan("Izin folder kunci")
def folder_kunci():
    for judul in RAHASIA:
        folder = Path(getattr(settings, FOLDER[judul]))
        if not folder.exists():
            yield Butir(
                f"Izin folder {judul.lower()}", BAIK, "Belum dibuat; dibuat saat pertama kali diperlukan."
            )
        elif bit := folder.stat().st_mode & 0o077:
            saran = "Tutup bagi pengguna lain mesin ini: chmod 700 pada folder itu."
            yield Butir(
                f"Izin folder {judul.lower()}", PERHATIAN, f"Terbuka bagi pengguna lain ({bit:03o}).", saran
            )
        else:
            yield Butir(f"Izin folder {judul.lower()}", BAIK, "Hanya dapat dibuka oleh portal.")


@pemeriksaan("Sertifikat penanda")
def sertifikat():
    folder, judul = Path(settings.PENANDA_DIR), "Sertifikat penanda"
    jumlah = sum(1 for _ in folder.glob("*.p12")) if folder.exists() else 0
    nilai = f"{jumlah} penanda setempat (isinya terkunci frasa sandi pemiliknya)"
    akar = folder / BERKAS_AKAR
    if not akar.exists():
        yield Butir(judul, BAIK, f"{nilai}; tanpa akar UJI.")
        return
    sampai = x509.load_pem_x509_certificate(akar.read_bytes()).not_valid_after_utc
    nilai = f"{nilai}; akar UJI berlaku sampai {tanggal_teks(sampai.date())}."
    sisa = sampai - datetime.now(UTC)
    saran = "Buat sertifikat baru sebelum tanggal itu; surat yang sudah ditandatangani tetap terverifikasi."
    putusan = GAGAL if sisa < timedelta() else PERHATIAN if sisa < timedelta(days=60) else BAIK
    yield Butir(judul, putusan, nilai, "" if putusan == BAIK else saran)


def _hasil_uji(judul, nama, ajakan, saran):
    denyut = Denyut.objects.filter(nama=nama).first()
    if denyut is None:
        return Butir(judul, BELUM, ajakan)
    nilai = f"{denyut.keterangan} Diuji {lama((timezone.now() - denyut.pada).total_seconds())} yang lalu."
    return Butir(judul, BAIK, nilai) if denyut.baik else Butir(judul, GAGAL, nilai, saran)


@pemeriksaan("Huruf dan PDF")
def pdf():
    saran = "Periksa paket pustaka dan huruf pada mesin pekerja (lihat README), lalu uji lagi."
    yield _hasil_uji("Huruf dan PDF", PDF, "Tekan “Uji huruf dan PDF” di bawah.", saran)


@pemeriksaan("Surel keluar")
def surel():
    if settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend")):
        saran = "Isi EMAIL_URL_FILE atau EMAIL_URL dengan alamat server surel kantor, lalu jalankan ulang."
        yield Butir("Surel keluar", GAGAL, "Belum ada server surel; surel tidak pernah sampai.", saran)
        return
    saran = "Periksa EMAIL_URL dan server surel, lalu kirim surel uji lagi. Surel lain menunggu dan dikirim kemudian."
    yield _hasil_uji("Surel keluar", SUREL, "Tekan “Kirim surel uji” di bawah.", saran)
