from types import SimpleNamespace

import pytest
from django.conf import settings

from lpse_portal.kesehatan import sarana
from requests_app.models import Denyut
from tests.perayap import masuk


@pytest.fixture
def kelola(kantor):
    """The Pengelola at his browser."""
    return masuk(kantor.pengelola)


@pytest.fixture
def hidup(db, monkeypatch):
    """Beat, one worker and every sweep have just been heard of, and there is room on the disk."""
    for nama in ("beat", "pekerja:uji@mesin", *settings.CELERY_BEAT_SCHEDULE):
        Denyut.catat(nama)
    isi = SimpleNamespace(total=1000 * 2**30, free=600 * 2**30)
    monkeypatch.setattr(sarana.shutil, "disk_usage", lambda jalur: isi)
