"""All sections of the figures for one question, and one of them as a file."""

from django.utils import timezone

from requests_app.angka import baca, bagian, bagian_keadaan
from requests_app.angka.kata import NamaBaris
from requests_app.lembar_kerja import csv_teks

KODE = ("langkah", "unit", "tepat", "pemohon", "umur", "pengembalian", "bulan", "penyimpangan")
"""The sections in the order of the page; a file is asked for by this word."""


def semua(saringan, kalender, *, alasan, kode=KODE):
    """[Bagian] of the sections named; each table is read once."""
    hasil = []
    if {"langkah", "unit", "tepat", "pemohon"} & set(kode):
        hasil += _lama(baca.lama(saringan), kode)
    if "umur" in kode:
        hasil.append(bagian_keadaan.umur(baca.umur(saringan, kalender, timezone.now())))
    if "pengembalian" in kode:
        hasil.append(bagian_keadaan.pengembalian(baca.pengembalian(saringan, alasan=alasan), alasan=alasan))
    if "bulan" in kode:
        hasil.append(bagian_keadaan.bulan(baca.per_bulan(saringan)))
    if "penyimpangan" in kode:
        hasil.append(bagian_keadaan.penyimpangan(baca.penyimpangan(saringan)))
    return hasil


def _lama(lama, kode):
    nama = NamaBaris()
    susun = {
        "langkah": lambda: bagian.langkah(lama, nama),
        "unit": lambda: bagian.unit(lama),
        "tepat": lambda: bagian.tepat(lama, nama),
        "pemohon": lambda: bagian.pemohon(lama, nama),
    }
    return [buat() for satu, buat in susun.items() if satu in kode]


def csv(satu):
    """A section as the text of a file that opens in an Indonesian spreadsheet."""
    return csv_teks(satu.kolom, satu.baris)
