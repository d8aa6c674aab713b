"""The sheet of a SOP as PDF. Anybody may ask for it, so that it is rendered once for what it says and then only read.

Cached beside the page images (`<GAMBAR_DIR>/sop/<digest of the HTML>/lembar.pdf`), and swept with them when nobody asks.
"""

import hashlib
import os
import tempfile
import threading
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts_app.models import ProfilKantor
from requests_app.bagan.gambar import svg
from requests_app.bagan.tata import tata
from requests_app.lembar_sop import lembar
from requests_app.surat.lembar_disposisi import yang_tercetak
from requests_app.surat.pdf import GagalMembuatPdf, buat_pdf

RUANG = (1030, 620)
"""Pixels there are for a drawing on an A4 page in landscape."""
DETIK_TUNGGU = 20
SIBUK = "Server sedang menyusun lembar SOP lain. Coba lagi sebentar lagi."

_antrean = threading.BoundedSemaphore(1)


def tersedia(html):
    """The path of the PDF of this HTML (whether it is there or not)."""
    return Path(settings.GAMBAR_DIR) / "sop" / hashlib.sha256(html.encode()).hexdigest() / "lembar.pdf"


def buat(kelas, html):
    """Render the sheet, unless another visitor just did; its path. Raises GagalMembuatPdf."""
    tujuan = tersedia(html)
    if not _antrean.acquire(timeout=DETIK_TUNGGU):
        raise GagalMembuatPdf(SIBUK)
    try:
        if not tujuan.exists():
            _simpan(tujuan, buat_pdf(html, judul=kelas.NAMA, dibuat=timezone.now()).pdf)
    finally:
        _antrean.release()
    return tujuan


def _simpan(tujuan, isi):
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pegangan, sementara = tempfile.mkstemp(dir=tujuan.parent)  # mode 0600
    with os.fdopen(pegangan, "wb") as keluaran:
        keluaran.write(isi)
    os.replace(sementara, tujuan)


def html_lembar_sop(kelas):
    isi = lembar(kelas)
    halaman = tata(isi["graf"], berhalaman=True)
    isi["bagan"] = [SafeString(_gambar(kelas, satu)) for satu in halaman]
    isi["kantor"] = ProfilKantor.muat()
    return yang_tercetak(render_to_string("surat/sop/lembar.html", isi))


def _gambar(kelas, satu):
    rincian = f"Halaman {satu.nomor} dari {satu.seluruh} bagan alir {kelas.NAMA}."
    return svg(
        satu, judul="Bagan alir", rincian=rincian, kunci=f"bagan-{satu.nomor}", huruf="Arimo", muat=RUANG
    )
