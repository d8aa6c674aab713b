"""Units, people and appointments: the rules of /kelola/, on the portal's own pages."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from guardian.shortcuts import get_perms

from accounts_app.models import Pengguna, Penugasan, Peran, UnitKerja
from accounts_app.services import tugaskan
from requests_app.models import Permohonan
from tests import pabrik
from tests.kantor.bantu import galat, kirim, pesan
from tests.perayap import masuk

ORANG = {"nama": "Orang Baru Contoh", "email": "orang.baru@contoh.go.id", "nip": "19900101 201503 1 001"}


def penugasan(peran, **isi):
    hari_ini = timezone.localdate().isoformat()
    return {"peran": peran, "sifat": "DEFINITIF", "mulai": hari_ini, "dasar_hukum": "SK Contoh 9"} | isi


def test_a_new_person_is_invited_and_then_appointed(kelola, kantor):
    tanggapan = kirim(kelola, "/kantor/orang/baru/?peran=KEPALA_LPSE", ORANG)
    orang = Pengguna.objects.get(email=ORANG["email"])
    assert tanggapan.url == f"/kantor/orang/{orang.pk}/tugaskan/?peran=KEPALA_LPSE"
    assert (orang.username, orang.nip, orang.has_usable_password()) == (
        "orang.baru",
        "199001012015031001",
        False,
    )
    assert [surat.to for surat in mail.outbox] == [[orang.email]]
    assert kelola.get(tanggapan.url).context["form"]["peran"].value() == "KEPALA_LPSE"
    kirim(kelola, tanggapan.url, penugasan("KEPALA_LPSE", sifat="PLH"))
    assert orang.penugasan.get().sebutan == "Plh. Kepala LPSE"


def test_nobody_is_raised_by_a_form_made_by_hand(kelola):
    kirim(
        kelola, "/kantor/orang/baru/", ORANG | {"is_staff": "on", "is_superuser": "on", "password": "dicoba"}
    )
    orang = Pengguna.objects.get(email=ORANG["email"])
    assert (orang.is_staff, orang.is_superuser, orang.has_usable_password()) == (False, False, False)


def test_a_mail_that_cannot_go_out_does_not_lose_the_person(kelola, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tanggapan = kirim(kelola, "/kantor/orang/baru/", ORANG, ikut=True)
    assert "belum terkirim" in pesan(tanggapan)
    assert Pengguna.objects.filter(email=ORANG["email"]).exists()


@pytest.mark.parametrize("bidang", ["email", "nip"])
def test_two_people_share_neither_address_nor_nip(kelola, kantor, bidang):
    Pengguna.objects.filter(pk=kantor.satker.pk).update(
        nip="199001012015031001", email="Orang.Baru@contoh.go.id"
    )
    isi = ORANG | {"email": "lain@contoh.go.id"} if bidang == "nip" else ORANG | {"nip": ""}
    assert "sudah dipakai" in galat(kelola, "/kantor/orang/baru/", isi)


def test_an_appointment_to_a_unit_opens_it_and_its_end_closes_it(kelola, kantor):
    orang = kantor.luar
    kirim(
        kelola,
        f"/kantor/orang/{orang.pk}/tugaskan/",
        penugasan("SATKER", unit=kantor.unit.pk, mulai="2026-01-05"),
    )
    assert "ajukan_permohonan" in get_perms(orang, kantor.unit)
    tugas = Penugasan.objects.get(pengguna=orang)
    kemarin = timezone.localdate() - timedelta(days=1)
    kirim(kelola, f"/kantor/penugasan/{tugas.pk}/akhiri/", {"selesai": kemarin.isoformat()})
    assert get_perms(orang, kantor.unit) == []
    assert "Penugasan yang sudah berakhir (1)" in kelola.get(f"/kantor/orang/{orang.pk}/").content.decode()


def test_an_appointment_that_makes_no_sense_is_refused(kelola, kantor):
    alamat = f"/kantor/orang/{kantor.luar.pk}/tugaskan/"
    assert "harus menyebut unit" in galat(kelola, alamat, penugasan("SATKER"))
    assert "kosongkan unitnya" in galat(kelola, alamat, penugasan("HELPDESK", unit=kantor.unit.pk))
    assert "sebelum tanggal mulai" in galat(kelola, alamat, penugasan("HELPDESK", selesai="2020-01-01"))
    tugas = Penugasan.objects.get(pengguna=kantor.helpdesk)
    salah = {"selesai": (tugas.mulai - timedelta(days=1)).isoformat()}
    assert "sebelum tanggal mulai" in galat(kelola, f"/kantor/penugasan/{tugas.pk}/akhiri/", salah)


def test_nobody_appoints_himself_or_ends_his_own(kelola, kantor):
    saya = kantor.pengelola
    tugas = Penugasan.objects.get(pengguna=saya)
    for alamat in (f"/kantor/orang/{saya.pk}/tugaskan/", f"/kantor/penugasan/{tugas.pk}/akhiri/"):
        tanggapan = kelola.post(alamat, penugasan("KEPALA_UKPBJ", selesai="2026-12-31"))
        assert tanggapan.status_code == 403
        assert "oleh pengelola lain" in tanggapan.content.decode()
    assert Penugasan.objects.filter(pengguna=saya).count() == 1


@pytest.mark.parametrize("siapa", ["staf", "super", "pengelola_lain", "diri"])
def test_who_manages_the_portal_is_not_changed_by_a_pengelola(kelola, kantor, siapa):
    """His new e-mail would be the way to another's rights; also for who holds the role by appointment alone."""
    orang = {"super": kantor.super, "diri": kantor.pengelola}.get(siapa) or pabrik.PenggunaFactory(
        is_staff=siapa == "staf"
    )
    if siapa == "pengelola_lain":
        tugaskan(orang, Peran.PENGELOLA, mulai=date(2020, 1, 1), dasar_hukum="SK")
    lama = orang.email
    ubah = kelola.post(f"/kantor/orang/{orang.pk}/ubah/", ORANG)
    undang = kelola.post(f"/kantor/orang/{orang.pk}/undang/")
    assert (ubah.status_code, undang.status_code) == (403, 403)
    assert "hanya diurus superuser" in ubah.content.decode()
    assert Pengguna.objects.get(pk=orang.pk).email == lama
    assert mail.outbox == []


def test_a_new_address_is_told_to_the_old_one(kelola, kantor):
    lama = kantor.satker.email
    isi = {"nama": kantor.satker.nama, "email": "pindah@contoh.go.id", "is_active": "on"}
    kirim(kelola, f"/kantor/orang/{kantor.satker.pk}/ubah/", isi)
    assert [surat.to for surat in mail.outbox] == [[lama]]


def test_a_person_is_switched_off_and_found_again(kelola, kantor):
    isi = {"nama": "Nama Langka", "email": kantor.satker.email}
    kirim(kelola, f"/kantor/orang/{kantor.satker.pk}/ubah/", isi)
    assert not Pengguna.objects.get(pk=kantor.satker.pk).is_active
    halaman = kelola.get("/kantor/orang/", {"q": "langka"}).content.decode()
    assert "Tidak aktif" in halaman
    assert "Nama Langka" in halaman
    assert "Tidak ada orang yang cocok" in kelola.get("/kantor/orang/", {"q": "zzz"}).content.decode()


def test_a_long_list_of_people_is_walked_page_by_page(kelola, kantor):
    pabrik.PenggunaFactory.create_batch(40, nama="Sama Semua")
    terlihat, alamat = [], "/kantor/orang/"
    while alamat:
        konteks = kelola.get(alamat).context
        terlihat += [orang.pk for orang in konteks["baris"]]
        alamat = f"/kantor/orang/?sesudah={konteks['berikut']}" if konteks["berikut"] else ""
    assert sorted(terlihat) == sorted(Pengguna.objects.values_list("pk", flat=True))


def test_the_lists_cost_the_same_for_many_people_and_units(kelola, kantor, jumlah_kueri):
    sebelum = [
        jumlah_kueri(kelola, alamat) for alamat in ("/kantor/orang/", "/kantor/unit/", "/kantor/petugas/")
    ]
    for satu in pabrik.UnitFactory.create_batch(12, induk=kantor.unit):
        tugaskan(pabrik.PenggunaFactory(), Peran.SATKER, unit=satu, dasar_hukum="SK")
    tugaskan(kantor.luar, Peran.HELPDESK, dasar_hukum="SK")
    sesudah = [
        jumlah_kueri(kelola, alamat) for alamat in ("/kantor/orang/", "/kantor/unit/", "/kantor/petugas/")
    ]
    assert sesudah == sebelum


# Units


def test_units_stand_below_each_other_and_never_below_themselves(kelola, kantor):
    isi = {"nama": "Seksi Contoh", "kode": "019.77", "jenis": "SATKER", "induk": kantor.unit.pk}
    kirim(kelola, "/kantor/unit/baru/", isi)
    baris = kelola.get("/kantor/unit/").context["baris"]
    assert [dalam for dalam, u in baris if u.kode == "019.77"] == [2]
    seksi = UnitKerja.objects.get(kode="019.77")
    melingkar = {
        "nama": "Balai",
        "kode": kantor.unit.kode,
        "jenis": "SATKER",
        "induk": seksi.pk,
        "aktif": "on",
    }
    assert "di bawah dirinya" in galat(kelola, f"/kantor/unit/{kantor.unit.pk}/", melingkar)
    assert "sudah dipakai unit lain" in galat(kelola, "/kantor/unit/baru/", isi)


def test_a_unit_made_inactive_files_nothing_new(kelola, kantor):
    isi = {"nama": kantor.unit.nama, "kode": kantor.unit.kode, "jenis": "SATKER", "induk": kantor.instansi.pk}
    kirim(kelola, f"/kantor/unit/{kantor.unit.pk}/", isi)
    assert "Tidak aktif" in kelola.get("/kantor/unit/", {"q": "tekstil"}).content.decode()
    masuk(kantor.satker).post("/permohonan/baru/", {"sop": "pembuatan-akun", "unit": kantor.unit.pk})
    assert not Permohonan.objects.exists()
