"""Percentiles and numbers as they are written."""

import random

import pytest

from requests_app.angka.kata import angka, menit
from requests_app.angka.statistik import persentil, ringkas


@pytest.mark.parametrize(
    ("nilai", "persen", "hasil"),
    [
        ([7], 50, 7),
        ([7], 90, 7),
        ([10, 20], 50, 10),
        ([10, 20, 30], 50, 20),
        ([10, 20, 30, 40], 50, 20),
        (range(1, 11), 90, 9),
        (range(1, 12), 90, 10),
        (range(1, 101), 90, 90),
        (range(1, 6), 80, 4),
        ([1, 1, 1, 1000], 100, 1000),
    ],
)
def test_a_percentile_is_the_nearest_rank(nilai, persen, hasil):
    assert persentil(list(nilai), persen) == hasil


def test_at_least_that_share_lies_at_or_below_a_percentile_and_less_lies_below_it():
    acak = random.Random(5)
    for _ in range(300):
        urut = sorted(acak.randrange(50) for _ in range(acak.randrange(1, 40)))
        persen = acak.randrange(1, 101)
        hasil = persentil(urut, persen)
        assert hasil in urut
        assert sum(n <= hasil for n in urut) * 100 >= persen * len(urut)
        assert sum(n < hasil for n in urut) * 100 < persen * len(urut)


@pytest.mark.parametrize(("nilai", "persen"), [([], 50), ([1], 0), ([1], 101)])
def test_there_is_no_percentile_of_nothing(nilai, persen):
    with pytest.raises(ValueError):
        persentil(nilai, persen)


def test_rows_in_any_order_are_summed_up_with_their_share_in_time():
    r = ringkas([300, 100, 200], [600, 600, 450], tepat=2)
    assert (r.n, r.median, r.p90, r.baku) == (3, 200, 300, 600)
    assert round(r.persen_tepat, 1) == 66.7
    assert round(r.bagian_p90) == 50


def test_without_a_clock_there_is_no_share_in_time():
    assert ringkas([5, 6]).persen_tepat is None


def test_numbers_have_a_decimal_comma_and_one_place():
    assert [angka(n) for n in (41, 41.04, 41.26, 0, 100.0, None)] == ["41", "41", "41,3", "0", "100", ""]
    assert menit(90) == "1,5"
    assert menit(None) == ""
