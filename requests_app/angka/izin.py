"""Who may read the office's figures, and of which units."""

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran


def boleh_membaca_angka(pelaku):
    """May this person open the reports? Office roles, the Pengelola, auditors. An Izin."""
    if pelaku.petugas_kantor or pelaku.peran & {Peran.AUDITOR, Peran.PENGELOLA}:
        return BOLEH
    return tolak(
        "Laporan pelayanan untuk petugas kantor, Pengelola Portal, dan auditor; Anda tidak memegang peran itu saat ini."
    )


def unit_angka(pelaku):
    """Ids of the units whose figures he reads; None: of all."""
    if pelaku.petugas_kantor or Peran.PENGELOLA in pelaku.peran:
        return None
    return pelaku.unit_lihat


def boleh_membaca_alasan(pelaku):
    """May he read the words checkers wrote about documents? Only who sees the permohonan themselves. An Izin."""
    if pelaku.petugas_kantor or Peran.AUDITOR in pelaku.peran:
        return BOLEH
    return tolak("Kata-kata pemeriksa hanya terbaca oleh yang boleh melihat permohonannya.")
