"""Appointing somebody in another's place, briefly."""

from datetime import date

from accounts_app import pejabat
from accounts_app.models import Penugasan, Peran

SENIN = date(2026, 3, 2)


def jabatan(kantor, nama="kepala_lpse", peran=Peran.KEPALA_LPSE):
    return Penugasan.objects.get(pengguna=kantor.orang[nama], peran=peran)


def ganti(dasar, orang, *, oleh, sifat="PLH", mulai=SENIN, selesai=SENIN, **lain):
    """An appointment in the place of `dasar`, by the rules of the register."""
    isi = {"dasar_hukum": "SP 800/1/2026", "peran": dasar.peran} | lain
    baru = Penugasan(menggantikan=dasar, pengguna=orang, sifat=sifat, mulai=mulai, selesai=selesai, **isi)
    return pejabat.tunjuk(baru, oleh=oleh)


def pemegang(peran, pada=None):
    """Who acts in a role at a moment."""
    return {p.pengguna for p in Penugasan.objects.filter(peran=peran).berlaku(pada)}
