"""One person, five spellings, one count of failures."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts_app.models import Pengguna
from tests import pabrik
from tests.perayap import masuk

NIP = "197205282005021001"
EJAAN = {
    "nama pengguna": "ratih",
    "surel": "Ratih@Contoh.go.id",
    "NIP": NIP,
    "NIP berspasi": "19720528 200502 1 001",
    "NIP bertitik": "19720528.200502.1.001",
}


@pytest.fixture
def ratih(db):
    cache.clear()
    return pabrik.PenggunaFactory(username="ratih", nip=NIP, email="ratih@contoh.go.id")


def coba(login, sandi, klien=None):
    """(browser, response) of one attempt."""
    klien = klien or Client()
    return klien, klien.post(reverse("account_login"), {"login": login, "password": sandi})


def di_dalam(klien):
    return "_auth_user_id" in klien.session


@pytest.mark.parametrize("ejaan", EJAAN)
def test_every_spelling_opens_the_same_account(ratih, ejaan):
    klien, tanggapan = coba(EJAAN[ejaan], pabrik.SANDI_PORTAL)
    assert tanggapan.status_code == 302
    assert klien.session["_auth_user_id"] == str(ratih.pk)


def test_failures_count_together_over_all_spellings(ratih):
    for ejaan in EJAAN.values():
        klien, tanggapan = coba(ejaan, "salah-sama-sekali")
        assert tanggapan.status_code == 200
        assert "tidak cocok dengan kata sandi" in tanggapan.content.decode()
    for ejaan in EJAAN.values():
        klien, tanggapan = coba(ejaan, pabrik.SANDI_PORTAL)
        assert not di_dalam(klien), ejaan
        assert "tidak cocok dengan kata sandi" not in tanggapan.content.decode()
        assert tanggapan.context["form"].errors


def test_four_failures_do_not_lock_out(ratih):
    for ejaan in list(EJAAN.values())[:4]:
        coba(ejaan, "salah-sama-sekali")
    klien, _ = coba("ratih", pabrik.SANDI_PORTAL)
    assert di_dalam(klien)


def test_one_persons_failures_lock_nobody_else_out(ratih):
    pabrik.PenggunaFactory(username="bagus")
    for _ in range(6):
        coba("ratih", "salah-sama-sekali")
    klien, _ = coba("bagus", pabrik.SANDI_PORTAL)
    assert di_dalam(klien)


def test_an_unknown_name_is_answered_like_a_wrong_password(ratih):
    jawaban = [
        coba(nama, "salah-sama-sekali")[1] for nama in ("ratih", "bukan-siapa-siapa", "198001012005011009")
    ]
    assert {r.status_code for r in jawaban} == {200}
    galat = [r.context["form"].non_field_errors() or r.context["form"].errors for r in jawaban]
    assert galat[0]
    assert galat[0] == galat[1] == galat[2]


@pytest.mark.parametrize("ejaan", EJAAN)
def test_an_inactive_person_does_not_get_in(ratih, ejaan):
    Pengguna.objects.filter(pk=ratih.pk).update(is_active=False)
    klien, _ = coba(EJAAN[ejaan], pabrik.SANDI_PORTAL)
    assert not di_dalam(klien)


def test_a_person_made_inactive_is_out_with_his_next_click(ratih):
    klien = masuk(ratih)
    assert klien.get("/antrean/").status_code == 200
    Pengguna.objects.filter(pk=ratih.pk).update(is_active=False)
    assert klien.get("/antrean/").headers["Location"].startswith("/akun/login/")


def test_a_user_name_that_looks_like_a_nip_cannot_exist(ratih):
    for lain in (NIP, "198001012005011009"):
        with pytest.raises(IntegrityError), transaction.atomic():
            pabrik.PenggunaFactory(username=lain)


def test_a_user_name_spelt_like_somebodys_nip_opens_nothing(ratih):
    penyusup = pabrik.PenggunaFactory(username=EJAAN["NIP bertitik"])
    penyusup.set_password("sandi-si-penyusup")
    penyusup.save()
    klien, _ = coba(penyusup.username, "sandi-si-penyusup")
    assert not di_dalam(klien)
    klien, _ = coba(penyusup.username, pabrik.SANDI_PORTAL)
    assert klien.session["_auth_user_id"] == str(ratih.pk)


def test_a_session_planted_before_the_login_is_not_the_one_after(ratih):
    klien = Client()
    klien.get(reverse("account_login"))
    sesi = klien.session
    sesi["ditanam"] = "penyusup"
    sesi.save()
    klien.cookies["sessionid"] = lama = sesi.session_key
    coba("ratih", pabrik.SANDI_PORTAL, klien)
    assert di_dalam(klien)
    assert klien.session.session_key != lama


def test_the_login_leads_to_no_foreign_address(ratih):
    for tujuan in ("https://jahat.contoh.com/", "//jahat.contoh.com/", "/\\jahat.contoh.com"):
        klien = Client()
        isi = {"login": "ratih", "password": pabrik.SANDI_PORTAL, "next": tujuan}
        assert "jahat" not in klien.post(reverse("account_login"), isi).headers["Location"]


def test_passwords_are_kept_with_argon2_outside_tests():
    from lpse_portal.settings import base

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
