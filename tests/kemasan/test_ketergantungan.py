"""What must and must not be installed, and which app may import which."""

import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
KUNCI = {paket["name"] for paket in tomllib.loads((AKAR / "uv.lock").read_text())["package"]}


def lint_imports(folder):
    perintah = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(perintah, cwd=folder, capture_output=True, text=True, timeout=120)


def test_the_unmaintained_django_fsm_is_absent():
    """It installs the same import name as django-fsm-2, and the later of the two wins silently."""
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("django-fsm")
    assert "django-fsm" not in KUNCI


def test_django_fsm_2_provides_the_import_name():
    assert set(importlib.metadata.packages_distributions()["django_fsm"]) == {"django-fsm-2"}
    assert "django-fsm-2" in KUNCI


def test_nothing_under_an_affero_licence_is_installed():
    """viewflow and its kin would bind every office that changes the portal."""
    for paket in importlib.metadata.distributions():
        lisensi = paket.metadata.get("License-Expression") or paket.metadata.get("License") or ""
        assert "AGPL" not in lisensi, paket.name


@pytest.mark.proses
def test_apps_import_downwards_only():
    hasil = lint_imports(AKAR)
    assert hasil.returncode == 0, hasil.stdout
    assert "1 kept, 0 broken" in hasil.stdout


@pytest.mark.proses
def test_an_upward_import_would_be_noticed(tmp_path):
    for nama in ("lpse_portal", "accounts_app", "requests_app", "archive_app"):
        (tmp_path / nama).mkdir()
        (tmp_path / nama / "__init__.py").touch()
    (tmp_path / "accounts_app" / "nakal.py").write_text("import requests_app\n")
    (tmp_path / "pyproject.toml").write_text((AKAR / "pyproject.toml").read_text())
    hasil = lint_imports(tmp_path)
    assert hasil.returncode == 1
    assert "accounts_app is not allowed to import requests_app" in hasil.stdout
