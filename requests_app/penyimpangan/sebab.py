"""The reasons one may tap, per kind; a closed list, so that they can be counted. "LAIN" wants words beside it."""

from requests_app.models import Penyimpangan

LAIN = "LAIN"
PANJANG = 300
"""Characters of what is written beside a reason."""

SEBAB = {
    Penyimpangan.Jenis.WAKTU: {
        "ANTREAN": "Antrean menumpuk",
        "SPSE": "SPSE tidak dapat dipakai",
        "JARINGAN": "Listrik atau jaringan terganggu",
        "PEJABAT": "Menunggu pejabat",
        "PETUGAS": "Petugas berhalangan",
        "PERIKSA": "Berkas perlu diperiksa ulang",
        LAIN: "Lainnya (tulis)",
    },
    Penyimpangan.Jenis.PERLENGKAPAN: {
        "ADA": "Berkasnya sudah ada di kantor",
        "SUSULAN": "Berkas menyusul",
        "MENDESAK": "Keperluan dinas mendesak",
        "PEMOHON": "Pemohon tidak menanggapi",
        "PETUGAS": "Petugas berhalangan",
        "ARAHAN": "Atas arahan pimpinan",
        LAIN: "Lainnya (tulis)",
    },
    Penyimpangan.Jenis.OUTPUT: {
        "DATA": "Data tidak cocok dengan SPSE",
        "GANDA": "Akunnya sudah ada",
        "SYARAT": "Syarat orangnya tidak terpenuhi",
        "SPSE": "SPSE menolak atau tidak dapat dipakai",
        "DITUNDA": "Ditunda atas permintaan pemohon",
        "ALAMAT": "Pemegang akun tidak terjangkau",
        LAIN: "Lainnya (tulis)",
    },
}


def teks_sebab(jenis, kode):
    """The words of a reason for lists and papers; "" while there is none."""
    if kode == LAIN:
        return "Lainnya"
    return SEBAB.get(jenis, {}).get(kode, kode)


def semua_sebab():
    """{kode: words} of every kind, each code once."""
    hasil = {}
    for pilihan in SEBAB.values():
        for kode in pilihan:
            kata = {teks_sebab(jenis, kode) for jenis in SEBAB if kode in SEBAB[jenis]}
            hasil.setdefault(kode, " / ".join(sorted(kata)))
    return hasil
