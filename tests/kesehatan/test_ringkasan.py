"""The daily notice of problems, and the signs of life it goes by."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import redis
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from accounts_app.models import Pesan
from lpse_portal import denyut
from lpse_portal.celery import app
from lpse_portal.kesehatan import ringkasan
from lpse_portal.penjadwal import Penjadwal
from lpse_portal.tembolok import RedisTahan
from requests_app import tasks
from requests_app.models import Denyut

PAGI = datetime(2026, 11, 24, 7, 5, tzinfo=ZoneInfo("Asia/Jakarta"))


def kabar():
    return Pesan.objects.filter(kunci__startswith="kesehatan:")


def test_nobody_is_told_that_all_is_well(kantor, hidup, monkeypatch):
    monkeypatch.setattr(ringkasan, "JAM_MULAI", 0)
    assert ringkasan.kabarkan() == 0
    assert not kabar().exists()


def test_problems_are_told_once_a_day_and_not_at_night(kantor):
    with time_machine.travel(PAGI - timedelta(hours=1), tick=False) as jam:
        assert ringkasan.kabarkan() == 0
        for _ in range(3):
            jam.shift(timedelta(hours=2))
            ringkasan.kabarkan()
        satu = kabar().get()
        assert satu.penerima == kantor.pengelola
        assert "Penjadwal (beat) (gagal)" in satu.isi
        jam.shift(timedelta(days=1))
        ringkasan.kabarkan()
        assert kabar().count() == 2


def test_a_sign_of_life_is_one_update(db):
    Denyut.catat("beat")
    with CaptureQueriesContext(connection) as kueri:
        Denyut.catat("beat", baik=False, keterangan="x" * 400)
    assert len(kueri) == 1
    assert (Denyut.objects.get().baik, len(Denyut.objects.get().keterangan)) == (False, 300)


def test_every_run_of_a_sweep_leaves_its_sign(db):
    tugas = tasks.sapu_tenggat
    tugas.on_success(None, "", (), {})
    assert Denyut.objects.get(nama="sapu-tenggat").baik
    tugas.on_failure(ValueError("nama orang"), "", (), {}, None)
    satu = Denyut.objects.get(nama="sapu-tenggat")
    assert (satu.baik, satu.keterangan) == (False, "ValueError")
    tasks.kerjakan_tugas.on_success(None, "", (), {})
    assert Denyut.objects.count() == 1


def test_beat_says_that_it_is_alive_at_most_every_quarter_of_a_minute(db, tmp_path, monkeypatch):
    detak = []
    monkeypatch.setattr("lpse_portal.penjadwal.catat", detak.append)
    jadwal = Penjadwal(app, schedule_filename=str(tmp_path / "jadwal"), lazy=True)
    monkeypatch.setattr("celery.beat.PersistentScheduler.tick", lambda diri: 15)
    for _ in range(5):
        assert jadwal.tick() == 15
    assert detak == ["beat"]
    jadwal._detak -= denyut.DETAK_DETIK
    jadwal.tick()
    assert len(detak) == 2


def test_the_schedule_runs_under_the_scheduler_that_says_it_is_alive():
    assert app.conf.beat_scheduler == "lpse_portal.penjadwal:Penjadwal"
    assert app.conf.beat_max_loop_interval <= 60
    assert denyut.Detak in app.steps["worker"]


def test_a_database_that_is_down_kills_neither_beat_nor_worker(db, monkeypatch):
    def mati(*isian, **pilihan):
        raise ConnectionError

    monkeypatch.setattr(Denyut, "catat", mati)
    denyut.catat("beat")


@pytest.fixture
def tembolok(db, monkeypatch):
    """The production cache with nobody at Redis' address."""
    monkeypatch.setattr(RedisTahan, "diam_sampai", 0.0)
    mati = {
        "BACKEND": "lpse_portal.tembolok.RedisTahan",
        "LOCATION": "redis://127.0.0.1:9/0",
        "OPTIONS": {"socket_connect_timeout": 2, "retry": None},
        "CADANGAN": "basis",
    }
    basis = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "tembolok"}
    with override_settings(CACHES={"default": mati, "basis": basis, "kehadiran": basis}):
        yield caches["default"]


def test_limits_of_tries_hold_while_redis_is_down(tembolok):
    assert tembolok.add("batas:masuk", 1, 60) is True
    assert tembolok.add("batas:masuk", 1, 60) is False
    tembolok.set("kunci", "isi", 60)
    assert tembolok.get_many(["kunci", "tiada"]) == {"kunci": "isi"}
    assert caches["basis"].get("kunci") == "isi"
    tembolok.delete("kunci")
    assert tembolok.get("kunci", "bawaan") == "bawaan"


def test_redis_is_asked_again_after_a_while(tembolok, monkeypatch):
    panggilan = []

    def mati(*isian, **pilihan):
        panggilan.append(1)
        raise redis.ConnectionError

    monkeypatch.setattr("django.core.cache.backends.redis.RedisCache.get", mati)
    for _ in range(3):
        tembolok.get("kunci")
    assert len(panggilan) == 1
    monkeypatch.setattr(RedisTahan, "diam_sampai", 0.0)
    tembolok.get("kunci")
    assert len(panggilan) == 2
