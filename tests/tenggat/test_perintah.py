"""`manage.py tenggat`: what it refuses before it asks the database, and what it prints for a calendar."""

import json
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from requests_app.management.commands.tenggat import (
    Command,
    baca_mulai,
    baca_zona,
    hitung,
    sebagai_json,
    sebagai_teks,
)
from requests_app.tenggat import KALENDER_BAKU, baca_waktu

from . import saat


def hasil(mulai, waktu):
    return hitung(KALENDER_BAKU, baca_mulai(mulai), baca_waktu(waktu))


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"mulai": "kemarin"}, 'Saat mulai "kemarin" tidak terbaca'),
        ({"mulai": "2026-02-30T10:00"}, "tidak terbaca"),
        ({"waktu": "sebentar"}, 'Waktu "sebentar" tidak terbaca'),
        ({"waktu": "0 menit"}, "bilangan bulat"),
        ({"zona": "Asia/Entah"}, 'Zona waktu "Asia/Entah" tidak dikenal'),
        ({"zona": "../etc/passwd"}, "tidak dikenal"),
        ({"zona": "Asia"}, "tidak dikenal"),
        ({"zona": ""}, "tidak dikenal"),
    ],
)
def test_what_cannot_be_read_is_refused_in_indonesian(ubah, kata):
    with pytest.raises(CommandError, match=kata):
        call_command(Command(), **{"mulai": "2026-11-19T15:00", "waktu": "60 menit"} | ubah)


def test_json_gives_the_deadline_with_its_zone_and_the_arithmetic():
    data = json.loads(sebagai_json(hasil("2026-11-19T15:00", "60 menit")))
    assert data["tenggat"] == "2026-11-19T16:00:00+07:00"
    assert data["rincian"] == [{"tanggal": "2026-11-19", "keterangan": "15.00–16.00", "menit": 60, "hari": 0}]


def test_json_of_a_day_ends_at_closing():
    data = json.loads(sebagai_json(hasil("2026-11-22T23:59", "1 hari")))
    assert data["tenggat"] == "2026-11-24T16:00:00+07:00"
    assert data["diterima"] == "2026-11-23T07:30:00+07:00"


def test_json_without_a_standard_has_no_deadline():
    data = json.loads(sebagai_json(hasil("2026-11-19T15:00", "N/A")))
    assert (data["tenggat"], data["rincian"]) == (None, [])


def test_a_moment_without_zone_is_the_offices_and_one_with_zone_is_kept():
    kantor = hasil("2026-11-19T15:00", "60 menit")
    assert kantor == hasil("2026-11-19T08:00Z", "60 menit") == hasil("2026-11-19T17:00+09:00", "60 menit")


def test_text_is_written_for_a_reader():
    assert sebagai_teks(hasil("2026-12-31T15:30", "60 menit")).splitlines() == [
        "Diterima  Kamis, 31-12-2026 15.30.00 WIB",
        "Tenggat   Senin, 04-01-2027 08.00.00 WIB",
        "  Kamis  31-12-2026    30 menit  15.30–16.00",
        "  Jumat  01-01-2027           –  Libur: Tahun Baru Masehi",
        "  Sabtu  02-01-2027           –  Sabtu",
        "  Minggu 03-01-2027           –  Minggu",
        "  Senin  04-01-2027    30 menit  07.30–08.00",
    ]


def test_text_of_days_counts_days():
    assert sebagai_teks(hasil("2026-11-19T15:00", "1 hari")).splitlines()[2:] == [
        "  Kamis  19-11-2026           –  diterima 15.00; hari penerimaan tidak dihitung",
        "  Jumat  20-11-2026      1 hari  hari kerja ke-1, tutup 16.30",
    ]


def test_text_without_a_standard_says_so():
    assert "tanpa baku waktu" in sebagai_teks(hasil("2026-11-19T15:00", "N/A"))


def test_the_arguments_are_read():
    assert baca_mulai("2026-11-19T15:00") == datetime(2026, 11, 19, 15)
    assert baca_mulai("2026-11-19T15:00+07:00") == saat("2026-11-19 15:00")
    assert baca_zona("Asia/Makassar").key == "Asia/Makassar"
    assert baca_zona(None) is None
