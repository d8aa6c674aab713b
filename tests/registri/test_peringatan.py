"""Before an SK ends, the holder and his unit's officers are told once; a renewed SK is told of anew."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts_app.models import AkunSPSE, Pesan
from requests_app import tugas
from requests_app.registri.peringatan import ingatkan, petugas_unit
from requests_app.tasks import sapu_sk
from tests import pabrik

HARI = timedelta(days=1)


def kerjakan():
    while tugas.sapu():
        pass


@pytest.fixture
def akun(kantor):
    hari = timezone.localdate()
    return pabrik.AkunSPSEFactory(
        unit=kantor.unit, pengguna=kantor.ppk, user_id="HABIS1", sk_berlaku_sampai=hari + 30 * HARI
    )


def test_the_holder_and_the_units_officers_are_told_once(kantor, akun):
    assert ingatkan() == 1
    assert ingatkan() == 0
    kerjakan()
    pesan = {p.penerima: p for p in Pesan.objects.all()}
    assert set(pesan) == {kantor.ppk, kantor.satker}
    assert "akun SPSE Anda akan berakhir" in pesan[kantor.ppk].isi
    assert "tidak dinonaktifkan dengan sendirinya" in pesan[kantor.satker].isi
    assert pesan[kantor.satker].tautan == f"/registri/{akun.pk}/"
    assert sorted(surat.to[0] for surat in mail.outbox) == sorted([kantor.ppk.email, kantor.satker.email])
    assert all("HABIS1" in surat.subject for surat in mail.outbox)


def test_the_sweep_of_another_hour_sends_nothing_more(kantor, akun):
    for _ in range(3):
        sapu_sk()
        kerjakan()
    assert (Pesan.objects.count(), len(mail.outbox)) == (2, 2)


def test_a_renewed_sk_is_told_of_when_its_own_end_comes_near(kantor, akun):
    ingatkan()
    kerjakan()
    AkunSPSE.objects.filter(pk=akun.pk).update(sk_berlaku_sampai=timezone.localdate() + 10 * HARI)
    assert ingatkan() == 1
    kerjakan()
    assert Pesan.objects.filter(penerima=kantor.ppk).count() == 2


@pytest.mark.parametrize(
    "isi",
    [
        {"sk_berlaku_sampai": None},
        {"sk_berlaku_sampai": timezone.localdate() + 31 * HARI},
        {"sk_berlaku_sampai": timezone.localdate() - HARI},
        {"status": "NONAKTIF"},
        {"status": "MENUNGGU_PELATIHAN"},
    ],
)
def test_who_needs_no_warning_gets_none(akun, isi):
    AkunSPSE.objects.filter(pk=akun.pk).update(**isi)
    assert ingatkan() == 0


@pytest.mark.parametrize(
    "isi", [{"status": "NONAKTIF"}, {"sk_berlaku_sampai": timezone.localdate() + 300 * HARI}]
)
def test_what_changed_before_the_message_went_out_is_not_told(akun, isi):
    ingatkan()
    AkunSPSE.objects.filter(pk=akun.pk).update(**isi)
    kerjakan()
    assert not Pesan.objects.exists()


def test_a_holder_unknown_to_the_portal_is_told_by_mail(kantor, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(pengguna=None, email="pemegang.luar@contoh.go.id", nip="")
    ingatkan()
    kerjakan()
    assert list(Pesan.objects.values_list("penerima", flat=True)) == [kantor.satker.pk]
    assert ["pemegang.luar@contoh.go.id"] in [surat.to for surat in mail.outbox]
    assert all("Kata sandi" not in surat.body for surat in mail.outbox)


def test_a_holder_known_by_his_nip_is_told_in_the_portal(kantor, akun):
    kantor.luar.nip = "199001012015011001"
    kantor.luar.save()
    AkunSPSE.objects.filter(pk=akun.pk).update(pengguna=None, nip=kantor.luar.nip)
    ingatkan()
    kerjakan()
    assert Pesan.objects.filter(penerima=kantor.luar).exists()


def test_a_unit_without_officers_is_looked_after_by_the_one_above(kantor):
    bawahan = pabrik.UnitFactory(induk=kantor.unit)
    assert petugas_unit(bawahan) == [kantor.satker]
    assert petugas_unit(kantor.instansi) == []
