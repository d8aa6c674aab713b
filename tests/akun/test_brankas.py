"""A sealed password opens for its own record alone, and for nobody once its day key is destroyed."""

import json
import os
import stat
import subprocess
import sys
import threading
import traceback
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from accounts_app import brankas
from accounts_app.brankas import KunciMusnah, SegelRusak

KATA_SANDI = "KANARI-rahasia-7x"
AAD = {"v": 1, "rujukan": "P-2026-0001/1", "penerima": 7}
HARI = date(2026, 11, 21)
AKAR = Path(brankas.__file__).resolve().parents[1]
TETAP = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KUNCI_HARIAN_DIR = tmp_path / "kunci"
    return settings.KUNCI_HARIAN_DIR


@pytest.fixture
def jam():
    with time_machine.travel(datetime(2026, 11, 21, 23, 30, tzinfo=UTC), tick=False) as jam:
        yield jam


def nama_berkas(folder):
    return sorted(p.name for p in folder.iterdir())


# Sealing


@TETAP
@given(st.text(), st.dictionaries(st.text(), st.integers() | st.text() | st.none()))
def test_what_is_sealed_opens_again_for_the_same_record(teks, aad):
    kid, sandi = brankas.segel(teks, aad=aad)
    assert brankas.buka(kid, sandi, aad=aad) == teks
    assert brankas.buka(kid, memoryview(sandi), aad=aad) == teks


def test_lone_surrogate_is_sealed_without_an_error_that_would_show_it():
    kid, sandi = brankas.segel("rahasia\ud800", aad=AAD)
    assert brankas.buka(kid, sandi, aad=AAD) == "rahasia\ud800"


def test_seal_carries_the_utc_day_and_hides_the_text(jam, folder):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    assert kid == "2026-11-21"
    assert len(sandi) == 12 + len(KATA_SANDI) + 16
    assert KATA_SANDI.encode() not in sandi
    assert nama_berkas(folder) == ["2026-11-21"]


def test_same_text_never_gives_the_same_bytes():
    segel = {brankas.segel(KATA_SANDI, aad=AAD)[1] for _ in range(50)}
    assert len(segel) == len({sandi[:12] for sandi in segel}) == 50


def test_order_of_the_binding_does_not_matter():
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    assert brankas.buka(kid, sandi, aad=dict(reversed(AAD.items()))) == KATA_SANDI


@pytest.mark.parametrize(
    "aad", [AAD | {"penerima": 8}, AAD | {"rujukan": "P-2026-0002/1"}, AAD | {"baru": 1}, {}, {"aad": AAD}]
)
def test_seal_moved_to_another_record_does_not_open(aad):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    with pytest.raises(SegelRusak):
        brankas.buka(kid, sandi, aad=aad)


@pytest.mark.parametrize("letak", [0, 11, 12, 20, -1])
def test_one_flipped_bit_breaks_the_seal(letak):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    rusak = bytearray(sandi)
    rusak[letak] ^= 1
    with pytest.raises(SegelRusak):
        brankas.buka(kid, rusak, aad=AAD)


@pytest.mark.parametrize("panjang", [0, 11, 12, 27, -1])
def test_seal_cut_short_is_broken(panjang):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    with pytest.raises(SegelRusak):
        brankas.buka(kid, sandi[:panjang], aad=AAD)


def test_seal_does_not_open_under_the_key_of_another_day(jam):
    _, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    jam.shift(timedelta(hours=1))
    kid_besok, _ = brankas.segel("lain", aad=AAD)
    assert kid_besok == "2026-11-22"
    with pytest.raises(SegelRusak):
        brankas.buka(kid_besok, sandi, aad=AAD)


@pytest.mark.parametrize(
    "kid",
    ["", "../kunci", "2026-11-21/../x", ".2026-11-21", "2026-13-01", "20261121", "2026-11-21\n", None, 1],
)
def test_malformed_key_name_is_a_broken_seal_and_touches_no_file(kid, folder):
    with pytest.raises(SegelRusak):
        brankas.buka(kid, bytes(40), aad=AAD)
    assert not folder.exists()


# What an error says


@pytest.mark.parametrize("galat", [SegelRusak, KunciMusnah])
def test_error_and_its_chain_hold_neither_text_nor_key(galat, folder, caplog):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    kunci = (folder / kid).read_bytes()
    if galat is KunciMusnah:
        brankas.musnahkan_kunci_lama(date.fromisoformat(kid), umur_hari=0)
    with pytest.raises(galat) as info:
        brankas.buka(kid, sandi, aad={"lain": 1})
    jejak = "".join(traceback.format_exception(info.value)) + repr(info.value.args) + caplog.text
    assert KATA_SANDI not in jejak
    assert kunci.hex() not in jejak
    assert info.value.__suppress_context__


def test_text_and_key_are_hidden_from_error_reports():
    from django.views.debug import SafeExceptionReporterFilter

    class AadAneh:
        pass

    with pytest.raises(TypeError) as info:
        brankas.segel(KATA_SANDI, aad={"x": AadAneh()})
    penyaring, tb, terlihat = SafeExceptionReporterFilter(), info.tb, {}
    penyaring.is_active = lambda request: True
    while tb:
        if tb.tb_frame.f_code.co_name == "segel":
            terlihat = dict(penyaring.get_traceback_frame_variables(None, tb.tb_frame))
        tb = tb.tb_next
    assert terlihat["kid"]
    assert terlihat["teks"] == terlihat["kunci"] == penyaring.cleansed_substitute


# Day keys


def test_key_and_folder_are_for_the_owner_alone(folder):
    folder.mkdir(mode=0o755)
    kid, _ = brankas.segel(KATA_SANDI, aad=AAD)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / kid).stat().st_mode) == 0o400
    assert len((folder / kid).read_bytes()) == 32


def test_one_key_serves_the_whole_day(jam, folder):
    for _ in range(3):
        brankas.segel(KATA_SANDI, aad=AAD)
    assert nama_berkas(folder) == ["2026-11-21"]


def test_damaged_key_seals_nothing_and_opens_nothing(jam, folder):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    (folder / kid).chmod(0o600)
    (folder / kid).write_bytes(b"pendek")
    with pytest.raises(KunciMusnah):
        brankas.buka(kid, sandi, aad=AAD)
    with pytest.raises(KunciMusnah):
        brankas.segel(KATA_SANDI, aad=AAD)


def isi_kunci(folder, *hari):
    folder.mkdir(mode=0o700)
    for kid in hari:
        (folder / kid).write_bytes(os.urandom(32))
        (folder / kid).chmod(0o400)


def test_keys_are_destroyed_from_their_fifth_day_on_and_not_before(folder):
    hari = [(HARI - timedelta(days=n)).isoformat() for n in (-1, 0, 3, 4, 5, 6, 400)]
    isi_kunci(folder, *hari)
    assert brankas.musnahkan_kunci_lama(HARI) == sorted(hari[4:])
    assert nama_berkas(folder) == sorted(hari[:4])
    assert brankas.musnahkan_kunci_lama(HARI) == []


def test_destroying_takes_left_over_drafts_and_leaves_foreign_files(folder):
    isi_kunci(
        folder, "2026-11-01", ".2026-11-01.0a1b2c3d", "CATATAN.txt", "2026-99-99", "2026-11-01.cadangan"
    )
    assert brankas.musnahkan_kunci_lama(HARI) == ["2026-11-01"]
    assert nama_berkas(folder) == ["2026-11-01.cadangan", "2026-99-99", "CATATAN.txt"]


def test_destroyed_key_is_overwritten_before_its_name_goes(folder):
    isi_kunci(folder, "2026-11-01")
    asli = (folder / "2026-11-01").read_bytes()
    with (folder / "2026-11-01").open("rb") as pegangan:
        brankas.musnahkan_kunci_lama(HARI)
        sisa = pegangan.read()
    assert len(sisa) == 32
    assert sisa != asli


def test_nothing_sealed_opens_after_its_key_is_destroyed(jam):
    kid, sandi = brankas.segel(KATA_SANDI, aad=AAD)
    jam.shift(timedelta(days=4))
    assert brankas.musnahkan_kunci_lama(datetime.now(UTC).date()) == []
    assert brankas.buka(kid, sandi, aad=AAD) == KATA_SANDI
    jam.shift(timedelta(days=1))
    assert brankas.musnahkan_kunci_lama(datetime.now(UTC).date()) == [kid]
    with pytest.raises(KunciMusnah, match="2026-11-21"):
        brankas.buka(kid, sandi, aad=AAD)


def test_office_without_any_key_yet_has_nothing_to_destroy():
    assert brankas.musnahkan_kunci_lama(HARI) == []


PROGRAM = """
import json, pathlib, sys, time
from django.conf import settings
settings.configure(KUNCI_HARIAN_DIR=sys.argv[1])
from accounts_app import brankas
print("siap", flush=True)
while not pathlib.Path(sys.argv[2]).exists():
    pass
kid, sandi = brankas.segel(sys.argv[3], aad={"urut": sys.argv[3]})
print(json.dumps([kid, sandi.hex()]))
"""


@pytest.mark.proses
def test_processes_that_need_the_first_key_at_once_agree_on_one(folder, tmp_path):
    aba = tmp_path / "mulai"
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, folder, aba, f"rahasia-{n}"], cwd=AKAR, stdout=-1, text=True
        )
        for n in range(4)
    ]
    assert [p.stdout.readline() for p in proses] == ["siap\n"] * 4
    aba.touch()
    keluaran = [json.loads(p.communicate(timeout=30)[0]) for p in proses]
    for urut, (kid, sandi) in enumerate(keluaran):
        isi = brankas.buka(kid, bytes.fromhex(sandi), aad={"urut": f"rahasia-{urut}"})
        assert isi == f"rahasia-{urut}"
    assert nama_berkas(folder) == sorted({kid for kid, _ in keluaran})


def test_threads_that_race_for_the_first_key_agree_every_time(jam, folder):
    for putaran in range(25):
        hari = (HARI + timedelta(days=putaran)).isoformat()
        siap, kunci = threading.Barrier(6), []

        def ambil(hari=hari, siap=siap, kunci=kunci):
            siap.wait()
            kunci.append(brankas._kunci_ada_atau_baru(hari))

        benang = [threading.Thread(target=ambil) for _ in range(6)]
        for b in benang:
            b.start()
        for b in benang:
            b.join()
        assert len(kunci) == 6
        assert set(kunci) == {(folder / hari).read_bytes()}
    assert len(nama_berkas(folder)) == 25


# Passwords


@pytest.mark.parametrize("panjang", [8, 16, 20, 64])
def test_password_can_be_read_aloud_and_mixes_three_kinds(panjang):
    for _ in range(200):
        sandi = brankas.buat_sandi(panjang)
        assert len(sandi) == panjang
        assert sandi.isascii()
        assert sandi.isalnum()
        assert not set("0O1lI") & set(sandi)
        assert any(h.islower() for h in sandi)
        assert any(h.isupper() for h in sandi)
        assert any(h.isdigit() for h in sandi)


def test_passwords_do_not_repeat_and_use_the_whole_alphabet():
    sandi = {brankas.buat_sandi() for _ in range(2000)}
    assert len(sandi) == 2000
    assert len(set("".join(sandi))) == 25 + 24 + 8


def test_short_password_is_not_made():
    with pytest.raises(ValueError, match="paling pendek 8"):
        brankas.buat_sandi(7)
