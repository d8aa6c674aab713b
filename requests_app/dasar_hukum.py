"""Which regulations the SOPs cite have been replaced or amended since they were printed. Only what is certain stands here.

A mark is a hint to the office, never a legal statement: the printed words stay as they are.
"""

import re

PERPRES_16 = "Peraturan Presiden Nomor 16 Tahun 2018"
PERUBAHAN_PERPRES = "sebagaimana diubah dengan Perpres Nomor 12 Tahun 2021 dan Perpres Nomor 46 Tahun 2025"
PERIKSA = "Periksa naskah terbaru."

USANG = (
    (
        r"^(UU|Undang-Undang).* 11 tahun 2008\b",
        "Sudah diubah dengan UU Nomor 19 Tahun 2016 dan UU Nomor 1 Tahun 2024.",
    ),
    (
        r"^(UU|Undang-Undang).* 11 tahun 2018\b.*Transaksi Elektronik",
        "Nomornya tampak salah cetak: Undang-Undang tentang Informasi dan Transaksi Elektronik adalah UU Nomor 11 Tahun "
        "2008, yang sudah diubah dengan UU Nomor 19 Tahun 2016 dan UU Nomor 1 Tahun 2024.",
    ),
    (
        r"^(PP|Peraturan Pemerintah).* 82 tahun 2012\b",
        "Sudah diganti dengan Peraturan Pemerintah Nomor 71 Tahun 2019.",
    ),
    (
        r"^(Perpres|Peraturan Presiden).* 54 tahun 2010\b",
        f"Sudah diganti dengan {PERPRES_16}, {PERUBAHAN_PERPRES}.",
    ),
    (
        r"^(Perpres|Peraturan Presiden).* 12 tahun 2021\b",
        f"Mengubah {PERPRES_16}, yang sudah diubah lagi dengan Perpres Nomor 46 Tahun 2025.",
    ),
    (
        r"^Peraturan Menteri Pendayagunaan Aparatur.*PER/21/M\.PAN/",
        "Pedoman PER/21/M.PAN/11/2008 sudah diganti dengan PermenPAN-RB Nomor 35 Tahun 2012.",
    ),
    (
        r"^(Perka|Peraturan Kepala).* 1 tahun 2015\b.*e-tendering",
        f"Ditetapkan di bawah Perpres Nomor 54 Tahun 2010, yang sudah diganti dengan {PERPRES_16}; pedoman pemilihan penyedia "
        "kini Peraturan LKPP Nomor 12 Tahun 2021.",
    ),
    (
        r"^(Perka|Peraturan Kepala).* (2 tahun 2010|9 tahun 2015)\b.*Layanan Pengadaan Secara Elektronik",
        f"Ditetapkan sebelum {PERPRES_16}; pastikan masih berlaku.",
    ),
)
"""(pattern of the printed words, what happened to it)."""


def tanda(teks):
    """The sentence that marks a cited regulation as replaced or amended; "" where nothing certain is known."""
    for pola, kalimat in USANG:
        if re.search(pola, teks, re.IGNORECASE):
            return f"{kalimat} {PERIKSA}"
    return ""
