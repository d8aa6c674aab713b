"""When an appointment is in force, in words."""

from accounts_app.kata import tanggal_teks
from accounts_app.models.penugasan import Paruh


def masa_teks(penugasan):
    """ "3 Maret 2026 siang sampai 5 Maret 2026": halves are said only where they cut a day."""
    mulai = tanggal_teks(penugasan.mulai) + (" siang" if penugasan.mulai_paruh == Paruh.SIANG else "")
    if penugasan.selesai is None:
        return f"sejak {mulai}"
    akhir = tanggal_teks(penugasan.selesai) + (
        " pukul 12.00" if penugasan.selesai_paruh == Paruh.PAGI else ""
    )
    return mulai if mulai == akhir else f"{mulai} sampai {akhir}"


def lewat(penugasan, pada):
    """Is it over at that moment?"""
    akhir = penugasan.masa[1]
    return akhir is not None and akhir <= pada
