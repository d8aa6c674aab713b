"""A head on his phone: from the box to a disposed letter and a signed one, by thumb, by keyboard, and without scripts."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from requests_app.models import Permohonan
from tests import pabrik
from tests.peramban.conftest import PASSPHRASE, kerjakan_janji

HP = {"width": 360, "height": 740}
KETUKAN_TERBANYAK = 8
"""Box, open, read, dispose; next, statement, passphrase field, sign. Each is an act of will or leads to one."""


class Jempol:
    """Counts what a thumb does on a page."""

    def __init__(self, page):
        self.page, self.ketukan = page, 0

    def ketuk(self, letak):
        letak.first.tap()
        self.ketukan += 1

    def pindah(self, letak):
        """A tap that leads to another page."""
        with self.page.expect_navigation():
            self.ketuk(letak)


@pytest.fixture(params=[True, False], ids=["js", "tanpa-js"])
def hp(meja, kantor, request):
    """hp(person): his phone, with JavaScript and without."""
    return lambda orang: meja(
        orang, viewport=HP, has_touch=True, is_mobile=True, java_script_enabled=request.param
    )


def tampak(gambar):
    """Wait until the picture came, then its width in pixels of its own."""
    gambar.scroll_into_view_if_needed()
    for _ in range(150):
        if lebar := gambar.evaluate("g => g.complete && g.naturalWidth"):
            return lebar
        time.sleep(0.1)
    return 0


def test_a_head_disposes_and_signs_with_few_taps(kantor, penanda, hp, capsys):
    masuk, surat = pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.permohonan(kantor, "DIKOREKSI")
    meja = hp(kantor.kepala_ukpbj)
    page = meja.buka("/")
    jempol, mulai = Jempol(page), time.monotonic()

    jempol.pindah(page.get_by_role("link", name="Buka kotak disposisi"))
    jempol.pindah(page.get_by_role("link", name=re.compile("^Buka")))
    assert page.url.endswith(f"/permohonan/{masuk.nomor}/disposisikan/")
    jempol.ketuk(page.locator("summary", has_text="Buka surat"))
    assert tampak(page.locator(".penampil img").first) == 900
    jempol.pindah(page.locator("button[data-aksi=disposisikan]"))
    assert (meja.status, meja.nomor) == ("DIDISPOSISI", masuk.nomor)
    disposisi = time.monotonic() - mulai

    jempol.pindah(page.get_by_role("button", name="Berikutnya (1)"))
    assert tampak(page.locator(".penampil img").first) == 900
    jempol.ketuk(page.locator("label", has_text="sudah membaca"))
    jempol.ketuk(page.get_by_label("Passphrase tanda tangan elektronik"))
    page.keyboard.type(PASSPHRASE)
    jempol.pindah(page.locator("button[data-aksi=tandatangani]"))
    assert (meja.status, meja.nomor) == ("DITANDATANGANI", surat.nomor)
    surat = surat.surat.select_related("nomor").get()
    assert surat.nomor.teks in page.inner_text(".sesudah")
    assert page.get_by_role("link", name="Buka surat bertanda tangan").is_visible()
    assert "Tidak ada yang menunggu Anda" in page.inner_text("main")

    assert jempol.ketukan <= KETUKAN_TERBANYAK
    with capsys.disabled():
        print(
            f"\n{jempol.ketukan} taps; disposed {disposisi:.1f} s, signed {time.monotonic() - mulai - disposisi:.1f} s later"
        )


def test_nothing_typed_on_the_sheet_is_lost_by_a_mistake(kantor, hp):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    meja = hp(kantor.kepala_ukpbj)
    page = meja.buka(f"/permohonan/{permohonan.nomor}/disposisikan/")
    page.get_by_label("Proses lebih lanjut sesuai SOP").uncheck()
    page.get_by_label("Laporkan hasilnya kepada saya.").check()
    page.get_by_label(re.compile("^Catatan ")).fill("Hubungi satkernya.")
    page.get_by_label(re.compile("Nomor agenda")).fill("417/XI")
    meja.tekan("disposisikan")
    assert "Pilih sedikitnya satu" in page.inner_text(".ringkasan-galat")
    page.get_by_label("Tanggapan dan saran").check()
    meja.tekan("disposisikan")
    lembar = permohonan.disposisi.get()
    assert lembar.catatan == "Laporkan hasilnya kepada saya.\nHubungi satkernya."
    assert (lembar.nomor_agenda, lembar.harap) == ("417/XI", ["Tanggapan dan saran"])


def fokus(page):
    return page.evaluate("(document.activeElement.textContent || document.activeElement.name || '').trim()")


def ke(page, kata, batas=80):
    """Tab on until the focus stands on what carries these words."""
    for _ in range(batas):
        page.keyboard.press("Tab")
        if kata in fokus(page):
            return
    raise AssertionError(f"{kata} is not reached by Tab")


def test_signing_by_keyboard_alone(kantor, penanda, meja):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    kepala = meja(kantor.kepala_ukpbj)
    page = kepala.buka("/pimpinan/")
    ke(page, "Baca dan tanda tangani")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tanda-tangan/")
    ke(page, "sudah_baca")
    page.keyboard.press("Space")
    ke(page, "tandatangani-sandi")
    page.keyboard.type("salah")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ringkasan-galat")
    assert "Sisa 4 kali percobaan" in page.inner_text(".ringkasan-galat")
    assert page.evaluate("document.activeElement.id") == "ringkasan-galat"
    ke(page, "Passphrase salah")
    page.keyboard.press("Enter")
    assert fokus(page) == "tandatangani-sandi"
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/pimpinan/?sesudah=*")
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DITANDATANGANI"


def test_the_passphrase_can_be_shown_and_pasted_and_is_kept_by_no_browser(kantor, penanda, meja):
    pabrik.permohonan(kantor, "DIKOREKSI")
    kepala = meja(kantor.kepala_ukpbj, viewport=HP)
    page = kepala.buka("/pimpinan/")
    kepala.tekan("tandatangani")
    isian = page.locator("[name=tandatangani-sandi]")
    assert isian.get_attribute("autocomplete") == "off"
    assert isian.get_attribute("onpaste") is None
    isian.focus()
    page.keyboard.insert_text(PASSPHRASE)
    assert isian.get_attribute("type") == "password"
    page.get_by_role("button", name="Lihat passphrase").click()
    assert isian.get_attribute("type") == "text"
    page.get_by_role("button", name="Sembunyikan passphrase").click()
    assert (isian.get_attribute("type"), isian.input_value()) == ("password", PASSPHRASE)


@pytest.fixture
def halaman(kantor, penanda):
    """(who, address, what to open there) of every page of the heads, with a name no layout likes."""
    panjang = "Nama" + "panjang" * 15
    status = ("DIAJUKAN", "DIDISPOSISI", "DIKOREKSI")
    ada = {s: pabrik.permohonan(kantor, s) for s in status}
    for permohonan in ada.values():
        permohonan.subjek.update(nama=panjang)
    Permohonan.objects.filter(pk=ada["DIAJUKAN"].pk).update(hal=panjang, nomor_surat="B/" + "1" * 90)
    kerjakan_janji()
    ukpbj, lpse = kantor.kepala_ukpbj, kantor.kepala_lpse
    return [
        (ukpbj, "/pimpinan/", ""),
        (ukpbj, "/pimpinan/?bagian=koreksi", ""),
        (ukpbj, "/pimpinan/?bagian=selesai", ""),
        (lpse, f"/pimpinan/?sesudah={ada['DIKOREKSI'].nomor}", ""),
        (ukpbj, f"/permohonan/{ada['DIAJUKAN'].nomor}/disposisikan/", "summary.btn"),
        (lpse, f"/permohonan/{ada['DIDISPOSISI'].nomor}/perintahkan/", "summary.btn"),
        (ukpbj, "/pimpinan/?bagian=tanda-tangan", "button[data-aksi=tandatangani]"),
    ]


UKURAN = [(360, 740), (320, 640), (740, 360), (1280, 900)]


def test_no_page_of_the_heads_hangs_over_the_edge_or_shuts_anybody_out(halaman, meja):
    orang_orang, keluhan = {}, []
    for orang, alamat, buka in halaman:
        if orang not in orang_orang:
            orang_orang[orang] = meja(orang)
        orang_orang[orang].page.set_viewport_size(HP)
        page = orang_orang[orang].buka(alamat)
        if buka:
            page.locator(buka).first.click()
            page.wait_for_load_state()
        for lebar, tinggi in UKURAN:
            page.set_viewport_size({"width": lebar, "height": tinggi})
            if page.evaluate("document.documentElement.scrollWidth") > lebar:
                keluhan.append((alamat, f"hangs over the edge at {lebar}"))
            if lebar in (360, 1280):
                hasil = Axe().run(page).response["violations"]
                keluhan += [(alamat, salah["id"], [n["html"] for n in salah["nodes"]]) for salah in hasil]
    assert keluhan == []


def test_every_target_of_a_thumb_is_large_enough(halaman, meja):
    for orang, alamat, _ in halaman[:1] + halaman[4:6]:
        page = meja(orang, viewport=HP, has_touch=True).buka(alamat)
        sasaran = page.locator(
            ":is(main a.btn, main button, main summary, main .tab-kotak a, main .pilihan-butir label):visible"
        ).all()
        tinggi = {letak.inner_text(): letak.bounding_box()["height"] for letak in sasaran}
        assert len(tinggi) >= 5, alamat
        assert {nama: nilai for nama, nilai in tinggi.items() if nilai < 44} == {}, alamat
