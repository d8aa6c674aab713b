"""Hours and days off as the office writes them, and the deadlines that follow."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from requests_app import jam_kantor, jurnal
from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, JamKerja, Permohonan
from tests import pabrik
from tests.kantor.bantu import galat, kirim, pesan

PAGI, SORE = (time(8), time(12)), (time(13), time(16, 30))
SEMINGGU = {f"hari_{h}": "08.00–12.00, 13.00–16.30" for h in range(5)} | {"hari_5": "tutup", "hari_6": ""}


@pytest.mark.parametrize(
    ("teks", "selang"),
    [
        ("08.00–12.00, 13.00–16.30", (PAGI, SORE)), ("8:00-12:00 dan 13:00 - 16:30", (PAGI, SORE)),
        ("13.00 s.d. 16.30; 08.00 sd 12.00", (PAGI, SORE)), ("tutup", ()), ("", ()), (" – ", ()), ("08.00 sampai 12.00", (PAGI,)),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(teks, selang):
    assert jam_kantor.baca_selang(teks) == selang
    assert jam_kantor.baca_selang(jam_kantor.tulis_selang(selang)) == selang


@pytest.mark.parametrize(
    "teks", ["pagi", "8-12", "25.00–26.00", "12.00–08.00", "08.00–12.00, 11.00–14.00", "08.00–08.00"]
)
def test_hours_that_make_no_sense_are_refused(teks):
    with pytest.raises(ValidationError):
        jam_kantor.baca_selang(teks)


def test_the_week_is_saved_and_running_deadlines_follow(kelola, kantor):
    isi_kalender([timezone.localdate().year, timezone.localdate().year + 1])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    tanggapan = kirim(kelola, "/kantor/jam/biasa/", SEMINGGU, ikut=True)
    assert "1 permohonan" in pesan(tanggapan)
    kini = Permohonan.objects.get(pk=permohonan.pk)
    assert timezone.localtime(kini.tenggat, kalender_kantor().zona).time() == time(16, 30)
    assert kini.jejak.last().aksi == "hitung_ulang"
    assert list(jurnal.periksa()) == []
    assert "<span>13.00–16.30</span>" in tanggapan.content.decode()


def test_an_office_that_never_opens_is_refused_and_nothing_changes(kelola, kantor):
    kirim(kelola, "/kantor/jam/biasa/", SEMINGGU)
    assert "sedikitnya satu hari" in galat(kelola, "/kantor/jam/biasa/", dict.fromkeys(SEMINGGU, "tutup"))
    assert JamKerja.objects.count() == 10


def test_one_wrong_day_keeps_what_was_typed_of_the_others(kelola):
    tanggapan = kelola.post("/kantor/jam/biasa/", SEMINGGU | {"hari_2": "siang saja"})
    assert tanggapan.status_code == 422
    halaman = tanggapan.content.decode()
    assert "siang saja" in halaman
    assert "08.00–12.00, 13.00–16.30" in halaman


def test_ramadan_wins_in_its_dates_and_leaves_the_rest_alone(kelola):
    kirim(kelola, "/kantor/jam/biasa/", SEMINGGU)
    assert "08.00–12.00, 12.30–15.00" in kelola.get("/kantor/jam/baru/").content.decode()
    ramadan = {f"hari_{h}": "08.30–14.00" for h in range(5)}
    tanggal = {"nama": "Ramadan", "mulai": "2027-02-08", "selesai": "2027-03-02"}
    kirim(kelola, "/kantor/jam/baru/", ramadan | tanggal)
    kalender = kalender_kantor()
    assert kalender.lama(date(2027, 2, 10)) == timedelta(hours=5, minutes=30)
    assert kalender.lama(date(2027, 3, 3)) == timedelta(hours=7, minutes=30)
    (milik,) = jam_kantor.berkala()
    kirim(kelola, f"/kantor/jam/{milik.pk}/", ramadan | tanggal | {"selesai": "2027-03-05"})
    (milik,) = jam_kantor.berkala()
    assert kalender_kantor().lama(date(2027, 3, 3)) == timedelta(hours=5, minutes=30)
    kirim(kelola, f"/kantor/jam/{milik.pk}/hapus/", {})
    assert jam_kantor.berkala() == []
    assert JamKerja.objects.filter(mulai=None).count() == 10


def test_dates_that_run_backwards_are_refused(kelola):
    isi = SEMINGGU | {"nama": "Ramadan", "mulai": "2027-03-09", "selesai": "2027-02-08"}
    assert "sebelum tanggal mulai" in galat(kelola, "/kantor/jam/baru/", isi)


def test_the_page_says_what_a_request_of_now_would_get(kelola):
    halaman = kelola.get("/kantor/jam/").content.decode()
    assert "Langkah 60 menit berakhir" in halaman
    assert "Langkah 1 hari berakhir" in halaman
    assert "WIB" in halaman


# Days off


def test_a_year_is_filled_from_the_skb_and_edited_days_stay(kelola):
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Natal di kantor", jenis="KANTOR")
    tanggapan = kirim(kelola, "/kantor/libur/isi/", {"tahun": "2026"}, ikut=True)
    assert "24 hari libur 2026 ditambahkan" in pesan(tanggapan)
    assert HariLibur.objects.get(tanggal="2026-12-25").nama == "Natal di kantor"
    assert not JamKerja.objects.exists()


def test_the_first_national_holiday_does_not_drop_the_others(kelola):
    isi = {"tanggal": "2026-11-27", "nama": "Pilkada contoh", "jenis": "LIBUR"}
    tanggapan = kirim(kelola, "/kantor/libur/", isi, ikut=True)
    assert "menurut SKB ikut ditulis" in pesan(tanggapan)
    assert {date(2026, 11, 27), date(2026, 12, 25)} <= set(kalender_kantor().libur)


def test_a_day_the_office_closes_moves_deadlines_and_moves_them_back(kelola, kantor):
    isi_kalender([timezone.localdate().year, timezone.localdate().year + 1])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    hari = timezone.localtime(permohonan.tenggat, kalender_kantor().zona).date()
    isi = {"tanggal": hari.isoformat(), "nama": "Pindahan", "jenis": "KANTOR"}
    assert "1 permohonan" in pesan(kirim(kelola, "/kantor/libur/", isi, ikut=True))
    assert Permohonan.objects.get(pk=permohonan.pk).tenggat > permohonan.tenggat
    libur = HariLibur.objects.get(nama="Pindahan")
    lain = isi | {"tanggal": (hari - timedelta(days=300)).isoformat(), "nama": "Pindahan dulu"}
    assert "1 permohonan" in pesan(kirim(kelola, f"/kantor/libur/{libur.pk}/", lain, ikut=True))
    assert Permohonan.objects.get(pk=permohonan.pk).tenggat == permohonan.tenggat
    kirim(kelola, f"/kantor/libur/{libur.pk}/hapus/", {})
    assert not HariLibur.objects.filter(nama__startswith="Pindahan").exists()


def test_a_day_twice_and_a_year_far_away_are_refused(kelola):
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Natal")
    isi = {"tanggal": "2026-12-25", "nama": "Natal lagi", "jenis": "LIBUR"}
    assert "sudah ada" in galat(kelola, "/kantor/libur/", isi)
    assert "Periksa tahunnya" in galat(kelola, "/kantor/libur/", isi | {"tanggal": "2206-12-25"})
