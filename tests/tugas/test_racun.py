"""Work that ends no process but never ends itself, or takes the database or the whole worker down with it."""

import os
import threading
import time

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from requests_app import tugas
from requests_app.batas_waktu import Kelamaan, batas_waktu
from requests_app.models import Tugas
from tests.tugas import racun


@pytest.fixture
def penangan(db, monkeypatch):
    def daftar(fungsi, jenis="uji"):
        monkeypatch.setitem(tugas.PENANGAN, jenis, fungsi)
        with transaction.atomic():
            return tugas.janjikan(jenis, f"{jenis}:{timezone.now()}")

    return daftar


def putar(t=None):
    while True:
        time.sleep(0.001)


def gagal(galat):
    def fungsi(t):
        raise galat

    return fungsi


def alamat_basis():
    isi = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{isi['NAME']}"
    return f"postgres://{isi['USER']}:{isi['PASSWORD']}@{isi['HOST']}:{isi['PORT']}/{isi['NAME']}"


@pytest.mark.proses
@pytest.mark.django_db(transaction=True)
def test_a_handler_that_never_ends_is_quarantined_after_three_executions_and_others_go_on(
    monkeypatch, settings, tmp_path
):
    """First in the worker, whose thread is freed; then twice in a process of its own, which is killed."""
    catatan = tmp_path / "kali"
    monkeypatch.setenv(racun.CATATAN, str(catatan))
    monkeypatch.setenv("DATABASE_URL", alamat_basis())
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.tugas.pengaturan_anak")
    monkeypatch.setattr(tugas, "BATAS_TERPISAH_DETIK", 6)
    settings.TUGAS_BATAS_DETIK = 0.2
    lain = []
    monkeypatch.setitem(tugas.PENANGAN, "lain", lambda t: lain.append(t.pk))
    monkeypatch.setitem(tugas.PENANGAN, racun.JENIS, racun.tak_berakhir)
    monkeypatch.setattr(tugas, "bangunkan", lambda pk: None)
    with transaction.atomic():
        satu = tugas.janjikan(racun.JENIS, "racun")
    for urut in range(4):
        with transaction.atomic():
            tugas.janjikan("lain", f"lain:{urut}")
        tugas.sapu()
        assert len(lain) == urut + 1
    satu.refresh_from_db()
    assert satu.karantina_pada
    assert satu.sewa_sampai is None
    proses = catatan.read_text().split()
    assert len(proses) <= 3
    assert proses.count(str(os.getpid())) == 1
    for nomor in set(proses) - {str(os.getpid())}:
        with pytest.raises(ProcessLookupError):
            os.kill(int(nomor), 0)


def test_the_worker_gets_its_thread_back_from_an_endless_handler(penangan, settings):
    settings.TUGAS_BATAS_DETIK = 0.05

    satu = penangan(putar)
    assert tugas.kerjakan(satu.pk) == "tunda"
    satu.refresh_from_db()
    assert (satu.percobaan, satu.sewa_sampai, satu.karantina_pada) == (1, None, None)


@pytest.mark.parametrize("galat", [SoftTimeLimitExceeded(), SystemExit(3), MemoryError()])
def test_what_would_end_the_worker_counts_as_a_death(penangan, galat):
    satu = penangan(gagal(galat))
    assert tugas.kerjakan(satu.pk) == "tunda"
    satu.refresh_from_db()
    assert (satu.percobaan, satu.sewa_sampai) == (1, None)
    assert type(galat).__name__ in satu.galat


def test_a_person_at_the_terminal_may_still_interrupt(penangan):
    satu = penangan(gagal(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        tugas.kerjakan(satu.pk)
    assert Tugas.objects.get(pk=satu.pk).percobaan == 1


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_restarting_is_no_death(monkeypatch):
    """The handler lost its connection, and the first try to write that down finds nobody either."""
    monkeypatch.setitem(tugas.PENANGAN, "uji", gagal(OperationalError("server closed the connection")))
    monkeypatch.setattr(tugas, "bangunkan", lambda pk: None)
    monkeypatch.setattr(tugas, "TUNGGU_BASIS_DETIK", (0, 0))
    with transaction.atomic():
        satu = tugas.janjikan("uji", "satu")
    diklaim, putus = tugas.klaim(satu.pk), [OperationalError("the database system is starting up")]

    def pelaksana(jalankan, sql, params, many, konteks):
        if putus:
            raise putus.pop()
        return jalankan(sql, params, many, konteks)

    with connection.execute_wrapper(pelaksana):
        assert tugas.selesaikan(diklaim) == "tunda"
    satu.refresh_from_db()
    assert (satu.percobaan, satu.sewa_sampai, satu.karantina_pada) == (0, None, None)
    assert not putus


def test_the_limit_never_reaches_what_comes_after_it():
    """Thrown in the last moment or not at all: outside the block nothing arrives any more."""
    lewat = 0
    for _ in range(60):
        try:
            with batas_waktu(0.003):
                time.sleep(0.0028)
        except Kelamaan:
            lewat += 1
        for _ in range(300):
            time.monotonic()
    time.sleep(0.01)
    assert lewat <= 60
    with pytest.raises(Kelamaan), batas_waktu(0.02):
        putar()


def test_a_kind_that_fails_in_thousands_starves_no_other(penangan, monkeypatch):
    """More rows of a silent remote than one sweep looks at, all due before a lost ping of another kind."""
    satu = penangan(gagal(tugas.Gagal("diam")), "surel_uji")
    dasar = {"jenis": "surel_uji", "dibuat_pada": satu.dibuat_pada, "coba_lagi_pada": satu.coba_lagi_pada}
    Tugas.objects.bulk_create(Tugas(kunci=f"banyak:{n}", **dasar) for n in range(300))
    selesai = []
    penangan(lambda t: selesai.append(t.pk), "lain")
    assert tugas.sapu() == 2
    assert selesai


def test_after_a_failed_call_the_broker_is_left_alone_for_a_while(penangan, monkeypatch):
    from requests_app import tasks

    panggilan = []

    def mati(*isian, **pilihan):
        panggilan.append(isian)
        raise ConnectionError

    monkeypatch.setattr(tugas, "_DIAM_SAMPAI", 0.0)
    monkeypatch.setattr(tasks.kerjakan_tugas, "apply_async", mati)
    for pk in range(5):
        tugas.bangunkan(pk)
    assert len(panggilan) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_pass_over_rows_that_another_is_just_leasing(monkeypatch):
    """On PostgreSQL; SQLite has one writer at a time anyway."""
    if connection.vendor != "postgresql":
        pytest.skip("SKIP LOCKED is PostgreSQL's")
    monkeypatch.setitem(tugas.PENANGAN, "uji", lambda t: None)
    monkeypatch.setattr(tugas, "bangunkan", lambda pk: None)
    with transaction.atomic():
        pertama, kedua = (tugas.janjikan("uji", f"satu:{n}") for n in range(2))
    hasil = []

    def ambil():
        try:
            hasil.append(tugas.klaim_berikut(timezone.now()))
        finally:
            connection.close()

    with transaction.atomic():
        assert Tugas.objects.select_for_update().get(pk=pertama.pk)
        utas = threading.Thread(target=ambil)
        utas.start()
        utas.join(10)
        assert not utas.is_alive()
    assert [satu.pk for satu in hasil] == [kedua.pk]
