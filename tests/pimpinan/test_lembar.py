"""The lembar disposisi: on the screen, as what is stored, and on paper beside the sheets offices know."""

import io
import re

import pypdf
import pytest

from requests_app.berkas import gudang
from requests_app.forms.disposisi import FRASA, HARAP
from requests_app.models import Cetakan, Permohonan
from requests_app.surat import lembar_disposisi
from tests import pabrik, perayap
from tests.pimpinan.test_kotak import disposisikan, teks

BARIS = {"lembar": "lembar-disposisi.pdf"}


def teks_pdf(permohonan, kunci=None):
    cetakan = permohonan.cetakan.filter(**({"kunci": kunci} if kunci else {})).order_by("pk").last()
    with gudang.buka(cetakan.sha256) as isi:
        pdf = pypdf.PdfReader(io.BytesIO(isi.read()))
    return " ".join(" ".join(h.extract_text() for h in pdf.pages).split())


def alamat(permohonan):
    return f"/permohonan/{permohonan.nomor}/lembar-disposisi.pdf"


def test_the_sheet_on_the_screen_has_the_fields_of_the_paper_one_and_the_letter_one_tap_away(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    tanggapan = klien(kantor.kepala_ukpbj).get(f"/permohonan/{permohonan.nomor}/disposisikan/")
    isi = teks(tanggapan)
    for kata in (
        "Surat dari Balai Contoh Tekstil", "Nomor surat B-112/BBT/XI/2026", "Tanggal surat 19 Januari 2026",
        "Diterima tanggal", "Nomor agenda", "Hal Permohonan User ID", "Untuk 2 orang", "Sifat", "Sangat segera",
        "Diteruskan kepada Sdr. Kepala LPSE – Kepala Lpse", "Dengan hormat harap", *HARAP, *FRASA, "Catatan",
    ):  # fmt: skip
        assert kata in isi, kata
    berkas = permohonan.berkas.get(subjek=None)
    assert f"/permohonan/{permohonan.nomor}/berkas/{berkas.pk}/halaman/1.png" in tanggapan.content.decode()


def test_the_order_to_the_team_shows_what_the_head_above_wrote(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    permohonan = pabrik.maju(kantor, permohonan, "disposisikan", sifat="SEGERA", catatan="Dahulukan.")
    tanggapan = klien(kantor.kepala_lpse).get(f"/permohonan/{permohonan.nomor}/perintahkan/")
    isi = teks(tanggapan)
    assert "Disposisi Kepala UKPBJ Proses lebih lanjut sesuai SOP Dahulukan." in isi
    assert "Diteruskan kepada Sdr. Tim Pengelola LPSE" in isi
    assert tanggapan.context["form"]["sifat"].value() == "SEGERA"
    assert "Nomor agenda" not in isi


def test_ticked_phrases_and_what_was_typed_are_one_note(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    disposisikan(
        kantor,
        klien,
        permohonan,
        frasa=[FRASA[0], FRASA[2]],
        catatan="Hubungi Bu Siti.\n",
        nomor_agenda="417/XI",
    )
    lembar = permohonan.disposisi.get()
    assert lembar.catatan == f"{FRASA[0]}\n{FRASA[2]}\nHubungi Bu Siti."
    assert lembar.nomor_agenda == "417/XI"


def test_phrases_alone_and_nothing_at_all_are_fine(kantor, klien):
    satu, dua = pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.permohonan(kantor, "DIAJUKAN")
    disposisikan(kantor, klien, satu, frasa=FRASA[:1])
    disposisikan(kantor, klien, dua)
    assert [p.disposisi.get().catatan for p in (satu, dua)] == [FRASA[0], ""]


def test_a_mistake_loses_nothing_that_was_typed(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    tanggapan = disposisikan(
        kantor,
        klien,
        permohonan,
        harap=[],
        frasa=[FRASA[1]],
        catatan="Sudah diketik.",
        nomor_agenda="417",
        sifat="RAHASIA",
    )
    assert tanggapan.status_code == 422
    isi = tanggapan.content.decode()
    assert "Dengan hormat harap: Pilih sedikitnya satu." in teks(tanggapan)
    assert "Sudah diketik.</textarea>" in isi
    assert 'value="417"' in isi
    assert re.search(rf'value="{re.escape(FRASA[1])}"[^>]*checked', isi)
    assert re.search(r'value="RAHASIA"[^>]*checked', isi)
    assert not permohonan.disposisi.exists()


def test_a_phrase_that_is_not_offered_is_refused(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    assert disposisikan(kantor, klien, permohonan, frasa=["Kirim uang."]).status_code == 422


def test_both_dispositions_promise_a_sheet_and_doing_it_twice_makes_one(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    assert cetak(permohonan) == ["selesai", "selesai"]
    for janji in permohonan.tugas.filter(jenis="lembar_disposisi"):
        lembar_disposisi.lembar_disposisi(janji)
    assert [c.kunci for c in Cetakan.objects.order_by("pk")] == [
        f"disposisi-{lembar.pk}" for lembar in permohonan.disposisi.all()
    ]


def test_the_printed_sheet_says_what_a_lembar_disposisi_says(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    kantor.kepala_ukpbj.nip = "197205282005021001"
    kantor.kepala_ukpbj.save()
    permohonan = pabrik.maju(
        kantor, permohonan, "disposisikan", nomor_agenda="417/XI", sifat="SEGERA", harap=HARAP[:2],
        catatan="Teliti.\nLaporkan.",
    )  # fmt: skip
    permohonan = pabrik.maju(kantor, permohonan, "perintahkan", catatan="Kerjakan hari ini.")
    cetak(permohonan)
    isi = teks_pdf(permohonan)
    for kata in (
        "KEMENTERIAN CONTOH NUSANTARA", "UNIT KERJA PENGADAAN BARANG/JASA", "LEMBAR DISPOSISI",
        "Surat dari : Balai Contoh Tekstil", "Nomor surat : B-112/BBT/XI/2026", "Tanggal surat : 19 Januari 2026",
        "Diterima tanggal", "Nomor agenda : 417/XI", permohonan.nomor, "Hal : Permohonan User ID", "Sifat:",
        "Disposisi Kepala UKPBJ", "Diteruskan kepada Sdr.: Kepala LPSE", "√ Proses lebih lanjut sesuai SOP",
        "√ Tanggapan dan saran", "Catatan: Teliti. Laporkan.", "Didisposisikan secara elektronik oleh Kepala UKPBJ,",
        "Kepala Ukpbj", "NIP 19720528 200502 1 001", "WIB",
        "Disposisi Kepala LPSE", "Diteruskan kepada Sdr.: Tim Pengelola LPSE", "Catatan: Kerjakan hari ini.",
    ):  # fmt: skip
        assert kata in isi, kata
    assert "√ Koordinasi/konfirmasikan" not in isi


def test_the_sheet_of_row_two_does_not_know_row_three_yet(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    cetak(permohonan)
    pertama = permohonan.disposisi.first()
    isi = teks_pdf(permohonan, f"disposisi-{pertama.pk}")
    assert "Disposisi Kepala UKPBJ" in isi
    assert "Disposisi Kepala LPSE" not in isi
    assert "Disposisi Kepala LPSE" in teks_pdf(permohonan)


def test_the_fonts_are_in_the_file(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    cetak(permohonan)
    with gudang.buka(permohonan.cetakan.get().sha256) as isi:
        pdf = pypdf.PdfReader(io.BytesIO(isi.read()))
    assert len(pdf.pages) == 1
    huruf = [f.get_object() for f in pdf.pages[0]["/Resources"]["/Font"].values()]
    assert huruf
    for satu in huruf:
        penjelas = satu["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "Arimo" in satu["/BaseFont"]
        assert "/FontFile2" in penjelas


def test_an_emoji_from_a_phone_does_not_keep_the_sheet_from_coming_out(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    permohonan = pabrik.maju(kantor, permohonan, "disposisikan", catatan="Siap 👍 <b>segera</b>")
    assert cetak(permohonan) == ["selesai"]
    assert f"Siap {lembar_disposisi.PENGGANTI} <b>segera</b>" in teks_pdf(permohonan)


def test_a_long_note_runs_over_to_a_second_page_and_is_whole(kantor, cetak):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    catatan = "\n".join(f"Butir {n}." for n in range(1, 150))
    permohonan = pabrik.maju(kantor, permohonan, "disposisikan", catatan=catatan)
    assert cetak(permohonan) == ["selesai"]
    isi = teks_pdf(permohonan)
    assert "Butir 1." in isi
    assert "Butir 149." in isi


def test_the_moment_is_written_in_the_zone_of_the_office(kantor, cetak):
    kantor.profil.zona = "Asia/Jayapura"
    kantor.profil.save()
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    cetak(permohonan)
    assert " WIT " in teks_pdf(permohonan) + " "


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("kepala_ukpbj", 200),
        ("admin_ppe", 200),
        ("auditor", 200),
        ("satker", 404),
        ("satker_lain", 404),
        ("luar", 404),
    ],
)
def test_the_sheet_is_an_inside_paper_of_the_office(kantor, klien, cetak, nama, status):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    cetak(permohonan)
    tanggapan = klien(kantor.orang[nama]).get(alamat(permohonan))
    isi = perayap.isi(tanggapan)
    assert tanggapan.status_code == status
    assert (isi[:5] == b"%PDF-") == (status == 200)


def test_until_it_is_printed_the_page_says_so_and_before_a_disposition_there_is_none(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    assert klien(kantor.admin_ppe).get(alamat(permohonan)).status_code == 404
    pabrik.maju(kantor, permohonan, "disposisikan")
    tanggapan = klien(kantor.admin_ppe).get(alamat(permohonan), follow=True)
    assert "sedang dibuat" in teks(tanggapan)


def test_the_permohonan_links_to_the_sheet_for_the_office_alone(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    halaman = f"/permohonan/{permohonan.nomor}/"
    assert alamat(permohonan) in klien(kantor.admin_ppe).get(halaman).content.decode()
    assert alamat(permohonan) not in klien(kantor.satker).get(halaman).content.decode()


def test_a_disposition_moves_the_permohonan_and_is_stored_as_written(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    disposisikan(kantor, klien, permohonan, sifat="SANGAT_SEGERA", harap=HARAP)
    lembar = permohonan.disposisi.get()
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DIDISPOSISI"
    assert (lembar.sifat, lembar.harap, lembar.kepada) == ("SANGAT_SEGERA", HARAP, "Kepala LPSE")
