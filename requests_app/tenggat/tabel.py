"""Prefix sums over a calendar: the office time before any moment, and its inverse, by bisection at any distance.

All moments here carry the calendar's own zone object, so that Python compares their clock faces; a Tabel covers whole years
and is never changed, so threads share it.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta

NOL = timedelta(0)
SEHARI = timedelta(days=1)
BATAS_CARI = 400
"""Days without office time after which the calendar is taken to be wrong; the longest real closure is two weeks."""
TERJAUH, TERLEBAR = 20, 150
"""Years: how far from the years it keeps a table is widened, and the most that one table may span."""


class TanpaHariKerja(ValueError):
    """The calendar has no office time within BATAS_CARI days."""

    def __init__(self, tanggal):
        super().__init__(
            f"Tidak ada hari kerja dalam {BATAS_CARI} hari sekitar {tanggal:%d-%m-%Y};"
            " periksa jam kerja dan hari libur kantor."
        )


@dataclass(frozen=True)
class Tabel:
    """The office intervals of the years `awal` to `akhir`: `buka[i]` to `tutup[i]`, with `lama[i]` office time before it.

    `lama` has one entry more than the intervals: the sum of all. `urut[n]`: working days up to and with the n-th day;
    `pulang[k]`: closing time of the k-th working day; `celah`: closures of more than BATAS_CARI days, as (from, to).
    """

    awal: int
    akhir: int
    buka: list
    tutup: list
    lama: list
    urut: list
    pulang: list
    celah: list

    def sebelum(self, pada):
        """The office time before a moment, counted from the first day of the table."""
        i = bisect_right(self.tutup, pada)
        lama = self.lama[i]
        if i < len(self.buka) and pada > self.buka[i]:
            lama += pada - self.buka[i]
        return lama

    def pada_akhir(self, lama):
        """The moment by which `lama` (> 0) is full: the end of an interval that it fills exactly. None beyond the table."""
        j = bisect_left(self.lama, lama) - 1
        return self.buka[j] + (lama - self.lama[j]) if j < len(self.buka) else None

    def pada_awal(self, lama):
        """The latest moment before which just `lama` (>= 0) was worked: the opening of the next interval. None beyond."""
        j = bisect_right(self.lama, lama) - 1
        return self.buka[j] + (lama - self.lama[j]) if j < len(self.buka) else None

    def dibuka(self, pada):
        """The first moment of office time from `pada` on. None beyond the table."""
        i = bisect_right(self.tutup, pada)
        return max(pada, self.buka[i]) if i < len(self.buka) else None

    def hari_ke(self, tanggal):
        """How many working days the table has up to and with a date."""
        return self.urut[tanggal.toordinal() - date(self.awal, 1, 1).toordinal()]

    def periksa_celah(self, dari, sampai):
        """Refuse to count across a closure that cannot be meant. Raises TanpaHariKerja."""
        if any(mulai < sampai and dari < selesai for mulai, selesai in self.celah):
            raise TanpaHariKerja(dari)


def susun(kalender, awal, akhir):
    """The Tabel of a Kalender for whole years, both included."""
    hasil = Tabel(awal, akhir, [], [], [NOL], [], [], [])
    tanggal, sesudah = date(awal, 1, 1), date(akhir, 12, 31)
    terakhir = datetime(awal, 1, 1, tzinfo=kalender.zona)
    while True:
        selang = kalender.selang(tanggal)
        for buka, tutup in selang:
            hasil.buka.append(buka)
            hasil.tutup.append(tutup)
            hasil.lama.append(hasil.lama[-1] + (tutup - buka))
        if selang:
            if (selang[0][0] - terakhir).days > BATAS_CARI:
                hasil.celah.append((terakhir, selang[0][0]))
            terakhir = selang[-1][1]
            hasil.pulang.append(terakhir)
        hasil.urut.append(len(hasil.pulang))
        if tanggal == sesudah:
            return hasil
        tanggal += SEHARI


def cukup(kalender, awal, akhir):
    """A Tabel of this Kalender that covers the years `awal` to `akhir`: the one it keeps, widened where need be.

    Years far from those it keeps get a table of their own, so that a slip of the pen (the year 202) costs nothing later.
    Raises OverflowError for years that no calendar has, or too many of them.
    """
    milik = kalender.tembolok.get("tabel")
    if milik and milik.awal <= awal and akhir <= milik.akhir:
        return milik
    if awal < 1 or akhir > MAXYEAR or akhir - awal > TERLEBAR:
        raise OverflowError(f"Tahun {awal} sampai {akhir} di luar jangkauan kalender.")
    if milik and not (milik.awal - TERJAUH <= awal and akhir <= milik.akhir + TERJAUH):
        return susun(kalender, awal, akhir)
    if milik:
        awal, akhir = min(awal, milik.awal), max(akhir, milik.akhir)
    kalender.tembolok["tabel"] = hasil = susun(kalender, awal, akhir)
    return hasil


def tambah(kalender, pada, lama):
    """The moment by which `lama` (a timedelta > 0) of office time is over after `pada`. Raises TanpaHariKerja."""
    tabel = cukup(kalender, pada.year, pada.year)
    sampai = tabel.sebelum(pada) + lama
    while (hasil := tabel.pada_akhir(sampai)) is None:
        tabel, lalu = _lanjut(kalender, tabel, pada)
        sampai += tabel.sebelum(pada) - lalu.sebelum(pada)
    if tabel.celah:
        tabel.periksa_celah(pada, hasil)
    return hasil


def mundur(kalender, pada, lama):
    """The latest moment from which `lama` (a timedelta) of office time fits before `pada`: the inverse of `tambah`."""
    tabel = cukup(kalender, pada.year, pada.year)
    while (sisa := tabel.sebelum(pada) - lama) < NOL:
        if (pada.date() - date(tabel.awal, 1, 1)).days > BATAS_CARI and tabel.sebelum(pada) == NOL:
            raise TanpaHariKerja(pada)
        tabel = cukup(kalender, tabel.awal - 1, tabel.akhir)
    hasil = tabel.pada_awal(sisa)
    hasil = pada if hasil is None else min(hasil, pada)
    if tabel.celah:
        tabel.periksa_celah(hasil, pada)
    return hasil


def dibuka(kalender, pada):
    """The first moment of office time from `pada` on. Raises TanpaHariKerja."""
    tabel = cukup(kalender, pada.year, pada.year)
    while (hasil := tabel.dibuka(pada)) is None:
        tabel, _ = _lanjut(kalender, tabel, pada)
    if tabel.celah:
        tabel.periksa_celah(pada, hasil)
    return hasil


def pulang(kalender, tanggal, ke):
    """Closing time of the `ke`-th working day after the working day `tanggal` (0: of that day). Raises TanpaHariKerja."""
    tabel = cukup(kalender, tanggal.year, tanggal.year)
    while (urut := tabel.hari_ke(tanggal) - 1 + ke) >= len(tabel.pulang):
        tabel, _ = _lanjut(kalender, tabel, _tengah_malam(kalender, tanggal))
    hasil = tabel.pulang[urut]
    if tabel.celah:
        tabel.periksa_celah(_tengah_malam(kalender, tanggal), hasil)
    return hasil


def di_antara(kalender, dari, sampai):
    """The office time between two moments; zero when they are in the wrong order."""
    if dari >= sampai:
        return NOL
    tabel = cukup(kalender, dari.year, sampai.year)
    return tabel.sebelum(sampai) - tabel.sebelum(dari)


def hari_di_antara(kalender, awal, akhir):
    """The number of working days after the day `awal` up to and with `akhir`; never negative."""
    if awal >= akhir:
        return 0
    tabel = cukup(kalender, awal.year, akhir.year)
    return tabel.hari_ke(akhir) - tabel.hari_ke(awal)


def _tengah_malam(kalender, tanggal):
    return datetime.combine(tanggal, time.min, kalender.zona)


def _lanjut(kalender, tabel, pada):
    """(the table with one year more, the table before). Raises TanpaHariKerja when the office never opens again."""
    terakhir = max(pada, tabel.pulang[-1]) if tabel.pulang else pada
    if (date(tabel.akhir, 12, 31) - terakhir.date()).days > BATAS_CARI:
        raise TanpaHariKerja(terakhir)
    return cukup(kalender, tabel.awal, tabel.akhir + 1), tabel
