"""What a printed mutu baku may say, and what is refused."""

from dataclasses import FrozenInstanceError, asdict

import pytest

from requests_app.tenggat import Waktu, baca_waktu, hari, menit


@pytest.mark.parametrize(
    ("teks", "waktu"),
    [
        ("60 menit", menit(60)),
        ("60 Menit", menit(60)),
        ("  10   menit ", menit(10)),
        ("30menit", menit(30)),
        ("1 hari", hari(1)),
        ("14 HARI KERJA", hari(14)),
        ("N/A", None),
        ("n/a", None),
        ("-", None),
    ],
)
def test_a_printed_time_is_read(teks, waktu):
    assert baca_waktu(teks) == waktu


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "menit",
        "60",
        "60 jam",
        "-5 menit",
        "0 menit",
        "0 hari",
        "1,5 hari",
        "1 hari 30 menit",
        "٦٠ menit",
        "1 hari x",
        "999999999 menit",
        "99999999999999999999 hari",
        "1001 hari",
    ],
)
def test_nonsense_is_refused_in_indonesian(teks):
    with pytest.raises(ValueError, match=r"tidak terbaca|harus bilangan bulat"):
        baca_waktu(teks)


@pytest.mark.parametrize("isi", [{}, {"hari": 1, "menit": 60}])
def test_a_time_is_in_days_or_in_minutes_never_both_or_neither(isi):
    with pytest.raises(ValueError, match="salah satu saja"):
        Waktu(**isi)


@pytest.mark.parametrize("isi", [{"menit": 0}, {"hari": -1}, {"menit": 1.5}, {"hari": True}, {"menit": "60"}])
def test_a_time_is_a_positive_whole_number(isi):
    with pytest.raises(ValueError, match="bilangan bulat"):
        Waktu(**isi)


@pytest.mark.parametrize(("waktu", "data"), [(hari(1), {"hari": 1}), (menit(60), {"menit": 60})])
def test_a_time_survives_as_data_and_as_text(waktu, data):
    assert waktu.as_dict() == data
    assert Waktu(**data) == Waktu(**asdict(waktu)) == baca_waktu(str(waktu)) == waktu


def test_a_time_prints_as_in_the_sop():
    assert (str(hari(1)), str(menit(60))) == ("1 hari", "60 menit")


def test_a_time_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        menit(60).menit = 30
