"""The office's hours as its people write them, a line for each weekday; what is saved moves the deadlines that run by it."""

import re
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts_app.kata import tanggal_teks
from requests_app import jam as mesin
from requests_app.kantor import isi_libur, kalender_kantor
from requests_app.models import HariLibur, JamKerja
from requests_app.tenggat import KALENDER_BAKU, TanpaHariKerja, hari, menit, tenggat
from requests_app.tenggat.hitung import diterima

BIASA = "Biasa"
TUTUP = "tutup"
TANPA_JAM = "Isi jam kerja sedikitnya satu hari."
TAHUN_SKB = (2024, 2027)
"""First and last year whose SKB the portal knows; later years lack cuti bersama, and their Islamic dates are estimates."""

_PISAH = re.compile(r"\s*(?:,|;|&|\bdan\b)\s*")
_SELANG = re.compile(r"(\d{1,2})[.:](\d{2})\s*(?:-|–|—|s\.?/?d\.?|sampai)\s*(\d{1,2})[.:](\d{2})", re.ASCII)


@dataclass(frozen=True)
class Profil:
    """A set of weekly hours as the table holds it; `pk` of one of its rows names it (None: the library's own, unsaved)."""

    pk: int | None
    nama: str
    mulai: date | None
    selesai: date | None
    jam: dict
    """{weekday: ((opens, closes), …)}"""

    def baris(self):
        """[(name of the day, its intervals as texts, none: closed)] of the whole week."""
        return [(nama, [tulis_selang([satu]) for satu in self.jam.get(h, ())]) for h, nama in JamKerja.HARI]

    @property
    def lewat(self):
        return self.selesai is not None and self.selesai < timezone.localdate()


def baca_selang(teks):
    """((opens, closes), …) of "07.30–12.00, 13.00–16.00"; () of nothing or "tutup". Raises ValidationError."""
    teks = teks.strip().lower()
    if teks in ("", "-", "–", TUTUP, "libur"):
        return ()
    selang = sorted(_satu_selang(bagian) for bagian in _PISAH.split(teks))
    for (_, tutup), (buka, _) in pairwise(selang):
        if buka < tutup:
            raise ValidationError("Jam-jamnya bertumpuk; tulis berurutan, misalnya 07.30–12.00, 13.00–16.00.")
    return tuple(selang)


def _satu_selang(teks):
    cocok = _SELANG.fullmatch(teks.strip())
    try:
        angka = [int(bagian) for bagian in cocok.groups()] if cocok else [99]
        buka, tutup = time(*angka[:2]), time(*angka[2:])
    except ValueError:
        raise ValidationError(
            f"“{teks.strip()}” tidak terbaca. Tulis seperti 07.30–12.00, 13.00–16.00."
        ) from None
    if buka >= tutup:
        raise ValidationError("Jam buka harus sebelum jam tutup.")
    return buka, tutup


def tulis_selang(selang):
    return ", ".join(f"{buka:%H.%M}–{tutup:%H.%M}" for buka, tutup in selang)


def biasa():
    """The hours of every ordinary day."""
    return next((p for p in _tersimpan() if p.mulai is None), _bawaan())


def berkala():
    """Dated hours (Ramadan), the newest first."""
    return sorted((p for p in _tersimpan() if p.mulai), key=lambda p: p.mulai, reverse=True)


def menurut_pk(pk):
    """The dated hours one of whose rows is `pk`; None when there are none."""
    return next((p for p in berkala() if p.pk == pk), None)


def _bawaan():
    asal = KALENDER_BAKU.profil[0]
    return Profil(None, BIASA, None, None, dict(asal.jam))


def _tersimpan():
    semua = {}
    for baris in JamKerja.objects.order_by("pk"):
        semua.setdefault((baris.profil, baris.mulai, baris.selesai), []).append(baris)
    for (nama, mulai, selesai), milik in semua.items():
        jam = {}
        for baris in sorted(milik, key=lambda b: b.buka):
            jam[baris.hari] = (*jam.get(baris.hari, ()), (baris.buka, baris.tutup))
        yield Profil(milik[0].pk, nama, mulai, selesai, jam)


@transaction.atomic
def simpan(profil, *, oleh):
    """Write hours over those they come from (an undated profile: over all undated ones). Returns how many deadlines moved.

    Raises ValidationError.
    """
    if not any(profil.jam.values()):
        raise ValidationError(TANPA_JAM)
    if profil.mulai:
        _hapus_baris(profil.pk)
    else:
        JamKerja.objects.filter(mulai=None).delete()
    JamKerja.objects.bulk_create(
        JamKerja(
            profil=profil.nama, hari=h, buka=buka, tutup=tutup, mulai=profil.mulai, selesai=profil.selesai
        )
        for h, selang in profil.jam.items()
        for buka, tutup in selang
    )
    return hitung_ulang(oleh, f"Jam kerja {profil.nama} disimpan{_rentang(profil)}")


@transaction.atomic
def hapus(pk, *, oleh):
    """Take dated hours away. Returns how many deadlines moved."""
    profil = menurut_pk(pk)
    _hapus_baris(pk)
    return hitung_ulang(oleh, f"Jam kerja {profil.nama} dihapus{_rentang(profil)}" if profil else "")


def _rentang(profil):
    """The dates of dated hours in words; "" of the ordinary ones."""
    if profil.mulai is None:
        return ""
    return f", {tanggal_teks(profil.mulai)} sampai {tanggal_teks(profil.selesai)}"


def _hapus_baris(pk):
    satu = JamKerja.objects.filter(pk=pk, mulai__isnull=False).first()
    if satu:
        JamKerja.objects.filter(profil=satu.profil, mulai=satu.mulai, selesai=satu.selesai).delete()


def hitung_ulang(oleh, sebab=""):
    """As jam.hitung_ulang; raises ValidationError where the office would never open again."""
    try:
        return mesin.hitung_ulang(oleh=oleh, sebab=sebab)
    except TanpaHariKerja:
        raise ValidationError(
            "Dengan kalender ini kantor tidak pernah buka; batas waktu tidak dapat dihitung."
        ) from None


# Days off


def libur_tahun(tahun):
    """(rows of the table in this year, does the table decide it?): without a national holiday the library's list holds."""
    baris = list(HariLibur.objects.filter(tanggal__year=tahun))
    return baris, any(b.jenis == HariLibur.Jenis.LIBUR for b in baris)


@transaction.atomic
def simpan_libur(libur, *, oleh):
    """Save a day off. Returns (how many deadlines moved, how many days of the SKB came with it): the first national holiday of
    a year makes the table decide that year, so the others of the SKB are written down first."""
    _, ditentukan = libur_tahun(libur.tanggal.year)
    ikut = libur.jenis == HariLibur.Jenis.LIBUR and not ditentukan
    baru = libur.pk is None
    libur.save()
    jumlah = isi_libur([libur.tanggal.year]) if ikut else 0
    return hitung_ulang(oleh, _sebab_libur(libur, "ditambahkan" if baru else "diubah")), jumlah


@transaction.atomic
def hapus_libur(libur, *, oleh):
    sebab = _sebab_libur(libur, "dihapus")
    libur.delete()
    return hitung_ulang(oleh, sebab)


def _sebab_libur(libur, kata):
    return f"Hari libur {kata}: {libur.nama}, {tanggal_teks(libur.tanggal)}"


@transaction.atomic
def isi_tahun(tahun, *, oleh):
    """Write the SKB of a year down. Returns (days that came, deadlines that moved)."""
    jumlah = isi_libur([tahun])
    return jumlah, hitung_ulang(oleh, f"Hari libur {tahun} diisi dari SKB")


def contoh_tenggat(pada):
    """What the calendar makes of a request that comes in at `pada`: [(words, moment)]. Raises TanpaHariKerja."""
    kalender = kalender_kantor()
    return {
        "diterima": diterima(kalender, pada),
        "hasil": [
            ("60 menit", tenggat(kalender, pada, menit(60))),
            ("1 hari", tenggat(kalender, pada, hari(1))),
        ],
    }
