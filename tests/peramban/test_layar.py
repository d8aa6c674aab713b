"""Every screen on a phone and on a laptop: axe finds nothing, nothing hangs over the edge, the CSP refuses nothing."""

import pytest

from tests.peramban.aksesibilitas import pelanggaran
from tests.peramban.layar import BUKAN_LAYAR, layar, rute_berlayar, siapkan

TANPA_ALAMAT = {"siap_buka", "buka_kredensial", "tanda_tangan"}
"""Screens behind a confirmation of the password or a reservation; the walks of other tests look at them."""


@pytest.fixture
def adegan(kantor, settings, tmp_path):
    settings.PENANDA_DIR = tmp_path / "penanda"
    return siapkan(kantor)


@pytest.mark.parametrize("lebar", [360, 1280])
def test_every_screen_is_accessible_and_fits(kantor, adegan, meja, lebar):
    keluhan, meja_orang, rute = [], {}, set()
    for nama, orang, alamat in layar(kantor, adegan):
        rute.add(nama)
        if orang not in meja_orang:
            meja_orang[orang] = meja(orang, viewport={"width": lebar, "height": 800})
        page = meja_orang[orang].buka(alamat)
        if page.locator("h1").count() != 1:
            keluhan.append(f"{alamat}: {page.locator('h1').count()} h1")
        # As tall as the page: what the sticky bar covers at one scroll position is no smaller for it.
        tinggi = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": lebar, "height": max(800, tinggi + 200)})
        keluhan += [f"{alamat}: {satu}" for satu in pelanggaran(page)]
        if lebar == 360:
            page.set_viewport_size({"width": 320, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
            keluhan.append(f"{alamat}: hangs over the edge at {page.viewport_size['width']}")
        page.set_viewport_size({"width": lebar, "height": 800})
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
