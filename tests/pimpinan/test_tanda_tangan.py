"""Reading and signing: exactly the frozen pages are shown, to whom the letter is open, and every mistake says what to do."""

import re

import pytest

from requests_app.models import Permohonan
from tests import jalan, pabrik, perayap
from tests.pimpinan.test_kotak import teks


@pytest.fixture
def siap(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    jalan.beri_sertifikat(kantor.kepala_ukpbj)
    return permohonan


@pytest.fixture
def baca(kantor, klien, siap):
    """The head's browser, with the letter prepared and open: (client, response)."""
    orang = klien(kantor.kepala_ukpbj)
    return orang, orang.post(f"/permohonan/{siap.nomor}/tanda-tangan/", follow=True)


def tandatangani(orang, siap, tanggapan, **isi):
    data = {b.html_name: b.initial for b in tanggapan.context["form"] if b.initial}
    data |= {f"tandatangani-{nama}": nilai for nama, nilai in isi.items()}
    return orang.post(f"/permohonan/{siap.nomor}/tandatangani/", data, follow=True)


def test_the_page_shows_the_frozen_letter_page_by_page_with_its_facts(siap, baca):
    orang, tanggapan = baca
    surat = siap.surat.select_related("nomor").get()
    isi = teks(tanggapan)
    for kata in (surat.nomor.teks, "Pemberitahuan", "Kepala Balai", surat.beku_sha256[:16], "Passphrase"):
        assert kata in isi
    gambar = f"/permohonan/{siap.nomor}/surat/halaman/1.png"
    assert gambar in tanggapan.content.decode()
    halaman = orang.get(gambar)
    assert perayap.isi(halaman)[:8] == b"\x89PNG\r\n\x1a\n"
    assert halaman.headers["ETag"].startswith(f'"{surat.beku_sha256}-1-')


def test_the_statement_of_having_read_is_never_ticked_for_the_head(baca):
    assert not re.search(r'name="tandatangani-sudah_baca"[^>]*checked', baca[1].content.decode())


def test_without_the_statement_or_the_passphrase_nothing_is_signed(siap, baca):
    hasil = tandatangani(*baca[:1], siap, baca[1])
    assert hasil.status_code == 422
    assert "Baca surat sampai selesai" in teks(hasil)
    assert "Isi passphrase Anda" in teks(hasil)
    assert Permohonan.objects.get(pk=siap.pk).status == "DIKOREKSI"


def test_a_wrong_passphrase_says_how_many_tries_are_left_and_is_not_sent_back(siap, baca):
    for sisa in (4, 3):
        hasil = tandatangani(baca[0], siap, baca[1], sudah_baca="on", sandi="bukan-passphrase-ini")
        assert hasil.status_code == 422
        assert f"Passphrase salah. Sisa {sisa} kali percobaan" in teks(hasil)
        assert "bukan-passphrase-ini" not in hasil.content.decode()
        assert re.search(r'name="tandatangani-sudah_baca"[^>]*checked', hasil.content.decode())


def test_after_signing_the_box_shows_the_number_and_the_signed_letter(siap, baca):
    hasil = tandatangani(baca[0], siap, baca[1], sudah_baca="on", sandi=jalan.SANDI_PENANDA)
    surat = siap.surat.select_related("nomor").get()
    assert surat.sha256
    isi = teks(hasil)
    assert "Surat ditandatangani." in isi
    assert surat.nomor.teks in isi
    assert f'href="/permohonan/{siap.nomor}/surat.pdf"' in hasil.content.decode()
    assert 'data-status="DITANDATANGANI"' in hasil.content.decode()


def test_the_head_may_send_the_letter_back_from_where_he_reads_it(siap, baca):
    assert f'action="/permohonan/{siap.nomor}/kembalikan_draf/"' in baca[1].content.decode()


def test_a_letter_nobody_prepared_for_this_head_is_not_shown(kantor, klien, siap):
    tanggapan = klien(kantor.kepala_ukpbj).get(f"/permohonan/{siap.nomor}/tanda-tangan/")
    assert tanggapan.status_code == 302


@pytest.mark.parametrize("nama", ["admin_ppe", "kepala_lpse", "auditor", "satker"])
def test_nobody_but_the_signing_head_opens_the_signing_page(kantor, klien, siap, baca, nama):
    tanggapan = klien(kantor.orang[nama]).get(f"/permohonan/{siap.nomor}/tanda-tangan/")
    assert tanggapan.status_code == 403
    assert "Kepala UKPBJ" in teks(tanggapan)


def gambar(klien, orang, permohonan, halaman=1):
    tanggapan = klien(orang).get(f"/permohonan/{permohonan.nomor}/surat/halaman/{halaman}.png?l=200")
    perayap.isi(tanggapan)
    return tanggapan.status_code


def test_pages_of_an_unsigned_letter_are_the_offices(kantor, klien, siap, baca):
    kode = {
        nama: gambar(klien, kantor.orang[nama], siap)
        for nama in ("admin_ppe", "kepala_lpse", "satker", "auditor", "luar")
    }
    assert kode == {"admin_ppe": 200, "kepala_lpse": 200, "satker": 404, "auditor": 404, "luar": 404}


def test_pages_of_a_signed_letter_are_open_to_the_satker_only_once_it_is_sent(kantor, klien, siap):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DITANDATANGANI")
    assert gambar(klien, kantor.auditor, permohonan) == 200
    assert gambar(klien, kantor.satker, permohonan) == 404
    selesai = jalan.sampai(kantor, "pembuatan-akun", "SELESAI")
    assert gambar(klien, kantor.satker, selesai) == 200


def test_a_page_that_is_not_there_and_a_permohonan_without_a_letter_are_404(kantor, klien, siap, baca):
    assert gambar(klien, kantor.kepala_ukpbj, siap, 99) == 404
    assert gambar(klien, kantor.kepala_ukpbj, pabrik.permohonan(kantor, "DIAJUKAN")) == 404
