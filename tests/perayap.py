"""Every page a person can reach by following links, as a browser would."""

import html
import re
from collections import Counter, deque

from django.test import Client
from django.urls import reverse

from tests import pabrik

BUKAN_HALAMAN = re.compile(r"/static/|/akun/logout/|/kelola/logout/|/kelola/.*\?")


def masuk(orang):
    klien = Client()
    klien.force_login(orang, backend="accounts_app.masuk.BackendMasuk")
    return klien


def terkonfirmasi(orang):
    """As `masuk`, and freshly confirmed with the portal password."""
    klien = masuk(orang)
    hasil = klien.post(reverse("account_reauthenticate"), {"password": pabrik.SANDI_PORTAL})
    assert hasil.status_code == 302, hasil.content.decode()
    return klien


def isi(tanggapan):
    """The body in bytes, of a streamed answer too."""
    if not tanggapan.streaming:
        return tanggapan.content
    return b"".join(tanggapan.streaming_content)  # the test client closes it at the last byte


def rayap(klien, mulai=("/",), batas=250, saringan=3):
    """Yield (address, response, body) of all pages linked from `mulai`, redirects followed, each once.

    Of one page under different filters only the first `saringan` are opened, under /kelola/ none: they show the same rows in
    other orders.
    """
    antrean, dikenal, ragam = deque(mulai), set(mulai), Counter()
    while antrean:
        alamat = antrean.popleft()
        tanggapan = klien.get(alamat)
        badan = isi(tanggapan)
        yield alamat, tanggapan, badan
        for tautan in _tautan(alamat, tanggapan, badan):
            if tautan in dikenal or BUKAN_HALAMAN.match(tautan):
                continue
            dikenal.add(tautan)
            ragam[tautan.partition("?")[0]] += 1
            if ragam[tautan.partition("?")[0]] <= saringan:
                antrean.append(tautan)
        assert len(dikenal) < batas, "a maze of pages"


def _tautan(alamat, tanggapan, badan):
    if "Location" in tanggapan.headers:
        tujuan = tanggapan.headers["Location"].partition("#")[0]
        return [tujuan] if tujuan.startswith("/") else []
    if not tanggapan.headers.get("Content-Type", "").startswith("text/html"):
        return []
    semua = re.findall(r'href="([^"#]*)', badan.decode())
    dasar = alamat.partition("?")[0]
    relatif = [dasar + html.unescape(t) for t in semua if t.startswith("?")]
    return [html.unescape(t) for t in semua if t.startswith("/") and not t.startswith("//")] + relatif
