"""Adding a SOP is one file and its letter's template: proved on a copy of the project, in processes of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.proses

AKAR = Path(__file__).resolve().parents[2]
CONTOH = Path(__file__).parent / "keenam"
BERKAS_BARU = {
    "uji_coba.py.txt": "requests_app/sop/uji_coba.py",
    "pemberitahuan.html": "templates/surat/uji-coba/pemberitahuan.html",
}
"""All that is added: where it lies here, where it goes in the copy."""


@pytest.fixture(scope="module")
def salinan(tmp_path_factory):
    """The project with the sixth SOP in it, and an empty database of its own beside it."""
    folder = tmp_path_factory.mktemp("salinan") / "portal"
    shutil.copytree(AKAR, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "hasil"))
    for asal, tujuan in BERKAS_BARU.items():
        assert not (folder / tujuan).exists()
        (folder / tujuan).parent.mkdir(exist_ok=True)
        shutil.copy(CONTOH / asal, folder / tujuan)
    return folder


def jalankan(salinan, *perintah):
    """Run Python in the copy; its standard output. What it prints besides is shown when it fails."""
    lingkungan = {nama: os.environ[nama] for nama in ("PATH", "HOME", "LANG") if nama in os.environ}
    lingkungan |= {
        "DJANGO_SETTINGS_MODULE": "lpse_portal.settings.test",
        "DATABASE_URL": f"sqlite:///{salinan.parent / 'portal.sqlite3'}",
        "PYTHONPATH": str(salinan),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    hasil = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", *perintah],
        cwd=salinan,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert hasil.returncode == 0, f"{hasil.stdout}\n{hasil.stderr}"
    return hasil.stdout


def test_it_passes_the_checks_and_needs_no_migration(salinan):
    assert "no issues" in jalankan(salinan, "manage.py", "check")
    assert "No changes detected" in jalankan(salinan, "manage.py", "makemigrations", "--check", "--dry-run")


def test_it_is_shown_with_its_rows_beside_the_others(salinan):
    daftar = {
        sop["kode"]: sop for sop in json.loads(jalankan(salinan, "manage.py", "sop", "--format", "json"))
    }
    assert {"pembuatan-akun", "uji-coba"} <= set(daftar)
    langkah = daftar["uji-coba"]["langkah"]
    assert [(baris["baris"], baris["waktu"]) for baris in langkah] == [
        (1, {"hari": 1}),
        (2, {"menit": 45}),
        (3, None),
        (4, {"menit": 10}),
    ]
    assert [aksi["ke_baris"] for baris in langkah for aksi in baris["aksi"]] == [2, 3, 4, "selesai"]


def test_a_request_walks_it_to_the_end_with_clock_pages_and_archive(salinan):
    jalankan(salinan, "manage.py", "migrate", "--verbosity", "0")
    jalankan(salinan, "manage.py", "createcachetable")
    keluaran = jalankan(salinan, str(CONTOH / "perjalanan.py"))
    assert json.loads(keluaran) == ["DRAF", "DIKIRIM", "DISUSUN", "DISETUJUI", "SELESAI"]


def test_its_rights_are_in_the_generated_matrix(salinan):
    """One case for each of its five statuses, worked out from its own rows."""
    perintah = ("-m", "pytest", "tests/izin", "-q", "-p", "no:cacheprovider", "-k", "matrix and uji-coba")
    assert "5 passed" in jalankan(salinan, *perintah)
