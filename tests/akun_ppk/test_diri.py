"""A PPK asks for his own account: the pages speak to him, and the account comes to nobody else."""

import pytest
from django.urls import reverse

from accounts_app.models import Pengguna
from requests_app import pengisian
from requests_app.kelengkapan import butir_wajib
from requests_app.models import Permohonan
from requests_app.sop.akun_ppk import SK_PELANTIKAN
from requests_app.tampilan import buat_form
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def kosong(kantor):
    return pabrik.draf(kantor, sop="akun-ppk", orang=0, lengkap=False)


@pytest.fixture
def klien(kantor):
    return masuk(kantor.ppk)


def alamat(nama, permohonan, *lain):
    return reverse(nama, args=[permohonan.acuan, *lain])


def isi_data(kantor, **lain):
    dasar = pengisian.isian_diri(kantor.ppk, kantor.unit)
    return (
        dasar
        | {"jenis": "PPK", "nomor_sk": "SK-7", "tanggal_sk": "2026-01-05", "nomor_sertifikat": "L-7"}
        | lain
    )


def test_the_task_list_speaks_to_himself(klien, kosong):
    isi = klien.get(alamat("draf", kosong)).content.decode()
    assert "Data Anda" in isi
    assert "Isi data Anda" in isi
    assert "PPK atau atasannya" in isi
    for kata in ("Tambah orang", "Tempel dari lembar kerja", "Kepala Satker"):
        assert kata not in isi


def test_what_the_portal_knows_of_him_is_filled_in(kantor, klien, kosong):
    isi = klien.get(alamat("orang_baru", kosong)).content.decode()
    assert f'value="{kantor.ppk.email}"' in isi
    assert 'type="hidden" name="jenis" value="PPK"' in isi
    assert "Simpan dan tambah lagi" not in isi
    assert kosong.penanda_tangan == kantor.ppk.nama_bergelar


def test_there_is_one_person_and_no_paste(kantor, klien, kosong):
    klien.post(alamat("orang_baru", kosong), isi_data(kantor))
    assert kosong.subjek.get().pengguna == kantor.ppk
    kedua = klien.post(alamat("orang_baru", kosong), isi_data(kantor, email="lain@contoh.go.id", nip="1"))
    assert kedua.status_code == 200
    assert kosong.subjek.count() == 1
    assert klien.get(alamat("orang_tempel", kosong)).status_code == 403


@pytest.mark.parametrize("merangkap", [False, True])
def test_a_pa_who_is_also_ppk_hands_in_the_sk_pelantikan(kantor, klien, kosong, merangkap):
    klien.post(
        alamat("orang_baru", kosong), isi_data(kantor, **({"pa_merangkap_ppk": "on"} if merangkap else {}))
    )
    syarat = [b.syarat for b in butir_wajib(Permohonan.objects.get(pk=kosong.pk))]
    assert (SK_PELANTIKAN in syarat) == merangkap
    isi = klien.get(alamat("draf_periksa", kosong)).content.decode()
    assert ("Pengguna Anggaran (PA) yang merangkap PPK" in isi) == merangkap


def sampai(kantor, *langkah, **isi):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    permohonan.subjek.update(**isi)
    for nama in langkah:
        permohonan = pabrik.maju(kantor, Permohonan.objects.get(pk=permohonan.pk), nama)
    return permohonan


LENGKAP = ("ajukan", "nyatakan_lengkap")
VALID = (*LENGKAP, "nyatakan_valid")


def test_the_password_is_sealed_for_the_ppk_even_if_he_wrote_another_address(kantor):
    permohonan = sampai(kantor, *VALID, email="kantor@contoh.go.id")
    form = buat_form(permohonan, permohonan.buat_akun.aksi, kantor.admin_agency)
    (baris,) = form.baris()
    assert baris["penerima"] == {"akun": kantor.ppk, "galat": ""}
    assert baris["hasil"].is_hidden
    permohonan = pabrik.maju(kantor, permohonan, "buat_akun")
    orang = permohonan.subjek.get()
    assert orang.pengguna == orang.kredensial.penerima == kantor.ppk
    assert not Pengguna.objects.filter(email="kantor@contoh.go.id").exists()


def test_home_names_what_he_may_file_and_nothing_else(kantor, klien):
    isi = klien.get("/").content.decode()
    assert "Memperoleh akun PPK" in isi
    assert "SK Pelantikan" not in isi
    assert "(tiap orang)" not in isi
    for kata in ("Reset password akun", "Pembuatan akun PPK dan", "Registrasi Admin Agency"):
        assert kata not in isi
    pilihan = klien.get(reverse("baru")).content.decode()
    assert 'value="akun-ppk"' in pilihan
    assert 'value="reset-password"' not in pilihan


def test_home_says_what_waits_for_him(kantor, klien):
    permohonan = sampai(kantor, "ajukan", "nyatakan_tidak_lengkap", "minta_lengkapi")
    isi = klien.get("/").content.decode()
    assert "Perlu tindakan Anda" in isi
    assert f'href="{alamat("lengkapi", permohonan)}"' in isi


def test_nobody_else_of_the_unit_files_or_completes_for_him(kantor, kosong):
    kosong = sampai(kantor)
    for siapa in ("pp", "luar"):
        assert masuk(kantor.orang[siapa]).get(alamat("draf", kosong)).status_code == 404
