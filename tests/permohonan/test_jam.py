"""The clock of a row on a permohonan: started, stopped, marked late once."""

from datetime import UTC, datetime

import pytest
import time_machine

from requests_app import jam
from requests_app.kantor import kalender_kantor
from requests_app.models import PenyesuaianLangkah, Permohonan
from requests_app.tampilan import jam_tenggat
from tests import pabrik

KAMIS_15_WIB = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)


@pytest.fixture
def diajukan_kamis(kantor):
    with time_machine.travel(KAMIS_15_WIB, tick=False):
        return pabrik.permohonan(kantor, "DIAJUKAN")


def test_one_working_day_from_thursday_ends_friday_at_closing(diajukan_kamis):
    assert diajukan_kamis.tenggat == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_sixty_minutes_from_late_afternoon_run_into_the_next_morning(kantor, diajukan_kamis):
    with time_machine.travel(datetime(2026, 11, 19, 8, 30, tzinfo=UTC), tick=False):
        permohonan = pabrik.maju(kantor, diajukan_kamis, "disposisikan")
    assert permohonan.tenggat == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def test_what_ran_past_is_marked_once_with_a_journal_entry(kantor, diajukan_kamis):
    with time_machine.travel(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), tick=False):
        assert jam.tandai_terlambat() == 1
        assert jam.tandai_terlambat() == 0
        permohonan = Permohonan.objects.get()
        assert permohonan.terlambat_sejak == permohonan.tenggat
        assert permohonan.jejak.last().aksi == "terlambat"
        assert jam_tenggat(permohonan, kalender_kantor())["jenis"] == "lewat"


def test_the_next_row_starts_on_time_again(kantor, diajukan_kamis):
    with time_machine.travel(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), tick=False):
        jam.tandai_terlambat()
        permohonan = pabrik.maju(kantor, diajukan_kamis, "disposisikan")
    assert permohonan.terlambat_sejak is None


def test_a_draft_is_never_late(kantor):
    with time_machine.travel(KAMIS_15_WIB, tick=False):
        pabrik.draf(kantor)
    with time_machine.travel(datetime(2027, 1, 4, tzinfo=UTC), tick=False):
        assert jam.tandai_terlambat() == 0


def test_while_the_applicant_completes_nothing_is_late(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"]
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan | {"s0": "Tanpa cap"})
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    assert permohonan.tenggat is None
    assert jam_tenggat(permohonan, kalender_kantor())["jenis"] == "jeda"


def test_an_adjusted_row_applies_to_what_is_filed_after_it(kantor):
    lama = pabrik.permohonan(kantor, "DIAJUKAN")
    PenyesuaianLangkah.objects.create(
        sop="pembuatan-akun",
        baris=2,
        pelaksana="Kepala LPSE",
        waktu="60 menit",
        berlaku_mulai="2020-01-01",
        dasar_hukum="SK 9",
    )
    baru = pabrik.permohonan(kantor, "DIAJUKAN")
    assert (lama.langkah_kini().pelaksana, baru.langkah_kini().pelaksana) == ("Kepala UKPBJ", "Kepala LPSE")
    assert str(baru.langkah_kini().waktu) == "60 menit"
    assert baru.pelaksana == "Kepala LPSE"
