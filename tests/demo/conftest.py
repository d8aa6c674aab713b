"""The demo office, seeded once for a whole run: it takes seconds, and its tests only read or roll back."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from requests_app.langkah import _beku
from tests import salinan


@pytest.fixture(scope="module")
def benih(django_db_setup, django_db_blocker, tmp_path_factory, tempat_bersama):
    """Seed for real, or take the copy, and leave an empty database behind. Yields the folders of the files as settings."""
    dasar = tmp_path_factory.mktemp("demo")
    folder = {
        "GUDANG_DIR": dasar / "gudang", "KUNCI_HARIAN_DIR": dasar / "kunci", "PENANDA_DIR": dasar / "penanda",
    }  # fmt: skip
    _beku.cache_clear()
    with django_db_blocker.unblock(), override_settings(DEMO=True, **folder):
        salinan.sekali(tempat_bersama / "demo", folder, lambda: call_command("isi_demo", verbosity=0))
    yield SimpleNamespace(**folder)
    with django_db_blocker.unblock():
        salinan.kosongkan()
        cache.clear()
        connection.close()


@pytest.fixture
def demo(benih, gudang_sendiri, db, settings):
    """One test in the demo office, in demo mode; what it changes is rolled back."""
    settings.DEMO = True
    for nama, folder in vars(benih).items():
        setattr(settings, nama, folder)
