import pytest

from tests import pabrik
from tests.eskalasi.bantu import KAMIS_SORE


@pytest.fixture
def diajukan(kantor, time_machine):
    """Row 2 is awaited of the Kepala UKPBJ since Thursday 19 November 2026, 15.00 WIB; due on Friday, 16.30."""
    time_machine.move_to(KAMIS_SORE, tick=False)
    return pabrik.permohonan(kantor, "DIAJUKAN")
