"""Who the office is: what its letters print, in its own zone."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils import timezone
from PIL import Image

from accounts_app.models import ProfilKantor
from requests_app import logo
from requests_app.kantor import isi_kalender
from requests_app.models import Permohonan
from requests_app.surat.pdf import buat_pdf
from tests import pabrik
from tests.kantor.bantu import galat, kirim, pesan

ALAMAT = "/kantor/profil/"
ISI = {
    "nama_instansi": "Pemerintah Provinsi Borneo Timur Contoh", "nama_unit": "Biro Pengadaan Contoh",
    "nama_lpse": "LPSE Borneo Timur Contoh", "alamat": "Jalan Ulin Nomor 2", "kota": "Samarinda Contoh",
    "kontak": "helpdesk@borneotimur.contoh.go.id", "zona": "Asia/Makassar", "url_spse": "spse.borneotimur.contoh.go.id",
    "hari_perbaikan": 7, "hari_kredensial": 2,
}  # fmt: skip


def gambar(jenis="PNG", ukuran=(300, 200)):
    keluaran = io.BytesIO()
    Image.new("RGB", ukuran, (0, 90, 60)).save(keluaran, jenis)
    return keluaran.getvalue()


def berkas(isi, nama="logo.png"):
    return SimpleUploadedFile(nama, isi)


def test_what_is_saved_is_what_every_page_and_letter_says(kelola, kantor):
    halaman = kirim(kelola, ALAMAT, ISI, ikut=True).content.decode()
    assert "LPSE Borneo Timur Contoh" in halaman
    assert "Semua waktu dalam WITA" in halaman
    assert ProfilKantor.muat().url_spse == "https://spse.borneotimur.contoh.go.id"
    kop = render_to_string("surat/bagian/kop.html", {"kantor": ProfilKantor.muat()})
    assert "Biro Pengadaan Contoh" in kop
    assert "<img" not in kop


def test_a_new_zone_moves_the_deadlines_that_run(kelola, kantor):
    isi_kalender([timezone.localdate().year, timezone.localdate().year + 1])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    tanggapan = kirim(kelola, ALAMAT, ISI, ikut=True)
    assert "1 permohonan yang sedang berjalan dihitung ulang" in pesan(tanggapan)
    baru = Permohonan.objects.get(pk=permohonan.pk).tenggat
    assert baru != permohonan.tenggat
    assert baru.astimezone(ZoneInfo("Asia/Makassar")).strftime("%H.%M") in ("16.00", "16.30")


def test_the_logo_is_in_the_letterhead_and_fetches_nothing(kelola, kantor):
    kirim(kelola, ALAMAT, ISI | {"berkas_logo": berkas(gambar())})
    profil = ProfilKantor.muat()
    kop = render_to_string("surat/bagian/kop.html", {"kantor": profil})
    assert f'src="{logo.tertanam(profil.logo_sha256)}"' in kop
    hasil = buat_pdf(kop, judul="Kop", dibuat=datetime(2026, 1, 5, tzinfo=ZoneInfo("Asia/Makassar")))
    with pikepdf.open(io.BytesIO(hasil.pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    halaman = kelola.get(ALAMAT).content.decode()
    assert "data:image" not in halaman
    tanggapan = kelola.get("/kantor/logo.png")
    assert tanggapan.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(tanggapan.content)).format == "PNG"


def test_the_logo_is_taken_away_again(kelola, kantor):
    kirim(kelola, ALAMAT, ISI | {"berkas_logo": berkas(gambar("JPEG"), "logo.jpg")})
    assert ProfilKantor.muat().logo_sha256
    kirim(kelola, ALAMAT, ISI | {"hapus_logo": "on"})
    assert ProfilKantor.muat().logo_sha256 == ""
    assert kelola.get("/kantor/logo.png").status_code == 404


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"<svg onload=alert(1)>", "logo.png", "bukan PDF/JPG/PNG"),
        (gambar(), "logo.svg", "harus berakhiran"),
        (pabrik.pdf().read(), "logo.pdf", "PNG atau JPG"),
        (gambar() + b"\x00" * 1024 * 1024, "logo.png", "melebihi 1 MB"),
        (gambar()[:60], "logo.png", "rusak"),
    ],
    ids=["script", "name", "pdf", "large", "broken"],
)
def test_what_is_no_honest_picture_is_refused(kelola, isi, nama, kata):
    assert kata in galat(kelola, ALAMAT, ISI | {"berkas_logo": berkas(isi, nama)})
    assert ProfilKantor.muat().logo_sha256 == ""
    assert ProfilKantor.muat().nama_lpse != ISI["nama_lpse"]


def test_a_letter_is_made_even_when_the_store_lost_the_logo(kantor):
    kop = render_to_string("surat/bagian/kop.html", {"kantor": ProfilKantor(logo_sha256="0" * 64)})
    assert logo.TANPA_GAMBAR in kop
    assert buat_pdf(kop, judul="Kop", dibuat=timezone.now()).halaman == 1


def test_a_name_no_letter_could_print_is_refused_at_once(kelola):
    assert "tidak ada pada huruf surat" in galat(kelola, ALAMAT, ISI | {"nama_unit": "Biro 🏛"})


# Numbers of letters

NOMOR = "/kantor/penomoran/"
POLA = {
    "format_nomor_surat": "{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}", "kode_unit": "BPBJ",
    "kode_klasifikasi": "000.3.1",
}  # fmt: skip


def test_the_next_three_numbers_are_shown_and_nothing_is_saved(kelola, kantor):
    tanggapan = kelola.post(NOMOR, POLA | {"coba": "1"})
    tahun = timezone.localdate().year
    assert [n.split("/")[1] for n in tanggapan.context["berikut"]] == ["001", "002", "003"]
    assert all(n.startswith("000.3.1/") and n.endswith(f"/{tahun}") for n in tanggapan.context["berikut"])
    assert ProfilKantor.muat().kode_unit == "UKPBJ"
    kirim(kelola, NOMOR, POLA)
    assert ProfilKantor.muat().format_nomor_surat == POLA["format_nomor_surat"]


@pytest.mark.parametrize(
    "pola",
    [
        "{urut", "{nomor}/{tahun}", "{urut}", "{tahun}", "{urut.x}/{tahun}", "{urut!r}/{tahun}", "{urut:99999999}/{tahun}",
        "{0}/{urut}/{tahun}", "x" * 97 + "{urut}/{tahun}",
    ],
)  # fmt: skip
def test_a_format_that_would_stop_letters_is_refused_and_so_is_trying_it(kelola, pola):
    assert galat(kelola, NOMOR, POLA | {"format_nomor_surat": pola})
    assert galat(kelola, NOMOR, POLA | {"format_nomor_surat": pola, "coba": "1"})
