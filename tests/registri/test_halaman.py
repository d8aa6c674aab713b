"""The register's pages: who sees which account, what the list and a card show, and at what cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts_app import registri
from accounts_app.models import AkunSPSE, Peran
from accounts_app.services import tugaskan
from requests_app import halaman
from tests import pabrik
from tests.perayap import masuk

HARI = timedelta(days=1)


@pytest.fixture
def akun(kantor):
    """{name: account}: of the unit, of another unit, and one without a unit officer's eyes on it."""
    hari = timezone.localdate()
    return {
        "unit": pabrik.AkunSPSEFactory(unit=kantor.unit, nama="Arif Contoh, S.T.", user_id="UNIT1"),
        "lewat": pabrik.AkunSPSEFactory(
            unit=kantor.unit, nama="Bayu Contoh", user_id="LEWAT1", sk_berlaku_sampai=hari - 3 * HARI
        ),
        "dekat": pabrik.AkunSPSEFactory(
            unit=kantor.unit, nama="Candra Contoh", user_id="DEKAT1", sk_berlaku_sampai=hari + 30 * HARI
        ),
        "lain": pabrik.AkunSPSEFactory(
            unit=kantor.unit_lain, nama="Dedi Contoh", user_id="LAIN1", jenis="PP"
        ),
    }


def daftar(klien, parameter=""):
    tanggapan = klien.get(f"/registri/{parameter}")
    assert tanggapan.status_code == 200
    return [b["akun"].user_id for b in tanggapan.context["baris"]]


@pytest.mark.parametrize(
    "siapa", ["admin_ppe", "admin_agency", "helpdesk", "kepala_ukpbj", "kepala_lpse", "pengelola"]
)
def test_the_office_sees_every_account(kantor, akun, siapa):
    assert len(daftar(masuk(kantor.orang[siapa]))) == 4


@pytest.mark.parametrize("siapa", ["satker", "pimpinan", "auditor"])
def test_a_unit_and_its_auditor_see_its_own(kantor, akun, siapa):
    klien = masuk(kantor.orang[siapa])
    assert daftar(klien) == ["UNIT1", "LEWAT1", "DEKAT1"]
    assert klien.get(reverse("akun_registri", args=[akun["unit"].pk])).status_code == 200
    assert klien.get(reverse("akun_registri", args=[akun["lain"].pk])).status_code == 404


def test_an_auditor_whose_surat_tugas_ended_sees_nothing(kantor, akun):
    kantor.auditor.penugasan.update(selesai="2020-12-31")
    klien = masuk(kantor.auditor)
    assert klien.get("/registri/").status_code == 403
    assert klien.get(reverse("akun_registri", args=[akun["unit"].pk])).status_code == 404


@pytest.mark.parametrize("ikatan", ["pengguna", "nip", "surel"])
def test_a_person_sees_his_own_account_alone(kantor, akun, ikatan):
    orang = kantor.luar
    orang.nip = "199001012015011001"
    orang.save()
    milik = akun["lain"]
    isi = {
        "pengguna": {"pengguna": orang},
        "nip": {"nip": orang.nip},
        "surel": {"email": orang.email.upper()},
    }[ikatan]
    AkunSPSE.objects.filter(pk=milik.pk).update(**isi)
    klien = masuk(orang)
    assert daftar(klien) == ["LAIN1"]
    assert klien.get(reverse("akun_registri", args=[milik.pk])).status_code == 200
    assert klien.get(reverse("akun_registri", args=[akun["unit"].pk])).status_code == 404


def test_an_account_tied_to_somebody_is_not_anothers_by_its_nip(kantor, akun):
    kantor.luar.nip = "199001012015011001"
    kantor.luar.save()
    AkunSPSE.objects.filter(pk=akun["lain"].pk).update(nip=kantor.luar.nip, pengguna=kantor.ppk)
    assert masuk(kantor.luar).get(reverse("akun_registri", args=[akun["lain"].pk])).status_code == 404


def test_whoever_has_nothing_here_is_told_why(kantor, akun):
    tanggapan = masuk(kantor.luar).get("/registri/")
    assert tanggapan.status_code == 403
    assert "akun SPSE Anda sendiri" in tanggapan.content.decode()


@pytest.mark.parametrize(
    ("parameter", "hasil"),
    [
        ("?q=lewat1", ["LEWAT1"]),
        ("?q=arif", ["UNIT1"]),
        ("?q=politeknik", ["LAIN1"]),
        ("?q=tidak-ada", []),
        ("?peran=PP", ["LAIN1"]),
        ("?sk=lewat", ["LEWAT1"]),
        ("?sk=dekat", ["DEKAT1"]),
        ("?sk=tanpa", ["UNIT1", "LAIN1"]),
        ("?status=NONAKTIF", []),
        ("?tab=sk-lewat", ["LEWAT1"]),
        ("?tab=sk-dekat", ["DEKAT1"]),
        ("?tab=pelatihan", []),
        ("?tab=ngawur&status=X&satker=abc", ["UNIT1", "LEWAT1", "DEKAT1", "LAIN1"]),
        ("?satker=99999999999999999999&sesudah=abc", ["UNIT1", "LEWAT1", "DEKAT1", "LAIN1"]),
    ],
)
def test_the_list_is_searched_and_filtered(kantor, akun, parameter, hasil):
    assert daftar(masuk(kantor.admin_ppe), parameter) == hasil


def test_a_nip_is_found_however_it_is_written(kantor, akun):
    AkunSPSE.objects.filter(pk=akun["unit"].pk).update(nip="198501012010011001")
    assert daftar(masuk(kantor.admin_ppe), "?q=19850101 201001 1 001") == ["UNIT1"]


def test_an_inactive_account_with_an_ended_sk_is_no_cause_for_alarm(kantor, akun):
    AkunSPSE.objects.filter(pk=akun["lewat"].pk).update(status="NONAKTIF")
    assert daftar(masuk(kantor.admin_ppe), "?tab=sk-lewat") == []


def test_pages_show_every_account_once(kantor, akun, monkeypatch):
    AkunSPSE.objects.update(nama="Nama Yang Sama")
    monkeypatch.setattr(halaman, "PER_HALAMAN", 2)
    klien = masuk(kantor.admin_ppe)
    satu = klien.get("/registri/")
    dua = klien.get(f"/registri/?sesudah={satu.context['sesudah']}")
    semua = [b["akun"].pk for b in [*satu.context["baris"], *dua.context["baris"]]]
    assert sorted(semua) == sorted(a.pk for a in akun.values())
    assert dua.context["sesudah"] == ""


def test_a_longer_list_and_a_longer_history_cost_no_more_queries(kantor, akun, jumlah_kueri):
    klien, kartu = masuk(kantor.satker), reverse("akun_registri", args=[akun["unit"].pk])
    pabrik.AkunSPSEFactory(unit=kantor.unit, nip=akun["unit"].nip)
    registri.catat(akun["unit"], "Password di-reset", rujukan="X", oleh=kantor.admin_ppe)
    sedikit = jumlah_kueri(klien, "/registri/"), jumlah_kueri(klien, kartu)
    for _ in range(6):
        pabrik.AkunSPSEFactory(unit=kantor.unit)
        pabrik.AkunSPSEFactory(unit=kantor.unit, nip=akun["unit"].nip)
        registri.catat(akun["unit"], "Password di-reset", rujukan="X", oleh=kantor.admin_ppe)
    assert (jumlah_kueri(klien, "/registri/"), jumlah_kueri(klien, kartu)) == sedikit
    assert sedikit[0] <= 8
    assert sedikit[1] <= 12


def test_the_card_tells_the_whole_history_of_the_person(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    akun = permohonan.subjek.get().akun
    lama = pabrik.AkunSPSEFactory(
        unit=kantor.unit, nip=akun.nip, jenis="PP", user_id="LAMA9", status="NONAKTIF"
    )
    registri.catat(lama, "Akun dinonaktifkan di SPSE", rujukan="Nota 7", oleh=kantor.admin_ppe)
    isi = masuk(kantor.satker).get(reverse("akun_registri", args=[akun.pk])).content.decode()
    for kata in (
        "LAMA9",
        "Akun dinonaktifkan di SPSE",
        "Nota 7",
        "User ID dan password dikirim",
        akun.user_id,
    ):
        assert kata in isi
    assert f'href="/permohonan/{permohonan.nomor}/"' in isi
    assert pabrik.SANDI_SPSE not in isi


def test_what_the_reader_may_not_open_is_a_number_and_no_more(kantor, akun):
    AkunSPSE.objects.filter(pk=akun["lain"].pk).update(nip=akun["unit"].nip)
    isi = masuk(kantor.satker).get(reverse("akun_registri", args=[akun["unit"].pk])).content.decode()
    assert "1 akun lain tercatat di satuan kerja yang tidak terbuka bagi Anda" in isi
    assert "LAIN1" not in isi
    assert kantor.unit_lain.nama not in isi


def test_an_account_known_by_its_unit_does_not_open_a_permohonan_of_another(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    akun = permohonan.subjek.get().akun
    type(permohonan).objects.filter(pk=permohonan.pk).update(
        unit=kantor.unit_lain, pemohon=kantor.satker_lain
    )
    isi = masuk(kantor.satker).get(reverse("akun_registri", args=[akun.pk])).content.decode()
    assert f"/permohonan/{permohonan.nomor}/" not in isi


def test_home_counts_the_accounts_of_the_unit(kantor, akun):
    tanggapan = masuk(kantor.satker).get("/")
    assert tanggapan.context["akun_unit"] == {"aktif": 3, "dekat": 1, "lewat": 1}
    isi = tanggapan.content.decode()
    assert "Akun satker ini" in isi
    assert "/registri/?tab=sk-dekat" in isi
    assert "Akun satker ini" not in masuk(kantor.admin_ppe).get("/").content.decode()


def test_the_menu_leads_there_whoever_may_go(kantor, akun):
    AkunSPSE.objects.filter(pk=akun["lain"].pk).update(pengguna=kantor.luar)
    for siapa in ("admin_ppe", "satker", "auditor", "ppk", "pengelola", "luar"):
        klien = masuk(kantor.orang[siapa])
        assert 'href="/registri/"' in klien.get("/").content.decode(), siapa
        assert klien.get("/registri/").status_code == 200, siapa
    assert 'href="/registri/"' not in masuk(kantor.orang["super"]).get("/").content.decode()


def test_an_empty_register_says_what_to_do(kantor):
    isi = masuk(kantor.admin_ppe).get("/registri/").content.decode()
    assert "Register masih kosong" in isi
    assert "Impor" in isi


def test_an_officer_of_the_unit_above_sees_the_accounts_below(kantor, akun):
    tugaskan(kantor.luar, Peran.SATKER, unit=kantor.instansi, mulai=timezone.localdate(), dasar_hukum="SK")
    assert len(daftar(masuk(kantor.luar))) == 4
