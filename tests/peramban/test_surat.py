"""The letter in a real browser: the page changes while its words are typed; corrections come back as suggestions."""

import pytest

from requests_app.models import Permohonan, VersiSurat
from tests import pabrik

HP = {"viewport": {"width": 360, "height": 740}}
SABAR = 60_000
"""Rendering a letter takes seconds on a busy machine."""


@pytest.fixture(autouse=True)
def folder_sendiri(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def gambar(page):
    return page.locator(".lembaran-halaman").first.get_attribute("src")


def test_the_page_follows_what_is_typed_and_keeps_the_last_good_one(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    tim = meja(kantor.admin_ppe)
    page = tim.buka(f"/permohonan/{permohonan.nomor}/buat_draf/")
    page.locator(".lembaran-halaman").wait_for(timeout=SABAR)
    awal = gambar(page)
    assert page.evaluate("document.querySelector('.lembaran-halaman').naturalWidth") == 900

    page.fill("[name=buat_draf-penutup]", "Kalimat penutup yang lain.")
    page.wait_for_function(
        "a => document.querySelector('.lembaran-halaman').src.indexOf(a) < 0", arg=awal, timeout=SABAR
    )
    kedua = gambar(page)

    page.fill("[name=buat_draf-hal]", "")
    page.get_by_text("Pratinjau belum diperbarui").wait_for(timeout=SABAR)
    assert gambar(page) == kedua
    assert not VersiSurat.objects.exists()


def test_a_variable_goes_in_at_the_cursor(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    page = meja(kantor.admin_ppe).buka(f"/permohonan/{permohonan.nomor}/buat_draf/")
    isian = page.locator("[name=buat_draf-penutup]")
    isian.fill("Untuk  saja.")
    isian.evaluate("isian => isian.setSelectionRange(6, 6)")
    page.get_by_text("Variabel yang dapat disisipkan").click()
    page.get_by_role("button", name="Sisipkan {nama_satker}").click()
    assert isian.input_value() == "Untuk {nama_satker} saja."


def test_without_a_script_the_preview_is_a_button_and_nothing_typed_is_lost(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    tim = meja(kantor.admin_ppe, java_script_enabled=False)
    page = tim.buka(f"/permohonan/{permohonan.nomor}/")
    page.fill("[name=buat_draf-penutup]", "Kalimat yang baru diketik.")
    page.get_by_role("button", name="Perbarui pratinjau").click(timeout=SABAR)
    page.wait_for_load_state()
    assert page.input_value("[name=buat_draf-penutup]") == "Kalimat yang baru diketik."
    assert page.locator(".lembaran-halaman").count() == 1
    tim.tekan("buat_draf")
    assert tim.status == "DIBUATKAN_DRAF"
    assert VersiSurat.objects.get().isi["penutup"] == "Kalimat yang baru diketik."


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_the_head_suggests_on_a_phone_and_the_drafter_decides(kantor, meja, js):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    alamat = f"/permohonan/{permohonan.nomor}/"
    kepala = meja(kantor.kepala_lpse, java_script_enabled=js, **HP)
    page = kepala.buka(alamat)
    tombol = page.locator("button[data-aksi=koreksi]")
    if js:
        assert tombol.inner_text() == "Setuju tanpa koreksi"
    page.locator("summary", has_text="Paragraf penutup").click()
    page.fill("[name=koreksi-penutup]", "Penutup dari Kepala LPSE.")
    if js:
        assert tombol.inner_text() == "Kirim koreksi (1 bagian)"
    page.get_by_role("button", name="Kembalikan dengan usul").click()
    page.wait_for_load_state()
    assert page.locator("ins").count() == 1
    page.fill("[name=kembalikan_draf-alasan]", "Lengkapi penutupnya.")
    kepala.tekan("kembalikan_draf")
    assert Permohonan.objects.get().status == "DIKIRIMI_AKUN"

    tim = meja(kantor.admin_ppe, java_script_enabled=js)
    page = tim.buka(alamat)
    assert "Lengkapi penutupnya." in page.inner_text("main")
    page.locator(".usul-butir input[value=terima]").check()
    page.get_by_role("button", name="Terapkan putusan").click(timeout=SABAR)
    page.wait_for_load_state()
    page.get_by_text("Sunting naskah bagian ini").click()
    assert page.input_value("[name=buat_draf-penutup]") == "Penutup dari Kepala LPSE."
    tim.tekan("buat_draf")
    versi = VersiSurat.objects.last()
    assert versi.isi["penutup"] == "Penutup dari Kepala LPSE."
    assert len(versi.putusan["diterima"]) == 1


@pytest.mark.parametrize("lebar", [320, 360, 1280])
def test_no_page_of_the_letter_hangs_over_the_edge(kantor, meja, lebar):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    panjang = pabrik.ISI_SURAT | {"pembuka": "Kata" + "panjang" * 40, "hal": "Hal" + "panjang" * 20}
    VersiSurat.objects.update(isi=panjang)
    kepala = meja(kantor.kepala_lpse, viewport={"width": lebar, "height": 800})
    for alamat in ("", "koreksi/", "kembalikan_draf/", "surat/versi/"):
        page = kepala.buka(f"/permohonan/{permohonan.nomor}/{alamat}")
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
    page = kepala.buka("/v/")
    assert page.evaluate("document.documentElement.scrollWidth") <= lebar


def test_anybody_checks_a_file_without_logging_in(kantor, meja):
    for js in (True, False):
        page = meja(None, java_script_enabled=js, **HP).buka("/v/")
        page.set_input_files(
            "input[type=file]",
            {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": pabrik.pdf().read()},
        )
        page.get_by_role("button", name="Periksa berkas").click(timeout=SABAR)
        page.locator("[data-putusan=TANPA_TANDA_TANGAN]").wait_for(timeout=SABAR)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
