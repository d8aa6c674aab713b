"""Many at once: listed before, done one by one, told after; nobody's rights grow by choosing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app import services
from requests_app.models import Jejak, Permohonan
from requests_app.views.massal import BATAS_PILIHAN
from tests import pabrik
from tests.perayap import masuk

AMBIL, SERAHKAN = "/antrean/ambil/", "/antrean/serahkan/"


def pilihan(*permohonan, **isi):
    return {"pilih": [p.nomor for p in permohonan], "dari": "tab=bebas"} | isi


def pemegang(*permohonan):
    return [Permohonan.objects.get(pk=p.pk).petugas for p in permohonan]


def bagian(tanggapan):
    """{list of the page: numbers in it}."""
    konteks = tanggapan.context
    return {
        "bisa": [p.nomor for p in konteks["bisa"]],
        "sudah": [p.nomor for p in konteks["sudah"]],
        "dilewati": {b.permohonan.nomor: b.izin.alasan for b in konteks["dilewati"]},
    }


@pytest.fixture
def campuran(kantor, diperintahkan, rekan):
    """Free, a colleague's, mine, and a head's."""
    bebas, dipegang, milik = diperintahkan
    services.ambil(dipegang, oleh=rekan)
    services.ambil(milik, oleh=kantor.admin_ppe)
    return {"bebas": bebas, "rekan": dipegang, "saya": milik, "kepala": pabrik.permohonan(kantor, "DIAJUKAN")}


def test_taking_lists_what_will_be_taken_and_what_is_skipped_and_why(kantor, petugas, rekan, campuran):
    tanggapan = petugas.get(AMBIL, pilihan(*campuran.values()))
    isi, halaman = bagian(tanggapan), tanggapan.content.decode()
    assert isi["bisa"] == [campuran["bebas"].nomor]
    assert isi["sudah"] == [campuran["saya"].nomor]
    assert f"Sudah dipegang {rekan}" in isi["dilewati"][campuran["rekan"].nomor]
    assert "Kepala UKPBJ" in isi["dilewati"][campuran["kepala"].nomor]
    assert "Dilewati: sudah Anda pegang." in halaman
    assert "Ambil 1 permohonan" in halaman
    assert pemegang(campuran["bebas"]) == [None]


def test_taking_takes_each_and_says_what_came_of_it(kantor, petugas, campuran, diperintahkan):
    semua = campuran.values()
    tanggapan = petugas.post(AMBIL, pilihan(*semua), follow=True)
    assert tanggapan.redirect_chain[0][1] == 302
    isi = bagian(tanggapan)
    assert set(isi["sudah"]) == {campuran["bebas"].nomor, campuran["saya"].nomor}
    assert set(isi["dilewati"]) == {campuran["rekan"].nomor, campuran["kepala"].nomor}
    assert "Berhasil (2)" in tanggapan.content.decode()
    assert "Tidak berhasil (2)" in tanggapan.content.decode()
    assert pemegang(campuran["bebas"]) == [kantor.admin_ppe]


def test_what_a_colleague_holds_stays_his_even_when_chosen_by_hand(kantor, petugas, rekan, campuran):
    petugas.post(AMBIL, pilihan(campuran["rekan"]))
    assert pemegang(campuran["rekan"]) == [rekan]


def test_the_same_post_again_changes_nothing_and_says_the_same(kantor, petugas, diperintahkan):
    petugas.post(AMBIL, pilihan(*diperintahkan))
    catatan = list(Jejak.objects.order_by("pk").values())
    tanggapan = petugas.post(AMBIL, pilihan(*diperintahkan), follow=True)
    assert list(Jejak.objects.order_by("pk").values()) == catatan
    assert len(bagian(tanggapan)["sudah"]) == 3
    assert pemegang(*diperintahkan) == [kantor.admin_ppe] * 3


def test_each_taking_stands_in_the_journal_of_its_permohonan(kantor, petugas, diperintahkan):
    petugas.post(AMBIL, pilihan(*diperintahkan))
    for permohonan in diperintahkan:
        akhir = permohonan.jejak.last()
        assert (akhir.aksi, akhir.pelaku) == ("ambil", kantor.admin_ppe)


def test_handing_over_asks_to_whom_and_names_only_colleagues_of_the_column(kantor, petugas, rekan, campuran):
    tanggapan = petugas.get(SERAHKAN, pilihan(campuran["saya"]))
    assert list(tanggapan.context["rekan"]) == [rekan, kantor.admin_agency_lain]
    assert "data-aksi" not in tanggapan.content.decode().partition("<main")[2]


def test_handing_over_lists_then_hands_over_what_this_person_holds(kantor, petugas, rekan, campuran):
    daftar = petugas.get(SERAHKAN, pilihan(*campuran.values(), kepada=rekan.pk))
    isi = bagian(daftar)
    assert isi["bisa"] == [campuran["saya"].nomor]
    assert isi["dilewati"][campuran["bebas"].nomor].startswith("Belum ada yang memegang")
    tanggapan = petugas.post(SERAHKAN, pilihan(*campuran.values(), kepada=rekan.pk), follow=True)
    assert set(bagian(tanggapan)["sudah"]) == {campuran["saya"].nomor, campuran["rekan"].nomor}
    assert pemegang(campuran["saya"], campuran["bebas"]) == [rekan, None]


@pytest.mark.parametrize("kepada", ["", "x", "²", "9" * 40, "satker", "helpdesk", "admin_ppe"])
def test_nobody_outside_the_column_receives_work(kantor, petugas, campuran, kepada):
    nilai = kantor.orang[kepada].pk if kepada in kantor.orang else kepada
    tanggapan = petugas.post(SERAHKAN, pilihan(campuran["saya"], kepada=nilai))
    assert tanggapan.status_code == 302
    assert pemegang(campuran["saya"]) == [kantor.admin_ppe]


def test_a_colleague_who_is_part_of_the_request_does_not_receive_it(kantor, petugas, rekan, campuran):
    campuran["saya"].subjek.update(email=rekan.email)
    isi = bagian(petugas.get(SERAHKAN, pilihan(campuran["saya"], kepada=rekan.pk)))
    assert "ikut dalam permohonan ini" in isi["dilewati"][campuran["saya"].nomor]
    petugas.post(SERAHKAN, pilihan(campuran["saya"], kepada=rekan.pk))
    assert pemegang(campuran["saya"]) == [kantor.admin_ppe]


@pytest.mark.parametrize("nama", ["satker", "kepala_ukpbj", "auditor", "luar", "super", "pengelola"])
def test_only_the_team_takes_or_hands_over_and_the_refusal_says_so(kantor, diperintahkan, nama):
    klien = masuk(kantor.orang[nama])
    for alamat in (AMBIL, SERAHKAN):
        for metode in (klien.get, klien.post):
            tanggapan = metode(alamat, pilihan(*diperintahkan, kepada=kantor.admin_agency.pk))
            assert tanggapan.status_code == 403
            assert "Hanya anggota tim LPSE" in tanggapan.content.decode()
    assert pemegang(*diperintahkan) == [None] * 3


def test_team_buttons_are_shown_to_the_team_alone(kantor, diperintahkan):
    for nama, ada in (("admin_ppe", True), ("kepala_ukpbj", False), ("satker", False)):
        halaman = masuk(kantor.orang[nama]).get("/antrean/?tab=semua").content.decode()
        assert ('data-aksi="ambil"' in halaman) is ada, nama
        assert 'data-aksi="cetak"' in halaman


@pytest.mark.parametrize("alamat", [AMBIL, SERAHKAN, "/antrean/cetak/", "/antrean/ekspor/"])
def test_choosing_nothing_leads_back_with_what_to_do(kantor, petugas, alamat):
    tanggapan = petugas.get(alamat, {"dari": "tab=bebas&q=Balai"}, follow=True)
    assert tanggapan.redirect_chain == [("/antrean/?tab=bebas&q=Balai", 302)]
    assert "Centang dahulu" in tanggapan.content.decode()


def test_the_way_back_never_leaves_the_queue(petugas):
    tanggapan = petugas.get(AMBIL, {"dari": "https://jahat.contoh.com\r\nX: y"})
    assert tanggapan.headers["Location"].startswith("/antrean/?")
    assert "X" not in tanggapan.headers


def test_unknown_ended_and_too_many_are_left_out_and_it_is_said(kantor, petugas, diperintahkan):
    diperintahkan[1].refresh_from_db()
    pabrik.maju(kantor, diperintahkan[1], "tarik")
    banyak = [f"PPK-2026-{n:06}-XX" for n in range(BATAS_PILIHAN)]
    tanggapan = petugas.get(AMBIL, {"pilih": [*(p.nomor for p in diperintahkan), *banyak]})
    assert len(bagian(tanggapan)["bisa"]) == 2
    assert f"{BATAS_PILIHAN + 1} pilihan tidak disertakan" in tanggapan.content.decode()


def test_a_longer_choice_costs_no_more_queries(kantor, petugas, diperintahkan):
    petugas.get("/antrean/ambil/", {"pilih": diperintahkan[0].nomor})  # what is read once a process
    banyak = []
    for dipilih in (diperintahkan[:1], diperintahkan):
        with CaptureQueriesContext(connection) as kueri:
            petugas.get("/antrean/ambil/", {"pilih": [p.nomor for p in dipilih]})
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
