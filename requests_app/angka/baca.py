"""What the figures are made of, read with a fixed number of queries at any size. Nothing is computed here."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from requests_app.models import ButirPeriksa, LamaLangkah, Pemeriksaan, Permohonan
from requests_app.penyimpangan import ringkasan
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON

ALASAN_TERBANYAK = 200
"""Different words of checkers that are read; of each requirement some are shown."""


@dataclass(frozen=True)
class Saringan:
    """Which time (`sejak` included, `sebelum` not), SOP ("": all) and units (None: all) the figures are about."""

    sejak: datetime
    sebelum: datetime
    sop: str = ""
    unit: frozenset | None = None

    def q(self, awalan="", waktu=""):
        """Q over a table with `sop` and `unit` under `awalan`; `waktu`: the column that must lie in the time."""
        hasil = Q(**{f"{awalan}sop": self.sop}) if self.sop else Q()
        if self.unit is not None:
            hasil &= Q(**{f"{awalan}unit__in": self.unit})
        if waktu:
            hasil &= Q(**{f"{waktu}__gte": self.sejak, f"{waktu}__lt": self.sebelum})
        return hasil


@dataclass
class Lama:
    """Rows done, in lists: of the office with a clock by row and by unit, of everybody else by row.

    `kantor` and `unit`: {key: [(working seconds, seconds of the mutu baku, late)]}; `lain`: {key: [working seconds]}.
    """

    kantor: dict
    unit: dict
    lain: dict


def lama(saringan):
    """Every row done in the time. N/A rows of the office are left out, and rows a withdrawal ended: nobody did them."""
    dalam = saringan.q(waktu="selesai")
    kueri = LamaLangkah.objects.filter(dalam & (Q(kantor=False) | berjam()))
    hasil = Lama(defaultdict(list), defaultdict(list), defaultdict(list))
    kolom = ("sop", "status", "unit_id", "kantor", "detik_kerja", "baku_detik", "terlambat")
    for sop, status, unit, kantor, detik, baku, lewat in kueri.values_list(*kolom).iterator(chunk_size=5000):
        if kantor:
            satu = (detik, baku, lewat)
            hasil.kantor[sop, status].append(satu)
            hasil.unit[unit].append(satu)
        else:
            hasil.lain[sop, status].append(detik)
    return hasil


def berjam():
    """Q over LamaLangkah: rows of the office with a clock which somebody of the office did."""
    return Q(kantor=True, baku_detik__isnull=False) & ~Q(aksi__in=_aksi_pemohon())


def _aksi_pemohon():
    """Actions by which the applicant ends what the office has in hand (withdrawal)."""
    semua = (aksi for kelas in SOP.values() for aksi in aksi_dari(kelas))
    return {aksi.nama for aksi in semua if aksi.pelaksana in PELAKSANA_PEMOHON}


UMUR = ("dalam", "lewat_1", "lewat_3", "lewat_lama", "dijeda", "pemohon", "tanpa_jam")
"""The buckets of what is open, in the order in which they are shown."""


def umur(saringan, kalender, sekarang):
    """{SOP: {bucket of UMUR: how many}} of what is open now."""
    satu, tiga = (hari_kerja_lalu(kalender, sekarang, n) for n in (1, 3))
    pemohon, dijeda = Q(pelaksana__in=PELAKSANA_PEMOHON), Q(dijeda_sejak__isnull=False)
    ember = {
        "dalam": Q(tenggat__gte=sekarang),
        "lewat_1": Q(tenggat__lt=sekarang, tenggat__gte=satu),
        "lewat_3": Q(tenggat__lt=satu, tenggat__gte=tiga),
        "lewat_lama": Q(tenggat__lt=tiga),
        "dijeda": dijeda,
        "pemohon": pemohon,
        "tanpa_jam": Q(tenggat=None) & ~pemohon & ~dijeda,
    }
    hitung = {nama: Count("pk", filter=q) for nama, q in ember.items()}
    kueri = Permohonan.objects.berjalan().filter(saringan.q()).order_by().values("sop").annotate(**hitung)
    return {baris.pop("sop"): baris for baris in kueri}


def hari_kerja_lalu(kalender, sekarang, jumlah):
    """The same time of day, `jumlah` working days before: what was due earlier is late by more than so many hari kerja."""
    setempat = sekarang.astimezone(kalender.zona)
    tanggal = setempat.date()
    for _ in range(400):
        tanggal -= timedelta(days=1)
        jumlah -= kalender.hari_kerja(tanggal)
        if jumlah == 0:
            break
    return datetime.combine(tanggal, setempat.timetz())


@dataclass(frozen=True)
class Kembali:
    """What checks found: how many were made, how many found a fault, [(requirement, times)], {requirement: [(words, times)]}."""

    diperiksa: int
    kurang: int
    syarat: list
    alasan: dict


def pengembalian(saringan, *, alasan=True):
    """The Kembali of the time; `alasan` false: without the checkers' words."""
    diperiksa = Pemeriksaan.objects.filter(saringan.q("permohonan__", "pada"))
    butir = ButirPeriksa.objects.filter(saringan.q("pemeriksaan__permohonan__", "pemeriksaan__pada"))
    butir = butir.filter(sesuai=False).order_by()
    per_syarat = butir.values("syarat").annotate(n=Count("pk")).order_by("-n", "syarat")
    kata = defaultdict(list)
    if alasan:
        per_kata = butir.values("syarat", "alasan").annotate(n=Count("pk")).order_by("-n", "syarat", "alasan")
        for satu in per_kata[:ALASAN_TERBANYAK]:
            kata[satu["syarat"]].append((satu["alasan"], satu["n"]))
    jumlah = butir.aggregate(n=Count("pemeriksaan", distinct=True))["n"]
    return Kembali(diperiksa.count(), jumlah, [(s["syarat"], s["n"]) for s in per_syarat], kata)


def per_bulan(saringan):
    """{first day of a month: {"MASUK" or end status: how many}} of what was filed and what ended."""
    masuk = LamaLangkah.objects.filter(saringan.q(waktu="selesai"), status="DRAF")
    masuk = (
        masuk.order_by().annotate(bulan=TruncMonth("selesai")).values_list("bulan").annotate(n=Count("pk"))
    )
    akhir = Permohonan.objects.filter(saringan.q(waktu="selesai_pada")).order_by()
    akhir = akhir.annotate(bulan=TruncMonth("selesai_pada")).values_list("bulan", "status")
    hasil = defaultdict(dict)
    for bulan, n in masuk:
        hasil[_tanggal(bulan)]["MASUK"] = n
    for bulan, status, n in akhir.annotate(n=Count("pk")):
        hasil[_tanggal(bulan)][status] = n
    return dict(sorted(hasil.items()))


def penyimpangan(saringan):
    """How often the mutu baku was departed from, as requests_app.penyimpangan.ringkasan counts it."""
    unit = {} if saringan.unit is None else {"permohonan__unit__in": saringan.unit}
    return ringkasan(
        saringan.sejak, saringan.sebelum, **({"sop": saringan.sop} if saringan.sop else {}), **unit
    )


def _tanggal(bulan):
    return date(bulan.year, bulan.month, 1)
