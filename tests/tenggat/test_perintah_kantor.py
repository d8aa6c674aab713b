"""`manage.py tenggat` as an office runs it: its own tables, around every day on which somebody counts wrongly."""

import json
from datetime import date, time
from io import StringIO

import pytest
from django.core.management import call_command

from accounts_app.models import ProfilKantor
from requests_app.models import HariLibur, JamKerja

PUASA = {"profil": "Ramadan", "mulai": date(2026, 2, 19), "selesai": date(2026, 3, 19)}


@pytest.fixture
def kantor_puasa(db):
    """An office in WITA with Ramadan hours and one day closed by itself."""
    ProfilKantor.objects.create(zona="Asia/Makassar")
    for hari in range(5):
        sore = ((time(8), time(11, 30)), (time(12, 30), time(15, 30))) if hari == 4 else None
        for buka, tutup in sore or ((time(8), time(12)), (time(12, 30), time(15))):
            JamKerja.objects.create(**PUASA, hari=hari, buka=buka, tutup=tutup)
    HariLibur.objects.create(tanggal=date(2026, 11, 18), nama="Pindah gedung", jenis="KANTOR")


def jawab(mulai, waktu, **lain):
    keluaran = StringIO()
    call_command("tenggat", mulai=mulai, waktu=waktu, format="json", stdout=keluaran, **lain)
    return json.loads(keluaran.getvalue())


KASUS = {
    "at night": ("2026-11-19T23:10", "60 menit", "2026-11-20T08:30"),
    "before opening": ("2026-11-19T05:00", "30 menit", "2026-11-19T08:00"),
    "over the break": ("2026-11-19T11:45", "30 menit", "2026-11-19T13:15"),
    "over the Friday break": ("2026-11-20T11:15", "30 menit", "2026-11-20T13:15"),
    "Friday evening": ("2026-11-20T16:20", "30 menit", "2026-11-23T07:50"),
    "a day from Friday": ("2026-11-20T10:00", "1 hari", "2026-11-23T16:00"),
    "a day to Friday": ("2026-11-19T15:00", "1 hari", "2026-11-20T16:30"),
    "Sunday night": ("2026-11-22T23:59", "1 hari", "2026-11-24T16:00"),
    "a day closed by the office": ("2026-11-17T15:30", "60 menit", "2026-11-19T08:00"),
    "at closing sharp": ("2026-11-19T16:00", "1 menit", "2026-11-20T07:31"),
    "the year's end": ("2026-12-31T15:30", "60 menit", "2027-01-04T08:00"),
    "a day over the year's end": ("2026-12-31T08:00", "1 hari", "2027-01-04T16:00"),
    "the night before Ramadan": ("2026-02-18T15:45", "30 menit", "2026-02-19T08:15"),
    "a day into Ramadan": ("2026-02-18T09:00", "1 hari", "2026-02-19T15:00"),
    "the Ramadan break": ("2026-02-19T11:45", "30 menit", "2026-02-19T12:45"),
    "a Ramadan Friday": ("2026-02-20T11:15", "30 menit", "2026-02-20T12:45"),
    "cuti bersama and Idul Fitri": ("2026-03-17T14:30", "60 menit", "2026-03-25T08:00"),
}


@pytest.mark.parametrize("kasus", KASUS)
def test_a_deadline_is_right(kantor_puasa, kasus):
    mulai, waktu, akhir = KASUS[kasus]
    hasil = jawab(mulai, waktu)
    assert hasil["tenggat"] == f"{akhir}:00+08:00"
    satuan = "hari" if "hari" in waktu else "menit"
    assert sum(baris[satuan] for baris in hasil["rincian"]) == int(waktu.split()[0])


def test_another_zone_is_another_clock_and_the_same_office_hours(kantor_puasa):
    assert (
        jawab("2026-11-19T08:00", "60 menit", zona="Asia/Jayapura")["tenggat"] == "2026-11-19T09:00:00+09:00"
    )
    sama = jawab("2026-11-19T08:00+08:00", "60 menit", zona="Asia/Jayapura")["tenggat"]
    assert sama == "2026-11-19T10:00:00+09:00"


def test_the_lines_name_the_day_off_that_was_skipped(kantor_puasa):
    keterangan = [baris["keterangan"] for baris in jawab("2026-11-17T15:30", "60 menit")["rincian"]]
    assert keterangan == ["15.30–16.00", "Libur: Pindah gedung", "07.30–08.00"]
