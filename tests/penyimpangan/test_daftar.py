"""The register, its file and its minutes: who reads what, and that the counts are those of the rows shown."""

import csv
import io
from datetime import date, timedelta

import pikepdf
import pytest
import time_machine
from django.utils import timezone

from accounts_app.models import Peran
from accounts_app.services import tugaskan
from requests_app import penyimpangan
from requests_app.izin import Pelaku
from requests_app.models import Penyimpangan
from requests_app.penyimpangan.berita_acara import html
from requests_app.penyimpangan.bulan import awal_bulan, masa
from requests_app.surat.lembar_disposisi import PENGGANTI
from tests import pabrik
from tests.penyimpangan.bantu import KAMIS_14, terlambat
from tests.perayap import masuk

NOVEMBER = date(2026, 11, 1)
DESEMBER = KAMIS_14 + timedelta(days=20)


@pytest.fixture(autouse=True)
def kamis_siang():
    with time_machine.travel(KAMIS_14, tick=False) as waktu:
        yield waktu


@pytest.fixture
def satu(kantor):
    return terlambat(kantor)


def salin(satu, **isi):
    """Another one like it, of the same permohonan."""
    jejak = satu.permohonan.jejak.exclude(penyimpangan__isnull=False).first()
    baru = {
        n: getattr(satu, n) for n in ("permohonan", "sop", "pelaksana", "pelaku", "pada", "jenis", "baris")
    }
    return Penyimpangan.objects.create(**baru | {"jejak": jejak} | isi)


def test_an_officer_reads_his_own_who_watches_over_the_office_all(kantor, satu):
    nomor = satu.permohonan.nomor
    for orang in (
        kantor.admin_ppe,
        kantor.kepala_lpse,
        kantor.kepala_ukpbj,
        kantor.pengelola,
        kantor.auditor,
    ):
        assert nomor in masuk(orang).get("/penyimpangan/").content.decode(), orang
    assert nomor not in masuk(kantor.admin_agency).get("/penyimpangan/").content.decode()
    for orang in (kantor.satker, kantor.ppk, kantor.luar):
        assert masuk(orang).get("/penyimpangan/").status_code == 403


def test_an_auditor_of_another_unit_reads_nothing_of_this_one(kantor, satu):
    lain = pabrik.PenggunaFactory()
    tugaskan(lain, Peran.AUDITOR, unit=kantor.unit_lain, mulai=date(2020, 1, 1), dasar_hukum="ST 2")
    assert satu.permohonan.nomor not in masuk(lain).get("/penyimpangan/").content.decode()
    assert satu.permohonan.nomor not in html(Pelaku(lain), NOVEMBER, timezone.now())
    assert masuk(lain).get(f"/penyimpangan/{satu.pk}/").status_code == 404


def test_filters_narrow_the_list_the_counts_and_the_file_alike(kantor, satu):
    salin(satu, jenis="OUTPUT", baris=7, sebab="DATA", dijawab_pada=KAMIS_14)
    klien = masuk(kantor.kepala_lpse)
    for saring, harap in (("", 2), ("jenis=OUTPUT", 1), ("baris=4", 1), ("sebab=DATA", 1), ("keadaan=belum", 1),
                          ("sop=hak-akses", 0), ("bulan=2026-10", 0), ("jenis=NGAWUR&baris=x", 2)):  # fmt: skip
        layar = klien.get(f"/penyimpangan/?{saring}").context
        berkas = list(csv.reader(io.StringIO(klien.get(f"/penyimpangan/ekspor/?{saring}").content.decode())))
        assert (len(layar["baris"]), sum(r["jumlah"] for r in layar["rekap"]), len(berkas) - 1) == (
            harap,
        ) * 3, saring


def test_no_cell_of_the_file_becomes_a_formula(kantor, satu):
    Penyimpangan.objects.update(sebab="LAIN", uraian="=HYPERLINK(1)", dijawab_pada=KAMIS_14)
    kantor.admin_ppe.nama = "+62 Contoh"
    kantor.admin_ppe.save()
    isi = masuk(kantor.pengelola).get("/penyimpangan/ekspor/").content.decode()
    baris = dict(zip(*csv.reader(io.StringIO(isi.lstrip("\ufeff")), delimiter=";"), strict=True))
    assert baris["Nama"].startswith("'+62")
    assert (baris["Langkah"], baris["Menit kerja lewat"]) == ("4", "150")
    assert baris["Sebab"] == "Lainnya: =HYPERLINK(1)"  # no formula begins inside a cell


def test_the_counts_for_reports_are_one_query(kantor, satu, django_assert_num_queries):
    salin(satu, jenis="OUTPUT", baris=7, sebab="DATA", dijawab_pada=KAMIS_14)
    with django_assert_num_queries(1):
        hasil = penyimpangan.ringkasan(*masa(NOVEMBER))
    ringkas = [(s["baris"], s["jenis"], s["sebab_teks"], s["jumlah"], s["detik_lewat"]) for s in hasil]
    assert ringkas == [(4, "WAKTU", "", 1, 9000), (7, "OUTPUT", "Data tidak cocok dengan SPSE", 1, 0)]
    assert penyimpangan.ringkasan(*masa(NOVEMBER), sop="hak-akses") == []


def test_the_list_costs_no_query_per_row(kantor, satu, jumlah_kueri):
    klien = masuk(kantor.kepala_lpse)
    sebelum = jumlah_kueri(klien, "/penyimpangan/")
    for jejak in satu.permohonan.jejak.exclude(pk=satu.jejak_id):
        salin(satu, jejak=jejak)
    assert jumlah_kueri(klien, "/penyimpangan/") == sebelum


def test_the_minutes_name_rows_reasons_medians_and_what_nobody_explained(kantor, satu):
    lain = list(satu.permohonan.jejak.exclude(pk=satu.jejak_id))
    salin(satu, jejak=lain[0], detik_lewat=600, sebab="SPSE", dijawab_pada=KAMIS_14)
    salin(
        satu, jejak=lain[1], detik_lewat=1200, sebab="LAIN", uraian="Genset rusak 😀", dijawab_pada=KAMIS_14
    )
    isi = html(Pelaku(kantor.kepala_lpse), NOVEMBER, KAMIS_14)
    for kata in (
        "SEMENTARA: bulan November 2026 belum berakhir",
        "Tercatat 3 penyimpangan: 0 perlengkapan, 3 waktu, 0 output. Yang belum dijelaskan pelaksananya 1.",
        '<td class="angka">20</td>',
        'Lainnya (1); SPSE tidak dapat dipakai (1); <span class="belum">belum dijelaskan (1)</span>',
        f"Lainnya: Genset rusak {PENGGANTI}",
        "Langkah 4, waktu: 2 jam 30 menit kerja lewat",
        satu.jejak.peran,
        kantor.kepala_lpse.nama_bergelar,
    ):
        assert kata in isi, kata
    sesudah = html(Pelaku(kantor.kepala_lpse), NOVEMBER, DESEMBER)
    assert "SEMENTARA" not in sesudah


def test_the_minutes_are_a_pdf_for_those_who_answer_for_the_office(kantor, satu):
    jawaban = masuk(kantor.auditor).get("/penyimpangan/2026-11/berita-acara.pdf")
    assert jawaban.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(jawaban.content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Berita acara penyimpangan mutu baku November 2026"
    assert masuk(kantor.admin_ppe).get("/penyimpangan/2026-11/berita-acara.pdf").status_code == 403
    for salah in ("2026-12", "2026-13", "1999-01", "x"):
        assert masuk(kantor.pengelola).get(f"/penyimpangan/{salah}/berita-acara.pdf").status_code == 404


def test_a_month_is_the_offices_own_from_its_first_midnight_to_the_next(kantor):
    with timezone.override("Asia/Jayapura"):
        dari, sampai = masa(awal_bulan("2026-12"))
    assert (dari.isoformat(), sampai.isoformat()) == (
        "2026-12-01T00:00:00+09:00",
        "2027-01-01T00:00:00+09:00",
    )
