"""The deadline of a return: set for whoever completes it, and counted so that he can follow. Reads only."""

from dataclasses import dataclass
from datetime import datetime

from accounts_app.models import ProfilKantor
from requests_app.kantor import kalender_kantor
from requests_app.tenggat import diterima, hari, hari_di_antara, tenggat
from requests_app.uraian import uraikan


def batas_melengkapi(pada, kalender=None, profil=None):
    """When what is sent back at `pada` must be completed: closing time of the office's n-th working day after it."""
    profil = profil or ProfilKantor.muat()
    return tenggat(kalender or kalender_kantor(profil), pada, hari(profil.hari_perbaikan))


@dataclass(frozen=True)
class Batas:
    """The deadline of a return, the working days it gives, and its arithmetic (requests_app.uraian.Baris)."""

    pada: datetime
    hari: int
    rincian: list


def batas(permohonan, kalender=None):
    """The Batas of a permohonan that waits for its completion; None for any other."""
    if permohonan.batas_perbaikan is None:
        return None
    kalender = kalender or kalender_kantor()
    return hitung(kalender, permohonan.status_sejak, permohonan.batas_perbaikan)


def hitung(kalender, mulai, sampai):
    """The Batas of a return sent at `mulai` and due at `sampai`."""
    terima, akhir = diterima(kalender, mulai).date(), sampai.astimezone(kalender.zona).date()
    jumlah = hari_di_antara(kalender, terima, akhir)
    return Batas(sampai, jumlah, uraikan(kalender, mulai, hari(jumlah)).baris if jumlah else [])
