"""Every due time opens to its arithmetic: by the calendar it was computed by, with what moved it and who did."""

from datetime import UTC, datetime

import pytest
import time_machine

from requests_app import jam, versi_kalender
from requests_app.hitungan import rincian_tenggat, selesai
from requests_app.kantor import isi_kalender
from requests_app.models import HariLibur, Permohonan
from tests import jalan, pabrik
from tests.perayap import masuk


def pukul(tanggal, jam, menit=0):
    return time_machine.travel(datetime(2026, 11, tanggal, jam - 7, menit, tzinfo=UTC), tick=False)


def wib(tanggal, jam, menit=0):
    return datetime(2026, 11, tanggal, jam - 7, menit, tzinfo=UTC)


def baca(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)


def rincian(permohonan):
    permohonan = baca(permohonan)
    return rincian_tenggat(permohonan, permohonan.jejak.all())


def tutup_jumat(kantor):
    HariLibur.objects.create(tanggal="2026-11-20", nama="Hari Jadi Kota", jenis="KANTOR")
    return jam.hitung_ulang(oleh=kantor.pengelola, sebab="Hari Jadi Kota")


@pytest.fixture
def diajukan(kantor):
    """Row 2 (1 hari), awaited since Thursday 15.00: due Friday 16.30."""
    isi_kalender([2026])
    with pukul(19, 15):
        return pabrik.permohonan(kantor, "DIAJUKAN")


def halaman(orang, permohonan, status=200):
    tanggapan = masuk(orang).get(f"/permohonan/{permohonan.acuan}/hitungan/")
    assert tanggapan.status_code == status
    return tanggapan.content.decode()


def test_a_deadline_that_the_calendar_moved_names_the_old_the_new_and_who(kantor, diajukan):
    assert rincian(diajukan).cocok
    with pukul(19, 15, 30):
        assert tutup_jumat(kantor) == 1
        hasil = rincian(diajukan)
        isi = halaman(kantor.satker, diajukan)
    (ubah,) = hasil.perubahan
    assert (ubah.dari, ubah.ke, ubah.oleh) == (wib(20, 16, 30), wib(23, 16), str(kantor.pengelola))
    assert (hasil.cocok, hasil.tenggat, hasil.versi) == (True, wib(23, 16), ubah.versi)
    for kata in (
        "Libur: Hari Jadi Kota", "hari kerja ke-1, tutup 16.00", "dari Jum 20 Nov 16.30 menjadi Sen 23 Nov 16.00",
        f"kalender kantor versi {ubah.versi}", str(kantor.pengelola),
    ):  # fmt: skip
        assert kata in isi, kata


def test_what_was_late_is_explained_by_the_calendar_it_was_late_by(kantor, diajukan):
    with pukul(20, 16, 31):
        jam.tandai_terlambat()
    with pukul(20, 17):
        assert tutup_jumat(kantor) == 0
        assert rincian(diajukan).cocok
        assert rincian(diajukan).uraian.baris[-1].tanggal.day == 20
        pabrik.maju(kantor, diajukan, "disposisikan")
    (dua,) = selesai(baca(diajukan), list(diajukan.jejak.all()))
    assert (dua.lama.terlambat, dua.uraian.tenggat) == (True, wib(20, 16, 30))
    assert "Lewat baku waktu" in halaman(kantor.kepala_ukpbj, diajukan)


def test_a_stopped_clock_shows_its_pauses_and_what_it_would_be_due_at_now(kantor, diajukan):
    with pukul(20, 9):
        jam.jeda(diajukan, sebab="KAHAR", keterangan="Listrik padam.", oleh=kantor.kepala_ukpbj)
    with pukul(23, 9):
        assert rincian(diajukan) is None
        isi = halaman(kantor.satker, diajukan)
        for kata in ("Jam dihentikan sejak Jumat, 20 November 2026 pukul 09.00 WIB", "Listrik padam."):
            assert kata in isi, kata
        assert "Bila dilanjutkan sekarang, batasnya Senin, 23 November 2026 pukul 16.00" in isi
        jam.lanjutkan(diajukan, oleh=kantor.kepala_ukpbj)
        hasil, isi = rincian(diajukan), halaman(kantor.satker, diajukan)
    assert (hasil.cocok, hasil.tenggat) == (True, wib(23, 16))
    assert "1 hari kerja tidak dihitung, sehingga batas bergeser" in isi
    assert "Listrik padam." in isi


def test_every_row_that_was_done_is_explained_and_agrees_with_what_was_measured(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    hasil = selesai(permohonan, list(permohonan.jejak.all()))
    assert [satu.lama.baris for satu in hasil] == list(range(2, 11))
    assert all(satu.uraian and satu.versi for satu in hasil)
    assert all((satu.lama.selesai > satu.uraian.tenggat) == satu.lama.terlambat for satu in hasil)
    assert "Langkah yang sudah selesai" in halaman(kantor.auditor, permohonan)


def test_the_times_the_applicant_held_it_are_named(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    assert rincian(permohonan) is None
    assert "tidak ada jam kantor yang berjalan" in halaman(kantor.satker, permohonan)
    permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
    hasil = rincian(permohonan)
    assert hasil.cocok
    assert [masa["menunggu"] for masa in hasil.pemohon] == ["Satuan Kerja"]


def test_the_panel_and_the_chip_lead_there(kantor, diajukan):
    with pukul(19, 15, 5):
        klien, tujuan = masuk(kantor.kepala_ukpbj), f'href="/permohonan/{diajukan.acuan}/hitungan/"'
        isi = klien.get(f"/permohonan/{diajukan.acuan}/").content.decode()
        assert isi.count(tujuan) == 2
        assert "hari penerimaan tidak dihitung" in isi
        assert tujuan in klien.get("/antrean/").content.decode()


def test_a_version_is_read_once_a_process(kantor, diajukan, django_assert_num_queries):
    pk = baca(diajukan).versi_kalender_id
    versi_kalender.kalender(pk)
    with django_assert_num_queries(0):
        assert versi_kalender.kalender(pk).hari_kerja(datetime(2026, 11, 20).date())
