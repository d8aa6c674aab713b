"""Pages become pictures in a process of their own, once each, and what cannot be drawn is said and not tried for ever."""

import os
import subprocess
import sys
import threading
import time

import pikepdf
import pytest
from PIL import Image

from requests_app.berkas import gambar, gudang
from requests_app.berkas.gambar import GambarGagal, HalamanTidakAda, gambar_halaman, jumlah_halaman
from requests_app.berkas.kurungan import AKAR_PROYEK, MIB
from tests.berkas.test_periksa import aliran, isi_dari, isi_pdf, pdf_mentah

PDF, JPG, PNG = "application/pdf", "image/jpeg", "image/png"


def pdf_bertulisan(halaman=1):
    """Pages with a black box in the upper left quarter."""

    def ubah(pdf):
        for satu in pdf.pages:
            satu.Contents = pikepdf.Stream(pdf, b"0 0 0 rg 0 421 297 421 re f")

    return isi_pdf(halaman, ubah=ubah)


def foto(format_gambar="JPEG", ukuran=(1200, 800), warna="white", **opsi):
    return isi_dari(lambda keluaran: Image.new("RGB", ukuran, warna).save(keluaran, format_gambar, **opsi))


def gambar_dari(isi, tipe=PDF, halaman=1, lebar=200):
    with Image.open(gambar_halaman(gudang.simpan(isi), tipe, halaman, lebar)) as hasil:
        hasil.load()
        return hasil


@pytest.mark.parametrize("lebar", gambar.LEBAR)
def test_a_pdf_page_is_drawn_at_the_width_asked_for(lebar):
    hasil = gambar_dari(pdf_bertulisan(), lebar=lebar)
    assert hasil.format == "PNG"
    assert hasil.width == pytest.approx(lebar, abs=1)
    hasil = hasil.convert("L")
    assert hasil.getpixel((lebar // 10, lebar // 10)) == 0
    assert hasil.getpixel((lebar - 5, lebar // 10)) == 255


def test_fields_of_a_form_are_drawn_with_their_values():
    """The visible block of an electronic signature is such a field."""

    def ubah(pdf):
        rupa = pikepdf.Stream(pdf, b"0 0 0 rg 0 0 595 842 re f", BBox=pikepdf.Array([0, 0, 595, 842]))
        rupa.Type, rupa.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        isian = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="ttd", F=4,
            Rect=pikepdf.Array([0, 0, 595, 842]), AP=pikepdf.Dictionary(N=rupa),
        )  # fmt: skip
        isian = pdf.make_indirect(isian)
        pdf.pages[0].Annots = pikepdf.Array([isian])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([isian]), SigFlags=3)

    assert gambar_dari(isi_pdf(ubah=ubah)).convert("L").getpixel((100, 100)) < 10


def test_a_page_past_the_last_does_not_exist():
    sidik = gudang.simpan(isi_pdf(2))
    assert gambar_halaman(sidik, PDF, 2, 200).exists()
    for tidak_ada in (0, 3, -1):
        with pytest.raises(HalamanTidakAda):
            gambar_halaman(sidik, PDF, tidak_ada, 200)
    with pytest.raises(HalamanTidakAda):
        gambar_dari(foto(), JPG, halaman=2)


def test_only_three_widths_are_drawn():
    with pytest.raises(HalamanTidakAda):
        gambar_dari(isi_pdf(), lebar=12_000)


def test_pages_are_counted_once(monkeypatch):
    sidik = gudang.simpan(isi_pdf(7))
    assert jumlah_halaman(sidik) == 7
    monkeypatch.setattr(gambar, "jalankan_terkurung", None)
    assert jumlah_halaman(sidik) == 7
    assert jumlah_halaman(sidik, JPG) == 1


def test_a_photo_stands_upright_and_carries_nothing_but_pixels():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Ponsel Rahasia"
    hasil = gambar_dari(foto(exif=exif, icc_profile=b"x" * 200), JPG)
    assert hasil.height > hasil.width
    assert not hasil.getexif()
    assert hasil.info == {}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_picture_is_drawn(mode):
    tipe, bentuk = (JPG, "JPEG") if mode == "CMYK" else (PNG, "PNG")
    isi = isi_dari(lambda keluaran: Image.new(mode, (900, 1200)).save(keluaran, bentuk))
    assert gambar_dari(isi, tipe).size == (200, 267)


def test_transparent_ink_lies_on_white_paper():
    isi = isi_dari(lambda keluaran: Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(keluaran, "PNG"))
    assert gambar_dari(isi, PNG).convert("L").getpixel((50, 50)) == 255


def test_a_small_picture_is_not_blown_up():
    assert gambar_dari(foto(ukuran=(120, 90)), JPG, lebar=900).size == (120, 90)


def test_a_noisy_photo_does_not_become_a_page_of_ten_megabytes():
    derau = isi_dari(
        lambda k: Image.frombytes("RGB", (1600, 2200), os.urandom(1600 * 2200 * 3)).save(
            k, "JPEG", quality=60
        )
    )
    assert gambar_halaman(gudang.simpan(derau), JPG, 1, 1600).stat().st_size < 4 * MIB


@pytest.mark.parametrize(("lebar", "tinggi"), [(10, 14_000), (14_000, 10), (3, 3)])
def test_an_odd_page_size_fills_neither_memory_nor_disk(lebar, tinggi):
    def ubah(pdf):
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, lebar, tinggi])

    hasil = gambar_dari(isi_pdf(ubah=ubah), lebar=1600)
    assert hasil.width <= 1601
    assert hasil.height <= 4 * 1600 + 1


def test_a_page_is_drawn_once_and_kept_for_the_owner_alone(settings, monkeypatch):
    sidik = gudang.simpan(isi_pdf())
    jalur = gambar_halaman(sidik, PDF, 1, 200)
    assert jalur.stat().st_mode & 0o777 == 0o600
    assert [p for p in settings.GAMBAR_DIR.rglob("*") if p.is_file()] == [jalur]
    monkeypatch.setattr(gambar, "jalankan_terkurung", None)
    assert gambar_halaman(sidik, PDF, 1, 200) == jalur


def test_what_cannot_be_drawn_is_said_and_tried_again_only_after_a_while(settings, monkeypatch):
    sidik, panggilan = gudang.simpan(b"%PDF-1.7 bukan apa-apa"), []
    asli = gambar.jalankan_terkurung
    monkeypatch.setattr(gambar, "jalankan_terkurung", lambda *a, **k: (panggilan.append(a), asli(*a, **k))[1])
    for _ in range(3):
        with pytest.raises(GambarGagal, match="Buka berkas aslinya"):
            gambar_halaman(sidik, PDF, 1, 200)
    assert len(panggilan) == 1
    monkeypatch.setattr(gambar, "DETIK_INGAT_GAGAL", 0)
    with pytest.raises(GambarGagal):
        gambar_halaman(sidik, PDF, 1, 200)
    assert len(panggilan) == 2
    assert [p.suffix for p in settings.GAMBAR_DIR.rglob("*") if p.is_file()] == [".gagal"]


def test_a_page_that_never_ends_is_killed(monkeypatch):
    monkeypatch.setattr(gambar, "DETIK_PELUKIS", 1)
    isi = pdf_mentah(aliran(b"0 0 1 1 re f " * 3_000_000, b""))
    lambat = isi.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Contents 4 0 R")
    awal = time.monotonic()
    with pytest.raises(GambarGagal):
        gambar_dari(lambat + b" " * 9, lebar=1600)
    assert time.monotonic() - awal < 5


def test_a_missing_document_is_file_not_found():
    with pytest.raises(FileNotFoundError):
        gambar_halaman("0" * 64, PDF, 1, 200)


def test_many_readers_at_once_leave_one_whole_picture(settings):
    sidik, siap, hasil = gudang.simpan(pdf_bertulisan()), threading.Barrier(6), []

    def baca():
        siap.wait()
        hasil.append(gambar_halaman(sidik, PDF, 1, 900).read_bytes())

    benang = [threading.Thread(target=baca) for _ in range(6)]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert len(hasil) == 6
    assert len(set(hasil)) == 1
    assert len([p for p in settings.GAMBAR_DIR.rglob("*") if p.is_file()]) == 1


def test_pictures_nobody_asked_for_lately_are_swept_and_the_others_stay(settings):
    lama, baru = (gambar_halaman(gudang.simpan(isi_pdf(n)), PDF, 1, 200) for n in (1, 2))
    os.utime(lama, (0, 0))
    assert gambar.sapu() == 1
    assert not lama.parent.exists()
    assert baru.exists()


def test_looking_at_a_picture_keeps_it(settings):
    sidik = gudang.simpan(isi_pdf())
    os.utime(gambar_halaman(sidik, PDF, 1, 200), (0, 0))
    gambar_halaman(sidik, PDF, 1, 200)
    assert gambar.sapu() == 0


def test_the_drawing_process_has_no_secrets_no_django_and_limits(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "jangan-bocor")
    program = (
        "import io, os, resource as r, sys; from requests_app.berkas import pelukis as p;"
        "sys.stdin = open(sys.argv[1]); p.main('application/pdf', '0', '0');"
        "print('', [r.getrlimit(x)[1] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)],"
        "'django' in sys.modules)"
    )
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(isi_pdf(3))
    keluaran = subprocess.check_output(
        [sys.executable, "-c", program, str(berkas)], cwd=AKAR_PROYEK, text=True
    )
    assert keluaran.split() == ["3", *f"[{1024 * MIB}, 10, {32 * MIB}, 0] False".split()]


def test_the_cage_passes_no_environment_on(monkeypatch, tmp_path):
    from requests_app.berkas.kurungan import jalankan_terkurung

    monkeypatch.setenv("SECRET_KEY", "jangan-bocor")
    paket = tmp_path / "intip.py"
    paket.write_text("import os; print(sorted(os.environ))")
    monkeypatch.setattr("requests_app.berkas.kurungan.AKAR_PROYEK", tmp_path)
    with (tmp_path / "masuk").open("w+b") as masuk, (tmp_path / "keluar").open("w+b") as keluar:
        assert jalankan_terkurung("intip", masukan=masuk, keluaran=keluar, detik=10) == 0
        keluar.seek(0)
        assert b"SECRET_KEY" not in keluar.read()
