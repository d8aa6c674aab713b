"""Filing as a satker's officer does it: with and without JavaScript, by keyboard alone, on the narrowest phone."""

import re

import pytest

from requests_app import pengisian
from requests_app.models import Permohonan
from tests import pabrik
from tests.pengajuan.test_tempelan import BAGUS, RATIH, tab

PANJANG = "Nama" + "panjang" * 15


@pytest.fixture
def kosong(kantor):
    return pabrik.draf(kantor, orang=0, lengkap=False)


def isi(permohonan, bagian=""):
    return f"/permohonan/{permohonan.acuan}/isi/{bagian}"


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_persons_are_pasted_put_right_and_added(kantor, meja, kosong, js):
    page = meja(kantor.satker, java_script_enabled=js).buka(isi(kosong))
    page.get_by_role("link", name="Tempel dari lembar kerja").click()
    buruk = [*BAGUS]
    buruk[5] = "bukan surel"
    page.fill("[name=teks]:visible", tab(RATIH, buruk))
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.get_by_role("button", name="Tambahkan 1 orang").click()
    assert "Belum ditambahkan: Bagus Contoh" in page.inner_text("main")
    page.fill("[name=b1-email]", "bagus@contoh.go.id")
    page.get_by_role("button", name="Periksa lagi").click()
    page.get_by_role("button", name="Tambahkan 1 orang").click()
    assert [o.nama for o in kosong.subjek.all()] == ["Ratih Contoh, S.T.", "Bagus Contoh"]
    assert "Orang (2)" in page.inner_text("main")


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_a_change_from_the_check_page_comes_back_and_the_draft_is_sent(kantor, meja, js):
    permohonan = pabrik.draf(kantor)
    satker = meja(kantor.satker, java_script_enabled=js, viewport={"width": 360, "height": 740})
    page = satker.buka(isi(permohonan))
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.get_by_role("link", name="Ubah data surat").click()
    page.fill("[name=hal]", "Permohonan User ID yang diperbaiki")
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert page.url.endswith("/isi/periksa/")
    assert "Permohonan User ID yang diperbaiki" in page.inner_text("main")
    satker.tekan("ajukan")
    assert "Centang pernyataan ini" in page.inner_text(".ringkasan-galat")
    page.locator("[name=ajukan-benar]").check()
    satker.tekan("ajukan")
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DIAJUKAN"


def tab_ke(page, pencari, batas=60):
    """Press Tab until the element is focused, as somebody without a mouse does."""
    tujuan = page.locator(pencari).first
    for _ in range(batas):
        page.keyboard.press("Tab")
        if tujuan.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"not reached by Tab: {pencari}")


def ketik(page, nama, teks):
    tab_ke(page, f"[name={nama}]")
    page.keyboard.type(teks)


def test_a_draft_is_filed_up_to_the_check_page_by_keyboard_alone(kantor, meja):
    page = meja(kantor.satker).buka("/")
    tab_ke(page, "a[href='/permohonan/baru/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/permohonan/baru/")
    tab_ke(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isi/")
    tab_ke(page, "a[href$='/isi/surat/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isi/surat/")
    ketik(page, "nomor_surat", "B-112/BCT/XI/2026")
    tab_ke(page, "[name=tanggal_surat]")
    page.keyboard.type("01192026")
    ketik(page, "hal", "Permohonan User ID")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isi/")
    tab_ke(page, "a[href$='/isi/orang/tempel/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tempel/")
    tab_ke(page, "#id_teks")
    page.keyboard.insert_text(tab(RATIH))
    tab_ke(page, ".formulir-tempel button[type=submit]")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tambahkan 1 orang").wait_for()
    tab_ke(page, "button[name=tambahkan]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isi/")
    permohonan = Permohonan.objects.get()
    pabrik.unggah_semua(permohonan, kantor.satker)
    page.reload()
    tab_ke(page, "a[href$='/isi/periksa/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/isi/periksa/")
    tab_ke(page, "[name=ajukan-benar]")
    page.keyboard.press("Space")
    assert page.locator("[name=ajukan-benar]").is_checked()
    tab_ke(page, "button[data-aksi=ajukan]")


def test_a_date_pasted_in_words_fills_the_picker(kantor, meja, kosong):
    page = meja(kantor.satker).buka(isi(kosong, "surat/"))
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "Senin, 19 Januari 2026");
            document.querySelector("[name=tanggal_surat]").dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    assert page.input_value("[name=tanggal_surat]") == "2026-01-19"


def test_a_wrong_date_is_corrected_in_the_text_it_was_typed_in(kantor, meja, kosong):
    page = meja(kantor.satker).buka(isi(kosong, "surat/"))
    page.evaluate("document.querySelector('[name=tanggal_surat]').type = 'text'")
    page.fill("[name=tanggal_surat]", "31 Februari 2026")
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert page.input_value("[name=tanggal_surat]") == "31 Februari 2026"
    page.fill("[name=tanggal_surat]", "28 Februari 2025")
    page.get_by_role("button", name="Simpan", exact=True).click()
    kosong.refresh_from_db()
    assert str(kosong.tanggal_surat) == "2025-02-28"


@pytest.mark.parametrize("lebar", [320, 1280])
def test_no_page_of_a_draft_hangs_over_the_edge(kantor, meja, lebar):
    permohonan = pabrik.draf(kantor, orang=3, hal=PANJANG)
    berakun = pabrik.permohonan(kantor, "DIAJUKAN").subjek.get()
    permohonan.subjek.update(nama=PANJANG, nip=berakun.nip)
    ditarik = pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik")
    pengisian.salin_draf(ditarik, oleh=kantor.satker)
    satker = meja(kantor.satker, viewport={"width": lebar, "height": 800})
    orang = permohonan.subjek.first()
    meluap = []
    alamat = [
        isi(permohonan, b)
        for b in ("", "surat/", f"orang/{orang.pk}/", f"orang/{orang.pk}/hapus/", "dokumen/", "periksa/")
    ]
    for satu in (*alamat, "/", f"/permohonan/{ditarik.nomor}/"):
        page = satker.buka(satu)
        assert page.locator("h1").count() == 1, satu
        if page.evaluate("document.documentElement.scrollWidth") > lebar:
            meluap.append(satu)
    page = satker.buka(isi(permohonan, "orang/tempel/"))
    buruk = [*BAGUS]
    buruk[1], buruk[8] = PANJANG, "kapan-kapan"
    page.fill("#id_teks", tab([RATIH[0], PANJANG, *RATIH[2:]], buruk))
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.get_by_role("button", name=re.compile("Tambahkan")).wait_for()
    if page.evaluate("document.documentElement.scrollWidth") > lebar:
        meluap.append("pratinjau")
    assert meluap == []
