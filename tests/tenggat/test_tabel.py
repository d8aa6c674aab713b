"""The prefix sums: the inverse undoes, distance and history of a table change nothing, and a wrong calendar is refused."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.tenggat import (
    Kalender,
    ProfilJam,
    TanpaHariKerja,
    hari,
    menit,
    mundur,
    tenggat,
    waktu_kerja,
)
from requests_app.tenggat.tabel import BATAS_CARI, TERLEBAR
from tests.tenggat.test_sifat import KANTOR, MENIT, SAAT, WAKTU, cukup

SEMENIT = timedelta(minutes=1)
SENIN = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
JAM = {h: ((time(8), time(12)), (time(13), time(16))) for h in range(5)}


def kantor(libur=(), jam=JAM, mulai=None, selesai=None):
    profil = (ProfilJam("Biasa", mulai, selesai, jam),)
    return Kalender(zona=ZoneInfo("Asia/Jakarta"), profil=profil, libur=dict.fromkeys(libur, "Tutup"))


def salinan(kalender):
    """The same office with nothing remembered."""
    return Kalender(zona=kalender.zona, profil=kalender.profil, libur=kalender.libur)


@cukup
@given(KANTOR, SAAT, MENIT)
def test_going_back_undoes_going_forward(kalender, pada, menit_):
    akhir, lama = tenggat(kalender, pada, menit(menit_)), menit_ * SEMENIT
    mulai = mundur(kalender, akhir, lama)
    assert waktu_kerja(kalender, mulai, akhir) == lama
    assert tenggat(kalender, mulai, menit(menit_)) == akhir


@cukup
@given(KANTOR, SAAT, MENIT)
def test_no_later_start_would_do(kalender, pada, menit_):
    mulai = mundur(kalender, pada, menit_ * SEMENIT)
    assert mulai <= pada
    assert waktu_kerja(kalender, mulai + timedelta(microseconds=1), pada) < menit_ * SEMENIT
    assert waktu_kerja(kalender, mulai, pada) == menit_ * SEMENIT


@cukup
@given(KANTOR, SAAT)
def test_going_back_by_nothing_stays(kalender, pada):
    assert mundur(kalender, pada, timedelta(0)) == pada


@cukup
@given(KANTOR, SAAT, WAKTU, st.lists(st.integers(2005, 2045), max_size=4))
def test_what_was_asked_before_changes_no_answer(kalender, pada, waktu, tahun):
    segar = tenggat(salinan(kalender), pada, waktu)
    for satu in tahun:
        waktu_kerja(kalender, datetime(satu, 3, 3, tzinfo=UTC), datetime(satu + 1, 3, 3, tzinfo=UTC))
    assert tenggat(kalender, pada, waktu) == segar


def test_twenty_years_are_the_sum_of_their_years():
    kalender = kantor(libur=[date(2030, 1, 1)])
    batas = [datetime(tahun, 1, 1, tzinfo=UTC) for tahun in range(2020, 2041)]
    sebagian = sum((waktu_kerja(kalender, a, b) for a, b in pairwise(batas)), timedelta(0))
    assert sebagian == waktu_kerja(kalender, batas[0], batas[-1])


def test_a_day_may_hold_many_intervals_or_none():
    pagi_sore = tuple((time(jam, 0), time(jam, 30)) for jam in range(6, 22))
    kalender = kantor(jam={0: pagi_sore, 2: ((time(0), time(23, 59)),)})
    assert tenggat(kalender, SENIN, menit(45)).isoformat() == "2026-11-16T10:15:00+07:00"
    assert tenggat(kalender, SENIN, hari(1)).isoformat() == "2026-11-18T23:59:00+07:00"
    assert tenggat(kalender, SENIN, hari(2)).isoformat() == "2026-11-23T21:30:00+07:00"


@pytest.mark.parametrize("waktu", [menit(1), hari(1)])
def test_an_office_that_closed_for_good_is_refused_in_both_directions(waktu):
    lama_tutup = kantor(selesai=date(2024, 6, 1), mulai=date(2020, 1, 1))
    with pytest.raises(TanpaHariKerja):
        tenggat(lama_tutup, SENIN, waktu)
    belum_buka = kantor(mulai=date(2030, 1, 1), selesai=date(2031, 1, 1))
    with pytest.raises(TanpaHariKerja):
        mundur(belum_buka, SENIN, SEMENIT)


@pytest.mark.parametrize("ingat", [False, True])
def test_a_closure_that_cannot_be_meant_is_refused_also_when_the_table_knows_what_comes_after(ingat):
    dua = (
        ProfilJam("Dahulu", date(2024, 1, 1), date(2026, 11, 16), JAM),
        ProfilJam("Kelak", date(2026, 11, 16) + timedelta(days=BATAS_CARI + 2), None, JAM),
    )
    kalender = Kalender(zona=ZoneInfo("Asia/Jakarta"), profil=dua, libur={})
    if ingat:
        waktu_kerja(kalender, SENIN, SENIN + timedelta(days=900))
    with pytest.raises(TanpaHariKerja):
        tenggat(kalender, SENIN, hari(1))
    assert tenggat(kalender, SENIN, menit(60)).isoformat() == "2026-11-16T10:00:00+07:00"


def test_a_year_written_wrongly_costs_no_table_of_centuries():
    kalender = kantor()
    tenggat(kalender, SENIN, menit(60))
    tenggat(kalender, datetime(202, 11, 18, tzinfo=UTC), menit(60))
    tabel = kalender.tembolok["tabel"]
    assert (tabel.awal, tabel.akhir) == (2026, 2026)
    with pytest.raises(OverflowError):
        waktu_kerja(kalender, SENIN - timedelta(days=366 * (TERLEBAR + 1)), SENIN)


def test_the_last_year_there_is_ends_in_an_error_that_is_named():
    with pytest.raises(OverflowError):
        tenggat(kantor(), datetime(9999, 12, 30, tzinfo=UTC), hari(20))


@pytest.mark.parametrize(
    ("zona", "jam"), [("Asia/Jakarta", "01:00"), ("Asia/Makassar", "00:00"), ("Asia/Jayapura", "23:00")]
)
def test_the_same_words_mean_each_offices_own_clock(zona, jam):
    kalender = Kalender(zona=ZoneInfo(zona), profil=kantor().profil, libur={})
    pagi = datetime(2026, 11, 15, 10, 0, tzinfo=UTC)  # a Sunday everywhere
    assert f"{tenggat(kalender, pagi, menit(1)) - SEMENIT:%H:%M}" == "08:00"
    assert f"{(tenggat(kalender, pagi, menit(1)) - SEMENIT).astimezone(UTC):%H:%M}" == jam
