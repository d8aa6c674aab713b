"""Moves per second through services.jalankan and through HTTP, against a raw UPDATE + INSERT in psycopg, in one run.

    python -m tests.bench.perpindahan [--draf 40] [--putaran 4]

A PostgreSQL cluster of its own, default settings, fsync on. Each round moves drafts four rows on (file, dispose, order, receive)
and then gives the raw transaction as many goes; only ratios inside one run say anything.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psycopg

from tests.faults.layanan import Basis, belum_ada

JALUR = ("ajukan", "disposisikan", "perintahkan", "terima")
LANTAI = """
CREATE TABLE lantai_permohonan AS SELECT g AS id, 'DIAJUKAN'::text AS status, 0 AS versi, now() AS tenggat,
    repeat('isi permohonan ', 40) AS isi FROM generate_series(1, 100000) g;
ALTER TABLE lantai_permohonan ADD PRIMARY KEY (id);
CREATE INDEX ON lantai_permohonan (status, tenggat);
CREATE TABLE lantai_jejak (id bigserial PRIMARY KEY, permohonan bigint, urut int, aksi text, waktu timestamptz, data jsonb);
CREATE INDEX ON lantai_jejak (permohonan, urut);
ANALYZE;
"""


def siapkan(alamat, tempat):
    """Django on a fresh database, with the office of the tests."""
    os.environ |= {
        "DATABASE_URL": alamat,
        "DJANGO_SETTINGS_MODULE": "lpse_portal.settings.test",
        "PORTAL_DATA": str(tempat),
    }
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    # The settings of the tests do not wait for the disk; an office does.
    connection.settings_dict["OPTIONS"].pop("options", None)
    settings.KANTOR_TEMBOLOK_DETIK = 2  # as in an office
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests import pabrik

    return pabrik, pabrik.kantor()


def lantai(sambungan, urut):
    """What a move costs a program that knows the answer beforehand: one transaction, two statements, one commit."""
    with sambungan.transaction():
        sambungan.execute(
            "UPDATE lantai_permohonan SET status = 'DIDISPOSISI', versi = versi + 1, tenggat = now() WHERE id = %s",
            (urut % 100_000 + 1,),
        )
        sambungan.execute(
            "INSERT INTO lantai_jejak (permohonan, urut, aksi, waktu, data) VALUES (%s, 1, 'disposisikan', now(), '{}')",
            (urut % 100_000 + 1,),
        )


def lewat_layanan(pabrik, kantor):
    from requests_app import services
    from requests_app.models import Permohonan

    def pindah(pk, nama):
        permohonan = Permohonan.objects.get(pk=pk)
        isi = {
            "oleh": pabrik.pelaku_aksi(kantor, permohonan, nama),
            "data": pabrik.data_aksi(permohonan, nama),
        }

        def kerja():
            services.jalankan(permohonan, nama, kunci=f"bench-{pk}-{nama}", versi=permohonan.versi, **isi)

        return kerja

    return pindah


def lewat_http(pabrik, kantor):
    from requests_app.models import Permohonan
    from tests.perayap import masuk

    sesi = {}

    def pindah(pk, nama):
        permohonan = Permohonan.objects.get(pk=pk)
        oleh = pabrik.pelaku_aksi(kantor, permohonan, nama)
        klien = sesi.setdefault(oleh.pk, None) or sesi.setdefault(oleh.pk, masuk(oleh)) or masuk(oleh)
        sesi[oleh.pk] = klien
        isi = {"versi": permohonan.versi, "kunci": f"bench-http-{pk}-{nama}", "benar": "on"}
        isi |= {"sifat": "BIASA", "harap": ["Proses lebih lanjut sesuai SOP"]}
        isi = {f"{nama}-{bidang}": nilai for bidang, nilai in isi.items()}

        def kerja():
            assert klien.post(f"/permohonan/{permohonan.acuan}/{nama}/", isi).status_code == 302

        return kerja

    return pindah


def ukur(pindah, daftar):
    """[(action, seconds, seconds of CPU)] of each move of these drafts; what prepares a move is not timed."""
    hasil = []
    for pk in daftar:
        for nama in JALUR:
            kerja = pindah(pk, nama)
            awal, cpu = time.perf_counter(), time.process_time()
            kerja()
            hasil.append((nama, time.perf_counter() - awal, time.process_time() - cpu))
    return hasil


def komit(kerja):
    """(commits, of them with something written) that `kerja` makes; every statement outside a transaction is one."""
    from django.db import connection

    catatan, dasar = [], connection._commit

    def catat(eksekusi, sql, isi, banyak, konteks):
        hasil = eksekusi(sql, isi, banyak, konteks)
        menulis = sql.lstrip().split()[0] in ("INSERT", "UPDATE", "DELETE") and konteks["cursor"].rowcount
        catatan.append((connection.in_atomic_block, bool(menulis)))
        return hasil

    def tutup():
        catatan.append(("komit", any(tulis for di, tulis in catatan if di is True)))
        catatan[:] = [satu for satu in catatan if satu[0] is not True]
        dasar()

    connection._commit = tutup
    try:
        with connection.execute_wrapper(catat):
            kerja()
    finally:
        del connection._commit
    return len(catatan), sum(tulis for _, tulis in catatan)


def xact(sambungan):
    sambungan.execute("SELECT pg_stat_clear_snapshot()")
    return sambungan.execute("SELECT xact_commit FROM pg_stat_database WHERE datname = 'portal'").fetchone()[
        0
    ]


def hitung_server(alamat, pindah, pk):
    """[commits of each of the four moves of one draft] as the server counts them: as many more than one plain UPDATE makes."""
    from django.db import connection

    def bilas():
        with connection.cursor() as kursor:
            # It reads a table, for a session with nothing but commits to report keeps them for later.
            kursor.execute("SELECT pg_stat_force_next_flush(), versi FROM lantai_permohonan WHERE id = 1")
        time.sleep(0.2)

    def ubah():
        with connection.cursor() as kursor:
            kursor.execute("UPDATE lantai_permohonan SET versi = versi + 1 WHERE id = 1")

    def selisih(kerja):
        bilas()
        awal = xact(luar)
        kerja()
        bilas()
        return xact(luar) - awal

    with psycopg.connect(alamat.rpartition("/")[0] + "/postgres", autocommit=True) as luar:
        time.sleep(0.5)  # sessions that have just ended still hand in their counts
        satu = [selisih(ubah) for _ in range(3)][-1]
        return [1 + selisih(pindah(pk, nama)) - satu for nama in JALUR]


def jalankan(pilihan, alamat, tempat):
    pabrik, kantor = siapkan(alamat, tempat)
    cara = {
        "services.jalankan": lewat_layanan(pabrik, kantor),
        "HTTP (test client)": lewat_http(pabrik, kantor),
    }
    waktu, per_aksi = defaultdict(list), defaultdict(list)
    with psycopg.connect(alamat, autocommit=True) as mentah:
        mentah.execute(LANTAI)
        mentah.execute("ALTER SYSTEM SET autovacuum = off")  # its own transactions would be counted with ours
        mentah.execute("SELECT pg_reload_conf()")
        for pindah in cara.values():  # templates, contexts, SOP versions are made once
            ukur(pindah, [pabrik.draf(kantor).pk])
        for putaran in range(pilihan.putaran):
            for nama, pindah in cara.items():
                daftar = [pabrik.draf(kantor).pk for _ in range(pilihan.draf // pilihan.putaran)]
                for aksi, detik, cpu in ukur(pindah, daftar):
                    waktu[nama].append((detik, cpu))
                    per_aksi[aksi, nama].append(detik)
            for urut in range(len(waktu["services.jalankan"]) // (putaran + 1)):
                awal, cpu = time.perf_counter(), time.process_time()
                lantai(mentah, putaran * 1000 + urut)
                waktu["lantai"].append((time.perf_counter() - awal, time.process_time() - cpu))
    laporkan(waktu, per_aksi)
    server = hitung_server(alamat, cara["services.jalankan"], pabrik.draf(kantor).pk)
    print(f"\nxact_commit of PostgreSQL for {len(JALUR)} moves through services.jalankan: {server}")
    pk = {nama: pabrik.draf(kantor).pk for nama in cara}
    for nama, pindah in cara.items():
        for aksi in JALUR:
            semua, menulis = komit(pindah(pk[nama], aksi))
            print(f"{nama:20} {aksi:14} {menulis} writing commit(s) of {semua} in all")


def laporkan(waktu, per_aksi):
    dasar = statistics.median(d for d, _ in waktu["lantai"])
    print(
        f"{'':20} {'per second':>10} {'median ms':>10} {'p95 ms':>8} {'CPU ms':>8} {'share of the floor':>19}"
    )
    for nama, semua in waktu.items():
        detik = sorted(d for d, _ in semua)
        tengah, p95 = statistics.median(detik), detik[int(len(detik) * 0.95)]
        cpu = statistics.fmean(c for _, c in semua) * 1000
        per_detik = len(detik) / sum(detik)
        print(
            f"{nama:20} {per_detik:10.0f} {tengah * 1000:10.2f} {p95 * 1000:8.2f} {cpu:8.2f} {dasar / tengah:19.0%}"
        )
    for (aksi, nama), detik in per_aksi.items():
        print(f"  {aksi:14} {nama:20} {statistics.median(detik) * 1000:8.2f} ms")


def utama():
    urai = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    urai.add_argument("--draf", type=int, default=40, help="drafts moved by each way, in all")
    urai.add_argument("--putaran", type=int, default=4, help="rounds over which the ways take turns")
    pilihan = urai.parse_args()
    if sebab := belum_ada():
        sys.exit(sebab)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o755)
        basis = Basis(Path(folder) / "pg")
        try:
            jalankan(pilihan, basis.alamat(), Path(folder))
        finally:
            basis.tutup()


if __name__ == "__main__":
    utama()
