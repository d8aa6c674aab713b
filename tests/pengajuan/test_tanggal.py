"""Dates as Indonesian officials write them are read; what is no date is given back as it was typed."""

from contextlib import suppress
from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from accounts_app.kata import HARI, tanggal_teks
from requests_app.forms.tanggal import BidangTanggal, baca_tanggal

TANGGAL = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


class Form(forms.Form):
    hari = BidangTanggal(label="tanggal SK", required=False)


@pytest.mark.parametrize(
    "teks",
    [
        "2026-11-21", "21/11/2026", "21-11-2026", "21.11.2026", "21 11 2026", "21 November 2026", "21 november 2026",
        "21 Nov 2026", "21-Nop-2026", "Sabtu, 21 November 2026", "sabtu 21 Nopember 2026", " 21  November   2026 ",
        "2026/11/21", "2026-11-21 00:00:00",
    ],
)  # fmt: skip
def test_every_way_of_writing_the_same_day_gives_that_day(teks):
    assert baca_tanggal(teks) == date(2026, 11, 21)


@pytest.mark.parametrize(
    "teks",
    ["", "11/21/2026", "31/02/2026", "21/11/26", "21 Brumaire 2026", "kemarin", "0/0/0000", "²/11/2026"],
)
def test_what_is_no_date_is_refused_and_not_guessed(teks):
    with pytest.raises(ValueError):
        baca_tanggal(teks)


@given(TANGGAL)
def test_a_date_survives_being_written_in_words_and_in_numbers(tanggal):
    for teks in (
        tanggal.isoformat(),
        tanggal_teks(tanggal),
        f"{HARI[tanggal.weekday()]}, {tanggal_teks(tanggal)}",
        f"{tanggal:%d/%m/%Y}",
        f"{tanggal.day}-{tanggal.month}-{tanggal:%Y}",
    ):
        assert baca_tanggal(teks) == tanggal


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(teks):
    with suppress(ValueError):
        assert isinstance(baca_tanggal(teks), date)


def test_the_field_takes_words_and_its_picker_shows_them_as_a_date():
    form = Form({"hari": "21 November 2026"})
    assert form.is_valid()
    assert form.cleaned_data["hari"] == date(2026, 11, 21)
    assert 'type="date"' in str(form["hari"])
    assert 'value="2026-11-21"' in str(form["hari"])


def test_what_was_typed_wrongly_stands_in_a_text_field_where_it_can_be_corrected():
    """A date picker would show nothing, and the typing would be lost."""
    form = Form({"hari": "31 Februari 2026"})
    assert not form.is_valid()
    assert 'type="text"' in str(form["hari"])
    assert "31 Februari 2026" in str(form["hari"])


def test_an_empty_date_stays_empty():
    form = Form({"hari": "  "})
    assert form.is_valid()
    assert form.cleaned_data["hari"] is None
