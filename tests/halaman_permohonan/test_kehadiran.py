"""Officers see who else has a permohonan open; nobody else does, and nothing of it is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import kehadiran
from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def permohonan(kantor):
    return pabrik.permohonan(kantor, "DITERIMA")


def lihat(kantor, siapa, permohonan):
    return masuk(kantor.orang[siapa]).get(reverse("kehadiran", args=[permohonan.nomor]))


def test_a_colleague_who_opened_the_page_is_named(kantor, permohonan, buka):
    assert "sedang membuka" not in buka("admin_ppe", permohonan).content.decode()
    assert "<strong>Admin Ppe</strong>" in buka("admin_agency", permohonan).content.decode()
    assert "Admin Agency" in lihat(kantor, "admin_ppe", permohonan).content.decode()


def test_nobody_is_told_about_himself(kantor, permohonan):
    lihat(kantor, "admin_ppe", permohonan)
    assert "Admin Ppe" not in lihat(kantor, "admin_ppe", permohonan).content.decode()


def test_who_left_is_forgotten_after_a_minute(kantor, permohonan, monkeypatch):
    kehadiran.hadir(permohonan, kantor.admin_ppe)
    nanti = timezone.now() + timedelta(seconds=kehadiran.TERLIHAT_DETIK + 1)
    monkeypatch.setattr(kehadiran.timezone, "now", lambda: nanti)
    assert kehadiran.hadir(permohonan, kantor.admin_agency) == []


@pytest.mark.parametrize("siapa", ["satker", "auditor"])
def test_only_officers_see_it_and_are_seen(kantor, permohonan, buka, siapa):
    buka("admin_ppe", permohonan)
    assert "data-hadir" not in buka(siapa, permohonan).content.decode()
    assert lihat(kantor, siapa, permohonan).status_code == 403
    assert kehadiran.hadir(permohonan, kantor.admin_ppe) == []


def test_it_writes_no_row(kantor, permohonan, django_assert_num_queries):
    with django_assert_num_queries(0):
        kehadiran.hadir(permohonan, kantor.admin_ppe)
        kehadiran.hadir(permohonan, kantor.admin_agency)
