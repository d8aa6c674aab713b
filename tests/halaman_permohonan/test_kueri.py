"""The page of one permohonan costs an officer at most ten queries, however many persons, entries and notes it has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app import services
from requests_app.catatan import tulis
from tests import pabrik
from tests.perayap import masuk

TERBANYAK = 10


@pytest.fixture(autouse=True)
def kantor_diingat(settings):
    """As in operation: the office's name, hours and holidays are read once in a while."""
    settings.KANTOR_TEMBOLOK_DETIK = 60


def kueri(orang, permohonan):
    klien, alamat = masuk(orang), f"/permohonan/{permohonan.nomor}/"
    assert klien.get(alamat).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as hasil:
        klien.get(alamat)
    return [satu["sql"] for satu in hasil]


def panjangkan(kantor, permohonan):
    """A long journal, and conversations."""
    for putaran in range(6):
        services.ambil(permohonan, oleh=(kantor.admin_agency, kantor.admin_ppe)[putaran % 2])
    for untuk_pemohon in (True, False):
        tulis(permohonan, oleh=kantor.admin_ppe, isi="Catatan contoh.", untuk_pemohon=untuk_pemohon)


@pytest.mark.parametrize("orang", [1, 8])
def test_the_check_costs_ten_at_most(kantor, orang):
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=orang)
    panjangkan(kantor, permohonan)
    hasil = kueri(kantor.admin_ppe, permohonan)
    assert len(hasil) <= TERBANYAK, "\n".join(hasil)


@pytest.mark.parametrize(
    "status", ["DIPERINTAHKAN", "DIPERIKSA", "DINYATAKAN_LENGKAP", "DIBUATKAN_AKUN", "DIKIRIMI_AKUN"]
)
def test_every_row_of_the_team_costs_ten_at_most(kantor, status):
    permohonan = pabrik.permohonan(kantor, status, orang=3)
    hasil = kueri(kantor.admin_ppe, permohonan)
    assert len(hasil) <= TERBANYAK, "\n".join(hasil)


def test_a_larger_permohonan_costs_not_one_more(kantor):
    jumlah = {}
    for orang in (1, 8):
        permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=orang)
        panjangkan(kantor, permohonan)
        jumlah[orang] = len(kueri(kantor.admin_ppe, permohonan))
    assert jumlah[1] == jumlah[8]
