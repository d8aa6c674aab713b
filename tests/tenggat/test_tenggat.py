"""Deadlines at the places where one is easily a minute or a day off. 16 November 2026 is a Monday."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from requests_app.tenggat import (
    KALENDER_BAKU,
    Kalender,
    ProfilJam,
    TanpaHariKerja,
    diterima,
    hari,
    menit,
    tenggat,
)

from . import RAMADAN, WIB, saat


def jatuh(pada, waktu, kalender=KALENDER_BAKU):
    return tenggat(kalender, saat(pada), waktu)


@pytest.mark.parametrize(
    ("pada", "terima"),
    [
        ("2026-11-19 07:29:59", "2026-11-19 07:30"),
        ("2026-11-19 07:30", "2026-11-19 07:30"),
        ("2026-11-19 11:59:59.999999", "2026-11-19 11:59:59.999999"),
        ("2026-11-19 12:00", "2026-11-19 13:00"),
        ("2026-11-19 12:30", "2026-11-19 13:00"),
        ("2026-11-19 15:59:59", "2026-11-19 15:59:59"),
        ("2026-11-19 16:00", "2026-11-20 07:30"),
        ("2026-11-19 23:59", "2026-11-20 07:30"),
        ("2026-11-20 16:00", "2026-11-20 16:00"),
        ("2026-11-20 16:30", "2026-11-23 07:30"),
        ("2026-11-22 23:59", "2026-11-23 07:30"),
        ("2026-12-23 16:00", "2026-12-28 07:30"),
        ("2026-12-31 18:00", "2027-01-04 07:30"),
    ],
)
def test_outside_office_hours_received_is_the_next_opening(pada, terima):
    assert diterima(KALENDER_BAKU, saat(pada)) == saat(terima)


@pytest.mark.parametrize(
    ("pada", "menit_", "akhir"),
    [
        pytest.param("2026-11-19 09:00", 60, "2026-11-19 10:00", id="inside the morning"),
        pytest.param("2026-11-19 11:00", 60, "2026-11-19 12:00", id="fills the morning: ends before lunch"),
        pytest.param("2026-11-19 11:00", 61, "2026-11-19 13:01", id="one minute over lunch"),
        pytest.param("2026-11-19 11:30", 60, "2026-11-19 13:30", id="across lunch"),
        pytest.param("2026-11-19 12:00", 60, "2026-11-19 14:00", id="at the start of lunch"),
        pytest.param("2026-11-19 12:59", 1, "2026-11-19 13:01", id="in lunch"),
        pytest.param("2026-11-19 15:00", 60, "2026-11-19 16:00", id="fills the day: ends at closing"),
        pytest.param("2026-11-19 15:00", 61, "2026-11-20 07:31", id="one minute over closing"),
        pytest.param("2026-11-19 16:00", 10, "2026-11-20 07:40", id="at closing"),
        pytest.param("2026-11-19 05:00", 10, "2026-11-19 07:40", id="before opening"),
        pytest.param("2026-11-20 11:00", 60, "2026-11-20 13:30", id="Friday: break from 11.30"),
        pytest.param("2026-11-20 16:00", 30, "2026-11-20 16:30", id="Friday: open until 16.30"),
        pytest.param("2026-11-20 16:00", 60, "2026-11-23 08:00", id="across the weekend"),
        pytest.param("2026-11-21 10:00", 60, "2026-11-23 08:30", id="on Saturday"),
        pytest.param("2026-11-22 23:59", 30, "2026-11-23 08:00", id="on Sunday night"),
        pytest.param("2026-12-23 15:30", 60, "2026-12-28 08:00", id="across cuti bersama and Natal"),
        pytest.param("2026-12-31 15:30", 60, "2027-01-04 08:00", id="across the year's end"),
        pytest.param("2026-11-16 07:30", 450, "2026-11-16 16:00", id="a whole day"),
        pytest.param("2026-11-16 07:30", 2250, "2026-11-20 16:30", id="a whole week"),
        pytest.param("2026-11-16 07:30", 2251, "2026-11-23 07:31", id="a week and a minute"),
    ],
)
def test_minutes_run_only_inside_office_hours(pada, menit_, akhir):
    assert jatuh(pada, menit(menit_)) == saat(akhir)


def test_minutes_keep_seconds_and_microseconds():
    assert jatuh("2026-11-19 11:30:15.000001", menit(60)) == saat("2026-11-19 13:30:15.000001")


@pytest.mark.parametrize(
    ("pada", "hari_", "akhir"),
    [
        pytest.param("2026-11-19 15:00", 1, "2026-11-20 16:30", id="Thursday: Friday at closing"),
        pytest.param("2026-11-18 15:00", 1, "2026-11-19 16:00", id="Wednesday: Thursday at closing"),
        pytest.param("2026-11-19 07:30", 1, "2026-11-20 16:30", id="the day of receipt never counts"),
        pytest.param("2026-11-19 03:00", 1, "2026-11-20 16:30", id="before opening is the same day"),
        pytest.param("2026-11-19 12:30", 1, "2026-11-20 16:30", id="lunch is the same day"),
        pytest.param("2026-11-19 15:59:59", 1, "2026-11-20 16:30", id="the last second"),
        pytest.param("2026-11-19 16:00", 1, "2026-11-23 16:00", id="at closing: received Friday"),
        pytest.param("2026-11-20 10:00", 1, "2026-11-23 16:00", id="Friday: Monday"),
        pytest.param("2026-11-20 17:00", 1, "2026-11-24 16:00", id="Friday night: received Monday"),
        pytest.param("2026-11-22 23:59", 1, "2026-11-24 16:00", id="Sunday 23.59: Tuesday"),
        pytest.param("2026-11-19 15:00", 2, "2026-11-23 16:00", id="two days over a weekend"),
        pytest.param("2026-12-22 10:00", 1, "2026-12-23 16:00", id="before cuti bersama"),
        pytest.param("2026-12-23 10:00", 1, "2026-12-28 16:00", id="across cuti bersama and Natal"),
        pytest.param("2026-12-24 10:00", 1, "2026-12-29 16:00", id="on cuti bersama"),
        pytest.param("2026-12-31 10:00", 1, "2027-01-04 16:00", id="across the year's end"),
        pytest.param(
            "2026-12-31 17:00", 1, "2027-01-06 16:00", id="received 4 January, 5 January is Isra Mikraj"
        ),
        pytest.param("2026-03-17 10:00", 1, "2026-03-25 16:00", id="across Nyepi and Idul Fitri"),
        pytest.param("2026-11-02 10:00", 14, "2026-11-20 16:30", id="fourteen days"),
    ],
)
def test_days_end_at_closing_of_the_nth_working_day_after_receipt(pada, hari_, akhir):
    assert jatuh(pada, hari(hari_)) == saat(akhir)


@pytest.mark.parametrize(
    ("pada", "waktu", "akhir"),
    [
        pytest.param("2026-02-19 11:30", menit(60), "2026-02-19 13:00", id="half an hour of lunch"),
        pytest.param(
            "2026-02-19 14:30", menit(60), "2026-02-20 08:30", id="closing at 15.00, opening at 08.00"
        ),
        pytest.param("2026-02-20 11:00", menit(60), "2026-02-20 13:00", id="Friday"),
        pytest.param("2026-02-18 15:30", menit(60), "2026-02-19 08:30", id="into Ramadan"),
        pytest.param("2026-03-17 14:30", menit(60), "2026-03-25 08:00", id="out of Ramadan"),
        pytest.param("2026-02-18 15:30", hari(1), "2026-02-19 15:00", id="first day of Ramadan"),
        pytest.param("2026-02-19 15:00", hari(1), "2026-02-23 15:00", id="at 15.00 the day is over"),
        pytest.param("2026-02-19 10:00", hari(1), "2026-02-20 15:30", id="Friday closes 15.30"),
    ],
)
def test_ramadan_has_its_own_clock(pada, waktu, akhir):
    assert jatuh(pada, waktu, RAMADAN) == saat(akhir)


ZONA = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


@pytest.mark.parametrize(("zona", "jam"), ZONA.items())
@pytest.mark.parametrize(("waktu", "akhir"), [(menit(60), "2026-11-19 13:30"), (hari(1), "2026-11-20 16:30")])
def test_the_office_reads_its_own_wall_clock(zona, jam, waktu, akhir):
    kantor = replace(KALENDER_BAKU, zona=ZoneInfo(zona))
    hasil = tenggat(kantor, saat("2026-11-19 11:30", kantor.zona), waktu)
    assert hasil == saat(akhir, kantor.zona)
    assert hasil.utcoffset() == timedelta(hours=jam)


@pytest.mark.parametrize(
    ("zona", "akhir"), [("Asia/Jakarta", "15:30"), ("Asia/Makassar", "08:00"), ("Asia/Jayapura", "08:30")]
)
def test_one_moment_falls_differently_in_each_zone(zona, akhir):
    # 07.30 UTC is 14.30 WIB, 15.30 WITA and 16.30 WIT: the eastern office has closed, the middle one nearly.
    kantor = replace(KALENDER_BAKU, zona=ZoneInfo(zona))
    hasil = tenggat(kantor, datetime(2026, 11, 18, 7, 30, tzinfo=UTC), menit(60))
    assert f"{hasil:%H:%M}" == akhir


def test_the_answer_does_not_depend_on_the_zone_of_the_question():
    pada = saat("2026-11-19 15:30")
    for lain in (UTC, ZoneInfo("Asia/Jayapura"), ZoneInfo("America/New_York")):
        for waktu in (menit(60), hari(1)):
            hasil = tenggat(KALENDER_BAKU, pada.astimezone(lain), waktu)
            assert hasil == tenggat(KALENDER_BAKU, pada, waktu)
            assert hasil.tzinfo is WIB


def test_a_day_may_begin_in_the_office_while_it_is_still_yesterday_elsewhere():
    # 23.00 UTC on Sunday is 08.00 WIT on Monday.
    kantor = replace(KALENDER_BAKU, zona=ZoneInfo("Asia/Jayapura"))
    hasil = tenggat(kantor, datetime(2026, 11, 15, 23, tzinfo=UTC), hari(1))
    assert hasil == saat("2026-11-17 16:00", kantor.zona)


def test_without_a_standard_there_is_no_deadline():
    assert jatuh("2026-11-19 15:00", None) is None


@pytest.mark.parametrize("waktu", [menit(60), hari(1), None])
def test_a_naive_moment_is_refused(waktu):
    with pytest.raises(ValueError, match="zona waktu"):
        tenggat(KALENDER_BAKU, datetime(2026, 11, 19, 15), waktu)


@pytest.mark.parametrize("waktu", [menit(60), hari(1)])
def test_an_office_that_never_opens_is_an_error(waktu):
    kosong = Kalender(zona=WIB, profil=(), libur={})
    with pytest.raises(TanpaHariKerja, match="periksa jam kerja"):
        tenggat(kosong, saat("2026-11-19 15:00"), waktu)


def test_an_office_open_one_day_a_week_counts_that_day_only():
    rabu = ProfilJam("Rabu", None, None, {2: ((time(9), time(10)),)})
    kantor = Kalender(zona=WIB, profil=(rabu,), libur={})
    assert jatuh("2026-11-18 09:30", hari(2), kantor) == saat("2026-12-02 10:00")
    assert jatuh("2026-11-18 09:30", menit(120), kantor) == saat("2026-12-02 09:30")
