"""Dates as Indonesian officials write them: read with and without a date picker, and from a pasted spreadsheet."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from accounts_app.kata import BULAN, HARI

PETUNJUK_TANGGAL = (
    "Pilih dari kalender. Bila tidak ada kalender, tulis seperti 21 November 2026 atau 21/11/2026."
)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}\S*)?", re.ASCII)
_ANGKA = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})", re.ASCII)
_HURUF = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,})[-/. ]*(\d{4})", re.ASCII)

_SINGKATAN = {"nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "sept": 9}
"""Spellings in use beside the first three letters and the full name."""
_NAMA_BULAN = (
    {nama.lower(): urut for urut, nama in enumerate(BULAN, 1)}
    | {nama[:3].lower(): urut for urut, nama in enumerate(BULAN, 1)}
    | _SINGKATAN
)
_HARI = re.compile(rf"^(?:{'|'.join(HARI)}|jum['’]at|ahad)\s*,?\s+", re.IGNORECASE)


def baca_tanggal(teks):
    """The date in "21 November 2026", "Sabtu, 21 Nov 2026", "21/11/2026", "21-11-2026" or "2026-11-21".

    Day before month, always; a year has four digits. Raises ValueError.
    """
    rapi = _HARI.sub("", " ".join(str(teks).split())).lower()
    if cocok := _ISO.fullmatch(rapi.upper()):
        return date(*map(int, cocok.groups()))
    if cocok := _ANGKA.fullmatch(rapi):
        hari, bulan, tahun = map(int, cocok.groups())
        return date(tahun, bulan, hari)
    cocok = _HURUF.fullmatch(rapi)
    if cocok and cocok[2] in _NAMA_BULAN:
        return date(int(cocok[3]), _NAMA_BULAN[cocok[2]], int(cocok[1]))
    raise ValueError(f"not a date: {teks!r}")


class IsianTanggal(forms.DateInput):
    """The browser's date picker. What was typed and is no date is given back as text: a picker would blank it."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)

    def get_context(self, name, value, attrs):
        terbaca = _baca_atau_none(value)
        konteks = super().get_context(name, terbaca or value, attrs)
        if value and not terbaca:
            konteks["widget"]["type"] = "text"
        return konteks


def _baca_atau_none(nilai):
    if not isinstance(nilai, str):
        return nilai
    try:
        return baca_tanggal(nilai)
    except ValueError:
        return None


class BidangTanggal(forms.DateField):
    widget = IsianTanggal

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            try:
                return baca_tanggal(value)
            except ValueError:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return super().to_python(value.strip() if isinstance(value, str) else value)
