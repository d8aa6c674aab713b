"""Counting back through office hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lpse_portal.contoh.waktu import mundur
from requests_app.tenggat import KALENDER_BAKU, menit_kerja

WIB = ZoneInfo("Asia/Jakarta")


def wib(hari, jam, menit=0):
    return datetime(2026, 11, hari, jam, menit, tzinfo=WIB)


@pytest.mark.parametrize(
    ("pada", "menit", "hasil"),
    [
        (wib(19, 10), 30, wib(19, 9, 30)),
        (wib(19, 13, 10), 20, wib(19, 11, 50)),
        (wib(19, 7, 40), 20, wib(18, 15, 50)),
        (wib(21, 19), 10, wib(20, 16, 20)),
        (wib(23, 7, 30), 210, wib(20, 13)),
        (wib(19, 8), 30, wib(19, 7, 30)),
        (wib(19, 8), 480, wib(18, 7, 30)),
    ],
)
def test_only_office_hours_count(pada, menit, hasil):
    assert mundur(KALENDER_BAKU, pada, menit) == hasil


@pytest.mark.parametrize("menit", [1, 59, 450, 451, 3000, 9999])
def test_it_undoes_what_the_clock_counts(menit):
    pada = wib(20, 14, 45)
    lalu = mundur(KALENDER_BAKU, pada, menit)
    assert menit_kerja(KALENDER_BAKU, lalu, pada) == menit
    assert any(buka <= lalu < tutup for buka, tutup in KALENDER_BAKU.selang(lalu.date()))
