"""Which channels a notice takes: what the person chose, what he may not refuse, what can reach him."""

import pytest

from accounts_app.models import Peran, Pesan, PilihanKabar
from requests_app import kabar
from requests_app.models import Tugas
from tests import pabrik
from tests.kabar.conftest import keadaan, kerjakan


def janji(pesan):
    return {t.jenis for t in Tugas.objects.filter(muatan__pesan=pesan.pk)}


def pilih(orang, peristiwa, **saluran):
    PilihanKabar.objects.create(pengguna=orang, peristiwa=peristiwa, **saluran)


def bertelepon(orang):
    orang.telepon = "0812-3456-7890"
    orang.save()
    return orang


def test_who_never_chose_gets_every_kind_by_mail_and_none_by_the_gateway(kantor, kirim, gerbang):
    for kode in kabar.PERISTIWA:
        assert janji(kirim(bertelepon(kantor.satker), kode)) == {"surel"}, kode


def test_an_unticked_mail_is_not_promised_and_the_portal_has_the_message(kantor, kirim):
    pilih(kantor.satker, "perkembangan", surel=False)
    pesan = kirim(kantor.satker, "perkembangan")
    assert janji(pesan) == set()
    assert kantor.satker.pesan.get() == pesan


@pytest.mark.parametrize(
    "kode", ["dikembalikan", "hasil", "akun", "lewat", "eskalasi", "penunjukan", "kesehatan"]
)
def test_a_mandatory_mail_goes_out_whatever_was_chosen(kantor, kirim, kode):
    pilih(kantor.satker, kode, surel=False)
    assert janji(kirim(kantor.satker, kode)) == {"surel"}


def test_a_chosen_gateway_is_used_only_where_there_is_one_and_a_number(kantor, kirim, gerbang, settings):
    pilih(kantor.satker, "pesan", surel=False, gerbang=True)
    assert janji(kirim(kantor.satker, "pesan", kunci="tanpa nomor")) == set()
    pesan = kirim(bertelepon(kantor.satker), "pesan", kunci="bernomor")
    assert janji(pesan) == {"gerbang"}
    assert keadaan(pesan, "GERBANG").tujuan == "•••7890"
    settings.GERBANG = ""
    assert janji(kirim(kantor.satker, "pesan", kunci="gerbang dilepas")) == set()


def test_the_same_cause_twice_is_one_message_and_one_promise(kantor, kirim):
    assert kirim(kantor.satker) == kirim(kantor.satker)
    assert Pesan.objects.filter(penerima=kantor.satker).count() == 1
    assert Tugas.objects.filter(jenis="surel").count() == 1


def test_every_role_is_concerned_by_something_and_a_candidate_as_an_applicant():
    for peran in Peran:
        assert kabar.berlaku_bagi({peran}), peran
    assert kabar.berlaku_bagi(set()) == kabar.berlaku_bagi({Peran.PPK})
    assert "kesehatan" not in {satu.kode for satu in kabar.berlaku_bagi({Peran.SATKER, Peran.HELPDESK})}


def test_a_whole_way_names_the_kinds_its_people_can_choose(kantor):
    """What the senders of the portal say of themselves, from the filing to a refusal."""
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    kerjakan("kabar")
    for nama in ("disposisikan", "perintahkan", "terima", "tolak"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    kerjakan("kabar")
    jenis = {
        (t.muatan["peristiwa"], Pesan.objects.get(pk=t.muatan["pesan"]).penerima.username)
        for t in Tugas.objects.filter(jenis="surel")
    }
    assert {("tindak_lanjut", "kepala_ukpbj"), ("perkembangan", "satker"), ("hasil", "satker")} <= jenis
    assert ("hasil", "kepala_ukpbj") not in jenis
