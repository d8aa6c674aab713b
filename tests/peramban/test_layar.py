"""Every screen on a phone and on a laptop: axe finds nothing, nothing hangs over the edge, the CSP refuses nothing."""

from contextlib import suppress

import pytest
from django.core.cache import cache
from playwright.sync_api import TimeoutError

from tests import pabrik
from tests.peramban.aksesibilitas import pelanggaran
from tests.peramban.layar import BUKAN_LAYAR, layar, rute_berlayar, siapkan

TANPA_ALAMAT = {"siap_buka", "buka_kredensial", "tanda_tangan"}
"""Screens behind a confirmation of the password or a reservation; the walks of other tests look at them."""


HP, MEJA, SEMPIT = 360, 1280, 320


@pytest.fixture
def panggung(transactional_db, settings, live_server, tmp_path, sekali):
    """(office, Adegan) for every test of this module."""
    cache.clear()
    settings.PORTAL_URL = live_server.url
    settings.PENANDA_DIR = tmp_path / "penanda"

    def bangun():
        kantor = pabrik.kantor()
        return kantor, siapkan(kantor)

    return sekali("layar", bangun)


@pytest.fixture
def kantor(panggung):
    return panggung[0]


@pytest.fixture
def adegan(panggung):
    return panggung[1]


def ukur(page, lebar):
    """As tall as the page: what the sticky bar covers at one scroll position is no smaller for it."""
    page.set_viewport_size({"width": lebar, "height": 800})
    tinggi = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": lebar, "height": max(800, tinggi + 200)})


MUAT = "lebar => innerWidth === lebar && document.documentElement.scrollWidth <= lebar"
TERLEBAR = """lebar => document.documentElement.scrollWidth <= lebar ? "" :
  [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > lebar + .5)
  .slice(0, 5).map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).join(", ") || "?" """


def melebar(page):
    """[complaint with the first elements] when the page hangs over the edge."""
    lebar = page.viewport_size["width"]
    with suppress(TimeoutError):  # what scripts set for the width before follows a moment later
        page.wait_for_function(MUAT, arg=lebar, timeout=3000)
    siapa = page.evaluate(TERLEBAR, lebar)
    return [f"hangs over the edge at {lebar}: {siapa}"] if siapa else []


def keluhan_layar(page, kontras, lengkap):
    """Opened on a phone, turned into a laptop's, then squeezed to the narrowest.

    kontras  axe looks at the colours, on the phone (no colour depends on the width)
    lengkap  axe looks at the laptop's page too
    """
    h1 = page.locator("h1").count()
    keluhan = [] if h1 == 1 else [f"{h1} h1"]
    for lebar in (HP, MEJA):
        ukur(page, lebar)
        temuan = pelanggaran(page, kontras and lebar == HP) if lengkap or lebar == HP else []
        keluhan += [f"{satu} at {lebar}" for satu in temuan] + melebar(page)
    page.set_viewport_size({"width": SEMPIT, "height": 800})
    return keluhan + melebar(page)


def test_every_screen_is_accessible_and_fits(kantor, adegan, meja):
    keluhan, meja_orang, rute, beraneka = [], {}, set(), {"permohonan", "aksi", "beranda"}
    for nama, orang, alamat in layar(kantor, adegan):
        baru = nama not in rute
        rute.add(nama)
        if orang not in meja_orang:
            meja_orang[orang] = meja(orang, viewport={"width": HP, "height": 800})
        page = meja_orang[orang].buka(alamat)
        keluhan += [f"{alamat}: {satu}" for satu in keluhan_layar(page, baru or nama in beraneka, baru)]
        page.set_viewport_size({"width": HP, "height": 800})
    assert not keluhan, "\n".join(keluhan)
    assert rute_berlayar() - rute - BUKAN_LAYAR - TANPA_ALAMAT == set(), "screens nobody looked at"


FORMULIR = {
    "satker": ["LENGKAP:isi/orang/", "LENGKAP:isi/orang/tempel/", "DIAJUKAN:tarik/", "DRAF:isi/dokumen/"],
    "admin_ppe": ["DITERIMA:", "DINYATAKAN_LENGKAP:", "DITERIMA:tolak/"],
    "kepala_lpse": ["DIBUATKAN_DRAF:kembalikan_draf/"],
}
"""Forms sent as they are found: something is missing in each of them."""


def test_every_error_of_a_form_is_linked_from_a_summary(kantor, adegan, meja):
    for siapa, daftar in FORMULIR.items():
        desk = meja(kantor.orang[siapa], java_script_enabled=False)
        for satu in daftar:
            status, bagian = satu.split(":")
            page = desk.buka(f"/permohonan/{adegan[status].acuan}/{bagian}")
            page.locator("main form[method=post] button[type=submit]").first.click()
            tautan = page.locator(".ringkasan-galat a").evaluate_all(
                "semua => semua.map(a => a.getAttribute('href'))"
            )
            assert tautan, f"no summary of errors on {satu}"
            assert page.title().startswith("Galat: "), satu
            for alamat in tautan:
                assert page.locator(f"[id='{alamat.removeprefix('#')}']").count() == 1, (satu, alamat)
