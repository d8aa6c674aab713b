"""Mails on a real SMTP server: what became of each is known, none is lost, none goes round for ever."""

import pytest

from accounts_app.models import Pesan
from requests_app import pengiriman
from requests_app.models import Tugas
from tests import pabrik
from tests.kabar.conftest import keadaan, kerjakan
from tests.kabar.lawan import TIDAK_DIKENAL


def test_an_accepted_mail_is_in_the_ledger_under_its_message_id(kantor, server, kirim):
    pesan = kirim(kantor.satker)
    assert keadaan(pesan).keadaan == "MENUNGGU"
    assert kerjakan() == ["selesai"]
    kini = keadaan(pesan)
    assert (kini.keadaan, kini.percobaan, kini.keterangan) == ("TERKIRIM", 1, "")
    assert kini.tujuan == pengiriman.samarkan_surel(kantor.satker.email) != kantor.satker.email
    ((alamat, pengenal, isi),) = server.diterima
    assert (alamat, pengenal) == (kantor.satker.email, kini.pengenal)
    assert isi["Subject"] == "Perihal contoh"


def test_a_refused_address_ends_and_its_neighbour_gets_his_mail(kantor, server, kirim):
    server.jawaban[kantor.satker.email] = TIDAK_DIKENAL
    ditolak, diterima = kirim(kantor.satker), kirim(kantor.ppk)
    assert kerjakan() == ["selesai", "selesai"]
    assert kerjakan() == []
    kini = keadaan(ditolak)
    assert (kini.keadaan, kini.percobaan) == ("DITOLAK", 1)
    assert kini.keterangan.startswith("Alamat surel tidak dikenal server tujuan (550 5.1.1 [alamat]")
    assert kantor.satker.email not in kini.keterangan
    assert keadaan(diterima).keadaan == "TERKIRIM"


def test_a_content_refused_for_good_ends_too(kantor, server, kirim):
    server.data = "554 5.7.1 Message rejected as spam"
    pesan = kirim(kantor.satker)
    assert kerjakan() == ["selesai"]
    assert keadaan(pesan).keterangan.startswith("Server tujuan menolak surel dari portal ini (554")


def test_who_has_no_address_is_refused_and_not_counted_as_sent(kantor, server, kirim):
    pesan = kirim(kantor.satker)
    type(kantor.satker).objects.filter(pk=kantor.satker.pk).update(email="")
    assert kerjakan() == ["selesai"]
    assert (keadaan(pesan).keadaan, server.diterima) == ("DITOLAK", [])


def test_a_server_that_asks_to_wait_gets_the_same_mail_later(kantor, server, kirim):
    server.jawaban[kantor.satker.email] = "451 4.7.1 Greylisted"
    pesan = kirim(kantor.satker)
    assert kerjakan() == ["tunda"]
    assert (keadaan(pesan).keadaan, keadaan(pesan).percobaan) == ("MENUNGGU", 1)
    pengenal = keadaan(pesan).pengenal
    server.jawaban.clear()
    assert kerjakan() == ["selesai"]
    assert (keadaan(pesan).keadaan, keadaan(pesan).percobaan) == ("TERKIRIM", 2)
    assert [p for _, p, _ in server.diterima] == [pengenal]


def test_a_connection_lost_after_the_mail_repeats_it_under_one_message_id(kantor, server, kirim):
    server.putus = {kantor.satker.email}
    pesan = kirim(kantor.satker)
    assert kerjakan() == ["tunda"]
    assert keadaan(pesan).keadaan == "MENUNGGU"
    server.putus = set()
    assert kerjakan() == ["selesai"]
    assert [p for _, p, _ in server.diterima] == [keadaan(pesan).pengenal] * 2


def test_a_server_that_is_down_only_waits(kantor, server, kirim, settings):
    settings.EMAIL_PORT = 1
    pesan = kirim(kantor.satker)
    assert kerjakan() == ["tunda"]
    assert keadaan(pesan).keadaan == "MENUNGGU"
    assert "Surel belum terkirim" in Tugas.objects.get(jenis="surel").galat


def test_what_was_accepted_before_the_worker_died_is_not_sent_again(kantor, server, kirim):
    pesan = kirim(kantor.satker)
    kerjakan()
    Tugas.objects.filter(jenis="surel").update(selesai_pada=None)
    assert kerjakan() == ["selesai"]
    assert len(server.diterima) == 1
    assert keadaan(pesan).percobaan == 1


@pytest.fixture
def tertolak(kantor, server):
    """A permohonan whose applicant's mail was refused, and the row of the ledger that says so."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kerjakan("kabar")
    server.jawaban[kantor.satker.email] = TIDAK_DIKENAL
    kerjakan()
    return permohonan, pengiriman.milik(permohonan).filter(keadaan="DITOLAK").first()


def test_whoever_holds_the_work_hears_that_the_applicant_was_not_reached(kantor, tertolak):
    permohonan, kirim = tertolak
    kabar = Pesan.objects.filter(kunci__startswith="pental:")
    assert {satu.penerima for satu in kabar} == {kantor.admin_ppe}
    satu = kabar.first()
    assert satu.perihal == f"Surel tidak sampai kepada pemohon: {permohonan.nomor}"
    assert "Alamat surel tidak dikenal" in satu.isi
    assert kantor.satker.email not in satu.isi
    assert satu.tautan == f"/permohonan/{permohonan.nomor}/kabar/"
    assert kabar.count() == pengiriman.milik(permohonan).filter(keadaan="DITOLAK").count()
    assert kirim.tujuan in satu.isi


def test_a_corrected_address_is_mailed_anew_once_under_a_new_message_id(kantor, server, tertolak):
    permohonan, kirim = tertolak
    kantor.satker.email = "alamat.benar@contoh.go.id"
    kantor.satker.save()
    assert pengiriman.kirim_ulang(kirim, permohonan)
    assert not pengiriman.kirim_ulang(kirim, permohonan)
    kerjakan()
    sampai = [p for alamat, p, _ in server.diterima if alamat == "alamat.benar@contoh.go.id"]
    kini = keadaan(kirim.pesan)
    assert (kini.keadaan, kini.tujuan) == ("TERKIRIM", "a•••r@contoh.go.id")
    assert sampai == [kini.pengenal]
    assert kini.pengenal != kirim.pengenal
