"""Deadlines and used time in office time. Every moment must be aware; results are in the office's zone.

Office time is half open: the closing second itself is already outside, so what comes in at 16.00 sharp was received at
the next opening. A deadline that exactly fills an interval is that interval's end.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from requests_app.tenggat import tabel

NOL = timedelta(0)
SEMENIT = timedelta(minutes=1)
SEDETIK = timedelta(seconds=1)
TERBESAR = {"hari": 1_000, "menit": 450_000}
TANPA_BAKU = ("N/A", "-")


@dataclass(frozen=True)
class Waktu:
    """The mutu baku "waktu" of a row: either working days or working minutes, never both. A printed N/A is None instead."""

    hari: int | None = None
    menit: int | None = None

    def __post_init__(self):
        if (self.hari is None) == (self.menit is None):
            raise ValueError("Waktu harus dalam hari atau dalam menit, salah satu saja.")
        if type(self.jumlah) is not int or not 1 <= self.jumlah <= TERBESAR[self.satuan]:
            raise ValueError(
                f"Waktu dalam {self.satuan} harus bilangan bulat 1 sampai {TERBESAR[self.satuan]}."
            )

    @property
    def satuan(self):
        return "menit" if self.hari is None else "hari"

    @property
    def jumlah(self):
        return getattr(self, self.satuan)

    def as_dict(self):
        return {self.satuan: self.jumlah}

    def __str__(self):
        return f"{self.jumlah} {self.satuan}"


def hari(n):
    return Waktu(hari=n)


def menit(n):
    return Waktu(menit=n)


def baca_waktu(teks):
    """The Waktu printed as "60 menit", "1 hari" or "1 hari kerja"; None for "N/A". Raises ValueError in Indonesian."""
    teks = " ".join(teks.split())
    if teks.upper() in TANPA_BAKU:
        return None
    cocok = re.fullmatch(r"([0-9]{1,9}) ?(menit|hari)(?: kerja)?", teks, re.IGNORECASE)
    if cocok is None:
        raise ValueError(f'Waktu "{teks}" tidak terbaca. Tulis misalnya "60 menit", "1 hari", atau "N/A".')
    return Waktu(**{cocok[2].lower(): int(cocok[1])})


def diterima(kalender, pada):
    """When what arrives at `pada` counts as received: at once inside office hours, else when the office next opens."""
    return tabel.dibuka(kalender, _di_kantor(kalender, pada))


def tenggat(kalender, pada, waktu):
    """When a row that lands at `pada` is due; None where `waktu` is None (no clock).

    Minutes run only inside office hours, to the microsecond. Days are hari kerja: closing time of the n-th working day
    after the day of receipt, which is not counted itself. Raises TanpaHariKerja, ValueError for a naive moment.
    """
    pada = _di_kantor(kalender, pada)
    if waktu is None:
        return None
    if waktu.menit is not None:
        return tabel.tambah(kalender, pada, waktu.menit * SEMENIT)
    return tabel.pulang(kalender, tabel.dibuka(kalender, pada).date(), waktu.hari)


def waktu_kerja(kalender, dari, sampai):
    """The office time between two moments as an exact timedelta; zero when they are in the wrong order."""
    return tabel.di_antara(kalender, _di_kantor(kalender, dari), _di_kantor(kalender, sampai))


def menit_kerja(kalender, dari, sampai):
    """The working minutes between two moments, as a float (30.5 is half a minute more than 30); 0.0 in the wrong order."""
    return waktu_kerja(kalender, dari, sampai) / SEMENIT


def sisa_detik(kalender, sekarang, tenggat):
    """The working seconds left until `tenggat`, rounded down; negative once it is late."""
    return _sisa(kalender, sekarang, tenggat) // SEDETIK


def sisa(kalender, sekarang, tenggat):
    """The working minutes left until `tenggat`, rounded down; negative once it is late.

    Ask `sekarang > tenggat` whether it is late: in the evening after a deadline at closing time this is still 0.
    """
    return _sisa(kalender, sekarang, tenggat) // SEMENIT


def lanjut(kalender, detik, pada):
    """The deadline of a minute clock that goes on at `pada` with `detik` working seconds left; used up is due at once."""
    pada = _di_kantor(kalender, pada)
    return tabel.tambah(kalender, pada, timedelta(seconds=detik)) if detik > 0 else pada


def mundur(kalender, pada, lama):
    """The latest moment from which `lama` (a timedelta) of office time fits before `pada`: the inverse of adding it."""
    return tabel.mundur(kalender, _di_kantor(kalender, pada), lama)


def tenggat_setelah_jeda(kalender, tenggat, waktu, berhenti, pada):
    """The new deadline after the clock stood still from `berhenti` to `pada` (both moments as they happened).

    Minutes: what was left runs on. Days: later by as many working days as lie between the two days of receipt, again at
    closing time. A clock that had run out when it was stopped is due at once. None where `waktu` is None.
    """
    berhenti, pada = _di_kantor(kalender, berhenti), _di_kantor(kalender, pada)
    if pada < berhenti:
        raise ValueError("Waktu lanjut mendahului waktu berhenti.")
    if waktu is None:
        return None
    tenggat = _di_kantor(kalender, tenggat)
    if tenggat <= berhenti:
        return pada
    if waktu.menit is not None:
        sisa = tabel.di_antara(kalender, berhenti, tenggat)
        return tabel.tambah(kalender, pada, sisa) if sisa else pada
    awal, akhir = (tabel.dibuka(kalender, saat).date() for saat in (berhenti, pada))
    jarak = tabel.hari_di_antara(kalender, awal, akhir)
    return tabel.pulang(kalender, tenggat.date(), jarak)


def _di_kantor(kalender, pada):
    """A moment by the office's clock, with the calendar's own zone object."""
    if pada.tzinfo is None:
        raise ValueError("Waktu harus menyebut zona waktunya.")
    return pada.astimezone(kalender.zona)


def _sisa(kalender, sekarang, tenggat):
    sekarang, tenggat = _di_kantor(kalender, sekarang), _di_kantor(kalender, tenggat)
    if sekarang <= tenggat:
        return tabel.di_antara(kalender, sekarang, tenggat)
    return -tabel.di_antara(kalender, tenggat, sekarang)
