"""The words in braces that a drafter may leave to the portal: {nama_satker}. A closed set.

They are filled in when a version of the draft is saved: what is corrected, frozen and signed is fixed text.
"""

import re
from difflib import get_close_matches

from accounts_app.kata import tanggal_teks
from accounts_app.models import ProfilKantor

POLA = re.compile(r"\{([a-z_]+)\}")

VARIABEL = {
    "nomor_permohonan": "nomor permohonan di portal",
    "nomor_surat_pemohon": "nomor surat permohonan",
    "tanggal_surat_pemohon": "tanggal surat permohonan",
    "hal_surat_pemohon": "hal surat permohonan",
    "nama_satker": "nama satuan kerja",
    "jumlah_orang": "jumlah orang dalam permohonan",
    "jumlah_akun": "jumlah akun yang dibuat",
    "nama_lpse": "nama LPSE",
    "nama_unit": "nama unit kantor ini",
    "nama_instansi": "nama instansi",
}


def nilai(permohonan):
    """{name of a variable: its text in this permohonan}."""
    kantor, orang = ProfilKantor.muat(), list(permohonan.subjek.all())
    return {
        "nomor_permohonan": permohonan.nomor or "",
        "nomor_surat_pemohon": permohonan.nomor_surat,
        "tanggal_surat_pemohon": tanggal_teks(permohonan.tanggal_surat),
        "hal_surat_pemohon": permohonan.hal,
        "nama_satker": str(permohonan.unit),
        "jumlah_orang": str(len(orang)),
        "jumlah_akun": str(sum(satu.hasil == satu.Hasil.DIBUAT for satu in orang)),
        "nama_lpse": kantor.nama_lpse,
        "nama_unit": kantor.nama_unit,
        "nama_instansi": kantor.nama_instansi,
    }


def isi_tetap(permohonan, isi):
    """The words of a letter with its variables filled in; an unknown one stays as it was typed."""
    kata = nilai(permohonan)
    return {nama: _isi(teks, kata) for nama, teks in isi.items()}


def _isi(teks, kata):
    return POLA.sub(lambda cocok: kata.get(cocok[1], cocok[0]), teks)


def keluhan(teks, kata):
    """Sentences about the variables in `teks` that are unknown, or empty in `kata` (what `nilai` gave)."""
    hasil = []
    for nama in dict.fromkeys(POLA.findall(teks)):
        if nama not in VARIABEL:
            mirip = get_close_matches(nama, VARIABEL, n=1)
            saran = f"mungkin maksudnya {{{mirip[0]}}}" if mirip else "lihat daftar variabel"
            hasil.append(f"Variabel {{{nama}}} tidak dikenal; {saran}.")
        elif not kata[nama]:
            hasil.append(f"Variabel {{{nama}}} belum ada isinya pada permohonan ini; tulis sendiri isinya.")
    return hasil
