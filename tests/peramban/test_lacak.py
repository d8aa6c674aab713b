"""Filing ends on a page to keep; anybody with its two words follows the permohonan, with JavaScript and without."""

import pytest
from django.core.cache import cache

from requests_app.models import Permohonan
from tests import pabrik


@pytest.fixture(autouse=True)
def tanpa_hitungan(transactional_db):
    cache.clear()


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_number_and_code_of_the_confirmation_open_the_tracking(meja, kantor, js):
    permohonan = pabrik.permohonan(kantor)
    satker = meja(kantor.satker, java_script_enabled=js)
    page = satker.buka(f"/permohonan/{permohonan.nomor}/terkirim/")
    nomor, kode = page.locator("#nomor-permohonan").inner_text(), page.locator("#kode-lacak").inner_text()
    assert nomor == permohonan.nomor
    assert page.locator("button[data-salin='#kode-lacak']").is_visible() == js

    siapa_saja = meja(None, java_script_enabled=js)
    page = siapa_saja.buka("/lacak/")
    page.fill("[name=nomor]", nomor.lower().replace("-", " "))
    page.fill("[name=kode]", kode.lower())
    page.get_by_role("button", name="Lacak").click()
    page.wait_for_load_state()
    assert (siapa_saja.status, siapa_saja.nomor) == ("DIAJUKAN", nomor)
    assert page.locator(".jejak-langkah").count() == 13


def test_a_wrong_code_keeps_what_was_typed_and_says_what_to_check(meja, kantor):
    permohonan = pabrik.permohonan(kantor)
    page = meja(None).buka(f"/lacak/?nomor={permohonan.nomor}&kode=AAAAA2")
    assert "Nomor atau kode tidak cocok" in page.locator(".ringkasan-galat").inner_text()
    assert page.input_value("[name=nomor]") == permohonan.nomor


def test_on_a_phone_the_steps_fold_to_one_line_and_nothing_scrolls_sideways(meja, kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    for lebar in (320, 360):
        satu = meja(None, viewport={"width": lebar, "height": 740})
        kode = Permohonan.objects.get(pk=permohonan.pk).kode_lacak
        page = satu.buka(f"/lacak/?nomor={permohonan.nomor}&kode={kode}")
        assert page.locator(".jejak-ringkas").inner_text().startswith("Langkah 5 dari 13")
        assert not page.locator(".jejak-langkah").first.is_visible()
        page.locator(".jejak-buka").click()
        assert page.locator(".jejak-langkah").count() == 13
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar
