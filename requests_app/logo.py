"""The office's logo: judged like every upload, drawn anew in the cage, and kept as a small PNG without anything else in it."""

import base64
import logging
import tempfile

from requests_app.berkas import gudang
from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.berkas.periksa import BerkasDitolak, periksa_berkas
from requests_app.surat.perender import GAMBAR_TERTANAM

BATAS = 1024 * 1024
LEBAR = 400
"""Pixels: 21 mm of a letter at more than 400 dpi."""
DETIK_PELUKIS = 30
TERLALU_BESAR = "Logo melebihi 1 MB. Perkecil gambarnya, misalnya selebar 400 piksel, lalu unggah kembali."
BUKAN_GAMBAR = "Logo harus berupa gambar PNG atau JPG."
RUSAK = "Gambar ini tidak dapat digambar ulang. Simpan lagi sebagai PNG lalu unggah kembali."

catatan = logging.getLogger(__name__)


def simpan(fp, nama):
    """Keep the picture `fp` (binary, with its `size`) and return the SHA-256 of what is printed. Raises BerkasDitolak."""
    if fp.size > BATAS:
        raise BerkasDitolak("terlalu_besar", TERLALU_BESAR)
    tipe = periksa_berkas(fp, nama).tipe
    if not tipe.startswith("image/"):
        raise BerkasDitolak("tipe", BUKAN_GAMBAR)
    fp.seek(0)
    return gudang.simpan(_lukis(fp.read(), tipe))


def _lukis(isi, tipe):
    with tempfile.TemporaryFile() as masukan, tempfile.TemporaryFile() as keluaran:
        masukan.write(isi)
        masukan.flush()
        try:
            kode = jalankan_terkurung(
                "requests_app.berkas.pelukis",
                tipe,
                1,
                LEBAR,
                masukan=masukan,
                keluaran=keluaran,
                detik=DETIK_PELUKIS,
            )
        except LewatWaktu:
            kode = -1
        if kode:
            raise BerkasDitolak("gambar_rusak", RUSAK)
        keluaran.seek(0)
        return keluaran.read()


def baca(sha256):
    """The PNG. Raises FileNotFoundError."""
    with gudang.buka(sha256) as berkas:
        return berkas.read()


def tertanam(sha256):
    """The logo as a data: address. Where the store has lost it the letter comes out without: nothing may hold letters up."""
    try:
        return GAMBAR_TERTANAM + base64.b64encode(baca(sha256)).decode()
    except FileNotFoundError:
        catatan.error("Logo %s tidak ada di gudang", sha256)
        return TANPA_GAMBAR


TANPA_GAMBAR = f"{GAMBAR_TERTANAM}iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
"""One white pixel."""
