"""A month of the office's calendar: "2026-11" and its two ends."""

import re
from datetime import date, datetime

from django.utils import timezone

BENTUK = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


def awal_bulan(teks):
    """The first day of a month as an address names it; None for anything else a hand may have typed there."""
    cocok = BENTUK.fullmatch(teks)
    return date(int(cocok[1]), int(cocok[2]), 1) if cocok else None


def bulan_sesudah(awal):
    return date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)


def masa(awal):
    """(from, until before) of the month as aware moments in the active time zone."""
    return tuple(timezone.make_aware(datetime(h.year, h.month, 1)) for h in (awal, bulan_sesudah(awal)))
