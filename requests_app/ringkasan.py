"""Ringkasan pagi: one message a working day to whoever has something waiting, late, to explain, or to look after."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts_app.kata import HARI, tanggal_teks, waktu_singkat_teks
from accounts_app.models import Pengguna, Pengiriman, Penugasan, Peran, ProfilKantor, UnitKerja
from accounts_app.models.penugasan import PERAN_KANTOR
from requests_app.eskalasi_kirim import selisih_teks
from requests_app.izin import Pelaku
from requests_app.kabar import kirim
from requests_app.kantor import kalender_kantor
from requests_app.models import Penyimpangan, Permohonan, Subjek, Tugas
from requests_app.pengiriman import GAGAL
from requests_app.sop.pelaksana import (
    KEPALA_LPSE,
    KEPALA_UKPBJ,
    PELAKSANA_BERBAGI,
    PELAKSANA_PEMOHON,
    PERAN_PELAKSANA,
    SATUAN_KERJA,
)
from requests_app.tugas import penangan

SAMPAI = time(12)
"""A machine that starts late still sends it in the morning; after noon that day has none."""

TERBANYAK = 5
"""So many lines stand under a heading; the rest is a number."""

MACET = timedelta(hours=1)

BAWAHAN = {KEPALA_LPSE: PELAKSANA_BERBAGI, KEPALA_UKPBJ: {*PELAKSANA_BERBAGI, KEPALA_LPSE}}
"""Whose late work a head reads of."""


@dataclass
class Bagian:
    """One heading with its first lines, and how many there are in all."""

    judul: str
    jumlah: int
    baris: list = field(default_factory=list)

    @property
    def lebih(self):
        return self.jumlah - len(self.baris) if self.baris else 0


# When, and to whom


def sapu():
    """Promise today's digests, once. Returns how many people may have one. Called by beat."""
    profil, sekarang = ProfilKantor.muat(), timezone.localtime()
    if not _pagi(kalender_kantor(profil), profil, sekarang):
        return 0
    awalan = f"ringkasan:{sekarang.date().isoformat()}:"
    if Tugas.objects.filter(kunci__startswith=awalan).exists():
        return 0
    janji = [
        Tugas(
            jenis="ringkasan", kunci=f"{awalan}{pk}", muatan={"orang": pk, "hari": sekarang.date().isoformat()},
            dibuat_pada=sekarang, coba_lagi_pada=sekarang,
        )
        for pk in sorted(calon())
    ]  # fmt: skip
    Tugas.objects.bulk_create(janji, ignore_conflicts=True)
    return len(janji)


def _pagi(kalender, profil, sekarang):
    setempat = sekarang.astimezone(kalender.zona)
    return kalender.hari_kerja(setempat.date()) and profil.jam_ringkasan <= setempat.time() < SAMPAI


def calon():
    """Ids of those who may have something today: the office, the secretariat, whom a row awaits, who owes a reason."""
    kantor = Penugasan.objects.berlaku().filter(peran__in=[*PERAN_KANTOR, Peran.PENGELOLA])
    menunggu = Permohonan.objects.berjalan().filter(pelaksana__in=PELAKSANA_PEMOHON)
    satker = Penugasan.objects.berlaku().filter(
        peran__in=PERAN_PELAKSANA[SATUAN_KERJA],
        unit__in=_beserta_atasan(menunggu.filter(pelaksana=SATUAN_KERJA).values_list("unit", flat=True)),
    )
    semua = set(kantor.values_list("pengguna", flat=True)) | set(satker.values_list("pengguna", flat=True))
    semua |= set(menunggu.values_list("pemohon", flat=True))
    semua |= set(Subjek.objects.filter(permohonan__in=menunggu).values_list("pengguna", flat=True))
    semua |= set(Penyimpangan.objects.filter(dijawab_pada=None).values_list("pelaku", flat=True))
    return set(Pengguna.objects.filter(is_active=True, pk__in=semua - {None}).values_list("pk", flat=True))


def _beserta_atasan(unit):
    """These units and all above them: who files for a unit may hold his role further up."""
    semua, baru = set(), set(unit)
    while baru:
        semua |= baru
        induk = UnitKerja.objects.filter(pk__in=baru).exclude(induk=None)
        baru = set(induk.values_list("induk", flat=True)) - semua
    return semua


@penangan("ringkasan")
@transaction.atomic
def kirim_ringkasan(tugas):
    """Nothing for who has nothing, and nothing any more when the morning is over."""
    hari, sekarang = date.fromisoformat(tugas.muatan["hari"]), timezone.localtime()
    profil = ProfilKantor.muat()
    if hari != sekarang.date() or not _pagi(kalender_kantor(profil), profil, sekarang):
        return
    orang = Pengguna.objects.get(pk=tugas.muatan["orang"])
    pelaku = Pelaku(orang)
    bagian = susun(pelaku, sekarang, kalender_kantor(profil))
    if not (orang.is_active and bagian):
        return
    judul = f"{HARI[hari.weekday()]}, {tanggal_teks(hari)}"
    kata = {"bagian": bagian, "penerima": orang, "kantor": profil, "judul": judul}
    kirim(
        orang,
        "ringkasan",
        kunci=f"ringkasan:{hari.isoformat()}:{orang.pk}",
        perihal=f"Ringkasan pagi {judul}",
        isi=render_to_string("surel/ringkasan.txt", kata).strip(),
        tautan=reverse("antrean" if pelaku.petugas_kantor else "beranda"),
        tautan_judul="Buka antrean" if pelaku.petugas_kantor else "Buka portal",
    )


# What stands in it


def susun(pelaku, sekarang, kalender):
    """The Bagian that are not empty, the most urgent first."""
    tutup = datetime.combine(sekarang.date(), time.max, sekarang.tzinfo)
    milik = Permohonan.objects.menunggu(pelaku)
    lewat, hari_ini = milik.filter(tenggat__lt=sekarang), milik.filter(tenggat__range=(sekarang, tutup))
    lain = milik.exclude(tenggat__lte=tutup)
    semua = [
        _permohonan("Terlambat", lewat, sekarang, kalender),
        _permohonan("Jatuh tempo hari ini", hari_ini, sekarang, kalender),
        _permohonan("Menunggu Anda", lain, sekarang, kalender),
        *_bawahan(pelaku, sekarang, kalender),
        _penyimpangan(pelaku),
        *(_masalah(sekarang) if Peran.PENGELOLA in pelaku.peran else ()),
    ]
    return [satu for satu in semua if satu.jumlah]


def _permohonan(judul, semua, sekarang, kalender):
    jumlah = semua.count()
    baris = semua.select_related("unit")[:TERBANYAK] if jumlah else ()
    return Bagian(judul, jumlah, [_kalimat(satu, sekarang, kalender) for satu in baris])


def _kalimat(permohonan, sekarang, kalender):
    """ "2026-0007, Balai Contoh: Memeriksa berkas (terlambat 2 jam kerja)"; no person of the request is in it."""
    awal = f"{permohonan.nomor}, {permohonan.unit}: {permohonan.langkah_kini().judul}"
    batas = permohonan.tenggat or permohonan.batas_perbaikan
    if batas is None:
        return awal
    if permohonan.tenggat and batas < sekarang:
        return f"{awal} (terlambat {selisih_teks(kalender, sekarang, batas)})"
    return f"{awal} (batas {waktu_singkat_teks(batas)})"


def _bawahan(pelaku, sekarang, kalender):
    kolom = set().union(*(BAWAHAN[satu] for satu in pelaku.kepala)) - set(pelaku.pelaksana)
    if kolom:
        lewat = Permohonan.objects.berjalan().filter(pelaksana__in=kolom, tenggat__lt=sekarang)
        yield _permohonan("Terlambat di bawah Anda", lewat.order_by("tenggat"), sekarang, kalender)


def _penyimpangan(pelaku):
    """The reasons he owes, each with the page that asks for it."""
    utang = Penyimpangan.objects.filter(pelaku=pelaku.pengguna, dijawab_pada=None)
    baris = [
        f"{satu.permohonan.nomor}: {settings.PORTAL_URL}{reverse('penyimpangan', args=[satu.pk])}"
        for satu in utang.select_related("permohonan")[:TERBANYAK]
    ]
    return Bagian("Penyimpangan mutu baku yang belum Anda jelaskan", utang.count(), baris)


def _masalah(sekarang):
    """What the keeper of the portal looks after, with its number."""
    macet = Tugas.objects.filter(selesai_pada=None, karantina_pada=None, dibuat_pada__lt=sekarang - MACET)
    gagal = Pengiriman.objects.filter(keadaan__in=GAGAL, diubah_pada__gte=sekarang - timedelta(days=1))
    lewat = Permohonan.objects.berjalan().filter(tenggat__lt=sekarang)
    yield Bagian("Langkah terlambat di seluruh kantor", lewat.count())
    yield Bagian(
        "Pekerjaan latar dikarantina",
        Tugas.objects.filter(selesai_pada=None, karantina_pada__isnull=False).count(),
    )
    yield Bagian("Pekerjaan latar tertunda lebih dari satu jam", macet.count())
    yield Bagian("Surel atau pesan yang tidak sampai sejak kemarin", gagal.count())
