"""The register as a file: what the page shows under its filter, and no cell that becomes a formula."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests import pabrik
from tests.perayap import masuk

RUMUS = '=HYPERLINK("http://jahat.contoh","klik")'


@pytest.fixture
def jahat(kantor):
    return pabrik.AkunSPSEFactory(
        unit=kantor.unit, nama=RUMUS, jabatan="Kepala\n@SUM(1)", telepon="+62812", nip="198501012010011001"
    )


def baris_csv(tanggapan):
    assert tanggapan.status_code == 200
    isi = tanggapan.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(isi), delimiter=";"))


def test_the_file_holds_what_the_filter_shows(kantor, jahat):
    pabrik.AkunSPSEFactory(unit=kantor.unit, jenis="PP", user_id="YANGPP", status="NONAKTIF")
    klien = masuk(kantor.admin_ppe)
    assert len(baris_csv(klien.get("/registri/ekspor/"))) == 2
    (satu,) = baris_csv(klien.get("/registri/ekspor/?peran=PP&tab=semua"))
    assert satu["User ID"] == "YANGPP"
    assert baris_csv(klien.get("/registri/ekspor/?tab=pelatihan")) == []


def test_a_unit_exports_its_own_accounts_only(kantor, jahat):
    pabrik.AkunSPSEFactory(unit=kantor.unit_lain, user_id="RAHASIA9")
    klien = masuk(kantor.satker)
    for bentuk in ("csv", "xlsx"):
        isi = klien.get(f"/registri/ekspor/?bentuk={bentuk}").content
        assert b"RAHASIA9" not in isi
    assert len(baris_csv(klien.get("/registri/ekspor/"))) == 1
    assert masuk(kantor.luar).get("/registri/ekspor/").status_code == 403


def test_no_cell_of_the_csv_is_a_formula(kantor, jahat):
    (satu,) = baris_csv(masuk(kantor.admin_ppe).get("/registri/ekspor/"))
    for kolom in ("Nama", "Jabatan", "Telepon"):
        assert not satu[kolom].startswith(("=", "+", "@", "-"))
    assert satu["Nama"].startswith("'=")


def test_no_cell_of_the_workbook_is_a_formula_and_a_nip_keeps_its_digits(kantor, jahat):
    tanggapan = masuk(kantor.admin_ppe).get("/registri/ekspor/?bentuk=xlsx")
    assert tanggapan.headers["Content-Disposition"].endswith('.xlsx"')
    lembar = load_workbook(io.BytesIO(tanggapan.content)).active
    sel = [satu for baris in lembar.iter_rows() for satu in baris if satu.value is not None]
    assert {satu.data_type for satu in sel} == {"s"}
    assert "198501012010011001" in [satu.value for satu in sel]


def test_an_export_leaves_a_line_in_the_log_without_names(kantor, jahat, caplog):
    with caplog.at_level("INFO", logger="requests_app.views.registri"):
        masuk(kantor.admin_ppe).get("/registri/ekspor/")
    (catatan,) = caplog.messages
    assert "1 baris" in catatan
    assert jahat.nip not in catatan
