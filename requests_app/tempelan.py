"""Rows of persons as they come out of a spreadsheet: text in, cells out, and back. Pure; judging them is a form's work."""

import csv
import io
import re
from dataclasses import dataclass, field

from django.db.models import BooleanField

from requests_app.models import Permohonan, Subjek

KOLOM = Permohonan.ISIAN_ORANG
"""The columns most SOPs ask for, in the order they are read when the first row is no header."""

BARIS_TERBANYAK = 100
PANJANG_TERBESAR = 100_000

_NAMA_KOLOM = {
    "jenis": "jenis jenisakun akunsebagai peran sebagai",
    "nama": "nama namalengkap namalengkapdengangelar namadangelar namapejabat",
    "nip": "nip nipnrp nipnippk nomorinduk nomorindukpegawai",
    "pangkat_golongan": "pangkatgolongan pangkat golongan pangkatgol golruang pangkatgolonganruang",
    "jabatan": "jabatan",
    "alamat": "alamat alamatkantor",
    "permintaan": "permintaan",
    "user_id_lama": "userid useriddispse useridspse akunspse namapengguna username",
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
    kata.lower().replace(" ", ""): kode for kode, nama in Subjek.Jenis.choices for kata in (kode, nama)
} | {
    "pejabatpembuatkomitmen": "PPK",
    "pokjaulp": "POKJA",
}
_PERMINTAAN = {nama.lower(): kode for kode, nama in Subjek.Permintaan.choices}
_DIBULATKAN = re.compile(r"\d[.,]\d+[eE]\+?\d+")


@dataclass
class Tempelan:
    """What was read: `baris` are dicts {column: text}; `abaikan` names header cells that mean nothing here."""

    baris: list = field(default_factory=list)
    berkepala: bool = False
    abaikan: list = field(default_factory=list)
    lebih: int = 0
    """Rows beyond BARIS_TERBANYAK, left unread."""


def kolom_tempel(permohonan):
    """What a paste may say of each person: what his SOP asks for, except what is ticked."""
    return tuple(n for n in permohonan.ISIAN_ORANG if not isinstance(Subjek._meta.get_field(n), BooleanField))


def judul(kolom):
    """The header of these columns: the words of the form."""
    return [str(Subjek._meta.get_field(nama).verbose_name) for nama in kolom]


def urai(teks, urutan=KOLOM):
    """Read pasted text: tabs, semicolons or commas; with a header row or in the order of `urutan`, the columns asked for."""
    isi = [[sel.strip() for sel in baris] for baris in _sel(teks)]
    isi = [baris for baris in isi if any(baris)]
    kolom = _kepala(isi[0], urutan) if isi else None
    data = isi[1:] if kolom else isi
    abaikan = [sel for sel, nama in zip(isi[0], kolom, strict=True) if sel and nama == ""] if kolom else []
    return Tempelan(
        baris=[_baris(sel, kolom or urutan, urutan) for sel in data[:BARIS_TERBANYAK]],
        berkepala=bool(kolom),
        abaikan=abaikan,
        lebih=max(0, len(data) - BARIS_TERBANYAK),
    )


def susun(baris, urutan=KOLOM, pemisah="\t"):
    """The text `urai` reads as these rows: with a header, tabs between the cells."""
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran, delimiter=pemisah, lineterminator="\n")
    penulis.writerow(judul(urutan))
    for satu in baris:
        penulis.writerow([" ".join(satu.get(nama, "").split()) for nama in urutan])
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


def _kepala(sel, urutan):
    """The column of each header cell ("" for one to ignore), or None when this row is a person already."""
    kata = [re.sub(r"[^a-z]", "", s.lower()) for s in sel]
    dikenal = [_KE_KOLOM.get(k, "") for k in kata]
    if len([k for k in dikenal if k]) < 2 or not any(k in ("nama", "email", "nip") for k in dikenal):
        return None
    kolom = [None if k in _NOMOR_URUT else nama for k, nama in zip(kata, dikenal, strict=True)]
    kolom = [nama if nama is None or nama in urutan else "" for nama in kolom]
    # The same column twice: the first one counts.
    return [nama if nama is None or nama not in kolom[:i] else "" for i, nama in enumerate(kolom)]


def _baris(sel, kolom, urutan=KOLOM):
    hasil = dict.fromkeys(urutan, "")
    for nama, isi in zip(kolom, sel, strict=False):
        if nama:
            hasil[nama] = " ".join(isi.split())
    for nama, isi in hasil.items():
        if nama == "jenis":
            hasil[nama] = _JENIS.get(re.sub(r"[^a-z]", "", isi.lower()), isi)
        elif nama == "permintaan":
            hasil[nama] = _PERMINTAAN.get(isi.lower(), isi)
        elif nama in ("nip", "telepon"):
            hasil[nama] = isi.lstrip("'’")
    return hasil


def dibulatkan(nip):
    """Did a spreadsheet round this number? Eighteen digits become "1,98501E+17", and the last of them are lost."""
    return bool(_DIBULATKAN.fullmatch(nip))
