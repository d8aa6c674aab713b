"""Somebody who has an account already, or is being asked for elsewhere, is pointed out to the filer; it never blocks."""

import pytest
from django.urls import reverse

from accounts_app.models import Peran
from accounts_app.services import tugaskan
from requests_app.akun_ganda import cari_ganda, surat_sama
from requests_app.izin import Pelaku
from requests_app.models import Permohonan
from tests import pabrik
from tests.perayap import masuk


def temuan(kantor, draf, siapa="satker"):
    return cari_ganda(Pelaku(kantor.orang[siapa]), draf, list(draf.subjek.all()))[0]


@pytest.fixture
def berakun(kantor):
    """A permohonan of kantor.unit whose one person has his account."""
    return pabrik.permohonan(kantor, "DIBUATKAN_AKUN")


def draf_orang_sama(kantor, permohonan, **beda):
    lama = permohonan.subjek.get()
    draf = pabrik.draf(kantor, orang=0, lengkap=False)
    isi = {"nip": lama.nip, "email": lama.email, "jenis": lama.jenis, "nama": "Orang Yang Sama"} | beda
    pabrik.SubjekFactory(permohonan=draf, urut=1, **isi)
    return draf


@pytest.mark.parametrize("beda", [{}, {"nip": "111"}, {"email": "lain@contoh.go.id"}, {"nip": ""}])
def test_a_person_with_an_account_is_found_by_nip_or_by_email(kantor, berakun, beda):
    (satu,) = temuan(kantor, draf_orang_sama(kantor, berakun, **beda))
    assert satu.permohonan == berakun
    assert berakun.subjek.get().user_id in satu.teks
    assert "Helpdesk" in satu.saran


@pytest.mark.parametrize("beda", [{"jenis": "PP"}, {"nip": "", "email": "lain@contoh.go.id"}])
def test_another_kind_of_account_or_another_person_is_no_finding(kantor, berakun, beda):
    assert temuan(kantor, draf_orang_sama(kantor, berakun, **beda)) == []


def test_an_email_is_the_same_whatever_its_letters_are(kantor, berakun):
    surel = berakun.subjek.get().email.upper()
    assert temuan(kantor, draf_orang_sama(kantor, berakun, nip="", email=surel))


def test_a_person_of_a_running_request_is_found_and_of_an_ended_one_not(kantor):
    berjalan = pabrik.permohonan(kantor, "DIAJUKAN")
    draf = draf_orang_sama(kantor, berjalan)
    (satu,) = temuan(kantor, draf)
    assert berjalan.nomor in satu.teks
    pabrik.maju(kantor, berjalan, "tarik")
    assert temuan(kantor, draf) == []


def test_two_empty_nips_are_not_the_same_nip(kantor):
    lain = pabrik.permohonan(kantor, "DIAJUKAN")
    lain.subjek.update(nip="")
    assert temuan(kantor, draf_orang_sama(kantor, lain, nip="", email="beda@contoh.go.id")) == []


def test_of_another_unit_only_the_fact_is_told(kantor, berakun):
    Permohonan.objects.filter(pk=berakun.pk).update(unit=kantor.unit_lain)
    Permohonan.objects.filter(pk=berakun.pk).update(pemohon=kantor.satker_lain)
    (satu,) = temuan(kantor, draf_orang_sama(kantor, berakun))
    assert satu.permohonan is None
    for rahasia in (berakun.nomor, berakun.subjek.get().user_id, kantor.unit_lain.nama):
        assert rahasia not in satu.teks + satu.saran
    assert "tercatat" in satu.teks


def test_being_named_in_a_request_of_another_unit_does_not_open_the_others_in_it(kantor):
    lain = pabrik.permohonan(kantor, "DIBUATKAN_AKUN", orang=2)
    Permohonan.objects.filter(pk=lain.pk).update(unit=kantor.unit_lain, pemohon=kantor.satker_lain)
    diri, rekan = lain.subjek.all()
    lain.subjek.filter(pk=diri.pk).update(pengguna=kantor.satker)
    draf = pabrik.draf(kantor, orang=0, lengkap=False)
    pabrik.SubjekFactory(permohonan=draf, urut=1, nip=rekan.nip, jenis=rekan.jenis)
    (satu,) = temuan(kantor, draf)
    assert satu.permohonan is None
    assert rekan.user_id not in satu.teks


def test_whoever_files_for_both_units_is_told_which_request_it_was(kantor, berakun):
    tugaskan(
        kantor.satker_lain,
        Peran.SATKER,
        unit=kantor.unit,
        mulai=berakun.diajukan_pada.date(),
        dasar_hukum="SK",
    )
    (satu,) = temuan(kantor, draf_orang_sama(kantor, berakun), "satker_lain")
    assert satu.permohonan == berakun


def test_the_finding_is_shown_when_saving_on_the_task_list_and_at_the_check_and_blocks_nothing(
    kantor, berakun
):
    draf, lama = pabrik.draf(kantor, orang=0, lengkap=False), berakun.subjek.get()
    klien = masuk(kantor.satker)
    isi = {
        "jenis": lama.jenis,
        "nama": "Orang Yang Sama",
        "nip": lama.nip,
        "email": lama.email,
        "nomor_sk": "SK-9",
        "tanggal_sk": "5 Januari 2026",
        "nomor_sertifikat": "L-9",
    }
    jawaban = klien.post(reverse("orang_baru", args=[draf.acuan]), isi, follow=True)
    assert draf.subjek.get().nama == "Orang Yang Sama"
    assert jawaban.redirect_chain == [(reverse("draf", args=[draf.acuan]), 302)]
    assert jawaban.content.decode().count(lama.user_id) == 2, "once as a message, once beside the person"
    assert lama.user_id in klien.get(reverse("draf_periksa", args=[draf.acuan])).content.decode()


def test_the_letter_of_another_request_is_noticed(kantor):
    lama = pabrik.permohonan(kantor, "DIAJUKAN")
    assert surat_sama(pabrik.draf(kantor)) == lama
    assert surat_sama(pabrik.draf(kantor, nomor_surat="B-999")) is None
    assert surat_sama(lama) is None
