"""The judge of uploaded files: PDF, JPG or PNG of an honest size, judged by content and never by name alone.

The original bytes are evidence (they may carry a BSrE signature) and are never changed here. Parsing happens in a
child process (`pengurai`), so that a bomb ends there and not in the web process. No Django models.
"""

import hashlib
import json
import math
import re
import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.berkas.pengurai import tipe_menurut_tanda

# The processor time is what is limited; a busy machine is no reason to refuse a file.
DETIK_PENGURAI = 30
POTONGAN = 64 * 1024
PANJANG_NAMA = 120
EKSTENSI = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
NAMA_TIPE = {"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG"}

PESAN = {
    "kosong": "Berkas kosong (0 bita). Pilih berkas yang berisi lalu unggah kembali.",
    "terlalu_besar": "Berkas {ukuran}melebihi batas {batas} MB. Perkecil atau pindai pada 150–200 dpi.",
    "ekstensi": "Nama berkas harus berakhiran .pdf, .jpg, .jpeg, atau .png. Simpan atau pindai sebagai PDF/JPG/PNG "
    "lalu unggah kembali.",
    "tipe": "Isi berkas bukan PDF/JPG/PNG walau namanya {ekstensi}. Buka dokumen aslinya, simpan sebagai PDF, "
    "lalu unggah kembali.",
    "tipe_beda": "Isi berkas adalah {tipe}, tetapi namanya berakhiran {ekstensi}. Ganti akhiran nama berkas agar "
    "sesuai isinya lalu unggah kembali.",
    "awalan_asing": "Ada data lain di depan isi PDF. Buka berkas, cetak ulang sebagai PDF, lalu unggah kembali.",
    "ganda": "Berkas menyimpan berkas jenis lain di dalamnya. Cetak ulang sebagai PDF biasa lalu unggah kembali.",
    "pdf_rusak": "Berkas PDF rusak atau terpotong. Cetak ulang sebagai PDF atau pindai ulang lalu unggah kembali.",
    "pdf_terkunci": "Berkas dikunci kata sandi. Unggah salinan tanpa kata sandi.",
    "pdf_dibatasi": "Berkas dikunci kata sandi pemilik (pembatasan cetak atau salin). Cetak ulang sebagai PDF biasa "
    "tanpa pembatasan lalu unggah kembali.",
    "pdf_tanpa_halaman": "Berkas PDF tidak memuat halaman. Cetak ulang dokumennya sebagai PDF lalu unggah kembali.",
    "pdf_halaman_banyak": "Berkas PDF lebih dari 200 halaman. Unggah hanya halaman yang diminta.",
    "isi_aktif": "Berkas mengandung skrip aktif; ekspor ulang sebagai PDF biasa lalu unggah kembali.",
    "bom": "Isi berkas mengembang jauh melebihi ukurannya. Cetak ulang sebagai PDF biasa lalu unggah kembali.",
    "gambar_rusak": "Gambar rusak atau terpotong. Foto atau pindai ulang lalu unggah kembali.",
    "gambar_besar": "Gambar lebih dari 50 juta piksel. Perkecil atau pindai pada 150–200 dpi lalu unggah kembali.",
    "gambar_bergerak": "Gambar bergerak tidak diterima. Simpan sebagai gambar biasa atau PDF lalu unggah kembali.",
    "terlalu_berat": "Berkas terlalu rumit untuk diperiksa. Cetak ulang sebagai PDF biasa atau pindai ulang pada "
    "150–200 dpi lalu unggah kembali.",
}
PERINGATAN = {
    "resolusi_rendah": "Resolusi rendah: tulisan mungkin tidak terbaca. Sebaiknya pindai ulang pada 150–200 dpi.",
}


class BerkasDitolak(Exception):
    """`kode` is a key of PESAN; `pesan` says in Indonesian what is wrong and what to do; `rincian` what was found."""

    def __init__(self, kode, pesan, rincian=()):
        super().__init__(pesan)
        self.kode, self.pesan, self.rincian = kode, pesan, list(rincian)


class PenguraiGagal(RuntimeError):
    """The parsing process itself failed (not installed, no memory to start): the server's fault, not the file's."""


@dataclass(frozen=True)
class HasilPeriksa:
    """What is known of an accepted file: media type, bytes, pages (PDF only), SHA-256 in hex, warnings to show."""

    tipe: str
    ukuran: int
    halaman: int | None
    sha256: str
    peringatan: list[str] = field(default_factory=list)


def periksa_berkas(fp, nama):
    """Judge the file `fp` (binary, read to its end or just past the limit, then rewound) that is called `nama`.

    Returns HasilPeriksa; raises BerkasDitolak. ASVS 5.0 5.2.1–5.2.3, 5.2.6.
    """
    ekstensi = Path(nama_aman(nama)).suffix.lower()
    with tempfile.TemporaryFile() as salinan:
        ukuran, sha256 = _salin_terbatas(fp, salinan)
        _cocokkan_nama(_awal(salinan), ekstensi)
        uraian = _urai_terpisah(salinan)
    if uraian["kode"]:
        _tolak(uraian["kode"], uraian["rincian"], ekstensi=ekstensi)
    peringatan = [PERINGATAN[kata] for kata in uraian["peringatan"]]
    return HasilPeriksa(uraian["tipe"], ukuran, uraian["halaman"], sha256, peringatan)


def nama_aman(nama):
    """The display name of an upload: last path part, no control or direction characters, at most 120 characters.

    The ending survives the shortening. Never used as a path: files are stored under their digest (`gudang`).
    """
    nama = re.split(r"[/\\]", unicodedata.normalize("NFC", str(nama)))[-1]
    nama = "".join(
        " " if h.isspace() else h for h in nama if h.isspace() or unicodedata.category(h)[0] != "C"
    )
    nama = unicodedata.normalize("NFC", " ".join(nama.split())).rstrip(". ")
    batang, titik, ekor = nama.rpartition(".")
    if not batang or len(ekor) > 10:
        return nama[:PANJANG_NAMA].rstrip(". ") or "berkas"
    return f"{batang[: PANJANG_NAMA - len(ekor) - 1].rstrip()}{titik}{ekor}"


def pesan_penolakan(kode, **isian):
    """The sentence of a refusal; `isian` fills its places."""
    return PESAN[kode].format(**isian)


def pesan_besar(ukuran="{ukuran}"):
    """The sentence for a file over the limit; the place of its size is left open for a script to fill ("12,4 MB ")."""
    return pesan_penolakan("terlalu_besar", ukuran=ukuran, batas=settings.BATAS_UNGGAH // 1024**2)


def _tolak(kode, rincian=(), **isian):
    raise BerkasDitolak(kode, pesan_penolakan(kode, **isian), rincian)


def _salin_terbatas(fp, salinan):
    """Copy at most one chunk more than the limit; the declared size is never believed. Returns bytes and SHA-256."""
    ukuran, sidik = 0, hashlib.sha256()
    _putar_ulang(fp)
    while potongan := fp.read(POTONGAN):
        ukuran += len(potongan)
        if ukuran > settings.BATAS_UNGGAH:
            _putar_ulang(fp)
            raise BerkasDitolak("terlalu_besar", pesan_besar(_ukuran_tertulis(fp)))
        sidik.update(potongan)
        salinan.write(potongan)
    _putar_ulang(fp)
    if not ukuran:
        _tolak("kosong")
    return ukuran, sidik.hexdigest()


def _putar_ulang(fp):
    if fp.seekable():
        fp.seek(0)


def _ukuran_tertulis(fp):
    """'12,4 MB ' when the file object states its size (Django's UploadedFile does), else nothing; rounded up."""
    ukuran = getattr(fp, "size", None)
    return f"{math.ceil(ukuran / 1024**2 * 10) / 10:.1f} MB ".replace(".", ",") if ukuran else ""


def _awal(salinan):
    salinan.seek(0)  # also flushes what was written
    return salinan.read(1024)


def _cocokkan_nama(awal, ekstensi):
    tipe = tipe_menurut_tanda(awal)
    if ekstensi not in EKSTENSI:
        _tolak("ekstensi")
    if tipe is None:
        _tolak("awalan_asing" if b"%PDF-" in awal else "tipe", ekstensi=ekstensi)
    if tipe != EKSTENSI[ekstensi]:
        _tolak("tipe_beda", tipe=NAMA_TIPE[tipe], ekstensi=ekstensi)


def _urai_terpisah(salinan):
    """Run `pengurai` on the copy and read its verdict."""
    with tempfile.TemporaryFile() as jawaban:
        try:
            kode = jalankan_terkurung(
                "requests_app.berkas.pengurai", masukan=salinan, keluaran=jawaban, detik=DETIK_PENGURAI
            )
        except LewatWaktu:
            _tolak("terlalu_berat")
        if kode < 0:  # ended by a signal: over a limit, or a parser that crashed
            _tolak("terlalu_berat")
        jawaban.seek(0)
        return _uraian_sah(jawaban.read(POTONGAN), kode)


def _uraian_sah(jawaban, kode_keluar):
    """The verdict as a dict. A process that parsed a hostile file is not believed beyond the words we know."""
    try:
        uraian = json.loads(jawaban)
        dikenal = uraian["kode"] in PESAN or (
            uraian["kode"] is None
            and uraian["tipe"] in NAMA_TIPE
            and isinstance(uraian["halaman"], int | None)
            and set(uraian["peringatan"]) <= PERINGATAN.keys()
        )
    except (ValueError, KeyError, TypeError):
        dikenal = False
    if kode_keluar or not dikenal:
        raise PenguraiGagal(f"pengurai berakhir dengan kode {kode_keluar}")
    return uraian
