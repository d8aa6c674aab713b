"""Debian's chromium against the live server. Every page is watched: a CSP report or a script error fails the test."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from requests_app import tugas
from requests_app.surat.ca_uji import buat_ca_uji, buat_penanda_uji
from tests import pabrik

PASSPHRASE = "passphrase-uji"


def pytest_collection_modifyitems(items):
    for item in items:
        if "/peramban/" in str(item.path):
            item.add_marker(pytest.mark.peramban)


@pytest.fixture(scope="session", autouse=True)
def izinkan_loop():
    """Playwright leaves an event loop running in this thread; Django's ORM would refuse to work beside it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    aman = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", "--disable-background-networking"]
    # The shell draws no window of its own: the same pages in two thirds of the time.
    peramban = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": peramban, "args": aman}


@pytest.fixture
def kantor(transactional_db, settings, live_server):
    cache.clear()
    settings.PORTAL_URL = live_server.url
    return pabrik.kantor()


@pytest.fixture(scope="session")
def folder_penanda(tmp_path_factory):
    folder = tmp_path_factory.mktemp("penanda")
    buat_ca_uji(folder, bit=2048)
    return folder


@pytest.fixture
def penanda(kantor, folder_penanda, settings):
    """Signing certificates (UJI) of the two heads."""
    settings.PENANDA_DIR = folder_penanda
    for orang in (kantor.kepala_ukpbj, kantor.kepala_lpse):
        buat_penanda_uji(
            folder_penanda,
            kunci_berkas=str(orang.pk),
            nama=orang.nama,
            jabatan="Kepala",
            sandi=PASSPHRASE,
            bit=2048,
        )
    return folder_penanda


class Meja:
    """One person's browser: opens pages, presses actions by their data-aksi."""

    def __init__(self, page, alamat):
        self.page, self.alamat = page, alamat

    def buka(self, jalur):
        self.page.goto(self.alamat + jalur)
        return self.page

    def tekan(self, aksi):
        tombol = self.page.locator(f"button[data-aksi='{aksi}']").last
        if tombol.evaluate("e => e.type === 'submit' && !e.form.matches('[hx-post], [hx-get]')"):
            # A click alone may come back while the old page is still there.
            with self.page.expect_navigation():
                tombol.click()
        else:
            tombol.click()

    @property
    def status(self):
        return self.page.locator("[data-status]").first.get_attribute("data-status")

    @property
    def nomor(self):
        return self.page.locator("[data-nomor]").first.get_attribute("data-nomor")


@pytest.fixture
def meja(browser, live_server, kantor, request):
    """meja(orang, **context) → that person's desk, logged in, in a context of his own."""
    keluhan, konteks_semua = [], []

    def buka(orang, **konteks):
        # Bootstrap scrolls smoothly for who has not asked for less motion; a page that still moves loses clicks.
        bawaan = {
            "locale": "id-ID", "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce",
        }  # fmt: skip
        konteks = browser.new_context(**bawaan | konteks)
        konteks.set_default_timeout(30000)
        konteks_semua.append(konteks)
        if orang is not None:
            klien = Client()
            klien.force_login(orang, backend=django_settings.AUTHENTICATION_BACKENDS[0])
            kunci = klien.cookies[django_settings.SESSION_COOKIE_NAME].value
            konteks.add_cookies(
                [{"name": django_settings.SESSION_COOKIE_NAME, "value": kunci, "url": live_server.url}]
            )
        page = konteks.new_page()
        page.on("console", lambda p: keluhan.append(p.text) if "Content Security" in p.text else None)
        page.on("pageerror", lambda galat: keluhan.append(str(galat)))
        return Meja(page, live_server.url)

    yield buka
    for konteks in konteks_semua:
        konteks.close()
    assert keluhan == []


def kerjakan_janji():
    """Do what was promised, as the worker would: in a thread of its own (signature checks need one without a loop)."""
    from django.db import connection

    def kerja():
        try:
            while tugas.sapu():
                pass
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as kolam:
        kolam.submit(kerja).result()
