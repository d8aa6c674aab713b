"""Who may act: the promises of separation of duties, by name."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts_app.models import Pengguna, Penugasan, Peran
from accounts_app.services import tugaskan
from requests_app import services
from requests_app.galat import BelumBoleh
from requests_app.izin import Pelaku, boleh_menjalankan
from requests_app.models import Jejak, Permohonan, Surat
from requests_app.persiapan import siapkan_surat
from tests import jalan, pabrik

SK = "Surat Perintah Contoh Nomor 3"


def jadikan(orang, peran, **isi):
    return tugaskan(orang, peran, dasar_hukum=SK, **{"mulai": date(2020, 1, 1)} | isi)


def alasan_penolakan(permohonan, nama, oleh):
    """Try it for real; the sentence of the refusal."""
    with pytest.raises(BelumBoleh) as galat:
        services.jalankan(permohonan, nama, oleh=oleh, data=pabrik.data_aksi(permohonan, nama))
    assert Permohonan.objects.get(pk=permohonan.pk).status == permohonan.status
    return galat.value.alasan


@pytest.fixture
def menunggu_tanda_tangan(kantor):
    return pabrik.permohonan(kantor, "DIKOREKSI")


def alasan_penolakan_tanda_tangan(permohonan, oleh):
    """Neither a letter is prepared for him nor does a forged POST sign one; the sentence of the refusal."""
    with pytest.raises(BelumBoleh) as galat:
        siapkan_surat(permohonan, aksi=services.cari_aksi(permohonan, "tandatangani"), oleh=oleh)
    with pytest.raises(BelumBoleh) as kedua:
        services.jalankan(permohonan, "tandatangani", oleh=oleh, data={"beku_sha256": "0" * 64, "sandi": ""})
    assert Surat.objects.get(permohonan=permohonan).nomor is None
    assert kedua.value.alasan == galat.value.alasan
    return galat.value.alasan


@pytest.mark.parametrize("nama", ["admin_ppe", "admin_agency"])
def test_tim_lpse_cannot_sign(kantor, menunggu_tanda_tangan, nama):
    alasan = alasan_penolakan_tanda_tangan(menunggu_tanda_tangan, kantor.orang[nama])
    assert alasan.startswith("Langkah ini dikerjakan oleh Kepala UKPBJ")


@pytest.mark.parametrize("nama", ["kepala_lpse", "helpdesk", "satker", "pengelola", "super"])
def test_nobody_but_kepala_ukpbj_signs(kantor, menunggu_tanda_tangan, nama):
    assert "Kepala UKPBJ" in alasan_penolakan_tanda_tangan(menunggu_tanda_tangan, kantor.orang[nama])


def test_nobody_handles_his_own_request(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    jadikan(kantor.satker, Peran.KEPALA_UKPBJ, sifat="PLH", selesai=timezone.localdate())
    assert "ajukan sendiri" in alasan_penolakan(permohonan, "disposisikan", kantor.satker)


@pytest.mark.parametrize(
    "hubungan",
    [
        {"nip": "198501012010011999"},
        {"email": "Kepala_UKPBJ@Contoh.go.id"},
    ],
)
def test_nobody_handles_a_request_for_his_own_account(kantor, hubungan):
    Pengguna.objects.filter(pk=kantor.kepala_ukpbj.pk).update(nip="198501012010011999")
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    permohonan.subjek.update(**hubungan)
    kepala = Pengguna.objects.get(pk=kantor.kepala_ukpbj.pk)
    assert "NIP atau surel Anda tertulis" in alasan_penolakan(permohonan, "disposisikan", kepala)


def test_nobody_corrects_a_request_that_made_his_own_account(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    permohonan.subjek.update(pengguna=kantor.kepala_lpse)
    assert "NIP atau surel Anda tertulis" in alasan_penolakan(permohonan, "koreksi", kantor.kepala_lpse)


def test_nobody_takes_the_work_on_his_own_request(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    jadikan(kantor.satker, Peran.ADMIN_PPE)
    with pytest.raises(BelumBoleh, match="ajukan sendiri"):
        services.ambil(permohonan, oleh=kantor.satker)


def test_who_became_a_substitute_yesterday_still_does_not_sign_his_own_request(kantor, menunggu_tanda_tangan):
    kemarin = timezone.localdate() - timedelta(days=1)
    jadikan(kantor.satker, Peran.KEPALA_UKPBJ, sifat="PLT", mulai=kemarin)
    assert "ajukan sendiri" in alasan_penolakan_tanda_tangan(menunggu_tanda_tangan, kantor.satker)


def test_maker_of_the_draft_cannot_correct_or_sign(kantor):
    jadikan(kantor.admin_ppe, Peran.KEPALA_LPSE, sifat="PLH", selesai=timezone.localdate())
    jadikan(kantor.admin_ppe, Peran.KEPALA_UKPBJ, sifat="PLH", selesai=timezone.localdate())
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    assert "buat sendiri" in alasan_penolakan(permohonan, "koreksi", kantor.admin_ppe)
    assert "buat sendiri" in alasan_penolakan(permohonan, "kembalikan_draf", kantor.admin_ppe)
    permohonan = pabrik.maju(kantor, permohonan, "koreksi")
    assert "buat sendiri" in alasan_penolakan_tanda_tangan(permohonan, kantor.admin_ppe)


def test_a_draft_made_anew_by_somebody_else_frees_its_first_maker(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    permohonan = pabrik.maju(kantor, permohonan, "kembalikan_draf")
    services.ambil(permohonan, oleh=kantor.admin_agency)
    services.jalankan(
        permohonan,
        "buat_draf",
        oleh=kantor.admin_agency,
        data=pabrik.data_aksi(permohonan, "buat_draf"),
    )
    jadikan(kantor.admin_ppe, Peran.KEPALA_LPSE, sifat="PLH", selesai=timezone.localdate())
    jadikan(kantor.admin_agency, Peran.KEPALA_LPSE, sifat="PLT")
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert "buat sendiri" in alasan_penolakan(permohonan, "koreksi", kantor.admin_agency)
    data = pabrik.data_aksi(permohonan, "koreksi")
    jejak = services.jalankan(permohonan, "koreksi", oleh=kantor.admin_ppe, data=data).jejak
    assert jejak.peran == "Plh. Kepala LPSE"


def test_a_substitute_acts_in_his_capacity_and_only_on_his_days(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    plh = pabrik.PenggunaFactory()
    hari_ini = timezone.localdate()
    tugas = jadikan(plh, Peran.KEPALA_UKPBJ, sifat="PLH", mulai=hari_ini, selesai=hari_ini)
    aksi = services.cari_aksi(permohonan, "disposisikan")
    for geser in (-1, 1):
        hari = hari_ini + timedelta(days=geser)
        Penugasan.objects.filter(pk=tugas.pk).update(mulai=hari, selesai=hari)
        assert not boleh_menjalankan(Pelaku(plh), permohonan, aksi)
    Penugasan.objects.filter(pk=tugas.pk).update(mulai=hari_ini, selesai=hari_ini)
    jalan.lakukan(permohonan, aksi, plh)
    assert Jejak.objects.get(aksi="disposisikan").peran == "Plh. Kepala UKPBJ"


def test_a_colleague_must_take_the_work_over_before_he_continues_it(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    assert "ambil alih dahulu" in alasan_penolakan(permohonan, "periksa", kantor.admin_agency)
    services.ambil(permohonan, oleh=kantor.admin_agency)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert "ambil alih dahulu" in alasan_penolakan(permohonan, "periksa", kantor.admin_ppe)
    assert permohonan.jejak.last().data == {
        "dari_petugas": kantor.admin_ppe.pk,
        "kepada_petugas": kantor.admin_agency.pk,
        "menyimpang": {"diambil_alih": True},
    }


def test_work_is_handed_over_only_by_its_holder_and_only_to_who_may_do_it(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    with pytest.raises(BelumBoleh, match="petugas yang memegang"):
        services.serahkan(permohonan, kepada=kantor.admin_agency, oleh=kantor.admin_agency)
    with pytest.raises(BelumBoleh, match="tidak memegang peran"):
        services.serahkan(permohonan, kepada=kantor.helpdesk, oleh=kantor.admin_ppe)
    services.serahkan(permohonan, kepada=kantor.admin_agency, oleh=kantor.admin_ppe)
    assert Permohonan.objects.get().petugas == kantor.admin_agency


def test_rights_are_read_anew_each_time(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    aksi = services.cari_aksi(permohonan, "disposisikan")
    assert boleh_menjalankan(Pelaku(kantor.kepala_ukpbj), permohonan, aksi)
    Penugasan.objects.filter(pengguna=kantor.kepala_ukpbj).update(selesai=date(2020, 1, 2))
    assert "tidak memegang peran itu saat ini" in alasan_penolakan(
        permohonan, "disposisikan", kantor.kepala_ukpbj
    )
    jadikan(kantor.kepala_ukpbj, Peran.KEPALA_UKPBJ)
    assert services.jalankan(
        permohonan,
        "disposisikan",
        oleh=kantor.kepala_ukpbj,
        data=pabrik.data_aksi(permohonan, "disposisikan"),
    )


def test_an_inactive_person_does_nothing_whatever_he_holds(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    Pengguna.objects.filter(pk=kantor.kepala_ukpbj.pk).update(is_active=False)
    nonaktif = Pengguna.objects.get(pk=kantor.kepala_ukpbj.pk)
    assert alasan_penolakan(permohonan, "disposisikan", nonaktif)


def test_an_anonymous_visitor_is_asked_to_log_in(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    assert "Masuk dahulu" in alasan_penolakan(permohonan, "disposisikan", AnonymousUser())
