"""What each SOP does to the register: asked for, made, active, reset, deactivated, cancelled; each with its line of history."""

import pytest

from accounts_app.models import AkunSPSE
from requests_app.models import Subjek
from tests import jalan, pabrik


@pytest.fixture(autouse=True)
def penanda(settings, tmp_path_factory):
    settings.PENANDA_DIR = tmp_path_factory.getbasetemp() / "penanda-register"


def akun_dari(permohonan):
    return AkunSPSE.objects.get(pk=permohonan.subjek.get().akun_id)


def peristiwa(akun):
    return [(r.peristiwa, r.status) for r in akun.riwayat.all()]


@pytest.mark.parametrize(
    ("sop", "jenis"), [("pembuatan-akun", "PPK"), ("akun-ppk", "PPK"), ("registrasi-admin-agency", "AA")]
)
def test_filing_asks_for_an_account_and_refusal_cancels_it(kantor, sop, jenis):
    permohonan = jalan.sampai(kantor, sop, "DIAJUKAN")
    akun = akun_dari(permohonan)
    assert (akun.status, akun.jenis, akun.user_id) == ("DIAJUKAN", jenis, "")
    assert akun.riwayat.get().rujukan == permohonan.nomor
    akhir = jalan.sampai(kantor, sop, "DITOLAK")
    assert akun_dari(akhir).status == "BATAL"
    assert peristiwa(akun_dari(akhir))[-1][1] == "BATAL"


@pytest.mark.parametrize("sop", ["pembuatan-akun", "akun-ppk", "registrasi-admin-agency"])
def test_a_finished_request_leaves_an_active_account(kantor, sop):
    dibuat = [p for p in jalan.semua_ragam(kantor, sop, "SELESAI") if p.subjek.get().hasil == "DIBUAT"]
    akun = akun_dari(dibuat[0])
    assert akun.status == "AKTIF"
    assert akun.user_id
    assert akun.pengguna is not None
    status = [status for _, status in peristiwa(akun)]
    assert (status[0], status[-1]) == ("DIAJUKAN", "AKTIF")


def test_a_made_account_is_active_only_when_it_reached_its_holder(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    assert akun_dari(permohonan).status == "DIBUAT"
    assert akun_dari(pabrik.maju(kantor, permohonan, "kirim_akun")).status == "AKTIF"


def test_a_person_for_whom_none_was_made_is_cancelled_and_the_other_not(kantor):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=2)
    satu, dua = permohonan.subjek.all()
    data = pabrik.data_aksi(permohonan, "buat_akun")
    data["akun"][dua.pk] = {
        "hasil": "TIDAK",
        "user_id": "",
        "sandi": "",
        "alasan": "NIK masih di satker lama",
    }
    pabrik.maju(kantor, permohonan, "buat_akun", **data)
    status = dict(Subjek.objects.filter(permohonan=permohonan).values_list("pk", "akun__status"))
    assert status == {satu.pk: "DIBUAT", dua.pk: "BATAL"}


def test_a_reset_notes_the_moment_and_leaves_the_account_active(kantor):
    permohonan = jalan.sampai(kantor, "reset-password", "DIRESET")
    akun = akun_dari(permohonan)
    assert akun.status == "AKTIF"
    assert akun.reset_terakhir is not None
    assert peristiwa(akun)[-1] == ("Password di-reset", "AKTIF")
    assert akun.riwayat.last().rujukan == permohonan.nomor


def test_deactivating_and_activating_are_seen(kantor):
    permohonan = jalan.sampai(kantor, "hak-akses", "SELESAI")
    akun = akun_dari(permohonan)
    assert akun.status == "NONAKTIF"
    assert ("Akun dinonaktifkan di SPSE", "NONAKTIF") in peristiwa(akun)


def test_no_line_of_history_holds_a_password(kantor):
    for sop in ("pembuatan-akun", "reset-password"):
        akun = akun_dari(jalan.sampai(kantor, sop, "SELESAI"))
        assert all(pabrik.SANDI_SPSE not in teks for teks, _ in peristiwa(akun))
