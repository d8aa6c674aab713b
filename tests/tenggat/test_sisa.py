"""Time used, time left, and a clock that stood still while the applicant held the ball."""

from datetime import UTC, datetime, timedelta

import pytest

from requests_app.tenggat import (
    KALENDER_BAKU,
    hari,
    lanjut,
    menit,
    menit_kerja,
    sisa,
    sisa_detik,
    tenggat,
    tenggat_setelah_jeda,
    waktu_kerja,
)

from . import saat

NAIF = datetime(2026, 11, 19, 15)


@pytest.mark.parametrize(
    ("dari", "sampai", "menit_"),
    [
        ("2026-11-19 09:00", "2026-11-19 09:00", 0),
        ("2026-11-19 09:00", "2026-11-19 09:00:30", 0.5),
        ("2026-11-19 11:30", "2026-11-19 13:30", 60),
        ("2026-11-19 12:00", "2026-11-19 13:00", 0),
        ("2026-11-19 15:00", "2026-11-20 08:00", 90),
        ("2026-11-19 00:00", "2026-11-20 00:00", 450),
        ("2026-11-20 16:30", "2026-11-23 07:30", 0),
        ("2026-11-20 16:00", "2026-11-23 08:00", 60),
        ("2026-11-16 00:00", "2026-11-23 00:00", 2250),
        ("2026-12-23 16:00", "2026-12-28 07:30", 0),
        ("2026-12-31 15:00", "2027-01-04 08:00", 90),
        ("2026-11-20 08:00", "2026-11-19 15:00", 0),
        ("2026-11-19 15:00", "2026-11-19 14:00", 0),
    ],
)
def test_only_office_time_counts_as_used(dari, sampai, menit_):
    assert menit_kerja(KALENDER_BAKU, saat(dari), saat(sampai)) == menit_


def test_used_time_is_exact_to_the_microsecond():
    lama = waktu_kerja(KALENDER_BAKU, saat("2026-11-19 15:59:59.999999"), saat("2026-11-20 07:30:00.000002"))
    assert lama == timedelta(microseconds=3)


def test_a_year_of_office_time_is_the_sum_of_its_days():
    # 2026: 261 weekdays of 7.5 hours, less the 21 of the 25 days of the SKB that fall on one of them.
    lama = waktu_kerja(KALENDER_BAKU, saat("2026-01-01 00:00"), saat("2027-01-01 00:00"))
    assert lama == (261 - 21) * timedelta(hours=7.5)


@pytest.mark.parametrize(
    ("sekarang", "menit_"),
    [
        ("2026-11-19 15:00", 60),
        ("2026-11-19 15:00:01", 59),
        ("2026-11-19 15:59:59", 0),
        ("2026-11-19 16:00", 0),
        ("2026-11-19 22:00", 0),
        ("2026-11-20 07:30", 0),
        ("2026-11-20 07:30:01", -1),
        ("2026-11-20 07:31", -1),
        ("2026-11-20 07:31:01", -2),
        ("2026-11-23 07:30", -450),
    ],
)
def test_time_left_is_rounded_down_and_negative_when_late(sekarang, menit_):
    assert sisa(KALENDER_BAKU, saat(sekarang), saat("2026-11-19 16:00")) == menit_


def test_seconds_left_are_rounded_down_too():
    akhir = saat("2026-11-19 16:00")
    assert sisa_detik(KALENDER_BAKU, saat("2026-11-19 15:59:58.5"), akhir) == 1
    assert sisa_detik(KALENDER_BAKU, saat("2026-11-20 07:30:00.5"), akhir) == -1


@pytest.mark.parametrize(
    ("detik", "pada", "akhir"),
    [
        (3600, "2026-11-19 15:00", "2026-11-19 16:00"),
        (3601, "2026-11-19 15:00", "2026-11-20 07:30:01"),
        (30, "2026-11-21 10:00", "2026-11-23 07:30:30"),
        (1, "2026-11-19 11:59:59", "2026-11-19 12:00"),
        (0, "2026-11-21 10:00", "2026-11-21 10:00"),
        (-90, "2026-11-19 09:00", "2026-11-19 09:00"),
    ],
)
def test_a_resumed_clock_runs_on_from_the_moment_it_resumes(detik, pada, akhir):
    assert lanjut(KALENDER_BAKU, detik, saat(pada)) == saat(akhir)


@pytest.mark.parametrize(
    ("waktu", "mulai", "berhenti", "pada", "akhir"),
    [
        pytest.param(
            menit(60),
            "2026-11-19 09:00",
            "2026-11-19 09:20",
            "2026-11-23 15:30",
            "2026-11-24 07:40",
            id="40 left",
        ),
        pytest.param(
            menit(60),
            "2026-11-19 15:30",
            "2026-11-19 20:00",
            "2026-11-20 06:00",
            "2026-11-20 08:00",
            id="overnight",
        ),
        pytest.param(
            menit(60),
            "2026-11-19 09:00",
            "2026-11-19 10:30",
            "2026-11-20 09:00",
            "2026-11-20 09:00",
            id="was late",
        ),
        pytest.param(
            hari(1),
            "2026-11-19 15:00",
            "2026-11-19 15:30",
            "2026-11-23 10:00",
            "2026-11-24 16:00",
            id="a day left",
        ),
        pytest.param(
            hari(1),
            "2026-11-19 15:00",
            "2026-11-20 10:00",
            "2026-11-23 10:00",
            "2026-11-23 16:00",
            id="last day",
        ),
        pytest.param(
            hari(1),
            "2026-11-19 15:00",
            "2026-11-19 15:30",
            "2026-11-19 15:45",
            "2026-11-20 16:30",
            id="same day",
        ),
        pytest.param(
            hari(1),
            "2026-11-19 15:00",
            "2026-11-19 15:30",
            "2026-11-20 20:00",
            "2026-11-24 16:00",
            id="after hours",
        ),
        pytest.param(
            hari(2),
            "2026-12-22 10:00",
            "2026-12-23 09:00",
            "2026-12-28 09:00",
            "2026-12-29 16:00",
            id="holidays",
        ),
        pytest.param(
            hari(1),
            "2026-11-19 15:00",
            "2026-11-23 09:00",
            "2026-11-25 09:00",
            "2026-11-25 09:00",
            id="was late",
        ),
    ],
)
def test_a_pause_moves_the_deadline(waktu, mulai, berhenti, pada, akhir):
    semula = tenggat(KALENDER_BAKU, saat(mulai), waktu)
    assert tenggat_setelah_jeda(KALENDER_BAKU, semula, waktu, saat(berhenti), saat(pada)) == saat(akhir)


@pytest.mark.parametrize("waktu", [menit(60), hari(1)])
def test_a_clock_stopped_at_its_deadline_is_due_when_it_goes_on(waktu):
    akhir, malam = tenggat(KALENDER_BAKU, saat("2026-11-19 15:00"), waktu), saat("2026-11-21 20:00")
    assert tenggat_setelah_jeda(KALENDER_BAKU, akhir, waktu, akhir, malam) == malam


def test_a_row_without_standard_has_no_deadline_after_a_pause_either():
    pagi, siang = saat("2026-11-19 09:00"), saat("2026-11-19 14:00")
    assert tenggat_setelah_jeda(KALENDER_BAKU, None, None, pagi, siang) is None


def test_a_pause_cannot_end_before_it_began():
    pagi, siang = saat("2026-11-19 09:00"), saat("2026-11-19 14:00")
    with pytest.raises(ValueError, match="mendahului"):
        tenggat_setelah_jeda(KALENDER_BAKU, siang, menit(60), siang, pagi)


@pytest.mark.parametrize(
    "hitung",
    [
        lambda sadar: menit_kerja(KALENDER_BAKU, NAIF, sadar),
        lambda sadar: menit_kerja(KALENDER_BAKU, sadar, NAIF),
        lambda sadar: sisa(KALENDER_BAKU, NAIF, sadar),
        lambda sadar: sisa(KALENDER_BAKU, sadar, NAIF),
        lambda sadar: lanjut(KALENDER_BAKU, 60, NAIF),
        lambda sadar: lanjut(KALENDER_BAKU, 0, NAIF),
        lambda sadar: tenggat_setelah_jeda(KALENDER_BAKU, NAIF, menit(1), sadar, sadar),
        lambda sadar: tenggat_setelah_jeda(KALENDER_BAKU, sadar, menit(1), NAIF, sadar),
    ],
)
def test_a_naive_moment_is_refused_everywhere(hitung):
    with pytest.raises(ValueError, match="zona waktu"):
        hitung(datetime(2026, 11, 19, 8, tzinfo=UTC))
