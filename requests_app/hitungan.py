""" "Explain this deadline": the arithmetic of a permohonan's rows, by the calendar each was computed by. Reads only."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from requests_app import versi_kalender
from requests_app.jam import berjam, jeda_baris, jeda_berakhir
from requests_app.jejak_sop import masa_kerja, rentang
from requests_app.kantor import kalender_kantor
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tampilan import durasi
from requests_app.tenggat import menit_kerja
from requests_app.uraian import Uraian, uraikan


@dataclass(frozen=True)
class Perubahan:
    """A change of the office's calendar that moved this deadline while it ran, as the journal has it."""

    pada: datetime
    oleh: str
    dari: datetime
    ke: datetime
    versi: int


@dataclass(frozen=True)
class Hitungan:
    """A running deadline explained; `cocok`: does the arithmetic come out at the deadline that is stored?"""

    uraian: Uraian
    tenggat: datetime
    versi: int | None
    jeda: list = field(default_factory=list)
    """[(Geseran, its Jeda)]"""
    pemohon: list = field(default_factory=list)
    perubahan: list = field(default_factory=list)

    @property
    def cocok(self):
        return self.uraian.tenggat == self.tenggat


def rincian_tenggat(permohonan, jejak, kalender=None):
    """The Hitungan of the running deadline; None where no clock runs. `kalender`: for rows older than the calendar's versions."""
    langkah = permohonan.langkah_kini()
    if permohonan.tenggat is None or not berjam(langkah):
        return None
    versi = permohonan.versi_kalender_id
    kalender = versi_kalender.kalender(versi) if versi else kalender or kalender_kantor()
    uraian = uraikan(kalender, permohonan.status_sejak, langkah.baku, jeda_baris(permohonan))
    return Hitungan(
        uraian=uraian,
        tenggat=permohonan.tenggat,
        versi=versi,
        jeda=list(zip(uraian.jeda, jeda_berakhir(permohonan), strict=True)),
        pemohon=dipegang_pemohon(permohonan, jejak, kalender),
        perubahan=perubahan(jejak, permohonan.status_sejak),
    )


def bila_dilanjutkan(permohonan, sekarang=None):
    """Of a row that stands still: the Uraian of the deadline it would have, did its clock go on now."""
    langkah = permohonan.langkah_kini()
    jeda = [*jeda_baris(permohonan), (permohonan.dijeda_sejak, sekarang or timezone.now())]
    return uraikan(kalender_kantor(), permohonan.status_sejak, langkah.baku, jeda)


def perubahan(jejak, sejak, sampai=None):
    """The journal's entries about a changed calendar since `sejak`, as [Perubahan]."""
    return [
        Perubahan(
            pada=j.waktu,
            oleh=j.pelaku.nama_bergelar if j.pelaku else "Sistem",
            dari=parse_datetime(j.data["dari"]),
            ke=parse_datetime(j.data["ke"]),
            versi=j.data["kalender"],
        )
        for j in jejak
        if j.aksi == "hitung_ulang" and "kalender" in j.data and sejak <= j.waktu <= (sampai or j.waktu)
    ]


def dipegang_pemohon(permohonan, jejak, kalender):
    """The times the applicant held it: [{"rentang", "menunggu", "durasi"}]. They count in no row of the office."""
    kerja = masa_kerja(permohonan, [j for j in jejak if j.dari != j.ke])
    return [
        {
            "rentang": rentang(mulai, akhir.waktu),
            "menunggu": baris.pelaksana,
            "durasi": durasi(menit_kerja(kalender, mulai, akhir.waktu)),
        }
        for baris in permohonan.langkah()
        if baris.baris != 1 and baris.pelaksana in PELAKSANA_PEMOHON
        for mulai, akhir in kerja.get(baris.status, ())
    ]


# What has been done


@dataclass(frozen=True)
class Selesai:
    """One time a row was done: how long it took (LamaLangkah), and its deadline explained where that can be shown."""

    lama: object
    judul: str
    siapa: str
    uraian: Uraian | None
    versi: int | None
    jeda: list
    perubahan: list

    @property
    def terpakai(self):
        return durasi(self.lama.detik_kerja // 60)


def selesai(permohonan, jejak):
    """Every timed row of the office that was done, in order, as [Selesai]."""
    nama = {baris.status: baris for baris in permohonan.langkah()}
    riwayat, jeda = versi_kalender.Riwayat(), list(permohonan.jeda.all())
    lama = permohonan.lama_langkah.select_related("jejak__pelaku").exclude(baku_detik=None)
    return [
        _selesai(satu, nama[satu.status], riwayat, jeda, jejak)
        for satu in lama.order_by("jejak__urut")
        if berjam(nama.get(satu.status))
    ]


def _selesai(lama, baris, riwayat, jeda, jejak):
    milik = [
        j for j in jeda if j.selesai and j.status == lama.status and lama.mulai <= j.mulai <= lama.selesai
    ]
    lewat = next(
        (j.waktu for j in jejak if j.aksi == "terlambat" and lama.mulai <= j.waktu <= lama.selesai), None
    )
    # What was marked late keeps the calendar it was late by.
    versi = riwayat.pada(lewat or lama.selesai)
    uraian = versi and uraikan(
        versi_kalender.kalender(versi), lama.mulai, baris.baku, [(j.mulai, j.selesai) for j in milik]
    )
    if uraian and (lama.selesai > uraian.tenggat) != lama.terlambat:
        uraian = None  # measured by another clock than can be known today: no arithmetic is better than a wrong one
    pelaku = lama.jejak.pelaku
    return Selesai(
        lama=lama,
        judul=baris.judul,
        siapa=pelaku.nama_bergelar if pelaku else "Sistem",
        uraian=uraian,
        versi=versi,
        jeda=list(zip(uraian.jeda, milik, strict=True)) if uraian else [],
        perubahan=perubahan(jejak, lama.mulai, lama.selesai),
    )
