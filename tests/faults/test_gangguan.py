"""Nothing promised is lost and nothing is doubled, whatever dies: the whole portal in production settings, outside Docker.

The tests share one office and follow one another; each leaves it quiet and its ledger clean. README.md has the counts.
"""

import os
import signal
import socket
import time
from contextlib import contextmanager, suppress

import pytest
import redis
from celery import Celery

from tests import pabrik
from tests.faults import buku
from tests.faults.klien import JALAN, jalan_terus, ramai
from tests.faults.layanan import LAYANAN, redis_siap, tunggu
from tests.faults.titik import PINDAH, TUGAS, UNGGAH

pytestmark = pytest.mark.proses

DUA_HARI = 2 * 24 * 3600


@pytest.fixture(scope="module")
def ambil(kantor):
    """ambil(n) → n complete drafts nobody has moved yet."""
    sisa = list(kantor.isi["draf"])
    return lambda banyak: [sisa.pop() for _ in range(banyak)]


@pytest.fixture
def beres(kantor, klien):
    """Called at the end of a test: all is quiet, all is there, once. Returns the ledger."""

    def periksa():
        kantor.tenang(240)
        hasil = buku.periksa(kantor, klien)
        print(f"\n{hasil.jumlah | {'kematian': sum(kantor.kematian().values())}}")
        assert hasil.cacat == []
        assert kantor.rencana_sisa() == []
        return hasil

    return periksa


@pytest.fixture
def antrean(kantor):
    """A sender of messages to the worker."""
    # Not the current app: the portal's own tasks would belong to it from then on, in whatever test comes next.
    with Celery(broker=kantor.lingkungan["CELERY_BROKER_URL"], set_as_current=False) as app:
        yield app


@contextmanager
def tertidur(kantor):
    """The worker holds its breath, so that what is promised meanwhile lies in the broker."""
    kantor.proses["worker"].bunuh(signal.SIGSTOP)
    try:
        yield
    finally:
        kantor.proses["worker"].bunuh(signal.SIGCONT)


def sampai_ujung(kantor, daftar):
    """All of them came to the end of the way the clients walk."""
    kueri = "SELECT DISTINCT status FROM requests_app_permohonan WHERE id = ANY(%s)"
    return kantor.basis.baca(kueri, list(daftar)) == [("DITERIMA",)]


def test_every_service_of_the_compose_file_runs_with_its_command_and_the_worker_may_die_anywhere(
    kantor, kali, penuh, request
):
    """The outbox is full before the worker starts, so that death finds work of every kind at every point."""
    terjanji = {jenis for jenis, *_ in kantor.belum()} | {"surel"}
    assert {"kabar", "tanda_terima", "lembar_disposisi", "e_pesan_akun", "pdf_draf", "arsip"} < terjanji
    sedikit = {
        "surel": TUGAS,
        "kabar": TUGAS[:1],
        "tanda_terima": TUGAS[3:4],
        "arsip": TUGAS[2:3],
        "pdf_draf": TUGAS[4:5],
    }
    rencana = dict.fromkeys(sorted(terjanji), TUGAS) if penuh else sedikit
    for jenis, semua in rencana.items():
        for titik in semua:
            kantor.rencanakan(titik, jenis, kali=kali(1, 2))
    kantor.rencanakan("sesudah-klaim", "kabar", "semua")
    request.getfixturevalue("klien")
    assert set(kantor.proses) | {"db", "migrate"} == {
        nama for nama, isi in LAYANAN.items() if "profiles" not in isi
    }
    hasil = request.getfixturevalue("beres")()
    mati = kantor.kematian()
    assert sum(mati.values()) == 1 + sum(map(len, rencana.values())) * kali(1, 2)
    # Only who dies between a mail and its note sends it again, under the same Message-ID.
    assert hasil.surel_ulang <= mati["sesudah-efek", "surel", "anak"]


def test_a_web_process_killed_in_a_move_or_an_upload_leaves_all_or_nothing(
    kantor, klien, beres, ambil, antrean, kali
):
    for titik in PINDAH:
        kantor.rencanakan(titik, "pindah", kali=kali(1, 25))
    daftar = ambil(kali(3, 40))
    with ramai(klien, daftar):
        for urut, pk in enumerate(kantor.isi["kosong"][1:]):
            titik = UNGGAH[urut % 3]
            kantor.rencanakan(titik, "unggah")
            isi = pabrik.pdf(teks=f"unggahan {urut}").getvalue()
            assert klien.unggah(pk, "s0", isi) != 302, titik
            tunggu(lambda pk=pk, isi=isi: klien.unggah(pk, "s0", isi) == 302, 90)
    assert sampai_ujung(kantor, daftar)
    tersisa = list((kantor.folder / "gudang" / "sementara").iterdir())
    assert len(tersisa) >= kali(1, 25), "who died while writing left a half file"
    for berkas in tersisa:
        os.utime(berkas, (time.time() - DUA_HARI,) * 2)
    antrean.send_task("requests_app.tasks.sapu_berkas")
    tunggu(lambda: not list((kantor.folder / "gudang" / "sementara").iterdir()), 30)
    beres()


def test_an_upload_whose_server_dies_before_it_has_all_leaves_nothing(kantor, klien, beres):
    acuan, _, _ = klien.keadaan(kantor.isi["kosong"][0])
    kepala = klien.kepala_http(f"/permohonan/{acuan}/isi/berkas/s0/", "satker", panjang=2_000_000)
    with socket.create_connection(("127.0.0.1", kantor.porta_web), timeout=30) as soket:
        soket.sendall(kepala + b"x" * 1_500_000)
        tunggu(lambda: list((kantor.folder / "tmp").glob("*.upload*")), 30)
        for pid in kantor.proses["web"].anak():
            os.kill(pid, signal.SIGKILL)
        with suppress(ConnectionResetError):
            assert soket.recv(100) == b""
    tunggu(lambda: klien.minta("GET", "/sehat/", None)[0] == 200, 60)
    beres()


def test_a_broker_that_forgets_dies_or_is_away_delays_and_loses_nothing(kantor, klien, beres, ambil, kali):
    server = redis.Redis(port=kantor.porta_redis)
    for _ in range(kali(1, 10)):
        daftar = ambil(3)
        with tertidur(kantor):
            klien.pindah(daftar[0])
            server.flushall()
        kantor.tenang(90)
        with tertidur(kantor):
            klien.pindah(daftar[1])
            kantor.proses["redis"].bunuh()
        tunggu(lambda: redis_siap(kantor.porta_redis), 20)
        kantor.tenang(90)
        kantor.proses["redis"].tutup()
        assert klien.pindah(daftar[2]).kode == 302
        assert klien.minta("GET", f"/permohonan/{klien.keadaan(daftar[2])[0]}/", "kepala_ukpbj")[0] == 200
        kantor.nyalakan("redis", kantor.proses["redis"].perintah)
        beres()


def test_a_database_killed_under_load_keeps_every_act_it_acknowledged(kantor, klien, beres, ambil, kali):
    daftar = ambil(kali(4, 40))
    with ramai(klien, daftar) as semua:
        for _ in range(kali(2, 25)):
            time.sleep(0.6)
            kantor.basis.mati_lalu_hidup()
        print(f"\nunder way at the last restart: {not semua.done()}")
    assert sampai_ujung(kantor, daftar)
    beres()


def test_a_mail_server_away_unwilling_or_cutting_the_line_gets_every_mail(kantor, klien, beres, ambil, kali):
    sebelum = buku.periksa(kantor, klien).surel_ulang
    for _ in range(kali(1, 10)):
        kantor.surel.tutup()
        for pk in ambil(kali(2, 3)):
            assert klien.pindah(pk).kode == 302
        tunggu(
            lambda: [
                j for j, *_, galat in kantor.belum() if j == "surel" and "Surel belum terkirim" in galat
            ],
            30,
        )
        kantor.surel.tolak, kantor.surel.putus = 2, 1
        kantor.surel.mulai()
        hasil = beres()
    assert kantor.surel.ditolak >= kali(2, 20)
    assert hasil.surel_ulang - sebelum <= kantor.surel.terputus == kali(1, 10)


def test_work_delivered_three_times_at_once_is_done_once(kantor, klien, beres, ambil, antrean, kali):
    sebelum = buku.periksa(kantor, klien).surel_ulang
    ((awal,),) = kantor.basis.baca("SELECT max(id) FROM requests_app_tugas")
    with tertidur(kantor):
        for pk in ambil(kali(2, 20)):
            jalan_terus(klien, pk)
    sudah = set()
    while (
        belum := {pk for (pk,) in kantor.basis.baca("SELECT id FROM requests_app_tugas WHERE id > %s", awal)}
        - sudah
    ):
        for pk in sorted(belum) * 2:
            antrean.send_task("requests_app.tasks.kerjakan_tugas", (pk,))
        sudah |= belum
        time.sleep(0.5)
    assert len(sudah) >= kali(12, 120)
    assert beres().surel_ulang == sebelum


def test_the_journal_and_every_file_hold_after_all_of_it(kantor, klien, beres):
    beres()
    assert {j.aksi for j in klien.diakui()} == {aksi for aksi, *_ in JALAN.values()}
    assert buku.jurnal_utuh(kantor)["utuh"]
