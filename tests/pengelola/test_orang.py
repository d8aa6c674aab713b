"""People, units and appointments under /kelola/."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone
from guardian.shortcuts import get_perms

from accounts_app.models import Pengguna, Penugasan, Peran, UnitKerja
from requests_app import services
from tests import pabrik
from tests.pengelola.bantu import alamat, galat, kirim


def penugasan(orang, peran, **isi):
    hari_ini = timezone.localdate()
    return {
        "pengguna": orang.pk, "peran": peran, "sifat": "DEFINITIF", "mulai": hari_ini, "dasar_hukum": "SK Contoh 9",
    } | isi  # fmt: skip


def test_a_plh_appointed_here_may_act_at_once(kelola, kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    selesai = timezone.localdate() + timedelta(days=2)
    kirim(kelola, Penugasan, penugasan(kantor.helpdesk, Peran.KEPALA_UKPBJ, sifat="PLH", selesai=selesai))
    data = pabrik.data_aksi(permohonan, "disposisikan")
    hasil = services.jalankan(permohonan, "disposisikan", oleh=kantor.helpdesk, data=data)
    assert hasil.jejak.peran == "Plh. Kepala UKPBJ"


def test_an_appointment_to_a_unit_opens_and_its_end_closes_that_unit(kelola, kantor):
    orang, kemarin = kantor.luar, timezone.localdate() - timedelta(days=1)
    kirim(
        kelola, Penugasan,
        penugasan(orang, Peran.SATKER, unit=kantor.unit.pk, mulai=kemarin - timedelta(days=9)),
    )  # fmt: skip
    assert "ajukan_permohonan" in get_perms(orang, kantor.unit)
    dibuat = Penugasan.objects.get(pengguna=orang)
    kirim(kelola, Penugasan, {"selesai": kemarin, "dasar_hukum": "SK Contoh 10"}, dibuat.pk)
    assert get_perms(orang, kantor.unit) == []


def test_what_an_appointment_was_cannot_be_rewritten(kelola, kantor):
    dibuat = Penugasan.objects.get(pengguna=kantor.helpdesk)
    isi = penugasan(kantor.luar, Peran.KEPALA_UKPBJ, dasar_hukum="SK Contoh 11")
    kirim(kelola, Penugasan, isi, dibuat.pk)
    dibuat.refresh_from_db()
    assert (dibuat.pengguna, dibuat.peran, dibuat.dasar_hukum) == (
        kantor.helpdesk,
        "HELPDESK",
        "SK Contoh 11",
    )


def test_nobody_appoints_himself(kelola, kantor):
    ditolak = galat(kelola, Penugasan, penugasan(kantor.pengelola, Peran.KEPALA_UKPBJ))
    assert "oleh pengelola lain" in str(ditolak)
    milik = Penugasan.objects.get(pengguna=kantor.pengelola)
    jawaban = kelola.post(alamat(Penugasan, "change", milik.pk), {"dasar_hukum": "SK Contoh 12"})
    assert jawaban.status_code == 403


def test_an_appointment_does_not_end_before_it_began(kelola, kantor):
    dibuat = Penugasan.objects.get(pengguna=kantor.helpdesk)
    isi = {"selesai": dibuat.mulai - timedelta(days=1), "dasar_hukum": "SK Contoh 13"}
    assert "sebelum tanggal mulai" in str(galat(kelola, Penugasan, isi, dibuat.pk))


def test_a_role_of_a_unit_needs_its_unit(kelola, kantor):
    assert "menyebut unit" in str(galat(kelola, Penugasan, penugasan(kantor.luar, Peran.SATKER)))


ORANG_BARU = {
    "nama": "Orang Baru Contoh", "username": "orang.baru", "email": "orang.baru@contoh.go.id", "nip": "199001012015031001",
    "is_active": "on",
}  # fmt: skip


def test_a_new_person_gets_a_link_and_no_password(kelola, client):
    kirim(kelola, Pengguna, ORANG_BARU)
    orang = Pengguna.objects.get(username="orang.baru")
    assert not orang.has_usable_password()
    surat = mail.outbox[-1]
    assert surat.to == [orang.email]
    tautan = next(kata for kata in surat.body.split() if "/password/reset/key/" in kata)
    client.logout()
    assert client.get(tautan.removeprefix("http://127.0.0.1:8000"), follow=True).status_code == 200


def test_no_form_here_takes_a_password_or_raises_anybody(kelola, kantor):
    halaman = kelola.get(alamat(Pengguna, "change", kantor.satker.pk))
    bidang = set(halaman.context["adminform"].form.fields)
    assert bidang.isdisjoint({"password", "is_superuser", "is_staff", "groups", "user_permissions"})
    isi = ORANG_BARU | {"is_staff": "on", "is_superuser": "on", "password": "apa-saja-dicoba"}
    kirim(kelola, Pengguna, isi)
    orang = Pengguna.objects.get(username="orang.baru")
    assert (orang.is_staff, orang.is_superuser, orang.has_usable_password()) == (False, False, False)


def test_a_reset_is_a_link_to_the_person_himself(kelola, kantor):
    lama = kantor.satker.password
    pilih = {"action": "kirim_undangan", "_selected_action": [kantor.satker.pk]}
    kelola.post(alamat(Pengguna, "changelist"), pilih)
    assert [surat.to for surat in mail.outbox] == [[kantor.satker.email]]
    assert Pengguna.objects.get(pk=kantor.satker.pk).password == lama


def test_a_new_address_leaves_the_old_one_without_a_key(kelola, kantor):
    orang = kantor.satker
    EmailAddress.objects.create(user=orang, email=orang.email, verified=True, primary=True)
    isi = {"nama": orang.nama, "username": orang.username, "email": "baru@contoh.go.id", "is_active": "on"}
    kirim(kelola, Pengguna, isi, orang.pk)
    assert list(EmailAddress.objects.filter(user=orang).values_list("email", flat=True)) == [
        "baru@contoh.go.id"
    ]


def test_only_a_superuser_says_who_may_enter_here(client, kantor):
    client.force_login(kantor.super)
    halaman = client.get(alamat(Pengguna, "change", kantor.satker.pk))
    assert {"is_staff", "groups"} <= set(halaman.context["adminform"].form.fields)


def test_a_unit_cannot_stand_below_itself(kelola, kantor):
    isi = {"nama": "Kementerian", "kode": "019", "jenis": "INSTANSI", "induk": kantor.unit.pk, "aktif": "on"}
    assert "di bawah dirinya" in str(galat(kelola, UnitKerja, isi, kantor.instansi.pk))
