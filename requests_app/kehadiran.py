"""Who of the office has a permohonan open right now. Kept in a cache for a minute; it is no record and proves nothing."""

from django.core.cache import caches
from django.utils import timezone

TERLIHAT_DETIK = 60
SELANG_DETIK = 30
"""A page that is looked at asks this often."""


def hadir(permohonan, pengguna):
    """Note that this person has it open, and return who else has: [{"nama", "sejak"}], first come first.

    Two who write at the same moment may lose one of them until his page asks again.
    """
    tembolok, kunci, kini = caches["kehadiran"], f"hadir:{permohonan.pk}", timezone.now()
    semua = {
        pk: satu
        for pk, satu in tembolok.get(kunci, {}).items()
        if (kini - satu["terakhir"]).total_seconds() <= TERLIHAT_DETIK
    }
    sejak = semua.get(pengguna.pk, {"sejak": kini})["sejak"]
    semua[pengguna.pk] = {"nama": pengguna.nama_bergelar, "sejak": sejak, "terakhir": kini}
    tembolok.set(kunci, semua, TERLIHAT_DETIK)
    lain = (satu for pk, satu in semua.items() if pk != pengguna.pk)
    return sorted(lain, key=lambda satu: satu["sejak"])
