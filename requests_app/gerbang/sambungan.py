"""One POST to the configured gateway: TLS (but to this machine), a time limit, no redirect, a bounded answer."""

import http.client
import ipaddress
import ssl
from urllib.parse import urlsplit

from django.conf import settings

from requests_app.pengiriman import Ditolak
from requests_app.tugas import Gagal

DETIK = 15
JAWABAN_TERPANJANG = 64 * 1024
SEMENTARA = {408, 425, 429}
"""Refusals that time heals."""


def keberatan(url):
    """Why nothing is sent to this address; "" where it may."""
    bagian = urlsplit(url)
    if not bagian.hostname or bagian.username or bagian.password:
        return "PORTAL_GERBANG_URL harus berupa alamat lengkap tanpa nama pengguna di dalamnya."
    if bagian.scheme == "https" or (bagian.scheme == "http" and _mesin_ini(bagian.hostname)):
        return ""
    return "PORTAL_GERBANG_URL harus memakai https."


def _mesin_ini(nama):
    try:
        return nama == "localhost" or ipaddress.ip_address(nama).is_loopback
    except ValueError:
        return False


def pos(isi, tajuk):
    """POST `isi` (bytes) to the gateway. Returns the body of a 2xx; raises Gagal or Ditolak with a reason in Indonesian."""
    url = settings.GERBANG_URL
    if alasan := keberatan(url):
        raise Gagal(alasan)
    try:
        status, badan = _pos(urlsplit(url), isi, tajuk)
    except (OSError, http.client.HTTPException) as galat:
        raise Gagal(f"Gerbang pesan tidak dapat dihubungi: {type(galat).__name__}") from galat
    if 200 <= status < 300:
        return badan
    if 400 <= status < 500 and status not in SEMENTARA:
        raise Ditolak(f"Gerbang menolak pesan ini (HTTP {status}).")
    raise Gagal(f"Gerbang pesan menjawab HTTP {status}.")


def _pos(bagian, isi, tajuk):
    jalur = (bagian.path or "/") + (f"?{bagian.query}" if bagian.query else "")
    sambungan = _buka(bagian)
    try:
        sambungan.request("POST", jalur, body=isi, headers={"User-Agent": "Portal-Akun-SPSE", **tajuk})
        jawaban = sambungan.getresponse()
        return jawaban.status, jawaban.read(JAWABAN_TERPANJANG)
    finally:
        sambungan.close()


def _buka(bagian):
    if bagian.scheme == "http":
        return http.client.HTTPConnection(bagian.hostname, bagian.port, timeout=DETIK)
    konteks = ssl.create_default_context()
    return http.client.HTTPSConnection(bagian.hostname, bagian.port, timeout=DETIK, context=konteks)
