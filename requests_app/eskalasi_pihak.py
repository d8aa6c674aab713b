"""Who is reminded of a row: who should act, the head above him, the secretariat, and who waits for it."""

from accounts_app.models import Penugasan, Peran
from requests_app.eskalasi import BERKALA, LEWAT, SEBELUM
from requests_app.izin import petugas_hadir
from requests_app.janji import pihak_pemohon
from requests_app.kabar_pesan import pihak_kantor
from requests_app.models import VersiSurat
from requests_app.sop.pelaksana import (
    KEPALA_LPSE,
    KEPALA_UKPBJ,
    PELAKSANA_BERBAGI,
    PELAKSANA_KEPALA,
    PELAKSANA_PEMOHON,
    PERAN_PELAKSANA,
)

SEKRETARIAT = ""
"""The top of the ladder: whoever keeps the portal for the office (Pengelola Portal)."""

ATASAN = {KEPALA_LPSE: KEPALA_UKPBJ, KEPALA_UKPBJ: SEKRETARIAT}
"""The rung above; above every team stands the Kepala LPSE."""

PELAKU, MENUNGGU = "pelaku", "menunggu"


def penerima(permohonan, tahap):
    """[(person, kind of notice, PELAKU or MENUNGGU)] of one stage, each person once; who should act comes first."""
    kantor = permohonan.pelaksana not in PELAKSANA_PEMOHON
    pelaku = pemilik(permohonan) if kantor else list(pihak_pemohon(permohonan))
    if tahap == SEBELUM:
        return _sekali((pelaku, "peringatan", PELAKU))
    if tahap == LEWAT:
        return _sekali((pelaku, "lewat", PELAKU), (di_atas(permohonan, pelaku), "eskalasi", MENUNGGU))
    if tahap < BERKALA:
        return _sekali((di_atas(permohonan, pelaku) + sekretariat(), "eskalasi", MENUNGGU))
    tunggu = yang_menunggu(permohonan, pelaku) if kantor else list(pihak_kantor(permohonan))
    return _sekali((pelaku, "berkala", PELAKU), (tunggu, "berkala", MENUNGGU))


def _sekali(*kelompok):
    hasil = {}
    for orang, peristiwa, sisi in kelompok:
        for satu in orang:
            hasil.setdefault(satu.pk, (satu, peristiwa, sisi))
    return list(hasil.values())


def pemilik(permohonan):
    """Who should act for the office: who holds a team's work, else everybody who fills the awaited row now."""
    if permohonan.pelaksana in PELAKSANA_BERBAGI and (petugas := petugas_hadir(permohonan)):
        return [petugas]
    return _pemegang(PERAN_PELAKSANA.get(permohonan.pelaksana, ()))


def di_atas(permohonan, pelaku):
    """The head above the awaited row: the lowest rung on which somebody stands who is not himself the one to act."""
    diri, anak_tangga = {satu.pk for satu in pelaku}, ATASAN.get(permohonan.pelaksana, KEPALA_LPSE)
    while anak_tangga != SEKRETARIAT:
        orang = [satu for satu in _pemegang(PERAN_PELAKSANA[anak_tangga]) if satu.pk not in diri]
        if orang:
            return orang
        anak_tangga = ATASAN[anak_tangga]
    return sekretariat()


def sekretariat():
    return _pemegang([Peran.PENGELOLA])


def yang_menunggu(permohonan, pelaku):
    """Who waits for a row of the office: behind a head's correction or signature the team and who drafted, else the head above."""
    if permohonan.pelaksana in PELAKSANA_KEPALA:
        draf = VersiSurat.objects.filter(surat__permohonan=permohonan, jenis=VersiSurat.Jenis.DRAF)
        penyusun = draf.select_related("oleh").order_by("pk").last()
        orang = [petugas_hadir(permohonan), penyusun and penyusun.oleh]
        tim = [satu for satu in orang if satu and satu.is_active]
        if tim:
            return tim
    return di_atas(permohonan, pelaku)


def _pemegang(peran):
    """Who acts in one of these roles now, with the whole of its duties."""
    return list(Penugasan.objects.filter(peran__in=peran, lingkup=[]).berlaku().orang().order_by("pk"))
