"""The calendar changes in versions: each says who and why, moves what runs, and reaches what landed beside it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from requests_app import jam, jam_kantor, jurnal, tasks, versi_kalender
from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, Permohonan, VersiKalender
from tests import pabrik
from tests.kantor.bantu import kirim
from tests.perayap import masuk

KAMIS_15 = datetime(2026, 11, 19, 8, tzinfo=UTC)
JUMAT_TUTUP, SENIN_TUTUP = datetime(2026, 11, 20, 9, 30, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kamis():
    with time_machine.travel(KAMIS_15, tick=False):
        yield


@pytest.fixture
def diajukan(kantor):
    """One row due Friday at closing time."""
    isi_kalender([2026])
    return pabrik.permohonan(kantor, "DIAJUKAN")


@pytest.fixture
def kelola(kantor):
    return masuk(kantor.pengelola)


def baca(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)


def terakhir():
    return VersiKalender.objects.last()


def libur_tertulis():
    """Somebody's day off stands in the table and its version is written, while a move beside it has not seen either yet."""
    HariLibur.objects.create(tanggal="2026-11-20", nama="Hari contoh", jenis="KANTOR")
    return versi_kalender.catat(kalender_kantor(), sebab="Hari contoh")


def test_the_first_version_is_written_at_first_use_and_no_other_by_moves(kantor, diajukan):
    pabrik.maju(kantor, diajukan, "disposisikan")
    (satu,) = VersiKalender.objects.all()
    assert (satu.oleh, satu.sebab, baca(diajukan).versi_kalender) == (None, "", satu)


def test_a_version_gives_back_the_very_calendar(diajukan):
    lama, baru = kalender_kantor(), versi_kalender.kalender(terakhir().pk)
    assert versi_kalender.isi(baru) == versi_kalender.isi(lama)
    assert [baru.selang(date(2026, 11, n)) for n in range(1, 31)] == [
        lama.selang(date(2026, 11, n)) for n in range(1, 31)
    ]


def test_what_landed_by_the_old_calendar_follows_within_a_sweep(diajukan):
    libur_tertulis()
    assert baca(diajukan).tenggat == JUMAT_TUTUP
    tasks.sapu_kalender()
    assert (baca(diajukan).tenggat, baca(diajukan).versi_kalender) == (SENIN_TUTUP, terakhir())
    entri = diajukan.jejak.last()
    assert (entri.aksi, entri.pelaku, entri.peran) == ("hitung_ulang", None, "Sistem")
    assert (entri.data["kalender"], terakhir().dipindahkan) == (terakhir().pk, 1)
    assert list(jurnal.periksa()) == []
    assert jam.susulkan() == 0
    assert diajukan.jejak.last() == entri


def test_where_nothing_moves_nothing_is_journaled(kantor, diajukan):
    HariLibur.objects.create(tanggal="2026-12-01", nama="Jauh", jenis="KANTOR")
    sebelum = diajukan.jejak.count()
    assert jam.hitung_ulang(oleh=kantor.pengelola, sebab="Jauh") == 0
    assert (baca(diajukan).versi_kalender, diajukan.jejak.count()) == (terakhir(), sebelum)
    assert jam.susulkan() == 0


def test_the_sweep_goes_in_batches_and_leaves_what_stands_still_or_is_late(kantor, diajukan):
    jeda, lewat, lain = (pabrik.permohonan(kantor, "DIAJUKAN") for _ in range(3))
    jam.jeda(jeda, sebab="KAHAR", keterangan="Banjir.", oleh=kantor.kepala_ukpbj)
    Permohonan.objects.filter(pk=lewat.pk).update(terlambat_sejak=KAMIS_15)
    libur_tertulis()
    assert jam.susulkan(batas=1) == 2
    assert [baca(p).tenggat for p in (diajukan, lain, lewat, jeda)] == [
        SENIN_TUTUP,
        SENIN_TUTUP,
        JUMAT_TUTUP,
        None,
    ]


def test_a_move_that_still_holds_the_old_calendar_makes_no_version_of_it(diajukan):
    lama = kalender_kantor()
    baru = libur_tertulis()
    assert versi_kalender.kini(lama).pk < baru.pk
    assert terakhir() == baru


def test_a_calendar_changed_behind_the_portal_becomes_a_version_too(diajukan):
    HariLibur.objects.create(tanggal="2026-11-20", nama="Hari contoh", jenis="KANTOR")
    assert jam.susulkan() == 1
    assert "tidak lewat halaman kalender" in terakhir().sebab


def test_every_door_says_who_and_why_and_the_history_shows_what_changed(kantor, diajukan, kelola):
    libur = {"tanggal": "2026-11-20", "nama": "Hari Jadi Kota", "jenis": "KANTOR"}
    kirim(kelola, "/kantor/libur/", libur)
    minggu = {f"hari_{h}": "08.00–12.00, 13.00–16.30" for h in range(5)} | {"hari_5": "", "hari_6": ""}
    kirim(kelola, "/kantor/jam/biasa/", minggu)
    ramadan = {"nama": "Ramadan", "mulai": "2027-02-08", "selesai": "2027-03-09"} | minggu
    kirim(kelola, "/kantor/jam/baru/", ramadan)
    kirim(kelola, f"/kantor/jam/{jam_kantor.berkala()[0].pk}/hapus/", {})
    kirim(kelola, f"/kantor/libur/{HariLibur.objects.get(nama='Hari Jadi Kota').pk}/hapus/", {})
    _ubah_zona(kelola, kantor.profil)
    sebab = list(VersiKalender.objects.values_list("sebab", flat=True))
    assert sebab == [
        "",
        "Hari libur ditambahkan: Hari Jadi Kota, 20 November 2026",
        "Jam kerja Biasa disimpan",
        "Jam kerja Ramadan disimpan, 8 Februari 2027 sampai 9 Maret 2027",
        "Jam kerja Ramadan dihapus, 8 Februari 2027 sampai 9 Maret 2027",
        "Hari libur dihapus: Hari Jadi Kota, 20 November 2026",
        "Zona waktu menjadi WIT",
    ]
    assert {v.oleh for v in VersiKalender.objects.exclude(sebab="")} == {kantor.pengelola}
    halaman = kelola.get("/kantor/kalender/").content.decode()
    for kata in (
        "Zona waktu: WIB menjadi WIT.", "Jam Biasa, Jumat: 07.30–11.30, 13.00–16.30 menjadi 08.00–12.00, 13.00–16.30.",
        "Hari libur ditambahkan: 20 November 2026 (Hari Jadi Kota).", "Versi pertama: zona WIB", "Berlaku sekarang",
        "Jam Ramadan (8 Februari 2027 sampai 9 Maret 2027) ditambahkan.", "1 batas waktu yang sedang berjalan bergeser",
    ):  # fmt: skip
        assert kata in halaman, kata


def _ubah_zona(kelola, profil):
    form = kelola.get("/kantor/profil/").context["form"]
    isi = {nama: form[nama].value() or "" for nama in form.fields if nama != "berkas_logo"}
    isi |= {"zona": "Asia/Jayapura", "nama_instansi": "Kementerian Contoh", "kota": "Jayapura"}
    isi |= {n: getattr(profil, n) for n in ("nama_unit", "nama_lpse", "alamat", "kontak", "url_spse")}
    kirim(kelola, "/kantor/profil/", isi)


def test_an_office_without_deadlines_has_an_empty_history(kelola):
    assert "Belum ada versi yang tercatat" in kelola.get("/kantor/kalender/").content.decode()
    assert kelola.get("/kantor/kalender/?sebelum=x").status_code == 404
