"""The arithmetic as it is shown: every calendar day accounted for, and the column adds up."""

from requests_app.tenggat import KALENDER_BAKU, hari, menit
from requests_app.uraian import uraikan

from . import saat


def baris(pada, waktu):
    return [
        (isi.tanggal.day, isi.keterangan, isi.hari or isi.detik / 60)
        for isi in uraikan(KALENDER_BAKU, saat(pada), waktu).baris
    ]


def test_minutes_are_shown_per_day_with_the_hours_counted():
    assert baris("2026-11-19 15:00", menit(60)) == [(19, "15.00–16.00", 60)]


def test_the_break_is_visible():
    assert baris("2026-11-19 11:30", menit(60)) == [(19, "11.30–12.00, 13.00–13.30", 60)]


def test_holidays_and_weekends_are_named():
    assert baris("2026-12-23 15:30", menit(60)) == [
        (23, "15.30–16.00", 30),
        (24, "Libur: Cuti Bersama Hari Raya Natal", 0),
        (25, "Libur: Hari Raya Natal", 0),
        (26, "Sabtu", 0),
        (27, "Minggu", 0),
        (28, "07.30–08.00", 30),
    ]


def test_an_evening_start_is_named():
    assert baris("2026-11-19 17:00", menit(10)) == [(19, "di luar jam kerja", 0), (20, "07.30–07.40", 10)]


def test_seconds_are_shown_where_there_are_any():
    assert baris("2026-11-19 15:30:30", menit(60)) == [
        (19, "15.30.30–16.00", 29.5),
        (20, "07.30–08.00.30", 30.5),
    ]


def test_days_show_receipt_and_every_day_until_closing():
    assert baris("2026-11-19 15:00", hari(2)) == [
        (19, "diterima 15.00; hari penerimaan tidak dihitung", 0),
        (20, "hari kerja ke-1, tutup 16.30", 1),
        (21, "Sabtu", 0),
        (22, "Minggu", 0),
        (23, "hari kerja ke-2, tutup 16.00", 1),
    ]


def test_days_filed_after_hours_show_the_next_opening_as_receipt():
    assert baris("2026-11-20 17:00", hari(1)) == [
        (20, "di luar jam kerja", 0),
        (21, "Sabtu", 0),
        (22, "Minggu", 0),
        (23, "diterima 07.30; hari penerimaan tidak dihitung", 0),
        (24, "hari kerja ke-1, tutup 16.00", 1),
    ]
