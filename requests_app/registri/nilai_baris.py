"""One row of a register file, from texts to values: every fault of it as a sentence that says where and what to do."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts_app.models import AkunSPSE
from requests_app.forms.tanggal import baca_tanggal
from requests_app.nip import rapikan_nip
from requests_app.registri.kolom import JUDUL_KOLOM, PERAN, STATUS, WAJIB, polos
from requests_app.tempelan import dibulatkan

TANGGAL = ("tanggal_sk", "sk_berlaku_sampai")


@dataclass
class Baris:
    """`isi`: {field: value} of what the cells say (empty cells say nothing); `galat`: what is wrong with them."""

    nomor: int
    teks: dict
    isi: dict = field(default_factory=dict)
    galat: list = field(default_factory=list)


def nilai(nomor, teks, unit):
    """Judge a row. `unit`: {name or code, as `kunci_unit` writes it: pk}."""
    baris = Baris(nomor, {nama: " ".join(satu.split()) for nama, satu in teks.items()})
    for nama in JUDUL_KOLOM:
        isi = baris.teks.get(nama, "")
        if not isi:
            if nama in WAJIB:
                baris.galat.append(f"{JUDUL_KOLOM[nama]} kosong.")
        elif isi.startswith("="):
            baris.galat.append(f"{JUDUL_KOLOM[nama]} berisi rumus; salin kolom itu sebagai nilai.")
        else:
            _isikan(baris, nama, isi, unit)
    _periksa_sk(baris)
    return baris


def kunci_unit(teks):
    return " ".join(teks.casefold().split())


def _isikan(baris, nama, isi, unit):
    try:
        baris.isi[nama] = BACA.get(nama, _teks)(isi, nama, unit)
    except ValueError as galat:
        baris.galat.append(str(galat))


def _teks(isi, nama, _unit):
    panjang = AkunSPSE._meta.get_field(nama).max_length
    if len(isi) > panjang:
        raise ValueError(f"{JUDUL_KOLOM[nama]} lebih dari {panjang} huruf.")
    return isi


def _user_id(isi, nama, unit):
    if re.search(r"\s", isi):
        raise ValueError(f"User ID “{isi[:40]}” mengandung spasi.")
    return _teks(isi, nama, unit)


def _nip(isi, nama, unit):
    isi = isi.lstrip("'’`")
    if dibulatkan(isi):
        raise ValueError(
            "NIP dibulatkan oleh lembar kerja; ubah kolomnya menjadi Teks dan ketik ulang lengkap."
        )
    return _teks(rapikan_nip(isi), nama, unit)


def _telepon(isi, nama, unit):
    return _teks(isi.lstrip("'’`"), nama, unit)


def _jenis(isi, _nama, _unit):
    if (kode := PERAN.get(polos(isi))) is None:
        raise ValueError(f"Peran “{isi[:40]}” tidak dikenal; tulis PPK, PP, POKJA, atau Admin Agency.")
    return kode


def _status(isi, _nama, _unit):
    if (kode := STATUS.get(polos(isi))) is None:
        raise ValueError(
            f"Status “{isi[:40]}” tidak dikenal; tulis Aktif, Nonaktif, atau Menunggu pelatihan."
        )
    return kode


def _email(isi, nama, unit):
    try:
        validate_email(isi)
    except ValidationError:
        raise ValueError(f"Surel “{isi[:60]}” tidak lengkap.") from None
    return _teks(isi, nama, unit)


def _tanggal(isi, nama, _unit):
    try:
        return baca_tanggal(isi)
    except ValueError:
        raise ValueError(
            f"{JUDUL_KOLOM[nama]} “{isi[:40]}” bukan tanggal; tulis seperti 31 Desember 2026 atau 31/12/2026."
        ) from None


def _unit(isi, _nama, unit):
    if (pk := unit.get(kunci_unit(isi))) is None:
        raise ValueError(
            f"Satuan kerja “{isi[:60]}” tidak dikenal portal; tulis nama atau kodenya seperti di portal."
        )
    return pk


BACA = {
    "user_id": _user_id, "nip": _nip, "telepon": _telepon, "jenis": _jenis, "status": _status, "email": _email,
    "tanggal_sk": _tanggal, "sk_berlaku_sampai": _tanggal, "unit": _unit,
}  # fmt: skip


def _periksa_sk(baris):
    mulai, sampai = baris.isi.get("tanggal_sk"), baris.isi.get("sk_berlaku_sampai")
    if mulai and sampai and sampai < mulai:
        baris.galat.append("SK berakhir sebelum tanggalnya sendiri.")
