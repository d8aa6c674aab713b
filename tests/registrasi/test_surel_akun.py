"""Row 7: the holder's mail and its copy for the Kepala LPSE. The password is in neither."""

import re

import pytest

from accounts_app.models import Pesan
from requests_app.services import cari_aksi
from tests import jalan, pabrik


@pytest.fixture
def surel(kantor, registrasi, surat_surel):
    """(to the holder, to the Kepala LPSE)"""
    permohonan = registrasi("DIBUATKAN_AKUN")
    permohonan = jalan.lakukan(permohonan, cari_aksi(permohonan, "informasikan_akun"), kantor.admin_ppe)
    semua = {s.to[0]: s for s in surat_surel(permohonan, "e_pesan_akun_tembusan") if "User ID" in s.body}
    assert set(semua) == {permohonan.subjek.get().email, kantor.kepala_lpse.email}
    return semua[permohonan.subjek.get().email], semua[kantor.kepala_lpse.email]


def test_the_holder_gets_user_id_the_way_to_e_pesan_and_the_duty_to_change(surel):
    kepada, _ = surel
    assert re.search(r"User ID: USER\d+", kepada.body)
    assert re.search(r"/e-pesan/\d+/", kepada.body)
    assert "segera ganti password" in kepada.body
    assert "Tembusan: Kepala LPSE" in kepada.body


def test_the_copy_proves_what_was_sent_and_to_whom(surel):
    kepada, tembusan = surel
    assert f"({kepada.to[0]})" in tembusan.body
    assert Pesan.objects.get(kredensial__isnull=False).isi in tembusan.body


def test_the_password_and_the_invitation_are_in_no_copy(surel):
    kepada, tembusan = surel
    for satu in surel:
        assert pabrik.SANDI_SPSE not in satu.message().as_string()
    assert "/akun/password/reset/key/" in kepada.body
    assert "/akun/password/reset/key/" not in tembusan.body
    assert not kepada.cc, "a Cc would hand the invitation over"


def test_sending_again_after_a_crash_sends_nothing_twice(kantor, registrasi, surat_surel):
    permohonan = registrasi("DIBUATKAN_AKUN")
    permohonan = jalan.lakukan(permohonan, cari_aksi(permohonan, "informasikan_akun"), kantor.admin_ppe)
    surat_surel(permohonan, "e_pesan_akun_tembusan")
    sebelum = Pesan.objects.count()
    permohonan.tugas.filter(jenis="e_pesan_akun_tembusan").update(
        selesai_pada=None, sewa_sampai=None, percobaan=0
    )
    assert surat_surel(permohonan, "e_pesan_akun_tembusan") == []
    assert Pesan.objects.count() == sebelum
