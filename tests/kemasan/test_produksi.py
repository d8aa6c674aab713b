"""The production settings as a process loads them: with the environment of the compose file and its secrets as files."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lpse_portal.settings import base

AKAR = Path(__file__).resolve().parents[2]
ISI = yaml.safe_load((AKAR / "docker-compose.yml").read_text())
PILIHAN = re.compile(r"\$\{(\w+):([-?])([^}]*)\}")
CONTOH = {
    "PORTAL_HOST": "portal.contoh.go.id",
    "PORTAL_URL": "https://portal.contoh.go.id",
    "PORTAL_ASAL": "https://portal.contoh.go.id",
    "PORTAL_SUREL_DARI": "portal@contoh.go.id",
}
RAHASIA = {
    "secret_key": "k" * 64,
    "kunci_sidik": "s" * 64,
    "postgres_password": "p@ss/w:rd#%",
    "email_url": "smtp+tls://a:b@surel.contoh.go.id:587",
    "gerbang_token": "",
}
MUAT = """
import importlib, json, os, sys
hasil = []
for ubahan in json.load(sys.stdin):
    lama = dict(os.environ)
    os.environ.update({k: v for k, v in ubahan.items() if v is not None})
    for k in [k for k, v in ubahan.items() if v is None]:
        os.environ.pop(k, None)
    for nama in [n for n in sys.modules if n.startswith("lpse_portal.settings")]:
        del sys.modules[nama]
    try:
        modul = importlib.import_module("lpse_portal.settings.prod")
        hasil.append({n: getattr(modul, n) for n in dir(modul) if n.isupper()})
    except Exception as galat:
        hasil.append(f"{type(galat).__name__}: {galat}")
    os.environ.clear(); os.environ.update(lama)
json.dump(hasil, sys.stdout, default=str)
"""


def isi_pilihan(teks):
    return PILIHAN.sub(lambda m: CONTOH[m[1]] if m[2] == "?" else m[3], str(teks))


@pytest.fixture(scope="module")
def muat(tmp_path_factory):
    """muat(service, *changes) → for each change of the environment: the settings, or "ErrorName: sentence"."""
    folder = tmp_path_factory.mktemp("rahasia")
    for nama, isi in RAHASIA.items():
        (folder / nama).write_text(f"{isi}\n")
    (folder / "kosong").write_text("\n")

    def panggil(layanan, *ubahan):
        lingkungan = {n: isi_pilihan(isi) for n, isi in ISI["services"][layanan]["environment"].items()}
        lingkungan = {n: isi.replace("/run/secrets", str(folder)) for n, isi in lingkungan.items()}
        dasar = {n: os.environ[n] for n in ("PATH", "HOME") if n in os.environ}
        proses = subprocess.run(
            [sys.executable, "-c", MUAT], cwd=AKAR, env=dasar | lingkungan, input=json.dumps(ubahan),
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert proses.returncode == 0, proses.stderr
        return json.loads(proses.stdout)

    panggil.folder = folder
    return panggil


@pytest.fixture(scope="module")
def web(muat):
    return muat("web", {})[0]


def test_the_environment_of_compose_loads_the_production_settings(web):
    assert web["SECRET_KEY"] == RAHASIA["secret_key"]
    basis = web["DATABASES"]["default"]
    assert (basis["HOST"], basis["NAME"], basis["USER"]) == ("db", "portal", "portal")
    assert basis["PASSWORD"] == RAHASIA["postgres_password"]
    assert (web["EMAIL_HOST"], web["EMAIL_HOST_PASSWORD"], web["EMAIL_USE_TLS"]) == (
        "surel.contoh.go.id",
        "b",
        True,
    )
    assert web["GERBANG_TOKEN"] == ""


def test_no_running_task_is_handed_out_again(web):
    """Every limit ends a task before its message becomes visible to another worker, in all three places Celery looks."""
    terlihat = {
        web["CELERY_VISIBILITY_TIMEOUT"],
        web["CELERY_BROKER_TRANSPORT_OPTIONS"]["visibility_timeout"],
        web["CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS"]["visibility_timeout"],
    }
    assert terlihat == {300}
    assert (web["CELERY_TASK_SOFT_TIME_LIMIT"], web["CELERY_TASK_TIME_LIMIT"]) == (60, 90)
    batas = [satu["time_limit"] for satu in web["CELERY_TASK_ANNOTATIONS"].values()]
    assert max(*batas, 90) < 300
    # The sweep's ten seconds and then one piece of work in a process of its own; work in the worker ends before its lease.
    assert min(satu["soft_time_limit"] for satu in web["CELERY_TASK_ANNOTATIONS"].values()) > 10 + 120
    assert web["TUGAS_BATAS_DETIK"] < web["TUGAS_SEWA_DETIK"]


def test_redis_that_is_gone_or_back_is_noticed_in_seconds(web):
    pilihan = web["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert (pilihan["unacked_restore_interval"], pilihan["unacked_restore_throttle"]) == (5, 1)
    assert pilihan["max_retries"] == 0
    assert pilihan["socket_connect_timeout"] <= pilihan["socket_timeout"] <= 5
    assert pilihan["health_check_interval"] == 25
    for nama in ("default", "kehadiran"):
        assert web["CACHES"][nama]["OPTIONS"]["socket_timeout"] == 2
        assert web["CACHES"][nama]["CADANGAN"] in web["CACHES"]


def test_workers_take_one_task_at_a_time_and_keep_no_results(web):
    assert web["CELERY_WORKER_PREFETCH_MULTIPLIER"] == 1
    assert web["CELERY_WORKER_MAX_TASKS_PER_CHILD"] == 200
    assert web["CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT"] == 30
    assert (web["CELERY_TASK_ACKS_LATE"], web["CELERY_TASK_REJECT_ON_WORKER_LOST"]) == (True, True)
    assert (web["CELERY_TASK_SERIALIZER"], web["CELERY_ACCEPT_CONTENT"]) == ("json", ["json"])
    assert web["CELERY_TASK_IGNORE_RESULT"] is True
    for nama, isi in web["CELERY_BEAT_SCHEDULE"].items():
        assert isi["options"]["expires"], nama


def test_one_query_does_not_hold_up_the_others(muat, web):
    def batas(pengaturan):
        return pengaturan["DATABASES"]["default"]["OPTIONS"]["options"]

    basis = web["DATABASES"]["default"]
    assert (basis["CONN_MAX_AGE"], basis["CONN_HEALTH_CHECKS"]) == (60, True)
    assert (
        batas(web)
        == "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
    )
    pekerja, migrasi = muat("worker", {})[0], muat("migrate", {})[0]
    assert "statement_timeout=120s" in batas(pekerja)
    assert "statement_timeout=0s" in batas(migrasi)
    assert "lock_timeout=10s" in batas(migrasi)


def test_a_missing_secret_stops_the_start_with_an_indonesian_sentence(muat):
    wajib = {"SECRET_KEY": None, "KUNCI_SIDIK": None, "POSTGRES_PASSWORD": None}
    ubahan = [{f"{nama}_FILE": None} for nama in wajib]
    for nama, hasil in zip(wajib, muat("web", *ubahan), strict=True):
        assert hasil.startswith(f"ImproperlyConfigured: {nama} belum diisi."), hasil


def test_a_secret_file_that_says_nothing_stops_the_start(muat):
    kosong, hilang, dua = muat(
        "web",
        {"SECRET_KEY_FILE": str(muat.folder / "kosong")},
        {"KUNCI_SIDIK_FILE": "/tidak/ada"},
        {"SECRET_KEY": "x"},
    )
    assert "kosong" in kosong
    assert "tidak dapat dibaca (FileNotFoundError)" in hilang
    assert "diisi bersamaan" in dua


def test_whoever_has_no_compose_gives_addresses_as_variables(muat):
    (hasil,) = muat(
        "web",
        {
            "POSTGRES_PASSWORD_FILE": None,
            "DATABASE_URL": "postgres://u:s@pg.contoh:5433/lain",
            "EMAIL_URL_FILE": None,
        },
    )
    basis = hasil["DATABASES"]["default"]
    assert (basis["HOST"], basis["PORT"], basis["NAME"]) == ("pg.contoh", 5433, "lain")
    assert hasil["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_the_embedded_defaults_know_nothing_of_all_this():
    """As ADR 1 has them; tests replace the broker, so the module's own text is asked."""
    assert base.CELERY_TASK_IGNORE_RESULT is True
    assert not [nama for nama in dir(base) if "TIME_LIMIT" in nama or "SOFT_SHUTDOWN" in nama]
    assert base.OPSI_SQLITE["transaction_mode"] == "IMMEDIATE"
    perintah = (
        "from lpse_portal.settings import base as b; print(b.CELERY_BROKER_URL, b.DATABASES['default']['ENGINE'],"
        "b.CELERY_BROKER_TRANSPORT_OPTIONS['polling_interval'], b.CACHES['default']['BACKEND'])"
    )
    bersih = {n: os.environ[n] for n in ("PATH", "HOME") if n in os.environ}
    hasil = subprocess.run(
        [sys.executable, "-c", perintah], cwd=AKAR, env=bersih, capture_output=True, text=True, check=True
    ).stdout.split()
    assert hasil == [
        "filesystem://",
        "django.db.backends.sqlite3",
        "0.2",
        "django.core.cache.backends.db.DatabaseCache",
    ]
