"""Who may look into the register, and who may reconcile it with a file."""

from django.db.models import Q

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import AkunSPSE, Peran

PERAN_IMPOR = {Peran.ADMIN_PPE, Peran.ADMIN_AGENCY, Peran.PENGELOLA}


def melihat_semua(pelaku):
    """The office's roles, and who administers the portal."""
    return pelaku.petugas_kantor or Peran.PENGELOLA in pelaku.peran


def unit_terbuka(pelaku):
    """Ids of the units whose accounts are open to him: those he files for, and those opened to an auditor."""
    return pelaku.unit_ajukan | pelaku.unit_lihat


def akun_terlihat(pelaku):
    """The accounts this person may know of; everything else is a 404 to him."""
    semua = AkunSPSE.objects.all()
    if not pelaku.aktif:
        return semua.none()
    if melihat_semua(pelaku):
        return semua
    return semua.filter(Q(unit__in=unit_terbuka(pelaku)) | Q(pk__in=AkunSPSE.objects.milik(pelaku.pengguna)))


def boleh_membuka(pelaku):
    """May he open the list at all? An Izin. Whoever has an appointment here may, and who has an account of his own."""
    if pelaku.penugasan or AkunSPSE.objects.milik(pelaku.pengguna).exists():
        return BOLEH
    return tolak(
        "Register akun memuat akun satuan kerja yang Anda tangani dan akun SPSE Anda sendiri; belum ada keduanya atas nama "
        "Anda."
    )


def boleh_mengimpor(pelaku):
    """May he compare the register with a file and apply what is new in it? An Izin."""
    if pelaku.aktif and pelaku.peran & PERAN_IMPOR:
        return BOLEH
    return tolak("Impor register hanya untuk Admin PPE, Admin Agency, dan Pengelola Portal.")
