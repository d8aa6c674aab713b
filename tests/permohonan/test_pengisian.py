"""Row 1: drafts, uploads, and what a return lets the satker hand in again."""

import io

import pytest
from django.core.exceptions import ValidationError

from requests_app import pengisian, services
from requests_app.berkas import gudang
from requests_app.models import Berkas, Permohonan
from requests_app.nip import periksa_nip
from tests import pabrik


def kode(permohonan, awalan):
    return next(k for k in pengisian.boleh_diubah(permohonan) if k.startswith(awalan))


def test_a_requirement_per_person_is_one_document_for_each(kantor):
    permohonan = pabrik.draf(kantor, orang=3, lengkap=False)
    assert len(pengisian.boleh_diubah(permohonan)) == 1 + 3 + 3


def test_a_document_is_stored_by_its_digest_and_a_draft_keeps_only_the_newest(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    pengisian.unggah(permohonan, "s0", pabrik.pdf(teks="satu"), "satu.pdf", oleh=kantor.satker)
    pengisian.unggah(permohonan, "s0", pabrik.pdf(teks="dua"), "dua.pdf", oleh=kantor.satker)
    berkas = Berkas.objects.get()
    assert berkas.nama == "dua.pdf"
    assert gudang.utuh(berkas.sha256)


def test_a_refused_file_says_what_to_do_and_stores_nothing(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    with pytest.raises(pengisian.BerkasDitolak) as galat:
        pengisian.unggah(
            permohonan, "s0", io.BytesIO(b"<html>bukan pdf</html>"), "surat.pdf", oleh=kantor.satker
        )
    assert "PDF" in galat.value.pesan
    assert not Berkas.objects.exists()


def test_nothing_can_be_handed_in_once_it_is_filed(kantor):
    permohonan = pabrik.permohonan(kantor)
    with pytest.raises(ValidationError):
        pengisian.unggah(permohonan, "s0", pabrik.pdf(), "telat.pdf", oleh=kantor.satker)
    with pytest.raises(ValidationError):
        pengisian.simpan_surat(permohonan, {"hal": "diubah diam-diam"})


@pytest.fixture
def dikembalikan(kantor):
    """Returned for the letter and for the data of the one person."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"]
    orang = permohonan.subjek.get()
    temuan |= {"s0": "Tanpa cap", f"d-{orang.pk}": "Nomor SK berbeda"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
    return pabrik.maju(kantor, permohonan, "minta_lengkapi")


def test_a_return_asks_only_for_what_was_faulty(dikembalikan):
    orang = dikembalikan.subjek.get()
    assert set(pengisian.boleh_diubah(dikembalikan)) == {"s0", f"d-{orang.pk}"}


def test_a_return_refuses_a_document_nobody_asked_for(kantor, dikembalikan):
    orang = dikembalikan.subjek.get()
    with pytest.raises(ValidationError, match="tidak sedang diminta"):
        pengisian.unggah(dikembalikan, f"s1-{orang.pk}", pabrik.pdf(), "lain.pdf", oleh=kantor.satker)


def test_every_version_is_kept_through_two_rounds(kantor, dikembalikan):
    orang = dikembalikan.subjek.get()
    permohonan = dikembalikan
    for putaran in (2, 3):
        pengisian.unggah(
            permohonan, "s0", pabrik.pdf(teks=f"putaran {putaran}"), f"{putaran}.pdf", oleh=kantor.satker
        )
        orang.nomor_sk = f"SK-{putaran}"
        pengisian.simpan_subjek(permohonan, orang, oleh=kantor.satker)
        permohonan = pabrik.maju(kantor, permohonan, "lengkapi")
        if putaran == 2:
            temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"]
            temuan |= {"s0": "Masih tanpa cap", f"d-{orang.pk}": "Belum sesuai"}
            permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
            permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    surat = permohonan.berkas.filter(syarat__startswith="Surat Permohonan")
    assert [(b.putaran, b.terbaru) for b in surat] == [(1, False), (2, False), (3, True)]
    assert [r.data["nomor_sk"] for r in orang.riwayat.order_by("pk")] == [
        orang.riwayat.first().data["nomor_sk"],
        "SK-2",
    ]


def test_a_deleted_draft_leaves_nothing_and_a_filed_one_cannot_be_deleted(kantor):
    pengisian.hapus_draf(pabrik.draf(kantor))
    assert not Permohonan.objects.exists()
    with pytest.raises(ValidationError):
        pengisian.hapus_draf(pabrik.permohonan(kantor))


@pytest.mark.parametrize(
    ("nip", "wajar"),
    [
        ("197205282005021001", True),
        ("199003152021211002", True),
        ("", True),
        ("197213282005021001", False),
        ("12345", False),
        ("197205282005023001", False),
        ("197205281980021001", False),
        ("205005282005021001", False),
    ],
)
def test_a_nip_is_judged_but_never_blocks(nip, wajar):
    assert (periksa_nip(nip) == []) is wajar


def test_work_is_taken_and_handed_over_and_both_are_recorded(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    with pytest.raises(services.BelumBoleh, match="Sedang dikerjakan"):
        services.jalankan(
            permohonan, "periksa", oleh=kantor.admin_agency, data=pabrik.data_aksi(permohonan, "periksa")
        )
    services.ambil(permohonan, oleh=kantor.admin_agency)
    with pytest.raises(services.BelumBoleh):
        services.serahkan(permohonan, kepada=kantor.kepala_lpse, oleh=kantor.admin_agency)
    services.serahkan(permohonan, kepada=kantor.admin_ppe, oleh=kantor.admin_agency)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert permohonan.petugas == kantor.admin_ppe
    assert [j.aksi for j in permohonan.jejak.all()][-2:] == ["ambil", "serahkan"]
