"""Orthogonal lines between shapes: of the sensible ways the one that meets least. Deterministic; no drawing here.

Lines run beside the grid lines of the table, never on them, so that neither hides the other.
"""

from dataclasses import dataclass
from itertools import pairwise, product
from math import sqrt

SELA_LORONG, SELA_BARIS = (-7, 7, -15, 15), (-6, 6)
TEMBUS, TINDIH, SEARAH, SILANG, SILANG_CATATAN, BELOK, PANJANG = 5000, 900, 160, 60, 8, 14, 0.05
RAPAT = 4
"""Parallel lines nearer than this are read as one."""
MASUK_SAMPING = -9
"""A line comes in a little above the middle of a side and leaves in its middle, so that both may use the same side."""


@dataclass(frozen=True)
class Bentuk:
    """A shape by its middle and size: "kotak", "kapsul" or "belah" (a diamond)."""

    jenis: str
    cx: float
    cy: float
    lebar: float
    tinggi: float

    def tepi(self, sisi, dy=0):
        """The point on this side, `dy` below its middle."""
        if sisi in ("atas", "bawah"):
            return (self.cx, self.cy + (self.tinggi / 2 if sisi == "bawah" else -self.tinggi / 2))
        jauh = self.lebar / 2
        if self.jenis == "belah":
            jauh *= 1 - abs(dy) / (self.tinggi / 2)
        elif self.jenis == "kapsul":
            jari = self.tinggi / 2
            jauh += sqrt(jari**2 - dy**2) - jari
        return (self.cx + (jauh if sisi == "kanan" else -jauh), self.cy + dy)

    def ditembus(self, a, b):
        (x1, x2), (y1, y2) = sorted((a[0], b[0])), sorted((a[1], b[1]))
        dx, dy = self.lebar / 2 + 3, self.tinggi / 2 + 3
        return x1 < self.cx + dx and x2 > self.cx - dx and y1 < self.cy + dy and y2 > self.cy - dy


def cari_jalan(bentuk, jalan, garis_baris, lorong, tetap=()):
    """[points of each line] for `jalan` [(from, to)], keys of `bentuk` {key: Bentuk}.

    `garis_baris`: y of the table's horizontal lines; `lorong`: x of its vertical ones; `tetap`: lines that are there already.
    """
    pencari = _Pencari(bentuk, garis_baris, lorong, tetap)
    urut = sorted(range(len(jalan)), key=lambda i: (*pencari.sulit(*jalan[i]), i))
    hasil = {i: pencari.cari(*jalan[i]) for i in urut}
    return [hasil[i] for i in range(len(jalan))]


class _Pencari:
    def __init__(self, bentuk, garis_baris, lorong, tetap):
        self.bentuk, self.garis_baris = bentuk, garis_baris
        kiri, kanan = lorong[0], lorong[-1]
        self.lorong = [x + s for x in lorong for s in SELA_LORONG if kiri < x + s < kanan]
        self.terpasang = [(a, b, None, SILANG_CATATAN) for a, b in tetap]

    def sulit(self, dari, ke):
        """What can go straight down goes first, then the short ways."""
        s, t = self.bentuk[dari], self.bentuk[ke]
        lurus = s.cx == t.cx and s.cy < t.cy and not self._menembus(s.tepi("bawah"), t.tepi("atas"), dari, ke)
        return not lurus, abs(s.cy - t.cy)

    def cari(self, dari, ke):
        jalur, terbaik = None, float("inf")
        for titik in map(self._rapikan, self._calon(self.bentuk[dari], self.bentuk[ke])):
            biaya = self._biaya(titik, dari, ke, terbaik)
            if biaya < terbaik:
                jalur, terbaik = titik, biaya
        self.terpasang += [(a, b, ke, SILANG) for a, b in pairwise(jalur)]
        return jalur

    def _calon(self, s, t):
        bawah, atas = s.tepi("bawah"), t.tepi("atas")
        turun = t.cy > s.cy
        if turun:
            yield (bawah, atas)
            yield from ((bawah, (bawah[0], g), (atas[0], g), atas) for g in self._sela(bawah[1], atas[1]))
        di_bawah, di_atas = self._sela_bawah(s), self._sela_atas(t)
        for g1, x, g2 in product(di_bawah, self.lorong, di_atas):
            yield (bawah, (bawah[0], g1), (x, g1), (x, g2), (atas[0], g2), atas)
        for sisi in ("kiri", "kanan"):
            keluar, masuk = s.tepi(sisi), t.tepi(sisi, MASUK_SAMPING)
            if turun:
                yield (keluar, (atas[0], keluar[1]), atas)
            yield (bawah, (bawah[0], masuk[1]), masuk)
            for x in self.lorong:
                for lain in ("kiri", "kanan"):
                    samping = t.tepi(lain, MASUK_SAMPING)
                    yield (keluar, (x, keluar[1]), (x, samping[1]), samping)
                yield from ((keluar, (x, keluar[1]), (x, g), (atas[0], g), atas) for g in di_atas)
                yield from ((bawah, (bawah[0], g), (x, g), (x, masuk[1]), masuk) for g in di_bawah)

    def _sela(self, y1, y2):
        return [y + s for y in self.garis_baris for s in SELA_BARIS if y1 + 4 < y + s < y2 - 8]

    def _sela_bawah(self, s):
        garis = min((y for y in self.garis_baris if y > s.cy), default=None)
        return [] if garis is None else [garis + d for d in SELA_BARIS]

    def _sela_atas(self, t):
        garis = max((y for y in self.garis_baris if y < t.cy), default=None)
        return [] if garis is None else [garis + d for d in SELA_BARIS if garis + d < t.tepi("atas")[1] - 6]

    def _rapikan(self, titik):
        """Without points that turn nowhere."""
        hasil = [titik[0]]
        for kini, lalu in pairwise(titik[1:]):
            awal = hasil[-1]
            if kini == awal or (awal[0] == kini[0] == lalu[0]) or (awal[1] == kini[1] == lalu[1]):
                continue
            hasil.append(kini)
        return (*hasil, titik[-1])

    def _biaya(self, titik, dari, ke, batas):
        """What a way costs; anything not below `batas` once it is clear that it is not."""
        ruas = list(pairwise(titik))
        if any(a[0] != b[0] and a[1] != b[1] for a, b in ruas):
            return float("inf")
        panjang = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in ruas]
        biaya = BELOK * (len(ruas) - 1) + PANJANG * sum(panjang) + TINDIH * sum(satu < 7 for satu in panjang)
        biaya += self._arah_salah(titik, dari, ke)
        for urut, (a, b) in enumerate(ruas):
            if biaya >= batas:
                return biaya
            boleh = (dari if urut == 0 else None, ke if urut == len(ruas) - 1 else None)
            biaya += TEMBUS * self._menembus(a, b, *boleh)
            biaya += sum(_bentrok(a, b, lain, ke) for lain in self.terpasang)
        return biaya

    def _menembus(self, a, b, *boleh):
        return sum(satu.ditembus(a, b) for kunci, satu in self.bentuk.items() if kunci not in boleh)

    def _arah_salah(self, titik, dari, ke):
        """A first or last stretch that runs through its own shape."""
        keluar = _ke_luar(self.bentuk[dari], titik[0], titik[1])
        masuk = _ke_luar(self.bentuk[ke], titik[-1], titik[-2])
        return TEMBUS * ((not keluar) + (not masuk))


def _ke_luar(bentuk, tepi, lain):
    """Does the stretch between this point on the edge of a shape and the other point lie outside the shape?"""
    if tepi[0] == bentuk.cx:
        return lain[0] == tepi[0] and (lain[1] - tepi[1]) * (tepi[1] - bentuk.cy) > 0
    return lain[1] == tepi[1] and (lain[0] - tepi[0]) * (tepi[0] - bentuk.cx) > 0


def _bentrok(a, b, lain, ke):
    """What meeting one line that is there already costs."""
    c, d, tujuan, silang = lain
    datar = a[1] == b[1]
    if datar != (c[1] == d[1]):
        (h1, h2), (v1, v2) = ((a, b), (c, d)) if datar else ((c, d), (a, b))
        kena = _antara(v1[0], h1[0], h2[0]) and _antara(h1[1], v1[1], v2[1])
        return silang if kena else 0
    sumbu = 0 if datar else 1
    if abs(a[1 - sumbu] - c[1 - sumbu]) > RAPAT:
        return 0
    awal, akhir = (
        max(min(a[sumbu], b[sumbu]), min(c[sumbu], d[sumbu])),
        min(max(a[sumbu], b[sumbu]), max(c[sumbu], d[sumbu])),
    )
    if akhir - awal < 1:
        return 0
    return SEARAH if ke == tujuan else TINDIH


def _antara(nilai, satu, dua):
    return min(satu, dua) - 1 <= nilai <= max(satu, dua) + 1
