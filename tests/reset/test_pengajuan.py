"""Reset, row 1: accounts are picked or named, with proof for what the register does not know; and the words of a reset."""

import pytest
from django.urls import reverse

from requests_app import pengisian
from requests_app.forms import FORM
from requests_app.galat import SyaratBelum
from requests_app.kelengkapan import butir_wajib
from requests_app.models import Permohonan, Surat
from requests_app.sop.reset_password import BUKTI
from requests_app.surat.susun import html_surat, isi_awal
from requests_app.tampilan import buat_form
from tests import pabrik
from tests.pengajuan.test_tempelan import tab
from tests.perayap import masuk


@pytest.fixture
def draf(kantor):
    return pabrik.draf(kantor, sop="reset-password", orang=0, lengkap=False)


def alamat(nama, permohonan, *lain):
    return reverse(nama, args=[permohonan.acuan, *lain])


def bukti(permohonan):
    return [b for b in butir_wajib(Permohonan.objects.get(pk=permohonan.pk)) if b.syarat == BUKTI]


def test_a_picked_account_fills_the_person_and_needs_no_proof(kantor, draf):
    akun = pabrik.AkunSPSEFactory(unit=kantor.unit, user_id="RATIHPPK", nama="Ratih Contoh, S.T.")
    masuk(kantor.satker).post(alamat("orang_baru", draf), {"akun_register": akun.pk, "jenis": "PPK"})
    orang = draf.subjek.get()
    assert (orang.akun, orang.user_id_lama, orang.nama) == (akun, "RATIHPPK", "Ratih Contoh, S.T.")
    assert bukti(draf) == []


def test_an_account_the_register_does_not_know_needs_proof(kantor, draf):
    isi = {"user_id_lama": "ENTAH", "jenis": "PP", "nama": "Bagus Contoh", "email": "bagus@contoh.go.id"}
    klien = masuk(kantor.satker)
    klien.post(alamat("orang_baru", draf), isi)
    assert [b.subjek.nama for b in bukti(draf)] == ["Bagus Contoh"]
    assert "Belum tercatat dalam register kantor" in klien.get(alamat("draf", draf)).content.decode()


def test_pasted_persons_have_the_columns_of_a_reset_and_find_their_accounts(kantor, draf):
    akun = pabrik.AkunSPSEFactory(unit=kantor.unit, user_id="RATIHPPK")
    klien, tujuan = masuk(kantor.satker), alamat("orang_tempel", draf)
    kolom = klien.get(tujuan).content.decode()
    assert "User ID di SPSE" in kolom
    assert "Nomor SK" not in kolom
    templat = klien.get(f"{tujuan}?templat=csv").content.decode("utf-8-sig")
    assert templat.strip().endswith("User ID di SPSE")
    baris = tab(["PPK", "Ratih", "", "", "ratih@contoh.go.id", "", "ratihppk"])
    klien.post(tujuan, {"teks": baris, "tambahkan": "1"})
    assert draf.subjek.get().akun == akun


def test_spse_s_own_way_is_named_only_where_the_office_wants_it(kantor, draf):
    klien = masuk(kantor.satker)
    assert "Lupa Password" not in klien.get(alamat("draf", draf)).content.decode()
    kantor.profil.sebut_lupa_password = True
    kantor.profil.save()
    assert "Lupa Password" in klien.get(alamat("draf", draf)).content.decode()
    lain = pabrik.draf(kantor, lengkap=False)
    assert "Lupa Password" not in klien.get(alamat("draf", lain)).content.decode()


def sampai(kantor, status):
    permohonan = pabrik.draf(kantor, sop="reset-password")
    for nama in ("ajukan", "disposisikan", "perintahkan", "terima", "reset"):
        if permohonan.status == status:
            break
        permohonan = pabrik.maju(kantor, permohonan, nama)
    return permohonan


def test_a_copy_of_an_ended_reset_still_knows_the_accounts(kantor):
    permohonan = pabrik.maju(kantor, sampai(kantor, "DIPERINTAHKAN"), "tolak")
    salinan = pengisian.salin_draf(permohonan, oleh=kantor.satker)
    assert salinan.subjek.get().akun == permohonan.subjek.get().akun


def test_the_worksheet_speaks_of_a_reset_and_knows_the_user_id(kantor):
    permohonan = sampai(kantor, "DITERIMA")
    form = buat_form(permohonan, permohonan.reset.aksi, kantor.admin_ppe)
    assert type(form) is FORM["akun_lama"]
    (baris,) = form.baris()
    assert baris["user_id"].value() == "LAMA1"
    assert baris["lembar"][0]["judul"] == "User ID"
    isi = masuk(kantor.admin_ppe).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    for kata in ("reset passwordnya", "Cari di SPSE", "Password baru", "tidak di-reset"):
        assert kata in isi
    assert "Tidak dibuat" not in isi
    assert "dibuat di SPSE" not in isi


def test_what_was_reset_is_not_withdrawn(kantor):
    permohonan = pabrik.maju(kantor, sampai(kantor, "DIRESET"), "catat_ulang")
    with pytest.raises(SyaratBelum, match="password di-reset"):
        pabrik.maju(kantor, permohonan, "tarik")


def test_the_letter_tells_of_a_reset_and_of_the_duty_to_change_it(kantor):
    permohonan = sampai(kantor, "DIRESET")
    html = html_surat(permohonan, Surat(permohonan=permohonan, jenis="pemberitahuan"), isi_awal(permohonan))
    for kata in ("Reset Password", "Password di-reset", "LAMA1", "wajib segera menggantinya"):
        assert kata in html
    assert pabrik.SANDI_SPSE not in html
    assert "dibuat" not in html
