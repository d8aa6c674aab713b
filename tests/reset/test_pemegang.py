"""Reset, row 4: what the letter says of an account is held against the register, and who holds it is made sure of."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts_app import registri
from accounts_app.models import AkunSPSE
from requests_app.models import Catatan, Permohonan
from requests_app.pemegang import banding_register
from requests_app.tampilan import buat_form
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def diperintahkan(kantor):
    """A reset that waits for row 4; its person and the register say the same."""
    permohonan = pabrik.draf(kantor, sop="reset-password")
    orang = permohonan.subjek.get()
    data = {"nama": orang.nama, "nip": orang.nip, "email": orang.email, "jenis": orang.jenis}
    AkunSPSE.objects.filter(pk=orang.akun_id).update(**data)
    for nama in ("ajukan", "disposisikan", "perintahkan"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    return permohonan


def banding(permohonan):
    (hasil,) = banding_register(permohonan, list(permohonan.subjek.all()))
    return hasil


def ubah(permohonan, **isi):
    AkunSPSE.objects.filter(pk=permohonan.subjek.get().akun_id).update(**isi)


@pytest.mark.parametrize(
    ("isi", "beda"),
    [
        ({}, []),
        ({"nip": ""}, []),
        ({"email": "LAIN@contoh.go.id"}, ["Surel"]),
        ({"nama": "Orang Lain, S.E."}, ["Nama"]),
        ({"nip": "197001011995031001", "jenis": "PP"}, ["NIP", "Peran"]),
    ],
)
def test_what_differs_from_the_register_is_named(diperintahkan, isi, beda):
    ubah(diperintahkan, **isi)
    assert banding(diperintahkan).beda == beda


@pytest.mark.parametrize("nama", ["{} M.M.", "Drs. {}", "{}"])
def test_a_degree_more_or_less_is_the_same_person(diperintahkan, nama):
    polos = diperintahkan.subjek.get().nama.partition(",")[0]
    ubah(diperintahkan, nama=nama.format(polos).upper())
    assert banding(diperintahkan).beda == []


def test_an_account_of_another_unit_is_noticed(kantor, diperintahkan):
    ubah(diperintahkan, unit=kantor.unit_lain)
    assert banding(diperintahkan).beda == ["Satuan kerja"]


def test_an_account_of_the_own_unit_goes_before_one_elsewhere(kantor, diperintahkan):
    pabrik.AkunSPSEFactory(unit=kantor.unit_lain, user_id="LAMA1")
    assert banding(diperintahkan).akun.unit == kantor.unit


def test_an_unknown_and_an_inactive_account_are_said_to_be(diperintahkan):
    ubah(diperintahkan, status="NONAKTIF")
    assert "nonaktif" in banding(diperintahkan).keterangan
    diperintahkan.subjek.update(user_id_lama="ENTAH")
    assert banding(diperintahkan).akun is None


def test_more_persons_cost_no_more_queries(kantor):
    jumlah = []
    for orang in (1, 5):
        permohonan = pabrik.draf(kantor, sop="reset-password", orang=orang)
        semua = list(permohonan.subjek.all())
        with CaptureQueriesContext(connection) as kueri:
            assert len(banding_register(permohonan, semua)) == orang
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 3


def test_the_officer_sees_both_sides_the_history_and_the_last_reset(kantor, diperintahkan, settings):
    akun = AkunSPSE.objects.get(pk=diperintahkan.subjek.get().akun_id)
    registri.catat(akun, "Password di-reset", rujukan="RST-LAMA", reset_terakhir=timezone.now())
    ubah(diperintahkan, nama="Orang Lain")
    settings.KANTOR_TEMBOLOK_DETIK = 60
    klien, alamat = masuk(kantor.admin_ppe), f"/permohonan/{diperintahkan.nomor}/"
    klien.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        isi = klien.get(alamat).content.decode()
    assert len(kueri) <= 12
    for kata in ("Berbeda dengan register: Nama", "Orang Lain", "RST-LAMA", "Password terakhir di-reset"):
        assert kata in isi
    for aksi in ("terima", "kembalikan"):
        assert f'data-aksi="{aksi}"' in isi


def isian(permohonan, nama, **isi):
    """The POST of the shared form with every item judged right, and `isi` beside it."""
    form = buat_form(permohonan, getattr(permohonan, nama).aksi, permohonan.pemohon)
    data = {f.html_name: "sesuai" for f in form if f.name.startswith("hasil-")}
    bawaan = {form.add_prefix(n): form.fields[n].initial for n in ("versi", "kunci")}
    return data | bawaan | {form.add_prefix(n): nilai for n, nilai in isi.items()}


def kirim(kantor, permohonan, nama, **isi):
    alamat = f"/permohonan/{permohonan.nomor}/{nama}/"
    return masuk(kantor.admin_ppe).post(alamat, isian(permohonan, nama, **isi))


def test_nobody_is_accepted_before_it_is_made_sure_who_he_is(kantor, diperintahkan):
    orang = diperintahkan.subjek.get()
    jawaban = kirim(kantor, diperintahkan, "terima")
    assert jawaban.status_code == 422
    assert "Pastikan dulu bahwa" in jawaban.content.decode()
    assert "Tulis bagaimana kepemilikan" in jawaban.content.decode()
    isi = {f"pemegang-{orang.pk}": "on", f"cara-{orang.pk}": "Ditelepon lewat nomor kantor."}
    assert kirim(kantor, diperintahkan, "terima", **isi).status_code == 302
    assert Permohonan.objects.get(pk=diperintahkan.pk).status == "DITERIMA"
    catatan = Catatan.objects.get()
    assert "Ditelepon lewat nomor kantor." in catatan.isi
    assert not catatan.untuk_pemohon


def test_sending_back_asks_only_for_what_is_faulty(kantor, diperintahkan):
    jawaban = kirim(kantor, diperintahkan, "kembalikan")
    assert jawaban.status_code == 422
    assert "Semua butir dinilai sesuai" in jawaban.content.decode()
    isi = {"hasil-s0": "kurang", "alasan-s0": "Tanpa cap"}
    assert kirim(kantor, diperintahkan, "kembalikan", **isi).status_code == 302
    assert Permohonan.objects.get(pk=diperintahkan.pk).status == "DIKEMBALIKAN"
