"""Every part answers with a verdict that is true, whatever state it is in."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from celery.schedules import crontab
from django.db import connection
from django.utils import timezone

from lpse_portal.kesehatan import BAIK, GAGAL, PERHATIAN, masalah, pekerjaan, periksa, sarana
from lpse_portal.kesehatan.butir import BELUM, Butir, lama, pemeriksaan
from requests_app import pengunci, tugas
from requests_app.models import Denyut, Tugas
from tests import pabrik

KINI = timezone.now


def janji(kunci="satu", jenis="surel", **isi):
    pada = KINI() - timedelta(minutes=isi.pop("menit", 0))
    return Tugas.objects.create(jenis=jenis, kunci=kunci, dibuat_pada=pada, coba_lagi_pada=pada, **isi)


def putusan(fungsi):
    return [butir.putusan for butir in fungsi()]


def usang(nama, **lampau):
    Denyut.objects.filter(nama=nama).update(pada=KINI() - timedelta(**lampau))


def test_a_healthy_office_has_no_problem(kantor, hidup):
    semua = periksa()
    assert masalah(semua) == []
    assert {judul for judul, _ in semua} >= {"Pekerjaan latar", "Basis data dan jurnal", "Tempat berkas"}


def test_every_problem_says_what_to_do_next(db, settings, monkeypatch):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:9/0"
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    janji(menit=30)
    janji("dua", karantina_pada=KINI(), galat="x")
    janji("tiga", galat="Surel belum terkirim")
    buruk = masalah(periksa())
    assert len(buruk) >= 6
    assert all(butir.saran for butir in buruk), buruk
    assert [butir.putusan for butir in buruk] == sorted(
        (b.putusan for b in buruk), key=[GAGAL, PERHATIAN].index
    )


def test_beat_is_dead_after_two_minutes_of_silence(db, hidup):
    assert putusan(pekerjaan.penjadwal) == [BAIK]
    usang("beat", minutes=2, seconds=1)
    (butir,) = pekerjaan.penjadwal()
    assert butir.putusan == GAGAL
    assert "2 menit" in butir.nilai
    assert pekerjaan.beat_diam() == "2 menit"


def test_a_beat_that_never_was_is_noticed_by_the_work_that_waits_for_it(db):
    assert pekerjaan.beat_diam() is None
    assert putusan(pekerjaan.penjadwal) == [GAGAL]
    janji(menit=3)
    assert pekerjaan.beat_diam() == "3 menit"


def test_a_worker_that_is_gone_is_told_and_forgotten_after_a_day(db, hidup):
    Denyut.catat("pekerja:lama@mesin")
    usang("pekerja:lama@mesin", minutes=5)
    assert sorted(putusan(pekerjaan.pekerja)) == [BAIK, PERHATIAN]
    usang("pekerja:lama@mesin", days=2)
    assert putusan(pekerjaan.pekerja) == [BAIK]
    usang("pekerja:uji@mesin", minutes=5)
    assert GAGAL in putusan(pekerjaan.pekerja)


@pytest.mark.parametrize(("menit", "harap"), [(0, BAIK), (2, PERHATIAN), (11, GAGAL)])
def test_the_lag_of_the_queue_is_that_of_its_oldest_due_row(db, menit, harap):
    janji(menit=menit)
    (butir,) = pekerjaan.antrean()
    assert butir.putusan == harap
    assert butir.nilai.startswith("1 belum selesai, 1 di antaranya")


def test_work_that_waits_for_its_hour_is_no_lag(db):
    Tugas.objects.filter(pk=janji(menit=90, galat="x").pk).update(coba_lagi_pada=KINI() + timedelta(hours=1))
    assert putusan(pekerjaan.antrean) == [BAIK]
    assert putusan(pekerjaan.tertunda) == [PERHATIAN]


def test_the_stuck_list_names_quarantine_failures_and_dead_leases_but_no_work_in_hand(db):
    henti = janji("henti", karantina_pada=KINI(), galat="x")
    gagal = janji("gagal", galat="Server surel diam")
    mati = janji("mati", sewa_sampai=KINI() - timedelta(minutes=5), percobaan=2)
    janji("dikerjakan", sewa_sampai=KINI() + timedelta(minutes=1), percobaan=1)
    janji("selesai", selesai_pada=KINI(), galat="")
    assert [satu for satu, _ in pekerjaan.macet()] == [henti, gagal, mati]


def test_sweeps_are_judged_by_their_own_pace(db, settings):
    settings.CELERY_BEAT_SCHEDULE = {
        "sapu-cepat": {"task": "a", "schedule": 15.0},
        "sapu-lambat": {"task": "b", "schedule": 3600.0},
        "sapu-pagi": {"task": "c", "schedule": crontab(hour=7, minute=0)},
    }
    assert putusan(pekerjaan.sapuan) == [PERHATIAN, BAIK, BAIK]
    for nama in settings.CELERY_BEAT_SCHEDULE:
        Denyut.catat(nama)
        usang(nama, minutes=10)
    assert putusan(pekerjaan.sapuan) == [PERHATIAN, BAIK, BAIK]
    Denyut.catat("sapu-lambat", baik=False, keterangan="ValueError")
    assert [b.nilai for b in pekerjaan.sapuan() if b.putusan == GAGAL] == [
        "Gagal 0 detik yang lalu: ValueError"
    ]
    usang("sapu-pagi", days=4)
    assert putusan(pekerjaan.sapuan)[2] == PERHATIAN


def test_redis_that_is_gone_is_told_in_two_seconds_without_its_address(settings):
    settings.CELERY_BROKER_URL = "redis://:sandi-rahasia@127.0.0.1:9/0"
    (butir,) = sarana.perantara()
    assert butir.putusan == GAGAL
    assert "sandi" not in f"{butir.nilai}{butir.saran}"


def test_the_folder_broker_must_be_writable(settings, tmp_path):
    settings.CELERY_BROKER_URL = "filesystem://"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_in": str(tmp_path / "tiada")}
    assert putusan(sarana.perantara) == [GAGAL]
    (tmp_path / "tiada").mkdir()
    assert putusan(sarana.perantara) == [BAIK]


@pytest.mark.parametrize(
    ("sisa", "harap"),
    [(500 * 2**30, BAIK), (50 * 2**30, PERHATIAN), (5 * 2**30, GAGAL), (100 * 2**20, GAGAL)],
)
def test_a_disk_is_watched_by_what_is_left(monkeypatch, sisa, harap):
    isi = SimpleNamespace(total=1000 * 2**30, free=sisa)
    monkeypatch.setattr(sarana.shutil, "disk_usage", lambda jalur: isi)
    assert set(putusan(sarana.cakram)) == {harap}


def test_a_key_folder_that_others_may_read_is_told(settings):
    folder = Path(settings.KUNCI_HARIAN_DIR)
    folder.mkdir(mode=0o700)
    assert putusan(sarana.folder_kunci)[0] == BAIK
    folder.chmod(0o755)
    assert putusan(sarana.folder_kunci)[0] == PERHATIAN


def test_missing_triggers_of_the_journal_are_a_failure(db):
    assert putusan(sarana.pemicu) == [BAIK]
    pengunci.lepas(connection)
    try:
        assert putusan(sarana.pemicu) == [GAGAL]
    finally:
        pengunci.pasang(connection)


def test_a_journal_from_the_future_is_a_failure(kantor):
    pabrik.permohonan(kantor)
    kini = KINI()
    assert sarana._jejak_masa_depan(kini).putusan == BAIK
    assert sarana._jejak_masa_depan(kini - timedelta(days=1)).putusan == GAGAL


def test_a_clock_that_differs_from_the_database_is_a_failure(kantor):
    assert set(putusan(sarana.jam)) == {BAIK}
    with time_machine.travel(KINI() + timedelta(minutes=5)):
        assert putusan(sarana.jam)[0] == GAGAL
    with time_machine.travel(KINI() - timedelta(seconds=10)):
        assert putusan(sarana.jam)[0] == PERHATIAN


def test_a_check_that_stumbles_is_a_finding_and_not_an_error_page(caplog):
    @pemeriksaan("Sesuatu")
    def rusak():
        yield Butir("a", BAIK, "b")
        raise ZeroDivisionError("rahasia")

    (butir,) = rusak()
    assert (butir.judul, butir.putusan) == ("Sesuatu", GAGAL)
    assert "rahasia" not in butir.nilai


def test_what_was_never_tried_is_neither_well_nor_a_problem(db):
    assert putusan(sarana.pdf) == [BELUM]
    Denyut.catat(sarana.PDF, baik=False, keterangan="Penyusunan surat dihentikan.")
    assert putusan(sarana.pdf) == [GAGAL]


@pytest.mark.parametrize(
    ("detik", "kata"),
    [(0, "0 detik"), (119, "119 detik"), (120, "2 menit"), (7200, "2 jam"), (864000, "10 hari")],
)
def test_durations_are_said_in_the_largest_unit_that_says_something(detik, kata):
    assert lama(detik) == kata


def test_the_kinds_of_work_of_this_portal_are_all_handled():
    assert {tugas.ALARM, sarana.PDF, sarana.SUREL} <= set(tugas.PENANGAN)
