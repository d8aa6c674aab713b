"""Who may read the register of acting officials, and appoint in it."""

from accounts_app import pejabat
from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran
from accounts_app.models.penugasan import PERAN_KANTOR


def boleh_membaca(pelaku):
    """May this person read who holds which office, and open the scans? The office, who manages the portal, auditors. An Izin."""
    if pelaku.petugas_kantor or pelaku.peran & {Peran.PENGELOLA, Peran.AUDITOR}:
        return BOLEH
    return tolak("Register pejabat hanya terbuka bagi petugas kantor, Pengelola Portal, dan auditor.")


def boleh_menunjuk(pelaku, peran, dasar=None):
    """May this person appoint somebody for this office, in the place of `dasar` (a Penugasan) or where it is vacant? An Izin."""
    return pejabat.boleh_menunjuk(pelaku.pengguna, pelaku.hak, peran, dasar)


def boleh_mengakhiri(pelaku, penugasan):
    """May this person end an acting appointment now? An Izin."""
    return pejabat.boleh_mengakhiri(pelaku.pengguna, pelaku.hak, penugasan)


def menunjuk_sesuatu(pelaku):
    """Is there an office at all for which he may appoint? An Izin."""
    milik = (*pelaku.penugasan, *pelaku.digantikan)
    if any(p.peran in PERAN_KANTOR for p in milik) or Peran.PENGELOLA in pelaku.peran:
        return BOLEH
    return tolak("Pengganti ditunjuk oleh pejabatnya sendiri, atasannya, atau Pengelola Portal.")
