"""Numbers: of permohonan (with two check characters and a tracking code) and of letters (gapless, yearly)."""

import re
import secrets

from django.db import transaction
from django.utils import timezone

from accounts_app.models import ProfilKantor
from accounts_app.nomor_surat import susun
from requests_app.models import NomorSurat, Penomoran

ALFABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PANJANG_LACAK = 6
BENTUK_NOMOR = re.compile(r"(\w+)-(\d{4})-(\d{6,})-(\w\w)", re.ASCII)
BENTUK_RAPAT = re.compile(r"([A-Z]+)(\d{4})(\d{6,})(\w\w)", re.ASCII)


def berikutnya(register, tahun):
    """The next number of a register in a year, inside the caller's transaction: given up again when that rolls back."""
    Penomoran.objects.get_or_create(register=register, tahun=tahun)
    baris = Penomoran.objects.select_for_update().get(register=register, tahun=tahun)
    baris.terakhir += 1
    baris.save(update_fields=["terakhir"])
    return baris.terakhir


def nomor_permohonan(awalan):
    """A registration number like "PPK-2026-000417-K7"."""
    tahun = timezone.localdate().year
    pokok = f"{awalan}-{tahun}-{berikutnya(f'permohonan:{awalan}', tahun):06}"
    return f"{pokok}-{aksara_periksa(pokok)}"


def aksara_periksa(pokok):
    """Two characters (mod 1021 over position-weighted codes) that catch any one wrong or two swapped characters."""
    jumlah = 0
    for huruf in pokok:
        jumlah = (jumlah * 37 + ord(huruf)) % 1021
    return ALFABET[jumlah // 32] + ALFABET[jumlah % 32]


def rapikan_nomor(teks):
    """A registration number as it is printed, however it was typed: lower case, spaces, slashes, nothing between its parts."""
    teks = re.sub(r"[\W_]+", "-", teks.upper(), flags=re.ASCII).strip("-")
    rapat = BENTUK_RAPAT.fullmatch(teks.replace("-", ""))
    return "-".join(rapat.groups()) if rapat else teks


def nomor_sah(nomor):
    """Could this number have been given out, by its form and its two check characters?"""
    return bool(BENTUK_NOMOR.fullmatch(nomor)) and aksara_periksa(nomor[:-3]) == nomor[-2:]


def kode_lacak_baru():
    """What opens the public tracking of one permohonan, together with its number: 30 random bits, guessed 10 times at most."""
    return "".join(secrets.choice(ALFABET) for _ in range(PANJANG_LACAK))


def nomor_surat_berikutnya(profil, tanggal, jumlah=3):
    """The next numbers as they would be given out on this day, none of them reserved."""
    terakhir = Penomoran.objects.filter(register="surat", tahun=tanggal.year).values_list(
        "terakhir", flat=True
    )
    mulai = next(iter(terakhir), 0) + 1
    return [susun(profil, urut, tanggal) for urut in range(mulai, mulai + jumlah)]


@transaction.atomic
def pesan_nomor_surat(permohonan, oleh, tanggal, derajat="B"):
    """Reserve the next letter number (NomorSurat, DIPESAN) dated `tanggal`, the office's day."""
    profil = ProfilKantor.muat()
    urut = berikutnya("surat", tanggal.year)
    teks = susun(profil, urut, tanggal, derajat)
    return NomorSurat.objects.create(
        tahun=tanggal.year, urut=urut, teks=teks, tanggal=tanggal, permohonan=permohonan, dipesan_oleh=oleh
    )


def batalkan_nomor(permohonan, alasan, hanya=None):
    """Void the number reserved for this permohonan, with the reason; it is never given again. Returns it, or None.

    `hanya`: the NomorSurat that failed; another one reserved meanwhile is left alone.
    """
    nomor = NomorSurat.objects.filter(permohonan=permohonan, keadaan=NomorSurat.Keadaan.DIPESAN).first()
    if nomor is None or (hanya and nomor != hanya):
        return None
    nomor.keadaan, nomor.alasan_batal = NomorSurat.Keadaan.BATAL, alasan[:300]
    nomor.save(update_fields=["keadaan", "alasan_batal"])
    permohonan.surat.filter(nomor=nomor).update(nomor=None, beku_sha256="", beku_rincian={})
    return nomor
