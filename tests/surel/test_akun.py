"""Letters about doors: the SPSE account, the invitation, the forgotten password."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts_app.kata import tanggal_waktu_teks
from accounts_app.models import Kredensial, Pengguna
from accounts_app.services import undang
from tests import pabrik
from tests.surel.bantu import kerjakan_surat, periksa_bentuk, tautan

BARU = "tujuh-gajah-menyeberang"


@pytest.fixture(autouse=True)
def tanpa_hitungan(db):
    """Requests for a link are counted by address in the cache."""
    cache.clear()


def minta(surel, **kepala):
    return Client().post(reverse("account_reset_password"), {"email": surel}, follow=True, headers=kepala)


def jalur(alamat):
    return alamat.removeprefix(settings.PORTAL_URL)


@pytest.fixture
def surat_akun(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    kerjakan_surat()
    pabrik.maju(kantor, permohonan, "kirim_akun")
    orang = permohonan.subjek.get()
    (surat,) = [s for s in kerjakan_surat() if s.to == [orang.email]]
    return surat


def test_the_account_letter_gives_the_last_moment_and_no_password(kantor, surat_akun):
    periksa_bentuk(surat_akun, kantor)
    with timezone.override("Asia/Jakarta"):
        batas = tanggal_waktu_teks(Kredensial.objects.get().kedaluwarsa_pada)
    assert f"melalui e-Pesan portal sampai {batas}." in surat_akun.body
    assert f"{kantor.profil.nama_lpse} memberitahukan" in surat_akun.body
    assert "User ID: USER" in surat_akun.body
    assert pabrik.SANDI_SPSE not in surat_akun.message().as_string()


def test_who_has_no_portal_password_is_told_how_to_make_one_and_for_how_long(kantor, surat_akun):
    pengguna = Pengguna.objects.get(email=surat_akun.to[0])
    undangan, pesan = [t for t in tautan(surat_akun) if t.startswith(settings.PORTAL_URL)]
    assert Client().get(jalur(undangan), follow=True).context["form"].fields.keys() == {
        "password1",
        "password2",
    }
    assert "/e-pesan/" in pesan
    assert f"Nama pengguna Anda: {pengguna.username}\n" in surat_akun.body
    assert "berlaku 3 hari sejak surel ini dikirim" in surat_akun.body
    assert "“Lupa kata sandi portal?”" in surat_akun.body


def test_the_invitation_is_a_letter_with_a_link_and_its_life(kantor):
    undang(kantor.satker)
    (surat,) = mail.outbox
    periksa_bentuk(surat, kantor)
    assert "berlaku 3 hari sejak surel ini dikirim" in surat.body
    assert "“Lupa kata sandi portal?”" in surat.body


def test_the_printed_life_of_a_link_is_its_life():
    hari = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    assert render_to_string("surel/bagian/masa_tautan.txt") == f"{hari.days} hari"
    assert hari.seconds == 0


def test_an_unknown_address_gets_no_mail_and_the_same_page_as_a_known_one(kantor):
    tidak_dikenal = minta("bukan.siapa-siapa@contoh.go.id")
    assert mail.outbox == []
    dikenal = minta(kantor.satker.email)
    assert len(mail.outbox) == 1
    assert tidak_dikenal.redirect_chain == dikenal.redirect_chain
    assert tidak_dikenal.content == dikenal.content
    assert "Bila surel itu tercatat di portal" in dikenal.content.decode()


def test_an_inactive_person_gets_no_link(kantor):
    Pengguna.objects.filter(pk=kantor.satker.pk).update(is_active=False)
    minta(kantor.satker.email)
    assert mail.outbox == []


def test_the_reset_mail_is_a_letter_of_the_office(kantor):
    minta(kantor.satker.email)
    (surat,) = mail.outbox
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Kata sandi portal {kantor.profil.nama_lpse}"
    assert "Nama pengguna Anda: satker\n" in surat.body
    assert "Bila bukan Anda yang memintanya, abaikan surel ini" in surat.body
    assert not re.search(r"testserver|127\.0\.0\.1:8124|Klik|klik", surat.body)


def test_the_reset_link_stands_on_the_portals_own_address_whatever_host_was_claimed(kantor, settings):
    settings.PORTAL_URL = "https://portal.contoh.go.id"
    minta(kantor.satker.email, host="localhost")
    alamat = tautan(mail.outbox[0])
    assert len(alamat) == 1
    assert alamat[0].startswith("https://portal.contoh.go.id/akun/password/reset/key/")


def test_the_reset_link_works_once(kantor):
    minta(kantor.satker.email)
    (alamat,) = tautan(mail.outbox[0])
    klien = Client()
    halaman = klien.get(jalur(alamat), follow=True)
    hasil = klien.post(halaman.context["action_url"], {"password1": BARU, "password2": BARU}, follow=True)
    assert "Silakan masuk dengan kata sandi yang baru." in hasil.content.decode()
    kantor.satker.refresh_from_db()
    assert kantor.satker.check_password(BARU)
    lagi = Client().get(jalur(alamat), follow=True)
    assert lagi.context["token_fail"]
    assert "Tautan ini sudah dipakai atau sudah kedaluwarsa." in lagi.content.decode()


def test_a_changed_link_opens_nothing(kantor):
    minta(kantor.satker.email)
    (alamat,) = tautan(mail.outbox[0])
    rusak = jalur(alamat)[:-2] + ("a/" if alamat[-2] != "a" else "b/")
    assert Client().get(rusak, follow=True).context["token_fail"]
