"""The guides show the portal as it is: their pictures are taken here, and every word they print in bold is on a screen."""

import os
import re

import pytest
from django.core.cache import cache
from PIL import Image

from tests.peramban.layar_panduan import ambil_semua
from tests.peramban.panduan import DOCS, Juru, buka_kantor

PANDUAN = sorted((DOCS / "panduan").glob("*.md"))
SUMBER_GAMBAR = re.compile(r'!\[[^\]]+\]\(([^)]+\.png)\)|<img src="([^"]+\.png)"[^>]* alt="[^"]+')
TEBAL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
KB = 1024


@pytest.fixture
def kantor(transactional_db, settings, live_server, tmp_path):
    """The invented office of the demo, in the midst of its work."""
    cache.clear()
    settings.PORTAL_URL = "https://portal.lpse.contoh.go.id"
    settings.PENANDA_DIR = tmp_path / "penanda"
    settings.DATA_DIR = tmp_path
    return buka_kantor()


def nama(gambar):
    return gambar.relative_to(DOCS).with_suffix("").as_posix()


def lebar(gambar):
    with Image.open(gambar) as isi:
        return isi.width


def dipakai():
    """Pictures shown by the guides and the README, relative to docs/ and without ending."""
    berkas = [*PANDUAN, DOCS.parent / "README.md"]
    return {
        nama((satu.parent / (a or b)).resolve())
        for satu in berkas
        for a, b in SUMBER_GAMBAR.findall(satu.read_text())
    }


def tebal(panduan):
    """The words a guide prints in bold: what it says is written on a screen."""
    return {" ".join(kata.split()) for kata in TEBAL.findall(panduan.read_text())}


def test_the_guides_show_the_portal_as_it_is(kantor, meja, tmp_path):
    """With PANDUAN=tulis the pictures in docs/ are taken anew."""
    juru = Juru(meja, DOCS if os.environ.get("PANDUAN") == "tulis" else tmp_path / "docs")
    ambil_semua(juru, kantor)

    assert dipakai() == set(juru.gambar), "a picture nobody takes, or one no guide shows"
    ada = [*DOCS.glob("gambar/*.png"), *DOCS.glob("panduan/gambar/*.png")]
    assert {nama(satu): lebar(satu) for satu in ada} == juru.gambar, "take them anew with PANDUAN=tulis"
    assert max(satu.stat().st_size for satu in ada) <= 80 * KB
    assert sum(satu.stat().st_size for satu in ada) <= 1200 * KB

    semua = set().union(*juru.kata.values())
    hilang = {panduan.name: tebal(panduan) - juru.kata.get(panduan.name, semua) for panduan in PANDUAN}
    assert not any(hilang.values()), f"words in bold that are on no screen of their guide: {hilang}"
