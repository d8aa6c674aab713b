"""The number of a letter as the office writes it: one sentence with places, filled when a number is reserved."""

import re
from datetime import date
from string import Formatter

from django.core.exceptions import ValidationError

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
KATA = ("derajat", "urut", "unit", "klasifikasi", "bulan", "bulan_romawi", "tahun")
LEBAR = re.compile(r"(0[1-6])?")
"""What may follow a word: how many digits, filled up with zeros ("{urut:03}")."""
TERPANJANG = 100
"""Characters a reserved number has room for."""
TAK_TERBACA = (
    "Format tidak terbaca. Pakai hanya kata yang dikenal, misalnya {urut:03}/{unit}/{bulan_romawi}/{tahun}."
)


def susun(profil, urut, tanggal, derajat="B"):
    """The number `urut` of the year as a letter of this office dated `tanggal` prints it."""
    return profil.format_nomor_surat.format(
        derajat=derajat,
        urut=urut,
        unit=profil.kode_unit,
        klasifikasi=profil.kode_klasifikasi,
        bulan=tanggal.month,
        bulan_romawi=ROMAWI[tanggal.month - 1],
        tahun=tanggal.year,
    )


def periksa_format(profil):
    """Raise ValidationError for a format that cannot be filled in, repeats itself, or outgrows its place: it would stop
    every letter of the office."""
    _periksa_kata(profil.format_nomor_surat)
    try:
        hasil = {susun(profil, urut, date(tahun, 12, 1)) for urut in (1, 99999) for tahun in (2026, 2027)}
    except (KeyError, IndexError, ValueError, AttributeError):
        raise ValidationError(TAK_TERBACA) from None
    if len(hasil) < 4:
        raise ValidationError("Format harus memuat {urut} dan {tahun}, agar tidak ada nomor yang sama.")
    if max(map(len, hasil)) > TERPANJANG:
        raise ValidationError(f"Nomor yang tersusun melebihi {TERPANJANG} karakter. Perpendek formatnya.")


def _periksa_kata(pola):
    try:
        bagian = list(Formatter().parse(pola))
    except ValueError:
        raise ValidationError(TAK_TERBACA) from None
    for _, kata, lebar, ubah in bagian:
        if kata is not None and (kata not in KATA or ubah or not LEBAR.fullmatch(lebar)):
            raise ValidationError(TAK_TERBACA)
