"""Stopping and going on, as people meet it: the form, the page of the permohonan, and what the public sees of it."""

import pytest
from django.test import Client
from django.urls import reverse

from requests_app import jam, services
from requests_app.models import Jeda, Permohonan
from tests import pabrik
from tests.perayap import masuk

ISI = {"sebab": "PEMOHON", "keterangan": "Menunggu nomor SK yang benar dari Ibu Sri."}


@pytest.fixture
def permohonan(kantor):
    return pabrik.permohonan(kantor, "DITERIMA")


@pytest.fixture
def tim(kantor):
    return masuk(kantor.admin_ppe)


def alamat(permohonan, nama="jeda"):
    return reverse(nama, args=[permohonan.acuan])


def kirim(klien, permohonan, **isi):
    return klien.post(alamat(permohonan), {"versi": permohonan.versi} | ISI | isi, follow=True)


def test_who_performs_the_row_stops_its_clock_and_lets_it_go_on(permohonan, tim):
    halaman = tim.get(alamat(permohonan, "permohonan")).content.decode()
    assert alamat(permohonan) in halaman
    assert 'data-aksi="jeda"' in tim.get(alamat(permohonan)).content.decode()
    halaman = kirim(tim, permohonan).content.decode()
    for kata in (
        "Jam langkah ini dihentikan sejak",
        "Menunggu jawaban pemohon",
        ISI["keterangan"],
        "Dijeda sejak",
    ):
        assert kata in halaman, kata
    satu = Jeda.objects.get()
    halaman = tim.post(alamat(permohonan, "lanjutkan_jam"), {"jeda": satu.pk}, follow=True).content.decode()
    assert "berjalan lagi" in halaman
    assert "Jam langkah ini dihentikan sejak" not in halaman
    lagi = tim.post(alamat(permohonan, "lanjutkan_jam"), {"jeda": satu.pk}, follow=True)
    assert "sudah berakhir; tidak ada yang diulang" in lagi.content.decode()


def test_a_form_without_its_reason_keeps_what_was_typed(permohonan, tim):
    tanggapan = kirim(tim, permohonan, sebab="")
    assert tanggapan.status_code == 422
    assert "Pilih mengapa jam dihentikan." in tanggapan.content.decode()
    assert ISI["keterangan"] in tanggapan.content.decode()
    assert not Jeda.objects.exists()


def test_a_double_click_stops_it_once(permohonan, tim):
    kirim(tim, permohonan)
    tanggapan = kirim(tim, permohonan)
    assert tanggapan.status_code == 200
    assert "sudah Anda hentikan" in tanggapan.content.decode()
    assert Jeda.objects.count() == 1


def test_a_colleague_who_was_first_is_named_and_nothing_typed_is_lost(kantor, permohonan, tim):
    services.ambil(permohonan, oleh=kantor.admin_agency)
    jam.jeda(permohonan, sebab="SPSE", keterangan="SPSE mati.", oleh=kantor.admin_agency)
    tanggapan = kirim(tim, permohonan)
    assert tanggapan.status_code == 409
    for kata in (str(kantor.admin_agency), ISI["keterangan"]):
        assert kata in tanggapan.content.decode()


@pytest.mark.parametrize("siapa", ["satker", "kepala_lpse", "auditor", "helpdesk"])
def test_nobody_else_stops_it_or_lets_it_go_on(kantor, permohonan, tim, siapa):
    klien = masuk(kantor.orang[siapa])
    assert klien.get(alamat(permohonan)).status_code == 403
    assert kirim(klien, permohonan).status_code == 403
    assert alamat(permohonan) not in klien.get(alamat(permohonan, "permohonan")).content.decode()
    kirim(tim, permohonan)
    jeda = Jeda.objects.get()
    assert klien.post(alamat(permohonan, "lanjutkan_jam"), {"jeda": jeda.pk}).status_code == 403
    assert Permohonan.objects.get().dijeda_sejak is not None


def test_the_portal_says_why_a_clock_cannot_be_stopped(kantor, tim):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    tanggapan = masuk(kantor.kepala_ukpbj).get(alamat(permohonan))
    assert tanggapan.status_code == 200  # his row, his clock
    assert "Langkah ini dikerjakan oleh Kepala UKPBJ" in tim.get(alamat(permohonan)).content.decode()


def test_a_person_of_the_request_learns_the_cause_and_not_what_was_written(kantor, permohonan, tim):
    orang = pabrik.PenggunaFactory(username="penerima")
    permohonan.subjek.update(pengguna=orang)
    kirim(tim, permohonan)
    for nama in ("permohonan", "hitungan"):
        halaman = masuk(orang).get(alamat(permohonan, nama)).content.decode()
        assert "Menunggu jawaban pemohon" in halaman
        assert "Ibu Sri" not in halaman


def test_the_public_learns_that_it_stands_still_and_nothing_of_who_or_what(kantor, permohonan, tim):
    kirim(tim, permohonan)
    isi = {"nomor": permohonan.nomor, "kode": permohonan.kode_lacak}
    halaman = Client().get(reverse("lacak"), isi).content.decode()
    for kata in ("Menunggu jawaban pemohon", "Waktu layanan dijeda sejak", "lalu balas"):
        assert kata in halaman, kata
    for kata in ("Ibu Sri", str(kantor.admin_ppe), "Paling lambat"):
        assert kata not in halaman, kata
