"""The pages at the door speak plainly, and tell a password manager what each field is."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import pabrik
from tests.perayap import masuk

SESI = (
    "Sesi Anda sudah berakhir atau halaman itu perlu masuk lebih dahulu. Yang belum dikirim tidak tersimpan."
)


@pytest.fixture(autouse=True)
def tanpa_hitungan(db):
    cache.clear()


def teks(tanggapan):
    return tanggapan.content.decode()


def test_who_is_sent_to_the_login_reads_why(kantor):
    assert SESI in teks(Client().get(reverse("antrean"), follow=True))


def test_who_comes_to_the_login_by_himself_reads_of_no_ended_session(kantor):
    assert SESI not in teks(Client().get(reverse("account_login")))


def test_a_refused_login_says_what_is_wrong_and_no_more_of_the_session(kantor):
    hasil = Client().post(reverse("account_login"), {"login": "", "password": "", "next": "/antrean/"})
    assert SESI not in teks(hasil)
    assert hasil.context["form"].errors == {
        "login": ["Isi nama pengguna, surel, atau NIP."],
        "password": ["Isi kata sandi portal."],
    }


def test_the_login_greets_with_no_account_name(kantor):
    data = {"login": "satker", "password": pabrik.SANDI_PORTAL}
    hasil = Client().post(reverse("account_login"), data, follow=True)
    assert hasil.context["user"].username == "satker"
    assert [str(pesan) for pesan in hasil.context["messages"]] == []


def test_the_way_out_is_confirmed(kantor):
    hasil = masuk(kantor.satker).post(reverse("account_logout"), follow=True)
    assert "Anda sudah keluar dari portal." in teks(hasil)


def test_a_changed_password_is_confirmed(kantor):
    baru = "tujuh-gajah-menyeberang"
    data = {"oldpassword": pabrik.SANDI_PORTAL, "password1": baru, "password2": baru}
    hasil = masuk(kantor.satker).post(reverse("account_change_password"), data, follow=True)
    assert "Kata sandi portal Anda sudah diganti." in teks(hasil)


BIDANG = {
    "account_login": {
        "login": ("Nama pengguna, surel, atau NIP", "username"),
        "password": ("Kata sandi portal", "current-password"),
    },
    "account_reset_password": {"email": ("Surel", "email")},
    "account_reauthenticate": {"password": ("Kata sandi portal", "current-password")},
    "account_change_password": {
        "oldpassword": ("Kata sandi portal yang sekarang", "current-password"),
        "password1": ("Kata sandi baru", "new-password"),
        "password2": ("Ulangi kata sandi baru", "new-password"),
    },
}


@pytest.mark.parametrize("nama", BIDANG)
def test_every_field_has_its_words_and_its_kind_of_password(kantor, nama):
    klien = Client() if nama in ("account_login", "account_reset_password") else masuk(kantor.satker)
    halaman = klien.get(reverse(nama))
    form = halaman.context["form"]
    ada = {n: (b.label, b.widget.attrs["autocomplete"]) for n, b in form.fields.items()}
    assert ada == BIDANG[nama]
    assert "placeholder" not in teks(halaman)
    assert "Password" not in teks(halaman)


@pytest.mark.parametrize("nama", BIDANG)
def test_an_empty_form_names_every_field(kantor, nama):
    klien = Client() if nama in ("account_login", "account_reset_password") else masuk(kantor.satker)
    galat = klien.post(reverse(nama), {}).context["form"].errors
    assert galat.keys() == BIDANG[nama].keys()
    for bidang, (label, _) in BIDANG[nama].items():
        assert galat[bidang] == [f"Isi {label[0].lower()}{label[1:]}."]


def test_a_wrong_confirmation_says_so(kantor):
    hasil = masuk(kantor.satker).post(reverse("account_reauthenticate"), {"password": "keliru"})
    assert hasil.context["form"].errors == {
        "password": ["Kata sandi portal ini tidak cocok. Periksa lalu ketik sekali lagi."]
    }


def test_who_was_made_inactive_reads_whom_to_ask(kantor):
    hasil = Client().get(reverse("account_inactive"))
    assert "Akun portal tidak aktif" in teks(hasil)
    assert kantor.profil.kontak in teks(hasil)
