"""The return loop as people see it, with JavaScript and without: sent back, completed, sent back again, expired."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from requests_app import kedaluwarsa
from requests_app.models import Permohonan
from tests import pabrik
from tests.perbaikan.bantu import alasan_contoh, kembalikan, perbaiki, periksa

HP = {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 2}


@pytest.fixture(params=[True, False], ids=["js", "tanpa-js"])
def meja(meja, request):
    """Everybody's browser, with JavaScript and without."""
    return lambda orang, **konteks: meja(orang, java_script_enabled=request.param, **konteks)


@pytest.fixture
def meja_hp(meja):
    return lambda orang: meja(orang, **HP)


def unggah(page, kartu, isi):
    """Choose a document for one card; with a script it is sent at once, without one by its button."""
    kartu.locator("input[type=file]").first.set_input_files(
        {"name": "baru.pdf", "mimeType": "application/pdf", "buffer": isi}
    )
    tombol = kartu.locator("button[type=submit]")
    if tombol.is_visible():
        tombol.click()
    kartu.get_by_text("Sudah diperbaiki").wait_for()


def muat_di_layar(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_return_is_previewed_completed_and_sent(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=2)
    permohonan = periksa(kantor, permohonan, alasan_contoh(permohonan))
    jalur = f"/permohonan/{permohonan.nomor}/"
    tim, satker = meja(kantor.admin_ppe), meja(kantor.satker)

    page = tim.buka(jalur)
    pratinjau = page.locator(".pratinjau-pesan")
    assert "5 hari kerja" in pratinjau.inner_text()
    assert pratinjau.locator("ol > li strong").count() == 3
    page.fill("[name=minta_lengkapi-pesan]", "Mohon dipindai ulang.")
    tim.tekan("minta_lengkapi")
    assert tim.status == "DIKEMBALIKAN"

    page = satker.buka(f"{jalur}perbaikan/")
    assert "Perlu perbaikan sebelum" in page.inner_text("main")
    page.get_by_text("Bagaimana batas ini dihitung").click()
    assert page.locator(".hitungan-hari").get_by_text("hari kerja ke-5").is_visible()
    assert page.locator(".butir-perbaikan").count() == 3

    satker.tekan("lengkapi")
    ringkasan = page.locator("#ringkasan-galat")
    assert ringkasan.locator("a").count() == 3
    ringkasan.locator("a").nth(1).click()
    assert re.search(r"#berkas-s1-\d+$", page.url)

    for nomor in range(2):
        kartu = page.locator(".butir-perbaikan").nth(nomor)
        unggah(page, kartu, pabrik.pdf(teks=f"perbaikan {nomor}").read())
    assert "1 dari 3 belum diperbaiki" in page.inner_text("#kekurangan")
    page.get_by_role("link", name=re.compile("Ubah data")).click()
    page.fill("[name=nomor_sk]", "SK-BENAR/2026")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_load_state()
    assert page.locator(".beda-data ins").inner_text() == "SK-BENAR/2026"
    assert "Semua sudah diperbaiki – kirim" in page.inner_text("main")
    satker.tekan("lengkapi")
    assert satker.status == "DITERIMA"


def test_the_page_of_a_return_fits_a_small_phone(kantor, meja_hp):
    permohonan = perbaiki(kembalikan(kantor), "s0")
    satker = meja_hp(kantor.satker)
    page = satker.buka(f"/permohonan/{permohonan.nomor}/perbaikan/")
    page.get_by_text("Bagaimana batas ini dihitung").click()
    page.get_by_text("Sudah sesuai (4)").click()
    assert page.locator(".lipat-sesuai li").count() == 4
    assert muat_di_layar(page)
    for sasaran in page.locator("main a:visible, main button:visible, main summary:visible").all():
        assert sasaran.bounding_box()["height"] >= 24, sasaran.inner_text()


def test_the_team_takes_a_request_back_with_a_reason(kantor, meja):
    permohonan = kembalikan(kantor)
    tim = meja(kantor.admin_ppe)
    page = tim.buka(f"/permohonan/{permohonan.nomor}/")
    assert "Perbaikan ditunggu sampai" in page.inner_text("main")
    tim.tekan("lanjutkan_tanpa_perbaikan")
    tim.tekan("lanjutkan_tanpa_perbaikan")
    assert "Tulis alasannya." in page.inner_text("#ringkasan-galat")
    page.fill("[name=lanjutkan_tanpa_perbaikan-alasan]", "Dokumen asli diterima di loket.")
    tim.tekan("lanjutkan_tanpa_perbaikan")
    assert tim.status == "DITERIMA"
    assert "Dokumen asli diterima di loket." in page.content()


def test_an_expired_return_says_why_and_begins_again_from_a_copy(kantor, meja):
    permohonan = kembalikan(kantor)
    Permohonan.objects.filter(pk=permohonan.pk).update(batas_perbaikan=timezone.now() - timedelta(minutes=1))
    assert kedaluwarsa.kedaluwarsakan() == 1
    satker = meja(kantor.satker)
    page = satker.buka(f"/permohonan/{permohonan.nomor}/")
    assert satker.status == "KEDALUWARSA"
    assert "Perbaikan tidak dikirim sampai batasnya" in page.inner_text("main")
    assert "Yang diminta diperbaiki" in page.inner_text("main")
    satker.tekan("salin")
    assert satker.status == "DRAF"
    assert Permohonan.objects.filter(nomor=None).get().subjek.count() == 2
