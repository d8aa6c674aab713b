"""What leaves the queue: printed sheets and the spreadsheet."""

import csv
import io

import pytest
from django.utils import timezone

from requests_app.models import Permohonan
from requests_app.views import lembar
from tests import pabrik
from tests.perayap import masuk


def baris(tanggapan):
    teks = tanggapan.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(teks), delimiter=";"))


def test_a_sheet_for_each_chosen_one_says_who_what_and_when(kantor, petugas, diperintahkan):
    halaman = petugas.get("/antrean/cetak/", {"pilih": [p.nomor for p in diperintahkan[:2]]}).content.decode()
    assert halaman.count('class="kartu lembar-cetak"') == 2
    orang = diperintahkan[0].subjek.get()
    for kata in (
        diperintahkan[0].nomor,
        orang.nama,
        orang.nomor_sk,
        "Menerima permohonan",
        kantor.kepala_ukpbj.nama,
    ):
        assert kata in halaman
    assert diperintahkan[2].nomor not in halaman


def test_a_sheet_of_another_satker_is_not_printed(kantor, diperintahkan):
    tanggapan = masuk(kantor.satker_lain).get("/antrean/cetak/", {"pilih": diperintahkan[0].nomor})
    halaman = tanggapan.content.decode()
    assert "lembar-cetak" not in halaman
    assert diperintahkan[0].subjek.get().nama not in halaman
    assert "1 pilihan tidak disertakan" in halaman


def test_a_person_of_a_request_prints_only_his_own_name(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    sendiri, lain = permohonan.subjek.all()
    type(sendiri).objects.filter(pk=sendiri.pk).update(pengguna=kantor.luar)
    klien = masuk(kantor.luar)
    for tanggapan in (
        klien.get("/antrean/cetak/", {"pilih": permohonan.nomor}),
        klien.get("/antrean/"),
        klien.get("/antrean/ekspor/"),
    ):
        assert sendiri.nama in tanggapan.content.decode()
        assert lain.nama not in tanggapan.content.decode()


def test_the_file_opens_in_an_indonesian_spreadsheet(kantor, petugas, diperintahkan):
    tanggapan = petugas.get("/antrean/ekspor/", {"tab": "semua"})
    assert tanggapan.content.startswith("\ufeffNomor;Layanan;".encode())
    assert tanggapan.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f"antrean-{timezone.localdate():%Y-%m-%d}.csv" in tanggapan.headers["Content-Disposition"]
    kepala, *isi = baris(tanggapan)
    assert kepala == [*lembar.KOLOM[:7], "Batas waktu (WIB)", *lembar.KOLOM[8:11], "Diajukan (WIB)"]
    permohonan = Permohonan.objects.get(pk=diperintahkan[0].pk)
    assert [b[0] for b in isi] == [p.nomor for p in diperintahkan]
    assert isi[0][4] == "Langkah 4 dari 13"
    assert len(isi[0][7]) == len("2026-11-21 14:05")
    assert isi[0][11] == f"{timezone.localtime(permohonan.diajukan_pada):%Y-%m-%d %H:%M}"


def test_the_file_holds_the_chosen_rows_or_those_of_the_filter(kantor, petugas, diperintahkan):
    dipilih = petugas.get("/antrean/ekspor/", {"pilih": diperintahkan[1].nomor, "dari": "tab=semua"})
    assert [b[0] for b in baris(dipilih)[1:]] == [diperintahkan[1].nomor]
    disaring = petugas.get("/antrean/ekspor/", {"tab": "semua", "q": diperintahkan[2].nomor})
    assert [b[0] for b in baris(disaring)[1:]] == [diperintahkan[2].nomor]


@pytest.mark.parametrize("awal", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(kantor, petugas, diperintahkan, awal):
    nama = f"{awal}HYPERLINK(1)"
    kantor.unit.nama = nama
    kantor.unit.save()
    diperintahkan[0].subjek.update(nama=nama)
    for satu in baris(petugas.get("/antrean/ekspor/", {"tab": "semua"})):
        assert not any(sel.startswith(("=", "+", "-", "@", "\t", "\r")) for sel in satu)
    assert lembar.aman(nama) == f"'{nama}"
    assert lembar.aman("Biasa-biasa saja") == "Biasa-biasa saja"


@pytest.mark.parametrize("pemisah", [",", ";", ', "', "\t"])
def test_no_part_of_a_cell_becomes_a_formula_where_a_comma_divides_the_line(pemisah):
    assert lembar.aman(f"Budi{pemisah}=1+1") == f"Budi{pemisah}'=1+1"
    assert lembar.aman("Sari Contoh, S.T., M.T.") == "Sari Contoh, S.T., M.T."


def test_rows_of_other_units_are_in_nobodys_file(kantor, diperintahkan):
    assert baris(masuk(kantor.satker_lain).get("/antrean/ekspor/", {"tab": "semua"}))[1:] == []
    dipilih = masuk(kantor.satker_lain).get("/antrean/ekspor/", {"pilih": diperintahkan[0].nomor})
    assert baris(dipilih)[1:] == []


def test_the_cap_is_said_in_the_file_and_on_the_page(kantor, petugas, diperintahkan, monkeypatch):
    monkeypatch.setattr(lembar, "BATAS_EKSPOR", 2)
    monkeypatch.setattr("requests_app.views.antrean.BATAS_EKSPOR", 2)
    isi = baris(petugas.get("/antrean/ekspor/", {"tab": "semua"}))
    assert len(isi) == 4
    assert isi[3][0].startswith("Dibatasi 2 baris pertama")
    assert "dibatasi 2 baris pertama" in petugas.get("/antrean/", {"tab": "semua"}).content.decode()


def test_a_longer_file_costs_no_more_queries(kantor, petugas, diperintahkan, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    petugas.get("/antrean/ekspor/", {"tab": "semua"})
    with CaptureQueriesContext(connection) as tiga:
        petugas.get("/antrean/ekspor/", {"tab": "semua"})
    for _ in range(3):
        pabrik.permohonan(kantor, "DIPERINTAHKAN")
    with django_assert_num_queries(len(tiga)):
        petugas.get("/antrean/ekspor/", {"tab": "semua"})
