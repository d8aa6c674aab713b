"""Whoever could read a permohonan can still read it when it has ended."""

import pytest
from django.urls import reverse

from requests_app.models import Permohonan
from requests_app.tasks import sapu_perbaikan
from tests import jalan
from tests.perbaikan.bantu import SEMENIT_SESUDAH, buka, masuk


def akhiri(kantor, permohonan, time_machine):
    permohonan.subjek.update(pengguna=kantor.luar)
    time_machine.move_to(SEMENIT_SESUDAH)
    sapu_perbaikan()
    return Permohonan.objects.get(pk=permohonan.pk)


@pytest.fixture
def kedaluwarsa(kantor, dikembalikan, time_machine):
    return akhiri(kantor, dikembalikan, time_machine)


@pytest.fixture
def selesai(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "SELESAI")
    permohonan.subjek.update(pengguna=kantor.luar)
    return permohonan


PENGAMAT = ["satker", "pimpinan", "auditor", "kepala_ukpbj", "kepala_lpse", "admin_ppe", "helpdesk", "luar"]
"""The filing unit, an auditor with a surat tugas, the office, and (`luar`) a person of the request."""


@pytest.mark.parametrize("nama", PENGAMAT)
def test_it_stays_readable_after_it_expired(client, kantor, kedaluwarsa, nama):
    jawaban = masuk(client, kantor.orang[nama]).get(reverse("permohonan", args=[kedaluwarsa.nomor]))
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert 'data-status="KEDALUWARSA"' in isi
    assert "Perbaikan tidak dikirim sampai batasnya, Jumat, 27 November 2026" in isi


def test_it_stays_readable_after_it_was_finished(client, kantor, selesai):
    for nama in PENGAMAT:
        jawaban = masuk(client, kantor.orang[nama]).get(reverse("permohonan", args=[selesai.nomor]))
        assert jawaban.status_code == 200, nama
        assert 'data-status="SELESAI"' in jawaban.content.decode()


def test_its_documents_stay_readable_too(client, kantor, kedaluwarsa):
    berkas = kedaluwarsa.berkas.filter(subjek=None).first()
    alamat = reverse("berkas", args=[kedaluwarsa.nomor, berkas.pk])
    for nama in ("satker", "auditor", "admin_ppe"):
        assert buka(masuk(client, kantor.orang[nama]), alamat)


@pytest.mark.parametrize("nama", ["satker_lain", "pengelola", "super"])
def test_who_could_not_read_it_still_cannot(client, kantor, kedaluwarsa, nama):
    alamat = reverse("permohonan", args=[kedaluwarsa.nomor])
    assert masuk(client, kantor.orang[nama]).get(alamat).status_code == 404


def test_the_filing_unit_is_offered_a_copy_and_nobody_else(client, kantor, kedaluwarsa):
    alamat = reverse("permohonan", args=[kedaluwarsa.nomor])
    isi = masuk(client, kantor.satker).get(alamat).content.decode()
    assert "Ajukan ulang dari salinan" in isi
    assert reverse("salin_permohonan", args=[kedaluwarsa.nomor]) in isi
    for nama in ("auditor", "admin_ppe", "luar"):
        assert "Ajukan ulang" not in masuk(client, kantor.orang[nama]).get(alamat).content.decode()


def test_what_was_left_undone_can_be_read(client, kantor, kedaluwarsa):
    isi = masuk(client, kantor.satker).get(reverse("permohonan", args=[kedaluwarsa.nomor])).content.decode()
    assert "Yang diminta diperbaiki" in isi
    assert "Tanpa cap" in isi
