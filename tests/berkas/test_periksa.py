"""What an upload must survive: honest files pass, hostile ones end with a sentence and not in a crash."""

import hashlib
import io
import subprocess
import sys
import time
import unicodedata
import zipfile
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from requests_app.berkas import kurungan, periksa
from requests_app.berkas.kurungan import AKAR_PROYEK
from requests_app.berkas.periksa import BerkasDitolak, PenguraiGagal, nama_aman, periksa_berkas

MIB = 1024 * 1024
TANDA_EXE = b"MZ\x90\x00" + bytes(60)


# Material


def isi_pdf(halaman=1, ubah=None, **opsi):
    """A real PDF of blank A4 pages, after `ubah(pdf)` has had its way with it."""
    pdf, keluaran = pikepdf.new(), io.BytesIO()
    for _ in range(halaman):
        pdf.add_blank_page(page_size=(595, 842))
    if ubah:
        ubah(pdf)
    pdf.save(keluaran, **opsi)
    return keluaran.getvalue()


def pdf_mentah(*tambahan):
    """A PDF written by hand, with a right xref table: catalog, pages, one page, then the objects given."""
    objek = [
        b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        *tambahan,
    ]
    isi, letak = b"%PDF-1.7\n", []
    for nomor, badan in enumerate(objek, 1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, badan)
    tabel = b"".join(b"%010d 00000 n \n" % awal for awal in letak)
    ekor = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, len(isi))
    return isi + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1) + tabel + ekor


def aliran(isi, kamus):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (kamus, len(isi), isi)


def nol_termampat(mib):
    """`mib` MiB of zeros as a valid zlib stream, written without unpacking any: flushed blocks can be repeated."""
    pemampat = zlib.compressobj(9, zlib.DEFLATED, -15)
    blok = pemampat.compress(bytes(MIB)) + pemampat.flush(zlib.Z_FULL_FLUSH)
    adler = ((mib * MIB % 65521) << 16) | 1
    return b"\x78\x9c" + blok * mib + b"\x03\x00" + adler.to_bytes(4, "big")


def pdf_bom(lapis):
    isi = nol_termampat(1024)
    for _ in range(lapis - 1):
        isi = zlib.compress(isi, 9)
    return pdf_mentah(aliran(isi, b"/Filter[" + b"/FlateDecode" * lapis + b"]"))


def pdf_bom_aliran_objek():
    """The bomb sits where a parser must unpack it to find the catalog: in the object stream."""
    isi = b"%PDF-1.7\n"
    letak_objstm = len(isi)
    isi += b"4 0 obj\n" + aliran(nol_termampat(1024), b"/Type/ObjStm/N 3/First 20/Filter/FlateDecode")
    isi += b"\nendobj\n"
    letak_xref = len(isi)
    baris = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, letak_objstm, 0), (1, letak_xref, 0)]
    xref = b"".join(bytes([a]) + b.to_bytes(4, "big") + bytes([c]) for a, b, c in baris)
    isi += b"5 0 obj\n" + aliran(xref, b"/Type/XRef/Size 6/W[1 4 1]/Root 1 0 R")
    return isi + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % letak_xref


def isi_gambar(format_gambar, ukuran=(1240, 1754), **opsi):
    keluaran = io.BytesIO()
    Image.new("L", ukuran, 255).save(keluaran, format_gambar, **opsi)
    return keluaran.getvalue()


def png_mengaku(lebar, tinggi):
    """A PNG of a few bytes whose header claims this size."""

    def bagian(jenis, isi):
        return len(isi).to_bytes(4, "big") + jenis + isi + zlib.crc32(jenis + isi).to_bytes(4, "big")

    kepala = lebar.to_bytes(4, "big") + tinggi.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    data = bagian(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + bagian(b"IHDR", kepala) + data + bagian(b"IEND", b"")


def apng():
    bingkai = [Image.new("L", (1240, 1754), warna) for warna in (0, 255)]
    return isi_dari(
        lambda keluaran: bingkai[0].save(keluaran, "PNG", save_all=True, append_images=bingkai[1:])
    )


def mpo():
    bingkai = [Image.new("L", (1240, 1754), warna) for warna in (0, 255)]
    return isi_dari(
        lambda keluaran: bingkai[0].save(keluaran, "MPO", save_all=True, append_images=bingkai[1:])
    )


def isi_dari(tulis):
    keluaran = io.BytesIO()
    tulis(keluaran)
    return keluaran.getvalue()


def isi_zip():
    def tulis(keluaran):
        with zipfile.ZipFile(keluaran, "w") as arsip:
            arsip.writestr("muatan.js", "alert(1)")

    return isi_dari(tulis)


def pindaian(lebar, tinggi):
    """An A4 page that is nothing but one picture of this many pixels."""

    def ubah(pdf):
        gambar = Stream(
            pdf, isi_gambar("JPEG", (lebar, tinggi)), Type=Name.XObject, Subtype=Name.Image, Width=lebar,
            Height=tinggi, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=gambar))

    return isi_pdf(ubah=ubah)


def periksa_isi(isi, nama):
    return periksa_berkas(io.BytesIO(isi), nama)


def kode_penolakan(isi, nama="surat.pdf"):
    with pytest.raises(BerkasDitolak) as galat:
        periksa_isi(isi, nama)
    assert galat.value.pesan == str(galat.value)
    assert "{" not in galat.value.pesan
    return galat.value.kode


# Honest files


@pytest.mark.parametrize(
    ("isi", "nama", "tipe", "halaman"),
    [
        (isi_pdf(3), "Surat Permohonan.PDF", "application/pdf", 3),
        (isi_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), "sk.pdf", "application/pdf", 1),
        (isi_pdf(200), "banyak.pdf", "application/pdf", 200),
        (isi_gambar("JPEG"), "foto.jpeg", "image/jpeg", None),
        (mpo(), "dari-ponsel.jpg", "image/jpeg", None),
        (isi_gambar("PNG"), "pindai.png", "image/png", None),
        (isi_pdf(), "sk.docx.pdf", "application/pdf", 1),
        (isi_pdf() + b"\r\n\x00\x00", "ekor-pemindai.pdf", "application/pdf", 1),
    ],
)
def test_honest_file_is_described_without_warning(isi, nama, tipe, halaman):
    hasil = periksa_isi(isi, nama)
    assert (hasil.tipe, hasil.halaman, hasil.ukuran, hasil.peringatan) == (tipe, halaman, len(isi), [])
    assert hasil.sha256 == hashlib.sha256(isi).hexdigest()


def test_file_is_left_rewound_for_the_store():
    fp = io.BytesIO(isi_gambar("PNG"))
    fp.seek(100)
    assert periksa_berkas(fp, "pindai.png").ukuran == len(fp.read())


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (isi_gambar("JPEG", (640, 480)), "kecil.jpg"),
        (isi_gambar("PNG", (1240, 600)), "pita.png"),
        (pindaian(595, 842), "72dpi.pdf"),
    ],
)
def test_low_resolution_is_a_warning_and_no_refusal(isi, nama):
    assert [p.split(":")[0] for p in periksa_isi(isi, nama).peringatan] == ["Resolusi rendah"]


def test_pdf_scan_at_150_dpi_brings_no_warning():
    assert periksa_isi(pindaian(1240, 1754), "150dpi.pdf").peringatan == []


# Names and types


@pytest.mark.parametrize(
    ("isi", "nama", "kode"),
    [
        (b"", "surat.pdf", "kosong"),
        (isi_pdf(), "surat.pdf.exe", "ekstensi"),
        (isi_pdf(), "surat", "ekstensi"),
        (isi_pdf(), ".pdf", "ekstensi"),
        (isi_pdf(), "", "ekstensi"),
        (isi_pdf(), "surat.pdf\x00.exe", "ekstensi"),
        (isi_pdf(), "surat\u202efdp.exe", "ekstensi"),
        (isi_gambar("JPEG"), "foto.gif", "ekstensi"),
        (isi_pdf(), "surat.jpg", "tipe_beda"),
        (isi_gambar("PNG"), "foto.jpg", "tipe_beda"),
        (isi_gambar("JPEG"), "surat.pdf", "tipe_beda"),
        (isi_gambar("GIF"), "foto.jpg", "tipe"),
        (isi_gambar("WEBP"), "foto.png", "tipe"),
        (isi_gambar("TIFF"), "pindai.jpg", "tipe"),
        (b"<html><script>alert(1)</script></html>", "surat.pdf", "tipe"),
        (TANDA_EXE + isi_pdf()[9:], "surat.pdf", "tipe"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "logo.png", "tipe"),
        (isi_zip(), "surat.pdf", "tipe"),
        (TANDA_EXE + isi_pdf(), "surat.pdf", "awalan_asing"),
        (b" " + isi_pdf(), "surat.pdf", "awalan_asing"),
        (isi_zip() + isi_pdf(), "surat.pdf", "awalan_asing"),
        (isi_pdf() + isi_zip(), "surat.pdf", "ganda"),
        (isi_gambar("JPEG") + isi_zip(), "foto.jpg", "ganda"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>\n" + isi_pdf()[9:], "surat.pdf", "ganda"),
    ],
)
def test_file_in_disguise_is_refused(isi, nama, kode):
    assert kode_penolakan(isi, nama) == kode


def test_refusal_names_the_ending_that_lied():
    with pytest.raises(BerkasDitolak, match=r"bukan PDF/JPG/PNG walau namanya \.pdf\."):
        periksa_isi(b"bukan apa-apa", "surat.PDF")


# Size


class AliranTanpaUjung(io.RawIOBase):
    """Gives zeros for ever and counts them."""

    diberikan = 0

    def read(self, ukuran=-1):
        self.diberikan += ukuran
        return bytes(ukuran)


def test_file_at_the_limit_is_read_and_one_byte_more_is_not(settings):
    isi = isi_gambar("JPEG")
    settings.BATAS_UNGGAH = len(isi)
    assert periksa_isi(isi, "foto.jpg").ukuran == len(isi)
    settings.BATAS_UNGGAH = len(isi) - 1
    assert kode_penolakan(isi, "foto.jpg") == "terlalu_besar"


def test_ten_mib_and_one_byte_is_refused_with_its_size(settings):
    settings.BATAS_UNGGAH = 10 * MIB
    fp = io.BytesIO(isi_pdf() + bytes(10 * MIB))
    fp.size = 13_002_343
    with pytest.raises(BerkasDitolak, match=r"Berkas 12,5 MB melebihi batas 10 MB\. Perkecil atau pindai"):
        periksa_berkas(fp, "surat.pdf")
    fp.size = 10
    assert kode_penolakan(bytes(10 * MIB + 1)) == "terlalu_besar"


def test_reading_stops_just_past_the_limit():
    fp = AliranTanpaUjung()
    with pytest.raises(BerkasDitolak, match="Berkas melebihi batas 10 MB"):
        periksa_berkas(fp, "surat.pdf")
    assert fp.diberikan <= 10 * MIB + periksa.POTONGAN


# PDF


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (isi_pdf(5)[:-400], "pdf_rusak"),
        (isi_pdf(5)[:300], "pdf_rusak"),
        (b"%PDF-1.7\n", "pdf_rusak"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\nstartxref\n12\n%%EOF", "pdf_rusak"),
        (isi_pdf(encryption=pikepdf.Encryption(user="rahasia", owner="pemilik")), "pdf_terkunci"),
        (isi_pdf(encryption=pikepdf.Encryption(user="rahasia", owner="x", R=4)), "pdf_terkunci"),
        (isi_pdf(encryption=pikepdf.Encryption(user="", owner="pemilik")), "pdf_dibatasi"),
        (isi_pdf(0), "pdf_tanpa_halaman"),
        (isi_pdf(201), "pdf_halaman_banyak"),
    ],
)
def test_unusable_pdf_is_refused_with_its_own_reason(isi, kode):
    assert kode_penolakan(isi) == kode


def aksi_js():
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def buka_dengan(aksi):
    return lambda pdf: setattr(pdf.Root, "OpenAction", aksi)


def lampirkan(pdf):
    pdf.attachments["muatan.exe"] = TANDA_EXE


def anotasi(subjenis):
    def ubah(pdf):
        pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=subjenis, Rect=Array([0, 0, 1, 1]))])

    return ubah


def formulir_xfa(pdf):
    pdf.Root.AcroForm = Dictionary(XFA=Stream(pdf, b"<xdp/>"), Fields=Array([]))


def skrip_bernama(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", pdf.make_indirect(aksi_js())])))


def skrip_pada_isian(pdf):
    isian = pdf.make_indirect(Dictionary(FT=Name.Tx, T="nip", AA=Dictionary(K=aksi_js())))
    pdf.Root.AcroForm = Dictionary(Fields=Array([isian]))


def skrip_terkubur(pdf):
    larik = Array([aksi_js()])
    for _ in range(40):
        larik = Array([larik])
    pdf.pages[0].PieceInfo = Dictionary(Dalam=larik)


AKTIF = {
    "JavaScript": [buka_dengan(aksi_js()), skrip_bernama, skrip_pada_isian, skrip_terkubur],
    "Launch": [buka_dengan(Dictionary(S=Name.Launch, F="cmd.exe"))],
    "lampiran": [lampirkan, anotasi(Name.FileAttachment)],
    "RichMedia": [anotasi(Name.RichMedia), anotasi(Name.Screen), anotasi(Name("/3D"))],
    "XFA": [formulir_xfa],
    "SubmitForm": [buka_dengan(Dictionary(S=Name.SubmitForm, F="http://contoh.invalid"))],
    "ImportData": [buka_dengan(Dictionary(S=Name.ImportData, F="data.fdf"))],
}


@pytest.mark.parametrize("susunan", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
@pytest.mark.parametrize(
    ("jenis", "ubah"), [(jenis, ubah) for jenis, daftar in AKTIF.items() for ubah in daftar]
)
def test_active_content_is_found_even_in_object_streams(jenis, ubah, susunan):
    isi = isi_pdf(ubah=ubah, object_stream_mode=susunan)
    if susunan == pikepdf.ObjectStreamMode.generate and jenis == "JavaScript":
        assert b"JavaScript" not in isi, "the sample must be hidden from a search of its bytes"
    with pytest.raises(BerkasDitolak) as galat:
        periksa_isi(isi, "surat.pdf")
    assert galat.value.kode == "isi_aktif"
    assert jenis in galat.value.rincian
    pesan = "Berkas mengandung skrip aktif; ekspor ulang sebagai PDF biasa lalu unggah kembali."
    assert galat.value.pesan == pesan


@pytest.mark.parametrize(
    "objek",
    [
        b"<</S/J#61vaScript/J#53(app.alert\\(1\\))>>",
        b"[[[<</A<</S/Launch/F(cmd.exe)>>>>]]]",
        b"<</#4aS 3 0 R>>",
    ],
)
def test_active_content_under_escaped_names_is_found(objek):
    assert kode_penolakan(pdf_mentah(objek)) == "isi_aktif"


def test_script_that_nothing_refers_to_is_still_refused():
    assert kode_penolakan(pdf_mentah(b"null", b"<</S/JavaScript/JS(app.alert)>>")) == "isi_aktif"


def test_links_bookmarks_and_the_word_javascript_in_text_are_not_active_content():
    def ubah(pdf):
        pdf.docinfo["/Title"] = "/JavaScript /JS /Launch /EmbeddedFile"
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        tautan = Dictionary(S=Name.URI, URI="https://lpse.contoh.go.id")
        pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 1, 1]), A=tautan)])
        pdf.pages[0].Contents = Stream(pdf, b"BT (/JS /JavaScript) Tj ET")

    assert periksa_isi(isi_pdf(ubah=ubah), "surat.pdf").halaman == 1


# Bombs


PENGURAI_TERUKUR = """
import sys
from requests_app.berkas import pengurai

pengurai.main()
print(next(baris for baris in open("/proc/self/status") if baris.startswith("VmHWM")).split()[1], file=sys.stderr)
"""


def jalankan_pengurai(isi):
    """The verdict, seconds and peak MiB of the parsing process. (A parent's size shows in ru_maxrss, not in VmHWM.)"""
    awal = time.monotonic()
    perintah = [sys.executable, "-c", PENGURAI_TERUKUR]
    proses = subprocess.run(perintah, cwd=AKAR_PROYEK, input=isi, capture_output=True, check=True)
    return proses.stdout.decode(), time.monotonic() - awal, int(proses.stderr) / 1024


@pytest.mark.parametrize("isi", [pdf_bom(1), pdf_bom(2), pdf_bom(3), pdf_bom_aliran_objek()])
def test_gigabyte_bomb_is_refused_early_and_small(isi):
    assert len(isi) < 2 * MIB
    assert kode_penolakan(isi) == "bom"
    jawaban, detik, puncak = jalankan_pengurai(isi)
    assert '"bom"' in jawaban
    assert detik < 4
    assert puncak < 200


@pytest.mark.parametrize(
    ("isi", "nama", "kode"),
    [
        (png_mengaku(60_000, 60_000), "banjir.png", "gambar_besar"),
        (png_mengaku(8000, 8000), "agak-banjir.png", "gambar_besar"),
        (apng(), "gerak.png", "gambar_bergerak"),
        (isi_gambar("PNG")[:-30], "potong.png", "gambar_rusak"),
        (isi_gambar("JPEG")[:-500], "potong.jpg", "gambar_rusak"),
        (b"\xff\xd8\xff" + bytes(100), "palsu.jpg", "gambar_rusak"),
        (png_mengaku(2000, 2000), "kurang.png", "gambar_rusak"),
        (pdf_mentah(b"[" + b"<<>>" * 2_400_000 + b"]"), "jutaan.pdf", "terlalu_berat"),
        (pdf_mentah(b"[" * 200_000 + b"]" * 200_000), "dalam.pdf", "bom"),
    ],
)
def test_flood_or_broken_file_is_refused(isi, nama, kode):
    assert kode_penolakan(isi, nama) == kode


MUTASI = """
import random, sys
from requests_app.berkas import pengurai

asal, acak = sys.stdin.buffer.read(), random.Random(20261121)
for _ in range(400):
    isi = bytearray(asal)
    for _ in range(acak.choice((1, 3, 20))):
        isi[acak.randrange(9, len(isi))] = acak.randrange(256)
    try:
        pengurai.urai(bytes(isi[: acak.choice((len(isi), acak.randrange(len(isi))))]))
    except (pengurai.Ditolak, MemoryError, RecursionError):
        pass
print("selesai")
"""


@pytest.mark.parametrize(
    "isi", [isi_pdf(2, ubah=skrip_terkubur), isi_gambar("PNG", (30, 30)), pindaian(40, 40)]
)
def test_damaged_bytes_never_make_the_parser_fail_in_an_unforeseen_way(isi):
    proses = subprocess.run(
        [sys.executable, "-B", "-c", MUTASI],
        cwd=AKAR_PROYEK,
        input=isi,
        capture_output=True,
        timeout=60,
    )
    assert proses.stdout.decode().strip() == "selesai", proses.stderr.decode()[-2000:]


# The parsing process


def test_parsing_process_limits_itself_and_leaves_no_bytecode_behind():
    program = (
        "import io, resource as r, sys; from requests_app.berkas import pengurai as p;"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'%PDF-')); p.main();"
        "print([r.getrlimit(x)[1] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)],"
        "sys.dont_write_bytecode, 'django' in sys.modules)"
    )
    keluaran = subprocess.check_output([sys.executable, "-c", program], cwd=AKAR_PROYEK, text=True)
    assert keluaran.strip().endswith(f"[{768 * MIB}, 5, 65536, 0] True False")


def test_slow_parsing_process_is_stopped_and_the_file_refused(monkeypatch):
    monkeypatch.setattr(periksa, "DETIK_PENGURAI", 0.001)
    assert kode_penolakan(isi_pdf()) == "terlalu_berat"


def test_failure_of_the_server_is_not_blamed_on_the_file(monkeypatch, tmp_path):
    monkeypatch.setattr(kurungan, "AKAR_PROYEK", tmp_path)
    with pytest.raises(PenguraiGagal):
        periksa_isi(isi_pdf(), "surat.pdf")


@pytest.mark.parametrize(
    "jawaban",
    [
        b"",
        b"[]",
        b'{"kode": "karangan"}',
        b'{"kode": null}',
        b'{"kode": null, "tipe": "text/html", "halaman": 1, "peringatan": []}',
        b'{"kode": null, "tipe": "image/png", "halaman": "<b>", "peringatan": []}',
        b'{"kode": null, "tipe": "image/png", "halaman": null, "peringatan": ["<b>"]}',
    ],
)
def test_verdict_in_words_we_do_not_know_is_not_believed(jawaban):
    with pytest.raises(PenguraiGagal):
        periksa._uraian_sah(jawaban, 0)


def test_every_reason_of_the_parser_has_its_sentence():
    sumber = (AKAR_PROYEK / "requests_app/berkas/pengurai.py").read_text()
    kode = {potongan.split('"')[1] for potongan in sumber.split("Ditolak(")[1:] if '"' in potongan[:2]}
    assert len(kode) > 8
    assert kode <= periksa.PESAN.keys()


@pytest.mark.parametrize("pesan", periksa.PESAN.values())
def test_every_sentence_says_what_to_do(pesan):
    assert pesan.endswith(".")
    assert any(kata in pesan.lower() for kata in ("unggah", "perkecil"))


# Display names


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("Surat Permohonan.pdf", "Surat Permohonan.pdf"),
        ("C:\\Users\\budi\\SK.pdf", "SK.pdf"),
        ("../../etc/passwd", "passwd"),
        ("surat\u202efdp.exe", "suratfdp.exe"),
        ("a\u2066b\u200f.pdf", "ab.pdf"),
        ("surat\x00.pdf", "surat.pdf"),
        ("surat\r\nSet-Cookie: a=b.pdf", "surat Set-Cookie: a=b.pdf"),
        ("  SK   No. 1 \u00a0 2026.pdf  ", "SK No. 1 2026.pdf"),
        ("surat.pdf. . ", "surat.pdf"),
        ("Penunjukan Ké.pdf", "Penunjukan Ké.pdf"),
        ("...", "berkas"),
        ("folder/", "berkas"),
        ("", "berkas"),
    ],
)
def test_display_name_is_stripped_of_tricks(nama, aman):
    assert nama_aman(nama) == aman


def test_long_name_is_cut_but_keeps_its_ending():
    aman = nama_aman("s" * 300 + ".pdf")
    assert (len(aman), aman[-5:]) == (120, "s.pdf")
    assert len(nama_aman("x" * 300)) == 120
    assert len(nama_aman("x." + "y" * 300)) == 120


@given(st.text() | st.text("a./\\ \u202e\u0301\x00\ud800", max_size=300))
def test_any_name_becomes_short_printable_and_stable(nama):
    aman = nama_aman(nama)
    assert 1 <= len(aman) <= 120
    assert not any(unicodedata.category(huruf)[0] == "C" for huruf in aman)
    assert not set("/\\\n\r\x00") & set(aman)
    assert aman == " ".join(aman.split())
    assert nama_aman(aman) == aman
