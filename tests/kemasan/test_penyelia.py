"""The supervisor, with real children: small Python programs in place of web, worker and beat."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.proses

AKAR = Path(__file__).resolve().parents[2]

# Writes its pid, then its name to `urutan` when told to stop.
PATUH = """
import os, signal, sys, time
def berhenti(*_):
    with open("urutan", "a") as f: f.write(sys.argv[1] + "\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, berhenti)
open(sys.argv[1] + ".pid", "w").write(str(os.getpid()))
time.sleep(60)
"""
BANDEL = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1] + ".pid", "w").write(str(os.getpid()))
time.sleep(60)
"""
# Leaves a grandchild behind in its process group.
BERANAK = """
import subprocess, sys, time
cucu = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1] + ".pid", "w").write(str(cucu.pid))
time.sleep(0.3)
print("kehabisan tinta")
sys.exit(3)
"""
INDUK = """
import sys
from pathlib import Path
from lpse_portal.penyelia import Anak, jalankan
anak = [Anak(n, (sys.executable, "-c", isi, n), Path(n + ".log")) for n, isi in zip(sys.argv[2::2], sys.argv[3::2])]
sys.exit(jalankan(anak, tenggang=float(sys.argv[1]), jeda=0.05))
"""


@pytest.fixture
def penyelia(tmp_path):
    """Starts a supervisor over `name=program` in tmp_path; nothing it started survives the test."""
    lahir = []

    def mulai(tenggang=10, **anak):
        argumen = [str(tenggang), *(x for pasang in anak.items() for x in pasang)]
        induk = subprocess.Popen(
            [sys.executable, "-c", INDUK, *argumen],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(AKAR)},
            stderr=subprocess.PIPE,
            text=True,
        )
        lahir.append(induk)
        return induk

    yield mulai
    for induk in lahir:
        induk.kill()
        induk.communicate()
    for berkas in tmp_path.glob("*.pid"):
        if hidup(int(berkas.read_text())):
            os.kill(int(berkas.read_text()), signal.SIGKILL)


def pid(folder, nama):
    """The pid that child `nama` wrote about itself; waits for it."""
    berkas = folder / f"{nama}.pid"
    sampai(lambda: berkas.exists() and berkas.read_text())
    return int(berkas.read_text())


def sampai(syarat, detik=20):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "tidak terjadi dalam waktunya"
        time.sleep(0.02)


def hidup(nomor):
    try:
        keadaan = Path(f"/proc/{nomor}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return keadaan != "Z"  # nobody may have reaped it yet, but it runs no more


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_every_child_in_its_own_time(penyelia, tmp_path, sinyal):
    induk = penyelia(web=PATUH, pekerja=PATUH, jadwal=PATUH)
    nomor = [pid(tmp_path, nama) for nama in ("web", "pekerja", "jadwal")]
    induk.send_signal(sinyal)
    assert induk.wait(20) == 0
    assert not any(map(hidup, nomor))
    assert sorted((tmp_path / "urutan").read_text().split()) == ["jadwal", "pekerja", "web"]


def test_a_dead_child_stops_all_and_its_last_words_are_shown(penyelia, tmp_path):
    induk = penyelia(web=PATUH, pekerja=BERANAK)
    web = pid(tmp_path, "web")
    assert induk.wait(20) == 1
    assert not hidup(web)
    pesan = induk.stderr.read()
    assert "Proses pekerja berhenti sendiri (kode 3)" in pesan
    assert "kehabisan tinta" in pesan


def test_a_grandchild_of_a_dead_child_is_not_left_behind(penyelia, tmp_path):
    induk = penyelia(pekerja=BERANAK)
    cucu = pid(tmp_path, "pekerja")
    assert induk.wait(20) == 1
    sampai(lambda: not hidup(cucu))


def test_a_child_that_ignores_the_signal_is_killed_after_the_grace_period(penyelia, tmp_path):
    induk = penyelia(tenggang=0.5, web=PATUH, pekerja=BANDEL)
    nomor = [pid(tmp_path, nama) for nama in ("web", "pekerja")]
    induk.terminate()
    assert induk.wait(20) == 1
    assert not any(map(hidup, nomor))


def test_a_second_signal_does_not_wait_for_the_grace_period(penyelia, tmp_path):
    induk = penyelia(tenggang=60, web=BANDEL, pekerja=PATUH)
    nomor = pid(tmp_path, "web")
    pid(tmp_path, "pekerja")
    induk.terminate()
    sampai(lambda: (tmp_path / "urutan").exists())
    induk.send_signal(signal.SIGINT)
    assert induk.wait(20) == 1
    assert not hidup(nomor)


def test_a_killed_supervisor_leaves_no_orphan(penyelia, tmp_path):
    induk = penyelia(web=PATUH, pekerja=PATUH)
    nomor = [pid(tmp_path, nama) for nama in ("web", "pekerja")]
    induk.kill()
    sampai(lambda: not any(map(hidup, nomor)))


def test_a_command_that_does_not_exist_stops_the_children_already_started(tmp_path):
    program = f"""
import sys
from pathlib import Path
from lpse_portal.penyelia import Anak, jalankan
web = Anak("web", (sys.executable, "-c", {PATUH!r}, "web"), Path("web.log"))
jalankan([web, Anak("hilang", ("./tidak-ada",), Path("hilang.log"))])
"""
    hasil = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(AKAR)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert "tidak-ada" in hasil.stderr
    assert not any(hidup(int(berkas.read_text())) for berkas in tmp_path.glob("*.pid"))
