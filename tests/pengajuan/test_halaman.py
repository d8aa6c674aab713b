"""The pages of filing: task list, documents, persons by paste, the check before sending, and the satker's home."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from requests_app import pengisian, tempelan
from requests_app.models import IsianTersimpan, Permohonan
from tests import pabrik
from tests.pengajuan.test_tempelan import BAGUS, RATIH, tab
from tests.perayap import masuk


@pytest.fixture
def klien(kantor):
    return masuk(kantor.satker)


def alamat(nama, permohonan, *lain):
    return reverse(nama, args=[permohonan.acuan, *lain])


def teks(jawaban):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


def keadaan(klien, permohonan):
    isi = klien.get(alamat("draf", permohonan)).context["isi"]
    return [bagian.keadaan for bagian in (isi.surat, isi.daftar_orang, isi.dokumen, isi.kirim)]


def test_the_four_tasks_follow_what_is_filled_in(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=0, lengkap=False)
    belum, nanti, selesai = "Belum lengkap", "Belum bisa dimulai", "Selesai"
    assert keadaan(klien, permohonan) == [belum, belum, belum, nanti]
    pabrik.SubjekFactory(permohonan=permohonan, urut=1)
    assert keadaan(klien, permohonan) == [belum, selesai, belum, nanti]
    pabrik.unggah_semua(permohonan, kantor.satker)
    assert keadaan(klien, permohonan) == [belum, selesai, selesai, nanti]
    pengisian.simpan_surat(
        permohonan,
        {
            "nomor_surat": "B-1",
            "tanggal_surat": timezone.localdate(),
            "hal": "Hal",
            "penanda_tangan_jabatan": "Kepala",
        },
    )
    assert keadaan(klien, permohonan) == [selesai, selesai, selesai, belum]


def test_a_draft_is_left_and_resumed_from_the_home(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=2, lengkap=False)
    nama = permohonan.subjek.first().nama
    beranda = klien.get("/")
    assert alamat("draf", permohonan) in beranda.content.decode()
    assert f"{nama} + 1 orang" in teks(beranda)


def test_the_check_page_links_everything_that_is_missing(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=1, lengkap=False)
    orang = permohonan.subjek.get()
    halaman = klien.get(alamat("draf_periksa", permohonan))
    tautan = re.findall(r'<li><a href="([^"]+)">', halaman.content.decode().partition("ringkasan-galat")[2])
    assert tautan[:4] == [
        alamat("draf_surat", permohonan),
        *(
            f"{alamat('draf_dokumen', permohonan)}#berkas-{kode}"
            for kode in ("s0", f"s1-{orang.pk}", f"s2-{orang.pk}")
        ),
    ]
    dokumen = klien.get(alamat("draf_dokumen", permohonan)).content.decode()
    for kode in ("s0", f"s1-{orang.pk}", f"s2-{orang.pk}"):
        assert f'id="berkas-{kode}"' in dokumen
    assert 'data-aksi="ajukan"' not in halaman.content.decode()


def test_without_persons_the_check_page_leads_to_adding_one(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=0)
    halaman = klien.get(alamat("draf_periksa", permohonan)).content.decode()
    assert f'<li><a href="{alamat("orang_baru", permohonan)}">Belum ada orang' in halaman


def test_two_persons_of_one_mailbox_are_named_on_the_list_and_at_the_check(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=2)
    permohonan.subjek.update(email="sama@contoh.go.id")
    assert keadaan(klien, permohonan) == ["Selesai", "Belum lengkap", "Selesai", "Belum bisa dimulai"]
    halaman = klien.get(alamat("draf_periksa", permohonan)).content.decode()
    assert f'<li><a href="{alamat("draf", permohonan)}#orang">Dua orang memakai surel yang sama' in halaman


def test_a_complete_draft_is_sent_from_the_check_page(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=2)
    halaman = klien.get(alamat("draf_periksa", permohonan))
    for orang in permohonan.subjek.all():
        assert orang.nama in teks(halaman)
    assert teks(halaman).count("pindaian.pdf") == 5
    kunci = re.search(r'name="ajukan-kunci" value="([^"]+)"', halaman.content.decode())[1]
    isi = {"ajukan-kunci": kunci, "ajukan-versi": permohonan.versi}
    tolak = klien.post(alamat("aksi", permohonan, "ajukan"), isi)
    assert tolak.status_code == 422
    assert 'href="#id_ajukan-benar"' in tolak.content.decode()
    assert 'id="id_ajukan-benar"' in tolak.content.decode()
    assert klien.post(alamat("aksi", permohonan, "ajukan"), isi | {"ajukan-benar": "on"}).status_code == 302
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DIAJUKAN"


@pytest.mark.parametrize("kembali", ["periksa", "dokumen", "", "https://jahat.contoh.com/", "beranda"])
def test_saving_leads_back_to_where_the_change_began_and_nowhere_else(kantor, klien, kembali):
    permohonan = pabrik.draf(kantor)
    tujuan = {"periksa": "draf_periksa", "dokumen": "draf_dokumen"}.get(kembali, "draf")
    isi = {"nomor_surat": "B-2", "tanggal_surat": "19/01/2026", "hal": "Hal", "penanda_tangan": "K"}
    jawaban = klien.post(f"{alamat('draf_surat', permohonan)}?kembali={kembali}", isi)
    assert jawaban.headers["Location"] == alamat(tujuan, permohonan)
    orang = permohonan.subjek.get()
    jawaban = klien.post(
        f"{alamat('orang', permohonan, orang.pk)}?kembali={kembali}", orang.data() | {"sk_berlaku_sampai": ""}
    )
    assert jawaban.headers["Location"] == alamat(tujuan, permohonan)


def test_every_change_link_of_the_check_page_comes_back_to_it(kantor, klien):
    halaman = klien.get(alamat("draf_periksa", pabrik.draf(kantor, orang=2))).content.decode()
    ubah = re.findall(r'class="ubah" href="([^"]+)"', halaman)
    assert len(ubah) == 1 + 2 + 5
    assert all("?kembali=periksa" in tujuan for tujuan in ubah)


def test_what_was_typed_wrongly_is_still_there_to_correct(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=0, lengkap=False)
    isi = {"nomor_surat": "B-77", "tanggal_surat": "31 Februari 2026", "hal": "Hal yang panjang"}
    halaman = klien.post(alamat("draf_surat", permohonan), isi).content.decode()
    for nilai in isi.values():
        assert f'value="{nilai}"' in halaman


def test_another_person_can_be_added_right_after_the_first(kantor, klien):
    permohonan = pabrik.draf(kantor, orang=0, lengkap=False)
    isi = {
        "jenis": "PPK", "nama": "Satu", "email": "satu@contoh.go.id", "nomor_sk": "S", "tanggal_sk": "05-01-2026",
        "nomor_sertifikat": "L", "lagi": "1",
    }  # fmt: skip
    jawaban = klien.post(alamat("orang_baru", permohonan), isi)
    assert jawaban.headers["Location"] == alamat("orang_baru", permohonan)
    assert permohonan.subjek.count() == 1


@pytest.mark.parametrize("nama", ["draf", "draf_periksa", "draf_dokumen"])
def test_more_persons_and_documents_cost_no_more_queries(kantor, klien, nama):
    jumlah = []
    for orang in (1, 6):
        permohonan = pabrik.draf(kantor, orang=orang)
        klien.get(alamat(nama, permohonan))
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat(nama, permohonan)).status_code == 200
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]


def test_pages_of_a_draft_lead_to_the_permohonan_once_it_is_sent(kantor, klien):
    permohonan = pabrik.permohonan(kantor)
    for nama in ("draf", "draf_periksa", "draf_dokumen"):
        assert klien.get(alamat(nama, permohonan)).headers["Location"] == f"/permohonan/{permohonan.nomor}/"
    for nama in ("draf_surat", "orang_baru", "orang_tempel"):
        assert klien.get(alamat(nama, permohonan)).status_code == 403


# ---- Pasting ----


@pytest.fixture
def kosong(kantor):
    return pabrik.draf(kantor, orang=0, lengkap=False)


def tempel(klien, permohonan, baris, **isi):
    return klien.post(alamat("orang_tempel", permohonan), {"teks": tab(*baris), **isi}, follow=True)


def test_nothing_is_added_before_it_is_confirmed(klien, kosong):
    halaman = tempel(klien, kosong, [RATIH, BAGUS])
    assert "Tambahkan 2 orang" in teks(halaman)
    assert kosong.subjek.count() == 0
    halaman = tempel(klien, kosong, [RATIH, BAGUS], tambahkan="1")
    assert halaman.redirect_chain[-1][0] == alamat("draf", kosong)
    assert list(kosong.subjek.values_list("nama", "jenis", "urut")) == [
        ("Ratih Contoh, S.T.", "PPK", 1),
        ("Bagus Contoh", "PP", 2),
    ]
    assert not IsianTersimpan.objects.exists()


def test_good_rows_are_added_and_the_faulty_one_stays_to_be_put_right_in_its_place(klien, kosong):
    buruk = [*BAGUS]
    buruk[8] = "31/02/2026"
    halaman = tempel(klien, kosong, [RATIH, buruk], tambahkan="1")
    assert [o.nama for o in kosong.subjek.all()] == ["Ratih Contoh, S.T."]
    assert "Belum ditambahkan: Bagus Contoh" in teks(halaman)
    assert 'name="b1-tanggal_sk"' in halaman.content.decode()
    assert "31/02/2026" in halaman.content.decode()
    isi = {"teks": tempelan.susun(b.isi for b in halaman.context["galat"]), "b1-tanggal_sk": "5 Januari 2026"}
    halaman = klien.post(alamat("orang_tempel", kosong), isi | {"periksa": "1"})
    assert "Tambahkan 1 orang" in teks(halaman)
    isi = {"teks": halaman.context["teks"], "tambahkan": "1"}
    assert klien.post(alamat("orang_tempel", kosong), isi).headers["Location"] == alamat("draf", kosong)
    assert kosong.subjek.count() == 2
    assert not IsianTersimpan.objects.exists()


def test_checked_rows_wait_on_the_page_until_they_are_added_or_emptied(klien, kosong):
    tempel(klien, kosong, [RATIH])
    assert "Tambahkan 1 orang" in teks(klien.get(alamat("orang_tempel", kosong)))
    jawaban = klien.post(alamat("orang_tempel", kosong), {"teks": " "})
    assert jawaban.status_code == 422
    assert "Tambahkan" not in teks(klien.get(alamat("orang_tempel", kosong)))


def test_adding_the_same_paste_twice_adds_nobody_twice(klien, kosong):
    tempel(klien, kosong, [RATIH], tambahkan="1")
    halaman = tempel(klien, kosong, [RATIH], tambahkan="1")
    assert kosong.subjek.count() == 1
    assert "sudah dipakai Ratih Contoh" in teks(halaman)


def test_a_paste_without_a_person_says_so_and_keeps_the_text(klien, kosong):
    halaman = klien.post(alamat("orang_tempel", kosong), {"teks": "Nama\tNIP\tSurel"})
    assert halaman.status_code == 422
    assert "Tidak ada baris orang yang terbaca" in teks(halaman)
    assert "Nama\tNIP\tSurel" in halaman.content.decode()


def test_somebody_with_an_account_is_pointed_out_in_the_preview(kantor, klien, kosong):
    berakun = pabrik.permohonan(kantor, "DIBUATKAN_AKUN").subjek.get()
    sama = [*RATIH]
    sama[5] = berakun.email
    assert berakun.user_id in teks(tempel(klien, kosong, [sama]))


# ---- Home ----


def dikembalikan(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tanpa cap"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
    return pabrik.maju(kantor, permohonan, "minta_lengkapi")


def test_what_came_back_stands_first_with_its_deadline(kantor, klien):
    berjalan, kembali = pabrik.permohonan(kantor, "DIDISPOSISI"), dikembalikan(kantor)
    beranda = klien.get("/")
    isi = beranda.content.decode()
    assert isi.index("Perlu tindakan Anda") < isi.index(kembali.nomor) < isi.index(berjalan.nomor)
    assert f'href="{alamat("lengkapi", kembali)}"' in isi
    assert f'Lengkapi sebelum <strong><time datetime="{kembali.batas_perbaikan.isoformat()}' in isi
    assert "Langkah 3 dari 13" in isi
    assert "Perkiraan selesai paling lambat" in isi


def test_a_unit_without_requests_learns_what_to_prepare(kantor, klien):
    isi = teks(klien.get("/"))
    for kata in ("Surat Permohonan Pembuatan User ID", "SK Penunjukan", "Sertifikat Pengadaan", "tiap orang"):
        assert kata in isi
    assert f'href="{reverse("baru")}"' in klien.get("/").content.decode()


def test_a_longer_home_costs_no_more_queries(kantor, klien):
    def hitung():
        klien.get("/")
        with CaptureQueriesContext(connection) as kueri:
            klien.get("/")
        return len(kueri)

    def tambah():
        dikembalikan(kantor), pabrik.permohonan(kantor, "DIAJUKAN"), pabrik.draf(kantor)

    tambah()
    satu = hitung()
    tambah()
    assert hitung() == satu


def test_the_front_page_says_who_files_what_to_prepare_and_where_to_follow(db):
    pabrik.kantor()
    halaman = Client().get("/")
    assert "Diajukan oleh Satuan Kerja" in teks(halaman)
    assert "Sertifikat Pengadaan Barang/Jasa Tingkat Dasar (tiap orang)" in teks(halaman)
    assert f'href="{reverse("baru")}"' in halaman.content.decode()
    assert 'id="lacak"' in halaman.content.decode()
