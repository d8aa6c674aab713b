"""Rows of persons as they come out of a spreadsheet: text in, cells out, and back. Pure; judging them is a form's work."""

import csv
import io
import re
from dataclasses import dataclass, field

from requests_app.models import Subjek

KOLOM = Subjek.ISIAN
"""The order of columns when the first row is no header."""

JUDUL = tuple(str(Subjek._meta.get_field(nama).verbose_name) for nama in KOLOM)
"""The header `susun` writes: the words of the form."""

BARIS_TERBANYAK = 100
PANJANG_TERBESAR = 100_000

_NAMA_KOLOM = {
    "jenis": "jenis jenisakun akunsebagai peran sebagai",
    "nama": "nama namalengkap namalengkapdengangelar namadangelar namapejabat",
    "nip": "nip nipnrp nipnippk nomorinduk nomorindukpegawai",
    "pangkat_golongan": "pangkatgolongan pangkat golongan pangkatgol golruang pangkatgolonganruang",
    "jabatan": "jabatan",
    "email": "surel email alamatsurel alamatemail",
    "telepon": "telepon teleponhp telp hp nohp nomorhp notelp notelepon nomortelepon nowa",
    "nomor_sk": "nomorsk nosk sk nomorskpenunjukan",
    "tanggal_sk": "tanggalsk tglsk tanggalskpenunjukan",
    "sk_berlaku_sampai": "skberlakusampai berlakusampai masaberlakusk sampaidengan",
    "nomor_sertifikat": "nomorsertifikat nosertifikat sertifikat nomorsertifikatpbj",
}
_KE_KOLOM = {kata: nama for nama, semua in _NAMA_KOLOM.items() for kata in semua.split()}
_NOMOR_URUT = {"no", "nomor", "nourut", "nomorurut"}

_JENIS = {
    "ppk": "PPK",
    "pejabatpembuatkomitmen": "PPK",
    "pp": "PP",
    "pejabatpengadaan": "PP",
}
_DIBULATKAN = re.compile(r"\d[.,]\d+[eE]\+?\d+")


@dataclass
class Tempelan:
    """What was read: `baris` are dicts {column: text}; `abaikan` names header cells that mean nothing here."""

    baris: list = field(default_factory=list)
    berkepala: bool = False
    abaikan: list = field(default_factory=list)
    lebih: int = 0
    """Rows beyond BARIS_TERBANYAK, left unread."""


def urai(teks):
    """Read pasted text: tabs, semicolons or commas; with a header row or in the order of KOLOM."""
    isi = [[sel.strip() for sel in baris] for baris in _sel(teks)]
    isi = [baris for baris in isi if any(baris)]
    kolom = _kepala(isi[0]) if isi else None
    data = isi[1:] if kolom else isi
    abaikan = [sel for sel, nama in zip(isi[0], kolom, strict=True) if sel and nama == ""] if kolom else []
    return Tempelan(
        baris=[_baris(sel, kolom or KOLOM) for sel in data[:BARIS_TERBANYAK]],
        berkepala=bool(kolom),
        abaikan=abaikan,
        lebih=max(0, len(data) - BARIS_TERBANYAK),
    )


def susun(baris):
    """The text `urai` reads as these rows: with a header, tabs between the cells."""
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran, delimiter="\t", lineterminator="\n")
    penulis.writerow(JUDUL)
    for satu in baris:
        penulis.writerow([" ".join(satu.get(nama, "").split()) for nama in KOLOM])
    return keluaran.getvalue()


def _sel(teks):
    teks = teks.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").strip("\n")
    pemisah = _pemisah(teks)
    # An odd quotation mark would swallow the rows after it.
    kutip = csv.QUOTE_MINIMAL if teks.count('"') % 2 == 0 else csv.QUOTE_NONE
    try:
        return list(csv.reader(io.StringIO(teks), delimiter=pemisah, quoting=kutip))
    except csv.Error:
        return [baris.split(pemisah) for baris in teks.split("\n")]


def _pemisah(teks):
    if "\t" in teks:
        return "\t"
    pertama = next((baris for baris in teks.split("\n") if baris.strip()), "")
    return ";" if ";" in pertama else ","


def _kepala(sel):
    """The column of each header cell ("" for one to ignore), or None when this row is a person already."""
    kata = [re.sub(r"[^a-z]", "", s.lower()) for s in sel]
    dikenal = [_KE_KOLOM.get(k, "") for k in kata]
    if len([k for k in dikenal if k]) < 2 or not any(k in ("nama", "email", "nip") for k in dikenal):
        return None
    kolom = [None if k in _NOMOR_URUT else nama for k, nama in zip(kata, dikenal, strict=True)]
    # The same column twice: the first one counts.
    return [nama if nama is None or nama not in kolom[:i] else "" for i, nama in enumerate(kolom)]


def _baris(sel, kolom):
    hasil = dict.fromkeys(KOLOM, "")
    for nama, isi in zip(kolom, sel, strict=False):
        if nama:
            hasil[nama] = " ".join(isi.split())
    hasil["jenis"] = _JENIS.get(re.sub(r"[^a-z]", "", hasil["jenis"].lower()), hasil["jenis"])
    hasil["nip"] = hasil["nip"].lstrip("'’")
    hasil["telepon"] = hasil["telepon"].lstrip("'’")
    return hasil


def dibulatkan(nip):
    """Did a spreadsheet round this number? Eighteen digits become "1,98501E+17", and the last of them are lost."""
    return bool(_DIBULATKAN.fullmatch(nip))
