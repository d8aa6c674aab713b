"""A registrasi walked to where a test begins."""

import pytest
from django.core import mail

from requests_app import tugas
from tests import jalan

SOP = "registrasi-admin-agency"


@pytest.fixture
def registrasi(kantor, settings, tmp_path_factory):
    """registrasi(status) → a permohonan of this SOP that waits there."""
    settings.PENANDA_DIR = tmp_path_factory.getbasetemp() / "penanda-registrasi"
    return lambda status: jalan.sampai(kantor, SOP, status)


@pytest.fixture
def surat_surel():
    """surat_surel(permohonan, *kinds) → the mails after all promised work of these kinds, and the mails it led to."""

    def kerjakan(permohonan, *jenis):
        mail.outbox.clear()
        for kata in (*jenis, "surel"):
            for satu in permohonan.tugas.filter(jenis=kata, selesai_pada=None).order_by("pk"):
                assert tugas.kerjakan(satu.pk) == "selesai", satu
        return list(mail.outbox)

    return kerjakan
