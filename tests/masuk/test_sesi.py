"""A session ends half an hour after the last work and eight hours after it began; polling is no work."""

import pytest
from django.test import Client
from django.urls import reverse

JAM = 3600


@pytest.fixture
def meja(kantor, settings):
    klien = Client()
    klien.force_login(kantor.admin_ppe, backend=settings.AUTHENTICATION_BACKENDS[0])
    klien.get("/")
    return klien


def majukan(meja, detik, *, awal=False):
    """As if so much time had gone by since the last work (and since the beginning)."""
    sesi = meja.session
    sesi["sesi_akhir"] -= detik
    if awal:
        sesi["sesi_awal"] -= detik
    sesi.save()


def masih_masuk(meja):
    return meja.get("/antrean/").status_code == 200


def test_a_session_that_was_left_alone_ends(meja):
    majukan(meja, 29 * 60)
    assert masih_masuk(meja)
    majukan(meja, 31 * 60)
    assert not masih_masuk(meja)


def test_work_keeps_a_session_alive_for_eight_hours_and_no_longer(meja):
    for _ in range(19):
        majukan(meja, 25 * 60, awal=True)
        assert masih_masuk(meja)
    majukan(meja, 25 * 60, awal=True)
    assert not masih_masuk(meja)


def test_a_page_that_only_polls_is_not_somebody_at_work(meja):
    majukan(meja, 20 * 60)
    assert meja.get("/antrean/baru/", headers={"HX-Request": "true"}).status_code == 200
    majukan(meja, 11 * 60)
    assert not masih_masuk(meja)


def test_who_says_that_he_is_still_there_stays(meja):
    majukan(meja, 29 * 60)
    assert meja.post(reverse("tetap_masuk")).status_code == 204
    assert meja.get("/").context["sesi_detik"] > 29 * 60


def test_the_page_knows_how_long_the_session_lasts(meja):
    assert 29 * 60 < meja.get("/").context["sesi_detik"] <= 30 * 60
    majukan(meja, 8 * JAM - 25 * 60, awal=True)
    sesi = meja.session
    sesi["sesi_akhir"] += 8 * JAM - 25 * 60
    sesi.save()
    assert meja.get("/").context["sesi_detik"] <= 25 * 60
