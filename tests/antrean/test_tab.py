"""Tabs: what is in each, for whom, and that every number is the number of rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts_app.models import Penugasan
from requests_app import services
from requests_app.models import Permohonan
from tests import pabrik
from tests.antrean.conftest import nomor
from tests.perayap import masuk

SEMUA_ORANG = sorted({*pabrik.PERAN_CAST, "luar", "super"})
TAB_TIM = ["tugas", "bebas", "pemohon", "pimpinan", "lewat", "semua"]


@pytest.fixture
def beragam(kantor):
    """Running permohonan that wait for everybody in turn, one of them late, and one that has ended."""
    hasil = {
        s: pabrik.permohonan(kantor, s) for s in ("DIAJUKAN", "DIDISPOSISI", "DIPERINTAHKAN", "DITERIMA")
    }
    kembali = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(kembali, "periksa")["temuan"] | {"s0": "Tidak terbaca"}
    hasil["DIKEMBALIKAN"] = pabrik.maju(
        kantor, pabrik.maju(kantor, kembali, "periksa", temuan=temuan), "minta_lengkapi"
    )
    hasil["DITARIK"] = pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik")
    Permohonan.objects.filter(pk=hasil["DITERIMA"].pk).update(tenggat=timezone.now() - timedelta(hours=1))
    return hasil


def tab_dari(tanggapan):
    return {tab.kode: jumlah for tab, jumlah in tanggapan.context["daftar_tab"]}


def angka_sama(klien, saringan, siapa):
    for tab in tab_dari(klien.get("/antrean/")):
        tanggapan = klien.get("/antrean/", {"tab": tab} | saringan)
        assert tab_dari(tanggapan)[tab] == len(nomor(tanggapan)), (siapa, tab)


def test_badges_equal_the_rows_shown_for_everybody(kantor, beragam):
    for nama in SEMUA_ORANG:
        angka_sama(masuk(kantor.orang[nama]), {}, nama)


@pytest.mark.parametrize("saringan", [{"q": "Balai"}, {"langkah": "DITERIMA"}, {"q": "tidak ada ini"}])
def test_badges_equal_the_rows_shown_under_a_filter(kantor, beragam, saringan):
    for nama in ("admin_ppe", "kepala_lpse", "satker"):
        angka_sama(masuk(kantor.orang[nama]), saringan, nama)


def test_what_has_ended_is_in_no_tab(kantor, beragam, petugas):
    for tab in TAB_TIM:
        assert beragam["DITARIK"].nomor not in nomor(petugas.get("/antrean/", {"tab": tab}))


def test_each_tab_of_the_team_holds_what_its_name_says(kantor, beragam, petugas):
    isi = {tab: set(nomor(petugas.get("/antrean/", {"tab": tab}))) for tab in TAB_TIM}
    p = {status: permohonan.nomor for status, permohonan in beragam.items()}
    assert isi["tugas"] == {p["DITERIMA"]}
    assert isi["bebas"] == {p["DIPERINTAHKAN"]}
    assert isi["pemohon"] == {p["DIKEMBALIKAN"]}
    assert isi["pimpinan"] == {p["DIAJUKAN"], p["DIDISPOSISI"]}
    assert isi["lewat"] == {p["DITERIMA"]}
    assert isi["semua"] == set(p.values()) - {p["DITARIK"]}


def test_work_a_colleague_holds_is_neither_mine_nor_free(kantor, beragam, rekan):
    services.ambil(beragam["DIPERINTAHKAN"], oleh=rekan)
    petugas = masuk(kantor.admin_ppe)
    for tab in ("tugas", "bebas"):
        assert beragam["DIPERINTAHKAN"].nomor not in nomor(petugas.get("/antrean/", {"tab": tab}))
    assert beragam["DIPERINTAHKAN"].nomor in nomor(masuk(rekan).get("/antrean/"))


def test_work_whose_holder_left_the_team_is_free_again(kantor, beragam, rekan):
    services.ambil(beragam["DIPERINTAHKAN"], oleh=rekan)
    Penugasan.objects.filter(pengguna=rekan).update(selesai="2020-12-31")
    petugas = masuk(kantor.admin_ppe)
    assert beragam["DIPERINTAHKAN"].nomor in nomor(petugas.get("/antrean/", {"tab": "bebas"}))


@pytest.mark.parametrize(
    ("nama", "tab"),
    [
        ("admin_ppe", TAB_TIM),
        ("kepala_ukpbj", ["tugas", "tim", "pemohon", "pimpinan", "lewat", "semua"]),
        ("satker", ["tugas", "kantor", "lewat", "semua"]),
        ("auditor", ["semua", "lewat"]),
        ("luar", ["semua"]),
    ],
)
def test_everybody_sees_only_tabs_that_can_hold_something_for_him(kantor, nama, tab):
    assert list(tab_dari(masuk(kantor.orang[nama]).get("/antrean/"))) == tab


def test_satker_sees_what_waits_for_it_first_and_what_runs_at_the_office(kantor, beragam):
    satker = masuk(kantor.satker)
    assert nomor(satker.get("/antrean/")) == [beragam["DIKEMBALIKAN"].nomor]
    assert beragam["DIKEMBALIKAN"].nomor not in nomor(satker.get("/antrean/", {"tab": "kantor"}))
    assert nomor(masuk(kantor.satker_lain).get("/antrean/", {"tab": "semua"})) == []


def test_a_head_finds_his_own_row_first(kantor, beragam):
    assert nomor(masuk(kantor.kepala_ukpbj).get("/antrean/")) == [beragam["DIAJUKAN"].nomor]


def test_an_empty_tab_says_where_work_is(kantor, diperintahkan, petugas):
    halaman = petugas.get("/antrean/").content.decode()
    assert "Tidak ada tugas" in halaman
    assert "Ambil dari Belum diambil (3)" in halaman
    assert 'href="/antrean/?tab=bebas"' in halaman


def test_every_empty_tab_says_why_and_leads_on(kantor):
    for nama in SEMUA_ORANG:
        klien = masuk(kantor.orang[nama])
        for tab in tab_dari(klien.get("/antrean/")):
            tanggapan = klien.get("/antrean/", {"tab": tab})
            halaman = tanggapan.content.decode()
            assert tanggapan.context["tab"].kosong in halaman, (nama, tab)
            assert "keadaan-kosong-aksi" in halaman, (nama, tab)
