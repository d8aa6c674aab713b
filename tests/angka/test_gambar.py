"""Drawings that a strict page shows, that keep apart without colour, and that say no more than their table."""

import re
from xml.etree import ElementTree

import pytest

from requests_app.angka.bagian import Bagian, _peluru
from requests_app.angka.bagian_keadaan import KATA_UMUR, POLA_AKHIR, POLA_JENIS
from requests_app.angka.gambar import POLA, Batang, legenda, svg
from requests_app.angka.statistik import Ringkas
from requests_app.angka.susun import csv

SVG = "{http://www.w3.org/2000/svg}"


def gambar(*batang, **isi):
    return ElementTree.fromstring(svg("uji", "Judul <uji> & lain", batang, **isi))


def test_it_is_one_picture_with_a_title_and_no_style_of_its_own():
    akar = gambar(Batang("Kata", "nilai", ((40, "penuh"), (20, "miring")), tanda=70), garis=50)
    assert akar.get("role") == "img"
    judul = akar.find(f"{SVG}title")
    assert (judul.text, judul.get("id")) == ("Judul <uji> & lain", akar.get("aria-labelledby"))
    for satu in akar.iter():
        assert "style" not in satu.attrib
        assert satu.tag != f"{SVG}style"


@pytest.mark.parametrize("pola", [{k: p for k, (p, _) in KATA_UMUR.items()}, POLA_AKHIR, POLA_JENIS])
def test_kinds_of_one_drawing_differ_by_pattern(pola):
    assert len(set(pola.values())) == len(pola)
    assert set(pola.values()) <= set(POLA)


def test_every_pattern_a_bar_names_is_there():
    teks = svg("uji", "x", [Batang("a", "b", tuple((10, nama) for nama in POLA))])
    assert set(re.findall(r"url\(#(.+?)\)", teks)) == set(re.findall(r'pattern id="(.+?)"', teks))
    for contoh, _ in legenda("uji", *((nama, "kata") for nama in (*POLA, "wajik", "garis"))):
        assert ElementTree.fromstring(contoh).get("aria-hidden") == "true"


def test_bars_never_leave_the_picture():
    akar = gambar(Batang("a", "b", ((80, "penuh"), (80, "titik")), tanda=300, lebih=True))
    for kotak in akar.iter(f"{SVG}rect"):
        if (kotak.get("fill") or "").startswith("url"):
            assert float(kotak.get("x").rstrip("%")) + float(kotak.get("width").rstrip("%")) <= 100
    assert "»" in "".join(akar.itertext())


def test_long_words_are_broken_and_what_people_wrote_stays_text():
    kata = "Surat <b>Keputusan</b> Penunjukan dan Pengangkatan Pejabat Pengadaan pada satuan kerja"
    akar = gambar(Batang(kata, "nilai", ()))
    baris = [t.text for t in akar.iter(f"{SVG}text")]
    assert max(map(len, baris)) <= 40
    assert " ".join(baris[:-1]) == kata


@pytest.mark.parametrize(
    ("median", "pola", "lebih"), [(30, "penuh", False), (60, "penuh", False), (61, "miring", True)]
)
def test_a_bullet_stands_against_the_mutu_baku_in_the_middle(median, pola, lebih):
    batang = _peluru("", Ringkas(9, median, 2 * median, 60, 5), "")
    assert batang.potong == ((pytest.approx(50 * median / 60), pola),)
    assert batang.tanda == pytest.approx(min(100, 100 * median / 60))
    assert batang.lebih is lebih


def test_no_cell_of_a_file_is_a_formula():
    teks = csv(Bagian("x", "", "", ("Persyaratan", "Kali"), 1, [("=HYPERLINK(1)", "3"), ("a;@SUM(1)", "4")]))
    assert teks.startswith("\ufeffPersyaratan;Kali")
    assert "'=HYPERLINK(1)" in teks
    assert "'@SUM(1)" in teks
