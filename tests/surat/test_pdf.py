"""The renderer: same bytes from same input, nothing fetched, hostile documents end in one clean error."""

import json
import signal
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdf
import pytest

from requests_app.surat import perender
from requests_app.surat.pdf import GagalMembuatPdf, buat_pdf
from tests.surat.conftest import AKAR_PROYEK, DIBUAT, JUDUL

LUAR = {
    "gambar": '<img src="{}">',
    "gambar srcset": '<img srcset="{} 2x" src="{}">',
    "objek": '<object data="{}"></object>',
    "sematan": '<embed src="{}">',
    "lembar gaya": '<link rel="stylesheet" href="{}">',
    "impor": '<style>@import url("{}");</style>',
    "huruf": '<style>@font-face {{ font-family: X; src: url("{}") }} p {{ font-family: X }}</style><p>x',
    "latar": '<p style="background: url({})">x',
    "latar halaman": '<style>@page {{ background: url("{}") }}</style>',
    "bulatan daftar": '<ul><li style="list-style-image: url({})">x</ul>',
    "isi semu": '<style>p::before {{ content: url("{}") }}</style><p>x',
    "pinggiran": '<p style="border-image: url({}) 30; border: 1px solid">x',
    "gambar dalam svg": '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "gambar xlink": '<svg width="9" height="9"><image xlink:href="{}" width="9" height="9"/></svg>',
    "lampiran link": '<link rel="attachment" href="{}">',
    "lampiran a": '<a rel="attachment" href="{}">x</a>',
}


ALAMAT = (
    "file:///etc/hostname",
    "http://127.0.0.1:9/x",
    "ftp://contoh.example/x",
    "data:image/gif;base64,R0lGODlhAQAB",
)
COBA_SEMUA = """
import json, sys
from requests_app.surat.perender import Ditolak, render
jawaban = {}
for kunci, permintaan in json.load(sys.stdin).items():
    try:
        jawaban[kunci] = render(permintaan)[0]
    except Ditolak as galat:
        jawaban[kunci] = str(galat)
json.dump(jawaban, sys.stdout)
"""


def permintaan(html):
    return {"html": html, "judul": "Uji", "dibuat": DIBUAT.isoformat(), "lampiran": {}}


def jalankan_anak(perintah):
    return subprocess.run(
        [sys.executable, "-c", f"from requests_app.surat.perender import batasi\n{perintah}"],
        cwd=AKAR_PROYEK,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def teks(pdf):
    return " ".join(
        " ".join(halaman.extract_text() for halaman in pypdf.PdfReader(BytesIO(pdf)).pages).split()
    )


def test_same_input_gives_identical_bytes(surat, susun):
    zona = timezone(timedelta(hours=7))
    lagi = buat_pdf(
        susun(), judul=JUDUL, dibuat=DIBUAT.astimezone(zona), lampiran={"surat.json": b'{"nomor": "B-014"}'}
    )
    assert lagi == surat


def test_another_time_gives_other_bytes(surat, susun):
    lain = buat_pdf(susun(), judul=JUDUL, dibuat=DIBUAT + timedelta(days=1))
    assert lain.pdf != surat.pdf


def test_naive_time_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        buat_pdf("<p>x", judul="x", dibuat=datetime(2026, 1, 1))


def test_letter_declares_pdfa_3u_tags_language_and_title(surat):
    with pikepdf.open(BytesIO(surat.pdf)) as pdf:
        data = pdf.open_metadata()
        assert (data["pdfaid:part"], data["pdfaid:conformance"]) == ("3", "U")
        assert data["dc:title"] == JUDUL
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "id"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261120031500")


def test_attachment_is_an_associated_file_with_its_very_bytes(surat):
    with pikepdf.open(BytesIO(surat.pdf)) as pdf:
        assert pdf.attachments["surat.json"].get_file().read_bytes() == b'{"nomor": "B-014"}'
        assert {str(berkas.AFRelationship) for berkas in pdf.Root.AF} == {"/Data"}


def test_signature_block_is_located_on_its_page(surat):
    x1, y1, x2, y2 = surat.kotak
    assert (surat.halaman, surat.halaman_ttd) == (1, 0)
    # 92 mm wide, in the lower half of A4, and flush with the right margin of 20 mm.
    assert x2 - x1 == pytest.approx(92 / 25.4 * 72, abs=0.1)
    assert 0 < y1 < y2 < 421
    assert x2 == pytest.approx((210 - 20) / 25.4 * 72, abs=0.1)


def test_signature_block_of_a_long_letter_is_on_its_last_page(susun):
    orang = {
        "nama": "Siti Misalnya",
        "nip": "1",
        "jenis": "PPK",
        "user_id": "siti",
        "keterangan": "Akun dibuat",
    }
    hasil = buat_pdf(susun(daftar=[orang] * 60), judul=JUDUL, dibuat=DIBUAT)
    assert hasil.halaman > 2
    assert hasil.halaman_ttd == hasil.halaman - 1


def test_document_without_signature_block_has_no_box():
    hasil = buat_pdf("<p>Tanda terima", judul="Tanda terima", dibuat=DIBUAT)
    assert (hasil.halaman, hasil.kotak, hasil.halaman_ttd) == (1, None, None)


def test_letter_reads_as_a_surat_dinas(surat):
    isi = teks(surat.pdf)
    assert isi.startswith("KEMENTERIAN CONTOH UNIT KERJA PENGADAAN BARANG/JASA")
    for bagian in (
        "Nomor : B-014/UKPBJ/000.3.5/11/2026",
        "Jakarta, 20 November 2026",
        "Yth. Kepala Balai Contoh",
        "Nomor 123/BC/XI/2026 tanggal 18 November 2026",
        "siti.misalnya",
        "Andi <b>Umpama</b>",
        "melalui e-Pesan",
        "Ditandatangani secara elektronik oleh: Plh. Kepala UKPBJ,",
        "NIP 19700101 199503 1 001",
        "Sertifikat UJI, tidak berkekuatan hukum",
        "Tembusan: Sekretaris Jenderal Kepala LPSE",
    ):
        assert bagian in isi


def test_draft_shows_no_number_and_says_so(susun):
    isi = teks(buat_pdf(susun(draf=True, uji=False), judul=JUDUL, dibuat=DIBUAT).pdf)
    assert "(nomor diberikan saat ditandatangani)" in isi
    assert "DRAF" in isi
    assert "B-014" not in isi
    assert "Sertifikat UJI" not in isi


def test_editable_paragraphs_are_text_never_markup(susun):
    html = susun(isi={"pembuka": "Baris satu\nbaris <img src=x> dua", "penutup": "{{ penanda.nip }}"})
    assert "Baris satu<br>baris &lt;img src=x&gt; dua" in html
    assert "{{ penanda.nip }}" in html
    assert "Sehubungan dengan" not in html


def test_every_font_is_a_vendored_one_whatever_the_style_asks(tmp_path):
    berkas = tmp_path / "surat.pdf"
    html = '<p style="font-family: serif">a <b>b</b> <i>c</i> <b><i>d</i></b> <code>e</code>'
    berkas.write_bytes(buat_pdf(html, judul="Huruf", dibuat=DIBUAT).pdf)
    baris = subprocess.run(
        ["pdffonts", berkas], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert {satu.split()[0].split("+")[1] for satu in baris} == {
        "Arimo",
        "Arimo-Bold",
        "Arimo-Italic",
        "Arimo-Bold-Italic",
    }
    assert all(satu.split()[-5:-2] == ["yes", "yes", "yes"] for satu in baris)


def test_vendored_fonts_match_their_recorded_digests():
    catatan = (perender.FOLDER_HURUF / "VENDOR.md").read_text()
    berkas = sorted(perender.FOLDER_HURUF.glob("*.ttf"))
    assert len(berkas) == 4
    for satu in berkas:
        assert f"{sha256(satu.read_bytes()).hexdigest()}  {satu.name}" in catatan


@pytest.fixture(scope="module")
def penolakan():
    """What the renderer says to each channel of LUAR with each address: one child process for all of them."""
    semua = {
        f"{jalan} {alamat}": permintaan(html.format(alamat, alamat))
        for jalan, html in LUAR.items()
        for alamat in ALAMAT
    }
    proses = subprocess.run(
        [sys.executable, "-c", COBA_SEMUA],
        cwd=AKAR_PROYEK,
        input=json.dumps(semua),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(proses.stdout)


@pytest.mark.parametrize("alamat", ALAMAT)
@pytest.mark.parametrize("jalan", LUAR)
def test_no_address_is_fetched_by_any_channel(penolakan, jalan, alamat):
    jawaban = penolakan[f"{jalan} {alamat}"]
    assert jawaban.startswith("Surat merujuk berkas atau alamat luar yang tidak diizinkan: ")
    assert alamat.split(":")[0] in jawaban


def test_refused_address_is_named_to_the_caller():
    with pytest.raises(GagalMembuatPdf, match=r"tidak diizinkan: file:///etc/passwd$"):
        buat_pdf('<img src="file:///etc/passwd">', judul="x", dibuat=DIBUAT)


def test_relative_address_is_refused_not_dropped():
    with pytest.raises(GagalMembuatPdf, match=r"logo\.png"):
        buat_pdf('<img src="logo.png">', judul="x", dibuat=DIBUAT)


def test_base_element_opens_no_door():
    with pytest.raises(GagalMembuatPdf, match=r"tidak diizinkan: file:///etc/hostname$"):
        buat_pdf('<base href="file:///etc/"><img src="hostname">', judul="x", dibuat=DIBUAT)


def test_character_without_a_glyph_is_named():
    with pytest.raises(GagalMembuatPdf, match=r"U\+1F600"):
        buat_pdf("<p>Halo &#x1F600;", judul="x", dibuat=DIBUAT)


def test_endless_document_is_killed_in_time():
    mulai = datetime.now()
    with pytest.raises(GagalMembuatPdf, match="dihentikan setelah 3 detik"):
        buat_pdf("<table><tr><td colspan=1000000>x", judul="x", dibuat=DIBUAT, batas_detik=3)
    assert datetime.now() - mulai < timedelta(seconds=6)


def test_deeply_nested_document_is_a_clean_error():
    with pytest.raises(GagalMembuatPdf, match="terlalu dalam"):
        buat_pdf("<div>" * 2000 + "x", judul="x", dibuat=DIBUAT)


def test_killed_renderer_leaves_no_files_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(GagalMembuatPdf):
        buat_pdf("<table><tr><td colspan=1000000>x", judul="x", dibuat=DIBUAT, batas_detik=2)
    assert list(tmp_path.iterdir()) == []


def test_renderer_may_not_take_more_memory_than_its_limit():
    proses = jalankan_anak("batasi(5)\nbytearray(2 * 1024**3)")
    assert "MemoryError" in proses.stderr


def test_renderer_may_not_take_more_processor_time_than_its_limit():
    proses = jalankan_anak("batasi(1)\nwhile True: pass")
    assert proses.returncode == -signal.SIGXCPU
