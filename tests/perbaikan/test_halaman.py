"""The page of a return: only what is faulty, why, until when; what is fixed; what is fine; and the sending."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from requests_app import pengisian
from requests_app.models import ButirPeriksa, Permohonan
from tests import pabrik
from tests.perbaikan.bantu import buka, masuk, perbaiki, periksa


@pytest.fixture
def satker(client, kantor):
    return masuk(client, kantor.satker)


def halaman(satker, permohonan):
    jawaban = satker.get(reverse("lengkapi", args=[permohonan.nomor]))
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def kirim(satker, permohonan):
    """Press "Kirim perbaikan" as the page offers it."""
    isi = halaman(satker, permohonan)
    bidang = dict(re.findall(r'name="(lengkapi-(?:versi|kunci))" value="([^"]+)"', isi))
    return satker.post(reverse("aksi", args=[permohonan.nomor, "lengkapi"]), bidang)


def teks(isi):
    """What is read on the page, without tags and doubled spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", isi).split())


def butir(isi, sasaran):
    """The article of one item."""
    return re.search(rf'<article [^>]*id="{sasaran}".*?</article>', isi, re.DOTALL).group()


def test_the_banner_says_until_when_and_that_the_clock_stands_still(satker, dikembalikan):
    isi = teks(halaman(satker, dikembalikan))
    assert "Perlu perbaikan sebelum Jumat, 27 November 2026 pukul 16.30 WIB (5 hari kerja)." in isi
    assert "Waktu layanan dihentikan sementara." in isi


def test_the_arithmetic_can_be_unfolded(satker, dikembalikan):
    isi = teks(halaman(satker, dikembalikan))
    assert (
        "Bagaimana batas ini dihitung Jumat, 20 November 2026 diterima 15.00; hari penerimaan tidak dihitung"
        in isi
    )
    assert "Senin, 23 November 2026 hari kerja ke-1" in isi
    assert "Jumat, 27 November 2026 hari kerja ke-5, tutup 16.30" in isi


def test_only_the_faulty_items_are_asked_for_each_with_its_reason(satker, dikembalikan):
    pertama, kedua = dikembalikan.subjek.all()
    isi = halaman(satker, dikembalikan)
    diminta = re.findall(r'<article [^>]*id="berkas-([^"]+)"', isi)
    assert diminta == ["s0", f"s1-{kedua.pk}", f"d-{pertama.pk}"]
    assert "Tanpa cap" in butir(isi, "berkas-s0")
    assert "Tidak terbaca" in butir(isi, f"berkas-s1-{kedua.pk}")
    data = butir(isi, f"berkas-d-{pertama.pk}")
    assert "Nomor SK berbeda" in data
    assert reverse("orang", args=[dikembalikan.nomor, pertama.pk]) in data
    assert "Mohon dipindai ulang." in isi


def test_the_old_document_can_be_opened_beside_the_new_one(satker, dikembalikan):
    lama = dikembalikan.berkas.get(syarat__startswith="Surat Permohonan")
    permohonan = perbaiki(dikembalikan, "s0")
    isi = butir(halaman(satker, permohonan), "berkas-s0")
    baru = permohonan.berkas.get(nama="baru.pdf")
    for berkas in (lama, baru):
        alamat = reverse("berkas", args=[permohonan.nomor, berkas.pk])
        assert alamat in isi
        buka(satker, alamat)


def test_the_page_the_officer_marked_is_one_press_away(satker, dikembalikan):
    butir_periksa = ButirPeriksa.objects.get(alasan="Tanpa cap")
    ButirPeriksa.objects.filter(pk=butir_periksa.pk).update(halaman=1)
    isi = butir(halaman(satker, dikembalikan), "berkas-s0")
    assert "Lihat halaman 1" in isi
    alamat = reverse("lihat_berkas", args=[dikembalikan.nomor, butir_periksa.berkas_id])
    assert f'href="{alamat}#halaman-1"' in isi
    assert 'id="halaman-1"' in satker.get(alamat).content.decode()


def test_what_was_fine_is_folded_away_and_can_be_opened(satker, dikembalikan):
    isi = halaman(satker, dikembalikan)
    assert "Sudah sesuai (4)" in isi
    lipatan = isi[isi.index("Sudah sesuai (4)") :]
    sertifikat = dikembalikan.berkas.filter(syarat__startswith="Sertifikat")
    assert sertifikat.count() == 2
    for berkas in sertifikat:
        assert reverse("berkas", args=[dikembalikan.nomor, berkas.pk]) in lipatan


def test_what_is_handed_in_again_says_so(satker, dikembalikan):
    assert "3 dari 3 belum diperbaiki" in halaman(satker, dikembalikan)
    isi = halaman(satker, perbaiki(dikembalikan, "s0"))
    assert "2 dari 3 belum diperbaiki" in isi
    assert "Sudah diperbaiki" in butir(isi, "berkas-s0")
    assert isi.count("Sudah diperbaiki") == 1


def test_a_corrected_field_shows_what_stood_there_before(satker, dikembalikan):
    pertama = dikembalikan.subjek.first()
    semula = pertama.nomor_sk
    permohonan = perbaiki(dikembalikan, f"d-{pertama.pk}")
    isi = butir(halaman(satker, permohonan), f"berkas-d-{pertama.pk}")
    assert f"<del>{semula}</del>" in isi
    assert "<ins>SK-BENAR/2</ins>" in isi
    assert isi.count("<del>") == 1


def test_sending_is_offered_even_while_something_is_missing(satker, dikembalikan):
    isi = halaman(satker, dikembalikan)
    assert 'data-aksi="lengkapi"' in isi
    assert "Masih ada 3 butir yang belum diperbaiki" in teks(isi)


def test_an_incomplete_sending_names_each_remaining_item_with_a_link_to_it(satker, dikembalikan):
    permohonan = perbaiki(dikembalikan, "s0")
    jawaban = kirim(satker, permohonan)
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    ringkasan = re.search(r'id="ringkasan-galat".*?</ul>', isi, re.DOTALL).group()
    tautan = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', ringkasan)
    pertama, kedua = permohonan.subjek.all()
    assert tautan == [
        (f"berkas-s1-{kedua.pk}", escape(f"Belum diperbaiki: SK Penunjukan dan Pengangkatan PPK/Pejabat Pengadaan – {kedua.nama}")),
        (f"berkas-d-{pertama.pk}", escape(f"Belum diperbaiki: Data orang – {pertama.nama}")),
    ]  # fmt: skip
    for sasaran, _ in tautan:
        assert isi.count(f'id="{sasaran}"') == 1
    assert "Belum dapat dikirim" in isi
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DIKEMBALIKAN"


def test_another_obstacle_is_named_too(satker, dikembalikan):
    permohonan = perbaiki(dikembalikan)
    pertama, kedua = permohonan.subjek.all()
    kedua.email = pertama.email
    kedua.save()
    isi = kirim(satker, permohonan).content.decode()
    assert "Dua orang memakai surel yang sama" in isi


def test_when_all_is_done_the_page_says_so_and_sending_goes_through(satker, dikembalikan):
    permohonan = perbaiki(dikembalikan)
    isi = halaman(satker, permohonan)
    assert "Semua sudah diperbaiki – kirim" in isi
    assert "Perlu perbaikan sebelum" in isi
    jawaban = kirim(satker, permohonan)
    assert jawaban.status_code == 302
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DITERIMA"
    # The page of the return leads to the permohonan now.
    assert satker.get(reverse("lengkapi", args=[permohonan.nomor])).status_code == 302


def test_a_refused_document_keeps_the_page_and_says_why(satker, dikembalikan):
    from django.core.files.uploadedfile import SimpleUploadedFile

    palsu = SimpleUploadedFile("surat.pdf", b"<html>bukan pdf</html>", content_type="application/pdf")
    jawaban = satker.post(reverse("unggah", args=[dikembalikan.nomor, "s0"]), {"s0-berkas": palsu})
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "isian-galat" in butir(isi, "berkas-s0")
    assert "Perlu perbaikan sebelum" in isi


def test_the_counter_has_one_wording_on_every_page(client, kantor, satker, dikembalikan):
    assert "Perbaikan ke-1" in halaman(satker, dikembalikan)
    jalur = reverse("permohonan", args=[dikembalikan.nomor])
    assert "Perbaikan ke-1" in masuk(client, kantor.admin_ppe).get(jalur).content.decode()
    permohonan = pabrik.maju(kantor, perbaiki(dikembalikan), "lengkapi")
    permohonan = periksa(kantor, permohonan, {"s0": "Masih tanpa cap"})
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    assert "Perbaikan ke-2" in halaman(masuk(client, kantor.satker), permohonan)


def test_nobody_but_the_satker_opens_the_page(client, kantor, dikembalikan):
    jalur = reverse("lengkapi", args=[dikembalikan.nomor])
    for nama, kode in (("admin_ppe", 403), ("auditor", 403), ("satker_lain", 404), ("luar", 404)):
        assert masuk(client, kantor.orang[nama]).get(jalur).status_code == kode, nama


def test_the_office_reads_until_when_it_waits_and_offers_no_work(client, kantor, dikembalikan):
    isi = (
        masuk(client, kantor.admin_ppe).get(reverse("permohonan", args=[dikembalikan.nomor])).content.decode()
    )
    assert "Jumat, 27 November 2026 pukul 16.30 WIB" in isi
    assert 'data-aksi="lanjutkan_tanpa_perbaikan"' in isi
    for aksi in ("nyatakan_lengkap", "periksa", "buat_akun", "lengkapi"):
        assert f'data-aksi="{aksi}"' not in isi


def test_the_page_costs_no_query_for_each_item(kantor, satker, dikembalikan, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        halaman(satker, dikembalikan)


def test_a_document_nobody_asked_for_is_refused(satker, dikembalikan):
    pertama = dikembalikan.subjek.first()
    kode = f"s1-{pertama.pk}"
    assert kode not in pengisian.boleh_diubah(dikembalikan)
    jawaban = satker.post(
        reverse("unggah", args=[dikembalikan.nomor, kode]), {f"{kode}-berkas": pabrik.pdf()}
    )
    assert jawaban.status_code in (404, 422)
    assert dikembalikan.berkas.count() == 5
