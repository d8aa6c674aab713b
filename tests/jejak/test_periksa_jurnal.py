"""`manage.py periksa_jurnal` finds what somebody with the database in his hands has done, and names the first bad entry."""

import json
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from requests_app import pengunci
from requests_app.berkas import gudang
from requests_app.models import Jejak, Permohonan
from tests import jalan, pabrik


def periksa(*argumen):
    """(result as data, the error's text or "")."""
    keluaran, galat = StringIO(), ""
    try:
        call_command("periksa_jurnal", *argumen, "--format", "json", stdout=keluaran)
    except CommandError as salah:
        galat = str(salah)
    return json.loads(keluaran.getvalue()), galat


@pytest.fixture
def dua(kantor):
    """Two permohonan of five entries each; the second is the one tampered with."""
    pabrik.permohonan(kantor, "DIPERIKSA")
    hasil = pabrik.permohonan(kantor, "DIPERIKSA")
    # What a commit would do: PostgreSQL changes no table that still has deferred checks to make.
    connection.check_constraints()
    return hasil


@contextmanager
def tanpa_pengunci():
    """The guards are off while the body tampers; afterwards they stand again, as if nothing had happened."""
    pengunci.lepas(connection)
    yield
    connection.check_constraints()
    pengunci.pasang(connection)


def satu(permohonan, urut):
    return Jejak.objects.filter(permohonan=permohonan, urut=urut)


def ubah_isi(permohonan, kantor):
    satu(permohonan, 2).update(data={"disposisi": 99})


def ubah_waktu(permohonan, kantor):
    jejak = satu(permohonan, 2).get()
    satu(permohonan, 2).update(waktu=jejak.waktu - timedelta(microseconds=1))


def ubah_pelaku(permohonan, kantor):
    satu(permohonan, 2).update(pelaku=kantor.luar)


def ubah_peran(permohonan, kantor):
    satu(permohonan, 2).update(peran="Plh. Kepala UKPBJ")


def ubah_dan_hitung_ulang(permohonan, kantor):
    """The digest of the changed entry is right again; the entry after it does not know it."""
    jejak = satu(permohonan, 1).get()
    jejak.pelaku = kantor.luar
    satu(permohonan, 1).update(pelaku=kantor.luar, sidik=jejak.hitung_sidik())


def hapus_tengah(permohonan, kantor):
    satu(permohonan, 1).delete()


def hapus_tengah_dan_rapatkan(permohonan, kantor):
    satu(permohonan, 1).delete()
    for urut in range(2, 6):
        satu(permohonan, urut).update(urut=urut - 1)


def sisipkan_tanggal_mundur(permohonan, kantor):
    """An entry that never happened takes the place of the second, correctly hashed; those after it move down."""
    for urut in range(5, 1, -1):
        satu(permohonan, urut).update(urut=urut + 1)
    pertama = satu(permohonan, 1).get()
    palsu = Jejak(
        permohonan=permohonan, urut=2, waktu=pertama.waktu - timedelta(days=30), pelaku=kantor.luar, peran="Admin PPE",
        aksi="ambil", dari="DIAJUKAN", ke="DIAJUKAN", sebelumnya=pertama.sidik,
    )  # fmt: skip
    palsu.sidik = palsu.hitung_sidik()
    palsu.save(force_insert=True)


def tukar(permohonan, kantor):
    for dari, ke in ((2, 90), (3, 2), (90, 3)):
        satu(permohonan, dari).update(urut=ke)


def potong_ekor(permohonan, kantor):
    satu(permohonan, 5).delete()


def potong_semua(permohonan, kantor):
    Jejak.objects.filter(permohonan=permohonan).delete()


def pindahkan_ke_permohonan_lain(permohonan, kantor):
    lain = Permohonan.objects.exclude(pk=permohonan.pk).get()
    satu(permohonan, 5).update(permohonan=lain, urut=6)


@pytest.mark.parametrize(
    ("rusak", "urut"),
    [
        (ubah_isi, 2),
        (ubah_waktu, 2),
        (ubah_pelaku, 2),
        (ubah_peran, 2),
        (ubah_dan_hitung_ulang, 2),
        (hapus_tengah, 2),
        (hapus_tengah_dan_rapatkan, 1),
        (sisipkan_tanggal_mundur, 3),
        (tukar, 2),
        (potong_ekor, 4),
        (potong_semua, None),
    ],
)
def test_tampering_is_found_and_the_first_bad_entry_is_named(kantor, dua, rusak, urut):
    with tanpa_pengunci():
        rusak(dua, kantor)
    hasil, galat = periksa()
    assert hasil["utuh"] is False
    pertama = hasil["pertama"]
    assert (pertama["permohonan"], pertama["nomor"], pertama["urut"]) == (dua.pk, dua.nomor, urut)
    assert dua.nomor in galat
    assert pertama["galat"] in galat


def test_an_entry_moved_to_another_request_is_found_on_both(kantor, dua):
    with tanpa_pengunci():
        pindahkan_ke_permohonan_lain(dua, kantor)
    hasil, _ = periksa()
    assert {fakta["permohonan"] for fakta in hasil["galat"]} == set(
        Permohonan.objects.values_list("pk", flat=True)
    )


def test_a_status_moved_behind_the_journals_back_is_found(dua):
    Permohonan.objects.filter(pk=dua.pk).update(status="DIAJUKAN")
    hasil, galat = periksa()
    assert hasil["pertama"]["permohonan"] == dua.pk
    assert "DIAJUKAN" in galat


def test_missing_guards_alone_are_a_fault_too(dua):
    pengunci.lepas(connection)
    hasil, galat = periksa()
    assert (hasil["utuh"], hasil["pertama"]["permohonan"]) == (False, None)
    assert "Pengunci jejak (trigger) tidak terpasang." in galat


def test_a_bad_entry_is_named_before_the_missing_guards(kantor, dua):
    pengunci.lepas(connection)
    ubah_isi(dua, kantor)
    hasil, _ = periksa()
    assert [fakta["urut"] for fakta in hasil["galat"]] == [None, 2]
    assert hasil["pertama"]["urut"] == 2


def test_an_honest_journal_holds_to_its_end(kantor):
    jalan.sampai(kantor, "pembuatan-akun", "SELESAI")
    jalan.sampai(kantor, "pembuatan-akun", "DITARIK")
    hasil, galat = periksa("--berkas")
    assert (hasil, galat) == (
        {"utuh": True, "jumlah": Jejak.objects.count(), "galat": [], "pertama": None},
        "",
    )
    assert hasil["jumlah"] > 13


def test_the_text_says_how_much_was_checked(dua):
    keluaran = StringIO()
    call_command("periksa_jurnal", stdout=keluaran)
    assert keluaran.getvalue() == "Jejak utuh: 10 entri diperiksa.\n"


def test_the_text_lists_every_fault(kantor, dua):
    with tanpa_pengunci():
        ubah_isi(dua, kantor)
        hapus_tengah(Permohonan.objects.exclude(pk=dua.pk).get(), kantor)
    keluaran = StringIO()
    with pytest.raises(CommandError, match="entri 2: Entri 1 hilang"):
        call_command("periksa_jurnal", stdout=keluaran)
    assert f"{dua.nomor} entri 2: Isi entri tidak cocok dengan sidiknya." in keluaran.getvalue()
    assert len(keluaran.getvalue().splitlines()) == 2


@pytest.mark.parametrize("rusak", ["hilang", "berubah"])
def test_a_damaged_document_is_found_when_documents_are_asked_for(dua, rusak):
    berkas = dua.berkas.first()
    jalur = gudang.jalur(berkas.sha256)
    jalur.unlink() if rusak == "hilang" else jalur.write_bytes(b"lain")
    assert periksa()[0]["utuh"]
    hasil, galat = periksa("--berkas")
    # The same bytes may stand in several requests: each of them is damaged.
    assert dua.pk in {fakta["permohonan"] for fakta in hasil["galat"]}
    assert f"Berkas {berkas.pk} hilang atau berubah." in {fakta["galat"] for fakta in hasil["galat"]}
    assert galat
