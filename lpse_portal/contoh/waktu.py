"""Moments in the past, counted in office time."""

from datetime import timedelta

SEHARI = timedelta(days=1)
BATAS_HARI = 400


def mundur(kalender, pada, menit):
    """The moment inside office hours from which `menit` (> 0) working minutes passed until `pada`, in the office's zone."""
    sisa = timedelta(minutes=menit)
    pada = pada.astimezone(kalender.zona)
    for lalu in range(BATAS_HARI):
        for buka, tutup in reversed(kalender.selang(pada.date() - lalu * SEHARI)):
            akhir = min(tutup, pada)
            if akhir <= buka:
                continue
            if sisa <= akhir - buka:
                return akhir - sisa
            sisa -= akhir - buka
    raise ValueError(f"no office time within {BATAS_HARI} days before {pada}")
