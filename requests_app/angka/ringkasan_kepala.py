"""Four numbers for a head, each with the page on which the same can be counted."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from requests_app.angka import baca
from requests_app.angka.kata import angka
from requests_app.angka.saring import awal_hari
from requests_app.models import LamaLangkah, Permohonan
from requests_app.sop.kosakata import SELESAI

SEBULAN = 30


@dataclass(frozen=True)
class Butir:
    judul: str
    nilai: str
    keterangan: str
    alamat: str
    jenis: str = ""


def ringkasan(menunggu):
    """[Butir] of the office as it stands; `menunggu`: how many wait for this head, counted already."""
    hari_ini = timezone.localdate()
    senin, sebulan = hari_ini - timedelta(days=hari_ini.weekday()), hari_ini - timedelta(days=SEBULAN - 1)
    lewat, selesai, tepat = *_jumlah(senin), _tepat(sebulan)
    return [
        Butir(
            "Menunggu Anda",
            str(menunggu),
            "disposisi, koreksi, dan tanda tangan",
            reverse("pimpinan"),
            "info",
        ),
        Butir(
            "Lewat batas",
            str(lewat),
            "permohonan kantor yang langkahnya sekarang terlambat",
            f"{reverse('antrean')}?tab=lewat",
            "galat" if lewat else "",
        ),
        Butir(
            "Selesai minggu ini",
            str(selesai),
            f"sejak Senin, {senin:%d/%m/%Y}",
            f"{reverse('angka')}?dari={senin.isoformat()}&sampai={hari_ini.isoformat()}#bulan",
        ),
        Butir(
            "Tepat waktu",
            "–" if tepat is None else f"{angka(tepat)} %",
            f"langkah kantor dalam {SEBULAN} hari terakhir",
            f"{reverse('angka')}?dari={sebulan.isoformat()}&sampai={hari_ini.isoformat()}#tepat",
        ),
    ]


def _jumlah(senin):
    """(how many are late now, how many were done since that day), in one query."""
    lewat = Q(selesai_pada=None, nomor__isnull=False, tenggat__lt=timezone.now())
    selesai = Q(status=SELESAI, selesai_pada__gte=awal_hari(senin))
    return (
        Permohonan.objects.filter(lewat | selesai)
        .aggregate(lewat=Count("pk", filter=lewat), selesai=Count("pk", filter=selesai))
        .values()
    )


def _tepat(sejak):
    """The share of the office's rows done in time since that day, in percent; None without any."""
    saringan = baca.Saringan(awal_hari(sejak), timezone.now() + timedelta(seconds=1))
    dalam = LamaLangkah.objects.filter(saringan.q(waktu="selesai") & baca.berjam())
    hitung = dalam.aggregate(n=Count("pk"), tepat=Count("pk", filter=Q(terlambat=False)))
    return 100 * hitung["tepat"] / hitung["n"] if hitung["n"] else None
