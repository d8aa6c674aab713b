"""The queue in a browser: choosing with and without JavaScript, keys only where they were switched on, news that moves no row."""

import pytest

from requests_app.models import Permohonan
from tests import pabrik


@pytest.fixture
def tiga(kantor):
    return [pabrik.permohonan(kantor, "DIPERINTAHKAN") for _ in range(3)]


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_two_of_three_are_taken_and_one_is_handed_on(kantor, meja, tiga, js):
    tim = meja(kantor.admin_ppe, java_script_enabled=js)
    page = tim.buka("/antrean/?tab=bebas")
    for urut in (0, 1):
        page.locator("input[name=pilih]").nth(urut).check()
    tim.tekan("ambil")
    assert "Akan diambil (2)" in page.inner_text("main")
    tim.tekan("ambil")
    assert "Berhasil (2)" in page.inner_text("main")
    page.get_by_role("link", name="Kembali ke antrean").click()
    assert page.locator("tr[data-nomor]").count() == 1
    page = tim.buka("/antrean/")
    page.locator("input[name=pilih]").first.check()
    tim.tekan("serahkan")
    page.select_option("#kepada", str(kantor.admin_agency.pk))
    page.get_by_role("button", name="Lanjut").click()
    tim.tekan("serahkan")
    assert "Berhasil (1)" in page.inner_text("main")
    assert Permohonan.objects.filter(petugas=kantor.admin_agency).count() == 1


def test_a_page_is_chosen_at_once_and_the_number_is_said(kantor, meja, tiga):
    page = meja(kantor.admin_ppe).buka("/antrean/?tab=bebas")
    page.get_by_label("Pilih semua di halaman ini").check()
    assert page.locator(".bilah-massal-jumlah").inner_text() == "3 dipilih"
    page.locator("input[name=pilih]").first.uncheck()
    assert page.locator(".bilah-massal-jumlah").inner_text() == "2 dipilih"
    assert page.evaluate("document.getElementById('pilih-semua').indeterminate")


def test_on_a_phone_filters_fold_and_the_bar_comes_with_the_first_choice(kantor, meja, tiga):
    page = meja(kantor.admin_ppe, viewport={"width": 320, "height": 700}).buka("/antrean/?tab=bebas&q=Balai")
    assert not page.locator("#saring_q").is_visible()
    assert not page.locator(".bilah-massal").is_visible()
    page.locator("input[name=pilih]").first.check()
    kotak = page.locator(".bilah-massal").bounding_box()
    assert kotak["y"] + kotak["height"] <= 700
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("details.lipat-hp summary").click()
    assert page.locator("#saring_q").is_visible()
    kecil = page.evaluate(
        """() => [...document.querySelectorAll('main a, main button, main label.pilih, main select')]
            .filter(e => e.offsetParent && !e.closest('p')).map(e => e.getBoundingClientRect())
            .filter(r => r.width < 24 || r.height < 24).length"""
    )
    assert kecil == 0


def test_keys_do_nothing_until_they_are_switched_on(kantor, meja, tiga):
    page = meja(kantor.admin_ppe).buka("/antrean/?tab=bebas")
    for tombol in ("j", "x", "?", "/"):
        page.keyboard.press(tombol)
    assert page.locator("input[name=pilih]:checked").count() == 0
    assert page.evaluate("document.activeElement === document.body")


@pytest.fixture
def pemakai_pintasan(kantor):
    kantor.admin_ppe.pintasan = True
    kantor.admin_ppe.save()
    return kantor.admin_ppe


def test_keys_move_choose_open_search_and_help(kantor, meja, tiga, pemakai_pintasan):
    page = meja(pemakai_pintasan).buka("/antrean/?tab=bebas")
    urutan = [baris.get_attribute("data-nomor") for baris in page.locator("tr[data-nomor]").all()]

    def kini():
        return page.locator("tr.baris-kini").get_attribute("data-nomor")

    for tombol in ("j", "j", "j", "j", "k"):
        page.keyboard.press(tombol)
    assert kini() == urutan[1]
    assert page.evaluate("document.activeElement.textContent") == urutan[1]
    page.keyboard.press("x")
    assert page.locator("input[name=pilih]:checked").get_attribute("value") == urutan[1]
    page.keyboard.press("?")
    assert page.locator("#bantuan-pintasan").is_visible()
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    assert not page.locator("#bantuan-pintasan").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "saring_q"
    page.keyboard.type("jxe")
    assert page.input_value("#saring_q") == "jxe"
    assert page.locator("input[name=pilih]:checked").count() == 1
    page.locator(f"tr[data-nomor='{urutan[2]}'] input[name=pilih]").focus()
    assert kini() == urutan[2]
    page.keyboard.press("o")
    page.wait_for_url(f"**/permohonan/{urutan[2]}/")


def test_e_asks_before_it_takes_the_row(kantor, meja, tiga, pemakai_pintasan):
    page = meja(pemakai_pintasan).buka("/antrean/?tab=bebas")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/antrean/ambil/**")
    assert "Akan diambil (1)" in page.inner_text("main")
    assert not Permohonan.objects.exclude(petugas=None).exists()


def test_news_are_words_and_a_button_and_no_row_moves(kantor, meja, tiga):
    page = meja(kantor.admin_ppe).buka("/antrean/?tab=bebas")
    sebelum = [baris.get_attribute("data-nomor") for baris in page.locator("tr[data-nomor]").all()]
    pabrik.permohonan(kantor, "DIPERINTAHKAN")
    page.evaluate("document.getElementById('antrean-baru').dispatchEvent(new Event('tanya'))")
    page.get_by_text("1 permohonan baru").wait_for()
    assert [baris.get_attribute("data-nomor") for baris in page.locator("tr[data-nomor]").all()] == sebelum
    page.get_by_role("link", name="Muat").click()
    assert page.locator("tr[data-nomor]").count() == 4


def test_nothing_is_asked_without_a_script(kantor, meja, tiga):
    page = meja(kantor.admin_ppe, java_script_enabled=False).buka("/antrean/?tab=bebas")
    assert page.locator("[data-cetak]").count() == 0
    assert not page.locator("#pilih-semua").is_visible()
    page.locator("input[name=pilih]").first.check()
    page.locator("[data-aksi=cetak]").click()
    assert page.locator(".lembar-cetak").count() == 1
    assert not page.locator("[data-cetak]").is_visible()
