"""Working-time arithmetic: when a row of an SOP is due, and how much of its time is used. Pure Python, no database."""

from requests_app.tenggat.hitung import (
    Waktu,
    baca_waktu,
    diterima,
    hari,
    lanjut,
    menit,
    menit_kerja,
    mundur,
    sisa,
    sisa_detik,
    tenggat,
    tenggat_setelah_jeda,
    waktu_kerja,
)
from requests_app.tenggat.kalender import (
    KALENDER_BAKU,
    Kalender,
    ProfilJam,
    TanpaHariKerja,
    libur_baku,
    profil_ramadan,
)
from requests_app.tenggat.tabel import hari_di_antara

__all__ = [
    "KALENDER_BAKU",
    "Kalender",
    "ProfilJam",
    "TanpaHariKerja",
    "Waktu",
    "baca_waktu",
    "diterima",
    "hari",
    "hari_di_antara",
    "lanjut",
    "libur_baku",
    "menit",
    "menit_kerja",
    "mundur",
    "profil_ramadan",
    "sisa",
    "sisa_detik",
    "tenggat",
    "tenggat_setelah_jeda",
    "waktu_kerja",
]
