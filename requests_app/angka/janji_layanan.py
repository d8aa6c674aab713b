"""What applicants may count on: within how many working days of the office most permohonan of a SOP are done.

A percentile of the office's own working time from receipt to the end. What lies with the applicant, pauses, and what ended
otherwise than done is not in it; nor is what the office carried out without a permohonan, however many at once.
"""

import math
from dataclasses import asdict, dataclass
from datetime import timedelta
from fractions import Fraction

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app import langkah
from requests_app.angka.statistik import persentil
from requests_app.kantor import kalender_kantor
from requests_app.models import LamaLangkah, Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import SELESAI, aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON

PALING_SEDIKIT = 10
"""Permohonan done; with fewer a percentile says nothing, and the sum of the mutu baku is named instead."""
SETAHUN = timedelta(days=365)
KUNCI, SIMPAN = "janji-layanan-1", 3 * 3600
"""The sweep writes it anew every hour; should it stand still, a page does after three."""


@dataclass(frozen=True)
class Janji:
    """`n`: how many it is drawn from (0: from the mutu baku); `hari`: working days, `menit`: working minutes instead."""

    n: int
    hari: int = 0
    menit: int = 0
    pecahan: tuple = ()

    def __str__(self):
        lama = f"{self.hari} hari kerja" if self.hari else f"{self.menit} menit kerja"
        if self.pecahan:
            bagian, dari = self.pecahan
            return f"{bagian} dari {dari} permohonan selesai dalam {lama}"
        return f"Mutu baku SOP seluruhnya {lama}"


def janji(kode):
    """The Janji of a SOP as pages show it; None where nothing can be said. Never computed for one page alone."""
    return semua().get(kode)


def semua():
    """{SOP: Janji} as last computed, at most some hours ago; one read of the cache."""
    isi = cache.get(KUNCI)
    return segarkan() if isi is None else {kode: Janji(**satu) for kode, satu in isi.items()}


def segarkan():
    """Compute every Janji anew and keep it for the pages, as plain values. Called by beat, and when the office changed."""
    hasil = hitung()
    cache.set(KUNCI, {kode: asdict(satu) for kode, satu in hasil.items()}, SIMPAN)
    return hasil


def hitung(sekarang=None):
    """{SOP: Janji} from what was done in the year until now, where that is too little from the mutu baku."""
    sekarang, profil = sekarang or timezone.now(), ProfilKantor.muat()
    sehari = detik_sehari(kalender_kantor(profil), sekarang)
    lama, hasil = lama_selesai(sekarang), {}
    for kode in SOP:
        detik = sorted(lama.get(kode, ()))
        hasil[kode] = (
            _dari_selesai(detik, profil.persen_janji, sehari)
            if len(detik) >= PALING_SEDIKIT
            else dari_baku(kode, sehari)
        )
    return {kode: satu for kode, satu in hasil.items() if satu}


def lama_selesai(sekarang):
    """{SOP: [working seconds of the office]} of every permohonan that counts.

    One whose first row was not measured was carried over from elsewhere: its time is not known as a whole.
    """
    diukur = LamaLangkah.objects.filter(permohonan=OuterRef("permohonan"), status="DRAF")
    selesai = Permohonan.objects.filter(
        status=SELESAI,
        ex_officio=False,
        ditolak=False,
        selesai_pada__gt=sekarang - SETAHUN,
        selesai_pada__lte=sekarang,
    )
    kueri = (
        LamaLangkah.objects.filter(Exists(diukur), kantor=True, permohonan__in=selesai)
        .order_by()
        .values("permohonan")
        .annotate(detik=Sum("detik_kerja"))
    )
    hasil = {}
    for sop, detik in kueri.values_list("sop", "detik"):
        hasil.setdefault(sop, []).append(detik)
    return hasil


def _dari_selesai(detik, persen, sehari):
    bagian = Fraction(persen, 100)
    # "8 dari 10" is read more easily than "4 dari 5".
    pecahan = (persen // 10, 10) if persen % 10 == 0 else (bagian.numerator, bagian.denominator)
    return Janji(len(detik), hari=max(1, math.ceil(persentil(detik, persen) / sehari)), pecahan=pecahan)


def detik_sehari(kalender, sekarang):
    """The office's usual working day in seconds: the mean of its working days in the past year."""
    hari_ini = sekarang.astimezone(kalender.zona).date()
    hari = [hari_ini - timedelta(days=n) for n in range(1, 366)]
    lama = [kalender.lama(satu).total_seconds() for satu in hari if kalender.hari_kerja(satu)]
    return sum(lama) / len(lama) if lama else 8 * 3600


def dari_baku(kode, sehari):
    """The Janji of the mutu baku alone: the rows of the straight way of the SOP, as in force today."""
    baku = [satu.baku for satu in jalur_lurus(kode) if satu.baku and satu.pelaksana not in PELAKSANA_PEMOHON]
    hari, menit = sum(w.hari or 0 for w in baku), sum(w.menit or 0 for w in baku)
    if hari:
        return Janji(0, hari=hari + math.ceil(menit * 60 / sehari))
    return Janji(0, menit=menit) if menit else None


def jalur_lurus(kode):
    """The rows from filing to the end where nothing is amiss: of each the outcome its SOP names first."""
    kelas, baris = SOP[kode], {satu.status: satu for satu in langkah.sekarang(kode)}
    hasil = [kelas.LANGKAH[0]]
    while sesudah := [a for a in aksi_dari(kelas) if hasil[-1].status in a.dari and not a.tambahan]:
        lanjut = baris.get(sesudah[0].ke)
        if lanjut is None or lanjut in hasil:
            break
        hasil.append(lanjut)
    return hasil
