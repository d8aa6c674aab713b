"""docker-compose.yml and Dockerfile, checked without a container engine."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from celery.bin.celery import celery
from django.core.management import get_commands, load_command_class
from gunicorn.config import Config

AKAR = Path(__file__).resolve().parents[2]
COMPOSE = AKAR / "docker-compose.yml"
ISI = yaml.safe_load(COMPOSE.read_text())
LAYANAN = {nama: isi for nama, isi in ISI["services"].items() if isi.get("build")}


def periksa_skema(berkas):
    perintah = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.compose-spec",
        str(berkas),
    ]
    return subprocess.run(perintah, capture_output=True, text=True, timeout=120)


def perintah_citra():
    """The Dockerfile's CMD, which a service without a command of its own runs."""
    baris = [baris for baris in (AKAR / "Dockerfile").read_text().splitlines() if baris.startswith("CMD ")]
    return yaml.safe_load(baris[-1].removeprefix("CMD "))


def uraikan(perintah):
    """Let the program that will receive `perintah` parse it; raises on an unknown subcommand or option."""
    program, *sisa = perintah
    if program == "gunicorn":
        Config().parser().parse_args(sisa)
    elif program == "celery":
        konteks = celery.make_context("celery", list(sisa))
        _, anak, sisa = celery.resolve_command(konteks, konteks._protected_args + konteks.args)
        anak.make_parser(konteks).parse_args(list(sisa))
    elif [program, sisa[0]] == ["python", "manage.py"]:
        kelas = load_command_class(get_commands()[sisa[1]], sisa[1])
        kelas.create_parser("manage.py", sisa[1]).parse_args(sisa[2:])
    else:
        raise ValueError(f"perintah tak dikenal: {perintah}")


@pytest.mark.proses
def test_compose_file_obeys_the_compose_specification():
    hasil = periksa_skema(COMPOSE)
    assert hasil.returncode == 0, hasil.stdout


@pytest.mark.proses
def test_a_broken_compose_file_would_be_noticed(tmp_path):
    rusak = tmp_path / "docker-compose.yml"
    rusak.write_text(COMPOSE.read_text().replace("condition: service_healthy", "condition: sehat", 1))
    hasil = periksa_skema(rusak)
    assert hasil.returncode != 0
    assert "condition" in hasil.stdout


def test_the_portal_is_four_services_of_one_image():
    assert set(LAYANAN) == {"migrate", "web", "worker", "beat"}
    assert len({isi["image"] for isi in LAYANAN.values()}) == 1


@pytest.mark.parametrize("nama", LAYANAN)
def test_every_service_runs_a_command_that_exists(nama):
    uraikan(LAYANAN[nama].get("command", perintah_citra()))


@pytest.mark.parametrize(
    ("perintah", "galat"),
    [
        (["celery", "-A", "lpse_portal", "worker", "--salah"], click.NoSuchOption),
        (["celery", "-A", "lpse_portal", "pekerja"], click.UsageError),
        (["python", "manage.py", "tidak-ada"], KeyError),
        (["gunicorn", "--salah"], SystemExit),
        (["bash", "-c", "true"], ValueError),
    ],
)
def test_a_command_that_does_not_exist_would_be_noticed(perintah, galat):
    with pytest.raises(galat):
        uraikan(perintah)


def test_nobody_starts_before_the_migration_has_ended():
    assert LAYANAN["migrate"]["restart"] == "no"
    assert set(LAYANAN["migrate"]["depends_on"]) == {"db"}
    for nama in ("web", "worker", "beat"):
        assert LAYANAN[nama]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("nama", LAYANAN)
def test_every_portal_container_is_confined(nama):
    layanan = LAYANAN[nama]
    assert layanan["read_only"] is True
    assert layanan["security_opt"] == ["no-new-privileges:true"]
    assert layanan["cap_drop"] == ["ALL"]
    assert any(tempat.startswith("/tmp") for tempat in layanan["tmpfs"])


def test_only_the_loopback_address_is_opened():
    porta = [porta for isi in ISI["services"].values() for porta in isi.get("ports", [])]
    assert porta == ["127.0.0.1:${PORTAL_PORTA:-8000}:8000", "127.0.0.1:8025:8025"]


def test_a_missing_address_stops_compose_with_an_indonesian_sentence():
    lingkungan = LAYANAN["web"]["environment"]
    for nama in ("PORTAL_HOST", "PORTAL_URL", "PORTAL_ASAL", "PORTAL_SUREL_DARI"):
        assert ":?isi " in lingkungan[nama], nama


def test_every_variable_compose_asks_for_is_in_the_example_file():
    contoh = {
        baris.split("=")[0] for baris in (AKAR / ".env.contoh").read_text().splitlines() if "=" in baris
    }
    diminta = {potongan.split(":")[0] for potongan in COMPOSE.read_text().split("${")[1:]}
    assert diminta == {nama for nama in contoh if not nama.startswith("#")}


@pytest.mark.parametrize("nama", LAYANAN)
def test_every_secret_is_a_file_that_is_mounted_and_no_variable(nama):
    layanan = LAYANAN[nama]
    ditunjuk = {isi for kunci, isi in layanan["environment"].items() if kunci.endswith("_FILE")}
    assert ditunjuk == {f"/run/secrets/{satu}" for satu in layanan["secrets"]}
    assert set(layanan["secrets"]) == set(ISI["secrets"])
    rahasia = {kunci.removesuffix("_FILE") for kunci in layanan["environment"] if kunci.endswith("_FILE")}
    assert not rahasia & set(layanan["environment"])


def test_secret_files_reach_neither_the_image_nor_the_repository():
    assert all(isi["file"].startswith("${PORTAL_RAHASIA:-./rahasia}/") for isi in ISI["secrets"].values())
    assert "rahasia" in (AKAR / ".dockerignore").read_text().split()
    assert "/rahasia/" in (AKAR / ".gitignore").read_text().split()
    dibuat = (AKAR / "README.md").read_text()
    for nama in ISI["secrets"]:
        assert nama in dibuat, nama


def test_every_service_tells_its_health():
    """migrate ends by itself; web has the image's own check."""
    assert "HEALTHCHECK" in (AKAR / "Dockerfile").read_text()
    for nama, isi in ISI["services"].items():
        assert nama == "web" or isi["healthcheck"], nama


def test_web_and_worker_may_be_many_and_beat_is_one():
    for nama, banyak in (("web", "${PORTAL_WEB:-1}"), ("worker", "${PORTAL_PEKERJA:-1}")):
        assert ISI["services"][nama]["deploy"]["replicas"] == banyak
        assert "container_name" not in ISI["services"][nama]
    # Compose refuses to start two containers of one name.
    assert ISI["services"]["beat"]["container_name"] == "lpse-portal-beat"


def test_every_container_is_read_only_and_its_log_bounded():
    for nama, isi in ISI["services"].items():
        assert isi["read_only"] is True, nama
        assert isi["logging"]["options"]["max-size"], nama


def test_the_database_and_redis_cannot_reach_the_outside():
    assert ISI["networks"]["dalam"]["internal"] is True
    for nama in ("db", "redis"):
        assert ISI["services"][nama]["networks"] == ["dalam"]


def test_the_mail_catcher_only_runs_when_asked_for():
    penangkap = ISI["services"]["surel-coba"]
    assert penangkap["profiles"] == ["coba"]
    assert penangkap["image"].count(":v") == 1
    diminta = {nama for isi in ISI["services"].values() for nama in isi.get("depends_on", ())}
    assert "surel-coba" not in diminta


def test_day_keys_lie_on_a_volume_of_their_own():
    assert "kunci:/kunci" in LAYANAN["web"]["volumes"]
    assert "PORTAL_KUNCI_HARIAN=/kunci" in (AKAR / "Dockerfile").read_text()


def test_the_archive_keeps_its_copies_on_a_volume_of_its_own():
    assert "arsip:/arsip" in LAYANAN["worker"]["volumes"]
    assert "PORTAL_ARSIP=/arsip" in (AKAR / "Dockerfile").read_text()


def test_beat_never_runs_inside_the_worker():
    perintah = LAYANAN["worker"]["command"]
    assert not {"-B", "--beat"} & set(perintah)
    assert "prefork" in perintah
