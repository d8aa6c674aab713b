"""Two sweepers at once, many rows, and what an idle sweep costs."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction

from requests_app import jam, jurnal, langkah
from requests_app.eskalasi_sapu import jatuh, lewat, sapu
from requests_app.models import Jejak, Permohonan, Tugas
from requests_app.sekaligus import terkunci
from tests.eskalasi.bantu import wib
from tests.utas import serentak

SAAT = wib(23, 9)
JUMLAH = 230


def isi(kantor, jumlah, tenggat):
    """Filed permohonan that wait for the team, as the tables hold them."""
    umum = {
        "sop": "pembuatan-akun", "versi_sop": langkah.bekukan("pembuatan-akun"), "unit": kantor.unit,
        "pemohon": kantor.satker, "pelaksana": "Tim Pengelola LPSE", "diajukan_pada": SAAT, "status": "DITERIMA",
        "status_sejak": SAAT - timedelta(days=3), "tenggat": tenggat, "peringatan_pada": tenggat, "peringatan_tahap": 1,
    }  # fmt: skip
    return Permohonan.objects.bulk_create(
        Permohonan(nomor=f"{tenggat:%d}-{n}", **umum) for n in range(jumlah)
    )


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_do_every_row_exactly_once(kantor, time_machine):
    time_machine.move_to(SAAT, tick=False)
    isi(kantor, JUMLAH, SAAT - timedelta(minutes=5))
    kali = [jam.tandai_terlambat, sapu] * 2
    hasil = serentak(*(lambda kerja=kerja: kerja(batas=20) for kerja in kali))
    # What both passed over, because the other held it, is the next sweep's.
    assert hasil[0] + hasil[2] + jam.tandai_terlambat() == JUMLAH
    assert hasil[1] + hasil[3] + sapu() == JUMLAH
    for aksi in ("terlambat", "peringatan"):
        assert Jejak.objects.filter(aksi=aksi).count() == JUMLAH
    assert Tugas.objects.filter(jenis="eskalasi").count() == JUMLAH
    assert Permohonan.objects.filter(terlambat_sejak__isnull=False, peringatan_tahap=2).count() == JUMLAH
    assert [*jurnal.periksa(), *jurnal.periksa_keadaan()] == []


def test_a_sweep_does_many_rows_in_few_statements(kantor, time_machine, django_assert_max_num_queries):
    time_machine.move_to(SAAT, tick=False)
    isi(kantor, JUMLAH, SAAT - timedelta(minutes=5))
    sapu()
    Permohonan.objects.update(peringatan_pada=SAAT - timedelta(minutes=5))
    with django_assert_max_num_queries(JUMLAH + 20 if connection.vendor == "sqlite" else 20):
        assert sapu() == JUMLAH


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL for its plan")
def test_an_idle_sweep_reads_at_most_ten_pages_however_much_is_open(kantor, time_machine):
    time_machine.move_to(SAAT, tick=False)
    isi(kantor, 5000, SAAT + timedelta(days=30))
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE requests_app_permohonan")
    for kueri, indeks in ((lewat, "permohonan_jatuh_tempo"), (jatuh, "permohonan_peringatan")):
        rencana = _rencana(kueri)
        assert f'"{indeks}"' in rencana[0]
        assert rencana[1] <= 10, rencana


def _rencana(kueri):
    with transaction.atomic():
        terkunci(kueri(), "pk")[:500].explain(analyze=True, buffers=True, format="json")
        teks = terkunci(kueri(), "pk")[:500].explain(analyze=True, buffers=True, format="json")
    pohon = json.loads(teks)[0]["Plan"]
    return teks, pohon["Shared Hit Blocks"] + pohon["Shared Read Blocks"]
