"""The warm renderer: one process a document, and nothing of one document in the next."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from requests_app.surat import pdf as modul
from requests_app.surat.pdf import GagalMembuatPdf, buat_pdf
from tests.surat.conftest import AKAR_PROYEK, DIBUAT, JUDUL

DINGIN = """
import json, sys
from requests_app.surat.perender import render
sys.stdout.buffer.write(render(json.load(sys.stdin))[1])
"""
TAK_BERAKHIR = "<table><tr><td colspan=1000000>x"


def gambar(html="<p>Isi contoh"):
    return buat_pdf(html, judul=JUDUL, dibuat=DIBUAT).pdf


def induk():
    return modul._perender._proses


def test_a_warm_process_draws_the_bytes_a_new_one_would():
    permintaan = {"html": "<p>Isi contoh", "judul": JUDUL, "dibuat": DIBUAT.isoformat(), "lampiran": {}}
    baru = subprocess.run(
        [sys.executable, "-c", DINGIN],
        cwd=AKAR_PROYEK, env=modul._lingkungan(), input=json.dumps(permintaan).encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert gambar() == baru.stdout


def test_nothing_of_one_document_is_in_the_next():
    semula = gambar()
    gambar("<style>p { color: red }</style><p lang=en>Sesuatu yang lain <b>sekali</b>")
    with pytest.raises(GagalMembuatPdf):
        gambar('<img src="file:///etc/passwd">')
    assert gambar() == semula


def test_documents_are_drawn_beside_each_other():
    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(gambar, [f"<p>Surat {n}" for n in range(4)]))
    assert len(set(hasil)) == 4
    assert hasil == [gambar(f"<p>Surat {n}") for n in range(4)]


def test_a_document_that_is_killed_takes_no_other_with_it():
    semula, pid = gambar(), induk().pid
    with ThreadPoolExecutor(2) as kolam:
        jahat = kolam.submit(buat_pdf, TAK_BERAKHIR, judul="x", dibuat=DIBUAT, batas_detik=1)
        assert kolam.submit(gambar).result() == semula
        with pytest.raises(GagalMembuatPdf, match="dihentikan"):
            jahat.result()
    assert gambar() == semula
    assert induk().pid == pid


def test_a_warm_process_that_died_is_started_again():
    semula, lama = gambar(), induk()
    os.kill(lama.pid, signal.SIGKILL)
    assert gambar() == semula
    assert induk().pid != lama.pid


def test_it_is_given_no_secret_and_ends_when_it_is_let_go(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia-yang-tidak-boleh-ikut")
    modul._perender.tutup()
    gambar()
    proses = induk()
    with open(f"/proc/{proses.pid}/environ", "rb") as berkas:
        assert b"rahasia-yang-tidak-boleh-ikut" not in berkas.read()
    modul._perender.tutup()
    assert proses.returncode is not None
