"""Row 6: an account is activated only after the training; who waits, who is invited, who attended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from requests_app.models import Pelatihan
from tests import pabrik
from tests.perayap import masuk

SANDI = pabrik.SANDI_SPSE


@pytest.fixture
def pelatihan(kantor):
    return pabrik.pelatihan()


@pytest.fixture
def mendatang(kantor):
    return adakan(kantor)


def adakan(kantor):
    """A training in two weeks."""
    hari = timezone.localdate() + timedelta(days=14)
    isi = {
        "nama": "Pelatihan Depan",
        "tanggal": hari,
        "tempat": "Aula Contoh",
        "dicatat_oleh": kantor.admin_ppe,
    }
    return Pelatihan.objects.create(**isi)


@pytest.fixture
def admin(kantor):
    return masuk(kantor.admin_ppe)


def hadir(klien, pelatihan, *permohonan, sandi=SANDI):
    """Tick these on the page of the training, with a password each."""
    alamat, kirim = f"/pelatihan/{pelatihan.pk}/", {}
    for form in klien.get(alamat).context["forms"]:
        if form.permohonan in permohonan:
            kirim |= {form[n].html_name: form[n].value() for n in ("versi", "kunci")}
            for b in form.baris():
                kirim |= {b["hasil"].html_name: "DIBUAT", b["user_id"].html_name: b["user_id"].value()}
                kirim |= {b["sandi"].html_name: sandi, form["cocok"].html_name: "on"}
    return klien.post(alamat, kirim)


@pytest.mark.parametrize("siapa", ["admin_agency", "helpdesk", "kepala_lpse", "pimpinan", "auditor"])
def test_trainings_are_the_admin_ppes(kantor, pelatihan, siapa):
    klien = masuk(kantor.orang[siapa])
    for alamat in ("/pelatihan/", f"/pelatihan/{pelatihan.pk}/"):
        jawaban = klien.get(alamat)
        assert jawaban.status_code == 403
        assert "Pelatihan dicatat oleh Admin PPE" in jawaban.content.decode()
    assert "/pelatihan/" not in klien.get("/").content.decode()


def test_a_training_is_added_and_its_page_opens(admin, kantor):
    assert "Belum ada pelatihan" in admin.get("/pelatihan/").content.decode()
    jawaban = admin.post(
        "/pelatihan/", {"nama": "Angkatan I", "tanggal": "12 Januari 2026", "tempat": "Aula"}
    )
    baru = Pelatihan.objects.get()
    assert jawaban["Location"] == f"/pelatihan/{baru.pk}/"
    assert (str(baru), baru.dicatat_oleh) == ("Angkatan I", kantor.admin_ppe)
    salah = admin.post("/pelatihan/", {"nama": "Angkatan II", "tanggal": "entah"})
    assert salah.status_code == 422
    assert "Angkatan II" in salah.content.decode()


def test_the_wait_stops_the_clock_and_everybody_reads_why(kantor, registrasi, admin):
    permohonan = registrasi("MENUNGGU_PELATIHAN")
    assert permohonan.tenggat is None
    alamat = f"/permohonan/{permohonan.nomor}/"
    for orang in (kantor.admin_ppe, kantor.pimpinan, permohonan.subjek.get().pengguna):
        assert "Dijeda – menunggu pelatihan" in masuk(orang).get(alamat).content.decode()
    lacak = masuk(kantor.luar).get(f"/lacak/?nomor={permohonan.nomor}&kode={permohonan.kode_lacak}")
    assert "menunggu calon Admin Agency mengikuti pelatihan" in lacak.content.decode()
    daftar = admin.get("/pelatihan/").content.decode()
    assert permohonan.nomor in daftar
    assert "Belum dijadwalkan" in daftar


def test_who_is_invited_hears_when_and_where_and_the_list_shows_it(kantor, registrasi, admin, surat_surel):
    permohonan = registrasi("MENUNGGU_PELATIHAN")
    mendatang = adakan(kantor)
    for _ in range(2):
        admin.post(f"/pelatihan/{mendatang.pk}/", {"permohonan": [permohonan.pk]})
    assert permohonan.jejak.filter(aksi="jadwalkan_pelatihan").count() == 1
    surel = [s for s in surat_surel(permohonan, "kabar_pelatihan") if "Pelatihan Depan" in s.subject]
    assert [s.to for s in surel] == [[permohonan.subjek.get().email]]
    assert "Tempat: Aula Contoh" in surel[0].body
    assert "Pelatihan Depan" in admin.get("/pelatihan/").content.decode()
    calon = masuk(permohonan.subjek.get().pengguna).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "Pelatihan Depan" in calon


def test_before_its_day_nobody_attended_and_nothing_is_activated(registrasi, admin, mendatang):
    permohonan = registrasi("MENUNGGU_PELATIHAN")
    halaman = admin.get(f"/pelatihan/{mendatang.pk}/")
    assert 'type="password"' not in halaman.content.decode()
    form = admin.get(f"/permohonan/{permohonan.nomor}/").context["utama"][0].form
    assert mendatang not in form.fields["pelatihan"].queryset


def test_attendance_of_several_activates_them_and_leaves_the_others(registrasi, admin, pelatihan):
    satu, dua, tiga = (registrasi("MENUNGGU_PELATIHAN") for _ in range(3))
    assert hadir(admin, pelatihan, satu, tiga).status_code == 302
    for permohonan in (satu, dua, tiga):
        permohonan.refresh_from_db()
    assert [p.status for p in (satu, dua, tiga)] == ["DIBUATKAN_AKUN", "MENUNGGU_PELATIHAN", "DIBUATKAN_AKUN"]
    orang = satu.subjek.get()
    assert orang.pelatihan == pelatihan
    assert orang.kredensial.sandi is not None
    assert "2 orang" in admin.get(f"/pelatihan/{pelatihan.pk}/").content.decode()


def test_one_faulty_password_activates_nobody_and_no_password_comes_back(registrasi, admin, pelatihan):
    permohonan = registrasi("MENUNGGU_PELATIHAN")
    jawaban = hadir(admin, pelatihan, permohonan, sandi="pendek7")
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "sedikitnya 8 karakter" in teks
    assert "pendek7" not in teks
    permohonan.refresh_from_db()
    assert permohonan.status == "MENUNGGU_PELATIHAN"


def test_nobody_ticked_is_said(registrasi, admin, pelatihan, mendatang):
    registrasi("MENUNGGU_PELATIHAN")
    for satu in (pelatihan, mendatang):
        jawaban = admin.post(f"/pelatihan/{satu.pk}/", {})
        assert jawaban.status_code == 422
        assert "Centang sedikitnya satu orang" in jawaban.content.decode()


def test_an_account_is_not_active_without_a_training(registrasi, admin, pelatihan):
    permohonan = registrasi("DINYATAKAN_LENGKAP")
    form = admin.get(f"/permohonan/{permohonan.nomor}/").context["utama"][0].form
    (baris,) = form.baris()
    kirim = {b.html_name: b.value() for b in form.hidden_fields()}
    kirim |= {
        baris["user_id"].html_name: "AA1",
        baris["sandi"].html_name: SANDI,
        form["cocok"].html_name: "on",
    }
    jawaban = admin.post(f"/permohonan/{permohonan.nomor}/buat_akun/", kirim)
    assert jawaban.status_code == 422
    assert "akun diaktifkan hanya setelah pelatihan" in jawaban.content.decode()
    kirim |= {form["pelatihan"].html_name: pelatihan.pk}
    assert admin.post(f"/permohonan/{permohonan.nomor}/buat_akun/", kirim).status_code == 302
