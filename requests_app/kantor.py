"""The office's working calendar and clock, from the database (ProfilKantor, JamKerja, HariLibur)."""

import time
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts_app.models import ProfilKantor
from requests_app.models import HariLibur, JamKerja
from requests_app.sop import SOP
from requests_app.tenggat import KALENDER_BAKU, Kalender, ProfilJam, libur_baku


def zona_kantor(profil=None):
    return ZoneInfo((profil or ProfilKantor.muat()).zona)


def sop_berlaku():
    """{KODE: SOP class} that are in effect in this office, in the order of the portal; all where the office chose none."""
    dipilih = kantor_kini().sop_berlaku
    return {kode: kelas for kode, kelas in SOP.items() if dipilih is None or kode in dipilih}


_KINI = (None, 0.0)


def kantor_kini():
    """The ProfilKantor as pages show it, read again after KANTOR_TEMBOLOK_DETIK. Writers ask the database instead."""
    global _KINI
    profil, dibaca = _KINI
    if profil is None or time.monotonic() - dibaca >= settings.KANTOR_TEMBOLOK_DETIK:
        profil = ProfilKantor.muat()
        _KINI = (profil, time.monotonic())
    return profil


def segarkan():
    """After the office was changed here: the next page of this process shows it as it is now."""
    global _KINI
    _KINI = (None, 0.0)


def kalender_kantor(profil=None):
    """The Kalender in force, from the database; from `profil` (kantor_kini) the one it was first asked for.

    The office's tables win; what they leave out stands as in the SKB and the Perpres.
    """
    kalender = getattr(profil, "kalender", None)
    if kalender is None:
        libur = HariLibur.objects.order_by("tanggal").values_list("tanggal", "nama", "jenis")
        kolom = ("profil", "mulai", "selesai", "hari", "buka", "tutup")
        jam = JamKerja.objects.order_by("hari", "buka", "pk").values_list(*kolom)
        kalender = _kalender(zona_kantor(profil), tuple(libur), tuple(jam))
        if profil is not None:
            profil.kalender = kalender
    return kalender


@lru_cache(maxsize=8)
def _kalender(zona, libur, jam):
    """One Kalender for what the tables hold, made once: it keeps its prefix sums (requests_app.tenggat.tabel)."""
    return Kalender(zona=zona, profil=_profil(jam), libur=_libur(libur))


def _libur(baris):
    """The table decides a year in which it names national holidays; other years keep the library's beside the office's own."""
    ditentukan = {tanggal.year for tanggal, _, jenis in baris if jenis == HariLibur.Jenis.LIBUR}
    if not baris:
        return KALENDER_BAKU.libur
    bawaan = {t: nama for t, nama in KALENDER_BAKU.libur.items() if t.year not in ditentukan}
    return {**bawaan, **{tanggal: nama for tanggal, nama, _ in baris}}


def _profil(baris):
    jam = {}
    for nama, mulai, selesai, hari, buka, tutup in baris:
        jam.setdefault((nama, mulai, selesai), {}).setdefault(hari, []).append((buka, tutup))
    profil = tuple(
        ProfilJam(nama=nama, mulai=mulai, selesai=selesai, jam={h: tuple(s) for h, s in hari.items()})
        for (nama, mulai, selesai), hari in sorted(jam.items(), key=lambda isi: isi[0][1] is not None)
    )
    # Dated hours alone (Ramadan) must not close the office for the rest of the year.
    return profil if any(p.mulai is None for p in profil) else KALENDER_BAKU.profil + profil


def isi_libur(tahun):
    """Write the holidays and cuti bersama of the SKB into the table, beside what stands there. Returns how many came."""
    baru = (
        HariLibur.objects.get_or_create(tanggal=tanggal, defaults={"nama": nama})[1]
        for tanggal, nama in libur_baku(*tahun).items()
    )
    return sum(baru)


def isi_kalender(tahun):
    """Seed holidays and office hours where the office has none yet (an edited day is never overwritten). Years: iterable."""
    isi_libur(tahun)
    if JamKerja.objects.exists():
        return
    for profil in KALENDER_BAKU.profil:
        JamKerja.objects.bulk_create(
            JamKerja(
                profil=profil.nama,
                hari=hari,
                buka=buka,
                tutup=tutup,
                mulai=profil.mulai,
                selesai=profil.selesai,
            )
            for hari, selang in profil.jam.items()
            for buka, tutup in selang
        )
