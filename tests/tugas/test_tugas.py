"""The outbox: once, in the end, whatever happens on the way."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from requests_app import tugas
from requests_app.models import Tugas


@pytest.fixture
def penangan(db, monkeypatch):
    """A kind of work of this test's own; what its handler does is set by the test."""
    kerja = {"fungsi": lambda t: None, "dikerjakan": []}

    def tangani(t):
        kerja["dikerjakan"].append(t.pk)
        kerja["fungsi"](t)

    monkeypatch.setitem(tugas.PENANGAN, "uji", tangani)
    monkeypatch.setitem(tugas.PENANGAN, "uji_lain", lambda t: kerja["dikerjakan"].append(t.pk))
    return kerja


def janji(kunci="satu", jenis="uji"):
    with transaction.atomic():
        return tugas.janjikan(jenis, kunci)


def gagal(galat):
    def fungsi(t):
        raise galat

    return fungsi


def tuakan(**lama):
    Tugas.objects.update(dibuat_pada=timezone.now() - timedelta(**lama), coba_lagi_pada=timezone.now())


def test_the_same_promise_twice_is_one_row_and_is_done_once(penangan):
    assert janji() == janji()
    assert tugas.sapu() == 1
    assert tugas.sapu() == 0
    assert len(penangan["dikerjakan"]) == 1


def test_a_promise_of_a_transaction_that_failed_was_never_made(penangan):
    with transaction.atomic():
        tugas.janjikan("uji", "satu")
        transaction.set_rollback(True)
    assert not Tugas.objects.exists()


def test_an_ordinary_error_backs_off_and_is_no_death(penangan, settings):
    settings.TUGAS_JEDA_DETIK = 0
    penangan["fungsi"] = gagal(ValueError("nomor rahasia 123"))
    janji()
    for _ in range(6):
        Tugas.objects.update(coba_lagi_pada=timezone.now())
        assert tugas.sapu() == 1
    satu = Tugas.objects.get()
    assert (satu.karantina_pada, satu.percobaan, satu.galat) == (None, 0, "ValueError")
    penangan["fungsi"] = lambda t: None
    Tugas.objects.update(coba_lagi_pada=timezone.now())
    tugas.sapu()
    assert Tugas.objects.get().selesai_pada


def test_a_defect_that_lasts_a_day_is_quarantined_and_can_be_tried_again(penangan):
    penangan["fungsi"] = gagal(ValueError())
    satu = janji()
    tuakan(days=2)
    assert tugas.kerjakan(satu.pk) == "karantina"
    assert tugas.kerjakan(satu.pk) == ""
    penangan["fungsi"] = lambda t: None
    tugas.lepaskan(satu)
    assert tugas.kerjakan(satu.pk) == "selesai"


def test_a_remote_that_is_down_for_days_is_never_quarantined(penangan):
    penangan["fungsi"] = gagal(tugas.Gagal("server surel tidak menjawab"))
    satu = janji()
    tuakan(days=9)
    assert tugas.kerjakan(satu.pk) == "tunda"
    assert Tugas.objects.get().coba_lagi_pada <= timezone.now() + tugas.JEDA_TERLAMA


def test_three_deaths_of_the_process_quarantine(penangan):
    satu = janji()
    for _ in range(3):
        assert tugas.klaim(satu.pk)
        Tugas.objects.update(sewa_sampai=timezone.now() - timedelta(seconds=1))
    assert tugas.kerjakan(satu.pk) == "karantina"
    assert penangan["dikerjakan"] == []


def test_leased_work_is_left_alone(penangan):
    satu = janji()
    assert tugas.klaim(satu.pk)
    assert tugas.kerjakan(satu.pk) == ""


def test_one_silent_remote_holds_no_other_kind_up(penangan):
    penangan["fungsi"] = gagal(tugas.Gagal("diam"))
    for urut in range(5):
        janji(f"surel {urut}")
    lain = janji("lain", "uji_lain")
    assert tugas.sapu() == 2
    lain.refresh_from_db()
    assert lain.selesai_pada


def test_work_nobody_handles_cannot_be_promised(db):
    with pytest.raises(LookupError):
        tugas.janjikan("tidak ada", "x")
