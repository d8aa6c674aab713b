"""Whose inbox a password goes to, and what happens when that is not certain."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts_app.models import Kredensial, Peran
from accounts_app.services import PenerimaTidakJelas, cari_penerima, tugaskan
from requests_app import services
from requests_app.forms.draf import FormSubjek
from requests_app.galat import BelumBoleh, GagalBersiap, SyaratBelum
from requests_app.models import Permohonan
from tests import pabrik

NIP = "198501012010011001"


def test_the_nip_decides_and_the_e_mail_only_when_the_nip_agrees(db):
    pemilik = pabrik.PenggunaFactory(nip=NIP, email="pemilik@contoh.go.id")
    assert cari_penerima(NIP, "lain@contoh.go.id") == pemilik
    with pytest.raises(PenerimaTidakJelas):
        cari_penerima("", "pemilik@contoh.go.id")
    with pytest.raises(PenerimaTidakJelas):
        cari_penerima("197001011995011001", "pemilik@contoh.go.id")


def test_an_account_without_a_nip_does_not_catch_a_person_with_one(db):
    pabrik.PenggunaFactory(nip=None, email="bersama@contoh.go.id")
    with pytest.raises(PenerimaTidakJelas, match="NIP berbeda atau belum diisi"):
        cari_penerima(NIP, "bersama@contoh.go.id")


def test_an_inactive_account_receives_nothing(db):
    pabrik.PenggunaFactory(nip=NIP, is_active=False)
    with pytest.raises(PenerimaTidakJelas, match="tidak aktif"):
        cari_penerima(NIP, "x@contoh.go.id")


def test_a_mailbox_that_became_somebody_elses_stops_row_7_with_a_sentence(kantor):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP")
    orang = permohonan.subjek.get()
    pabrik.PenggunaFactory(email=orang.email)
    with pytest.raises(GagalBersiap, match="sudah dipakai akun portal lain"):
        pabrik.maju(kantor, permohonan, "buat_akun")
    assert Permohonan.objects.get().status == "DINYATAKAN_LENGKAP"


@pytest.mark.parametrize("bidang", ["email", "nip"])
def test_two_persons_of_one_request_share_neither_e_mail_nor_nip(kantor, bidang):
    permohonan = pabrik.draf(kantor, orang=2)
    satu, dua = permohonan.subjek.all()
    setattr(dua, bidang, getattr(satu, bidang))
    dua.save()
    with pytest.raises(SyaratBelum, match="Dua orang memakai"):
        pabrik.maju(kantor, permohonan, "ajukan")
    form = FormSubjek({**dua.data(), bidang: getattr(satu, bidang)}, instance=dua, permohonan=permohonan)
    assert bidang in form.errors


def test_whoever_took_part_in_filing_does_not_check(kantor):
    """He did not press "Kirim", but the documents are his."""
    tugaskan(kantor.satker, Peran.ADMIN_PPE, dasar_hukum="SK 2")
    permohonan = pabrik.draf(kantor)
    rekan = pabrik.PenggunaFactory()
    tugaskan(rekan, Peran.SATKER, unit=kantor.unit, dasar_hukum="SK 3")
    services.jalankan(permohonan, "ajukan", oleh=rekan)
    permohonan = Permohonan.objects.get()
    assert permohonan.pemohon == rekan
    for nama in ("disposisikan", "perintahkan"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    with pytest.raises(BelumBoleh, match="Anda ajukan sendiri"):
        services.jalankan(permohonan, "terima", oleh=kantor.satker)


def test_recording_anew_destroys_what_was_sealed_at_once(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    pabrik.maju(kantor, permohonan, "catat_ulang")
    assert Kredensial.objects.get().sandi is None


def test_a_request_is_not_withdrawn_once_an_account_exists(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    permohonan = pabrik.maju(kantor, permohonan, "catat_ulang")
    with pytest.raises(SyaratBelum, match="sudah dikerjakan di SPSE"):
        pabrik.maju(kantor, permohonan, "tarik")


def test_a_credential_that_lapsed_is_not_sent(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    Kredensial.objects.update(kedaluwarsa_pada=timezone.now() - timedelta(minutes=1))
    with pytest.raises(SyaratBelum, match="hangus"):
        pabrik.maju(kantor, permohonan, "kirim_akun")


def test_work_whose_holder_left_is_free_again(kantor):
    from requests_app.izin import Pelaku

    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kantor.admin_ppe.penugasan.update(selesai="2021-01-01")
    assert list(Permohonan.objects.menunggu(Pelaku(kantor.admin_agency))) == [permohonan]


def test_a_person_of_the_request_sees_only_himself(kantor, client):
    permohonan = pabrik.draf(kantor, orang=2)
    for nama in pabrik.JALUR[:8]:
        permohonan = pabrik.maju(
            kantor, permohonan, nama, **({"catatan": "CATATAN-KEPALA"} if nama == "disposisikan" else {})
        )
    satu, dua = permohonan.subjek.all()
    client.force_login(satu.pengguna, backend="accounts_app.masuk.BackendMasuk")
    halaman = client.get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert satu.email in halaman
    assert dua.email not in halaman
    assert "CATATAN-KEPALA" not in halaman
