"""The two check characters of a registration number: a slip of the hand never gives another valid number."""

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from requests_app.penomoran import ALFABET, aksara_periksa

POKOK = st.builds(
    lambda awalan, tahun, urut: f"{awalan}-{tahun}-{urut:06}",
    st.text(string.ascii_uppercase, min_size=3, max_size=3),
    st.integers(2020, 2099),
    st.integers(1, 999_999),
)


@given(POKOK, st.data())
def test_one_wrong_character_is_noticed(pokok, data):
    letak = data.draw(st.integers(0, len(pokok) - 1))
    huruf = data.draw(st.sampled_from(string.ascii_uppercase + string.digits + "-"))
    assume(huruf != pokok[letak])
    assert aksara_periksa(pokok[:letak] + huruf + pokok[letak + 1 :]) != aksara_periksa(pokok)


@given(POKOK, st.data())
def test_two_swapped_characters_are_noticed(pokok, data):
    i, j = sorted(data.draw(st.lists(st.integers(0, len(pokok) - 1), min_size=2, max_size=2, unique=True)))
    assume(pokok[i] != pokok[j])
    tertukar = pokok[:i] + pokok[j] + pokok[i + 1 : j] + pokok[i] + pokok[j + 1 :]
    assert aksara_periksa(tertukar) != aksara_periksa(pokok)


@given(POKOK)
def test_check_characters_cannot_be_mistaken_for_one_another(pokok):
    assert set(aksara_periksa(pokok)) <= set(ALFABET)
    assert not set(ALFABET) & set("IO01")
