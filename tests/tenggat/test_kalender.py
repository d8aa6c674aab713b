"""When the office is open: the default hours, Ramadan, holidays and cuti bersama, and an office's own hours."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from requests_app.tenggat import (
    KALENDER_BAKU,
    Kalender,
    ProfilJam,
    TanpaHariKerja,
    libur_baku,
    profil_ramadan,
)

from . import RAMADAN, WIB, saat

PAGI = ((time(8), time(12)),)
SENIN = date(2026, 11, 16)


def jam(kalender, tanggal):
    return [f"{buka:%H.%M}-{tutup:%H.%M}" for buka, tutup in kalender.selang(tanggal)]


def kalender(*profil, libur=()):
    return Kalender(zona=WIB, profil=profil, libur=dict.fromkeys(libur, "Tutup"))


def profil(jam, nama="Biasa", mulai=None, selesai=None):
    return ProfilJam(nama, mulai, selesai, jam)


@pytest.mark.parametrize("hari", range(4))
def test_monday_to_thursday_has_a_break_at_noon(hari):
    assert jam(KALENDER_BAKU, SENIN + timedelta(days=hari)) == ["07.30-12.00", "13.00-16.00"]


def test_friday_has_a_longer_break_and_closes_later():
    assert jam(KALENDER_BAKU, date(2026, 11, 20)) == ["07.30-11.30", "13.00-16.30"]


@pytest.mark.parametrize("tanggal", [date(2026, 11, 21), date(2026, 11, 22)])
def test_the_weekend_is_closed(tanggal):
    assert KALENDER_BAKU.selang(tanggal) == ()
    assert not KALENDER_BAKU.hari_kerja(tanggal)


@pytest.mark.parametrize(
    ("kantor", "senin", "jam_seminggu"), [(KALENDER_BAKU, SENIN, 37.5), (RAMADAN, date(2026, 2, 23), 32.5)]
)
def test_the_week_has_the_hours_of_perpres_21_2023(kantor, senin, jam_seminggu):
    lama = sum((kantor.lama(senin + timedelta(days=n)) for n in range(7)), timedelta(0))
    assert lama == timedelta(hours=jam_seminggu)


def test_ramadan_hours_hold_from_the_first_to_the_last_day_only():
    assert jam(RAMADAN, date(2026, 2, 18)) == ["07.30-12.00", "13.00-16.00"]
    assert jam(RAMADAN, date(2026, 2, 19)) == ["08.00-12.00", "12.30-15.00"]
    assert jam(RAMADAN, date(2026, 2, 20)) == ["08.00-11.30", "12.30-15.30"]
    assert jam(RAMADAN, date(2026, 3, 25)) == ["07.30-12.00", "13.00-16.00"]


def test_a_dated_profile_wins_wherever_it_stands():
    terbalik = replace(RAMADAN, profil=RAMADAN.profil[::-1])
    assert jam(terbalik, date(2026, 2, 19)) == ["08.00-12.00", "12.30-15.00"]


def test_of_two_dated_profiles_the_later_start_wins():
    awal = profil({0: PAGI}, "Awal", date(2026, 11, 1), date(2026, 11, 30))
    akhir = profil({0: ((time(9), time(10)),)}, "Akhir", date(2026, 11, 10), date(2026, 11, 20))
    assert jam(kalender(akhir, awal), SENIN) == ["09.00-10.00"]
    assert jam(kalender(akhir, awal), date(2026, 11, 23)) == ["08.00-12.00"]


def test_of_two_equal_profiles_the_later_in_the_list_wins():
    assert jam(kalender(profil({0: PAGI}), profil({0: ((time(9), time(10)),)})), SENIN) == ["09.00-10.00"]


def test_a_profile_without_last_day_holds_from_then_on():
    kantor = kalender(profil({0: PAGI}), profil({0: ((time(9), time(10)),)}, mulai=SENIN))
    assert jam(kantor, SENIN - timedelta(days=7)) == ["08.00-12.00"]
    assert jam(kantor, SENIN + timedelta(days=700)) == ["09.00-10.00"]


def test_a_weekday_the_winning_profile_leaves_out_is_closed():
    kantor = kalender(profil({0: PAGI, 1: PAGI}), profil({1: PAGI}, "Pindahan", SENIN, SENIN))
    assert jam(kantor, SENIN) == []
    assert kantor.sebab_tutup(SENIN) == "Senin: kantor tutup"


def test_an_office_may_open_on_saturday():
    assert jam(kalender(profil({5: PAGI})), date(2026, 11, 21)) == ["08.00-12.00"]


def test_overlapping_hours_count_once():
    tumpang = ((time(10), time(13)), (time(8), time(12)), (time(13), time(14)), (time(15), time(16)))
    assert jam(kalender(profil({0: tumpang})), SENIN) == ["08.00-14.00", "15.00-16.00"]


def test_hours_inside_other_hours_do_not_shorten_them():
    assert jam(kalender(profil({0: ((time(8), time(16)), (time(9), time(10)))})), SENIN) == ["08.00-16.00"]


def test_intervals_are_aware_moments_in_the_zone_of_the_office():
    assert KALENDER_BAKU.selang(SENIN)[0] == (saat("2026-11-16 07:30"), saat("2026-11-16 12:00"))
    assert KALENDER_BAKU.selang(SENIN)[0][0].utcoffset() == timedelta(hours=7)


def test_the_intervals_of_a_day_cannot_be_changed_from_outside():
    assert isinstance(KALENDER_BAKU.selang(SENIN), tuple)
    assert all(isinstance(satu, tuple) for satu in KALENDER_BAKU.selang(SENIN))


@pytest.mark.parametrize(
    ("tanggal", "sebab"),
    [
        (date(2026, 12, 24), "Libur: Cuti Bersama Hari Raya Natal"),
        (date(2026, 12, 25), "Libur: Hari Raya Natal"),
        (date(2027, 1, 1), "Libur: Tahun Baru Masehi"),
        (date(2026, 3, 22), "Libur: Hari kedua dari Hari Raya Idul Fitri"),
        (date(2026, 11, 21), "Sabtu"),
        (date(2026, 11, 22), "Minggu"),
    ],
)
def test_a_closed_day_says_why(tanggal, sebab):
    assert KALENDER_BAKU.selang(tanggal) == ()
    assert KALENDER_BAKU.sebab_tutup(tanggal) == sebab


@pytest.mark.parametrize(("tahun", "libur", "cuti"), [(2025, 17, 11), (2026, 17, 8), (2027, 18, 8)])
def test_the_default_holidays_are_those_of_the_skb(tahun, libur, cuti):
    nama = list(libur_baku(tahun).values())
    assert sum(n.startswith("Cuti Bersama") for n in nama) == cuti
    assert len(nama) == libur + cuti


def test_cuti_bersama_2026_are_the_eight_days_of_the_skb():
    cuti = [tanggal for tanggal, nama in libur_baku(2026).items() if nama.startswith("Cuti Bersama")]
    tanggal = [(2, 16), (3, 18), (3, 20), (3, 23), (3, 24), (5, 15), (5, 28), (12, 24)]
    assert cuti == [date(2026, bulan, hari) for bulan, hari in tanggal]


def test_holidays_come_in_order_for_all_years_asked_and_without_the_mark_of_an_estimate():
    libur = libur_baku(2027, 2026, 2028)
    assert list(libur) == sorted(libur)
    assert {tanggal.year for tanggal in libur} == {2026, 2027, 2028}
    assert not any("perkiraan" in nama for nama in libur.values())
    assert libur[date(2027, 3, 10)] == "Hari Raya Idul Fitri"


def test_holiday_names_are_indonesian_whatever_the_language_of_the_machine(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en_US")
    assert libur_baku(2026)[date(2026, 12, 25)] == "Hari Raya Natal"


def test_the_default_calendar_knows_the_holidays_of_the_years_around():
    assert dict(KALENDER_BAKU.libur) == libur_baku(*range(2024, 2031))
    assert len(KALENDER_BAKU.libur) == len(libur_baku(*range(2024, 2031)))


def test_the_offices_own_table_wins_over_the_default():
    kantor = replace(KALENDER_BAKU, libur={SENIN: "Hari jadi kabupaten"})
    assert kantor.sebab_tutup(SENIN) == "Libur: Hari jadi kabupaten"
    assert not kantor.hari_kerja(SENIN)
    assert kantor.hari_kerja(date(2026, 12, 25))


def test_a_copy_with_another_zone_does_not_remember_the_old_days():
    KALENDER_BAKU.selang(SENIN)
    witim = replace(KALENDER_BAKU, zona=ZoneInfo("Asia/Jayapura"))
    assert witim.selang(SENIN)[0][0] == saat("2026-11-16 05:30")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"jam": {0: ((time(12), time(8)),)}}, "Senin: jam buka harus sebelum jam tutup"),
        ({"jam": {4: ((time(8), time(8)),)}}, "Jumat: jam buka harus sebelum jam tutup"),
        ({"jam": {7: PAGI}}, "hari harus 0"),
        ({"jam": {}, "mulai": SENIN, "selesai": date(2026, 11, 1)}, "mendahului"),
    ],
)
def test_hours_that_run_backwards_are_refused(isi, kata):
    with pytest.raises(ValueError, match=kata):
        profil(**isi)


def test_working_days_skip_weekends_and_cuti_bersama():
    hari = islice(KALENDER_BAKU.hari_kerja_sejak(date(2026, 12, 23)), 4)
    assert [tanggal.day for tanggal in hari] == [23, 28, 29, 30]


def test_a_calendar_that_never_opens_is_an_error_and_no_endless_search():
    with pytest.raises(TanpaHariKerja, match="Tidak ada hari kerja dalam 400 hari"):
        next(kalender().hari_kerja_sejak(SENIN))


def test_a_year_of_closure_is_still_bridged():
    tutup = [SENIN + timedelta(days=n) for n in range(366)]
    kantor = replace(KALENDER_BAKU, libur=dict.fromkeys(tutup, "Kantor pindah"))
    assert next(kantor.hari_kerja_sejak(SENIN)) == date(2027, 11, 17)


def test_ramadan_defaults_take_their_dates_from_the_office():
    puasa = profil_ramadan(date(2027, 2, 8), date(2027, 3, 9))
    assert (puasa.nama, puasa.mulai, puasa.selesai) == ("Ramadan", date(2027, 2, 8), date(2027, 3, 9))
