"""The page of figures: who reads what, what the numbers are, and that they cost the same at any size."""

import csv
import io
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from requests_app.angka import baca
from requests_app.angka.bagian_keadaan import umur
from requests_app.angka.saring import FormAngka, bulan_lalu
from requests_app.kantor import kalender_kantor
from requests_app.models import ButirPeriksa, Pemeriksaan, Penyimpangan, Permohonan
from requests_app.sop.pelaksana import SATUAN_KERJA, TIM_LPSE
from tests.angka.contoh import JAM, lama, permohonan, selesai
from tests.perayap import masuk

SEKARANG = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
"""Wednesday, 10.00 WIB."""
ALAMAT = "/laporan/angka/"


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(SEKARANG, tick=False) as perjalanan:
        yield perjalanan


@pytest.fixture
def petugas(kantor):
    return masuk(kantor.kepala_lpse)


def tabel(klien, bagian, **parameter):
    """The rows of a section's file as {heading: cell}."""
    tanggapan = klien.get(reverse("angka_csv", args=[bagian]), parameter)
    assert tanggapan.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(tanggapan.content.decode("utf-8-sig")), delimiter=";"))


def langkah(kantor, menit, *, baku=60, unit=None, hari=1, **isi):
    """Rows done, of these working minutes each."""
    satu = permohonan(kantor, pada=timezone.now(), unit=unit)
    for n in menit:
        pada = timezone.now() - timedelta(days=hari)
        lama(satu, n * 60, pada=pada, baku=baku and baku * 60, terlambat=bool(baku and n > baku), **isi)
    return satu


@pytest.mark.parametrize("siapa", ["satker", "ppk", "pimpinan", "luar", "super"])
def test_units_and_applicants_are_told_why_not(kantor, siapa):
    klien = masuk(kantor.orang[siapa])
    for alamat in ("/laporan/", ALAMAT, reverse("angka_csv", args=["langkah"])):
        tanggapan = klien.get(alamat)
        assert tanggapan.status_code == 403
        assert "auditor" in tanggapan.content.decode()
    assert 'href="/laporan/"' not in klien.get("/").content.decode()


@pytest.mark.parametrize("siapa", ["kepala_ukpbj", "admin_ppe", "helpdesk", "auditor", "pengelola"])
def test_the_office_its_administrator_and_auditors_find_it_in_the_menu(kantor, siapa):
    klien = masuk(kantor.orang[siapa])
    assert 'href="/laporan/"' in klien.get("/").content.decode()
    assert 'href="/laporan/angka/"' in klien.get("/laporan/").content.decode()
    assert "Belum ada data pada rentang ini." in klien.get(ALAMAT).content.decode()


def test_a_row_is_held_against_its_mutu_baku(kantor, petugas):
    langkah(kantor, [10, 20, 30, 40, 50, 55, 60, 60, 61, 600])
    (baris,) = tabel(petugas, "langkah")
    assert baris == {
        "Layanan": "Pembuatan akun PPK dan Pejabat Pengadaan",
        "Langkah": "2. Menerima surat dan mendisposisi kepada Kepala LPSE",
        "Pelaksana": "Kepala UKPBJ",
        "Mutu baku sekarang": "1 hari",
        "Jumlah (n)": "10",
        "Median (menit kerja)": "50",
        "P90 (menit kerja)": "61",
        "Mutu baku (menit kerja)": "60",
        "Tepat waktu (%)": "80",
    }
    (tepat,) = tabel(petugas, "tepat")
    assert (tepat["Tepat waktu"], tepat["Lewat batas"]) == ("8", "2")
    halaman = petugas.get(ALAMAT).content.decode()
    assert "median 50, P90 61 dari 60 menit kerja; n" in halaman
    assert 'role="img"' in halaman
    assert " style=" not in halaman


def test_rows_without_a_clock_and_rows_a_withdrawal_ended_are_left_out(kantor, petugas):
    langkah(kantor, [10], status="DIDISPOSISI", aksi="perintahkan")
    langkah(kantor, [999], baku=None, status="DIDISPOSISI", aksi="perintahkan")
    langkah(kantor, [999], status="DIDISPOSISI", aksi="tarik")
    (baris,) = tabel(petugas, "langkah")
    assert (baris["Jumlah (n)"], baris["Median (menit kerja)"]) == ("1", "10")


def test_the_applicants_time_stands_apart(kantor, petugas):
    langkah(kantor, [90, 100], baku=None, status="DIKEMBALIKAN", aksi="lengkapi", milik_kantor=False)
    (baris,) = tabel(petugas, "pemohon")
    assert (baris["Langkah"], baris["Jumlah (n)"]) == ("Melengkapi dokumen yang diminta", "2")
    assert "Tepat waktu (%)" not in baris
    assert tabel(petugas, "langkah") == tabel(petugas, "tepat") == tabel(petugas, "unit") == []


def test_units_are_compared_by_each_rows_own_mutu_baku(kantor, petugas):
    langkah(kantor, [30])
    langkah(kantor, [60], baku=30, status="DITERIMA", aksi="periksa")
    langkah(kantor, [6], unit=kantor.unit_lain)
    satu, lain = tabel(petugas, "unit")
    assert (satu["Satuan kerja"], satu["Jumlah (n)"], satu["Median (% mutu baku)"]) == (
        kantor.unit.nama,
        "2",
        "50",
    )
    assert (satu["P90 (% mutu baku)"], satu["Tepat waktu (%)"]) == ("200", "50")
    assert (lain["Median (% mutu baku)"], lain["Tepat waktu (%)"]) == ("10", "100")


def test_time_service_and_unit_are_filtered(kantor, petugas):
    langkah(kantor, [10])
    langkah(kantor, [20], hari=100)
    langkah(kantor, [30], unit=kantor.unit_lain)

    def jumlah(**parameter):
        return sum(int(b["Jumlah (n)"]) for b in tabel(petugas, "langkah", **parameter))

    assert jumlah() == 2
    assert jumlah(dari="2026-01-01") == 3
    assert jumlah(dari="2026-11-17", sampai="2026-11-17") == 2
    assert jumlah(dari="2026-11-18", sampai="2026-11-18") == 0
    assert jumlah(unit=kantor.unit_lain.pk) == 1
    assert jumlah(unit=kantor.instansi.pk) == 2
    assert jumlah(sop="reset-password") == 0


def test_what_was_asked_wrongly_is_said_and_the_usual_time_is_shown(kantor, petugas):
    langkah(kantor, [10])
    for parameter, kata in (
        ({"dari": "2026-12-01", "sampai": "2026-11-01"}, "Tanggal akhir mendahului tanggal awal."),
        ({"dari": "2016-01-01"}, "Rentangnya lebih dari 3 tahun."),
        ({"dari": "kemarin"}, "Dari tanggal"),
        ({"unit": "99999"}, "Satuan kerja"),
        ({"sop": "tidak-ada"}, "Layanan"),
    ):
        halaman = petugas.get(ALAMAT, parameter).content.decode()
        assert kata in halaman
        assert 'id="ringkasan-galat"' in halaman
        assert "median 10, P90 10" in halaman
    assert petugas.get(reverse("angka_csv", args=["tidak-ada"])).status_code == 404


def test_an_auditor_reads_the_units_opened_to_him_and_no_others(kantor):
    langkah(kantor, [10])
    langkah(kantor, [20, 30], unit=kantor.unit_lain)
    klien = masuk(kantor.auditor)
    (baris,) = tabel(klien, "langkah")
    assert baris["Jumlah (n)"] == "1"
    assert [b["Satuan kerja"] for b in tabel(klien, "unit")] == [kantor.unit.nama]
    halaman = klien.get(ALAMAT, {"unit": kantor.unit_lain.pk}).content.decode()
    assert kantor.unit_lain.nama not in halaman
    assert [b["Jumlah (n)"] for b in tabel(klien, "langkah", unit=kantor.unit_lain.pk)] == ["1"]


def test_what_is_open_is_sorted_by_how_late_it_is(kantor, petugas, waktu):
    sekarang = timezone.now()

    def terbuka(tenggat=None, pelaksana=TIM_LPSE, **isi):
        permohonan(kantor, pada=sekarang, status="DITERIMA", tenggat=tenggat, pelaksana=pelaksana, **isi)

    # Wednesday 10.00: one working day ago is Tuesday 10.00, three are Friday 10.00.
    for hari, jam in ((18, 4), (18, 2), (17, 3.01), (17, 2.9), (13, 3.01), (13, 2.9), (1, 3)):
        terbuka(datetime(2026, 11, hari, int(jam), int(jam % 1 * 60), tzinfo=UTC))
    terbuka(dijeda_sejak=sekarang - timedelta(days=40))
    terbuka(pelaksana=SATUAN_KERJA)
    terbuka()
    permohonan(kantor, pada=sekarang)
    (baris,) = tabel(petugas, "umur")
    assert list(baris.values())[1:] == ["10", "1", "2", "2", "2", "1", "1", "1"]
    assert "Lewat 1–3 hari kerja" in baris
    saringan = baca.Saringan(sekarang, sekarang, unit=frozenset({kantor.unit_lain.pk}))
    assert umur(baca.umur(saringan, kalender_kantor(), sekarang)).baris == []


def test_working_days_are_counted_over_weekends_and_days_off(kantor):
    lalu = baca.hari_kerja_lalu(kalender_kantor(), datetime(2026, 12, 28, 3, 0, tzinfo=UTC), 1)
    assert lalu.isoformat() == "2026-12-23T10:00:00+07:00"  # cuti bersama, Natal, weekend


def test_what_was_found_faulty_is_counted_with_its_reasons(kantor, petugas):
    satu = permohonan(kantor, pada=timezone.now())
    for kurang in ({"SK": "Kedaluwarsa", "Surat": "=Tanpa cap"}, {"SK": "Kedaluwarsa"}, {"SK": "Buram"}, {}):
        periksa = Pemeriksaan.objects.create(
            permohonan=satu, putaran=1, oleh=kantor.admin_ppe, pada=timezone.now()
        )
        for syarat in ("SK", "Surat"):
            alasan = kurang.get(syarat, "")
            ButirPeriksa.objects.create(pemeriksaan=periksa, syarat=syarat, sesuai=not alasan, alasan=alasan)
    sk, surat = tabel(petugas, "pengembalian")
    assert list(sk.values()) == ["SK", "Kedaluwarsa (2×); Buram (1×)", "3", "75", "75"]
    assert list(surat.values()) == ["Surat", "'=Tanpa cap (1×)", "1", "25", "100"]
    assert "3 dari 4 pemeriksaan menemukan kekurangan" in petugas.get(ALAMAT).content.decode()
    pengelola = masuk(kantor.pengelola)
    assert (
        "Kedaluwarsa" not in pengelola.get(ALAMAT + "#pengembalian").content.decode().split('id="bulan"')[0]
    )
    assert list(tabel(pengelola, "pengembalian")[0].values()) == ["SK", "3", "75", "75"]


def test_months_show_what_came_and_what_ended_and_how(kantor, petugas):
    for status, pada in (
        ("SELESAI", datetime(2026, 11, 3, 3, tzinfo=UTC)),
        ("DITOLAK", datetime(2026, 10, 31, 18, tzinfo=UTC)),  # already 1 November in the office
        ("KEDALUWARSA", datetime(2026, 10, 5, 3, tzinfo=UTC)),
    ):
        selesai(kantor, JAM, pada=pada, status=status)
    oktober, november = tabel(petugas, "bulan")
    assert list(oktober.values()) == ["Oktober 2026", "2", "1", "0", "0", "0", "1"]
    assert list(november.values()) == ["November 2026", "1", "2", "1", "1", "0", "0"]


def test_reasons_of_deviations_are_counted(kantor, petugas):
    satu = langkah(kantor, [70, 80, 90])
    for urut, jejak in enumerate(satu.jejak.all()):
        Penyimpangan.objects.create(
            permohonan=satu, jejak=jejak, jenis="WAKTU", sop=satu.sop, baris=2, pelaksana="Kepala UKPBJ",
            pelaku=kantor.kepala_ukpbj, pada=jejak.waktu, detik_lewat=600, sebab="SPSE" if urut else "",
        )  # fmt: skip
    spse, belum = tabel(petugas, "penyimpangan")
    assert list(spse.values()) == ["Waktu", "SPSE tidak dapat dipakai", "2", "66,7", "20"]
    assert list(belum.values()) == ["Waktu", "Belum dijelaskan pelaksananya", "1", "33,3", "10"]


def test_the_page_costs_the_same_queries_at_any_size(kantor, petugas, settings):
    settings.KANTOR_TEMBOLOK_DETIK = 60

    def kueri():
        petugas.get(ALAMAT)
        with CaptureQueriesContext(connection) as hasil:
            assert petugas.get(ALAMAT).status_code == 200
        return len(hasil)

    langkah(kantor, [10])
    sedikit = kueri()
    for unit in (kantor.unit, kantor.unit_lain):
        for status, aksi in (("DIAJUKAN", "disposisikan"), ("DITERIMA", "periksa")):
            langkah(kantor, range(1, 30), unit=unit, status=status, aksi=aksi)
    langkah(kantor, [90], baku=None, status="DIKEMBALIKAN", aksi="lengkapi", milik_kantor=False)
    assert Permohonan.objects.count() > 5
    assert kueri() == sedikit < 25


def test_the_usual_time_is_whole_months(db):
    hari = datetime(2026, 11, 18).date()
    assert FormAngka(None, hari_ini=hari).baku["dari"].isoformat() == "2026-08-19"
    assert bulan_lalu(datetime(2026, 5, 31).date(), 3).isoformat() == "2026-03-01"
    assert bulan_lalu(datetime(2026, 1, 15).date(), 12).isoformat() == "2025-01-16"


def test_a_head_sees_four_numbers_and_each_leads_to_where_it_can_be_counted(kantor, petugas):
    sekarang = timezone.now()
    langkah(kantor, [10, 20, 30, 90])  # the permohonan itself ended today
    langkah(kantor, [90], hari=40)
    langkah(kantor, [90], status="DIDISPOSISI", aksi="tarik")
    Permohonan.objects.filter(nomor__startswith="UJI").update(selesai_pada=sekarang - timedelta(days=2))
    selesai(kantor, JAM, pada=sekarang - timedelta(days=3))
    for pelaksana, jam in (("Kepala LPSE", 1), ("Kepala LPSE", -1), (TIM_LPSE, -1)):
        permohonan(
            kantor,
            pada=sekarang,
            status="DIDISPOSISI",
            pelaksana=pelaksana,
            tenggat=sekarang + timedelta(hours=jam),
        )
    butir = petugas.get("/pimpinan/").context["ringkasan"]
    assert [b.nilai for b in butir] == ["2", "2", "3", "75 %"]
    assert len(petugas.get(butir[0].alamat).context["kartu"]) == 2
    assert len(petugas.get(butir[1].alamat).context["baris"]) == 2
    (bulan,) = tabel(petugas, "bulan", **_parameter(butir[2].alamat))
    assert bulan["Selesai"] == "3"
    tepat = tabel(petugas, "tepat", **_parameter(butir[3].alamat))
    assert [(b["Jumlah (n)"], b["Tepat waktu"]) for b in tepat] == [("4", "3")]


def _parameter(alamat):
    return dict(parse_qsl(urlsplit(alamat).query))
