"""The SOPs for everybody: the list, the sheet as printed with what the office adjusted, and the flow of a permohonan."""

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from requests_app.dasar_hukum import tanda
from requests_app.lembar_sop import KOLOM_BAKU, kolom_tercetak, lembar
from requests_app.models import PenyesuaianLangkah, VersiSOP
from requests_app.sop import SOP
from requests_app.surat.lembar_sop import html_lembar_sop
from tests import pabrik
from tests.perayap import masuk

SEMUA = pytest.mark.parametrize("kelas", SOP.values(), ids=lambda kelas: kelas.KODE)


def baca(klien, alamat):
    tanggapan = klien.get(alamat)
    assert tanggapan.status_code == 200, alamat
    return html.unescape(tanggapan.content.decode())


def sesuaikan(**isi):
    awal = {
        "sop": "pembuatan-akun",
        "baris": 11,
        "berlaku_mulai": date(2026, 1, 5),
        "dasar_hukum": "SK Contoh 12",
    }
    return PenyesuaianLangkah.objects.create(**awal | isi)


def tabel(halaman):
    return halaman.partition('<table class="tabel')[2].partition("</table>")[0]


def test_anybody_reads_the_list_of_the_sops_in_effect(kantor):
    halaman = baca(Client(), "/sop/")
    for kelas in SOP.values():
        assert kelas.NAMA in halaman
        assert f"{len(kelas.LANGKAH)} langkah" in halaman
    assert "SOP-LPSE.BTG-019" in halaman


def test_a_sop_not_in_effect_is_not_listed_and_says_so_on_its_sheet(kantor):
    type(kantor.profil).objects.update(sop_berlaku=["akun-ppk"])
    halaman = baca(Client(), "/sop/")
    assert SOP["akun-ppk"].NAMA in halaman
    assert SOP["hak-akses"].NAMA not in halaman
    assert "Sedang tidak diberlakukan" in baca(Client(), "/sop/hak-akses/")
    assert "Sedang tidak diberlakukan" not in baca(Client(), "/sop/akun-ppk/")


def test_an_office_without_a_sop_says_so(kantor):
    type(kantor.profil).objects.update(sop_berlaku=[])
    assert "Belum ada SOP yang diberlakukan" in baca(Client(), "/sop/")


def test_reading_a_sheet_freezes_nothing(kantor):
    baca(Client(), "/sop/pembuatan-akun/")
    assert not VersiSOP.objects.exists()


@SEMUA
def test_the_table_has_the_papers_columns_rows_and_words(kantor, kelas):
    halaman = baca(Client(), f"/sop/{kelas.KODE}/")
    assert [k.judul for k in kolom_tercetak(kelas)] == list(kelas.IDENTITAS.kolom)
    isi = tabel(halaman)
    for judul in kelas.IDENTITAS.kolom:
        assert f">{judul}</th>" in isi
    assert re.findall(r'<tr id="baris-(\d+)"', isi) == [str(b.baris) for b in kelas.LANGKAH]
    for baris in kelas.LANGKAH:
        keluaran = baris.keluaran if "Output" in kelas.IDENTITAS.kolom else ()
        for kata in (baris.aktivitas, *baris.kelengkapan, *keluaran, *baris.keterangan):
            assert kata in isi, kata


@SEMUA
def test_each_row_has_one_mark_and_it_is_in_its_performers_column(kantor, kelas):
    for baris, asli in zip(lembar(kelas)["baris"], kelas.LANGKAH, strict=True):
        bertanda = [nama for nama, isi in baris["pelaksana"] if isi == "cetak"]
        assert bertanda == [asli.pelaksana.removesuffix(" (calon)")]


def test_times_are_printed_as_the_paper_has_them(kantor):
    def waktu(kode):
        return [dict(b["sel"])["waktu"][0] for b in lembar(SOP[kode])["baris"]]

    assert waktu("akun-ppk") == ["N/A", "5", "5", "N/A", "15", "15", "5", "10", "5"]
    assert waktu("hak-akses")[4:7] == ["", "10 menit", "N/A"]
    assert waktu("pembuatan-akun")[1:3] == ["1 hari", "60 menit"]


def test_only_what_is_printed_stands_in_the_identity_block(kantor):
    halaman = baca(Client(), "/sop/hak-akses/")
    for kata in ("SOP-LPSE.BTG-019", "8 Januari 2017", "SOP Pengarsipan Dokumen", "Definisi"):
        assert kata in halaman
    assert "Nomor SOP" not in baca(Client(), "/sop/reset-password/")


@pytest.mark.parametrize(
    ("kode", "kutipan", "kini"),
    [
        ("hak-akses", "Peraturan Pemerintah Nomor 82 Tahun 2012", "Peraturan Pemerintah Nomor 71 Tahun 2019"),
        ("hak-akses", "Peraturan Presiden Nomor 54 Tahun 2010", "Peraturan Presiden Nomor 16 Tahun 2018"),
        ("hak-akses", "Undang-Undang Nomor 11 tahun 2008", "UU Nomor 1 Tahun 2024"),
        ("akun-ppk", "Undang-Undang Nomor 11 Tahun 2018", "UU Nomor 11 Tahun 2008"),
        ("akun-ppk", "PER/21/M.PAN/II/2018", "PermenPAN-RB Nomor 35 Tahun 2012"),
        ("registrasi-admin-agency", "Peraturan Presiden No. 12 Tahun 2021", "Perpres Nomor 46 Tahun 2025"),
        (
            "registrasi-admin-agency",
            "Nomor 1 Tahun 2015 tentang E-Tendering",
            "Peraturan LKPP Nomor 12 Tahun 2021",
        ),
    ],
)
def test_a_cited_regulation_that_was_replaced_or_amended_is_marked(kantor, kode, kutipan, kini):
    (teks,) = [t for t in SOP[kode].IDENTITAS.dasar_hukum if kutipan in t]
    assert kini in tanda(teks)
    halaman = baca(Client(), f"/sop/{kode}/")
    assert teks in halaman
    assert tanda(teks) in halaman
    assert tanda(teks).endswith("Periksa naskah terbaru.")


@pytest.mark.parametrize(
    "teks",
    [
        "Peraturan Pemerintah (PP) Nomor 71 Tahun 2019 tentang Penyelenggaraan Sistem dan Transaksi Elektronik",
        "Undang-undang (UU) Nomor 1 Tahun 2023 tentang Kitab Undang-Undang Hukum Pidana",
        "Peraturan Bupati No. 11 tahun 2011 tentang Pedoman Pelaksana Pengadaan Barang / Jasa Secara Elektronik",
        "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 10 Tahun 2021 tentang UKPBJ",
    ],
)
def test_nothing_is_said_where_nothing_is_certain(teks):
    assert tanda(teks) == ""


def test_an_adjustment_stands_beside_the_printed_value_with_date_and_basis(kantor):
    sesuaikan(pelaksana="Kepala LPSE")
    sesuaikan(baris=3, waktu="30 menit")
    sesuaikan(baris=5, waktu="10 menit", berlaku_mulai=timezone.localdate() + timedelta(days=9))
    halaman = baca(Client(), "/sop/pembuatan-akun/")
    assert (
        "Disesuaikan kantor mulai 5 Januari 2026: pelaksana menjadi Kepala LPSE. Dasar: SK Contoh 12."
        in halaman
    )
    assert "waktu menjadi 30 menit" in halaman
    assert "10 menit, berlaku" not in halaman
    baris = lembar(SOP["pembuatan-akun"])["baris"]
    assert dict(baris[10]["pelaksana"]) == {
        "Satuan Kerja": "", "Kepala UKPBJ": "cetak", "Kepala LPSE": "ubah", "Tim Pengelola LPSE": "",
    }  # fmt: skip
    assert dict(baris[2]["sel"])["waktu"] == ["60 menit"]
    assert baris[4]["ubahan"] == []
    assert "2 penyesuaian kantor" in baca(Client(), "/sop/")


def test_the_version_changes_with_an_adjustment(kantor):
    sebelum = lembar(SOP["pembuatan-akun"])["versi"]
    sesuaikan(pelaksana="Kepala LPSE")
    assert lembar(SOP["pembuatan-akun"])["versi"] != sebelum


def test_only_who_administers_finds_the_way_to_an_adjustment(kantor):
    kelola = kantor.pengelola
    kelola.is_staff = True
    kelola.save()
    tautan = "/kelola/requests_app/penyesuaianlangkah/add/?sop=pembuatan-akun&baris=11"
    for klien in (Client(), masuk(kantor.satker), masuk(kantor.kepala_lpse)):
        assert tautan not in baca(klien, "/sop/pembuatan-akun/")


def test_the_form_of_an_adjustment_knows_the_row_it_was_opened_for(kantor):
    klien = masuk(kantor.orang["super"])
    assert "?sop=pembuatan-akun&baris=11" in baca(klien, "/sop/pembuatan-akun/")
    halaman = baca(klien, "/kelola/requests_app/penyesuaianlangkah/add/?sop=pembuatan-akun&baris=11")
    assert (
        '<option value="11" selected>11. Menandatangani Surat Pemberitahuan (Kepala UKPBJ, 30 menit)'
        in halaman
    )
    assert "seperti tercetak: Kepala UKPBJ" in halaman
    assert '<option value="Satuan Kerja">' not in halaman


@pytest.mark.parametrize("alamat", ["/sop/tidak-ada/", "/sop/tidak-ada/lembar.pdf"])
def test_an_unknown_sop_is_not_there(kantor, alamat):
    assert Client().get(alamat).status_code == 404


def test_the_flow_of_a_permohonan_shows_where_it_stands(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    halaman = baca(masuk(kantor.satker), f"/permohonan/{permohonan.nomor}/bagan/")
    assert re.findall(r'data-status="(\w+)" class="bagan-langkah bagan-kini"', halaman) == ["DITERIMA"]
    assert "langkah 5 dari 13" in halaman
    assert halaman.count("Sudah dilalui") == 4
    assert f"/permohonan/{permohonan.nomor}/bagan/" in baca(
        masuk(kantor.satker), f"/permohonan/{permohonan.nomor}/"
    )


def test_a_running_permohonan_keeps_the_flow_it_was_filed_under(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    sesuaikan(baris=5, waktu="15 menit")
    lama = baca(masuk(kantor.satker), f"/permohonan/{permohonan.nomor}/bagan/")
    assert "15 menit" not in lama
    assert "15 menit" in baca(Client(), "/sop/pembuatan-akun/")


def test_the_list_of_sops_costs_the_same_however_many_there_are(kantor, jumlah_kueri):
    for kode in SOP:
        sesuaikan(sop=kode, baris=2, waktu="45 menit")
    assert jumlah_kueri(Client(), "/sop/") <= 2


def test_the_front_page_leads_to_the_sops(kantor):
    halaman = baca(Client(), "/")
    for kode in SOP:
        assert f'href="/sop/{kode}/"' in halaman
    assert 'href="/sop/"' in halaman


def test_a_sop_whose_file_says_nothing_of_its_sheet_has_one_all_the_same(kantor, monkeypatch):
    kelas = SOP["akun-ppk"]
    monkeypatch.setattr(kelas, "IDENTITAS", None)
    halaman = baca(Client(), "/sop/akun-ppk/")
    assert [k.judul for k in kolom_tercetak(kelas)] == list(KOLOM_BAKU)
    assert all(baris.aktivitas in tabel(halaman) for baris in kelas.LANGKAH)
    assert kelas.NAMA in html_lembar_sop(kelas)
