"""The office's calendar: what its tables leave out stands as in the decree, so one row never breaks the clock."""

from datetime import UTC, date, datetime, time

from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, JamKerja
from requests_app.tenggat import menit, tenggat

KAMIS_15_WIB = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)


def test_without_any_table_the_defaults_stand(db):
    assert tenggat(kalender_kantor(), KAMIS_15_WIB, menit(60)) == datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    assert not kalender_kantor().hari_kerja(date(2026, 8, 17))


def test_a_day_closed_by_the_office_keeps_the_national_holidays(db):
    HariLibur.objects.create(tanggal=date(2026, 11, 20), nama="Pindahan kantor", jenis="KANTOR")
    kalender = kalender_kantor()
    assert not kalender.hari_kerja(date(2026, 11, 20))
    assert not kalender.hari_kerja(date(2026, 8, 17))


def test_dated_hours_alone_do_not_close_the_rest_of_the_year(db):
    mulai, selesai = date(2027, 2, 8), date(2027, 3, 9)
    JamKerja.objects.create(
        profil="Ramadan", hari=0, buka=time(8), tutup=time(15), mulai=mulai, selesai=selesai
    )
    kalender = kalender_kantor()
    assert tenggat(kalender, KAMIS_15_WIB, menit(60)) == datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    assert len(kalender.selang(date(2027, 2, 15))) == 1


def test_a_year_the_office_decided_is_the_offices(db):
    isi_kalender([2026])
    HariLibur.objects.filter(tanggal=date(2026, 8, 17)).delete()
    assert kalender_kantor().hari_kerja(date(2026, 8, 17))
    assert not kalender_kantor().hari_kerja(date(2027, 8, 17))


def test_seeding_again_overwrites_nothing(db):
    isi_kalender([2026])
    HariLibur.objects.filter(tanggal=date(2026, 8, 17)).update(nama="Nama kantor sendiri")
    jumlah = HariLibur.objects.count(), JamKerja.objects.count()
    isi_kalender([2026])
    assert HariLibur.objects.get(tanggal=date(2026, 8, 17)).nama == "Nama kantor sendiri"
    assert (HariLibur.objects.count(), JamKerja.objects.count()) == jumlah
