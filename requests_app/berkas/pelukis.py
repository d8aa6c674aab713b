"""Draws one page in a process of its own: `python -m requests_app.berkas.pelukis <tipe> <halaman> <lebar> < berkas`.

Writes the page as PNG to standard output; for page 0 the number of pages, as text. Exit code TIDAK_ADA: no such page.
A process of its own for each page, because pdfium is not thread-safe and what it reads is hostile. The picture holds
nothing of the file but its pixels: no EXIF, no place where a photo was taken. Knows nothing of Django.
"""

import io
import sys

from requests_app.berkas.kurungan import MIB, batasi_diri

TIDAK_ADA = 4
BATAS_PIKSEL = 50_000_000
# A page longer than this many widths is drawn smaller: a receipt roll is no reason to fill the memory.
RASIO_TERPANJANG = 4
# A photo as true-colour PNG is a slow page; 256 colours are enough to read by.
PNG_TERBESAR = MIB


class TidakAda(Exception):
    """The document has no such page."""


def lukis(data, tipe, halaman, lebar):
    """The page as a Pillow image at most `lebar` wide."""
    if tipe == "application/pdf":
        return _lukis_pdf(data, halaman, lebar)
    if halaman != 1:
        raise TidakAda
    return _lukis_gambar(data, tipe, lebar)


def hitung(data, tipe):
    return len(_buka_pdf(data)) if tipe == "application/pdf" else 1


def _buka_pdf(data):
    import pypdfium2

    return pypdfium2.PdfDocument(data)


def _lukis_pdf(data, halaman, lebar):
    pdf = _buka_pdf(data)
    if halaman > len(pdf):
        raise TidakAda
    # Without it the fields of a form and the visible block of a signature would stay blank.
    pdf.init_forms()
    isi = pdf[halaman - 1]
    skala = min(lebar / isi.get_width(), RASIO_TERPANJANG * lebar / isi.get_height())
    return isi.render(scale=skala, rev_byteorder=True, limit_image_cache=True).to_pil()


def _lukis_gambar(data, tipe, lebar):
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = BATAS_PIKSEL
    gambar = Image.open(io.BytesIO(data), formats=["PNG" if tipe == "image/png" else "JPEG"])
    # A JPEG decodes at a half or a quarter for less; twice the width is kept, since it may lie on its side.
    gambar.draft("RGB", (2 * lebar, 2 * lebar))
    gambar = ImageOps.exif_transpose(gambar)
    if "A" in gambar.getbands() or "transparency" in gambar.info:
        dasar = Image.new("RGBA", gambar.size, "white")
        gambar = Image.alpha_composite(dasar, gambar.convert("RGBA"))
    gambar = gambar.convert("L" if gambar.mode in ("1", "L") else "RGB")
    gambar.thumbnail((lebar, RASIO_TERPANJANG * lebar))
    return gambar


def sebagai_png(gambar):
    gambar.info.clear()
    isi = _png(gambar)
    return isi if len(isi) <= PNG_TERBESAR else _png(gambar.convert("RGB").quantize(256, method=2, dither=0))


def _png(gambar):
    keluaran = io.BytesIO()
    gambar.save(keluaran, "PNG", compress_level=6)
    return keluaran.getvalue()


def main(tipe, halaman, lebar):
    batasi_diri(memori=1024 * MIB, detik=10, keluaran=32 * MIB)
    data, halaman = sys.stdin.buffer.read(), int(halaman)
    try:
        isi = (
            sebagai_png(lukis(data, tipe, halaman, int(lebar)))
            if halaman
            else str(hitung(data, tipe)).encode()
        )
    except TidakAda:
        sys.exit(TIDAK_ADA)
    sys.stdout.buffer.write(isi)


if __name__ == "__main__":
    main(*sys.argv[1:])
