"""Word-level differences: nothing is lost, and every choice among the changes gives a text."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.surat.beda import beda, perubahan, terapkan

KALIMAT = st.lists(st.sampled_from(["Kepala", "Balai", "yang", ",", ".", " ", "  ", "\n", "a", "b"])).map(
    "".join
)
TEKS = KALIMAT | st.text(max_size=60)

sabar = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@sabar
@given(TEKS, TEKS)
def test_all_accepted_is_the_new_text_and_none_the_old(lama, baru):
    potong = beda(lama, baru)
    assert terapkan(potong, set(range(len(perubahan(potong))))) == baru
    assert terapkan(potong, set()) == lama


@sabar
@given(TEKS, TEKS)
def test_equal_and_changed_stretches_take_turns(lama, baru):
    potong = beda(lama, baru)
    assert "".join(p.lama for p in potong) == lama
    assert "".join(p.baru for p in potong) == baru
    assert all(kiri.sama != kanan.sama for kiri, kanan in pairwise(potong))


@sabar
@given(TEKS)
def test_a_text_does_not_differ_from_itself(teks):
    assert perubahan(beda(teks, teks)) == []


@sabar
@given(TEKS, TEKS, st.sets(st.integers(0, 20)))
def test_what_is_accepted_is_all_that_still_differs(lama, baru, diterima):
    """Accepting the rest later gives the new text as if it had been accepted at once."""
    potong = beda(lama, baru)
    ubah = perubahan(potong)
    teks = terapkan(potong, diterima)
    for nomor, satu in enumerate(ubah):
        assert (satu.baru if nomor in diterima else satu.lama) in teks


@pytest.mark.parametrize(
    ("lama", "baru", "ubah"),
    [
        ("Kepala Balai Contoh", "Pimpinan Pusat Contoh", [("Kepala Balai", "Pimpinan Pusat")]),
        ("tanggal 3 Mei", "tanggal 4 Mei", [("3", "4")]),
        ("satu dua tiga", "satu tiga", [("dua ", "")]),
        ("Demikian.", "Demikian. Terima kasih.", [("", " Terima kasih.")]),
        ("", "Baru", [("", "Baru")]),
    ],
)
def test_changes_are_whole_words(lama, baru, ubah):
    assert [(p.lama, p.baru) for p in perubahan(beda(lama, baru))] == ubah
