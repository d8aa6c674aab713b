"""Where everything of a flow stands, in pixels: columns, rows, shapes, notes, page connectors. Lines are found by `rute`."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from requests_app.bagan.graf import Graf, Panah, Simpul
from requests_app.bagan.rute import Bentuk, cari_jalan
from requests_app.sop.kosakata import LABEL_AKHIR
from requests_app.sop.pelaksana import tercetak

NOMOR, KEGIATAN, WAKTU, CATATAN = 38, 212, 66, 236
KOLOM_TERSEMPIT, KOLOM_TERLEBAR, LEBAR_PELAKSANA = 122, 170, 480
KEPALA, BARIS, PITA = 50, 66, 54
BARIS_PER_HALAMAN = 7
AKSARA_KEGIATAN, AKSARA_CATATAN = 29, 37
"""Characters that fit on a line at the sizes of `gambar`."""
TINGGI_TEKS, TINGGI_CATATAN, SELA_CATATAN = 15, 13, 5


@dataclass(frozen=True)
class Catatan:
    """An added way on, noted in the row it starts from."""

    panah: Panah
    baris: tuple[str, ...]
    y: float

    @property
    def tinggi(self):
        return len(self.baris) * TINGGI_CATATAN + 6


@dataclass(frozen=True)
class Baris:
    simpul: Simpul
    y: float
    tinggi: float
    teks: tuple[str, ...]
    bentuk: Bentuk
    catatan: tuple[Catatan, ...]
    batas_catatan: float


@dataclass(frozen=True)
class Ujung:
    """A place outside the table: an end ("akhir"), or where the flow goes on on another page ("segilima")."""

    jenis: str
    teks: tuple[str, ...]
    bentuk: Bentuk


@dataclass(frozen=True)
class Garis:
    """A drawn arrow. `panah` None: the second half of one that came from another page."""

    panah: Panah | None
    titik: tuple[tuple[float, float], ...]
    cabang: str
    tambahan: bool


@dataclass(frozen=True)
class Lembar:
    """One page of the drawing (the only one on a screen)."""

    nomor: int
    seluruh: int
    lebar: float
    tinggi: float
    kepala: tuple[tuple[str, float, float], ...]
    baris: tuple[Baris, ...]
    ujung: tuple[Ujung, ...]
    garis: tuple[Garis, ...]
    batas: tuple[float, ...]
    atas: float
    bawah: float


@lru_cache(maxsize=64)
def tata(graf: Graf, *, berhalaman=False):
    """[Lembar, …]: one for the screen; `berhalaman`: one for each page of at most BARIS_PER_HALAMAN rows."""
    banyak = ceil(len(graf.simpul) / BARIS_PER_HALAMAN) if berhalaman else 1
    isi = ceil(len(graf.simpul) / banyak)
    bagian = [graf.simpul[i : i + isi] for i in range(0, len(graf.simpul), isi)]
    letak = {s.kunci: urut for urut, satu in enumerate(bagian, 1) for s in satu}
    return tuple(_Penata(graf, satu, nomor, letak).lembar() for nomor, satu in enumerate(bagian, 1))


def bungkus(teks, lebar):
    """Words in lines of at most `lebar` characters."""
    baris = [""]
    for kata in teks.split():
        if baris[-1] and len(baris[-1]) + 1 + len(kata) > lebar:
            baris.append("")
        baris[-1] = f"{baris[-1]} {kata}".strip()
    return tuple(baris)


class _Penata:
    def __init__(self, graf, simpul, nomor, letak):
        self.graf, self.simpul, self.nomor, self.letak = graf, simpul, nomor, letak
        jumlah = len(graf.kolom)
        self.lebar_kolom = max(KOLOM_TERSEMPIT, min(KOLOM_TERLEBAR, LEBAR_PELAKSANA / jumlah))
        self.x0 = NOMOR + KEGIATAN
        self.x1 = self.x0 + jumlah * self.lebar_kolom
        self.x_catatan = self.x1 + WAKTU

    def lembar(self):
        atas = KEPALA + (PITA if self._masuk() else 0)
        baris, y = [], atas
        for simpul in self.simpul:
            baris.append(self._baris(simpul, y))
            y += baris[-1].tinggi
        ujung = self._ujung(KEPALA, y)
        bawah = y + (PITA if any(u.bentuk.cy > y for u in ujung.values()) else 0)
        return Lembar(
            nomor=self.nomor,
            seluruh=max(self.letak.values()),
            lebar=self.x_catatan + CATATAN,
            tinggi=bawah + 1,
            kepala=self._kepala(),
            baris=tuple(baris),
            ujung=tuple(ujung.values()),
            garis=tuple(self._garis(baris, ujung, atas, y)),
            batas=(
                NOMOR,
                *(self.x0 + i * self.lebar_kolom for i in range(len(self.graf.kolom) + 1)),
                self.x_catatan,
            ),
            atas=atas,
            bawah=y,
        )

    def _kepala(self):
        """(words, left, width) of each heading."""
        kolom = [
            (tercetak(nama), self.x0 + i * self.lebar_kolom, self.lebar_kolom)
            for i, nama in enumerate(self.graf.kolom)
        ]
        return (
            ("No", 0, NOMOR),
            ("Kegiatan", NOMOR, KEGIATAN),
            *kolom,
            ("Waktu", self.x1, WAKTU),
            ("Tambahan portal (di luar tabel SOP)", self.x_catatan, CATATAN),
        )

    def _tengah(self, pelaksana):
        return self.x0 + (self.graf.kolom.index(pelaksana) + 0.5) * self.lebar_kolom

    def _baris(self, simpul, y):
        teks = bungkus(simpul.judul, AKSARA_KEGIATAN)
        catatan, turun = [], SELA_CATATAN + 3
        for panah in self.graf.panah:
            if panah.dari == simpul.kunci and panah.gaya == "catatan":
                catatan.append(Catatan(panah, bungkus(self._kata(panah), AKSARA_CATATAN), turun))
                turun += catatan[-1].tinggi + SELA_CATATAN
        tinggi = max(BARIS + (10 if simpul.bentuk == "belah" else 0), len(teks) * TINGGI_TEKS + 22, turun + 3)
        geser = y + (tinggi - turun - 3) / 2
        lebar, h = self.lebar_kolom - 54, 48 if simpul.bentuk == "belah" else 34
        return Baris(
            simpul=simpul,
            y=y,
            tinggi=tinggi,
            teks=teks,
            bentuk=Bentuk(simpul.bentuk, self._tengah(simpul.pelaksana), y + tinggi / 2, lebar, h),
            catatan=tuple(replace(c, y=geser + c.y) for c in catatan),
            batas_catatan=self.x_catatan,
        )

    def _kata(self, panah):
        oleh = f" ({panah.oleh})" if panah.oleh else ""
        return f"{panah.label}{oleh} → {self.graf.tujuan(panah)}"

    # Ends and page connectors

    def _keluar(self):
        """Arrows that leave this page's rows for an end or for another page."""
        kunci = {s.kunci for s in self.simpul}
        return [p for p in self.graf.panah if p.gaya != "catatan" and p.dari in kunci and p.ke not in kunci]

    def _masuk(self):
        """Arrows that come to this page's rows from another page."""
        kunci = {s.kunci for s in self.simpul}
        return [p for p in self.graf.panah if p.gaya != "catatan" and p.ke in kunci and p.dari not in kunci]

    def _ujung(self, atas, bawah):
        """{key: Ujung}; below what goes on or ends, above what comes from an earlier page (back jumps the other way)."""
        slot = {}
        for panah in self._keluar():
            pelaksana = self.graf.ambil(panah.dari).pelaksana
            if panah.berakhir:
                isi = ("akhir", (LABEL_AKHIR[panah.ke],), pelaksana, True)
            else:
                hal = self.letak[panah.ke]
                teks = (f"ke hlm. {hal}", self._singkat(panah.ke))
                isi = ("segilima", teks, pelaksana, hal > self.nomor)
            slot.setdefault(("ke", panah.ke), isi)
        for panah in self._masuk():
            hal = self.letak[panah.dari]
            teks = (f"dari hlm. {hal}", self._singkat(panah.dari))
            pelaksana = self.graf.ambil(panah.ke).pelaksana
            slot.setdefault(("dari", panah.dari, panah.ke), ("segilima", teks, pelaksana, hal > self.nomor))
        return {k: self._satu_ujung(k, isi, slot, atas, bawah) for k, isi in slot.items()}

    def _singkat(self, kunci):
        simpul = self.graf.ambil(kunci)
        return f"langkah {simpul.nomor}" if simpul.nomor else "tambahan"

    def _satu_ujung(self, kunci, isi, slot, atas, bawah):
        jenis, teks, pelaksana, di_bawah = isi
        sama = [k for k, lain in slot.items() if lain[2:] == isi[2:]]
        x = self._tengah(pelaksana) + (sama.index(kunci) - (len(sama) - 1) / 2) * 76
        y = (bawah if di_bawah else atas) + PITA / 2
        return Ujung(
            jenis,
            teks,
            Bentuk("kapsul" if jenis == "akhir" else "kotak", x, y, 70, 26 if jenis == "akhir" else 34),
        )

    # Lines

    def _garis(self, baris, ujung, atas, bawah):
        bentuk = {b.simpul.kunci: b.bentuk for b in baris} | {k: u.bentuk for k, u in ujung.items()}
        jalan = [self._jalan(p) for p in (*self._dalam(), *self._keluar())]
        jalan += [(None, k, k[2], "", self._bertambahan(k[1], k[2])) for k in ujung if k[0] == "dari"]
        tetap = [(b.bentuk.tepi("kanan", 9), (self.x_catatan, b.bentuk.cy + 9)) for b in baris if b.catatan]
        garis_baris = [atas, *(b.y + b.tinggi for b in baris)]
        lorong = [self.x0 + i * self.lebar_kolom for i in range(len(self.graf.kolom) + 1)]
        titik = cari_jalan(bentuk, [(dari, ke) for _, dari, ke, _, _ in jalan], garis_baris, lorong, tetap)
        for (panah, _, _, cabang, tambahan), jalur in zip(jalan, titik, strict=True):
            yield Garis(panah, jalur, cabang, tambahan)

    def _dalam(self):
        kunci = {s.kunci for s in self.simpul}
        return [p for p in self.graf.panah if p.gaya != "catatan" and {p.dari, p.ke} <= kunci]

    def _jalan(self, panah):
        ke = panah.ke if panah.ke in {s.kunci for s in self.simpul} else ("ke", panah.ke)
        return panah, panah.dari, ke, panah.cabang, panah.gaya == "tambahan"

    def _bertambahan(self, dari, ke):
        return all(p.gaya == "tambahan" for p in self._masuk() if (p.dari, p.ke) == (dari, ke))
