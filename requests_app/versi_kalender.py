"""The versions of the office's calendar: which one a deadline was computed by, and who made the next one."""

import hashlib
from bisect import bisect_right
from datetime import date, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone

from requests_app.models import VersiKalender
from requests_app.models.jejak import kanonik
from requests_app.tenggat import Kalender, ProfilJam

TANPA_SEBAB = "Ditemukan berubah, tidak lewat halaman kalender"
TERPANJANG = VersiKalender._meta.get_field("sebab").max_length


def isi(kalender):
    """A Kalender as JSON-able values; `dari_isi` is its inverse."""
    return {
        "zona": str(kalender.zona),
        "profil": [
            {
                "nama": p.nama,
                "mulai": p.mulai and p.mulai.isoformat(),
                "selesai": p.selesai and p.selesai.isoformat(),
                "jam": {
                    str(h): [[f"{buka:%H:%M:%S}", f"{tutup:%H:%M:%S}"] for buka, tutup in selang]
                    for h, selang in sorted(p.jam.items())
                },
            }
            for p in kalender.profil
        ],
        "libur": {tanggal.isoformat(): nama for tanggal, nama in sorted(kalender.libur.items())},
    }


def dari_isi(data):
    return Kalender(
        zona=ZoneInfo(data["zona"]),
        profil=tuple(
            ProfilJam(
                nama=p["nama"],
                mulai=p["mulai"] and date.fromisoformat(p["mulai"]),
                selesai=p["selesai"] and date.fromisoformat(p["selesai"]),
                jam={
                    int(h): tuple(
                        (time.fromisoformat(buka), time.fromisoformat(tutup)) for buka, tutup in selang
                    )
                    for h, selang in p["jam"].items()
                },
            )
            for p in data["profil"]
        ),
        libur={date.fromisoformat(tanggal): nama for tanggal, nama in data["libur"].items()},
    )


def kini(kalender):
    """The VersiKalender to note beside a deadline computed by `kalender`, written down at its first use.

    A move may still hold the calendar of before while a new one lands beside it. What it computed belongs to the old
    version then, and is computed anew by the sweep (requests_app.jam.susulkan); it never becomes a version of its own.
    """
    data, sidik = _bersidik(kalender)
    lama = VersiKalender.objects.defer("isi").filter(sidik=sidik).order_by("-pk").first()
    return lama or _tulis(data, sidik)


def catat(kalender, *, oleh=None, sebab=""):
    """The VersiKalender in force from now on: a new one where `kalender` is not the one last written.

    Whoever calls it holds the lock of the office (requests_app.jam), so that two changes become two versions in their order.
    """
    data, sidik = _bersidik(kalender)
    terakhir = VersiKalender.objects.defer("isi").order_by("-pk").first()
    if terakhir and terakhir.sidik == sidik:
        return terakhir
    return _tulis(data, sidik, oleh=oleh, sebab=sebab[:TERPANJANG])


def tertinggal(kalender, permohonan):
    """Is `kalender` not the version last written, or does one of these rows go by an older one? A bool."""
    terakhir = VersiKalender.objects.defer("isi").order_by("-pk").first()
    if terakhir is None or terakhir.sidik != _bersidik(kalender)[1]:
        return True
    # By the number: the index of the foreign key leads to the few that are behind.
    return permohonan.filter(versi_kalender__lt=terakhir).exists()


def _bersidik(kalender):
    """(content, digest), worked out once for a Kalender: every move asks for it."""
    if "versi" not in kalender.tembolok:
        data = isi(kalender)
        kalender.tembolok["versi"] = data, hashlib.sha256(kanonik(data)).hexdigest()
    return kalender.tembolok["versi"]


def _tulis(data, sidik, **lain):
    return VersiKalender.objects.create(sidik=sidik, isi=data, pada=timezone.now(), **lain)


class Riwayat:
    """Which version was in force when; read once."""

    def __init__(self):
        semua = list(VersiKalender.objects.order_by("pk").values_list("pada", "pk"))
        self.saat, self.pk = [saat for saat, _ in semua], [pk for _, pk in semua]

    def pada(self, saat):
        """The pk of the version in force then, the first one for what was before it; None where none is written."""
        return self.pk[max(0, bisect_right(self.saat, saat) - 1)] if self.pk else None


@lru_cache(maxsize=32)
def kalender(pk):
    """The Kalender of a version; it never changes, so it is read once a process."""
    return dari_isi(VersiKalender.objects.get(pk=pk).isi)
