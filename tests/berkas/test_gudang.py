"""The store keeps exactly the bytes it was given, under their digest, and nothing that people name reaches the disk."""

import hashlib
import io
import os
import stat
import threading

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from requests_app.berkas import gudang

ISI = b"%PDF-1.7 surat permohonan contoh"
SIDIK = hashlib.sha256(ISI).hexdigest()
TETAP = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.GUDANG_DIR = tmp_path / "gudang"
    return settings.GUDANG_DIR


def berkas_di(folder):
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_file_is_kept_under_its_digest_for_the_owner_alone(folder):
    assert gudang.simpan(ISI) == SIDIK
    jalur = folder / SIDIK[:2] / SIDIK[2:4] / SIDIK
    assert gudang.jalur(SIDIK) == jalur
    assert berkas_di(folder) == [jalur]
    assert stat.S_IMODE(jalur.stat().st_mode) == 0o600
    assert {stat.S_IMODE(p.stat().st_mode) for p in (folder, jalur.parent, jalur.parent.parent)} == {0o700}


@pytest.mark.parametrize("bungkus", [bytes, bytearray, memoryview, io.BytesIO])
def test_every_kind_of_source_gives_the_same_address(bungkus):
    assert gudang.simpan(bungkus(ISI)) == SIDIK
    with gudang.buka(SIDIK) as berkas:
        assert berkas.read() == ISI


def test_large_file_is_kept_whole():
    isi = os.urandom(gudang.POTONGAN * 2 + 7)
    with gudang.buka(gudang.simpan(io.BytesIO(isi))) as berkas:
        assert berkas.read() == isi


def test_keeping_again_changes_nothing_but_its_age(folder):
    gudang.simpan(ISI)
    sebelum = gudang.jalur(SIDIK).stat()
    assert gudang.simpan(ISI) == SIDIK
    sesudah = gudang.jalur(SIDIK).stat()
    assert (sebelum.st_ino, sebelum.st_size) == (sesudah.st_ino, sesudah.st_size)
    assert sesudah.st_mtime_ns >= sebelum.st_mtime_ns
    assert len(berkas_di(folder)) == 1


def test_changed_or_missing_file_is_not_intact_and_is_healed_by_keeping_again():
    assert not gudang.utuh(SIDIK)
    gudang.simpan(ISI)
    assert gudang.utuh(SIDIK)
    gudang.jalur(SIDIK).write_bytes(ISI + b" ")
    assert not gudang.utuh(SIDIK)
    gudang.simpan(ISI)
    assert gudang.utuh(SIDIK)


def test_opening_what_was_never_kept_is_file_not_found():
    with pytest.raises(FileNotFoundError):
        gudang.buka("0" * 64)


class CakramPenuh(io.RawIOBase):
    """Gives one chunk, then fails as a source or a disk does."""

    sudah = False

    def read(self, ukuran=-1):
        if self.sudah:
            raise OSError(28, "No space left on device")
        self.sudah = True
        return b"separuh"


def test_failure_half_way_leaves_nothing_behind(folder):
    with pytest.raises(OSError, match="No space left"):
        gudang.simpan(CakramPenuh())
    assert berkas_di(folder) == []


def test_many_people_keeping_the_same_file_at_once_leave_one_whole_copy(folder):
    siap, hasil = threading.Barrier(8), []

    def simpan_bersama():
        siap.wait()
        hasil.append(gudang.simpan(ISI))

    benang = [threading.Thread(target=simpan_bersama) for _ in range(8)]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert hasil == [SIDIK] * 8
    assert len(berkas_di(folder)) == 1
    assert gudang.utuh(SIDIK)


@pytest.mark.parametrize(
    "sidik",
    [
        "",
        "a" * 63,
        "a" * 65,
        SIDIK.upper(),
        SIDIK + "\n",
        "\n" + SIDIK[1:],
        "../" + "a" * 61,
        "/etc/passwd".ljust(64, "a"),
        "\x00" * 64,
        "１" * 64,
        None,
        b"a" * 64,
    ],
)
@pytest.mark.parametrize("fungsi", [gudang.jalur, gudang.buka, gudang.utuh])
def test_malformed_digest_is_no_address(fungsi, sidik):
    with pytest.raises(gudang.SidikTidakSah) as galat:
        fungsi(sidik)
    assert isinstance(galat.value, FileNotFoundError)
    assert isinstance(galat.value, ValueError)


@TETAP
@given(st.text() | st.text("0123456789abcdef./\\\n", min_size=60, max_size=68))
def test_no_text_leads_out_of_the_store(folder, teks):
    try:
        jalur = gudang.jalur(teks)
    except gudang.SidikTidakSah:
        assert len(teks) != 64 or not set(teks) <= set("0123456789abcdef")
    else:
        assert jalur.resolve().is_relative_to(folder.resolve())
        assert jalur.name == teks


@TETAP
@given(st.binary(max_size=3000))
def test_any_bytes_come_back_as_they_went_in(isi):
    sidik = gudang.simpan(isi)
    assert sidik == hashlib.sha256(isi).hexdigest()
    with gudang.buka(sidik) as berkas:
        assert berkas.read() == isi
    assert gudang.utuh(sidik)


def test_what_a_killed_process_left_half_written_is_swept_and_the_rest_stays(folder):
    gudang.simpan(ISI)
    basi, baru = (folder / "sementara" / nama for nama in ("basi", "baru"))
    for berkas in (basi, baru):
        berkas.write_bytes(b"separuh")
    os.utime(basi, (0, 0))
    os.utime(gudang.jalur(SIDIK), (0, 0))
    assert gudang.sapu() == 1
    assert berkas_di(folder) == sorted([gudang.jalur(SIDIK), baru])
