"""Parses one hostile file in a process of its own: `python -m requests_app.berkas.pengurai < berkas`.

Reads the file from standard input, writes one JSON object: `kode` (why it is refused, or null), `tipe`, `halaman`
(PDF pages, else null), `peringatan` and `rincian` (lists of words from this module). The words become sentences in
`periksa`. Knows nothing of Django, gets no environment, and imports a parser only once the type is known: every
import is paid for by the person who waits for his upload.
"""

import io
import json
import sys
import zipfile
import zlib

from requests_app.berkas.kurungan import MIB, batasi_diri

BATAS_HALAMAN = 200
BATAS_PIKSEL = 50_000_000
# One stream that unpacks to more than this is no scan: A4 in colour at 600 dpi is 105 MB.
BATAS_ALIRAN = 256 * MIB
# Deflate cannot pack tighter than this, so a shorter stream cannot pass BATAS_ALIRAN and need not be unpacked.
RASIO_DEFLATE = 1032
# qpdf has no memory limits of its own.
_MEMORI_QPDF = [f"{saringan}_max_memory" for saringan in ("flate", "run_length", "png", "tiff", "dct")]
BATAS_QPDF = dict.fromkeys(_MEMORI_QPDF, 64 * MIB) | {
    "max_stream_filters": 3,
    "parser_max_nesting": 100,
    "doc_max_warnings": 100,
}
# A page of A4 at 100 dpi; below it small print is lost.
PIKSEL_PENDEK, PIKSEL_PANJANG, DPI_TERENDAH = 827, 1169, 100

TANDA = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
TANDA_LAMAN = (b"<html", b"<!doctype", b"<script", b"<svg")
PEMAMPAT = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}

AKSI_AKTIF = {
    "/JavaScript": "JavaScript",
    "/Launch": "Launch",
    "/ImportData": "ImportData",
    "/SubmitForm": "SubmitForm",
    "/GoToE": "lampiran",
    "/Rendition": "RichMedia",
    "/RichMediaExecute": "RichMedia",
}
ANOTASI_AKTIF = {
    "/FileAttachment": "lampiran",
    "/RichMedia": "RichMedia",
    "/Screen": "RichMedia",
    "/Movie": "RichMedia",
    "/Sound": "RichMedia",
    "/3D": "RichMedia",
}
NILAI_AKTIF = {"/S": AKSI_AKTIF, "/Subtype": ANOTASI_AKTIF, "/Type": {"/EmbeddedFile": "lampiran"}}
KUNCI_AKTIF = {"/JS": "JavaScript", "/EF": "lampiran", "/XFA": "XFA", "/RichMediaContent": "RichMedia"}


class Ditolak(Exception):
    """The file is refused; `kode` is a word of `periksa.PESAN`, `rincian` names what was found."""

    def __init__(self, kode, rincian=()):
        super().__init__(kode)
        self.kode, self.rincian = kode, sorted(rincian)


def tipe_menurut_tanda(awal):
    """The media type whose magic bytes stand at offset 0, else None."""
    return next((tipe for tanda, tipe in TANDA.items() if awal.startswith(tanda)), None)


def urai(data):
    tipe = tipe_menurut_tanda(data)
    if tipe is None:
        raise Ditolak("tipe")
    pdf = tipe == "application/pdf"
    if _juga_zip(data) or (pdf and _juga_laman(data)):
        raise Ditolak("ganda")
    try:
        halaman, peringatan = _urai_pdf(data) if pdf else (None, _urai_gambar(data, tipe))
    except (Ditolak, MemoryError, RecursionError, ImportError):
        raise
    except Exception:  # a parser may fail on hostile bytes in any way it likes
        raise Ditolak("pdf_rusak" if pdf else "gambar_rusak") from None
    return {"kode": None, "tipe": tipe, "halaman": halaman, "peringatan": peringatan, "rincian": []}


def _juga_zip(data):
    """A ZIP is found from its end, so one file can be a picture to us and an archive to its reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            return bool(arsip.infolist())
    except Exception:
        return False


def _juga_laman(data):
    awal = data[:1024].lower()
    return any(tanda in awal for tanda in TANDA_LAMAN)


def _urai_pdf(data):
    terenkripsi = _baca_dengan_pyhanko(data)
    with _buka_dengan_pikepdf(data) as pdf:
        if terenkripsi or pdf.is_encrypted:
            raise Ditolak("pdf_dibatasi")
        halaman = len(pdf.pages)
        if halaman > BATAS_HALAMAN:
            raise Ditolak("pdf_halaman_banyak")
        _tolak_bom(pdf)
        _tolak_isi_aktif(pdf)
        return halaman, ["resolusi_rendah"] if _pindaian_kabur(pdf) else []


def _baca_dengan_pyhanko(data):
    """First reader, because its decoding limits hold by default. Answers whether the file is encrypted."""
    from pyhanko.pdf_utils.misc import PdfDecodeLimitError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        pembaca = PdfFileReader(io.BytesIO(data), strict=False)
        if pembaca.encrypt_dict is not None:
            return True
        # qpdf calls a file without pages broken; the sender is helped more by the true reason
        if pembaca.root["/Pages"].get("/Count", 1) == 0:
            raise Ditolak("pdf_tanpa_halaman")
    except PdfDecodeLimitError:
        raise Ditolak("bom") from None
    return False


def _buka_dengan_pikepdf(data):
    import pikepdf

    pikepdf.settings.set_qpdf_limits(**BATAS_QPDF)
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Ditolak("pdf_terkunci") from None
    except pikepdf.PdfError:
        raise Ditolak("bom" if pikepdf.settings.qpdf_limit_errors() else "pdf_rusak") from None


def _tolak_bom(pdf):
    import pikepdf

    for objek in pdf.objects:
        if isinstance(objek, pikepdf.Stream):
            _tolak_aliran_bom(objek)
    if pikepdf.settings.qpdf_limit_errors():
        raise Ditolak("bom")


def _tolak_aliran_bom(aliran):
    saringan = _daftar_saringan(aliran)
    if sum(nama in PEMAMPAT for nama in saringan) > 1:
        raise Ditolak("bom")
    if saringan[:1] not in (["/FlateDecode"], ["/Fl"]):
        return
    mentah = aliran.read_raw_bytes()
    if len(mentah) * RASIO_DEFLATE > BATAS_ALIRAN and _ukuran_mekar(mentah) > BATAS_ALIRAN:
        raise Ditolak("bom")


def _daftar_saringan(aliran):
    import pikepdf

    saringan = aliran.get("/Filter", [])
    return [str(nama) for nama in saringan] if isinstance(saringan, list | pikepdf.Array) else [str(saringan)]


def _ukuran_mekar(mentah):
    """Bytes that a deflate stream unpacks to, counted without keeping them; stops soon after BATAS_ALIRAN."""
    pembuka, ukuran = zlib.decompressobj(), 0
    try:
        while mentah and not pembuka.eof and ukuran <= BATAS_ALIRAN:
            ukuran += len(pembuka.decompress(mentah, MIB))
            mentah = pembuka.unconsumed_tail
    except zlib.error:
        pass  # a damaged picture is for the checking officer to see, it harms nobody
    return ukuran


def _tolak_isi_aktif(pdf):
    """Walk the parsed objects: a search of the bytes finds nothing once objects sit in compressed streams."""
    temuan = {jenis for simpul in _kamus(pdf) for jenis in _jenis_aktif(simpul)}
    if temuan:
        raise Ditolak("isi_aktif", temuan)


def _kamus(pdf):
    """Every dictionary (also of streams) in the file, direct ones included; reachable from the root or not."""
    import pikepdf

    kamus, larik, tumpukan = (pikepdf.Dictionary, pikepdf.Stream), pikepdf.Array, [pdf.trailer]
    for akar in pdf.objects:
        tumpukan.append(akar)
        while tumpukan:
            objek = tumpukan.pop()
            if isinstance(objek, kamus):
                yield objek
                anak = [nilai for _, nilai in objek.items()]
            elif isinstance(objek, larik):
                anak = list(objek)
            else:
                continue
            tumpukan.extend(a for a in anak if isinstance(a, pikepdf.Object) and not a.is_indirect)


def _jenis_aktif(kamus):
    for kunci, jenis in KUNCI_AKTIF.items():
        if kunci in kamus:
            yield jenis
    for kunci, daftar in NILAI_AKTIF.items():
        if kunci in kamus and (jenis := daftar.get(_nama(kamus[kunci]))):
            yield jenis


def _nama(nilai):
    import pikepdf

    return str(nilai) if isinstance(nilai, pikepdf.Name) else ""


def _pindaian_kabur(pdf):
    """True when a page without any font, that is a scan, holds no picture of at least DPI_TERENDAH."""
    return any(_halaman_kabur(halaman) for halaman in pdf.pages)


def _halaman_kabur(halaman):
    try:
        if "/Font" in halaman.resources:
            return False
        piksel = [int(g.Width) if g.Width > g.Height else int(g.Height) for g in halaman.images.values()]
        kiri, bawah, kanan, atas = (float(tepi) for tepi in halaman.mediabox)
        inci = max(abs(kanan - kiri), abs(atas - bawah)) / 72
        return bool(piksel) and max(piksel) < DPI_TERENDAH * inci
    except Exception:
        return False  # only a hint is lost


def _urai_gambar(data, tipe):
    import warnings

    from PIL import Image

    Image.MAX_IMAGE_PIXELS = BATAS_PIKSEL
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        return _periksa_gambar(Image, data, tipe)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Ditolak("gambar_besar") from None


def _periksa_gambar(Image, data, tipe):
    format_gambar = "PNG" if tipe == "image/png" else "JPEG"
    with Image.open(io.BytesIO(data), formats=[format_gambar]) as gambar:
        pendek, panjang = sorted(gambar.size)
        # Phones write several JPEGs in one file (MPO); the first is the picture, so only PNG frames count.
        if format_gambar == "PNG" and getattr(gambar, "is_animated", False):
            raise Ditolak("gambar_bergerak")
        gambar.verify()
    with Image.open(io.BytesIO(data), formats=[format_gambar]) as gambar:
        gambar.load()  # verify() leaves the pixels of a JPEG alone
    return ["resolusi_rendah"] if pendek < PIKSEL_PENDEK or panjang < PIKSEL_PANJANG else []


def main():
    batasi_diri(memori=768 * MIB, detik=5, keluaran=64 * 1024)
    try:
        hasil = urai(sys.stdin.buffer.read())
    except Ditolak as galat:
        hasil = {"kode": galat.kode, "rincian": galat.rincian}
    except (MemoryError, RecursionError):
        hasil = {"kode": "terlalu_berat", "rincian": []}
    json.dump(hasil, sys.stdout)


if __name__ == "__main__":
    main()
