"""What a new portal password must be, and how it is said."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts_app.masuk import SANDI_BEDA, FormBuatSandi, FormGantiSandi
from accounts_app.pengesah import petunjuk_kata_sandi
from tests import pabrik

BARU = "tujuh-gajah-menyeberang"


def keberatan(sandi, orang=None):
    with pytest.raises(ValidationError) as galat:
        validate_password(sandi, orang)
    return galat.value.messages


@pytest.fixture
def ratih():
    return pabrik.PenggunaFactory.build(
        username="rw.pengadaan",
        nama="Ratih Wulandari Contoh",
        nip="197205282005021001",
        email="rw@contoh.go.id",
    )


def test_a_short_password_is_told_how_long_it_must_be():
    assert keberatan("gajah-7") == ["Kata sandi ini terlalu pendek. Pakai sedikitnya 12 karakter."]


def test_a_common_password_is_told_to_be_another():
    pesan = keberatan("qwertyqwerty")
    assert pesan == ["Kata sandi ini terlalu umum dan mudah ditebak. Pilih kata sandi lain."]


@pytest.mark.parametrize(
    ("sandi", "apa"),
    [("rw.pengadaan1", "nama pengguna"), ("wulandari contoh", "nama lengkap"), ("197205282005021001", "NIP")],
)
def test_a_password_like_its_owner_names_what_it_is_like(ratih, sandi, apa):
    assert f"Kata sandi ini terlalu mirip dengan {apa} Anda. Pilih kata sandi lain." in keberatan(
        sandi, ratih
    )


def test_a_good_password_passes(ratih):
    validate_password(BARU, ratih)


def test_the_hint_under_the_field_says_all_of_it_in_plain_words():
    petunjuk = petunjuk_kata_sandi()
    assert "Sedikitnya 12 karakter" in petunjuk
    assert "umum" in petunjuk
    assert "Tidak mirip dengan nama" in petunjuk
    assert "<" not in petunjuk


def test_two_different_new_passwords_are_said_to_differ(ratih):
    form = FormBuatSandi({"password1": BARU, "password2": "lain-sama-sekali"}, user=ratih)
    assert form.errors == {"password2": [SANDI_BEDA]}


def test_a_wrong_present_password_is_said_once_and_nothing_is_changed(db):
    orang = pabrik.PenggunaFactory()
    form = FormGantiSandi(data={"oldpassword": "keliru", "password1": BARU, "password2": BARU}, user=orang)
    assert form.errors == {
        "oldpassword": ["Kata sandi portal ini tidak cocok. Periksa lalu ketik sekali lagi."]
    }
    orang.refresh_from_db()
    assert orang.check_password(pabrik.SANDI_PORTAL)
