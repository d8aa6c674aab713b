"""Nothing typed is lost: kept while typing, kept when the session ended, shown when somebody else was first."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from requests_app.models import IsianTersimpan
from requests_app.tasks import sapu_berkas
from tests import pabrik

RAHASIA = "Rahasia-Kenari-77!"


@pytest.fixture
def klien(settings):
    def masuk(orang):
        klien = Client()
        klien.force_login(orang, backend=settings.AUTHENTICATION_BACKENDS[0])
        return klien

    return masuk


def alamat_aksi(permohonan, nama):
    return reverse("aksi", args=[permohonan.acuan, nama])


def ketik(klien, alamat, **isi):
    return klien.post(f"{reverse('simpan_isian')}?alamat={alamat}", isi)


def terisi(form, **isi):
    """What a browser posts: the form's carriers and `isi`, under the names they have on the page."""
    isi = {"kunci": form["kunci"].value(), "versi": form["versi"].value()} | isi
    return {form.add_prefix(nama): nilai for nama, nilai in isi.items()}


def test_what_is_typed_comes_back_on_the_next_visit(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    jawaban = ketik(meja, alamat, **{"tolak-alasan": "Surat tidak bercap"})
    assert jawaban.content.decode().startswith("Isian tersimpan ")
    assert jawaban.content.decode().endswith("WIB")
    assert "Surat tidak bercap" in meja.get(alamat).content.decode()


def test_nobody_else_sees_what_was_typed(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat = alamat_aksi(permohonan, "tolak")
    ketik(klien(kantor.admin_ppe), alamat, **{"tolak-alasan": "Surat tidak bercap"})
    assert "Surat tidak bercap" not in klien(kantor.admin_agency).get(alamat).content.decode()


def test_a_secret_is_never_kept(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP")
    nama = ("sandi-1", "password", "passphrase", "Kata_Sandi", "csrfmiddlewaretoken", "kunci", "beku_sha256")
    meja = klien(kantor.admin_ppe)
    ketik(
        meja, alamat_aksi(permohonan, "buat_akun"), **dict.fromkeys(nama, RAHASIA), **{"user_id-1": "SARI01"}
    )
    assert IsianTersimpan.objects.get().isi == {"user_id-1": ["SARI01"]}
    assert ketik(meja, "/e-pesan/", sandi=RAHASIA).status_code == 204


@pytest.mark.parametrize("alamat", ["https://contoh.id/x/", "tidak/ada", "", "/bukan/halaman/portal/ini/"])
def test_only_forms_of_this_portal_are_known(kantor, klien, alamat):
    assert ketik(klien(kantor.satker), alamat, alasan="x").status_code == 400


def test_too_much_is_not_kept(kantor, klien):
    assert ketik(klien(kantor.satker), "/permohonan/baru/", alasan="x" * 40_000).status_code == 204
    assert not IsianTersimpan.objects.exists()


def test_a_person_keeps_fifty_forms_at_most(kantor, klien):
    meja = klien(kantor.satker)
    for urut in range(53):
        ketik(meja, f"/permohonan/PPK-{urut}/tarik/", alasan="x")
    assert IsianTersimpan.objects.filter(pengguna=kantor.satker).count() == 50
    assert not IsianTersimpan.objects.filter(alamat__endswith="PPK-0/tarik/").exists()


def test_what_was_sent_is_not_offered_again(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    ketik(meja, alamat, **{"tolak-alasan": "Surat tidak bercap"})
    form = meja.get(alamat).context["form"]
    assert meja.post(alamat, terisi(form, alasan="Surat tidak bercap")).status_code == 302
    assert not IsianTersimpan.objects.exists()


def habiskan_sesi(meja):
    """Half an hour without work."""
    sesi = meja.session
    sesi["sesi_akhir"] -= 1801
    sesi.save()


def test_a_post_after_the_session_ended_comes_back_after_logging_in(kantor, klien, settings):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    meja.get("/")
    habiskan_sesi(meja)
    jawaban = meja.post(alamat, {"tolak-alasan": "Surat tidak bercap", "sandi": RAHASIA})
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == f"{reverse('account_login')}?next={alamat}"
    assert "dipulihkan setelah masuk" in meja.get(jawaban.headers["Location"]).content.decode()
    meja.force_login(kantor.admin_ppe, backend=settings.AUTHENTICATION_BACKENDS[0])
    halaman = meja.get(alamat).content.decode()
    assert "Surat tidak bercap" in halaman
    assert "Periksa, lalu kirim lagi" in halaman
    assert RAHASIA not in str(IsianTersimpan.objects.values_list("isi"))
    permohonan.refresh_from_db()
    assert permohonan.status == "DITERIMA"


def test_what_was_being_kept_when_the_session_ended_comes_back_in_its_form(kantor, klien, settings):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    meja.get("/")
    habiskan_sesi(meja)
    assert ketik(meja, alamat, **{"tolak-alasan": "Surat tidak bercap"}).status_code == 302
    meja.force_login(kantor.admin_ppe, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Surat tidak bercap" in meja.get(alamat).content.decode()


def test_what_no_database_keeps_is_left_out(kantor, klien):
    """PostgreSQL refuses NUL in JSON, and what was put aside is kept on the way to every page."""
    assert ketik(klien(kantor.satker), "/permohonan/baru/", alasan="Surat\x00 lama").status_code == 200
    assert IsianTersimpan.objects.get().isi == {"alasan": ["Surat lama"]}


def test_what_was_put_aside_is_not_given_to_another_person_at_the_same_computer(kantor, klien, settings):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    meja.get("/")
    habiskan_sesi(meja)
    meja.post(alamat, {"tolak-alasan": "Surat tidak bercap"})
    meja.force_login(kantor.admin_agency, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Surat tidak bercap" not in meja.get(alamat).content.decode()
    assert not IsianTersimpan.objects.exists()


def test_whoever_comes_after_a_logout_types_for_nobody(kantor, klien, settings):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    alamat, meja = alamat_aksi(permohonan, "tolak"), klien(kantor.admin_ppe)
    meja.get("/")
    meja.post(reverse("account_logout"))
    assert meja.post(alamat, {"tolak-alasan": "Ditulis orang lain"}).status_code == 302
    meja.force_login(kantor.admin_ppe, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Ditulis orang lain" not in meja.get(alamat).content.decode()


def test_what_nobody_came_back_for_is_deleted(kantor, klien):
    from django.contrib.sessions.models import Session

    meja = klien(kantor.satker)
    ketik(meja, "/permohonan/baru/", alasan="Lama")
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        sapu_berkas()
        assert IsianTersimpan.objects.exists()
        assert not Session.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        sapu_berkas()
    assert not IsianTersimpan.objects.exists()


def test_a_visitor_who_never_logged_in_leaves_nothing_behind(kantor):
    from django.contrib.sessions.models import Session

    klien = Client()
    klien.post("/permohonan/PPK-2026-000001-AA/tolak/", {"alasan": "x" * 1000})
    assert all("isian_lepas" not in s.get_decoded() for s in Session.objects.all())


def test_the_second_of_two_officers_finds_what_he_typed_beside_what_happened(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    alamat, meja = alamat_aksi(permohonan, "disposisikan"), klien(kantor.kepala_ukpbj)
    form = meja.get(alamat).context["form"]
    pabrik.maju(kantor, permohonan, "disposisikan")
    isi = terisi(form, sifat="SEGERA", harap=form["harap"].initial, catatan="Mohon hari ini juga")
    jawaban = meja.post(alamat, isi)
    assert jawaban.status_code == 409
    halaman = jawaban.content.decode()
    assert "Mohon hari ini juga" in halaman
    assert "Segera" in halaman
    assert "lebih dahulu" in halaman


def test_a_conflict_shows_no_secret(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP")
    alamat, meja = alamat_aksi(permohonan, "buat_akun"), klien(kantor.admin_ppe)
    data = pabrik.data_aksi(permohonan, "buat_akun")["akun"]
    isi = {f"{bidang}-{pk}": nilai for pk, satu in data.items() for bidang, nilai in satu.items()}
    isi = terisi(meja.get(alamat).context["form"], **isi | {f"sandi-{pk}": RAHASIA for pk in data})
    pabrik.maju(kantor, permohonan, "buat_akun")
    jawaban = meja.post(alamat, isi)
    assert jawaban.status_code == 409
    assert RAHASIA not in jawaban.content.decode()
