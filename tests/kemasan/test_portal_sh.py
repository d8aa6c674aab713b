"""bin/portal as far as it goes without installing anything."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.proses

AKAR = Path(__file__).resolve().parents[2]
PORTAL = AKAR / "bin" / "portal"
ALAT = ("sh", "cat", "dirname", "readlink", "id", "ls")


def portal(*argumen, cwd=AKAR, **lingkungan):
    bersih = {nama: nilai for nama, nilai in os.environ.items() if nama != "DATABASE_URL"}
    return subprocess.run(
        [PORTAL, *argumen], cwd=cwd, env=bersih | lingkungan, capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def mesin_kosong(tmp_path):
    """A PATH with a handful of base tools, no package manager and no Python; add to it with symlinks."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for alat in ALAT:
        (folder / alat).symlink_to(shutil.which(alat))
    return folder


def test_the_script_is_valid_posix_shell():
    assert subprocess.run(["sh", "-n", PORTAL]).returncode == 0
    assert PORTAL.read_text().startswith("#!/bin/sh\n")
    assert os.access(PORTAL, os.X_OK)


@pytest.mark.parametrize("argumen", [(), ("bantuan",), ("--help",), ("demo", "--help")])
def test_help_names_every_command(argumen):
    hasil = portal(*argumen)
    assert hasil.returncode == 0
    for perintah in ("demo [--port N] [--data FOLDER] [--reset]", "test [pilihan pytest]", "siapkan"):
        assert perintah in hasil.stdout


def test_an_unknown_command_is_refused_with_the_help():
    hasil = portal("jalan")
    assert hasil.returncode == 2
    assert "Perintah tidak dikenal: jalan" in hasil.stderr
    assert "Pemakaian:" in hasil.stderr


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (("--portt", "8000"), "Pilihan tidak dikenal: --portt"),
        (("--port", "delapan"), "Porta harus berupa angka"),
        (("--port=0",), "Porta harus berupa angka"),
        (("--port",), "--port perlu nilai"),
        (("--data=",), "--data perlu nilai"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_installed(argumen, kalimat, mesin_kosong):
    hasil = portal("demo", *argumen, PATH=str(mesin_kosong))
    assert hasil.returncode == 1
    assert kalimat in hasil.stderr


@pytest.mark.parametrize("argumen", [(), ("--reset",)])
def test_a_folder_without_the_marker_is_neither_used_nor_removed(argumen, tmp_path):
    (tmp_path / "laporan.txt").write_text("penting")
    hasil = portal("demo", "--data", str(tmp_path), *argumen)
    assert hasil.returncode == 1
    assert "bukan data contoh" in hasil.stderr
    assert [berkas.name for berkas in tmp_path.iterdir()] == ["laporan.txt"]


def test_a_relative_data_folder_is_relative_to_the_caller(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "laporan.txt").touch()
    hasil = portal("demo", "--data=data", "--reset", cwd=tmp_path)
    assert f"Folder {tmp_path}/data berisi" in hasil.stderr


def test_demo_data_never_goes_into_another_database():
    hasil = portal("demo", DATABASE_URL="postgres://kantor/produksi")
    assert hasil.returncode == 1
    assert "DATABASE_URL terpasang" in hasil.stderr


def test_a_machine_without_python_is_told_what_to_type(mesin_kosong):
    hasil = portal("siapkan", PATH=str(mesin_kosong))
    assert hasil.returncode == 1
    assert "Perlu Python 3.11" in hasil.stderr
    assert "apt-get install -y python3" in hasil.stderr


def test_missing_packages_are_named_where_they_cannot_be_installed(mesin_kosong):
    (mesin_kosong / "python3").symlink_to(sys.executable)
    hasil = portal("siapkan", PATH=str(mesin_kosong))
    assert hasil.returncode == 1
    baris = hasil.stderr.splitlines()[0].split()
    assert baris.count("chromium") == baris.count("poppler-utils") == 1
