"""What the template words promise: Indonesian dates with their zone, working durations, sizes, NIP, icons."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.utils import timezone

from lpse_portal.templatetags import portal

SAAT = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)
SPRITE = Path(settings.BASE_DIR) / "static/img/ikon.svg"
TEMPLAT = Path(settings.BASE_DIR) / "templates"


@pytest.fixture(autouse=True)
def _di_jakarta():
    with timezone.override("Asia/Jakarta"):
        yield


def id_sprite():
    akar = ElementTree.fromstring(SPRITE.read_text())
    return [simbol.get("id") for simbol in akar]


def test_tanggal_names_the_month_in_indonesian():
    assert portal.tanggal(date(2026, 8, 17)) == "17 Agustus 2026"
    assert portal.tanggal(SAAT) == "21 November 2026"


def test_tanggal_of_a_moment_is_the_local_day_not_the_utc_day():
    malam = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert portal.tanggal(malam) == "21 November 2026"


@pytest.mark.parametrize("bulan", range(1, 13))
def test_every_month_has_a_full_and_a_short_name_that_agree(bulan):
    panjang = portal.tanggal(date(2026, bulan, 1)).split()[1]
    singkat = portal.waktu_singkat(datetime(2026, bulan, 15, 5, tzinfo=UTC)).split()[2]
    assert panjang.startswith(singkat)


@pytest.mark.parametrize(
    ("zona", "tertulis"),
    [
        ("Asia/Jakarta", "Sabtu, 21 November 2026 pukul 14.05 WIB"),
        ("Asia/Makassar", "Sabtu, 21 November 2026 pukul 15.05 WITA"),
        ("Asia/Jayapura", "Sabtu, 21 November 2026 pukul 16.05 WIT"),
        ("UTC", "Sabtu, 21 November 2026 pukul 07.05 UTC"),
    ],
)
def test_tanggal_waktu_always_says_its_zone(zona, tertulis):
    with timezone.override(zona):
        assert portal.tanggal_waktu(SAAT) == tertulis


def test_tanggal_waktu_refuses_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="naive"):
        portal.tanggal_waktu(datetime(2026, 11, 21, 14, 5))


def test_waktu_singkat_fits_a_table_cell():
    assert portal.waktu_singkat(SAAT) == "Sab 21 Nov 14.05"
    assert portal.waktu_singkat(datetime(2026, 5, 4, 1, 0, tzinfo=UTC)) == "Sen 4 Mei 08.00"


@pytest.mark.parametrize(
    ("menit", "tertulis"),
    [
        (0, "0 menit kerja"),
        (28, "28 menit kerja"),
        (60, "1 jam kerja"),
        (72, "1 jam 12 menit kerja"),
        (-72, "1 jam 12 menit kerja"),
        (2250, "37 jam 30 menit kerja"),
    ],
)
def test_durasi_kerja_reads_in_hours_and_minutes(menit, tertulis):
    assert portal.durasi_kerja(menit) == tertulis


@pytest.mark.parametrize(
    ("bita", "tertulis"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (412 * 1024, "412 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (10 * 1024 * 1024, "10 MB"),
        (int(12.4 * 1024 * 1024), "12,4 MB"),
    ],
)
def test_ukuran_counts_as_the_upload_limit_counts(bita, tertulis):
    assert portal.ukuran(bita) == tertulis


def test_nip_is_grouped_as_printed():
    assert portal.nip("197205282005021001") == "19720528 200502 1 001"


@pytest.mark.parametrize("nilai", ["", "12345", "19720528200502100X", "1972052820050210011"])
def test_nip_of_another_length_or_alphabet_is_left_alone(nilai):
    assert portal.nip(nilai) == nilai


@pytest.mark.parametrize(
    "saringan", ["tanggal", "tanggal_waktu", "waktu_singkat", "durasi_kerja", "ukuran", "nip"]
)
def test_nothing_is_shown_for_nothing(saringan):
    assert getattr(portal, saringan)(None) == ""


def test_ikon_points_into_the_sprite_and_is_silent():
    mesin = Engine(builtins=["lpse_portal.templatetags.portal"])
    html = mesin.from_string('{% ikon "jam" %}').render(Context())
    assert html.startswith('<svg class="ikon" aria-hidden="true"')
    assert re.search(r'<use href="/static/img/ikon[^"]*\.svg#jam"></use>', html)


def test_ikon_escapes_what_it_is_given():
    assert '"><script>' not in portal.ikon('x"><script>')


def test_sprite_ids_are_unique():
    semua = id_sprite()
    assert len(semua) == len(set(semua)) > 40


def test_every_icon_named_in_a_template_is_in_the_sprite():
    dipakai = {
        (berkas.relative_to(TEMPLAT).as_posix(), nama)
        for berkas in TEMPLAT.rglob("*.html")
        for nama in re.findall(r'{%\s*ikon\s+"([^"]+)"', berkas.read_text())
    }
    assert dipakai
    ada = set(id_sprite())
    assert sorted(pakai for pakai in dipakai if pakai[1] not in ada) == []
