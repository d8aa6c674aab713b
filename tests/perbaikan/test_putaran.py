"""A second round of correction starts clean, and nothing handed in before is lost from sight."""

import pytest
from django.urls import reverse

from requests_app.forms.pemeriksaan import FormPemeriksaan
from requests_app.izin import Pelaku
from requests_app.kelengkapan import butir_kurang, butir_periksa, butir_sesuai, perbandingan
from requests_app.models import Permohonan
from requests_app.services import cari_aksi
from requests_app.tampilan import buat_form
from tests import pabrik
from tests.perbaikan.bantu import buka, masuk, perbaiki, periksa


def form_periksa(kantor, permohonan):
    return buat_form(permohonan, cari_aksi(permohonan, "periksa"), kantor.admin_ppe)


@pytest.fixture
def kembali(kantor, dikembalikan):
    """Completed and back at row 5: two documents and one person's data are new."""
    return pabrik.maju(kantor, perbaiki(dikembalikan), "lengkapi")


@pytest.fixture
def putaran_kedua(kantor, kembali):
    """Sent back again, for the letter alone."""
    permohonan = periksa(kantor, kembali, {"s0": "Cap tidak terbaca"})
    return pabrik.maju(kantor, permohonan, "minta_lengkapi")


def test_no_verdict_or_reason_of_the_earlier_round_is_filled_in_for_what_came_back(kantor, kembali):
    form = form_periksa(kantor, kembali)
    assert isinstance(form, FormPemeriksaan)
    pertama, kedua = kembali.subjek.all()
    for kode in ("s0", f"s1-{kedua.pk}", f"d-{pertama.pk}"):
        assert form[f"hasil-{kode}"].value() is None
        assert not form[f"alasan-{kode}"].value()


def test_what_was_found_right_stays_answered(kantor, kembali):
    form = form_periksa(kantor, kembali)
    pertama = kembali.subjek.first()
    assert form[f"hasil-s1-{pertama.pk}"].value() == "sesuai"


def test_a_second_return_asks_only_for_what_the_second_check_found(putaran_kedua):
    assert [k.butir.kode for k in butir_kurang(putaran_kedua)] == ["s0"]
    (kurang,) = butir_kurang(putaran_kedua)
    assert (kurang.alasan, kurang.diperbaiki, putaran_kedua.putaran) == ("Cap tidak terbaca", False, 3)
    assert len(butir_sesuai(putaran_kedua)) == 6


def test_resolved_items_and_old_reasons_are_not_shown_again(client, kantor, putaran_kedua):
    jawaban = masuk(client, kantor.satker).get(reverse("lengkapi", args=[putaran_kedua.nomor]))
    isi = jawaban.content.decode()
    assert "Cap tidak terbaca" in isi
    for lama in ("Tanpa cap", "Tidak terbaca", "Nomor SK berbeda", "Sudah diperbaiki", "<del>"):
        assert lama not in isi, lama


def test_documents_of_every_round_stay_in_reach(client, kantor, putaran_kedua):
    versi = putaran_kedua.berkas.filter(syarat__startswith="Surat Permohonan")
    assert [(b.putaran, b.terbaru) for b in versi] == [(1, False), (2, True)]
    halaman = {
        kantor.satker: ("lengkapi", "permohonan"),
        kantor.admin_ppe: ("permohonan",),
    }
    for orang, nama in halaman.items():
        masuk(client, orang)
        for satu in nama:
            isi = client.get(reverse(satu, args=[putaran_kedua.nomor])).content.decode()
            for berkas in versi:
                alamat = reverse("berkas", args=[putaran_kedua.nomor, berkas.pk])
                assert alamat in isi, (orang, satu)
                assert buka(client, alamat)


def test_the_officer_can_tell_what_is_new_from_what_stayed(kembali):
    baru = {b.kode for b in butir_periksa(kembali) if perbandingan(b, kembali).baru}
    pertama, kedua = kembali.subjek.all()
    assert baru == {"s0", f"s1-{kedua.pk}", f"d-{pertama.pk}"}


def test_a_new_document_is_held_against_the_one_that_was_checked(dikembalikan, kantor):
    """Uploaded twice in one round: the comparison is with what the officer saw, not with the first try."""
    lama = dikembalikan.berkas.get(syarat__startswith="Surat Permohonan")
    permohonan = perbaiki(perbaiki(dikembalikan, "s0"), "s0", nama="baru-lagi.pdf")
    butir = next(b for b in butir_periksa(permohonan) if b.kode == "s0")
    hasil = perbandingan(butir, permohonan)
    assert (hasil.baru, hasil.lama, butir.berkas.nama) == (True, lama, "baru-lagi.pdf")


def test_data_corrected_twice_in_a_round_are_held_against_what_was_checked(dikembalikan, kantor):
    from datetime import date

    from requests_app import pengisian

    orang = dikembalikan.subjek.first()
    semula = orang.nomor_sk
    orang.nomor_sk = "SK-SALAH-LAGI"
    pengisian.simpan_subjek(dikembalikan, orang, oleh=kantor.satker)
    orang.nomor_sk, orang.tanggal_sk, orang.jenis = "SK-BENAR", date(2026, 2, 3), "PP"
    orang.sk_berlaku_sampai = date(2026, 12, 31)
    pengisian.simpan_subjek(dikembalikan, orang, oleh=kantor.satker)
    permohonan = Permohonan.objects.get(pk=dikembalikan.pk)
    butir = next(b for b in butir_periksa(permohonan) if b.kode == f"d-{orang.pk}")
    beda = {b.label: (b.lama, b.kini) for b in perbandingan(butir, permohonan).beda}
    assert beda == {
        "Akun sebagai": ("PPK", "Pejabat Pengadaan"),
        "Nomor SK": (semula, "SK-BENAR"),
        "Tanggal SK": ("5 Januari 2026", "3 Februari 2026"),
        "SK berlaku sampai": ("(kosong)", "31 Desember 2026"),
    }


def test_a_correction_that_changed_nothing_shows_no_difference(dikembalikan, kantor):
    from requests_app import pengisian

    orang = dikembalikan.subjek.first()
    pengisian.simpan_subjek(dikembalikan, orang, oleh=kantor.satker)
    permohonan = Permohonan.objects.get(pk=dikembalikan.pk)
    butir = next(b for b in butir_periksa(permohonan) if b.kode == f"d-{orang.pk}")
    assert perbandingan(butir, permohonan).beda == ()


def test_in_the_first_round_nothing_is_called_new(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    assert not any(perbandingan(b, permohonan).baru for b in butir_periksa(permohonan))


def test_it_comes_back_to_the_officer_who_sent_it(kantor, dikembalikan, kembali):
    assert kembali.status == "DITERIMA"
    assert kembali.petugas == dikembalikan.petugas == kantor.admin_ppe
    assert kembali in Permohonan.objects.menunggu(Pelaku(kantor.admin_ppe))
