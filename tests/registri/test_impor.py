"""A list from SPSE is held against the register, shown, and applied exactly as shown; nothing is deactivated by silence."""

import io
from datetime import date

import pytest
from django.urls import reverse

from accounts_app.models import AkunSPSE, RiwayatAkun
from requests_app.registri import titipan
from requests_app.registri.baca import baca_berkas
from requests_app.registri.banding import bandingkan
from requests_app.registri.terap import rujukan
from tests import pabrik
from tests.perayap import masuk
from tests.registri.bantu import cocokkan, csv, putusan, terapkan, unggah, xlsx

NIP = "198501012010011001"
UNIT = "Balai Contoh Tekstil"


def baris(
    user_id="BARU1", peran="PPK", nama="Ratih Contoh, S.T.", nip=NIP, unit=UNIT, status="Aktif", sampai=""
):
    return (user_id, peran, nama, nip, unit, status, sampai)


@pytest.fixture
def klien(kantor):
    return masuk(kantor.admin_ppe)


@pytest.fixture
def lama(kantor):
    return pabrik.AkunSPSEFactory(
        unit=kantor.unit, user_id="LAMA1", nama="Budi Contoh, S.E.", nip="198001012005011001"
    )


def keadaan():
    return list(AkunSPSE.objects.order_by("pk").values()), RiwayatAkun.objects.count()


@pytest.mark.parametrize("bentuk", ["csv", "koma", "tab", "xlsx", "cp1252"])
def test_a_new_account_is_read_from_any_spreadsheet(klien, bentuk):
    isi = baris(nip="19850101 201001 1 001", sampai="31 Desember 2026")
    berkas = {
        "csv": lambda: csv(isi),
        "koma": lambda: csv(tuple(s.replace(",", "") for s in isi), pemisah=",", sandi="utf-8"),
        "tab": lambda: csv(isi, pemisah="\t", sandi="utf-16"),
        "xlsx": lambda: xlsx((*isi[:6], date(2026, 12, 31))),
        "cp1252": lambda: csv(isi, sandi="cp1252"),
    }[bentuk]()
    halaman = cocokkan(klien, berkas, f"daftar.{bentuk}")
    assert halaman.context["jumlah"]["baru"] == 1, putusan(halaman)
    assert AkunSPSE.objects.count() == 0, "a dry run writes nothing"
    terapkan(klien, halaman)
    akun = AkunSPSE.objects.get()
    assert (akun.user_id, akun.nip, akun.jenis, akun.status) == ("BARU1", NIP, "PPK", "AKTIF")
    assert akun.sk_berlaku_sampai == date(2026, 12, 31)
    assert akun.unit.nama == UNIT


def test_headings_may_stand_below_a_title_in_other_words_and_another_order(klien):
    kepala = ("No", "Nama Lengkap", "Satker", "Akun SPSE", "Jenis Akun", "Keterangan")
    satu = ("1", "Ratih Contoh", "balai  contoh TEKSTIL", "R1", "Pejabat Pengadaan", "-")
    isi = csv(("Daftar akun per 1 November",), kepala, satu, kepala=None)
    halaman = cocokkan(klien, isi)
    assert putusan(halaman)[3][0] == "baru"
    assert halaman.context["berkas"].abaikan == ["No", "Keterangan"]
    terapkan(klien, halaman)
    assert AkunSPSE.objects.get().jenis == "PP"


def test_a_change_shows_both_values_and_an_empty_cell_changes_nothing(klien, lama):
    isi = baris("lama1", nama="Budi Contoh, S.E., M.M.", nip="", status="Nonaktif", sampai="5/1/2027")
    halaman = cocokkan(klien, csv(isi))
    (satu,) = halaman.context["banding"].bagian("berubah")
    assert {(b.label, b.lama, b.baru) for b in satu.beda} == {
        ("Nama", "Budi Contoh, S.E.", "Budi Contoh, S.E., M.M."),
        ("Status", "Aktif", "Nonaktif"),
        ("SK berlaku sampai", "(kosong)", "5 Januari 2027"),
    }
    terapkan(klien, halaman)
    lama.refresh_from_db()
    assert (lama.status, lama.nip, lama.nama) == ("NONAKTIF", "198001012005011001", "Budi Contoh, S.E., M.M.")


def test_what_is_the_same_stays_untouched(klien, lama):
    halaman = cocokkan(klien, csv(baris("LAMA1", nama=lama.nama, nip=lama.nip)))
    assert halaman.context["jumlah"] == {
        "baru": 0,
        "berubah": 0,
        "sama": 1,
        "konflik": 0,
        "galat": 0,
        "hilang": 0,
    }
    assert "Terapkan ke register" not in halaman.content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (baris("LAMA1"), "dipegang Budi Contoh"),
        (
            baris("LAIN9", nama="Budi Contoh", nip="19800101 200501 1 001"),
            "akun PPK lain dalam register, LAMA1",
        ),
    ],
)
def test_what_contradicts_the_register_is_told_and_not_applied(klien, lama, isi, kata):
    sebelum = keadaan()
    halaman = cocokkan(klien, csv(isi), lingkup="unit")
    jenis, kalimat = putusan(halaman)[2]
    assert jenis == "konflik"
    assert kata in kalimat
    assert halaman.context["jumlah"]["baru"] == halaman.context["jumlah"]["berubah"] == 0
    terapkan(klien, halaman)
    assert keadaan()[0] == sebelum[0]


def test_a_file_that_contradicts_itself_is_told_row_by_row(klien):
    isi = csv(
        baris("SATU"),
        baris("satu", nama="Orang Lain", nip="199001012015011001"),
        baris("DUA", nama="Tiga Contoh", nip="199101012016011001"),
        baris("TIGA", nama="Tiga Contoh", nip="199101012016011001"),
        baris("EMPAT", nama="Tiga Contoh", nip="199101012016011001", peran="PP"),
    )
    hasil = putusan(cocokkan(klien, isi))
    assert [hasil[n][0] for n in range(2, 7)] == ["konflik"] * 4 + ["baru"]
    assert "baris 2, 3" in hasil[2][1]
    assert "2 User ID" in hasil[4][1]


def test_an_account_that_is_being_asked_for_waits_for_its_permohonan(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    orang = permohonan.subjek.get()
    jenis, kalimat = putusan(cocokkan(klien, csv(baris("X1", nama=orang.nama, nip=orang.nip))))[2]
    assert jenis == "konflik"
    assert "sedang dimohonkan" in kalimat


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (baris(user_id=""), "User ID kosong"),
        (baris(user_id="A B"), "mengandung spasi"),
        (baris(unit="Balai Yang Tidak Ada"), "tidak dikenal portal"),
        (baris(peran="Raja"), "Peran “Raja” tidak dikenal"),
        (baris(status="Mungkin"), "Status “Mungkin” tidak dikenal"),
        (baris(status="Diajukan"), "tidak dikenal"),
        (baris(sampai="31 Februari 2026"), "bukan tanggal"),
        (baris(nip="1,98501E+17"), "dibulatkan"),
        (baris(nama="=HYPERLINK(1)"), "rumus"),
        (baris(nama="x" * 200), "lebih dari 150 huruf"),
    ],
)
def test_a_faulty_row_says_what_is_wrong_with_it(klien, isi, kata):
    jenis, kalimat = putusan(cocokkan(klien, csv(isi)))[2]
    assert jenis == "galat"
    assert kata in kalimat


def test_a_number_rounded_by_excel_is_noticed(klien):
    jenis, kalimat = putusan(cocokkan(klien, xlsx(baris(nip=198501012010011001)), "a.xlsx"))[2]
    assert (jenis, "dibulatkan" in kalimat) == ("galat", True)


def test_what_the_file_does_not_mention_is_listed_and_noted_and_never_deactivated(kantor, klien, lama):
    luar = pabrik.AkunSPSEFactory(unit=kantor.unit_lain)
    nonaktif = pabrik.AkunSPSEFactory(unit=kantor.unit, status="NONAKTIF")
    halaman = cocokkan(klien, csv(baris()))
    assert halaman.context["banding"].hilang == [lama]
    terapkan(klien, halaman)
    lama.refresh_from_db()
    assert lama.status == "AKTIF"
    assert "Tidak disebut" in lama.riwayat.get().peristiwa
    assert not luar.riwayat.exists()
    assert not nonaktif.riwayat.exists()


def test_of_a_list_of_the_whole_office_other_units_may_be_missing_too(kantor, klien, lama):
    luar = pabrik.AkunSPSEFactory(unit=kantor.unit_lain)
    assert set(cocokkan(klien, csv(baris()), lingkup="semua").context["banding"].hilang) == {lama, luar}


def test_everything_applied_is_in_the_history_by_the_files_digest(kantor, klien, lama):
    halaman = cocokkan(klien, csv(baris(), baris("LAMA1", nama=lama.nama, nip=lama.nip, sampai="2027-01-05")))
    terapkan(klien, halaman)
    semua = RiwayatAkun.objects.all()
    assert {r.rujukan for r in semua} == {rujukan(halaman.context["berkas"].sidik)}
    assert {r.oleh for r in semua} == {kantor.admin_ppe}
    assert sorted(r.akun.user_id for r in semua) == ["BARU1", "LAMA1"]


def test_a_register_that_moved_answers_409_with_the_new_comparison_and_writes_nothing(klien, lama):
    halaman = cocokkan(klien, csv(baris("LAMA1", nama=lama.nama, nip=lama.nip, status="Nonaktif"), baris()))
    AkunSPSE.objects.filter(pk=lama.pk).update(telepon="0812", status="NONAKTIF")
    sebelum = keadaan()
    tanggapan = terapkan(klien, halaman)
    assert tanggapan.status_code == 409
    assert "Register berubah sejak" in tanggapan.content.decode()
    assert tanggapan.context["jumlah"]["sama"] == 1
    assert keadaan() == sebelum
    assert terapkan(klien, tanggapan).status_code == 302
    assert AkunSPSE.objects.filter(user_id="BARU1").exists()


def test_pressing_twice_applies_once(klien):
    halaman = cocokkan(klien, csv(baris()))
    assert terapkan(klien, halaman).headers["Location"] == "/registri/"
    lagi = terapkan(klien, halaman)
    assert lagi.headers["Location"] == reverse("impor_registri")
    assert AkunSPSE.objects.count() == RiwayatAkun.objects.count() == 1


def test_a_dry_run_is_its_uploaders_alone_and_lapses(kantor, klien):
    halaman = cocokkan(klien, csv(baris()))
    alamat = f"/registri/impor/{halaman.context['berkas'].sidik}/"
    assert masuk(kantor.admin_agency).get(alamat).status_code == 302
    assert titipan.sapu(lebih_tua=-1) >= 1
    assert klien.get(alamat).status_code == 302


@pytest.mark.parametrize("siapa", ["satker", "helpdesk", "kepala_lpse", "auditor", "luar", "super"])
def test_only_those_who_keep_the_register_import(kantor, siapa):
    klien, sebelum = masuk(kantor.orang[siapa]), keadaan()
    assert unggah(klien, csv(baris())).status_code == 403
    for alamat in ("/registri/impor/", "/registri/impor/templat.csv", f"/registri/impor/{'0' * 64}/"):
        assert klien.get(alamat).status_code == 403
    assert keadaan() == sebelum


@pytest.mark.parametrize("siapa", ["admin_agency", "pengelola"])
def test_the_other_keepers_import_too(kantor, siapa):
    assert cocokkan(masuk(kantor.orang[siapa]), csv(baris())).context["jumlah"]["baru"] == 1


def test_rows_left_out_are_downloaded_with_their_reasons(klien, lama):
    halaman = cocokkan(
        klien, csv(baris(unit="Entah"), baris("LAMA1"), baris("OKE1", nama="Oke Contoh", nip=""))
    )
    alamat = f"/registri/impor/{halaman.context['berkas'].sidik}/baris.csv"
    galat = klien.get(alamat).content.decode()
    assert galat.startswith("\ufeffBaris;Hasil;Keterangan;User ID")
    assert "tidak dikenal portal" in galat
    assert "dipegang Budi" in galat
    assert "OKE1" not in galat
    semua = klien.get(f"{alamat}?semua=1").content.decode()
    assert "OKE1" in semua


def test_the_template_is_read_by_the_import(klien):
    templat = klien.get("/registri/impor/templat.csv").content
    assert templat.startswith(b"\xef\xbb\xbfUser ID;Peran;Nama")
    isi = templat.replace(b"Balai Contoh (nama atau kode satuan kerja)", UNIT.encode())
    jenis, kalimat = putusan(cocokkan(klien, isi))[2]
    assert jenis == "baru", kalimat


def test_a_file_of_two_thousand_rows_costs_two_queries_to_compare(kantor, klien, django_assert_num_queries):
    berkas = baca_berkas(
        io.BytesIO(csv(*(baris(f"U{n}", nip="", nama=f"Orang {n}") for n in range(2000)))), "a.csv"
    )
    with django_assert_num_queries(2):
        assert bandingkan(berkas, "unit").jumlah["baru"] == 2000


def test_an_exported_register_imports_as_itself(kantor, klien, lama):
    pabrik.AkunSPSEFactory(unit=kantor.unit_lain, sk_berlaku_sampai=date(2027, 3, 4), status="NONAKTIF")
    for bentuk in ("csv", "xlsx"):
        isi = klien.get(f"/registri/ekspor/?bentuk={bentuk}").content
        halaman = cocokkan(klien, isi, f"a.{bentuk}", "semua")
        assert halaman.context["jumlah"]["sama"] == 2, putusan(halaman)
        assert not halaman.context["banding"].ada_kerja
