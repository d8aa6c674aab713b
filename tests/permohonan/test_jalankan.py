"""services.jalankan: one move, its journal row, its promises."""

import pytest

from requests_app import jurnal, services
from requests_app.galat import BelumBoleh, SudahBerubah, SyaratBelum
from requests_app.models import Jejak, Permohonan, Tugas
from tests import pabrik


def test_filing_draws_a_number_freezes_the_rows_and_starts_the_clock(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    assert permohonan.nomor.startswith("PPK-")
    assert len(permohonan.langkah()) == 14
    assert permohonan.pelaksana == "Kepala UKPBJ"
    assert permohonan.tenggat > permohonan.status_sejak


def test_every_move_leaves_one_journal_row_that_reads_like_the_sop(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    assert [(j.baris, j.aksi, j.peran) for j in permohonan.jejak.all()] == [
        (1, "ajukan", "Satuan Kerja"),
        (2, "disposisikan", "Kepala UKPBJ"),
        (3, "perintahkan", "Kepala LPSE"),
        (4, "terima", "Admin PPE"),
        (5, "periksa", "Admin PPE"),
        (6, "nyatakan_lengkap", "Admin PPE"),
        (7, "buat_akun", "Admin PPE"),
        (8, "kirim_akun", "Admin PPE"),
        (9, "buat_draf", "Admin PPE"),
        (10, "koreksi", "Kepala LPSE"),
    ]
    assert list(jurnal.periksa()) == []


def test_an_incomplete_draft_is_not_filed_and_every_lack_is_named(kantor):
    permohonan = pabrik.draf(kantor, orang=0, lengkap=False)
    with pytest.raises(SyaratBelum) as galat:
        pabrik.maju(kantor, permohonan, "ajukan")
    assert len(galat.value.daftar) >= 3
    assert Permohonan.objects.get().nomor is None


def test_a_refusal_carries_its_reason(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    with pytest.raises(BelumBoleh, match="Kepala UKPBJ"):
        services.jalankan(
            permohonan,
            "disposisikan",
            oleh=kantor.kepala_lpse,
            data=pabrik.data_aksi(permohonan, "disposisikan"),
        )


def test_a_superuser_does_not_bypass_the_sop(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    with pytest.raises(BelumBoleh):
        services.jalankan(
            permohonan,
            "disposisikan",
            oleh=kantor.orang["super"],
            data=pabrik.data_aksi(permohonan, "disposisikan"),
        )


def test_the_same_key_again_changes_nothing(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    pertama = services.jalankan(permohonan, "terima", oleh=kantor.admin_ppe, kunci="k" * 20)
    kedua = services.jalankan(permohonan, "terima", oleh=kantor.admin_ppe, kunci="k" * 20)
    assert (pertama.ulangan, kedua.ulangan) == (False, True)
    assert kedua.jejak == pertama.jejak
    assert Jejak.objects.filter(aksi="terima").count() == 1


def test_a_stale_version_is_told_who_moved_first(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    lama = permohonan.versi
    services.jalankan(permohonan, "terima", oleh=kantor.admin_ppe)
    with pytest.raises(SudahBerubah) as galat:
        services.jalankan(permohonan, "terima", oleh=kantor.admin_agency, versi=lama)
    assert galat.value.jejak.pelaku == kantor.admin_ppe


def test_promises_are_written_with_the_move(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    jejak = permohonan.jejak.get()
    assert {t.kunci for t in Tugas.objects.all()} == {f"kabar:{jejak.pk}", f"tanda_terima:{jejak.pk}"}


def test_a_return_stops_the_clock_and_comes_back_to_row_5(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"]
    kode = next(iter(temuan))
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan | {kode: "Tidak terbaca"})
    with pytest.raises(SyaratBelum):
        pabrik.maju(kantor, permohonan, "nyatakan_lengkap")
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    assert (permohonan.status, permohonan.tenggat, permohonan.putaran) == ("DIKEMBALIKAN", None, 2)
    with pytest.raises(SyaratBelum, match="Belum diperbaiki"):
        pabrik.maju(kantor, permohonan, "lengkapi")
    from requests_app import pengisian

    pengisian.unggah(permohonan, kode, pabrik.pdf(teks="baru"), "baru.pdf", oleh=kantor.satker)
    permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
    assert permohonan.status == "DITERIMA"
    assert permohonan.berkas.filter(syarat=permohonan.berkas.get(nama="baru.pdf").syarat).count() == 2
