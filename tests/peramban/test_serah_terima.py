"""A password in the recipient's browser: shown once, hidden by itself, reported, asked for anew and sealed anew."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from accounts_app.models import Pesan
from tests import pabrik
from tests.peramban.conftest import kerjakan_janji

BARU = "Baru-0O1lI-2026"


@pytest.fixture
def orang(kantor):
    """The one person of a permohonan whose credential was sent; he has a portal password."""
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    kerjakan_janji()
    satu = permohonan.subjek.get()
    satu.pengguna.set_password(pabrik.SANDI_PORTAL)
    satu.pengguna.save()
    return satu


def buka_password(meja, orang):
    """From the inbox to the page that shows it."""
    page = meja.buka("/e-pesan/")
    page.get_by_role("link", name=re.compile("SPSE Anda")).first.click()
    page.get_by_role("link", name="Lanjut membuka").click()
    if page.locator("input[type=password]").count():
        page.fill("input[type=password]", pabrik.SANDI_PORTAL)
        page.locator("main button[type=submit]").first.click()
    assert "Jangan di komputer bersama" in page.locator("main").inner_text()
    meja.tekan("buka_kredensial")
    return page


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_it_is_shown_once_and_the_way_back_does_not_show_it_again(meja, orang, js):
    meja = meja(orang.pengguna, java_script_enabled=js)
    page = buka_password(meja, orang)
    assert page.locator("#kata-sandi").get_attribute("data-nilai") == pabrik.SANDI_SPSE
    assert page.locator("[data-perpanjang]").is_visible() == js
    meja.tekan("konfirmasi_kredensial")
    assert "Tidak ada lagi yang perlu Anda kerjakan" in page.content()
    with suppress(Error):  # the browser has kept no copy, and asks before it would post again
        page.go_back(wait_until="commit")
    page.wait_for_timeout(1000)
    assert pabrik.SANDI_SPSE not in page.content()


def test_it_hides_itself_after_five_minutes_and_is_extended_once(meja, orang):
    meja = meja(orang.pengguna)
    meja.page.clock.install()
    page = buka_password(meja, orang)
    page.clock.run_for(60_000)
    assert (
        "dalam 4 menit" in page.locator("[data-sisa]").inner_text()
        or "dalam 3 menit" in page.locator("[data-sisa]").inner_text()
    )
    page.locator("[data-perpanjang]").click()
    assert not page.locator("[data-perpanjang]").is_visible()
    page.clock.run_for(5 * 60_000)
    assert page.locator("#kata-sandi").is_visible()
    page.clock.run_for(5 * 60_000)
    assert "Password disembunyikan" in page.locator("[data-rahasia]").inner_text()
    assert pabrik.SANDI_SPSE not in page.content()
    assert page.locator("[data-siaran]").inner_text() == "Password disembunyikan."


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa-js"])
def test_a_report_leads_to_a_new_password_without_a_telephone_call(meja, kantor, orang, js):
    penerima = meja(orang.pengguna, java_script_enabled=js, viewport={"width": 360, "height": 740})
    page = penerima.buka("/e-pesan/")
    page.get_by_role("link", name=re.compile("SPSE Anda")).first.click()
    page.get_by_role("link", name="Laporkan").click()
    penerima.tekan("lapor_kredensial")
    assert "Apa yang terjadi sekarang" in page.content()
    penerima.tekan("minta_kredensial")
    assert "Password baru sudah Anda minta" in page.content()
    kerjakan_janji()

    tim = meja(kantor.admin_ppe, java_script_enabled=js)
    page = tim.buka(Pesan.objects.get(penerima=kantor.admin_ppe, perihal__startswith="Laporan").tautan)
    page.get_by_role("link", name=re.compile("Segel password baru")).click()
    page.fill("[name=sandi]", BARU)
    tim.tekan("segel_ulang")
    assert "disegel dan dikirim lewat e-Pesan" in page.content()
    assert BARU not in page.content()
    kerjakan_janji()

    page = buka_password(penerima, orang)
    assert page.locator("#kata-sandi").get_attribute("data-nilai") == BARU
    eja = page.locator(".rahasia-eja").last.inner_text()
    assert "ke-6: angka nol" in eja
    assert "ke-7: huruf O besar" in eja
    assert page.evaluate("document.documentElement.scrollWidth") <= 360 if js else True
