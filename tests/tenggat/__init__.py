"""The clock: office time, deadlines, used time. No test here needs the database."""

from dataclasses import replace
from datetime import date, datetime

from requests_app.tenggat import KALENDER_BAKU, profil_ramadan

WIB = KALENDER_BAKU.zona
RAMADAN = replace(
    KALENDER_BAKU, profil=(*KALENDER_BAKU.profil, profil_ramadan(date(2026, 2, 19), date(2026, 3, 20)))
)


def saat(teks, zona=WIB):
    """The moment "2026-11-19 15:00" on the clock of `zona`."""
    return datetime.fromisoformat(teks).replace(tzinfo=zona)
