"""Fifty clicks on one action, round after round; `python -m tests.faults.klik` runs the full count."""

from itertools import islice

import pytest

from tests.serentak.lomba import BANYAK, sepanjang_jalan

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_fifty_who_click_at_once_one_wins_in_every_round(kantor):
    for akhir in islice(sepanjang_jalan(kantor, "pembuatan-akun"), 5):
        assert akhir.cacat == []
        assert akhir.hasil == {"Hasil": 1, "SudahBerubah": BANYAK - 1}
