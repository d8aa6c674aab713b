"""What a first visit downloads, compressed as WhiteNoise serves it: an old laptop on a village line is the measure."""

import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

BATAS = 60_000
TAUTAN = re.compile(r'(?:href|src)="/static/([^"#]+)')


def bobot(klien, alamat):
    """{address: compressed bytes} of the page and everything it asks for, fonts and icons too."""
    halaman = klien.get(alamat)
    assert halaman.status_code == 200
    hasil = {alamat: len(brotli.compress(halaman.content, quality=5))}
    for nama in set(TAUTAN.findall(halaman.content.decode())):
        with open(finders.find(nama), "rb") as berkas:
            isi = berkas.read()
        hasil[nama] = min(len(isi), len(brotli.compress(isi)))
    return hasil


@pytest.mark.parametrize("siapa", [None, "satker", "kepala_ukpbj", "admin_ppe"])
def test_a_first_view_weighs_at_most_60_kilobytes(kantor, settings, siapa):
    klien = Client()
    if siapa:
        klien.force_login(getattr(kantor, siapa), backend=settings.AUTHENTICATION_BACKENDS[0])
    alamat = "/" if siapa else "/akun/login/"
    isi = bobot(klien, alamat)
    assert sum(isi.values()) <= BATAS, sorted(isi.items(), key=lambda satu: -satu[1])
    assert "vendor/inter-latin.woff2" in isi
