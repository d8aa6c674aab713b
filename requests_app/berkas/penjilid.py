"""Binds stored documents into one PDF in a process of its own: `python -m requests_app.berkas.penjilid < permintaan`.

Reads JSON from standard input: `sampul` and `cap` (paths of PDFs: what stands in front, and one stamp for each page behind it),
`bagian` (list of `jalur`, `tipe`, `judul`, `orang`, `asli`). Writes the PDF to standard output. What a page does (actions,
links, forms) stays behind: only what is seen on it is bound. Knows nothing of Django.
"""

import contextlib
import io
import json
import sys

from requests_app.berkas.kurungan import MIB, batasi_diri
from requests_app.berkas.pelukis import lukis

A4 = (595.276, 841.89)
TEPI = 28
LEBAR_GAMBAR = 1700
"""Pixels: an A4 page at 200 dpi."""
CAP = (190, 12)


def jilid(permintaan):
    """The bound pikepdf.Pdf, and the sources that must stay open until it is saved."""
    import pikepdf

    hasil = pikepdf.Pdf.open(permintaan["sampul"])
    cap = pikepdf.Pdf.open(permintaan["cap"])
    # With other people's pages in it, it is no longer the PDF/A its cover was.
    for kunci in ("/Metadata", "/OutputIntents"):
        if kunci in hasil.Root:
            del hasil.Root[kunci]
    sumber, daftar, nomor = [cap], [], 0
    for bagian in permintaan["bagian"]:
        pdf = _buka(bagian)
        sumber.append(pdf)
        daftar.append((bagian, len(hasil.pages)))
        for halaman in pdf.pages:
            hasil.pages.append(halaman)
            _bersihkan(hasil.pages[-1])
            if not bagian["asli"]:
                _bubuhi(hasil.pages[-1], cap.pages[nomor])
            nomor += 1
    _penanda(hasil, daftar)
    return hasil, sumber


def _buka(bagian):
    import pikepdf

    with open(bagian["jalur"], "rb") as berkas:
        data = berkas.read()
    if bagian["tipe"] != "application/pdf":
        return _halaman_gambar(data, bagian["tipe"])
    pdf = pikepdf.Pdf.open(io.BytesIO(data))
    # What was filled in or signed visibly is painted onto its page, for the form itself stays behind.
    with contextlib.suppress(Exception):
        pdf.flatten_annotations("print")
    return pdf


def _halaman_gambar(data, tipe):
    """A picture on an A4 page, lying or standing as it is."""
    import pikepdf

    gambar = lukis(data, tipe, 1, LEBAR_GAMBAR)
    isi = io.BytesIO()
    gambar.save(isi, "PDF")
    lebar, tinggi = A4 if gambar.height >= gambar.width else A4[::-1]
    skala = min((lebar - 2 * TEPI) / gambar.width, (tinggi - 2 * TEPI) / gambar.height)
    w, h = gambar.width * skala, gambar.height * skala
    x, y = (lebar - w) / 2, (tinggi - h) / 2
    pdf, satu = pikepdf.new(), pikepdf.Pdf.open(isi)
    pdf.add_blank_page(page_size=(lebar, tinggi))
    pdf.pages[0].add_overlay(satu.pages[0], pikepdf.Rectangle(x, y, x + w, y + h))
    return pdf


def _bersihkan(halaman):
    for kunci in ("/AA", "/Annots", "/PieceInfo", "/Tabs", "/StructParents"):
        if kunci in halaman.obj:
            del halaman.obj[kunci]


def _bubuhi(halaman, cap):
    """The page's number at the foot of the page as it is seen, whichever way it is turned."""
    import pikepdf

    x0, y0, x1, y1 = (float(n) for n in halaman.cropbox)
    putar = int(halaman.obj.get("/Rotate", 0)) % 360
    w, h = CAP
    letak = {
        0: (x1 - w - 8, y0 + 5, x1 - 8, y0 + 5 + h),
        90: (x1 - 5 - h, y1 - w - 8, x1 - 5, y1 - 8),
        180: (x0 + 8, y1 - 5 - h, x0 + 8 + w, y1 - 5),
        270: (x0 + 5, y0 + 8, x0 + 5 + h, y0 + 8 + w),
    }[putar]
    halaman.add_overlay(cap, pikepdf.Rectangle(*letak))


def _penanda(hasil, daftar):
    """Bookmarks, so that a reader on a screen jumps as the index tells a reader on paper to turn."""
    import pikepdf

    with hasil.open_outline() as garis:
        garis.root.clear()
        garis.root.append(pikepdf.OutlineItem("Daftar isi", 0))
        for bagian, halaman in daftar:
            judul = f"{bagian['judul']} – {bagian['orang']}" if bagian["orang"] else bagian["judul"]
            garis.root.append(pikepdf.OutlineItem(judul, halaman))


def main():
    batasi_diri(memori=1536 * MIB, detik=45, keluaran=200 * MIB)
    hasil, _sumber = jilid(json.load(sys.stdin.buffer))
    isi = io.BytesIO()
    hasil.save(isi)
    sys.stdout.buffer.write(isi.getbuffer())


if __name__ == "__main__":
    main()
