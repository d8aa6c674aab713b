"""The sweeps of deadlines and reminders at scale, on PostgreSQL: plan, buffers, and rows per second beside a per-row loop.

    .venv/bin/python -m tests.bench.sapuan [--baris 1000000] [--lewat 10000] [--contoh 500] [--server URL]

Makes a database of its own and drops it. Times of one run are to be compared with each other, not with another machine's.
"""

import argparse
import os
import statistics
import time
from datetime import UTC, datetime, timedelta

import psycopg

NAMA = f"portal_bench_sapuan_{os.getpid()}"
SENIN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday, 09.00 WIB: what is due fell due in the two hours before; the rest is due a month later."""


def main():
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--baris", type=int, default=1_000_000)
    pilihan.add_argument("--lewat", type=int, default=10_000)
    pilihan.add_argument("--contoh", type=int, default=500, help="baris bagi perulangan satu per satu")
    pilihan.add_argument("--server", default="postgres://postgres@127.0.0.1:5432")
    isi = pilihan.parse_args()
    with psycopg.connect(f"{isi.server}/postgres", autocommit=True) as pengurus:
        pengurus.execute(f"CREATE DATABASE {NAMA}")
        try:
            _siapkan(isi.server)
            _jalankan(isi)
        finally:
            pengurus.execute(f"DROP DATABASE {NAMA} WITH (FORCE)")


def _siapkan(server):
    os.environ |= {
        "DATABASE_URL": f"{server}/{NAMA}",
        "DJANGO_SETTINGS_MODULE": "lpse_portal.settings.test",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _jalankan(isi):
    import time_machine
    from django.db import connection

    _, detik, _ = _ukur(lambda: _isi(isi.baris, isi.lewat))
    print(
        f"{isi.baris:,} permohonan berjalan, {isi.lewat:,} di antaranya jatuh tempo; diisi dalam {detik:.0f} s"
    )
    with time_machine.travel(SENIN - timedelta(days=2), tick=False):
        _rencana("Sapuan kosong, batas waktu", _kueri_lewat)
        _rencana("Sapuan kosong, pengingat", _kueri_jatuh)
    with time_machine.travel(SENIN, tick=False):
        _rencana("Menemukan dan mengunci 500, batas waktu", _kueri_lewat)
        _sapuan(isi)
        _rencana("Sapuan kosong sesudahnya, batas waktu", _kueri_lewat)
        with connection.cursor() as kursor:
            kursor.execute("VACUUM requests_app_permohonan")
        _rencana("Sapuan kosong sesudah VACUUM, batas waktu", _kueri_lewat)
        _rencana("Sapuan kosong sesudah VACUUM, pengingat", _kueri_jatuh)
    _periksa(isi)


def _sapuan(isi):
    from requests_app import eskalasi_sapu, jam
    from requests_app.models import Permohonan

    with _tanpa_celery():
        hasil = [
            ("Batas waktu, satu per satu", *_ukur(lambda: _satu_satu(_tandai, "tenggat", isi))),
            ("Batas waktu, per 500", *_ukur(jam.tandai_terlambat)),
            ("Pengingat, satu per satu", *_ukur(lambda: _satu_satu(_ingatkan, "peringatan_pada", isi))),
            ("Pengingat, per 500", *_ukur(eskalasi_sapu.sapu)),
        ]
    print(f"\n{'':32}{'baris':>8}{'detik':>9}{'detik CPU':>11}{'baris/s':>10}{'kali':>7}")
    for (nama, jumlah, detik, cpu), (_, n, dasar, _) in zip(
        hasil, [hasil[0]] * 2 + [hasil[2]] * 2, strict=True
    ):
        laju = jumlah / detik
        print(f"{nama:32}{jumlah:>8,}{detik:>9.2f}{cpu:>11.2f}{laju:>10,.0f}{laju / (n / dasar):>7.1f}")
    assert Permohonan.objects.filter(terlambat_sejak__isnull=False).count() == isi.lewat
    assert Permohonan.objects.filter(peringatan_tahap=2).count() == isi.lewat


def _ukur(kerja):
    """(what `kerja` returns, seconds, seconds of this process's CPU)"""
    mulai, cpu = time.perf_counter(), time.process_time()
    hasil = kerja()
    return hasil, time.perf_counter() - mulai, time.process_time() - cpu


def _tanpa_celery():
    """No broker is measured here: neither way sends its wake-up calls."""
    from unittest.mock import patch

    from requests_app import eskalasi_sapu, tugas

    class Diam:
        def __enter__(self):
            self.semua = [patch.object(tugas, "bangunkan"), patch.object(eskalasi_sapu, "_bangunkan")]
            for satu in self.semua:
                satu.start()

        def __exit__(self, *_):
            for satu in self.semua:
                satu.stop()

    return Diam()


# The table


def _isi(baris, lewat):
    """One honest permohonan, and as many copies of its row."""
    from django.db import connection
    from django.utils import timezone

    from accounts_app.models import Pengguna, ProfilKantor, UnitKerja
    from requests_app import langkah
    from requests_app.models import Permohonan

    ProfilKantor.objects.create(disiapkan_pada=timezone.now())
    orang = Pengguna.objects.create(username="satker", email="satker@contoh.go.id")
    unit = UnitKerja.objects.create(kode="01", nama="Balai Contoh")
    contoh = Permohonan(
        sop="pembuatan-akun", versi_sop=langkah.bekukan("pembuatan-akun"), unit=unit, pemohon=orang,
        nomor="PPK-2026-0", pelaksana="Tim Pengelola LPSE", diajukan_pada=SENIN - timedelta(days=9),
        status_sejak=SENIN - timedelta(days=4), peringatan_tahap=1,
    )  # fmt: skip
    contoh.__dict__["status"] = "DITERIMA"
    contoh.save_base(force_insert=True)
    kolom = [b.column for b in Permohonan._meta.concrete_fields if b.column != "id"]
    jatuh = f"CASE WHEN n <= {lewat} THEN n * interval '7100 s' / {lewat} ELSE interval '30 days' + n * interval '0.1 s' END"
    pada = f"timestamptz '2026-11-23 00:00+00' + {jatuh}"
    khusus = {
        "nomor": "'PPK-2026-' || n", "kode_draf": "'draf-' || n", "tenggat": pada,
        "peringatan_pada": pada,
    }  # fmt: skip
    pilih = ", ".join(khusus.get(satu, f"p.{satu}") for satu in kolom)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO requests_app_permohonan ({', '.join(kolom)}) SELECT {pilih}"
            f" FROM generate_series(1, {baris}) n, requests_app_permohonan p WHERE p.nomor = 'PPK-2026-0'"
        )
        kursor.execute("DELETE FROM requests_app_permohonan WHERE nomor = 'PPK-2026-0'")
        kursor.execute("VACUUM ANALYZE requests_app_permohonan")


# Plans


def _kueri_lewat():
    from requests_app.eskalasi_sapu import lewat
    from requests_app.sekaligus import terkunci

    return terkunci(lewat(), "pk", "tenggat")[:500]


def _kueri_jatuh():
    from requests_app.eskalasi_sapu import jatuh
    from requests_app.sekaligus import terkunci

    return terkunci(jatuh(), "pk", "tenggat")[:500]


def _rencana(judul, kueri, ulang=7):
    """The plan as PostgreSQL prints it, after it was run a few times; and the median of what it says it took."""
    import re

    from django.db import transaction

    lama, teks = [], ""
    for _ in range(ulang):
        with transaction.atomic():
            teks = kueri().explain(analyze=True, buffers=True)
        lama.append(float(re.search(r"Execution Time: ([0-9.]+) ms", teks)[1]))
    print(f"\n{judul}: {statistics.median(lama):.3f} ms\n{teks}")


# The per-row loops the batches are compared with


def _satu_satu(kerja, urut, isi):
    from django.utils import timezone

    from requests_app.models import Permohonan

    lewat = Permohonan.objects.filter(**{f"{urut}__lt": timezone.now()}, selesai_pada=None).order_by(urut)
    for pk in list(lewat.values_list("pk", flat=True)[: isi.contoh]):
        kerja(pk)
    return isi.contoh


def _tandai(pk):
    from django.db import transaction

    from requests_app import jurnal
    from requests_app.models import Permohonan

    with transaction.atomic():
        permohonan = Permohonan.objects.terkunci(pk)
        permohonan.terlambat_sejak = permohonan.tenggat
        permohonan.save(update_fields=["terlambat_sejak", "status"])
        jurnal.catat(permohonan, aksi="terlambat", baris=permohonan.langkah_kini().baris)


def _ingatkan(pk):
    from django.db import transaction
    from django.utils import timezone

    from accounts_app.models import ProfilKantor
    from requests_app import eskalasi, jurnal, tugas
    from requests_app.eskalasi_sapu import pendaratan
    from requests_app.kantor import kalender_kantor
    from requests_app.models import Permohonan

    profil = ProfilKantor.muat()
    with transaction.atomic():
        permohonan = Permohonan.objects.terkunci(pk)
        sekarang = timezone.now()
        tahap = eskalasi.tahap_kini(permohonan.peringatan_tahap, permohonan.tenggat, sekarang)
        permohonan.peringatan_tahap = tahap
        permohonan.peringatan_pada = eskalasi.sesudah(
            tahap, permohonan.tenggat, kalender_kantor(profil), profil, sekarang
        )
        permohonan.save(update_fields=["peringatan_tahap", "peringatan_pada", "status"])
        jurnal.catat(
            permohonan, aksi="peringatan", baris=permohonan.langkah_kini().baris, data={"tahap": tahap}
        )
        tugas.janjikan(
            "eskalasi", f"eskalasi:{pendaratan(permohonan)}:{tahap}", permohonan=permohonan, tahap=tahap
        )


def _periksa(isi):
    """Every chain that was written holds, and every due row was done exactly once."""
    from django.db.models import Count

    from requests_app import jurnal
    from requests_app.models import Jejak, Tugas

    galat = list(jurnal.periksa())
    ganda = Jejak.objects.values("permohonan", "aksi").annotate(n=Count("pk")).filter(n__gt=1).count()
    print(
        f"\nJurnal: {Jejak.objects.count():,} entri, {len(galat)} galat, {ganda} ganda; {Tugas.objects.count():,} janji"
    )
    assert (galat, ganda, Tugas.objects.count()) == ([], 0, isi.lewat)


if __name__ == "__main__":
    main()
