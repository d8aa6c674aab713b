"""Permohonan that were sent back: for the letter, the SK of the second person, and the data of the first."""

import pytest

from tests.perbaikan.bantu import JUMAT_SORE, kembalikan


@pytest.fixture
def dikembalikan(kantor, time_machine):
    """Sent back on Friday 20 November 2026, 15.00 WIB, for three of its seven items."""
    time_machine.move_to(JUMAT_SORE, tick=False)
    return kembalikan(kantor)
