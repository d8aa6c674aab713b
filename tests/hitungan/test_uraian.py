"""What is shown of a deadline adds up to the baku waktu and ends at the deadline, whatever the pauses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.tenggat import KALENDER_BAKU, hari, menit, tenggat, waktu_kerja
from requests_app.uraian import BARIS_TERBANYAK, DIJEDA, batas, uraikan

WIB = KALENDER_BAKU.zona
KAMIS_15 = datetime(2026, 11, 19, 15, 0, tzinfo=WIB)
SAAT = st.datetimes(datetime(2026, 1, 2), datetime(2026, 12, 30)).map(lambda saat: saat.replace(tzinfo=UTC))
JARAK = st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), max_size=6)
WAKTU = st.one_of(st.integers(1, 2000).map(menit), st.integers(1, 12).map(hari))


def jeda_dari(mulai, jarak):
    """Pauses in order, each as long and as far from the one before it as the list says."""
    saat, titik = mulai, []
    for satu in jarak:
        saat += satu
        titik.append(saat)
    return list(zip(titik[::2], titik[1::2], strict=False))


@settings(max_examples=60, deadline=None)
@given(SAAT, WAKTU, JARAK)
def test_the_lines_always_add_up_and_end_at_the_deadline(mulai, waktu, jarak):
    jeda = jeda_dari(mulai, jarak)
    uraian = uraikan(KALENDER_BAKU, mulai, waktu, jeda)
    assert uraian.tenggat == batas(KALENDER_BAKU, mulai, waktu, jeda)
    assert sum(b.detik for b in uraian.baris) == (waktu.menit or 0) * 60
    assert sum(b.hari for b in uraian.baris) == (waktu.hari or 0)
    assert len(uraian.baris) <= BARIS_TERBANYAK


@settings(max_examples=60, deadline=None)
@given(SAAT, st.integers(1, 2000), JARAK)
def test_a_minute_clock_runs_its_whole_time_outside_its_pauses(mulai, banyak, jarak):
    """Counted another way: office time from landing to deadline, less that of the pauses which came before it."""
    jeda = jeda_dari(mulai, jarak)
    akhir = batas(KALENDER_BAKU, mulai, menit(banyak), jeda)
    berhenti = [waktu_kerja(KALENDER_BAKU, a, b) for a, b in jeda if a < akhir]
    jalan = waktu_kerja(KALENDER_BAKU, mulai, akhir) - sum(berhenti, timedelta(0))
    assert jalan == timedelta(minutes=banyak)


@settings(max_examples=40, deadline=None)
@given(SAAT, st.integers(1, 12), JARAK)
def test_a_clock_of_days_gains_each_working_day_of_a_pause_and_ends_at_closing_time(mulai, banyak, jarak):
    jeda = jeda_dari(mulai, jarak)
    akhir = batas(KALENDER_BAKU, mulai, hari(banyak), jeda)
    uraian = uraikan(KALENDER_BAKU, mulai, hari(banyak), jeda)
    assert akhir == KALENDER_BAKU.selang(akhir.date())[-1][1]
    diberi = sum(int(g.terhitung.split()[0]) for g in uraian.jeda if g.terhitung)
    assert akhir == tenggat(KALENDER_BAKU, mulai, hari(banyak + diberi))


def test_a_pause_of_two_hours_moves_sixty_minutes_into_the_next_morning():
    jeda = [(KAMIS_15 + timedelta(minutes=20), KAMIS_15 + timedelta(hours=17))]
    uraian = uraikan(KALENDER_BAKU, KAMIS_15, menit(60), jeda)
    assert [(b.tanggal.day, b.terhitung, b.keterangan) for b in uraian.baris] == [
        (19, "20 menit", "15.00–15.20; jam dihentikan 15.20–16.00"),
        (20, "40 menit", "08.00–08.40; jam dihentikan 07.30–08.00"),
    ]
    (geser,) = uraian.jeda
    assert (geser.terhitung, geser.dari, geser.ke) == (
        "70 menit",
        datetime(2026, 11, 19, 16, 0, tzinfo=WIB),
        datetime(2026, 11, 20, 8, 40, tzinfo=WIB),
    )


def test_days_in_a_pause_are_one_line_and_holidays_are_named():
    mulai = datetime(2026, 12, 22, 9, 0, tzinfo=WIB)
    jeda = [(mulai, datetime(2026, 12, 23, 10, 0, tzinfo=WIB))]
    kata = [(b.tanggal.day, b.keterangan) for b in uraikan(KALENDER_BAKU, mulai, hari(1), jeda).baris]
    assert kata[1] == (23, DIJEDA)
    assert (25, f"Libur: {KALENDER_BAKU.libur[date(2026, 12, 25)]}") in kata
    assert kata[-1][1] == "hari kerja ke-1, tutup 16.00"
    panjang = uraikan(KALENDER_BAKU, mulai, hari(1), [(mulai, mulai + timedelta(days=30))])
    assert [(b.keterangan, b.sampai) for b in panjang.baris[1:-1]] == [(DIJEDA, date(2027, 1, 21))]


def test_a_pause_after_the_clock_ran_out_gives_nothing():
    sesudah = [(KAMIS_15 + timedelta(days=3), KAMIS_15 + timedelta(days=5))]
    uraian = uraikan(KALENDER_BAKU, KAMIS_15, menit(60), sesudah)
    assert uraian.tenggat == tenggat(KALENDER_BAKU, KAMIS_15, menit(60))
    assert [g.terhitung for g in uraian.jeda] == [""]


@pytest.mark.parametrize("waktu", [hari(300), menit(90_000)])
def test_a_very_long_count_is_shortened_and_still_adds_up(waktu):
    uraian = uraikan(KALENDER_BAKU, KAMIS_15, waktu)
    assert len(uraian.baris) == BARIS_TERBANYAK
    assert sum(b.detik for b in uraian.baris) == (waktu.menit or 0) * 60
    assert sum(b.hari for b in uraian.baris) == (waktu.hari or 0)
