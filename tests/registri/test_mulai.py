"""From an account to the request it calls for: offered to who may file it, filled from the register, refused with a sentence."""

import pytest
from django.urls import reverse

from accounts_app.models import AkunSPSE
from requests_app.akun_ganda import cari_ganda
from requests_app.forms.akun_register import pilihan_akun
from requests_app.izin import Pelaku
from requests_app.models import Permohonan, Subjek
from requests_app.registri.tautan import lanjutan
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def akun(kantor):
    return pabrik.AkunSPSEFactory(
        unit=kantor.unit,
        nama="Arif Contoh, S.T.",
        user_id="ARIF1",
        jabatan="Kepala Seksi",
        nip="198501012010011001",
    )


def nama_lanjutan(orang, akun):
    return [satu.nama for satu in lanjutan(Pelaku(orang), akun)]


def mulai(klien, akun, sop="reset-password", **isi):
    return klien.post("/permohonan/baru/", {"sop": sop, "unit": akun.unit_id, "akun": akun.pk} | isi)


def test_a_unit_is_offered_a_reset_and_the_holder_his_deactivation(kantor, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(pengguna=kantor.ppk)
    akun.refresh_from_db()
    assert nama_lanjutan(kantor.satker, akun) == ["reset"]
    assert nama_lanjutan(kantor.ppk, akun) == ["nonaktifkan"]
    assert nama_lanjutan(kantor.pp, akun) == []
    for siapa in ("satker_lain", "admin_ppe", "auditor"):
        assert nama_lanjutan(kantor.orang[siapa], akun) == [], siapa


@pytest.mark.parametrize(
    ("status", "satker", "ppk"),
    [
        ("AKTIF", ["reset"], ["nonaktifkan"]),
        ("NONAKTIF", [], ["aktifkan"]),
        ("BATAL", ["akun"], ["akun"]),
        ("DIAJUKAN", [], []),
    ],
)
def test_what_is_offered_follows_the_state_of_the_account(kantor, akun, status, satker, ppk):
    akun.status, akun.pengguna = status, kantor.ppk
    assert nama_lanjutan(kantor.satker, akun) == satker
    assert nama_lanjutan(kantor.ppk, akun) == ppk


def test_a_service_that_is_not_in_effect_is_not_offered(kantor, akun):
    kantor.profil.sop_berlaku = ["pembuatan-akun"]
    kantor.profil.save()
    assert nama_lanjutan(kantor.satker, akun) == []


def test_the_card_starts_a_reset_that_is_filled_from_the_register(kantor, akun):
    klien = masuk(kantor.satker)
    kartu = klien.get(reverse("akun_registri", args=[akun.pk]))
    (satu,) = kartu.context["lanjutan"]
    assert satu.alamat == f"/permohonan/baru/?sop=reset-password&akun={akun.pk}"
    halaman = klien.get(satu.alamat).content.decode()
    assert "Untuk akun ARIF1 milik" in halaman
    assert Permohonan.objects.count() == 0, "looking starts nothing"
    tanggapan = mulai(klien, akun)
    permohonan = Permohonan.objects.get()
    assert tanggapan.headers["Location"] == reverse("draf", args=[permohonan.acuan])
    orang = permohonan.subjek.get()
    assert (orang.akun, orang.user_id_lama, orang.nama, orang.nip) == (akun, "ARIF1", akun.nama, akun.nip)
    assert not orang.tanpa_akun


def test_what_the_register_lacks_is_asked_for_before_a_person_is_saved(kantor, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(email="")
    klien = masuk(kantor.satker)
    alamat = mulai(klien, akun).headers["Location"]
    assert f"/isi/orang/?akun={akun.pk}" in alamat
    assert not Subjek.objects.exists()
    form = klien.get(alamat).context["form"]
    assert form["nama"].value() == akun.nama
    assert form["akun_register"].value() == akun.pk


def test_the_holder_asks_for_his_deactivation_with_what_is_known_of_him(kantor, akun):
    isi = {"pengguna": kantor.ppk, "nomor_sk": "SK-1/2026", "tanggal_sk": "2026-01-05"}
    AkunSPSE.objects.filter(pk=akun.pk).update(**isi)
    klien = masuk(kantor.ppk)
    mulai(klien, akun, "hak-akses", permintaan="NONAKTIFKAN")
    orang = Subjek.objects.get()
    assert (orang.permintaan, orang.user_id_lama, orang.pengguna) == ("NONAKTIFKAN", "ARIF1", kantor.ppk)


@pytest.mark.parametrize("siapa", ["satker_lain", "ppk", "pp"])
def test_an_account_one_may_not_see_is_404(kantor, akun, siapa):
    klien = masuk(kantor.orang[siapa])
    assert klien.get(f"/permohonan/baru/?sop=reset-password&akun={akun.pk}").status_code == 404
    assert mulai(klien, akun).status_code == 404
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize("sop", ["hak-akses", "registrasi-admin-agency", "pembuatan-akun", "tidak-ada", ""])
def test_a_service_that_does_not_fit_is_refused_with_a_sentence(kantor, akun, sop):
    klien = masuk(kantor.satker)
    tanggapan = klien.get(f"/permohonan/baru/?sop={sop}&akun={akun.pk}")
    assert tanggapan.status_code == 403
    assert "tidak dapat Anda ajukan untuk akun" in tanggapan.content.decode()
    assert mulai(klien, akun, sop).status_code == 403
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize("akun_teks", ["abc", "0", "-1", "99999999999999999999", "²", "1;DROP"])
def test_rubbish_for_an_account_is_404(kantor, akun_teks):
    tanggapan = masuk(kantor.satker).get("/permohonan/baru/", {"sop": "reset-password", "akun": akun_teks})
    assert tanggapan.status_code == 404


def test_the_form_offers_the_accounts_of_its_unit_and_roles(kantor, akun):
    pabrik.AkunSPSEFactory(unit=kantor.unit_lain)
    pabrik.AkunSPSEFactory(unit=kantor.unit, jenis="AA")
    pabrik.AkunSPSEFactory(unit=kantor.unit, status="DIAJUKAN", user_id="")
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    assert pilihan_akun(draf) == [(str(akun.pk), "Arif Contoh, S.T. – ARIF1 (PPK, Aktif)")]


def test_picking_an_account_fills_what_was_left_empty(kantor, akun):
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    klien = masuk(kantor.satker)
    klien.post(reverse("orang_baru", args=[draf.acuan]), {"akun_register": akun.pk, "telepon": "0812"})
    orang = draf.subjek.get()
    assert (orang.akun, orang.nama, orang.email, orang.telepon) == (akun, akun.nama, akun.email, "0812")


def test_a_user_id_the_register_does_not_know_is_still_typed(kantor, akun):
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    isi = {"jenis": "PPK", "nama": "Orang Luar", "email": "luar9@contoh.go.id", "user_id_lama": "TAKTERCATAT"}
    masuk(kantor.satker).post(reverse("orang_baru", args=[draf.acuan]), isi)
    assert draf.subjek.get().tanpa_akun


def test_two_different_accounts_in_one_form_are_refused(kantor, akun):
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    isi = {"akun_register": akun.pk, "user_id_lama": "LAIN1"}
    tanggapan = masuk(kantor.satker).post(reverse("orang_baru", args=[draf.acuan]), isi)
    assert "menunjuk dua akun yang berbeda" in tanggapan.content.decode()
    assert not draf.subjek.exists()


def test_another_units_account_cannot_be_picked(kantor):
    lain = pabrik.AkunSPSEFactory(unit=kantor.unit_lain)
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    tanggapan = masuk(kantor.satker).post(
        reverse("orang_baru", args=[draf.acuan]), {"akun_register": lain.pk}
    )
    assert lain.nama not in tanggapan.content.decode()
    assert not draf.subjek.exists()


def temuan(kantor, siapa="satker", **isi):
    draf = pabrik.draf(kantor, orang=0, lengkap=False)
    pabrik.SubjekFactory(permohonan=draf, urut=1, **isi)
    return cari_ganda(Pelaku(kantor.orang[siapa]), draf, list(draf.subjek.all()))[0]


@pytest.mark.parametrize("sama", ["nip", "email", "nama"])
def test_asking_for_a_new_account_points_to_the_reset_of_the_one_there_is(kantor, akun, sama):
    isi = {"nip": "", "email": "lain@contoh.go.id", "nama": "Orang Lain"} | {sama: getattr(akun, sama)}
    (satu,) = temuan(kantor, **isi)
    assert "ARIF1" in satu.teks
    assert satu.lanjutan.alamat == f"/permohonan/baru/?sop=reset-password&akun={akun.pk}"


def test_an_inactive_account_calls_for_activation(kantor, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(status="NONAKTIF")
    (satu,) = temuan(kantor, nip=akun.nip)
    assert "pengaktifan" in satu.saran
    assert satu.lanjutan is None, "only its holder asks for that"


@pytest.mark.parametrize(
    "isi", [{"jenis": "PP"}, {"nip": "1", "email": "x@contoh.go.id", "nama": "Arif Contoh, S.T."}]
)
def test_another_role_or_a_namesake_with_his_own_nip_is_no_finding(kantor, akun, isi):
    assert temuan(kantor, **({"nip": akun.nip} | isi)) == []


@pytest.mark.parametrize("status", ["BATAL", "DIAJUKAN"])
def test_an_account_that_was_never_made_is_no_finding(kantor, akun, status):
    AkunSPSE.objects.filter(pk=akun.pk).update(status=status, user_id="")
    assert temuan(kantor, nip=akun.nip) == []


def test_an_account_of_another_unit_is_told_without_details(kantor, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(unit=kantor.unit_lain)
    (satu,) = temuan(kantor, nip=akun.nip)
    assert (satu.akun, satu.lanjutan) == (None, None)
    assert "ARIF1" not in satu.teks
    assert kantor.unit_lain.nama not in satu.teks


def test_a_reset_is_not_warned_of_the_account_it_is_about(kantor, akun):
    draf = pabrik.draf(kantor, orang=0, lengkap=False, sop="reset-password")
    pabrik.SubjekFactory(permohonan=draf, urut=1, nip=akun.nip, user_id_lama="ARIF1", akun=akun)
    assert cari_ganda(Pelaku(kantor.satker), draf, list(draf.subjek.all())) == [[]]


def test_the_draft_offers_the_link_and_asks_no_more_for_more_persons(
    kantor, akun, settings, django_assert_num_queries
):
    settings.KANTOR_TEMBOLOK_DETIK = 60
    draf = pabrik.draf(kantor, orang=0, lengkap=False)
    pabrik.SubjekFactory(permohonan=draf, urut=1, nip=akun.nip)
    isi = masuk(kantor.satker).get(reverse("draf", args=[draf.acuan])).content.decode()
    assert f"/permohonan/baru/?sop=reset-password&amp;akun={akun.pk}" in isi
    for urut in range(2, 9):
        pabrik.SubjekFactory(permohonan=draf, urut=urut)
    pelaku, orang = Pelaku(kantor.satker), list(draf.subjek.all())
    assert pelaku.unit_ajukan
    lanjutan(pelaku, akun)
    with django_assert_num_queries(2):
        cari_ganda(pelaku, draf, orang)
