"""The fixed cast, and what every test stands on."""

from asyncio import events
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from requests_app import pengunci
from tests import cetakan, pabrik, salinan

FOLDER = ("GUDANG_DIR", "KUNCI_HARIAN_DIR", "ARSIP_DIR", "PENANDA_DIR")


def pytest_collection_modifyitems(items):
    """`basis`: tests that touch the database; only they say anything new on another one (`proses` brings its own)."""
    for item in items:
        if {"db", "transactional_db"} & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("basis")
    # The longest first (in a browser, or starting processes), so that no worker is left alone with them at the end. Fault runs
    # keep both cores busy, which a browser beside them would not bear: after those.
    urutan = {"peramban": 0, "proses": 1, "faults": 2}
    items.sort(key=lambda item: min((urutan[b] for b in item.path.parts if b in urutan), default=3))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """pytest-django's, and where the database can be copied a copy of what the migrations left."""
    if salinan.bisa():
        with django_db_blocker.unblock():
            salinan.ingat_kosong(tmp_path_factory.mktemp("basis"))


@pytest.fixture(autouse=True, scope="session")
def jejak_boleh_dikosongkan():
    """Append-only tables stand guarded during every test body. Between transactional tests the empty database is put back;
    where that is not possible only the flush lifts the guard."""
    asli = TransactionTestCase._fixture_teardown

    def teardown(self):
        if salinan.bisa():
            salinan.kosongkan()
            return
        pengunci.lepas(connection)
        try:
            asli(self)
        finally:
            pengunci.pasang(connection)

    with pytest.MonkeyPatch.context() as tambalan:
        tambalan.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture(autouse=True)
def tanpa_loop_peramban(request):
    """A browser that this worker keeps leaves its event loop running in the thread; tests without one start from none."""
    loop = None if "playwright" in request.fixturenames else events._get_running_loop()
    if loop is None:
        yield
        return
    events._set_running_loop(None)
    yield
    events._set_running_loop(loop)


@pytest.fixture(autouse=True)
def gudang_sendiri(settings, tmp_path_factory):
    """Each test has its own store of files, day keys and (shared, slow to make) signing certificates."""
    dasar = tmp_path_factory.mktemp("portal")
    settings.GUDANG_DIR = dasar / "gudang"
    settings.GAMBAR_DIR = dasar / "gambar"
    settings.ARSIP_DIR = dasar / "arsip"
    settings.KUNCI_HARIAN_DIR = dasar / "kunci-harian"


@pytest.fixture(autouse=True)
def tanpa_sisa():
    """Caches that outlive a rolled-back database: rate limits, frozen SOP versions."""
    from accounts_app.models import unit
    from requests_app import kantor, versi_kalender
    from requests_app.langkah import _beku

    _beku.cache_clear()
    versi_kalender.kalender.cache_clear()
    kantor._KINI = (None, 0.0)
    caches["kehadiran"].clear()
    unit._POHON = ({}, float("-inf"))
    yield
    if connection.connection is not None and not connection.needs_rollback and connection.in_atomic_block:
        cache.clear()


@pytest.fixture(scope="session")
def tempat_bersama(tmp_path_factory, request):
    """A folder that all processes of this run share."""
    dasar = tmp_path_factory.getbasetemp()
    return dasar.parent if hasattr(request.config, "workerinput") else dasar


@pytest.fixture
def sekali(tempat_bersama, settings):
    """sekali(name, bangun) → bangun()'s result: the office it builds is built once a run and afterwards copied here."""
    folder = {nama: Path(getattr(settings, nama)) for nama in FOLDER}
    return lambda nama, bangun: salinan.sekali(tempat_bersama / f"sekali-{nama}", folder, bangun)


@pytest.fixture
def kantor(db):
    """The invented office with its cast (tests.pabrik.Kantor)."""
    # A test that commits leaves its keys behind; the same ones must not come again.
    return cetakan.kantor(pabrik.kantor) if connection.in_atomic_block else pabrik.kantor()


@pytest.fixture
def jumlah_kueri(settings):
    """jumlah_kueri(client, address) → SQL queries of a page as in daily use: the second visit, the office known."""
    settings.KANTOR_TEMBOLOK_DETIK = 60

    def hitung(klien, alamat):
        assert klien.get(alamat).status_code == 200
        with CaptureQueriesContext(connection) as kueri:
            klien.get(alamat)
        return len(kueri)

    return hitung


@pytest.fixture
def sekarang():
    return timezone.now()
