"""Bars as inline SVG. Lengths are percents of whatever width the page gives, so that words keep their size on a telephone.

Presentation attributes only (the pages allow no inline style), and every kind of bar has its own pattern: colour alone
says nothing. What a screen reader needs stands in the table beside it.
"""

from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString

TINTA, REDUP, GARIS, RUAS = "#16202e", "#4a5565", "#6b7686", "#eef1f5"
HURUF = 13
LARIK = 17
TINGGI = 16
SELA = 14
LEBAR_KATA, LEBAR_NILAI = 40, 47
"""Letters of a line that fit into a card on a telephone (296 pixels)."""

POLA = {
    "penuh": ("#0956c3", ""),
    "muda": ("#b5cff4", ""),
    "titik": ("#fff5de", '<circle cx="4" cy="4" r="1.7" fill="#8a5300"/>'),
    "miring": ("#fdecec", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#c31622" stroke-width="2"/>'),
    "silang": ("#f2b8ba", '<path d="M0 0l8 8M8 0l-8 8" stroke="#8f0d14" stroke-width="1.7"/>'),
    "tegak": ("#fff", '<path d="M2 0v8M6 0v8" stroke="#4a5565" stroke-width="1.5"/>'),
    "datar": ("#fff", '<path d="M0 2h8M0 6h8" stroke="#4a5565" stroke-width="1.3"/>'),
    "kosong": ("#fff", ""),
}
"""{name: (ground, what is drawn on a tile of 8 × 8)}."""


@dataclass(frozen=True)
class Batang:
    """One bar with its words: `kata` above it, `nilai` below.

    `potong`: ((percent of the width, pattern), …) from the left; `tanda`: percent at which a diamond stands (None: no).
    `lebih`: the value runs beyond the edge.
    """

    kata: str
    nilai: str
    potong: tuple
    tanda: float | None = None
    lebih: bool = False


def svg(kunci, judul, batang, *, garis=None):
    """`<svg role="img">` of these bars; `garis`: percent at which a line runs through all of them.

    `kunci` makes the ids of this drawing its own on the page.
    """
    y, isi = 4, []
    for satu in batang:
        bagian, y = _batang(kunci, satu, y, garis)
        isi.append(bagian)
    kepala = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="grafik" role="img" aria-labelledby="{kunci}-judul" width="100%" '
        f'height="{y}" font-size="{HURUF}"><title id="{kunci}-judul">{escape(judul)}</title>'
    )
    dipakai = {pola for satu in batang for _, pola in satu.potong}
    return SafeString(f"{kepala}{_pola(kunci, dipakai)}{''.join(isi)}</svg>")


def legenda(kunci, *isi):
    """[(small drawing, words)] of (pattern, words) pairs; "wajik" and "garis" are the marks that are no bars."""
    return [(SafeString(_contoh(f"{kunci}-l", nama)), kata) for nama, kata in isi]


def _contoh(kunci, nama):
    if nama == "wajik":
        isi = _wajik("11", 8)
    elif nama == "garis":
        isi = f'<path d="M11 0v16" stroke="{TINTA}" stroke-width="2.5"/>'
    else:
        isi = _pola(kunci, {nama}) + _kotak(kunci, 1, 1, 20, nama, 14)
    return f'<svg class="contoh" width="22" height="16" aria-hidden="true" focusable="false">{isi}</svg>'


def _pola(kunci, dipakai):
    isi = "".join(
        f'<pattern id="{kunci}-{nama}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{POLA[nama][0]}"/>{POLA[nama][1]}</pattern>'
        for nama in sorted(dipakai)
    )
    return f"<defs>{isi}</defs>"


def _n(angka):
    return f"{angka:.2f}".rstrip("0").rstrip(".")


def _teks(x, y, kata, **atribut):
    lain = "".join(f" {nama.replace('_', '-')}={quoteattr(str(nilai))}" for nama, nilai in atribut.items())
    return f'<text x="{x}" y="{y}"{lain}>{escape(kata)}</text>'


def _kotak(kunci, x, y, lebar, pola, tinggi=TINGGI):
    return (
        f'<rect x="{x}" y="{y}" width="{lebar}" height="{tinggi}" fill="url(#{kunci}-{pola})" stroke="{TINTA}" '
        'stroke-width=".75"/>'
    )


def _wajik(x, y):
    """A diamond around a point; the inner svg lets `x` be a percent."""
    return (
        f'<svg x="{x}" y="{y}" overflow="visible"><path d="M0-7l6 7-6 7-6-7z" fill="#fff" stroke="{TINTA}" '
        'stroke-width="2"/></svg>'
    )


def _batang(kunci, batang, y, garis):
    """The drawing of one bar that begins at `y`, and where the next begins."""
    isi = []
    for larik in wrap(batang.kata, LEBAR_KATA) or [""]:
        isi.append(_teks(0, y + 12, larik, fill=TINTA, font_weight=600))
        y += LARIK
    isi.append(f'<rect x="0" y="{y}" width="100%" height="{TINGGI}" fill="{RUAS}"/>')
    x = 0
    for lebar, pola in batang.potong:
        if lebar > 0:
            isi.append(_kotak(kunci, f"{_n(x)}%", y, f"{_n(min(lebar, 100 - x))}%", pola))
        x = min(100, x + lebar)
    if garis:
        isi.append(
            f'<line x1="{_n(garis)}%" x2="{_n(garis)}%" y1="{y - 3}" y2="{y + TINGGI + 3}" stroke="{TINTA}" '
            'stroke-width="2.5"/>'
        )
    if batang.tanda is not None:
        isi.append(_wajik(f"{_n(min(batang.tanda, 94 if batang.lebih else 98))}%", y + TINGGI / 2))
    if batang.lebih:
        tepi = {"paint_order": "stroke", "stroke": "#fff", "stroke_width": 4}
        isi.append(_teks("99.5%", y + 13, "»", fill=TINTA, text_anchor="end", font_weight=700, **tepi))
    y += TINGGI + 2
    for larik in wrap(batang.nilai, LEBAR_NILAI):
        isi.append(_teks(0, y + 12, larik, fill=REDUP, font_size=12))
        y += LARIK - 1
    return f"<g>{''.join(isi)}</g>", y + SELA
