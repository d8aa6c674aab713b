"""The columns of a register file: their headings, the headings people use instead, and the words in their cells."""

import re

from accounts_app.models import AkunSPSE, JenisAkun

JUDUL_KOLOM = {
    "user_id": "User ID",
    "jenis": "Peran",
    "nama": "Nama",
    "nip": "NIP",
    "unit": "Satuan kerja",
    "status": "Status",
    "email": "Surel",
    "telepon": "Telepon",
    "pangkat_golongan": "Pangkat/golongan",
    "jabatan": "Jabatan",
    "nomor_sk": "Nomor SK",
    "tanggal_sk": "Tanggal SK",
    "sk_berlaku_sampai": "SK berlaku sampai",
}
"""{field: heading} in the order of the template and the export."""

WAJIB = ("user_id", "jenis", "nama", "unit")
"""Columns without which a file says nothing about an account."""

CONTOH = {
    "user_id": "PPKCONTOH01",
    "jenis": "PPK",
    "nama": "Ratih Contoh, S.T.",
    "nip": "19850101 201001 2 001",
    "unit": "Balai Contoh (nama atau kode satuan kerja)",
    "status": "Aktif",
    "email": "ratih@contoh.go.id",
    "telepon": "0812 0000 0000",
    "pangkat_golongan": "Penata (III/c)",
    "jabatan": "Kepala Seksi Contoh",
    "nomor_sk": "SK-12/BCT/2026",
    "tanggal_sk": "5 Januari 2026",
    "sk_berlaku_sampai": "31 Desember 2026",
}

_KATA = {
    "user_id": "userid username iduser idpengguna namapengguna useridspse akun akunspse",
    "jenis": "peran jenis jenisakun role peranspse akunsebagai",
    "nama": "nama namalengkap namalengkapdengangelar namadangelar namapejabat namapemegang",
    "nip": "nip nipnrp nomorinduk nomorindukpegawai",
    "unit": "satuankerja satker unit unitkerja namasatker namaunit opd skpd kodesatker kodeunit",
    "status": "status statusakun keadaan",
    "email": "surel email alamatsurel alamatemail",
    "telepon": "telepon teleponhp telp hp nohp nomorhp notelp notelepon nomortelepon",
    "pangkat_golongan": "pangkatgolongan pangkat golongan pangkatgol golruang pangkatgolonganruang",
    "jabatan": "jabatan",
    "nomor_sk": "nomorsk nosk sk nomorskpenunjukan dasarhukum",
    "tanggal_sk": "tanggalsk tglsk tanggalskpenunjukan",
    "sk_berlaku_sampai": "skberlakusampai berlakusampai masaberlakusk masaberlaku sampaidengan akhirsk tanggalakhirsk",
}
_KE_KOLOM = {kata: nama for nama, semua in _KATA.items() for kata in semua.split()}

PERAN = {
    "ppk": "PPK",
    "pejabatpembuatkomitmen": "PPK",
    "pp": "PP",
    "pejabatpengadaan": "PP",
    "pokja": "POKJA",
    "anggotapokja": "POKJA",
    "pokjaulp": "POKJA",
    "pokjapemilihan": "POKJA",
    "anggotapokjaulp": "POKJA",
    "aa": "AA",
    "adminagency": "AA",
    "agency": "AA",
} | {re.sub(r"[^a-z]", "", nama.lower()): kode for kode, nama in JenisAkun.choices}
"""{word without spaces: role}."""

Status = AkunSPSE.Status
STATUS = {
    "aktif": Status.AKTIF,
    "active": Status.AKTIF,
    "nonaktif": Status.NONAKTIF,
    "tidakaktif": Status.NONAKTIF,
    "inactive": Status.NONAKTIF,
    "disabled": Status.NONAKTIF,
    "dibuat": Status.DIBUAT,
    "menunggupelatihan": Status.MENUNGGU_PELATIHAN,
}
"""{word without spaces: status} a file may state; asked-for and cancelled accounts are the portal's own affair."""


def polos(teks):
    """Letters only, lower case: how headings and words of a cell are compared."""
    return re.sub(r"[^a-z]", "", teks.lower())


def kenali_kepala(sel):
    """{place: field} of a row of headings, the same field only once; {} when this row is no heading."""
    hasil = {}
    for letak, teks in enumerate(sel):
        nama = _KE_KOLOM.get(polos(teks), "")
        if nama and nama not in hasil.values():
            hasil[letak] = nama
    return hasil if len(hasil) >= 3 and "nama" in hasil.values() else {}
