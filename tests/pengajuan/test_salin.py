""" "Ajukan ulang dari salinan": what ended without accounts begins anew with its letter, persons and documents."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from requests_app import pengisian
from requests_app.models import Berkas, Permohonan
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def ditarik(kantor):
    return pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN", orang=2), "tarik")


def test_the_copy_holds_the_letter_the_persons_and_the_same_stored_documents(kantor, ditarik):
    draf = pengisian.salin_draf(ditarik, oleh=kantor.satker)
    assert draf.draf
    assert draf.pemohon == kantor.satker
    assert [getattr(draf, n) for n in pengisian.ISIAN_SURAT] == [
        getattr(ditarik, n) for n in pengisian.ISIAN_SURAT
    ]
    assert [o.data() for o in draf.subjek.all()] == [o.data() for o in ditarik.subjek.all()]
    assert set(draf.subjek.values_list("pk")) & set(ditarik.subjek.values_list("pk")) == set()

    def isi(permohonan):
        return sorted((b.syarat, b.subjek.urut if b.subjek else 0, b.sha256) for b in permohonan.berkas.all())

    assert isi(draf) == isi(ditarik)
    assert len(isi(draf)) == 1 + 2 + 2


def test_the_copy_can_be_sent_and_the_first_one_stays_as_it_ended(kantor, ditarik):
    sebelum = (ditarik.status, ditarik.jejak.count(), ditarik.berkas.count())
    draf = pengisian.salin_draf(ditarik, oleh=kantor.satker)
    baru = pabrik.maju(kantor, draf, "ajukan")
    assert baru.status == "DIAJUKAN"
    lama = Permohonan.objects.get(pk=ditarik.pk)
    assert (lama.status, lama.jejak.count(), lama.berkas.count()) == sebelum


def test_only_the_newest_version_of_a_document_is_copied(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tanpa cap"}
    permohonan = pabrik.maju(
        kantor, pabrik.maju(kantor, permohonan, "periksa", temuan=temuan), "minta_lengkapi"
    )
    baru = pengisian.unggah(permohonan, "s0", pabrik.pdf(teks="bercap"), "bercap.pdf", oleh=kantor.satker)
    permohonan = pabrik.maju(kantor, permohonan, "tarik")
    draf = pengisian.salin_draf(permohonan, oleh=kantor.satker)
    surat = draf.berkas.get(subjek=None)
    assert (surat.sha256, surat.putaran, surat.terbaru) == (baru.sha256, 1, True)


@pytest.mark.parametrize("status", ["DRAF", "DIAJUKAN", "DIBUATKAN_AKUN"])
def test_what_runs_is_not_copied(kantor, status):
    with pytest.raises(ValidationError, match="ditolak, ditarik, atau kedaluwarsa"):
        pengisian.salin_draf(pabrik.permohonan(kantor, status), oleh=kantor.satker)


def test_the_button_makes_the_draft_and_says_what_to_check(kantor, ditarik):
    klien = masuk(kantor.satker)
    assert "Ajukan ulang dari salinan" in klien.get(f"/permohonan/{ditarik.nomor}/").content.decode()
    halaman = klien.post(reverse("salin_permohonan", args=[ditarik.nomor]), follow=True)
    draf = Permohonan.objects.get(nomor=None)
    assert halaman.redirect_chain == [(reverse("draf", args=[draf.acuan]), 302)]
    teks = halaman.content.decode()
    assert "Periksa nomor dan tanggal suratnya" in teks
    assert f'sama dengan permohonan <a href="/permohonan/{ditarik.nomor}/">' in teks


@pytest.mark.parametrize("siapa", ["admin_ppe", "kepala_lpse", "auditor"])
def test_only_the_unit_itself_starts_anew(kantor, ditarik, siapa):
    klien = masuk(kantor.orang[siapa])
    assert "Ajukan ulang" not in klien.get(f"/permohonan/{ditarik.nomor}/").content.decode()
    jawaban = klien.post(reverse("salin_permohonan", args=[ditarik.nomor]))
    assert jawaban.status_code == 403
    assert "Hanya petugas" in jawaban.content.decode()
    assert not Permohonan.objects.filter(nomor=None).exists()


def test_deleting_the_copy_leaves_the_first_ones_documents(kantor, ditarik):
    pengisian.hapus_draf(pengisian.salin_draf(ditarik, oleh=kantor.satker))
    assert Berkas.objects.filter(permohonan=ditarik).count() == 5
