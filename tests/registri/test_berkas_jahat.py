"""A register file may be made to hurt: every one is refused with a sentence, quickly, and nothing of it is believed."""

import io
import zipfile

import pytest

from accounts_app.models import AkunSPSE
from requests_app.registri.baca import BATAS_UKURAN, PESAN, BerkasRegisterDitolak, baca_berkas
from requests_app.registri.pengurai_lembar import BARIS_TERBANYAK
from tests.perayap import masuk
from tests.registri.bantu import KEPALA, csv, ganti_bagian, unggah, xlsx

BARIS = ("A1", "PPK", "Ratih", "", "Balai Contoh Tekstil", "Aktif", "")
LEMBAR = "xl/worksheets/sheet1.xml"


def bom_zip():
    return ganti_bagian(xlsx(BARIS), LEMBAR, b"<worksheet>" + b" " * 80_000_000 + b"</worksheet>")


def banyak_bagian():
    keluaran = io.BytesIO(xlsx(BARIS))
    with zipfile.ZipFile(keluaran, "a") as arsip:
        for n in range(300):
            arsip.writestr(f"xl/media/{n}.bin", b"")
    return keluaran.getvalue()


def ejekan():
    """Billion laughs."""
    entitas = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    isi = f'<?xml version="1.0"?><!DOCTYPE x [{entitas}]><worksheet>&a9;</worksheet>'
    return ganti_bagian(xlsx(BARIS), LEMBAR, isi.encode())


def bukan_lembar():
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w") as arsip:
        arsip.writestr("word/document.xml", "<a/>")
    return keluaran.getvalue()


def bermakro():
    keluaran = io.BytesIO(xlsx(BARIS))
    with zipfile.ZipFile(keluaran, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"makro")
    return keluaran.getvalue()


JAHAT = {
    "bom": (bom_zip, "terlalu_berat"),
    "bagian": (banyak_bagian, "terlalu_berat"),
    "entitas": (ejekan, "rusak"),
    "lembar-rusak": (lambda: ganti_bagian(xlsx(BARIS), LEMBAR, b"<worksheet><sheetData><row"), "rusak"),
    "bukan-lembar": (bukan_lembar, "jenis"),
    "makro": (bermakro, "makro"),
    "zip-terpotong": (lambda: xlsx(BARIS)[:400], "rusak"),
    "pdf": (lambda: b"%PDF-1.7 bukan lembar", "jenis"),
    "html": (lambda: b"<html><table><tr><td>User ID</td></tr></table>", "jenis"),
    "xls-lama": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "terkunci"),
    "kosong": (lambda: b"  \n ", "kosong"),
    "acak": (lambda: bytes(range(256)) * 40, "tanpa_judul"),
    "terlalu-besar": (lambda: b"x" * (BATAS_UKURAN + 1), "besar"),
    "baris-banyak": (lambda: csv(*[BARIS] * (BARIS_TERBANYAK + 5)), "terlalu_banyak"),
    "tanpa-baris": (lambda: csv(), "tanpa_baris"),
}


@pytest.mark.parametrize("nama", JAHAT)
def test_a_hostile_file_is_refused_with_a_sentence(nama):
    buat, kode = JAHAT[nama]
    with pytest.raises(BerkasRegisterDitolak) as galat:
        baca_berkas(io.BytesIO(buat()), "daftar.xlsx")
    assert str(galat.value) == PESAN[kode]


def test_the_sentence_stands_at_the_field_and_nothing_is_kept(kantor):
    tanggapan = unggah(masuk(kantor.admin_ppe), bermakro(), "daftar.xlsx")
    assert tanggapan.status_code == 422
    assert PESAN["makro"] in tanggapan.content.decode()
    assert AkunSPSE.objects.count() == 0


def test_a_missing_column_is_named():
    with pytest.raises(BerkasRegisterDitolak, match="Kolom Peran"):
        baca_berkas(
            io.BytesIO(csv(("A1", "Ratih", "Balai", "1"), kepala=("User ID", "Nama", "Satker", "NIP"))),
            "a.csv",
        )


def test_a_formula_stays_words_and_is_never_worked_out():
    berkas = baca_berkas(
        io.BytesIO(xlsx(("A1", "PPK", '=HYPERLINK("http://jahat.contoh","x")', *BARIS[3:]))), "a.xlsx"
    )
    assert berkas.baris[0][1]["nama"].startswith("=HYPERLINK")


def test_rows_far_below_are_not_waited_for():
    """A sheet may claim a million rows: the gap is walked over, up to a limit."""
    isi = xlsx(BARIS)
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        lembar = arsip.read(LEMBAR).decode()
    jauh = lembar.replace("</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')
    berkas = baca_berkas(io.BytesIO(ganti_bagian(isi, LEMBAR, jauh.encode())), "a.xlsx")
    assert len(berkas.baris) == 1


def test_cells_and_columns_beyond_the_limits_are_cut_not_kept():
    lebar = csv((*BARIS, *["x"] * 500), kepala=(*KEPALA, *["Lain"] * 500))
    assert len(baca_berkas(io.BytesIO(lebar), "a.csv").abaikan) <= 40
    panjang = csv(("A1", "PPK", "x" * 50_000, *BARIS[3:]))
    assert len(baca_berkas(io.BytesIO(panjang), "a.csv").baris[0][1]["nama"]) <= 401
