"""Is an appointment in force? The database and the row that was read give one answer, at every edge of a day."""

from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts_app.models import Penugasan
from accounts_app.models.penugasan import Paruh, sedang_berlaku
from tests import pabrik

WITA = ZoneInfo("Asia/Makassar")
HARI = date(2026, 3, 3)
KEMARIN, BESOK = HARI - timedelta(days=1), HARI + timedelta(days=1)
SAAT = [
    datetime(2026, 3, 3, jam, menit, detik, tzinfo=WITA)
    for jam, menit, detik in ((0, 0, 0), (10, 32, 0), (11, 59, 59), (12, 0, 0), (23, 59, 59))
]


@pytest.fixture
def semua_ragam(db):
    """One appointment of every kind of beginning and end, recorded and ended before, at, and after half past ten."""
    orang, sekitar = pabrik.PenggunaFactory(), (None, SAAT[1] - timedelta(seconds=1), SAAT[1], SAAT[2])
    ragam = product((KEMARIN, HARI, BESOK), Paruh, (None, KEMARIN, HARI, BESOK), Paruh, sekitar, sekitar)
    return Penugasan.objects.bulk_create(
        Penugasan(
            pengguna=orang, peran="KEPALA_LPSE", mulai=mulai, mulai_paruh=dari, selesai=selesai, selesai_paruh=sampai,
            ditetapkan_pada=dicatat, diakhiri_pada=diakhiri,
        )
        for mulai, dari, selesai, sampai, dicatat, diakhiri in ragam
        if selesai is None or selesai >= mulai
    )  # fmt: skip


@pytest.mark.parametrize("pada", SAAT, ids=str)
def test_the_row_and_the_database_agree(semua_ragam, pada):
    with timezone.override(WITA):
        terbaca = {p.pk for p in Penugasan.objects.all() if p.berlaku_pada(pada)}
        assert terbaca == set(Penugasan.objects.filter(sedang_berlaku(pada)).values_list("pk", flat=True))
    assert 0 < len(terbaca) < len(semua_ragam)
