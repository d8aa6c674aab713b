"""/kelola/: configuration only, for those who hold it, through the portal's one door."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from accounts_app.models import Pengguna, Penugasan, ProfilKantor, UnitKerja
from requests_app.models import HariLibur, JamKerja, Jejak, NomorSurat, PenyesuaianLangkah, Tugas
from requests_app.penomoran import pesan_nomor_surat
from tests import pabrik
from tests.pengelola.bantu import alamat

TERDAFTAR = [
    Pengguna, UnitKerja, Penugasan, ProfilKantor, HariLibur, JamKerja, PenyesuaianLangkah, NomorSurat, Jejak, Tugas,
]  # fmt: skip
BACA_SAJA = [NomorSurat, Jejak, Tugas]


def test_only_configuration_is_registered():
    assert set(admin.site._registry) == set(TERDAFTAR)


@pytest.mark.parametrize("model", TERDAFTAR, ids=lambda m: m.__name__)
def test_the_pengelola_opens_every_list_and_every_form_he_may_fill_in(kelola, model):
    daftar = kelola.get(alamat(model, "changelist"), follow=True)
    assert daftar.status_code == 200
    boleh_menambah = model not in (*BACA_SAJA, ProfilKantor)
    assert kelola.get(alamat(model, "add")).status_code == (200 if boleh_menambah else 403)


def test_a_person_without_is_staff_is_refused_and_not_sent_in_circles(client, kantor):
    for nama, orang in kantor.orang.items():
        if nama in ("pengelola", "super"):
            continue
        client.force_login(orang)
        assert client.get("/kelola/", follow=True).status_code == 403, nama
        assert client.get(alamat(HariLibur, "changelist"), follow=True).status_code == 403, nama


def test_the_role_alone_opens_nothing(client, kantor):
    client.force_login(kantor.pengelola)
    assert client.get("/kelola/", follow=True).status_code == 403


def test_a_stranger_is_led_to_the_portals_login_and_back(client, db):
    for jalur in ("/kelola/", "/kelola/login/?next=/kelola/"):
        tanggapan = client.get(jalur, follow=True)
        assert tanggapan.redirect_chain[-1] == ("/akun/login/?next=/kelola/", 302)


def test_the_admins_own_login_form_does_not_exist(client, pengelola):
    tanggapan = client.post("/kelola/login/", {"username": "pengelola", "password": pabrik.SANDI_PORTAL})
    assert tanggapan.url.startswith("/akun/login/")
    assert "_auth_user_id" not in client.session


def test_a_person_changes_his_own_password_at_the_portals_page(kelola):
    assert kelola.get("/kelola/password_change/").url == reverse("account_change_password")


# What is not edited


def test_no_permohonan_is_reached_from_here(kelola, kantor):
    permohonan = pabrik.permohonan(kantor)
    for jalur in ("", "add/", f"{permohonan.pk}/change/"):
        assert kelola.get(f"/kelola/requests_app/permohonan/{jalur}").status_code == 404


@pytest.mark.parametrize("model", BACA_SAJA, ids=lambda m: m.__name__)
def test_a_register_is_read_and_never_written(kelola, kantor, model):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    if model is NomorSurat:
        pesan_nomor_surat(permohonan, kantor.kepala_ukpbj, timezone.localdate())
    baris = model.objects.first()
    assert kelola.get(alamat(model, "change", baris.pk)).status_code == 200
    for halaman in ("change", "delete"):
        assert kelola.post(alamat(model, halaman, baris.pk), {"post": "yes"}).status_code == 403
    hapus = {"action": "delete_selected", "_selected_action": [baris.pk], "post": "yes"}
    kelola.post(alamat(model, "changelist"), hapus)
    assert model.objects.filter(pk=baris.pk).exists()


@pytest.mark.parametrize("model", [Pengguna, UnitKerja, Penugasan, ProfilKantor], ids=lambda m: m.__name__)
def test_people_units_and_appointments_are_never_deleted(kelola, kantor, client, model):
    baris = model.objects.first()
    assert kelola.post(alamat(model, "delete", baris.pk), {"post": "yes"}).status_code == 403
    client.force_login(kantor.super)
    assert client.post(alamat(model, "delete", baris.pk), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=baris.pk).exists()
