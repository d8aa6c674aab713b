"""Peers' bugs 7 and 8: a pause survives every change beside it, and what stands still is never late."""

from datetime import UTC, datetime

import pytest
import time_machine

from requests_app import jam, jurnal, services
from requests_app.catatan import tulis
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import Pelaku
from requests_app.jejak_sop import jejak_langkah
from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, Jeda, PenyesuaianLangkah, Permohonan
from requests_app.saringan import daftar_tab
from requests_app.tampilan import jam_tenggat
from tests import pabrik


def pukul(tanggal, jam, menit=0):
    """A moment of November 2026 in WIB."""
    return time_machine.travel(datetime(2026, 11, tanggal, jam - 7, menit, tzinfo=UTC), tick=False)


def wib(tanggal, jam, menit=0):
    return datetime(2026, 11, tanggal, jam - 7, menit, tzinfo=UTC)


@pytest.fixture
def permohonan(kantor):
    """Row 4 (30 menit), awaited since Thursday 15.00; its clock is stopped at 15.10."""
    isi_kalender([2026])
    with pukul(19, 15):
        hasil = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    assert hasil.tenggat == wib(19, 15, 30)
    with pukul(19, 15, 10):
        jam.jeda(hasil, sebab="SPSE", keterangan="SPSE tidak dapat dibuka.", oleh=kantor.admin_ppe)
    return baca(hasil)


def baca(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)


def test_a_paused_row_is_never_late(kantor, permohonan):
    with pukul(23, 9):
        assert jam.tandai_terlambat() == 0
        assert jam_tenggat(permohonan, kalender_kantor()) == {
            "jenis": "jeda",
            "teks": "Dijeda sejak Kam 19 Nov 15.10",
        }
        lewat = daftar_tab(Pelaku(kantor.admin_ppe))["lewat"]
        assert not Permohonan.objects.berjalan().filter(lewat.q).exists()
        empat = next(b for b in jejak_langkah(permohonan) if b["keadaan"] == "kini")
        assert (empat["dijeda"], empat["terlambat"]) == (True, False)
        assert empat["realisasi"] == "10 menit kerja dari baku 30 menit"
        assert permohonan.peringatan_pada is None
        jam.lanjutkan(permohonan, oleh=kantor.admin_ppe)
        permohonan = baca(permohonan)
        assert permohonan.tenggat == wib(23, 9, 20)
    with pukul(23, 9, 15):
        assert jam.tandai_terlambat() == 0
        pabrik.maju(kantor, permohonan, "terima")
    lama = permohonan.lama_langkah.get(baris=4)
    assert (lama.detik_kerja, lama.terlambat) == (25 * 60, False)
    assert "terlambat" not in permohonan.jejak.last().data
    assert list(jurnal.periksa()) == []


def sla(kantor, permohonan):
    PenyesuaianLangkah.objects.create(
        sop="pembuatan-akun", baris=4, waktu="10 menit", berlaku_mulai="2020-01-01", dasar_hukum="SK 9"
    )


def ambil_alih(kantor, permohonan):
    services.ambil(permohonan, oleh=kantor.admin_agency)
    services.ambil(permohonan, oleh=kantor.admin_ppe)


def libur_jumat(kantor, permohonan):
    HariLibur.objects.create(tanggal="2026-11-20", nama="Hari contoh", jenis="KANTOR")
    jam.hitung_ulang(oleh=kantor.pengelola, sebab="Hari contoh")


@pytest.mark.parametrize("ubah", [sla, ambil_alih, libur_jumat])
def test_a_pause_survives_what_changes_beside_it(kantor, permohonan, ubah):
    with pukul(19, 15, 40):
        ubah(kantor, permohonan)
        assert baca(permohonan).dijeda_sejak == wib(19, 15, 10)
        assert baca(permohonan).tenggat is None
    with pukul(23, 9):
        jam.lanjutkan(permohonan, oleh=kantor.admin_ppe)
        assert baca(permohonan).tenggat == wib(23, 9, 20)
        ubah_lagi = {sla: sla, ambil_alih: ambil_alih}.get(ubah)
        if ubah_lagi:
            PenyesuaianLangkah.objects.all().delete()
            ubah_lagi(kantor, permohonan)
            assert baca(permohonan).tenggat == wib(23, 9, 20)


def test_an_ended_pause_still_counts_when_the_calendar_changes_after_it(kantor, permohonan):
    with pukul(20, 9):
        jam.lanjutkan(permohonan, oleh=kantor.admin_ppe)
        assert baca(permohonan).tenggat == wib(20, 9, 20)
    with pukul(20, 9, 5):
        libur_jumat(kantor, permohonan)
    assert baca(permohonan).tenggat == wib(23, 7, 50)


def test_a_move_ends_the_pause(kantor, permohonan):
    with pukul(20, 9):
        pabrik.maju(kantor, permohonan, "terima")
    (satu,) = permohonan.jeda.all()
    assert (satu.selesai, satu.dilanjutkan_oleh) == (wib(20, 9), kantor.admin_ppe)
    assert baca(permohonan).dijeda_sejak is None
    assert permohonan.lama_langkah.get(baris=4).detik_kerja == 10 * 60


@pytest.mark.parametrize(
    ("sebab", "penulis", "berjalan"),
    [("PEMOHON", "satker", True), ("PEMOHON", "admin_ppe", False), ("SPSE", "satker", False)],
)
def test_only_the_applicants_answer_ends_the_waiting_for_it(kantor, permohonan, sebab, penulis, berjalan):
    Jeda.objects.update(sebab=sebab)
    with pukul(20, 9):
        tulis(permohonan, oleh=kantor.orang[penulis], isi="Nomornya 0812.", untuk_pemohon=True)
    assert baca(permohonan).tenggat == (wib(20, 9, 20) if berjalan else None)
    if berjalan:
        terakhir = permohonan.jejak.last()
        assert (terakhir.aksi, terakhir.pelaku, terakhir.peran) == ("lanjutkan", None, "Sistem")
        assert list(jurnal.periksa()) == []


def test_what_is_late_already_cannot_be_hidden_in_a_pause(kantor, permohonan):
    with pukul(20, 9):
        jam.lanjutkan(permohonan, oleh=kantor.admin_ppe)
    with pukul(20, 10), pytest.raises(BelumBoleh, match="sudah lewat"):
        jam.jeda(permohonan, sebab="SPSE", keterangan="Terlambat.", oleh=kantor.admin_ppe)


def test_a_second_press_and_a_page_of_before_change_nothing(kantor, permohonan):
    with pukul(20, 9):
        with pytest.raises(SudahBerubah):
            jam.jeda(
                permohonan,
                sebab="SPSE",
                keterangan="Lagi.",
                oleh=kantor.admin_ppe,
                versi=permohonan.versi - 1,
            )
        pertama = permohonan.jeda.get()
        jam.lanjutkan(permohonan, oleh=kantor.admin_ppe, jeda=pertama.pk)
        with pytest.raises(SudahBerubah):
            jam.lanjutkan(permohonan, oleh=kantor.admin_ppe, jeda=pertama.pk)
    assert permohonan.jejak.filter(aksi__in=("jeda", "lanjutkan")).count() == 2
