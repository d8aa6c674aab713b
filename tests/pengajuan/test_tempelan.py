"""Rows pasted from a spreadsheet: read whatever the separator, header or not; judged as a typed person is; never a crash."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from requests_app import tempelan
from requests_app.forms.tempelan import CONTOH, FormTempel, nilai_baris, terapkan
from requests_app.models import Subjek
from requests_app.sop import SOP
from tests import pabrik

RATIH = [
    "PPK", "Ratih Contoh, S.T.", "19861105 201001 2 417", "Penata (III/c)", "Kepala Seksi", "ratih@contoh.go.id",
    "0812", "SK-1/2026", "5 Januari 2026", "", "LKPP-1",
]  # fmt: skip
BAGUS = [
    "Pejabat Pengadaan", "Bagus Contoh", "198703042012011002", "", "", "bagus@contoh.go.id", "", "SK-2/2026",
    "05/01/2026", "31-12-2026", "LKPP-2",
]  # fmt: skip
JUDUL = ["No", "Nama", "Surel", "NIP", "Akun sebagai", "Nomor SK", "Tgl. SK", "No. Sertifikat", "Keterangan"]


def tab(*baris):
    return "\n".join("\t".join(sel) for sel in baris)


def titik_koma(*baris):
    return "\r\n".join(";".join(sel) for sel in baris)


def koma(*baris):
    return "\n".join(",".join(f'"{sel}"' for sel in satu) for satu in baris)


@pytest.mark.parametrize("tulis", [tab, titik_koma, koma])
def test_the_same_rows_are_read_whatever_separates_their_cells(tulis):
    hasil = tempelan.urai(tulis(RATIH, BAGUS))
    assert [b["nama"] for b in hasil.baris] == ["Ratih Contoh, S.T.", "Bagus Contoh"]
    assert [b["jenis"] for b in hasil.baris] == ["PPK", "PP"]
    assert [b["nomor_sertifikat"] for b in hasil.baris] == ["LKPP-1", "LKPP-2"]
    assert not hasil.berkepala


def test_a_header_row_sets_the_order_and_says_which_columns_it_ignores():
    isi = [
        "1",
        "Ratih",
        "ratih@contoh.go.id",
        "198611052010012417",
        "ppk",
        "SK-1",
        "2026-01-05",
        "L-1",
        "lekas",
    ]
    hasil = tempelan.urai(tab(JUDUL, isi))
    assert hasil.berkepala
    assert hasil.abaikan == ["Keterangan"]
    assert hasil.baris == [
        dict.fromkeys(tempelan.KOLOM, "")
        | {
            "nama": "Ratih", "email": "ratih@contoh.go.id", "nip": "198611052010012417", "jenis": "PPK",
            "nomor_sk": "SK-1", "tanggal_sk": "2026-01-05", "nomor_sertifikat": "L-1",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ditulis", "dibaca"),
    [
        ("PPK", "PPK"),
        ("pp", "PP"),
        ("PEJABAT PENGADAAN", "PP"),
        ("Pejabat Pembuat Komitmen", "PPK"),
        ("Pokja", "POKJA"),
        ("Auditor", "Auditor"),
    ],
)
def test_the_kind_of_account_is_read_in_words(ditulis, dibaca):
    assert tempelan.urai(tab([ditulis, *RATIH[1:]])).baris[0]["jenis"] == dibaca


@pytest.mark.parametrize("kode", SOP)
def test_the_header_names_every_column_of_a_sop_in_words_that_are_read(kode):
    kolom = tempelan.kolom_tempel(SOP[kode])
    hasil = tempelan.urai("\ufeff" + tempelan.susun([], kolom, ";") + ";".join(kolom), kolom)
    assert hasil.berkepala
    assert hasil.abaikan == []
    assert list(hasil.baris[0].values()) == list(kolom)
    assert set(kolom) <= {"jenis", *CONTOH}


def test_a_column_another_sop_asks_for_is_ignored_by_name():
    kolom = tempelan.kolom_tempel(SOP["reset-password"])
    hasil = tempelan.urai(
        tab(["Nama", "Surel", "User ID", "Nomor SK"], ["Ratih", "r@contoh.go.id", "RATIH", "SK-1"]), kolom
    )
    assert hasil.abaikan == ["Nomor SK"]
    assert hasil.baris == [
        dict.fromkeys(kolom, "") | {"nama": "Ratih", "email": "r@contoh.go.id", "user_id_lama": "RATIH"}
    ]


SEL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(lambda s: " ".join(s.split()))
BARIS = st.fixed_dictionaries(dict.fromkeys(tempelan.KOLOM, SEL))


@given(st.lists(BARIS, max_size=6))
def test_rows_written_out_are_read_back_the_same(baris):
    rapi = [tempelan._baris([b[n] for n in tempelan.KOLOM], tempelan.KOLOM) for b in baris]
    rapi = [b for b in rapi if any(b.values())]
    assert tempelan.urai(tempelan.susun(rapi)).baris == rapi


@given(st.text(max_size=400))
@example('"')
@example('a\tb"\n"c')
@example("\x00\ufeff\r\r\n;;;")
@example("nama;nama;email\n1;2;3")
def test_no_pasted_text_breaks_the_reader(teks):
    hasil = tempelan.urai(teks)
    assert all(set(b) == set(tempelan.KOLOM) for b in hasil.baris)
    assert tempelan.urai(tempelan.susun(hasil.baris)).baris == [b for b in hasil.baris if any(b.values())]


def test_a_quotation_mark_without_its_pair_does_not_swallow_the_next_person():
    hasil = tempelan.urai(tab(["PPK", '"Ratih', *RATIH[2:]], BAGUS))
    assert [b["nama"] for b in hasil.baris] == ['"Ratih', "Bagus Contoh"]


def test_more_rows_than_one_page_can_show_are_refused_whole():
    form = FormTempel({"teks": tab(*[RATIH] * (tempelan.BARIS_TERBANYAK + 1))})
    assert not form.is_valid()
    assert "101 baris" in str(form.errors)


@pytest.fixture
def draf(kantor):
    return pabrik.draf(kantor, orang=0, lengkap=False)


def nilai(permohonan, *baris):
    return nilai_baris(permohonan, tempelan.urai(tab(*baris)).baris)


def test_a_good_row_becomes_a_person_with_real_dates(draf):
    ratih, bagus = nilai(draf, RATIH, BAGUS)
    assert ratih.sah
    assert bagus.sah
    assert str(bagus.form.instance.sk_berlaku_sampai) == "2026-12-31"
    assert ratih.form.instance.nip == "198611052010012417"
    assert not Subjek.objects.exists()


def test_each_error_names_its_row_and_column(draf):
    buruk = [*BAGUS]
    buruk[5], buruk[8] = "bukan surel", "31/02/2026"
    ratih, bagus = nilai(draf, RATIH, buruk)
    assert ratih.sah
    assert (bagus.nomor, [b.name for b in bagus.galat]) == (2, ["email", "tanggal_sk"])


def test_the_same_email_or_nip_twice_is_found_inside_the_paste_and_in_the_draft(draf):
    lain = pabrik.SubjekFactory(permohonan=draf, urut=1, nama="Sudah Ada", email="BAGUS@contoh.go.id")
    kembar = [*RATIH]
    kembar[1], kembar[5] = "Kembaran", "lain@contoh.go.id"
    ratih, kedua, bagus = nilai(draf, RATIH, kembar, BAGUS)
    assert ratih.sah
    assert "Ratih Contoh" in str(kedua.form.errors["nip"])
    assert lain.nama in str(bagus.form.errors["email"])


def test_a_nip_that_the_spreadsheet_rounded_is_refused_because_its_last_digits_are_gone(draf):
    bulat = [*RATIH]
    bulat[2] = "1,98501E+17"
    (satu,) = nilai(draf, bulat)
    assert "dibulatkan" in str(satu.form.errors["nip"])


def test_an_odd_nip_is_a_warning_and_never_an_obstacle(draf):
    janggal = [*RATIH]
    janggal[2] = "12345"
    (satu,) = nilai(draf, janggal)
    assert satu.sah
    assert "18 angka" in satu.peringatan[0]


def test_the_fifty_first_person_is_refused_with_the_reason(draf):
    for urut in range(1, 50):
        pabrik.SubjekFactory(permohonan=draf, urut=urut)
    ratih, bagus = nilai(draf, RATIH, BAGUS)
    assert ratih.sah
    assert "paling banyak 50 orang" in str(bagus.form.non_field_errors())


def test_a_cell_typed_anew_replaces_only_that_cell():
    baris = tempelan.urai(tab(RATIH, BAGUS)).baris
    hasil = terapkan(baris, {"b2-email": "baru@contoh.go.id", "b9-email": "tidak ada"})
    assert hasil[0] == baris[0]
    assert hasil[1] == baris[1] | {"email": "baru@contoh.go.id"}


def test_written_rows_open_in_a_spreadsheet_as_one_row_each():
    teks = tempelan.susun(tempelan.urai(tab(RATIH, BAGUS)).baris)
    assert [len(sel) for sel in csv.reader(teks.splitlines(), delimiter="\t")] == [11, 11, 11]
