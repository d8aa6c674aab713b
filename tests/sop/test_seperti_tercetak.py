"""The SOPs in the program are the SOPs on paper, word for word; `manage.py sop` shows them."""

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.utils import timezone

from requests_app.management.commands.sop import daftar_sop
from requests_app.models import PenyesuaianLangkah
from requests_app.sop import SOP
from requests_app.tenggat import baca_waktu

KERTAS = [yaml.safe_load(berkas.read_text()) for berkas in sorted(Path(__file__).parent.glob("*.yaml"))]
KOLOM = ("aktivitas", "pelaksana", "kelengkapan", "wajib_unggah", "keluaran", "keterangan")


def keluaran_sop(*argumen):
    keluaran = StringIO()
    call_command("sop", *argumen, "--format", "json", stdout=keluaran)
    return {isi["kode"]: isi for isi in json.loads(keluaran.getvalue())}


@pytest.fixture(params=KERTAS, ids=lambda kertas: kertas["kode"])
def pasangan(request):
    """(the SOP as typed from paper, the SOP as the command prints it)."""
    return request.param, keluaran_sop()[request.param["kode"]]


def tercetak(sop):
    return [baris for baris in sop["langkah"] if not baris["tambahan"]]


def test_all_fifty_rows_of_the_five_papers_are_here():
    assert {kertas["kode"]: len(kertas["langkah"]) for kertas in KERTAS} == {
        "pembuatan-akun": 13,
        "reset-password": 11,
        "akun-ppk": 9,
        "registrasi-admin-agency": 8,
        "hak-akses": 9,
    }
    assert {kertas["kode"] for kertas in KERTAS} == set(SOP)


def test_every_row_has_the_words_and_the_pelaksana_of_the_paper(pasangan):
    kertas, sop = pasangan
    assert sop["nama"] == kertas["nama"]
    assert [baris["baris"] for baris in tercetak(sop)] == list(kertas["langkah"])
    for baris, isi in zip(tercetak(sop), kertas["langkah"].values(), strict=True):
        assert {kolom: baris[kolom] for kolom in KOLOM} == {kolom: isi.get(kolom, []) for kolom in KOLOM}


def test_every_row_has_the_time_of_the_paper(pasangan):
    kertas, sop = pasangan
    waktu = [baca_waktu(isi["waktu"]) if "waktu" in isi else None for isi in kertas["langkah"].values()]
    assert [baris["waktu"] for baris in tercetak(sop)] == [w.as_dict() if w else None for w in waktu]


def test_every_row_leads_where_the_paper_says(pasangan):
    """Through an added waiting state the row after it counts: not complete → the satker completes → row 5."""
    kertas, sop = pasangan
    menunggu = {baris["status"]: baris for baris in sop["langkah"] if baris["tambahan"]}
    for baris in tercetak(sop):
        ke = {aksi["nama"]: sesudah(aksi, menunggu) for aksi in baris["aksi"] if not aksi["tambahan"]}
        cabang = kertas["langkah"][baris["baris"]].get("ke")
        assert ke == cabang if cabang else list(ke.values()) == [baris["baris"] + 1]


def sesudah(aksi, menunggu):
    while aksi["ke"] in menunggu:
        (aksi,) = [lanjut for lanjut in menunggu[aksi["ke"]]["aksi"] if not lanjut["tambahan"]]
    return aksi["ke_baris"]


def test_printed_rows_come_first_and_additions_are_marked():
    for sop in daftar_sop():
        tambahan = [baris["tambahan"] for baris in sop["langkah"]]
        assert tambahan == sorted(tambahan)
        assert all((baris["baris"] is None) == baris["tambahan"] for baris in sop["langkah"])


def test_additions_to_pembuatan_akun_are_known_and_marked():
    sop = keluaran_sop()["pembuatan-akun"]
    tambahan = {aksi["nama"] for baris in sop["langkah"] for aksi in baris["aksi"] if aksi["tambahan"]}
    assert tambahan == {
        "tolak",
        "tarik",
        "catat_ulang",
        "kembalikan_draf",
        "periksa_ulang",
        "lanjutkan_tanpa_perbaikan",
        "kedaluwarsakan",
    }
    sistem = {aksi["nama"] for baris in sop["langkah"] for aksi in baris["aksi"] if aksi["sistem"]}
    assert sistem == {"kedaluwarsakan"}
    assert [baris["status"] for baris in sop["langkah"] if baris["tambahan"]] == ["DIKEMBALIKAN"]


def test_an_action_leads_to_a_row_to_the_end_or_to_no_row_of_the_paper():
    langkah = keluaran_sop()["pembuatan-akun"]["langkah"]
    ke = {aksi["nama"]: aksi["ke_baris"] for baris in langkah for aksi in baris["aksi"]}
    assert (ke["nyatakan_lengkap"], ke["kirim_surat"]) == (7, "selesai")
    assert (ke["minta_lengkapi"], ke["tolak"], ke["tarik"]) == (None, None, None)


def test_what_is_printed_is_shown_without_a_database_and_whatever_the_office_adjusted():
    sop = keluaran_sop()["pembuatan-akun"]
    assert sop["langkah"][10]["pelaksana"] == "Kepala UKPBJ"


def test_the_rows_in_force_are_shown_on_request(db):
    PenyesuaianLangkah.objects.create(
        sop="pembuatan-akun",
        baris=11,
        pelaksana="Kepala LPSE",
        waktu="2 hari",
        berlaku_mulai=timezone.localdate(),
        dasar_hukum="Keputusan Contoh Nomor 5",
    )
    baris = keluaran_sop("--berlaku")["pembuatan-akun"]["langkah"][10]
    assert (baris["baris"], baris["pelaksana"], baris["waktu"]) == (11, "Kepala LPSE", {"hari": 2})
    assert keluaran_sop()["pembuatan-akun"]["langkah"][10]["waktu"] == {"menit": 30}


def test_the_text_names_rows_branches_and_additions():
    keluaran = StringIO()
    call_command("sop", stdout=keluaran)
    teks = keluaran.getvalue()
    for potongan in (
        "SOP Permohonan Pembuatan Akun PPK dan Pejabat Pengadaan (pembuatan-akun)",
        "Kepala LPSE · 60 menit · DIDISPOSISI",
        "→ nyatakan_lengkap: baris 7",
        "→ minta_lengkapi: DIKEMBALIKAN",
        "→ tarik: DITARIK (tambahan)",
        "→ lanjutkan_tanpa_perbaikan: baris 5 (tambahan)",
        "→ kedaluwarsakan: KEDALUWARSA (tambahan, sistem)",
        "  +  Satuan Kerja melengkapi",
    ):
        assert potongan in teks
