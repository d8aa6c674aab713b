"""What is written about a permohonan is pinned: changed behind the program, it is found; cut-off tails too."""

import pytest
from django.db import connection

from requests_app import jurnal, pengunci, services, tugas
from requests_app.models import Disposisi, Jejak, Permohonan, Subjek
from tests import pabrik


@pytest.fixture
def akun_dibuat(kantor):
    return pabrik.permohonan(kantor, "DIBUATKAN_AKUN")


@pytest.mark.parametrize(
    "ubahan", [{"nama": "Orang Lain"}, {"email": "lain@contoh.go.id"}, {"user_id": "PENYUSUP"}]
)
def test_a_person_changed_behind_the_program_is_found(akun_dibuat, ubahan):
    assert list(jurnal.periksa_isi()) == []
    Subjek.objects.update(**ubahan)
    assert [g["permohonan"] for g in jurnal.periksa_isi()] == [akun_dibuat.pk]


def test_a_letter_number_changed_behind_the_program_is_found(akun_dibuat):
    Permohonan.objects.update(nomor_surat="B-999")
    assert len(list(jurnal.periksa_isi())) == 1


def test_a_tail_that_moved_nothing_cannot_be_cut_unseen(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    services.ambil(permohonan, oleh=kantor.admin_agency)
    # PostgreSQL changes no table that still has deferred checks to make.
    connection.check_constraints()
    pengunci.lepas(connection)
    Jejak.objects.filter(aksi="ambil").delete()
    connection.check_constraints()
    pengunci.pasang(connection)
    assert list(jurnal.periksa()) == []
    assert "seharusnya 4" in next(jurnal.periksa_keadaan())["galat"]


def test_a_sealed_dossier_notices_what_is_changed_after_the_end(kantor):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    permohonan = pabrik.maju(kantor, permohonan, "tarik")
    tugas.sapu()
    segel = permohonan.arsip.segel.get()
    assert segel.utuh()
    Disposisi.objects.update(catatan="disisipkan kemudian")
    assert not permohonan.arsip.segel.get().utuh()


def test_the_archive_keeps_copies_of_its_own(kantor, settings):
    from requests_app.berkas import gudang

    permohonan = pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik")
    tugas.sapu()
    for berkas in permohonan.berkas.all():
        assert gudang.utuh(berkas.sha256, settings.ARSIP_DIR)


def test_a_dossier_with_a_damaged_file_is_not_sealed(kantor):
    from requests_app.berkas import gudang

    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    jalur = gudang.jalur(permohonan.berkas.first().sha256)
    jalur.chmod(0o600)
    jalur.write_bytes(b"rusak")
    permohonan = pabrik.maju(kantor, permohonan, "tarik")
    tugas.sapu()
    assert not hasattr(permohonan, "arsip") or not permohonan.arsip.segel.exists()
