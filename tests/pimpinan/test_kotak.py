"""The heads' box: who may open it, what stands in it, and that each card leads straight to its task."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts_app.models import Penugasan, Peran
from accounts_app.services import tugaskan
from requests_app import pimpinan, services
from requests_app.izin import Pelaku
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.pelaksana import PELAKSANA_KEPALA
from requests_app.views import pimpinan as views
from tests import jalan, pabrik


def teks(tanggapan):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tanggapan.content.decode()))


def nomor(tanggapan):
    return [k["permohonan"].nomor for k in tanggapan.context["kartu"]]


@pytest.mark.parametrize(
    "nama", ["satker", "admin_ppe", "helpdesk", "auditor", "pimpinan", "pengelola", "super", "luar"]
)
def test_only_the_heads_open_the_box_and_others_read_why(kantor, klien, nama):
    tanggapan = klien(kantor.orang[nama]).get("/pimpinan/")
    assert tanggapan.status_code == 403
    assert "hanya untuk Kepala UKPBJ dan Kepala LPSE" in teks(tanggapan)


@pytest.mark.parametrize("nama", ["kepala_ukpbj", "kepala_lpse"])
def test_the_menu_and_the_home_page_of_a_head_lead_to_the_box(kantor, klien, nama):
    pabrik.permohonan(kantor, "DIAJUKAN" if nama == "kepala_ukpbj" else "DIDISPOSISI")
    halaman = klien(kantor.orang[nama]).get("/").content.decode()
    menu = re.search(r'<nav class="menu-utama".*?</nav>', halaman, re.S)[0]
    assert re.search(r'href="/pimpinan/"[^>]*>Kotak disposisi <span class="menu-jumlah">1<', menu)
    assert "Buka kotak disposisi" in halaman


def test_nobody_else_has_it_in_the_menu(kantor, klien):
    for nama in ("satker", "admin_ppe", "auditor", "pengelola"):
        assert "/pimpinan/" not in klien(kantor.orang[nama]).get("/").content.decode(), nama


def test_a_head_whose_appointment_ended_yesterday_is_refused_today(kantor, klien):
    Penugasan.objects.filter(pengguna=kantor.kepala_lpse).update(selesai=date(2020, 1, 2))
    assert klien(kantor.kepala_lpse).get("/pimpinan/").status_code == 403


def test_a_plh_finds_the_box_of_the_head_he_stands_in_for(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    tugaskan(
        kantor.luar, Peran.KEPALA_UKPBJ, mulai=date(2020, 1, 1), sifat="PLH", dasar_hukum="ST Contoh Nomor 2"
    )
    assert nomor(klien(kantor.luar).get("/pimpinan/")) == [permohonan.nomor]


def test_each_kind_of_work_has_its_tab_and_its_count(kantor, klien):
    ada = {
        status: pabrik.permohonan(kantor, status)
        for status in ("DIAJUKAN", "DIDISPOSISI", "DIBUATKAN_DRAF", "DIKOREKSI")
    }
    isi = {
        ("kepala_ukpbj", "disposisi"): ["DIAJUKAN"],
        ("kepala_ukpbj", "koreksi"): [],
        ("kepala_ukpbj", "tanda-tangan"): ["DIKOREKSI"],
        ("kepala_lpse", "disposisi"): ["DIDISPOSISI"],
        ("kepala_lpse", "koreksi"): ["DIBUATKAN_DRAF"],
        ("kepala_lpse", "tanda-tangan"): [],
    }
    for (nama, bagian), status in isi.items():
        tanggapan = klien(kantor.orang[nama]).get("/pimpinan/", {"bagian": bagian})
        assert nomor(tanggapan) == [ada[s].nomor for s in status], (nama, bagian)
        assert {k: n for k, _, n in tanggapan.context["tab"]}[bagian] == len(status)
        if not status:
            assert "Tidak ada yang menunggu di bagian ini" in teks(tanggapan)


def test_the_box_opens_where_something_waits(kantor, klien):
    pabrik.permohonan(kantor, "DIKOREKSI")
    assert klien(kantor.kepala_ukpbj).get("/pimpinan/").context["bagian"] == "tanda-tangan"


@pytest.mark.parametrize("sampah", ["tidak-ada", "²", "../../", "x" * 3000])
def test_a_rubbish_tab_or_number_is_ignored(kantor, klien, sampah):
    tanggapan = klien(kantor.kepala_ukpbj).get("/pimpinan/", {"bagian": sampah, "sesudah": sampah})
    assert tanggapan.status_code == 200
    assert tanggapan.context["bagian"] == "disposisi"
    assert tanggapan.context["sesudah"] is None


def test_a_card_says_from_whom_about_what_for_how_many_and_until_when(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    isi = teks(klien(kantor.kepala_ukpbj).get("/pimpinan/"))
    for kata in (
        permohonan.nomor,
        "Balai Contoh Tekstil",
        "Permohonan User ID",
        "2 orang · diterima",
        "Sisa",
    ):
        assert kata in isi


def test_the_soonest_due_is_first(kantor, klien):
    satu, dua = pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.permohonan(kantor, "DIAJUKAN")
    Permohonan.objects.filter(pk=satu.pk).update(tenggat=None)
    assert nomor(klien(kantor.kepala_ukpbj).get("/pimpinan/")) == [dua.nomor, satu.nomor]


ISI_TUGAS = {
    ("kepala_ukpbj", "DIAJUKAN"): ("disposisikan", "Lembar disposisi"),
    ("kepala_lpse", "DIDISPOSISI"): ("perintahkan", "Lembar disposisi"),
    ("kepala_lpse", "DIBUATKAN_DRAF"): ("koreksi", "Paragraf pembuka"),
}


@pytest.mark.parametrize(("nama", "status"), ISI_TUGAS)
def test_buka_leads_straight_to_the_task(kantor, klien, nama, status):
    permohonan, (aksi, kata) = pabrik.permohonan(kantor, status), ISI_TUGAS[nama, status]
    kartu = klien(kantor.orang[nama]).get("/pimpinan/").context["kartu"][0]
    assert kartu["alamat"] == f"/permohonan/{permohonan.nomor}/{aksi}/"
    halaman = klien(kantor.orang[nama]).get(kartu["alamat"])
    assert f'data-aksi="{aksi}"' in halaman.content.decode()
    assert kata in teks(halaman)


def test_a_letter_is_opened_for_signing_by_a_form_for_that_reserves_its_number(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    jalan.beri_sertifikat(kantor.kepala_ukpbj)
    orang = klien(kantor.kepala_ukpbj)
    kartu = orang.get("/pimpinan/").context["kartu"][0]
    assert kartu["menyiapkan"]
    assert not permohonan.surat.get().beku_sha256
    halaman = orang.post(kartu["alamat"], follow=True)
    assert "Surat yang akan ditandatangani" in teks(halaman)


def test_every_row_of_a_head_in_every_sop_is_one_of_the_kinds_and_can_be_opened(kantor):
    for kode, kelas in SOP.items():
        for baris in (b for b in kelas.LANGKAH if b.pelaksana in PELAKSANA_KEPALA):
            permohonan = jalan.sampai(kantor, kode, baris.status)
            pemegang = kantor.orang[pabrik.PELAKU[baris.pelaksana]]
            ada = pimpinan.menunggu(Pelaku(pemegang)).get(pk=permohonan.pk)
            assert ada.bagian == pimpinan.bagian_aksi(pimpinan.aksi_kini(permohonan)), baris.status
            assert views.buka(permohonan)["alamat"].startswith(f"/permohonan/{permohonan.nomor}/")


def test_what_concerns_the_head_himself_cannot_be_opened_and_is_never_next(kantor, klien):
    sendiri, lain = pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.permohonan(kantor, "DIAJUKAN")
    sendiri.subjek.update(email=kantor.kepala_ukpbj.email.upper())
    tanggapan = klien(kantor.kepala_ukpbj).get("/pimpinan/")
    assert nomor(tanggapan) == [sendiri.nomor, lain.nomor]
    assert "Menyangkut diri Anda: harus dikerjakan orang lain" in teks(tanggapan)
    assert f"/permohonan/{sendiri.nomor}/disposisikan/" not in tanggapan.content.decode()
    assert pimpinan.berikutnya(Pelaku(kantor.kepala_ukpbj), "disposisi").pk == lain.pk


def disposisikan(kantor, klien, permohonan, **isi):
    alamat = f"/permohonan/{permohonan.nomor}/disposisikan/"
    form = klien(kantor.kepala_ukpbj).get(alamat).context["form"]
    data = {b.html_name: b.initial for b in form if b.initial} | {
        f"disposisikan-{nama}": nilai for nama, nilai in isi.items()
    }
    return klien(kantor.kepala_ukpbj).post(alamat, data, follow=True)


def test_after_a_disposition_the_box_says_so_and_offers_the_next(kantor, klien):
    satu, dua, tiga = (pabrik.permohonan(kantor, "DIAJUKAN") for _ in range(3))
    tanggapan = disposisikan(kantor, klien, satu)
    assert tanggapan.redirect_chain == [(f"/pimpinan/?sesudah={satu.nomor}", 302)]
    isi = tanggapan.content.decode()
    assert f'data-status="DIDISPOSISI" data-nomor="{satu.nomor}"' in isi
    assert "Permohonan didisposisikan kepada Kepala LPSE." in teks(tanggapan)
    assert "Berikutnya (2)" in teks(tanggapan)
    assert tanggapan.context["sesudah"]["lanjut"]["alamat"] == f"/permohonan/{dua.nomor}/disposisikan/"
    disposisikan(kantor, klien, dua)
    tanggapan = disposisikan(kantor, klien, tiga)
    assert "Berikutnya" not in teks(tanggapan)
    assert "Tidak ada yang menunggu Anda" in teks(tanggapan)


def test_the_next_task_is_of_the_same_kind_before_any_other(kantor, klien):
    surat = pabrik.permohonan(kantor, "DIKOREKSI")
    satu, dua = pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.permohonan(kantor, "DIAJUKAN")
    assert disposisikan(kantor, klien, satu).context["sesudah"]["lanjut"]["permohonan"].pk == dua.pk
    lanjut = disposisikan(kantor, klien, dua).context["sesudah"]["lanjut"]
    assert (lanjut["permohonan"].pk, lanjut["menyiapkan"]) == (surat.pk, True)


def test_the_same_post_again_says_that_it_was_done_before(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    alamat = f"/permohonan/{permohonan.nomor}/disposisikan/"
    orang = klien(kantor.kepala_ukpbj)
    data = {b.html_name: b.initial for b in orang.get(alamat).context["form"] if b.initial}
    orang.post(alamat, data)
    kedua = orang.post(alamat, data, follow=True)
    assert "sudah diproses sebelumnya" in teks(kedua)
    assert permohonan.disposisi.count() == 1


def test_what_somebody_else_did_is_not_shown_as_done_by_me(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    tanggapan = klien(kantor.kepala_lpse).get("/pimpinan/", {"sesudah": permohonan.nomor})
    assert tanggapan.context["sesudah"]["jejak"].aksi == "perintahkan"
    services.jalankan(permohonan, "terima", oleh=kantor.admin_ppe)
    assert klien(kantor.admin_ppe).get("/pimpinan/", {"sesudah": permohonan.nomor}).status_code == 403


def test_an_empty_box_says_what_was_last_and_the_done_tab_lists_it(kantor, klien):
    orang = klien(kantor.kepala_lpse)
    assert "Terakhir:" not in teks(orang.get("/pimpinan/"))
    assert "akan muncul di sini" in teks(orang.get("/pimpinan/"))
    assert "Belum ada yang Anda selesaikan" in teks(orang.get("/pimpinan/", {"bagian": "selesai"}))
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    kosong = teks(orang.get("/pimpinan/"))
    assert f"Terakhir: Langkah 3: Memerintahkan Tim LPSE membuat User ID, {permohonan.nomor} ," in kosong
    assert "WIB" in kosong
    selesai = orang.get("/pimpinan/", {"bagian": "selesai"})
    assert [d["jejak"].permohonan.nomor for d in selesai.context["dikerjakan"]] == [permohonan.nomor]


def test_more_than_a_page_is_counted_and_comes_up_by_itself(kantor, klien, monkeypatch):
    monkeypatch.setattr(views, "PER_HALAMAN", 1)
    pabrik.permohonan(kantor, "DIAJUKAN")
    pabrik.permohonan(kantor, "DIAJUKAN")
    tanggapan = klien(kantor.kepala_ukpbj).get("/pimpinan/")
    assert len(tanggapan.context["kartu"]) == 1
    assert "paling dekat batas waktunya dari 2" in teks(tanggapan)


def test_more_cards_cost_no_more_queries(kantor, klien):
    orang, hitungan = klien(kantor.kepala_ukpbj), []
    for _ in range(2):
        for _ in range(2):
            pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
        orang.get("/pimpinan/")
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            orang.get("/pimpinan/")
        hitungan.append(len(kueri))
    assert hitungan[0] == hitungan[1] <= 14
