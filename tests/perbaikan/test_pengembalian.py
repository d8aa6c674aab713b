"""Sending back: the officer reads beforehand what the applicant will read, and the mail says it too."""

import re

import pytest
from django.urls import reverse

from requests_app.models import ButirPeriksa
from tests import pabrik
from tests.perbaikan.bantu import JUMAT_SORE, alasan_contoh, kembalikan, masuk, periksa
from tests.surel.bantu import kepada, kerjakan_surat, periksa_bentuk


@pytest.fixture
def diperiksa(kantor, time_machine):
    """Checked on that Friday: three items are faulty, page 2 of the letter is marked."""
    time_machine.move_to(JUMAT_SORE, tick=False)
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=2)
    permohonan = periksa(kantor, permohonan, alasan_contoh(permohonan))
    ButirPeriksa.objects.filter(alasan="Tanpa cap").update(halaman=2)
    return permohonan


def teks(isi):
    return " ".join(re.sub(r"<[^>]+>", " ", isi).split())


def test_the_officer_previews_items_reasons_pages_and_the_deadline(client, kantor, diperiksa):
    isi = masuk(client, kantor.admin_ppe).get(reverse("permohonan", args=[diperiksa.nomor])).content.decode()
    pratinjau = teks(re.search(r'class="pratinjau-pesan".*?Hanya butir ini', isi, re.DOTALL).group())
    assert "Perlu perbaikan sebelum Jumat, 27 November 2026 pukul 16.30 WIB (5 hari kerja" in pratinjau
    pertama, kedua = diperiksa.subjek.all()
    for potongan in (
        "Surat Permohonan Pembuatan User ID Alasan: Tanpa cap",
        "Lihat halaman 2",
        f"Pengadaan – {kedua.nama} Alasan: Tidak terbaca",
        f"Data orang – {pertama.nama} Alasan: Nomor SK berbeda",
    ):
        assert potongan in pratinjau
    assert 'name="minta_lengkapi-pesan"' in isi


def test_what_was_previewed_is_what_is_set(kantor, diperiksa):
    from requests_app.services import cari_aksi
    from requests_app.tampilan import buat_form

    form = buat_form(diperiksa, cari_aksi(diperiksa, "minta_lengkapi"), kantor.admin_ppe)
    batas = form.batas()
    permohonan = pabrik.maju(kantor, diperiksa, "minta_lengkapi")
    assert permohonan.batas_perbaikan == batas.pada


def test_the_mail_of_a_return_says_until_when_and_which_page(kantor, diperiksa):
    kerjakan_surat()
    pabrik.maju(kantor, diperiksa, "minta_lengkapi", pesan="Mohon dipindai ulang.")
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert "Batas perbaikan: Jumat, 27 November 2026 pukul 16.30 WIB (5 hari kerja)\n" in surat.body
    assert "   Alasan: Tanpa cap\n   Lihat halaman 2 pada berkas yang lama.\n2. " in surat.body
    assert "Pesan dari petugas: Mohon dipindai ulang.\n" in surat.body
    assert "permohonan kedaluwarsa dan perlu diajukan ulang" in surat.body


def test_without_a_message_the_page_has_no_empty_box_for_it(client, kantor, time_machine):
    time_machine.move_to(JUMAT_SORE, tick=False)
    permohonan = kembalikan(kantor, pesan="")
    isi = masuk(client, kantor.satker).get(reverse("lengkapi", args=[permohonan.nomor])).content.decode()
    assert "Pesan dari kantor LPSE" not in isi
