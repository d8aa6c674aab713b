"""Who may see: unit grants of guardian, relation, office roles. Whatever is not seen does not exist (404)."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from guardian.shortcuts import assign_perm

from accounts_app.izin import unit_berizin
from accounts_app.models import Pengguna, Penugasan, Peran
from accounts_app.services import tugaskan
from accounts_app.tasks import sapu_penugasan
from requests_app.izin import Pelaku
from requests_app.models import Permohonan
from tests import pabrik

SK = "Surat Tugas Contoh Nomor 4"


def terlihat(pengguna):
    return set(Permohonan.objects.terlihat_oleh(Pelaku(pengguna)).values_list("pk", flat=True))


@pytest.fixture
def diajukan(kantor):
    return pabrik.permohonan(kantor, "DIAJUKAN")


@pytest.fixture
def auditor_lewat(kantor):
    """An auditor whose surat tugas ended yesterday while the grant it brought still stands."""
    lewat = timezone.localdate() - timedelta(days=1)
    Penugasan.objects.filter(pengguna=kantor.auditor).update(selesai=lewat)
    assert kantor.auditor.has_perm("accounts_app.lihat_permohonan", kantor.unit)
    return Pengguna.objects.get(pk=kantor.auditor.pk)


@pytest.mark.parametrize(
    "nama",
    ["satker", "pimpinan", "auditor", "kepala_ukpbj", "kepala_lpse", "admin_ppe", "admin_agency", "helpdesk"],
)
def test_a_filed_request_is_seen_by_its_unit_its_auditor_and_the_office(kantor, diajukan, nama):
    assert terlihat(kantor.orang[nama]) == {diajukan.pk}


@pytest.mark.parametrize("nama", ["satker_lain", "pengelola", "luar", "super"])
def test_satker_of_another_unit_sees_a_404_and_so_does_every_outsider(client, kantor, diajukan, nama):
    assert terlihat(kantor.orang[nama]) == set()
    client.force_login(kantor.orang[nama], backend="accounts_app.masuk.BackendMasuk")
    assert client.get(f"/permohonan/{diajukan.nomor}/").status_code == 404
    assert client.post(f"/permohonan/{diajukan.nomor}/disposisikan/").status_code == 404


def test_a_draft_is_seen_by_its_unit_alone(kantor):
    draf = pabrik.draf(kantor, lengkap=False)
    melihat = {nama for nama, siapa in kantor.orang.items() if draf.pk in terlihat(siapa)}
    assert melihat == {"satker", "pimpinan"}


def test_a_person_of_a_request_sees_it_once_it_is_filed(kantor):
    draf = pabrik.draf(kantor)
    draf.subjek.update(pengguna=kantor.luar)
    assert terlihat(kantor.luar) == set()
    pabrik.maju(kantor, draf, "ajukan")
    assert terlihat(kantor.luar) == {draf.pk}


def test_the_applicant_still_sees_what_he_filed_after_he_left_the_unit(kantor, diajukan):
    Penugasan.objects.filter(pengguna=kantor.satker).update(selesai=date(2020, 1, 2))
    sapu_penugasan()
    assert terlihat(kantor.satker) == {diajukan.pk}


def test_an_expired_surat_tugas_opens_nothing(kantor, diajukan, auditor_lewat):
    assert terlihat(auditor_lewat) == set()


def test_a_surat_tugas_of_tomorrow_opens_nothing_yet(kantor, diajukan, auditor_lewat):
    besok = timezone.localdate() + timedelta(days=1)
    Penugasan.objects.filter(pengguna=auditor_lewat).update(mulai=besok, selesai=None)
    assert terlihat(auditor_lewat) == set()


def test_the_sweep_withdraws_the_grant_of_an_expired_surat_tugas(kantor, auditor_lewat):
    sapu_penugasan()
    assert not Pengguna.objects.get(pk=auditor_lewat.pk).has_perm(
        "accounts_app.lihat_permohonan", kantor.unit
    )


def test_who_became_an_auditor_of_his_unit_no_longer_files_for_it(kantor):
    tugaskan(kantor.satker, Peran.AUDITOR, unit=kantor.unit, mulai=date(2020, 1, 1), dasar_hukum=SK)
    Penugasan.objects.filter(pengguna=kantor.satker, peran=Peran.SATKER).update(selesai=date(2020, 1, 2))
    assert unit_berizin(kantor.satker, "ajukan_permohonan") == set()
    assert unit_berizin(kantor.satker, "lihat_permohonan") == {kantor.unit.pk}


def test_an_expired_appointment_opens_again_when_it_is_renewed(kantor, diajukan, auditor_lewat):
    sapu_penugasan()
    tugaskan(auditor_lewat, Peran.AUDITOR, unit=kantor.unit, dasar_hukum=SK)
    assert terlihat(Pengguna.objects.get(pk=auditor_lewat.pk)) == {diajukan.pk}


def test_a_global_permission_opens_nothing(kantor, diajukan):
    izin = Permission.objects.filter(codename__in=("ajukan_permohonan", "lihat_permohonan"))
    grup = Group.objects.create(name="Salah pasang")
    grup.permissions.set(izin)
    kantor.luar.user_permissions.set(izin)
    kantor.luar.groups.add(grup)
    luar = Pengguna.objects.get(pk=kantor.luar.pk)
    assert luar.has_perm("accounts_app.lihat_permohonan")
    assert unit_berizin(luar, "lihat_permohonan") == set()
    assert terlihat(luar) == set()


def test_a_superuser_is_no_officer(kantor, diajukan):
    semua = kantor.orang["super"]
    assert semua.has_perm("accounts_app.ajukan_permohonan", kantor.unit)
    assert unit_berizin(semua, "ajukan_permohonan") == set()
    assert Pelaku(semua).pelaksana == []


def test_a_grant_opens_the_unit_and_everything_below_it_and_nothing_beside(kantor):
    bawahan = pabrik.UnitFactory(induk=kantor.unit)
    cucu = pabrik.UnitFactory(induk=bawahan)
    assign_perm("lihat_permohonan", kantor.luar, kantor.unit)
    assert unit_berizin(kantor.luar, "lihat_permohonan") == {kantor.unit.pk, bawahan.pk, cucu.pk}
    assign_perm("lihat_permohonan", kantor.luar, kantor.instansi)
    assert kantor.unit_lain.pk in unit_berizin(kantor.luar, "lihat_permohonan")


def test_an_inactive_person_and_a_visitor_see_nothing(kantor, diajukan):
    Pengguna.objects.update(is_active=False)
    for pengguna in Pengguna.objects.all():
        assert terlihat(pengguna) == set()
    assert terlihat(AnonymousUser()) == set()


@pytest.mark.parametrize("nama", ["satker", "auditor", "admin_ppe", "luar"])
def test_seeing_costs_the_same_queries_however_many_requests_there_are(kantor, nama):
    biaya = []
    for kali in range(1, 4):
        for _ in range(4):
            permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
            permohonan.subjek.update(pengguna=kantor.luar)
        with CaptureQueriesContext(connection) as kueri:
            daftar = list(Permohonan.objects.terlihat_oleh(Pelaku(kantor.orang[nama])).select_related("unit"))
            assert [str(p.unit) for p in daftar] == [str(kantor.unit)] * 4 * kali
        biaya.append(len(kueri))
    assert len(set(biaya)) == 1, biaya
    assert biaya[0] <= 10
