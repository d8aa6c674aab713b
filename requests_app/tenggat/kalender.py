"""When an office is open: its zone, its weekly hours (Ramadan has its own) and the days it is closed.

The defaults follow Perpres 21/2023: 37.5 hours a week from 07.30 without breaks, 32.5 hours from 08.00 in Ramadan;
the clock hours of the breaks are the office's choice. Holidays and cuti bersama follow the yearly SKB.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from requests_app.tenggat.tabel import BATAS_CARI, SEHARI, TanpaHariKerja

NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True)
class ProfilJam:
    """Weekly office hours; with `mulai` and/or `selesai` (both included) a profile that holds on those dates only.

    `jam` maps a weekday (0 = Senin) to its (opening, closing) pairs; a weekday left out is closed. An interval ends on
    the day it begins. Raises ValueError, in Indonesian, for hours or dates that run backwards.
    """

    nama: str
    mulai: date | None
    selesai: date | None
    jam: Mapping[int, tuple[tuple[time, time], ...]]

    def __post_init__(self):
        if self.mulai and self.selesai and self.selesai < self.mulai:
            raise ValueError(f"Profil jam {self.nama}: tanggal selesai mendahului tanggal mulai.")
        for hari, selang in self.jam.items():
            if hari not in range(7):
                raise ValueError(f"Profil jam {self.nama}: hari harus 0 (Senin) sampai 6 (Minggu).")
            if any(tutup <= buka for buka, tutup in selang):
                raise ValueError(
                    f"Profil jam {self.nama}, {NAMA_HARI[hari]}: jam buka harus sebelum jam tutup."
                )

    @property
    def bertanggal(self):
        return bool(self.mulai or self.selesai)

    def berlaku(self, tanggal):
        return (self.mulai or date.min) <= tanggal <= (self.selesai or date.max)


@dataclass(frozen=True)
class Kalender:
    """The office time of one office. `libur` maps a closed date to its name. Not to be changed once made: days are cached.

    Of the profiles in force on a date a dated one wins over an undated one, then the one that starts later, then the
    later one in the tuple; the winner decides the whole day.
    """

    zona: ZoneInfo
    profil: tuple[ProfilJam, ...]
    libur: Mapping[date, str]
    tembolok: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def selang(self, tanggal):
        """The day's office intervals as ((opening, closing), ...), aware, in order and disjoint; () on a closed day."""
        hari = self.tembolok.get(tanggal)
        if hari is None:
            hari = self.tembolok[tanggal] = () if tanggal in self.libur else self._selang_profil(tanggal)
        return hari

    def hari_kerja(self, tanggal):
        return bool(self.selang(tanggal))

    def lama(self, tanggal):
        """The office time of the whole day, a timedelta."""
        return sum((tutup - buka for buka, tutup in self.selang(tanggal)), timedelta(0))

    def hari_kerja_sejak(self, tanggal):
        """Yield the working days from `tanggal` (included) on, without end. Raises TanpaHariKerja."""
        kosong = 0
        while kosong <= BATAS_CARI:
            if self.selang(tanggal):
                kosong = 0
                yield tanggal
            else:
                kosong += 1
            tanggal += SEHARI
        raise TanpaHariKerja(tanggal)

    def sebab_tutup(self, tanggal):
        """Why a closed day is closed, in words for the reader: "Libur: Hari Raya Natal", "Sabtu"."""
        if tanggal in self.libur:
            return f"Libur: {self.libur[tanggal]}"
        nama = NAMA_HARI[tanggal.weekday()]
        return nama if tanggal.weekday() >= 5 else f"{nama}: kantor tutup"

    def _selang_profil(self, tanggal):
        berlaku = [p for p in self.profil if p.berlaku(tanggal)]
        if not berlaku:
            return ()
        # max() keeps the first of equals, hence the reversal: the later profile in the tuple wins a tie.
        menang = max(reversed(berlaku), key=lambda p: (p.bertanggal, p.mulai or date.min))
        return tuple(
            (datetime.combine(tanggal, buka, self.zona), datetime.combine(tanggal, tutup, self.zona))
            for buka, tutup in _gabung(menang.jam.get(tanggal.weekday(), ()))
        )


def _gabung(selang):
    """Overlapping or touching intervals made one, so that an office's typing slip never counts a minute twice."""
    hasil = []
    for buka, tutup in sorted(selang):
        if hasil and buka <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(tutup, hasil[-1][1]))
        else:
            hasil.append((buka, tutup))
    return hasil


def libur_baku(*tahun):
    """National holidays and cuti bersama of the given years as {date: name}, in order of date.

    Source: the `holidays` package, equal to the SKB for 2024 to 2027; later years lack cuti bersama and their Islamic
    dates are estimates. The estimate mark is left out of the names: the office confirms the day, not the reader.
    """
    import holidays  # half a second with its data: only a process that seeds or lacks a table pays for it

    libur = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    return {tanggal: libur[tanggal].replace(" (perkiraan)", "") for tanggal in sorted(libur)}


class _LiburTahun(Mapping):
    """libur_baku of a range of years, read at the first look."""

    def __init__(self, tahun):
        self._tahun = tahun

    @cached_property
    def _isi(self):
        return libur_baku(*self._tahun)

    def __getitem__(self, tanggal):
        return self._isi[tanggal]

    def __iter__(self):
        return iter(self._isi)

    def __len__(self):
        return len(self._isi)


def _profil(nama, senin_kamis, jumat, mulai=None, selesai=None):
    """A five-day profile from "07.30-12.00 13.00-16.00" for Monday to Thursday and the same for Friday."""
    jam = dict.fromkeys(range(4), _baca_jam(senin_kamis)) | {4: _baca_jam(jumat)}
    return ProfilJam(nama=nama, mulai=mulai, selesai=selesai, jam=jam)


def _baca_jam(teks):
    return tuple(
        tuple(time(*map(int, jam.split("."))) for jam in selang.split("-")) for selang in teks.split()
    )


def profil_ramadan(mulai, selesai):
    """The default Ramadan hours (32.5 h a week) for the given first and last day; the office enters the dates."""
    return _profil("Ramadan", "08.00-12.00 12.30-15.00", "08.00-11.30 12.30-15.30", mulai, selesai)


KALENDER_BAKU = Kalender(
    zona=ZoneInfo("Asia/Jakarta"),
    profil=(_profil("Biasa", "07.30-12.00 13.00-16.00", "07.30-11.30 13.00-16.30"),),
    libur=_LiburTahun(range(2024, 2031)),
)
