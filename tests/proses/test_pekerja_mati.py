"""A promise survives what happens to processes: real worker, real beat, real SIGKILL, a mail server that misbehaves."""

import email
import os
import shutil
import signal
import time

import pytest
from aiosmtpd.controller import Controller

from tests.proses.kantor import SIAPKAN, Kantor, tunggu

pytestmark = pytest.mark.proses


class ServerSurel:
    """An SMTP server that keeps what it accepted. `tolak`: so many MAIL commands are answered with 451 first.

    `bunuh`: called at the first connection's MAIL command, before any content is accepted.
    """

    def __init__(self):
        self.diterima, self.ditolak = [], []
        self.tolak, self.bunuh = 0, None

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.bunuh:
            bunuh, self.bunuh = self.bunuh, None
            bunuh()
        if len(self.ditolak) < self.tolak:
            self.ditolak.append(time.monotonic())
            return "451 4.3.0 Coba lagi nanti"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.diterima.append(email.message_from_bytes(envelope.content))
        return "250 OK"

    @property
    def nomor_surat(self):
        return [surat["Message-ID"] for surat in self.diterima]


class PortaBebas(Controller):
    """Binds port 0 and learns which one the system chose before it is probed."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def surel():
    server = ServerSurel()
    pengendali = PortaBebas(server, hostname="127.0.0.1", port=0)
    pengendali.start()
    server.porta = pengendali.port
    yield server
    pengendali.stop()


@pytest.fixture(scope="module")
def contoh(tmp_path_factory):
    """A data folder with one complete draft, made once and copied for each test."""
    kantor = Kantor(tmp_path_factory.mktemp("contoh"), 1)
    kantor.tulis()
    kantor.jalankan(SIAPKAN)
    return kantor.folder


@pytest.fixture
def kantor(contoh, tmp_path, surel):
    folder = tmp_path / "kantor"
    shutil.copytree(contoh, folder)
    kantor = Kantor(folder, surel.porta)
    yield kantor
    kantor.tutup()


def semua_terkirim_sekali(kantor, surel, banyak=2):
    """Every promised mail arrived (to the applicant and the Kepala UKPBJ), none twice, none in quarantine."""
    tunggu(kantor.tenang, 60, lambda: (kantor.tugas("surel"), kantor.catatan()[-3000:]))
    assert len(kantor.pesan_tersurat()) == banyak
    assert len(surel.diterima) == banyak
    assert len(set(surel.nomor_surat)) == banyak
    tugas = kantor.tugas("kabar") + kantor.tugas("surel")
    assert all(t["selesai_pada"] and not t["karantina_pada"] and not t["galat"] for t in tugas)


def test_a_worker_killed_between_commit_and_mail_loses_no_mail_and_sends_none_twice(kantor, surel):
    pekerja = kantor.pekerja()
    surel.bunuh = lambda: os.killpg(pekerja.pid, signal.SIGKILL)
    kantor.ajukan()
    assert pekerja.wait(30) == -signal.SIGKILL
    assert surel.diterima == []
    disewa = [t for t in kantor.tugas("surel") if t["sewa_sampai"]]
    assert disewa
    assert all(t["percobaan"] == 1 and not t["selesai_pada"] for t in disewa)
    kantor.pekerja()
    kantor.jadwal()
    semua_terkirim_sekali(kantor, surel)


def test_a_broker_that_forgot_everything_loses_no_mail(kantor, surel):
    kantor.ajukan()
    assert kantor.pesan_antrean
    for berkas in kantor.pesan_antrean:
        berkas.unlink()
    kantor.pekerja()
    kantor.jadwal()
    semua_terkirim_sekali(kantor, surel)


def test_a_mail_server_that_says_later_is_asked_later_and_nothing_is_given_up(kantor, surel):
    surel.tolak = 6
    kantor.ajukan()
    kantor.pekerja()
    kantor.jadwal()
    tunggu(lambda: len(surel.ditolak) == 6, 30, kantor.catatan)
    assert all(t["karantina_pada"] is None for t in kantor.tugas("surel"))
    semua_terkirim_sekali(kantor, surel)
    assert [t["percobaan"] for t in kantor.tugas("surel")] == [1, 1]
    pertama, terakhir = surel.ditolak[:2], surel.ditolak[-2:]
    assert terakhir[0] - pertama[1] > 2, "three refusals each must take longer than two first pauses"


def test_work_that_kills_its_process_is_quarantined_after_three_deaths_and_other_work_flows(kantor, surel):
    """The first death takes the worker along; the next two happen apart, and blame nobody who worked beside it."""
    kantor.ajukan(racun=True)
    kantor.jadwal()
    kematian = kantor.folder / "data" / "kematian"
    assert kantor.pekerja().wait(30) == -signal.SIGKILL
    assert len(kematian.read_bytes()) == 1
    pekerja = kantor.pekerja()
    # The third is the alarm to the Pengelola.
    semua_terkirim_sekali(kantor, surel, 3)
    (racun,) = kantor.tugas("racun")
    assert racun["karantina_pada"]
    assert racun["selesai_pada"] is None
    assert len(kematian.read_bytes()) == 3
    assert pekerja.poll() is None


def test_a_neighbour_that_was_in_flight_at_every_death_is_still_done(kantor, surel):
    kantor.ajukan()
    kantor.ubah("UPDATE requests_app_tugas SET percobaan = 2")
    kantor.pekerja()
    kantor.jadwal()
    semua_terkirim_sekali(kantor, surel)
