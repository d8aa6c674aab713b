from accounts_app.models.akun_spse import AkunSPSE, JenisAkun, RiwayatAkun
from accounts_app.models.kabar import Pengiriman, PilihanKabar
from accounts_app.models.kantor import ProfilKantor
from accounts_app.models.kredensial import Kredensial
from accounts_app.models.pengguna import Pengguna
from accounts_app.models.penugasan import Penugasan, Peran, Sifat
from accounts_app.models.pesan import Pesan
from accounts_app.models.unit import UnitKerja

__all__ = [
    "AkunSPSE",
    "JenisAkun",
    "Kredensial",
    "Pengguna",
    "Pengiriman",
    "Penugasan",
    "Peran",
    "Pesan",
    "PilihanKabar",
    "ProfilKantor",
    "RiwayatAkun",
    "Sifat",
    "UnitKerja",
]
