"""Until when a return must be answered: counted in the office's working days, told, and never taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app import jam, perbaikan
from requests_app.models import HariLibur, Permohonan
from requests_app.tampilan import jam_tenggat
from requests_app.tenggat import KALENDER_BAKU, diterima, hari, tenggat
from tests import pabrik
from tests.perbaikan.bantu import BATAS, perbaiki

SAAT = st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 30), timezones=st.just(UTC))


def test_a_return_is_due_at_closing_time_of_the_fifth_working_day(dikembalikan):
    assert dikembalikan.batas_perbaikan == BATAS
    assert dikembalikan.tenggat is None


def test_the_office_sets_the_number_of_days(kantor, dikembalikan):
    kantor.profil.hari_perbaikan = 1
    kantor.profil.save()
    permohonan = pabrik.maju(kantor, dikembalikan, "lanjutkan_tanpa_perbaikan")
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=_satu_kurang(permohonan))
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    assert permohonan.batas_perbaikan == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _satu_kurang(permohonan):
    return pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tanpa cap"}


@pytest.mark.parametrize("aksi", ["lengkapi", "lanjutkan_tanpa_perbaikan", "tarik"])
def test_whoever_ends_the_waiting_ends_its_deadline(kantor, dikembalikan, aksi):
    permohonan = pabrik.maju(kantor, perbaiki(dikembalikan), aksi)
    assert permohonan.batas_perbaikan is None


def test_nothing_but_a_return_has_such_a_deadline(kantor):
    for status in ("DIAJUKAN", "DIPERIKSA", "DINYATAKAN_LENGKAP"):
        permohonan = pabrik.permohonan(kantor, status)
        assert permohonan.batas_perbaikan is None
        assert perbaikan.batas(permohonan) is None


def test_the_arithmetic_shows_every_day_and_counts_five(dikembalikan):
    batas = perbaikan.batas(dikembalikan)
    assert (batas.pada, batas.hari) == (BATAS, 5)
    assert [(baris.nama_hari, baris.hari) for baris in batas.rincian] == [
        ("Jumat", 0),
        ("Sabtu", 0),
        ("Minggu", 0),
        ("Senin", 1),
        ("Selasa", 1),
        ("Rabu", 1),
        ("Kamis", 1),
        ("Jumat", 1),
    ]


def test_a_new_holiday_moves_the_deadline_later_and_is_recorded(kantor, dikembalikan):
    HariLibur.objects.create(tanggal=date(2026, 11, 25), nama="Pindahan kantor", jenis="KANTOR")
    assert jam.hitung_ulang(oleh=kantor.pengelola) == 1
    permohonan = Permohonan.objects.get(pk=dikembalikan.pk)
    assert permohonan.batas_perbaikan == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert permohonan.jejak.last().aksi == "hitung_ulang"
    batas = perbaikan.batas(permohonan)
    assert batas.hari == 5
    assert "Libur: Pindahan kantor" in [baris.keterangan for baris in batas.rincian]


def test_the_day_an_applicant_was_told_never_comes_earlier(kantor, dikembalikan):
    kantor.profil.hari_perbaikan = 1
    kantor.profil.save()
    assert jam.hitung_ulang(oleh=kantor.pengelola) == 0
    assert Permohonan.objects.get(pk=dikembalikan.pk).batas_perbaikan == BATAS


def test_a_deadline_that_has_passed_is_not_brought_back(kantor, dikembalikan, time_machine):
    HariLibur.objects.create(tanggal=date(2026, 11, 25), nama="Pindahan kantor", jenis="KANTOR")
    time_machine.move_to(BATAS + timedelta(seconds=1))
    assert jam.hitung_ulang(oleh=kantor.pengelola) == 0


def test_the_office_reads_until_when_it_waits(dikembalikan):
    assert jam_tenggat(dikembalikan, KALENDER_BAKU) == {
        "jenis": "jeda",
        "teks": "Dijeda – menunggu pemohon sampai Jum 27 Nov 16.30",
    }


@given(SAAT, st.integers(1, 60))
def test_the_days_shown_are_the_days_given(mulai, jumlah):
    batas = perbaikan.hitung(KALENDER_BAKU, mulai, tenggat(KALENDER_BAKU, mulai, hari(jumlah)))
    assert batas.hari == jumlah
    assert sum(baris.hari for baris in batas.rincian) == jumlah
    assert batas.rincian[-1].tanggal == batas.pada.date()
    assert batas.rincian[-1].hari == 1


@given(SAAT, st.integers(1, 60))
def test_no_day_off_and_not_the_day_of_receipt_is_counted(mulai, jumlah):
    batas = perbaikan.hitung(KALENDER_BAKU, mulai, tenggat(KALENDER_BAKU, mulai, hari(jumlah)))
    terhitung = [baris.tanggal for baris in batas.rincian if baris.hari and not baris.sampai]
    assert all(KALENDER_BAKU.hari_kerja(tanggal) for tanggal in terhitung)
    assert diterima(KALENDER_BAKU, mulai).date() not in terhitung
    assert terhitung == sorted(set(terhitung))


@given(SAAT, st.integers(1, 59))
def test_one_day_more_is_never_due_earlier(mulai, jumlah):
    assert tenggat(KALENDER_BAKU, mulai, hari(jumlah)) < tenggat(KALENDER_BAKU, mulai, hari(jumlah + 1))
