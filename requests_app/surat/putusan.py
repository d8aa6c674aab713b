"""The answer to "is this letter genuine?": one verdict of a fixed table, from the register first and the signature second.

The page for everybody and `manage.py verifikasi_surat` both ask here. Nothing is kept and nothing is fetched; the file is
read in a process of its own.
"""

import hashlib
import json
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.models import Surat
from requests_app.surat import pemeriksa
from requests_app.surat import verifikasi as tt
from requests_app.surat.ca_uji import BERKAS_AKAR, akar_uji

DETIK_TERLAMA = 20
DETIK_ANTRE = 3
AKHIR_BERKAS = b"%%EOF"
PENGGALAN_TERBANYAK = 20

_antrean = threading.BoundedSemaphore(2)
"""Files read at once by one web process: anybody may send one, and the office's own people need the rest of it."""


class Sibuk(Exception):
    """Too many files are being checked at this moment; the text of the exception says so to the reader."""

    def __init__(self):
        super().__init__(
            "Server sedang memeriksa berkas lain, jadi berkas Anda belum diperiksa. Coba lagi sebentar lagi."
        )


@dataclass(frozen=True)
class Kata:
    """What people read. `warna` as in the portal's alerts; `lalu`: what to do now."""

    judul: str
    arti: str
    lalu: str
    warna: str = "galat"


PUTUSAN = {
    "ASLI": Kata(
        "Asli dan utuh",
        "Berkas ini sama persis, bita demi bita, dengan surat yang tercatat di portal.",
        "Surat ini dapat dipakai. Keterangannya ada di bawah.",
        "sukses",
    ),
    "SURAT_LAIN": Kata(
        "Surat asli, tetapi bukan surat ini",
        "Berkas ini surat lain yang juga tercatat di portal.",
        "Cocokkan nomor di bawah dengan surat yang Anda maksud.",
        "perhatian",
    ),
    "DITAMBAHI": Kata(
        "Diubah setelah ditandatangani",
        "Bagian awal berkas ini surat yang tercatat di portal, tetapi ada yang ditambahkan sesudahnya.",
        "Jangan pakai berkas ini. Minta berkas aslinya kepada kantor yang namanya ada di bawah.",
    ),
    "DIUBAH": Kata(
        "Isinya diubah setelah ditandatangani",
        "Berkas ini memuat tanda tangan elektronik, tetapi isinya bukan lagi yang ditandatangani.",
        "Jangan pakai berkas ini. Minta berkas aslinya kepada kantor penerbit.",
    ),
    "DISIMPAN_ULANG": Kata(
        "Disimpan ulang oleh aplikasi lain",
        "Tanda tangan elektroniknya masih ada, tetapi berkas ini tidak lagi sama dengan yang ditandatangani, "
        "sehingga isinya tidak dapat dipastikan.",
        "Minta berkas yang belum dibuka lalu disimpan atau diperkecil dengan aplikasi lain, kemudian periksa lagi.",
        "perhatian",
    ),
    "TANPA_TANDA_TANGAN": Kata(
        "Belum bertanda tangan",
        "Berkas ini tidak memuat tanda tangan elektronik: mungkin draf, hasil pindai, atau hasil cetak ke PDF.",
        "Minta berkas bertanda tangan. Bila Anda memegang kertasnya, pindai kode QR pada surat itu.",
        "perhatian",
    ),
    "PIHAK_LAIN": Kata(
        "Ditandatangani pihak lain",
        "Tanda tangannya utuh, tetapi bukan dengan sertifikat yang dikenal kantor ini, dan suratnya tidak tercatat di portal.",
        "Jangan anggap surat ini dari kantor kami. Tanyakan kepada pihak yang memberikannya.",
    ),
    "TIDAK_TERCATAT": Kata(
        "Tidak tercatat sebagai surat portal ini",
        "Tanda tangannya utuh dan penanda tangannya dikenal, tetapi berkas ini tidak ada dalam daftar surat portal.",
        "Hubungi kantor untuk memastikan surat ini.",
        "perhatian",
    ),
    "SERTIFIKAT_TIDAK_BERLAKU": Kata(
        "Ditandatangani di luar masa berlaku sertifikat",
        "Tanda tangannya utuh, tetapi sertifikatnya tidak berlaku pada waktu penandatanganan.",
        "Hubungi kantor untuk memastikan surat ini.",
    ),
    "TERKUNCI": Kata(
        "Berkas terkunci",
        "Berkas dikunci kata sandi, sehingga isinya tidak dapat diperiksa.",
        "Unggah salinan tanpa kata sandi.",
        "perhatian",
    ),
    "RUSAK": Kata(
        "Berkas rusak",
        "PDF ini terpotong atau rusak, sehingga tidak dapat dibaca.",
        "Unduh atau minta ulang berkasnya, lalu periksa lagi.",
        "perhatian",
    ),
    "BUKAN_PDF": Kata(
        "Bukan PDF",
        "Berkas ini bukan PDF. Foto atau pindaian surat tidak memuat tanda tangan elektronik.",
        "Unggah berkas PDF suratnya. Bila Anda memegang kertasnya, pindai kode QR pada surat itu.",
        "perhatian",
    ),
    "TERLALU_RUMIT": Kata(
        "Tidak selesai diperiksa",
        "Pemeriksaan berkas ini dihentikan karena terlalu lama atau terlalu berat.",
        "Minta berkas aslinya kepada kantor penerbit, lalu periksa lagi.",
        "perhatian",
    ),
}
"""All verdicts, and how each is put to a person."""

DARI_TANDA_TANGAN = {
    tt.SAH: "TIDAK_TERCATAT",
    tt.TANPA_TANDA_TANGAN: "TANPA_TANDA_TANGAN",
    tt.DIUBAH: "DIUBAH",
    tt.DIUBAH_SETELAH_DITANDATANGANI: "DIUBAH",
    tt.PENANDA_TANGAN_TIDAK_DIKENAL: "PIHAK_LAIN",
    tt.SERTIFIKAT_TIDAK_BERLAKU: "SERTIFIKAT_TIDAK_BERLAKU",
    tt.RUSAK: "RUSAK",
}
"""What a file that is not in the register is, by what its signature proves."""


@dataclass(frozen=True)
class Putusan:
    """`kode` is a key of PUTUSAN. `surat`: the letter of the register this file is, or began as.

    `tanda_tangan`: what `verifikasi.periksa_tanda_tangan` found, as a dict with `waktu` as text; {} when it was not needed.
    """

    kode: str
    surat: Surat | None = None
    tanda_tangan: dict = field(default_factory=dict)

    @property
    def kata(self):
        return PUTUSAN[self.kode]


def putuskan(pdf, dimaksud=None):
    """The Putusan on the bytes `pdf`. `dimaksud`: the Surat it is said to be. Raises Sibuk."""
    surat = _tercatat(hashlib.sha256(pdf).hexdigest())
    if surat:
        return Putusan("ASLI" if dimaksud in (None, surat) else "SURAT_LAIN", surat, _periksa(pdf))
    if surat := _awalan_tercatat(pdf):
        return Putusan("DITAMBAHI", surat, _periksa(pdf))
    temuan = _periksa(pdf)
    return Putusan(_kode(temuan), tanda_tangan=temuan)


def _tercatat(*sidik):
    tercatat = Surat.objects.exclude(sha256="").select_related("nomor", "penanda_tangan", "permohonan")
    return tercatat.filter(sha256__in=sidik).first()


def _awalan_tercatat(pdf):
    """The registered letter with which the file begins: an addition leaves everything before it as it was."""
    sidik, semua, mulai = hashlib.sha256(), [], 0
    while len(semua) < 2 * PENGGALAN_TERBANYAK and (akhir := pdf.find(AKHIR_BERKAS, mulai)) >= 0:
        # The last line of a PDF may end with a line end or not.
        for ekor in (b"", b"\n"):
            batas = akhir + len(AKHIR_BERKAS) + len(ekor)
            if pdf[batas - len(ekor) : batas] == ekor:
                sidik.update(pdf[mulai:batas])
                semua.append(sidik.hexdigest())
                mulai = batas
    return _tercatat(*semua)


def _kode(temuan):
    if not temuan:
        return "TERLALU_RUMIT"
    if temuan["bentuk"] in (tt.BUKAN_PDF, tt.TERKUNCI):
        return temuan["bentuk"]
    if temuan["putusan"] == tt.DIUBAH and temuan["bentuk"] == tt.DISIMPAN_ULANG:
        return "DISIMPAN_ULANG"
    return DARI_TANDA_TANGAN[temuan["putusan"]]


def _akar():
    """The roots whose signers the office knows, PEM; none before the first certificate was made."""
    folder = Path(settings.PENANDA_DIR)
    return [akar_uji(folder).decode()] if (folder / BERKAS_AKAR).exists() else []


def _periksa(pdf):
    """The findings of `pemeriksa` on a file; {} when it did not end in time or within its limits."""
    if tt.bukan_pdf(pdf):
        return {"putusan": tt.RUSAK, "bentuk": tt.BUKAN_PDF}
    if not _antrean.acquire(timeout=DETIK_ANTRE):
        raise Sibuk
    try:
        return _periksa_terkurung(pdf)
    finally:
        _antrean.release()


def _periksa_terkurung(pdf):
    with tempfile.TemporaryFile() as masukan, tempfile.TemporaryFile() as keluaran:
        masukan.write(json.dumps({"akar": _akar()}).encode() + b"\n")
        masukan.write(pdf)
        masukan.flush()
        try:
            kode = jalankan_terkurung(
                pemeriksa.__name__, masukan=masukan, keluaran=keluaran, detik=DETIK_TERLAMA
            )
        except LewatWaktu:
            return {}
        keluaran.seek(0)
        return {} if kode else _temuan_sah(keluaran.read(64 * 1024))


def _temuan_sah(jawaban):
    """The findings. A process that read a hostile file is not believed beyond the words we know."""
    try:
        temuan = json.loads(jawaban)
        dikenal = temuan["putusan"] in DARI_TANDA_TANGAN and temuan["bentuk"] in tt.BENTUK
    except (ValueError, KeyError, TypeError):
        return {}
    return temuan if dikenal else {}
