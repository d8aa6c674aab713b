"""The pages: choosing the channels, and what the office sees of the notices that left."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts_app.models import Pesan
from requests_app import kabar, pengiriman
from requests_app.models import Tugas
from tests import pabrik
from tests.kabar.conftest import keadaan, kerjakan
from tests.perayap import masuk

ALAMAT = "/e-pesan/pengaturan/"


def kode(klien):
    return [baris.jenis.kode for baris in klien.get(ALAMAT).context["form"].baris()]


def test_the_page_offers_the_kinds_of_ones_own_roles(kantor):
    satker, helpdesk = kode(masuk(kantor.satker)), kode(masuk(kantor.helpdesk))
    assert "perkembangan" in satker
    assert not {"eskalasi", "kesehatan", "penyimpangan"} & set(satker)
    assert "penyimpangan" in helpdesk
    assert not {"perkembangan", "kesehatan"} & set(helpdesk)
    assert "kesehatan" in kode(masuk(kantor.pengelola))


def test_choices_are_kept_and_a_mandatory_box_cannot_be_emptied(kantor, gerbang):
    kantor.satker.telepon = "081234567890"
    kantor.satker.save()
    klien = masuk(kantor.satker)
    assert klien.post(ALAMAT, {"pesan-gerbang": "on"}).status_code == 302
    pilihan = kabar.pilihan_orang(kantor.satker)
    assert pilihan["pesan"] == {"gerbang"}
    assert pilihan["perkembangan"] == set()
    assert pilihan["hasil"] == {"surel"}
    halaman = klien.get(ALAMAT).content.decode()
    assert re.search(r'<input(?=[^>]* disabled)(?=[^>]* checked)[^>]* id="id_hasil-surel"', halaman)
    assert 'id="portal-hasil" checked disabled' in halaman


def test_without_a_gateway_its_choices_wait(kantor, gerbang, settings):
    kantor.satker.telepon = "081234567890"
    kantor.satker.save()
    klien = masuk(kantor.satker)
    klien.post(ALAMAT, {"pesan-gerbang": "on"})
    settings.GERBANG = ""
    assert "pesan-gerbang" not in klien.get(ALAMAT).content.decode()
    klien.post(ALAMAT, {"pesan-surel": "on"})
    settings.GERBANG = "webhook"
    assert kabar.pilihan_orang(kantor.satker)["pesan"] == {"surel", "gerbang"}


def test_a_sample_takes_the_chosen_channels_and_is_not_for_flooding(kantor, server):
    klien = masuk(kantor.satker)
    for _ in range(4):
        jawaban = klien.post(ALAMAT, {"contoh": "1"}, follow=True)
    assert "Contoh sudah dikirim tiga kali" in jawaban.content.decode()
    assert Pesan.objects.filter(perihal="Contoh kabar portal").count() == 3
    assert kerjakan() == ["selesai"] * 3
    assert {alamat for alamat, *_ in server.diterima} == {kantor.satker.email}


@pytest.fixture
def pental(kantor):
    """A permohonan whose applicant's mail bounced, and its row of the ledger."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kerjakan("kabar")
    kerjakan()
    kirim = pengiriman.milik(permohonan).filter(pesan__penerima=kantor.satker).first()
    pengiriman.catat_pental(kirim.pengenal, "Alamat surel tidak dikenal server tujuan (5.1.1)")
    return permohonan, kirim


def kirim_ulang(permohonan, kirim):
    return reverse("kirim_ulang_kabar", args=[permohonan.nomor, kirim.pk])


def test_the_office_sees_what_did_not_arrive_and_why(kantor, pental):
    permohonan, _ = pental
    klien = masuk(kantor.admin_ppe)
    alamat = f"/permohonan/{permohonan.nomor}/kabar/"
    assert alamat in klien.get(f"/permohonan/{permohonan.nomor}/").content.decode()
    halaman = klien.get(alamat)
    isi = halaman.content.decode()
    assert "Terpental" in isi
    assert "Alamat surel tidak dikenal server tujuan (5.1.1)" in isi
    assert kantor.satker.email not in isi
    assert isi.count('data-aksi="kirim_ulang_kabar"') == 1
    assert {k.pesan.penerima for k in halaman.context["daftar"]} == {kantor.satker}


def test_an_auditor_reads_and_sends_nothing_and_the_applicant_is_refused(kantor, pental):
    permohonan, kirim = pental
    alamat = f"/permohonan/{permohonan.nomor}/kabar/"
    auditor = masuk(kantor.auditor)
    assert 'data-aksi="kirim_ulang_kabar"' not in auditor.get(alamat).content.decode()
    assert auditor.post(kirim_ulang(permohonan, kirim)).status_code == 403
    satker = masuk(kantor.satker)
    assert satker.get(alamat).status_code == 403
    assert satker.post(kirim_ulang(permohonan, kirim)).status_code == 403
    assert alamat not in satker.get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert keadaan(kirim.pesan).keadaan == "PENTAL"


def test_sending_anew_happens_once_and_only_below_its_own_permohonan(kantor, pental):
    permohonan, kirim = pental
    lain = pabrik.permohonan(kantor, "DIAJUKAN")
    klien = masuk(kantor.admin_ppe)
    assert klien.post(kirim_ulang(lain, kirim)).status_code == 404
    for _ in range(2):
        assert klien.post(kirim_ulang(permohonan, kirim)).status_code == 302
    assert Tugas.objects.filter(jenis="surel", muatan__pesan=kirim.pesan_id, selesai_pada=None).count() == 1
    assert keadaan(kirim.pesan).keadaan == "MENUNGGU"


def test_the_ledgers_page_costs_no_more_for_more_notices(kantor, pental):
    permohonan, _ = pental
    klien, alamat = masuk(kantor.admin_ppe), f"/permohonan/{permohonan.nomor}/kabar/"

    def kueri():
        klien.get(alamat)
        with CaptureQueriesContext(connection) as hasil:
            klien.get(alamat)
        return len(hasil)

    sebelum = kueri()
    for urut in range(5):
        kabar.kirim(kantor.ppk, "pesan", kunci=f"uji:{urut}", perihal="x", isi="x", permohonan=permohonan)
    assert kueri() == sebelum
