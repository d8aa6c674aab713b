"""The documents of the demo: real PDFs and pictures that look scanned, plainly marked as examples."""

import io
import textwrap

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from requests_app.berkas import gudang
from requests_app.berkas.periksa import HasilPeriksa

HALAMAN = (595, 842)
TANDA_CONTOH = "CONTOH - BUKAN DOKUMEN ASLI"
LEBAR_TEKS = 82
JUDUL_UKURAN, TEKS_UKURAN, SPASI = 13, 10.5, 16
KERTAS = "0.97 0.96 0.93 rg 0 0 595 842 re f"
MIRING = "0.99988 0.0157 -0.0157 0.99988 6 -4 cm"
"""The page lies almost one degree askew, as paper on a scanner does."""

CAP = "q 0.2 0.2 0.6 RG 1.6 w 0.8 0 0 0.8 385 {y} cm 38 0 m 38 21 21 38 0 38 c -21 38 -38 21 -38 0 c \
-38 -21 -21 -38 0 -38 c 21 -38 38 -21 38 0 c s Q"
PARAF = "q 0.1 0.1 0.4 RG 1.2 w 1 0 0 1 400 {y} cm 0 0 m 12 34 22 -18 34 14 c 40 28 48 -10 62 8 c 70 18 84 0 96 10 c S Q"


def pindaian(kop, judul, paragraf, tempat_tanggal, penanda, *, cap=True):
    """One page as bytes: letterhead, title, paragraphs, and a scribble (with a stamp) over `penanda`'s name."""
    isi = [KERTAS, "q", MIRING, "0.15 g"]
    isi += [_teks("F2", 14, 70, 780, kop), "1 w 0.15 G 70 768 m 525 768 l S"]
    isi += [_teks("F2", JUDUL_UKURAN, 70, 735, judul)]
    y = 705
    for kalimat in paragraf:
        for baris in textwrap.wrap(kalimat, LEBAR_TEKS) or [""]:
            isi.append(_teks("F1", TEKS_UKURAN, 70, y, baris))
            y -= SPASI
        y -= SPASI // 2
    y -= SPASI
    isi += [_teks("F1", TEKS_UKURAN, 350, y, tempat_tanggal), PARAF.format(y=y - 46)]
    isi += [CAP.format(y=y - 42)] if cap else []
    isi += ["0.15 g", _teks("F2", TEKS_UKURAN, 350, y - 86, penanda)]
    isi += ["0.75 g", _teks("F2", 24, 90, 80, TANDA_CONTOH), "Q"]
    return _jadikan_pdf("\n".join(isi))


def _teks(huruf, ukuran, x, y, teks):
    aman = teks.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{huruf} {ukuran} Tf 1 0 0 1 {x} {y} Tm ({aman}) Tj ET"


def _jadikan_pdf(isi):
    pdf = pikepdf.new()
    halaman = pdf.add_blank_page(page_size=HALAMAN)
    halaman.Contents = pdf.make_stream(isi.encode("cp1252"))
    huruf = {"F1": "/Helvetica", "F2": "/Helvetica-Bold"}
    halaman.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            {
                f"/{nama}": pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name(jenis),
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
                for nama, jenis in huruf.items()
            }
        )
    )
    keluaran = io.BytesIO()
    pdf.save(keluaran, deterministic_id=True)
    return keluaran.getvalue()


def foto(judul, baris):
    """A certificate as a grey JPEG, 110 dots to the inch of A4 lying down: frame, title, lines of text."""
    lebar, tinggi = 1286, 909
    gambar = Image.new("L", (lebar, tinggi), 238)
    pena = ImageDraw.Draw(gambar)
    for tepi in (36, 46):
        pena.rectangle((tepi, tepi, lebar - tepi, tinggi - tepi), outline=90, width=3)
    pena.text((lebar // 2, 150), judul, fill=40, anchor="mm", font=ImageFont.load_default(34))
    for nomor, kalimat in enumerate(baris):
        pena.text(
            (lebar // 2, 270 + 60 * nomor), kalimat, fill=60, anchor="mm", font=ImageFont.load_default(26)
        )
    pena.text((lebar // 2, 815), TANDA_CONTOH, fill=170, anchor="mm", font=ImageFont.load_default(40))
    keluaran = io.BytesIO()
    gambar.rotate(-0.6, fillcolor=205).save(keluaran, "JPEG", quality=60, dpi=(110, 110))
    return keluaran.getvalue()


def simpan(isi):
    """Store a document and return its HasilPeriksa.

    What is drawn here needs no hostile-file check at every start of the demo (a third of a second each); a test holds
    every document of the demo against the real one.
    """
    pdf = isi.startswith(b"%PDF")
    tipe, halaman = ("application/pdf", 1) if pdf else ("image/jpeg", None)
    return HasilPeriksa(tipe, len(isi), halaman, gudang.simpan(isi))


def nama_berkas(isi, batang):
    """A file name whose ending tells the truth about the bytes."""
    return f"{batang}.pdf" if isi.startswith(b"%PDF") else f"{batang}.jpg"
