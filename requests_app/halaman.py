"""Keyset paging: no row is skipped or shown twice while rows come and go, and a late page costs what the first one costs."""

from datetime import UTC

from django.db.models import F
from django.utils.dateparse import parse_datetime

PER_HALAMAN = 25
"""Rows of a page of a list."""


def potong(baris, kunci):
    """(rows of this page, key of the next one or "") from ordered rows, a queryset or a list; `kunci`: row → key."""
    baris = list(baris[: PER_HALAMAN + 1])
    if len(baris) <= PER_HALAMAN:
        return baris, ""
    return baris[:PER_HALAMAN], kunci(baris[PER_HALAMAN - 1])


def menurut_waktu(kueri, kolom, kunci=""):
    """One page by the moment in `kolom`, soonest first, without one last, after `kunci` ("<iso or ->|<pk>")."""
    baris = _baris(kueri, kolom, kunci, PER_HALAMAN + 1)
    return potong(baris, lambda akhir: f"{_teks(getattr(akhir, kolom))}|{akhir.pk}")


def urut(kueri, kolom):
    return kueri.order_by(F(kolom).asc(nulls_last=True), "pk")


def _baris(kueri, kolom, kunci, banyak):
    """The first rows after a key; from the top for a key that nobody gave out."""
    teks, _, pk = kunci.rpartition("|")
    pada = saat(teks)
    if kunci_utama(pk) is None or not (pada or teks == "-"):
        return list(urut(kueri, kolom)[:banyak])
    tanpa = kueri.filter(**{kolom: None}).order_by("pk")
    if not pada:
        return list(tanpa.filter(pk__gt=pk)[:banyak])
    # A range of the index; with "or without a moment" in one condition it would be read from its beginning.
    bersama = urut(kueri.filter(**{f"{kolom}__gte": pada}).exclude(**{kolom: pada, "pk__lte": pk}), kolom)
    baris = list(bersama[:banyak])
    return baris if len(baris) == banyak else baris + list(tanpa[: banyak - len(baris)])


def _teks(pada):
    return pada.isoformat() if pada else "-"


def kunci_utama(teks):
    """The primary key in a text, None for anything else a hand may have typed there."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 19 else None


def saat(teks):
    """The aware moment in a text, None for anything else a hand may have typed there."""
    try:
        pada = parse_datetime(teks)
        return pada.astimezone(UTC) if pada and pada.tzinfo else None
    except (ValueError, OverflowError):
        return None
