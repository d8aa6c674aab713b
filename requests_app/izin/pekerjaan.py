"""Who may do the work around the rows: take it, stop its clock, receive papers, edit a draft, seal a password anew."""

from django.utils import timezone

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran
from requests_app.izin.tindakan import bukan_urusan_sendiri, layanan_dibuka, memegang, pegang_tugas
from requests_app.sop.kosakata import DAPAT_DISALIN, aksi_dari
from requests_app.sop.pelaksana import LAYANAN_DUKUNGAN, PELAKSANA_BERBAGI, PEMOHON
from requests_app.sop.syarat import hardcopy_diterima

PERAN_LOKET = (Peran.ADMIN_PPE, Peran.ADMIN_AGENCY, Peran.HELPDESK)
"""Roles of those at the counter: they receive papers."""


def meminta_hardcopy(kelas):
    """Does this SOP hold the papers against the softcopy, so that they must come whatever way it was filed?"""
    return any(hardcopy_diterima in aksi.syarat for aksi in aksi_dari(kelas))


def boleh_menerima_hardcopy(pelaku, permohonan):
    """May this person record that the papers of a permohonan came to the office? An Izin."""
    if not meminta_hardcopy(permohonan.kelas) or permohonan.draf:
        return tolak("Permohonan ini tidak menunggu berkas fisik.")
    if permohonan.berakhir:
        return tolak("Permohonan ini sudah berakhir; berkas fisik tidak dicatat lagi.")
    if not pelaku.peran & set(PERAN_LOKET):
        return tolak("Penerimaan berkas fisik dicatat oleh Admin PPE, Admin Agency, atau Helpdesk.")
    return bukan_urusan_sendiri(pelaku, permohonan, LAYANAN_DUKUNGAN)


def boleh_mengelola_pelatihan(pelaku):
    """May this person record trainings and who attended them? An Izin."""
    if Peran.ADMIN_PPE in pelaku.peran:
        return BOLEH
    return tolak("Pelatihan dicatat oleh Admin PPE; Anda tidak memegang peran itu saat ini.")


def boleh_kotak_disposisi(pelaku):
    """May this person open the heads' box? An Izin."""
    if pelaku.kepala:
        return BOLEH
    return tolak(
        "Kotak disposisi hanya untuk Kepala UKPBJ dan Kepala LPSE; Anda tidak memegang jabatan itu saat ini."
    )


def boleh_mengambil(pelaku, permohonan):
    """May this person take this work (nobody's, or a colleague's) upon himself? An Izin."""
    langkah = permohonan.langkah_kini()
    if langkah is None or permohonan.draf:
        return tolak("Permohonan ini tidak sedang dikerjakan.")
    pelaksana = langkah.pelaksana
    if pelaksana not in PELAKSANA_BERBAGI:
        return tolak(f"Langkah ini dikerjakan oleh {pelaksana}, bukan dibagi dalam tim.")
    if permohonan.petugas_id == pelaku.pengguna.pk:
        return tolak("Permohonan ini sudah Anda pegang.")
    return memegang(pelaku, permohonan, pelaksana) and bukan_urusan_sendiri(pelaku, permohonan, pelaksana)


def pelaksana_akun(permohonan):
    """The column of the row that makes or activates accounts: its passwords are set by nobody else. None where there is none."""
    menyegel = {"akun", "hak_akses"}
    status = {s for aksi in aksi_dari(permohonan.kelas) if menyegel & set(aksi.catat) for s in aksi.dari}
    return next((baris.pelaksana for baris in permohonan.langkah() if baris.status in status), None)


def boleh_menyegel_ulang(pelaku, permohonan):
    """May this person seal a new SPSE password for somebody of this permohonan, also after it ended? An Izin."""
    pelaksana = pelaksana_akun(permohonan)
    if pelaksana is None or permohonan.draf:
        return tolak("Permohonan ini tidak membuat akun SPSE.")
    return memegang(pelaku, permohonan, pelaksana) and bukan_urusan_sendiri(pelaku, permohonan, pelaksana)


def boleh_menjeda(pelaku, permohonan):
    """May this person stop the clock of the awaited row for a stated reason? Whoever performs the row. An Izin."""
    langkah = permohonan.langkah_kini()
    if permohonan.tenggat is None or langkah is None:
        return tolak("Tidak ada jam yang berjalan pada langkah ini.")
    if permohonan.tenggat < timezone.now():
        return tolak("Batas waktu langkah ini sudah lewat; menghentikan jamnya tidak mengembalikan waktu.")
    return (
        memegang(pelaku, permohonan, langkah.pelaksana)
        and bukan_urusan_sendiri(pelaku, permohonan, langkah.pelaksana)
        and pegang_tugas(pelaku, permohonan, langkah.pelaksana)
    )


def boleh_melanjutkan(pelaku, permohonan):
    """May this person let a stopped clock go on? As whoever may stop it; the portal itself when what was awaited came. An Izin."""
    if permohonan.dijeda_sejak is None:
        return tolak("Jam langkah ini tidak sedang dihentikan.")
    if pelaku.sistem:
        return BOLEH
    langkah = permohonan.langkah_kini()
    return memegang(pelaku, permohonan, langkah.pelaksana) and bukan_urusan_sendiri(
        pelaku, permohonan, langkah.pelaksana
    )


def boleh_mengubah_isi(pelaku, permohonan):
    """May this person edit the draft, or hand in what a return asked for? An Izin."""
    if not (permohonan.draf or permohonan.melengkapi):
        return tolak("Permohonan ini sudah dikirim dan tidak dapat diubah lagi.")
    return memegang(pelaku, permohonan, permohonan.langkah_kini().pelaksana)


def boleh_menyalin(pelaku, permohonan):
    """May this person begin a new draft from a copy of what ended without accounts? An Izin."""
    if permohonan.status not in DAPAT_DISALIN:
        return tolak(
            "Hanya permohonan yang ditolak, ditarik, atau kedaluwarsa yang dapat diajukan ulang dari salinan."
        )
    return layanan_dibuka(permohonan) and memegang(pelaku, permohonan, PEMOHON)
