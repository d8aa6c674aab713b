"""The letter as it would be printed now, as pictures: rendered by the letter's own renderer, kept for minutes, in no store.

Pictures lie in a private folder of the person and the permohonan; whoever has not that pair in his request finds nothing.
"""

import hashlib
import os
import re
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.surat.pdf import GagalMembuatPdf, buat_pdf
from requests_app.surat.susun import html_surat
from requests_app.surat.variabel import POLA, VARIABEL, isi_tetap

LEBAR = 900
HALAMAN_TERBANYAK = 8
DETIK_PELUKIS = 15
DETIK_SIMPAN = 15 * 60
SIDIK = re.compile(r"[0-9a-f]{32}")
SIBUK = "Server sedang menyusun pratinjau lain. Coba lagi sebentar lagi."

_antrean = threading.BoundedSemaphore(2)
"""Letters rendered at once by one web process: a person who types asks for many."""


@dataclass(frozen=True)
class Pratinjau:
    """`sidik` names the pictures; there are `halaman` of them, of `seluruh` pages."""

    sidik: str
    halaman: int
    seluruh: int

    @property
    def nomor(self):
        return range(1, self.halaman + 1)


def buat(permohonan, surat, isi, pengguna):
    """Render the words `isi` as the draft they would be. Returns a Pratinjau; raises GagalMembuatPdf."""
    if not _antrean.acquire(timeout=DETIK_PELUKIS):
        raise GagalMembuatPdf(SIBUK)
    try:
        html = tandai_asing(html_surat(permohonan, surat, isi_tetap(permohonan, isi)))
        hasil = buat_pdf(html, judul="Pratinjau", dibuat=timezone.now())
        return _simpan(_folder(permohonan, pengguna), hasil)
    finally:
        _antrean.release()


def jalur(permohonan, pengguna, sidik, halaman):
    """The picture of one page (from 1). Raises FileNotFoundError, also when it has lapsed."""
    berkas = _folder(permohonan, pengguna) / sidik / f"{halaman}.png"
    if not SIDIK.fullmatch(sidik) or halaman > HALAMAN_TERBANYAK:
        raise FileNotFoundError(sidik)
    if berkas.stat().st_mtime < time.time() - DETIK_SIMPAN:
        raise FileNotFoundError(sidik)
    return berkas


def sapu(lebih_tua=DETIK_SIMPAN):
    """Delete pictures older than this many seconds."""
    batas = time.time() - lebih_tua
    for folder in _akar().glob("*/*"):
        try:
            if folder.stat().st_mtime < batas:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:  # swept by a neighbour
            continue


def tandai_asing(html):
    """Variables nobody knows stand out in red where they would be printed."""
    kepala, badan, isi = html.partition("<body>")
    return kepala + badan + POLA.sub(_tandai, isi)


def _tandai(cocok):
    return cocok[0] if cocok[1] in VARIABEL else f'<span class="asing">{cocok[0]}</span>'


def _akar():
    return Path(settings.DATA_DIR) / "pratinjau"


def _folder(permohonan, pengguna):
    return _akar() / f"{pengguna.pk}-{permohonan.pk}"


def _simpan(folder, hasil):
    """Draw the pages and put them in place at once: a reader finds all of them or none."""
    sidik = hashlib.sha256(hasil.pdf).hexdigest()[:32]
    halaman = min(hasil.halaman, HALAMAN_TERBANYAK)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sapu()
    sementara = Path(tempfile.mkdtemp(dir=folder, prefix="."))
    try:
        for nomor in range(1, halaman + 1):
            _lukis(hasil.pdf, nomor, sementara / f"{nomor}.png")
        shutil.rmtree(folder / sidik, ignore_errors=True)
        os.replace(sementara, folder / sidik)
    finally:
        shutil.rmtree(sementara, ignore_errors=True)
    return Pratinjau(sidik, halaman, hasil.halaman)


def _lukis(pdf, nomor, tujuan):
    with tempfile.TemporaryFile() as masukan, tujuan.open("wb") as keluaran:
        masukan.write(pdf)
        masukan.flush()
        try:
            kode = jalankan_terkurung(
                "requests_app.berkas.pelukis", "application/pdf", nomor, LEBAR,
                masukan=masukan, keluaran=keluaran, detik=DETIK_PELUKIS,
            )  # fmt: skip
        except LewatWaktu:
            kode = -1
    if kode:
        raise GagalMembuatPdf("Halaman surat tidak dapat digambar.")
