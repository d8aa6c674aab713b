"""The stepper says who did each row, when, how long it took, and what is no row of the SOP."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from requests_app import services
from requests_app.jejak_sop import jejak_langkah, rentang
from requests_app.models import Permohonan
from tests import jalan, pabrik

JUMAT_PAGI = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""Fri 20 Nov 09.00 WIB, inside office hours."""


@pytest.fixture(autouse=True)
def _di_jakarta():
    with timezone.override("Asia/Jakarta"):
        yield


def maju(kantor, permohonan, nama, pada):
    oleh = pabrik.pelaku_aksi(kantor, permohonan, nama)
    data = pabrik.data_aksi(permohonan, nama)
    services.jalankan(permohonan, nama, oleh=oleh, data=data, pada=pada)
    return Permohonan.objects.get(pk=permohonan.pk)


@pytest.fixture
def permohonan(kantor):
    """Filed Friday 09.00; disposed 09.10; ordered 10.30 (20 minutes too late); received 10.40."""
    hasil = pabrik.draf(kantor)
    for nama, menit in (("ajukan", 0), ("disposisikan", 10), ("perintahkan", 90), ("terima", 100)):
        hasil = maju(kantor, hasil, nama, JUMAT_PAGI + timedelta(minutes=menit))
    return hasil


def baris(permohonan, nomor):
    return next(b for b in jejak_langkah(permohonan) if b["nomor"] == nomor)


def test_a_row_done_in_time(kantor, permohonan):
    empat = baris(permohonan, 4)
    assert empat["keadaan"] == "selesai"
    assert empat["catatan"] == "Admin Ppe · Jum 20 Nov 10.30–10.40 WIB"
    assert empat["realisasi"] == "10 menit kerja dari baku 30 menit"
    assert (empat["terlambat"], empat["bilah"]) == (False, {"isi": 33, "batas": 100, "terlambat": False})


def test_a_row_done_too_late_says_so(permohonan):
    tiga = baris(permohonan, 3)
    assert tiga["realisasi"] == "1 jam 20 menit kerja dari baku 60 menit"
    assert tiga["terlambat"]
    assert tiga["bilah"] == {"isi": 100, "batas": 75, "terlambat": True}


def test_the_applicants_row_is_never_timed(permohonan):
    satu = baris(permohonan, 1)
    assert (satu["realisasi"], satu["bilah"], satu["terlambat"]) == ("", None, False)


def test_the_awaited_row_runs(permohonan):
    lima = baris(permohonan, 5)
    assert lima["keadaan"] == "kini"
    assert "sejak Jum 20 Nov 10.40" in lima["catatan"]
    assert lima["bilah"]["isi"] > 0
    assert [b["keadaan"] for b in jejak_langkah(permohonan)][5:] == ["nanti"] * 8


def test_a_return_is_a_row_outside_the_table_and_row_5_is_repeated(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    tambahan = next(b for b in jejak_langkah(permohonan) if b["tambahan"])
    assert (tambahan["nomor"], tambahan["keadaan"], tambahan["dijeda"]) == (None, "kini", True)
    permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
    lima = baris(permohonan, 5)
    assert (lima["keadaan"], lima["ulang"], len(lima["kali"])) == ("kini", 2, 1)


def test_an_ended_permohonan_shows_what_was_skipped(kantor, permohonan):
    permohonan = pabrik.maju(kantor, permohonan, "tolak")
    keadaan = [b["keadaan"] for b in jejak_langkah(permohonan)]
    assert keadaan == ["selesai"] * 5 + ["lewati"] * 8


def test_outputs_are_linked_only_to_places_the_page_has(permohonan):
    dua = [b for b in jejak_langkah(permohonan, jangkar={"disposisi"}) if b["nomor"] == 2]
    assert {hasil["url"] for hasil in dua[0]["keluaran"]} == {"#disposisi"}
    assert {hasil["url"] for b in jejak_langkah(permohonan) for hasil in b["keluaran"]} == {""}


def test_a_time_span_over_midnight_names_both_days():
    akhir = JUMAT_PAGI + timedelta(days=3)
    assert rentang(JUMAT_PAGI, akhir) == "Jum 20 Nov 09.00 – Sen 23 Nov 09.00 WIB"
