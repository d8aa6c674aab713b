"""Files as strangers send them, made here byte by byte: none of them is kept in the repository."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Stream
from PIL import Image

from tests.berkas.test_periksa import (
    MIB,
    TANDA_EXE,
    aksi_js,
    aliran,
    anotasi,
    apng,
    buka_dengan,
    formulir_xfa,
    isi_dari,
    isi_gambar,
    isi_pdf,
    isi_zip,
    lampirkan,
    mpo,
    nol_termampat,
    pdf_bom,
    pdf_bom_aliran_objek,
    pdf_mentah,
    png_mengaku,
    skrip_bernama,
    skrip_terkubur,
)

TANDA_PNG = b"\x89PNG\r\n\x1a\n"
SKRIP = b"<script>alert(document.cookie)</script>"
PHP = b"<?php system($_GET['c']); ?>"


def foto(mode="RGB", ukuran=(1240, 1754), bentuk="JPEG", **opsi):
    return isi_dari(lambda keluaran: Image.new(mode, ukuran).save(keluaran, bentuk, **opsi))


def foto_miring():
    exif = Image.Exif()
    exif[0x0112] = 6
    return foto(ukuran=(1754, 1240), exif=exif)


def foto_berlokasi():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "S"
    return foto(exif=exif)


def bagian_png(jenis, isi):
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def png(*tambahan, lebar=1240, tinggi=1754, kedalaman=8, warna=0, data=None, akhir=True):
    """A PNG written by hand: grey, white, with the chunks given before its pixels."""
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, kedalaman, warna, 0, 0, 0)
    piksel = zlib.compress((b"\x00" + b"\xff" * lebar) * tinggi) if data is None else data
    isi = TANDA_PNG + bagian_png(b"IHDR", kepala) + b"".join(tambahan) + bagian_png(b"IDAT", piksel)
    return isi + (bagian_png(b"IEND", b"") if akhir else b"")


def png_teks_mekar():
    return png(bagian_png(b"zTXt", b"Comment\x00\x00" + nol_termampat(300)))


def png_profil_mekar():
    return png(bagian_png(b"iCCP", b"icc\x00\x00" + nol_termampat(300)))


def png_piksel_mekar():
    """Pixels that unpack to 300 MiB although the header claims one page."""
    return png(data=nol_termampat(300))


def png_crc_salah():
    isi = bytearray(png())
    isi[29] ^= 0xFF  # the checksum of the header
    return bytes(isi)


def jpeg_awal_saja():
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def jpeg_mengaku(lebar, tinggi):
    """A small JPEG whose frame header claims another size."""
    isi = bytearray(foto("L", (16, 16)))
    letak = isi.index(b"\xff\xc0")
    isi[letak + 5 : letak + 9] = struct.pack(">HH", tinggi, lebar)
    return bytes(isi)


def jpeg_komentar(isi):
    asal = foto()
    return asal[:2] + b"\xff\xfe" + struct.pack(">H", len(isi) + 2) + isi + asal[2:]


def pdf_tulis(*tambahan, akar=b"", pohon=b"/Kids[3 0 R]/Count 1", ekor=b""):
    """As `pdf_mentah`, with entries of the catalog, the page tree and the trailer as given; its offsets are right."""
    objek = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % akar,
        b"<</Type/Pages%s>>" % pohon,
        b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 595 842]>>",
        *tambahan,
    ]
    isi, letak = b"%PDF-1.7\n", []
    for nomor, badan in enumerate(objek, 1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, badan)
    ekor = ekor.replace(b"XREF", b"%d" % len(isi))
    tabel = b"".join(b"%010d 00000 n \n" % awal for awal in letak)
    isi_ekor = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    isi_ekor %= (len(objek) + 1, ekor, len(isi))
    return isi + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1) + tabel + isi_ekor


def pdf_halaman_berputar():
    """The page tree is its own child."""
    return pdf_tulis(pohon=b"/Kids[2 0 R]/Count 9")


def pdf_induk_berputar():
    return pdf_tulis(b"<</Type/Pages/Kids[2 0 R]/Count 1>>", pohon=b"/Kids[4 0 R]/Count 1")


def pdf_acuan_berputar():
    """An object that is a reference to itself, by way of another."""
    return pdf_mentah(b"5 0 R", b"4 0 R")


def pdf_panjang_berputar():
    """A stream whose length is said by the stream itself."""
    return pdf_mentah(b"<</Length 4 0 R>>stream\nx\nendstream")


def pdf_aliran_objek_berputar():
    """The object stream lists itself as one of its objects."""
    isi = b"%PDF-1.7\n"
    isi += b"4 0 obj\n" + aliran(b"4 0 1 2 <<>> <</Type/Catalog/Pages 2 0 R>>", b"/Type/ObjStm/N 2/First 8")
    isi += b"\nendobj\n"
    letak_xref = len(isi)
    baris = [(0, 0, 255), (2, 4, 1), (2, 4, 0), (2, 4, 0), (2, 4, 0), (1, letak_xref, 0)]
    xref = b"".join(bytes([a]) + b.to_bytes(4, "big") + bytes([c]) for a, b, c in baris)
    isi += b"5 0 obj\n" + aliran(xref, b"/Type/XRef/Size 6/W[1 4 1]/Root 1 0 R")
    return isi + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % letak_xref


def pdf_xref_berputar():
    """The table of contents says that the one before it is itself."""
    return pdf_tulis(ekor=b"/Prev XREF")


def pdf_halaman_banyak(jumlah):
    halaman = b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 595 842]>>"
    anak = b" ".join(b"%d 0 R" % nomor for nomor in range(3, jumlah + 3))
    return pdf_tulis(*[halaman] * (jumlah - 1), pohon=b"/Kids[%s]/Count %d" % (anak, jumlah))


def pdf_saringan_banyak():
    saringan = b"/ASCIIHexDecode" * 40
    return pdf_mentah(aliran(b"00>", b"/Filter[" + saringan + b"]"))


def pdf_lzw_bertingkat():
    return pdf_mentah(aliran(b"x", b"/Filter[/LZWDecode/FlateDecode]"))


def pdf_aksi(aksi, kunci="OpenAction"):
    def ubah(pdf):
        pdf.Root[f"/{kunci}"] = aksi

    return isi_pdf(ubah=ubah)


def pdf_aksi_tambahan():
    """Runs when the document is closed: an additional action of the catalog."""
    return pdf_aksi(Dictionary(WC=aksi_js()), "AA")


def pdf_js_dalam_rantai():
    """A harmless jump whose next action is a script."""
    return pdf_aksi(Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=aksi_js()))


def pdf_berisi_pdf():
    def ubah(pdf):
        pdf.attachments["lampiran.pdf"] = isi_pdf()

    return isi_pdf(ubah=ubah)


def pdf_pindaian_tertanam():
    """An honest scan: one JPEG as a page, made as scanners do."""

    def ubah(pdf):
        gambar = Stream(
            pdf, isi_gambar("JPEG"), Type=Name.XObject, Subtype=Name.Image, Width=1240, Height=1754,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=gambar))
        pdf.pages[0].Contents = Stream(pdf, b"q 595 0 0 842 0 0 cm /Im0 Do Q")

    return isi_pdf(ubah=ubah)


def pdf_bertambah():
    """Saved once more by appending, as a signature is."""
    isi = pdf_mentah()
    letak = int(isi.rsplit(b"startxref\n", 1)[1].split()[0])
    baru = len(isi)
    objek = b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90>>\nendobj\n"
    tabel = b"xref\n3 1\n%010d 00000 n \n" % baru
    ekor = b"trailer\n<</Size 4/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (letak, baru + len(objek))
    return isi + objek + tabel + ekor


def docx():
    def tulis(keluaran):
        with zipfile.ZipFile(keluaran, "w") as arsip:
            arsip.writestr("[Content_Types].xml", "<Types/>")
            arsip.writestr("word/document.xml", "<w:document/>")

    return isi_dari(tulis)


def jpeg_juga_zip_berkomentar():
    """A ZIP whose comment runs to the end: readers that look only at the last bytes miss it."""
    arsip = io.BytesIO()
    with zipfile.ZipFile(arsip, "w") as tulis:
        tulis.writestr("a.js", "alert(1)")
        tulis.comment = b"x" * 60_000
    return foto() + arsip.getvalue()


NAMA_BIASA = "surat.pdf"
LAMAN_JAHAT = b"<html><body onload=alert(1)>"

DITERIMA = {
    "an honest PDF": (isi_pdf, NAMA_BIASA),
    "a scan as a PDF": (pdf_pindaian_tertanam, "pindai.pdf"),
    "a PDF in object streams": (
        lambda: isi_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        NAMA_BIASA,
    ),
    "a PDF appended to, as a signature does": (pdf_bertambah, "bertanda-tangan.pdf"),
    "a PDF that says which page to open": (
        lambda: pdf_tulis(akar=b"/OpenAction[3 0 R/Fit]"),
        NAMA_BIASA,
    ),
    "a PDF of 200 pages": (lambda: pdf_halaman_banyak(200), NAMA_BIASA),
    "a PDF with line ends behind its end": (lambda: isi_pdf() + b"\r\n\r\n", NAMA_BIASA),
    "a PDF with two endings": (isi_pdf, "surat.docx.pdf"),
    "a PDF in capitals": (isi_pdf, "SURAT.PDF"),
    "a PDF with a name of 300 characters": (isi_pdf, "s" * 300 + ".pdf"),
    "a PDF with a path as its name": (isi_pdf, "../../../etc/cron.d/surat.pdf"),
    "a PDF with a shell command as its name": (isi_pdf, "surat;$(reboot)`id`.pdf"),
    "a PDF with a right-to-left name": (isi_pdf, "\u202egpj.exe.pdf"),
    "a PDF with markup in its name": (isi_pdf, "<img src=x onerror=alert(1)>.pdf"),
    "a PDF whose objects refer to each other in a circle": (pdf_acuan_berputar, NAMA_BIASA),
    "a PDF with a stream that says its own length": (pdf_panjang_berputar, NAMA_BIASA),
    "a PDF with a stream of forty harmless filters": (pdf_saringan_banyak, NAMA_BIASA),
    "a PDF that claims two thousand million pages and has one": (
        lambda: pdf_tulis(pohon=b"/Kids[3 0 R]/Count 2147483647"),
        NAMA_BIASA,
    ),
    "a CMYK JPEG": (lambda: foto("CMYK"), "cetak.jpg"),
    "a progressive JPEG": (lambda: foto(progressive=True), "bertahap.jpg"),
    "a JPEG turned by EXIF": (foto_miring, "miring.jpg"),
    "a JPEG with the place where it was taken": (foto_berlokasi, "berlokasi.jpeg"),
    "a JPEG with PHP behind its end": (lambda: foto() + PHP, "foto.jpg"),
    "a JPEG with script in its comment": (lambda: jpeg_komentar(SKRIP), "foto.jpg"),
    "several JPEGs in one, as phones write": (mpo, "ponsel.jpg"),
    "a PNG with transparency": (lambda: foto("RGBA", bentuk="PNG"), "cap.png"),
    "a black-and-white PNG": (lambda: foto("1", bentuk="PNG"), "pindai.png"),
    "a PNG of 16 bits": (lambda: foto("I;16", bentuk="PNG"), "pindai.png"),
    "a PNG with a palette": (lambda: foto("P", bentuk="PNG"), "pindai.png"),
    "a PNG whose pixels go on for 300 MiB": (png_piksel_mekar, "piksel.png"),
}
"""{what: (maker, name)} of files that a person may well send."""

DITOLAK = {
    "an empty file": (lambda: b"", NAMA_BIASA, "kosong"),
    "a file of one byte": (lambda: b"%", NAMA_BIASA, "tipe"),
    "a file of zeros": (lambda: bytes(5000), NAMA_BIASA, "tipe"),
    "a file over the limit": (lambda: isi_pdf() + bytes(10 * MIB), NAMA_BIASA, "terlalu_besar"),
    # disguises
    "a program called PDF": (lambda: TANDA_EXE + bytes(500), NAMA_BIASA, "tipe"),
    "an ELF program called PNG": (lambda: b"\x7fELF\x02\x01\x01" + bytes(500), "foto.png", "tipe"),
    "a PDF called program": (isi_pdf, "surat.pdf.exe", "ekstensi"),
    "a PDF behind a NUL in its name": (isi_pdf, "surat.pdf\x00.html", "ekstensi"),
    "a program by right-to-left override": (isi_pdf, "surat\u202efdp.exe", "ekstensi"),
    "a PDF called web page": (isi_pdf, "surat.html", "ekstensi"),
    "a PDF without an ending": (isi_pdf, "surat", "ekstensi"),
    "an SVG called SVG": (lambda: b"<svg onload='alert(1)'/>", "logo.svg", "ekstensi"),
    "an SVG called PNG": (
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "logo.png",
        "tipe",
    ),
    "a web page called PDF": (lambda: LAMAN_JAHAT, NAMA_BIASA, "tipe"),
    "a GIF that is a script": (
        lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//",
        "gerak.jpg",
        "tipe",
    ),
    "a WEBP called JPG": (lambda: isi_gambar("WEBP"), "foto.jpg", "tipe"),
    "a TIFF called PNG": (lambda: isi_gambar("TIFF"), "foto.png", "tipe"),
    "a BMP called PNG": (lambda: isi_gambar("BMP"), "foto.png", "tipe"),
    "PostScript called PDF": (lambda: b"%!PS-Adobe-3.0\n(%pipe%id) (w) file", NAMA_BIASA, "tipe"),
    "a Word document called PDF": (docx, NAMA_BIASA, "tipe"),
    "a JPEG called PDF": (foto, NAMA_BIASA, "tipe_beda"),
    "a PDF called JPEG": (isi_pdf, "foto.jpeg", "tipe_beda"),
    "a PNG called JPEG": (png, "foto.jpg", "tipe_beda"),
    # two kinds in one
    "a PDF behind 1 KB of something else": (lambda: b"X" * 1000 + isi_pdf(), NAMA_BIASA, "awalan_asing"),
    "a PDF behind a program": (lambda: TANDA_EXE + isi_pdf(), NAMA_BIASA, "awalan_asing"),
    "a PDF that is a ZIP": (lambda: isi_pdf() + isi_zip(), NAMA_BIASA, "ganda"),
    "a ZIP that is a PDF": (lambda: isi_zip() + isi_pdf(), NAMA_BIASA, "awalan_asing"),
    "a PDF that is a web page": (
        lambda: b"%PDF-1.7\n" + LAMAN_JAHAT + isi_pdf()[9:],
        NAMA_BIASA,
        "ganda",
    ),
    "a JPEG that is a ZIP": (lambda: foto() + isi_zip(), "foto.jpg", "ganda"),
    "a JPEG that is a ZIP with a long comment": (jpeg_juga_zip_berkomentar, "foto.jpg", "ganda"),
    "a PNG that is a ZIP": (lambda: png() + isi_zip(), "foto.png", "ganda"),
    "a PNG that is a JAR and a Word document": (lambda: png() + docx(), "foto.png", "ganda"),
    # locked and broken
    "a PDF locked for reading": (
        lambda: isi_pdf(encryption=Encryption(user="rahasia", owner="pemilik")),
        NAMA_BIASA,
        "pdf_terkunci",
    ),
    "a PDF locked with RC4": (
        lambda: isi_pdf(encryption=Encryption(user="rahasia", owner="x", R=3, aes=False, metadata=False)),
        NAMA_BIASA,
        "pdf_terkunci",
    ),
    "a PDF locked for printing": (
        lambda: isi_pdf(encryption=Encryption(user="", owner="pemilik")),
        NAMA_BIASA,
        "pdf_dibatasi",
    ),
    "half a PDF": (lambda: isi_pdf(3)[:500], NAMA_BIASA, "pdf_rusak"),
    "a PDF that is only its first line": (lambda: b"%PDF-2.0\n", NAMA_BIASA, "pdf_rusak"),
    "a PDF whose table of contents is lost": (
        lambda: pdf_tulis().replace(b"startxref", b"startXref"),
        NAMA_BIASA,
        "pdf_rusak",
    ),
    "a PDF without a page": (lambda: pdf_tulis(pohon=b"/Kids[]/Count 0"), NAMA_BIASA, "pdf_tanpa_halaman"),
    "a PDF of 10 000 pages": (lambda: pdf_halaman_banyak(10_000), NAMA_BIASA, "pdf_halaman_banyak"),
    "half a JPEG": (lambda: foto()[: len(foto()) // 2], "foto.jpg", "gambar_rusak"),
    "a JPEG without a picture": (jpeg_awal_saja, "foto.jpg", "gambar_rusak"),
    "half a PNG": (lambda: png()[:-60], "foto.png", "gambar_rusak"),
    "a PNG with a wrong checksum": (png_crc_salah, "foto.png", "gambar_rusak"),
    "a PNG without its end": (lambda: png(akhir=False), "foto.png", "gambar_rusak"),
    # active content
    "a PDF with a script at opening": (lambda: pdf_aksi(aksi_js()), NAMA_BIASA, "isi_aktif"),
    "a PDF with a script at closing": (pdf_aksi_tambahan, NAMA_BIASA, "isi_aktif"),
    "a PDF with a script behind a jump": (pdf_js_dalam_rantai, NAMA_BIASA, "isi_aktif"),
    "a PDF with a named script": (lambda: isi_pdf(ubah=skrip_bernama), NAMA_BIASA, "isi_aktif"),
    "a PDF with a script in compressed objects": (
        lambda: isi_pdf(ubah=skrip_terkubur, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF with a script under an escaped name": (
        lambda: pdf_mentah(b"<</S/J#61vaScript/J#53(app.alert\\(1\\))>>"),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF that starts a program": (
        lambda: pdf_aksi(Dictionary(S=Name.Launch, F="cmd.exe")),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF that sends its form away": (
        lambda: isi_pdf(ubah=buka_dengan(Dictionary(S=Name.SubmitForm, F="http://contoh.invalid"))),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF that reads a file in": (
        lambda: pdf_aksi(Dictionary(S=Name.ImportData, F="data.fdf")),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF with an attachment": (lambda: isi_pdf(ubah=lampirkan), NAMA_BIASA, "isi_aktif"),
    "a PDF with a PDF inside": (pdf_berisi_pdf, NAMA_BIASA, "isi_aktif"),
    "a PDF with a pinned file": (
        lambda: isi_pdf(ubah=anotasi(Name.FileAttachment)),
        NAMA_BIASA,
        "isi_aktif",
    ),
    "a PDF with rich media": (lambda: isi_pdf(ubah=anotasi(Name.RichMedia)), NAMA_BIASA, "isi_aktif"),
    "a PDF with a film": (lambda: isi_pdf(ubah=anotasi(Name.Movie)), NAMA_BIASA, "isi_aktif"),
    "a PDF with an XFA form": (lambda: isi_pdf(ubah=formulir_xfa), NAMA_BIASA, "isi_aktif"),
    # bombs and loops
    "a PDF of one gigabyte of zeros": (lambda: pdf_bom(1), NAMA_BIASA, "bom"),
    "a PDF of zeros packed twice": (lambda: pdf_bom(2), NAMA_BIASA, "bom"),
    "a PDF of zeros packed three times": (lambda: pdf_bom(3), NAMA_BIASA, "bom"),
    "a PDF that bursts in its object stream": (pdf_bom_aliran_objek, NAMA_BIASA, "bom"),
    "a PDF packed by two kinds of packer": (pdf_lzw_bertingkat, NAMA_BIASA, "bom"),
    "a PDF nested 200 000 deep": (
        lambda: pdf_mentah(b"[" * 200_000 + b"]" * 200_000),
        NAMA_BIASA,
        "bom",
    ),
    "a PDF whose pages are their own children": (pdf_halaman_berputar, NAMA_BIASA, "pdf_rusak"),
    "a PDF whose page tree climbs in a circle": (pdf_induk_berputar, NAMA_BIASA, "pdf_rusak"),
    "a PDF whose object stream contains itself": (pdf_aliran_objek_berputar, NAMA_BIASA, "terlalu_berat"),
    "a PDF with a table of contents before itself": (pdf_xref_berputar, NAMA_BIASA, "pdf_rusak"),
    "a PNG whose text bursts": (png_teks_mekar, "teks.png", "gambar_rusak"),
    "a PNG whose colour profile bursts": (png_profil_mekar, "profil.png", "gambar_rusak"),
    "a PNG that claims 60 000 × 60 000": (
        lambda: png_mengaku(60_000, 60_000),
        "banjir.png",
        "gambar_besar",
    ),
    "a PNG that claims 2³¹ × 2³¹": (
        lambda: png_mengaku(2**31 - 1, 2**31 - 1),
        "banjir.png",
        "gambar_besar",
    ),
    "a JPEG that claims 65 000 × 65 000": (
        lambda: jpeg_mengaku(65_000, 65_000),
        "banjir.jpg",
        "gambar_besar",
    ),
    "an animated PNG": (apng, "gerak.png", "gambar_bergerak"),
    "a PDF of millions of objects": (
        lambda: pdf_mentah(b"[" + b"<<>>" * 2_400_000 + b"]"),
        NAMA_BIASA,
        "terlalu_berat",
    ),
}
"""{what: (maker, name, kode)} of files that are refused, each for its own reason."""
