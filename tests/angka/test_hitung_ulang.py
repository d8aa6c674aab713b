"""What was written with each move is what the journal gives once more: nothing is lost if the table is."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from requests_app import jam, services
from requests_app.angka import hitung_ulang
from requests_app.models import HariLibur, LamaLangkah
from tests import jalan, pabrik

SENIN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""09.00 WIB."""


def isi():
    return {lama["jejak_id"]: lama for lama in LamaLangkah.objects.values(*hitung_ulang.BANDING, "jejak_id")}


def disusun_ulang():
    """The table as it was written and as it is after it was rebuilt."""
    tertulis = isi()
    LamaLangkah.objects.all().delete()
    assert hitung_ulang.bangun() == len(tertulis) > 0
    return tertulis, isi()


@pytest.fixture
def waktu():
    with time_machine.travel(SENIN, tick=False) as perjalanan:
        yield perjalanan


def melangkah(kantor, permohonan, waktu, *nama):
    """Move on and on, each time two and a half hours later."""
    for satu in nama:
        waktu.shift(timedelta(minutes=150))
        permohonan = pabrik.maju(kantor, permohonan, satu)
    return permohonan


def test_a_straight_way_is_rebuilt_as_it_was_written(kantor, waktu):
    melangkah(kantor, pabrik.draf(kantor), waktu, *pabrik.JALUR[:9])
    tertulis, ulang = disusun_ulang()
    assert ulang == tertulis
    assert len(ulang) == 9
    assert {lama["terlambat"] for lama in ulang.values()} == {True, False}
    assert [lama["kantor"] for lama in ulang.values()].count(False) == 1


def test_a_return_and_what_was_handed_in_again_are_rebuilt(kantor, waktu):
    satu = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    waktu.shift(timedelta(hours=5))
    satu = jalan.lakukan(satu, services.cari_aksi(satu, "lengkapi"), kantor.satker)
    melangkah(kantor, satu, waktu, "periksa")
    tertulis, ulang = disusun_ulang()
    assert ulang == tertulis
    assert [lama["status"] for lama in ulang.values()].count("DITERIMA") == 2
    dikembalikan = next(lama for lama in ulang.values() if lama["status"] == "DIKEMBALIKAN")
    assert (dikembalikan["kantor"], dikembalikan["baku_detik"]) == (False, None)
    assert dikembalikan["detik_kerja"] > 0


def test_paused_time_is_out_of_the_row_also_when_rebuilt(kantor, waktu):
    satu = pabrik.permohonan(kantor, "DITERIMA")
    waktu.shift(timedelta(minutes=10))
    jam.jeda(satu, sebab="SPSE", keterangan="SPSE tidak dapat dibuka", oleh=kantor.admin_ppe)
    waktu.shift(timedelta(days=1))
    jam.lanjutkan(satu, oleh=kantor.admin_ppe)
    waktu.shift(timedelta(minutes=5))
    pabrik.maju(kantor, satu, "periksa")
    tertulis, ulang = disusun_ulang()
    assert ulang == tertulis
    akhir = LamaLangkah.objects.get(status="DITERIMA")
    assert (akhir.detik_kerja, akhir.terlambat) == (15 * 60, False)
    assert akhir.detik_jeda == 450 * 60


def test_each_row_is_measured_by_the_calendar_of_its_day(kantor, waktu):
    """A day off made afterwards does not make past rows shorter."""
    satu = melangkah(kantor, pabrik.draf(kantor), waktu, *pabrik.JALUR[:2])
    waktu.shift(timedelta(days=1))
    satu = pabrik.maju(kantor, satu, "perintahkan")
    HariLibur.objects.create(tanggal=SENIN.date() + timedelta(days=1), nama="Libur susulan")
    waktu.shift(timedelta(minutes=5))
    jam.hitung_ulang(oleh=kantor.pengelola)
    melangkah(kantor, satu, waktu, "terima")
    tertulis, ulang = disusun_ulang()
    assert ulang == tertulis
    assert LamaLangkah.objects.get(status="DIDISPOSISI").detik_kerja > 0


@pytest.mark.parametrize(
    ("sop", "status"),
    [("akun-ppk", "DIBUATKAN_AKUN"), ("hak-akses", "DITINDAKLANJUTI")],
)
def test_every_sop_is_rebuilt(kantor, sop, status):
    jalan.sampai(kantor, sop, status)
    tertulis, ulang = disusun_ulang()
    assert ulang == tertulis


def test_the_check_says_what_differs_and_changes_nothing(kantor):
    satu = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    pabrik.permohonan(kantor, "DIDISPOSISI")
    keluaran = StringIO()
    call_command("hitung_ulang_angka", "--periksa", stdout=keluaran)
    assert "sama dengan jejaknya" in keluaran.getvalue()

    LamaLangkah.objects.filter(permohonan=satu, status="DIAJUKAN").update(detik_kerja=99_999)
    LamaLangkah.objects.filter(permohonan=satu, status="DIDISPOSISI").delete()
    keluaran, sebelum = StringIO(), isi()
    with pytest.raises(CommandError, match="2 lama langkah berbeda"):
        call_command("hitung_ulang_angka", "--periksa", stdout=keluaran)
    assert f"{satu.nomor} DIAJUKAN (disposisikan): detik_kerja 99999, menurut jejak" in keluaran.getvalue()
    assert f"{satu.nomor} DIDISPOSISI (perintahkan): belum tercatat." in keluaran.getvalue()
    assert isi() == sebelum

    call_command("hitung_ulang_angka", stdout=StringIO())
    call_command("hitung_ulang_angka", "--periksa", stdout=StringIO())


def test_notes_in_the_journal_are_no_moves(kantor):
    """Taking the work and running late stand in the journal, and no row ended by them."""
    satu = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    services.ambil(satu, oleh=kantor.admin_ppe)
    with time_machine.travel(satu.tenggat + timedelta(minutes=1)):
        assert jam.tandai_terlambat() == 1
    assert list(hitung_ulang.beda()) == []
    assert hitung_ulang.bangun() == 3
