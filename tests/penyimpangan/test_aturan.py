"""What is a deviation and what is not, decided by data for every SOP alike."""

from contextlib import suppress
from datetime import date

import pytest
import time_machine
from django.db import transaction

from accounts_app.models import Peran
from accounts_app.services import tugaskan
from requests_app import services
from requests_app.models import Penyimpangan, Subjek
from requests_app.penyimpangan.kata import kalimat, ringkas
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.syarat import akhir_tahun
from tests import jalan, pabrik
from tests.penyimpangan.bantu import KAMIS_10, KAMIS_14, didiamkan, terlambat

JENIS = Penyimpangan.Jenis


def temuan():
    """{kode: what was found} of every entry of the journal, of the deviations there are."""
    return {
        k: v
        for p in Penyimpangan.objects.select_related("jejak")
        for k, v in p.jejak.data.get("menyimpang", {}).items()
    }


@pytest.mark.parametrize("sop", sorted(SOP))
def test_a_run_in_time_through_any_sop_departs_from_nothing(kantor, sop):
    assert tercetak(kantor, sop).status == "SELESAI"
    assert not Penyimpangan.objects.exists()


def tercetak(kantor, sop):
    """A permohonan that ended well by the printed rows alone."""
    semua = [rute for kelompok in jalan.semua_rute(SOP[sop], "SELESAI") for rute in kelompok]
    for rute in sorted((r for r in semua if not any(aksi.tambahan for aksi in r)), key=len):
        with suppress(jalan.TidakTersedia), transaction.atomic():
            return jalan.sampai(kantor, sop, "SELESAI", langkah=rute)
    raise LookupError(sop)


def test_returning_completing_and_refusing_depart_from_nothing(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
    pabrik.maju(kantor, permohonan, "tolak")
    assert not Penyimpangan.objects.exists()


def test_a_late_move_is_one_in_time_with_the_working_minutes_beyond_the_mutu_baku(kantor):
    satu = terlambat(kantor)
    assert (satu.jenis, satu.baris, satu.pelaku, satu.detik_lewat) == (
        JENIS.WAKTU,
        4,
        kantor.admin_ppe,
        150 * 60,
    )
    assert kalimat(satu) == "Langkah 4 selesai 2 jam 30 menit kerja lewat dari baku 30 menit."
    assert ringkas(satu) == "2 jam 30 menit kerja lewat"


def test_of_a_late_row_the_applicant_withdraws_the_office_is_asked_never_the_applicant(kantor):
    permohonan = didiamkan(kantor, "DITERIMA")
    lain = didiamkan(kantor, "DIAJUKAN")
    with time_machine.travel(KAMIS_14.replace(day=24), tick=False):
        pabrik.maju(kantor, permohonan, "tarik")
        assert Penyimpangan.objects.get().pelaku == kantor.admin_ppe
        pabrik.maju(kantor, lain, "tarik")  # nobody held it
    assert Penyimpangan.objects.count() == 1


def test_who_gets_no_account_leaves_the_output_incomplete(kantor):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=2)
    isi = pabrik.data_aksi(permohonan, "buat_akun")["akun"]
    isi[permohonan.subjek.last().pk] |= {"hasil": "TIDAK", "alasan": "NIP tidak ditemukan."}
    pabrik.maju(kantor, permohonan, "buat_akun", akun=isi)
    satu = Penyimpangan.objects.get()
    assert (satu.jenis, temuan()) == (JENIS.OUTPUT, {"tidak_dibuat": 1})
    assert kalimat(satu) == "Langkah 7: tidak memberi hasil bagi 1 orang."


def test_late_and_incomplete_are_two_of_one_move(kantor):
    permohonan = didiamkan(kantor, "DINYATAKAN_LENGKAP")
    isi = pabrik.data_aksi(permohonan, "buat_akun")["akun"]
    isi = {pk: satu | {"hasil": "TIDAK", "alasan": "NIP tidak ditemukan."} for pk, satu in isi.items()}
    with time_machine.travel(KAMIS_14, tick=False):
        pabrik.maju(kantor, permohonan, "buat_akun", akun=isi)
    assert {p.jenis for p in Penyimpangan.objects.all()} == {JENIS.OUTPUT, JENIS.WAKTU}
    assert Penyimpangan.objects.values("jejak").distinct().count() == 1


def test_going_on_without_the_correction_asked_for_is_one_in_perlengkapan(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    pabrik.maju(kantor, permohonan, "lanjutkan_tanpa_perbaikan")
    satu = Penyimpangan.objects.get()
    assert (satu.jenis, satu.pelaku, temuan()) == (
        JENIS.PERLENGKAPAN,
        kantor.admin_ppe,
        {"tanpa_pemohon": True},
    )
    assert kalimat(satu) == "Di luar tabel SOP: dilanjutkan tanpa menunggu pemohon."
    assert (satu.sebab, satu.uraian) == ("LAIN", "Alasan contoh."), "the override asked why already"


def test_giving_up_on_a_file_departs_only_where_the_applicant_was_never_asked(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_TIDAK_LENGKAP")
    ditanya = jalan.lakukan(permohonan, permohonan.kelas.minta_lengkapi.aksi, kantor.admin_agency)
    pabrik.maju(kantor, jalan_lagi(kantor, ditanya), "tolak_tidak_lengkap")
    assert not Penyimpangan.objects.exists()
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_TIDAK_LENGKAP")
    pabrik.maju(kantor, permohonan, "tolak_tidak_lengkap")
    assert temuan() == {"dilewati": [4]}


def jalan_lagi(kantor, permohonan):
    permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
    return pabrik.maju(kantor, permohonan, "nyatakan_tidak_lengkap")


def test_a_check_that_overlooks_a_missing_document_departs(kantor):
    """The register forgot an account between filing and the check: now its proof is demanded, and nobody handed it in."""
    permohonan = jalan.sampai(kantor, "reset-password", "DIPERINTAHKAN")
    Subjek.objects.update(akun=None)
    pabrik.maju(kantor, permohonan, "terima")
    assert temuan() == {"dokumen": 1}


@pytest.mark.parametrize(("ditunjukkan", "harap"), [(True, {}), (False, {"asli": True})])
def test_papers_brought_in_person_come_with_the_original_shown(kantor, ditunjukkan, harap):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DIAJUKAN")
    dibawa(permohonan, kantor, asli_ditunjukkan=ditunjukkan)
    pabrik.maju(kantor, permohonan, "nyatakan_lengkap")
    assert temuan() == harap


def test_papers_written_down_as_missing_are_missed_at_the_check(kantor):
    permohonan = jalan.sampai(kantor, "hak-akses", "DITERIMA")
    dibawa(permohonan, kantor, butir=[{"dokumen": "Surat", "ada": True}, {"dokumen": "SK", "ada": False}])
    pabrik.maju(kantor, permohonan, "nyatakan_lengkap")
    assert temuan() == {"berkas_fisik": 1}


def dibawa(permohonan, kantor, **isi):
    permohonan.penerimaan.create(cara="LANGSUNG", oleh=kantor.helpdesk, pada=KAMIS_10, **isi)


def test_taking_work_from_a_colleague_on_duty_departs_from_one_who_left_it_does_not(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    services.ambil(permohonan, oleh=kantor.admin_agency)
    satu = Penyimpangan.objects.get()
    assert (satu.jenis, satu.pelaku, temuan()) == (
        JENIS.PERLENGKAPAN,
        kantor.admin_agency,
        {"diambil_alih": True},
    )
    kantor.admin_agency.penugasan.update(selesai=date(2026, 1, 1))
    services.ambil(permohonan, oleh=kantor.admin_ppe)
    assert Penyimpangan.objects.count() == 1


def test_the_year_end_door_departs_only_where_the_holder_cannot_be_told(kantor):
    pintu = next(a for a in aksi_dari(SOP["hak-akses"]) if a.bila is akhir_tahun and "DRAF" in a.dari)
    rute = jalan.rute(SOP["hak-akses"], "DITINDAKLANJUTI", awal=pintu)
    for terjangkau, harap in ((True, {}), (False, {"tidak_diberitahu": True})):
        permohonan = jalan.sampai(kantor, "hak-akses", "DITINDAKLANJUTI", langkah=rute)
        if not terjangkau:
            permohonan.subjek.update(pengguna=None)
        pabrik.maju(kantor, permohonan, "beritahukan")
        assert temuan() == harap


def test_who_acts_for_a_head_is_asked_himself(kantor):
    permohonan = didiamkan(kantor, "DIAJUKAN")
    plh = pabrik.PenggunaFactory()
    tugaskan(plh, Peran.KEPALA_UKPBJ, sifat="PLH", mulai=date(2026, 11, 1), dasar_hukum="SP 1")
    with time_machine.travel(KAMIS_14.replace(day=24), tick=False):
        services.jalankan(
            permohonan, "disposisikan", oleh=plh, data=pabrik.data_aksi(permohonan, "disposisikan")
        )
    satu = Penyimpangan.objects.get()
    assert (satu.pelaku, satu.jejak.peran) == (plh, "Plh. Kepala UKPBJ")
