"""Work in quarantine rings at once, and once."""

import pytest
from django.db import transaction

from accounts_app.models import Pesan
from requests_app import tugas
from requests_app.models import Tugas


@pytest.fixture
def terkarantina(kantor, monkeypatch):
    monkeypatch.setitem(tugas.PENANGAN, "uji", lambda t: None)
    with transaction.atomic():
        satu = tugas.janjikan("uji", "satu")
    return satu


def karantinakan(satu):
    Tugas.objects.filter(pk=satu.pk).update(percobaan=tugas.BATAS_MATI)
    assert tugas.kerjakan(satu.pk) == "karantina"


def pesan(**saringan):
    return Pesan.objects.filter(perihal="Pekerjaan latar dikarantina", **saringan)


def test_every_pengelola_is_told_once_with_what_to_do(kantor, terkarantina):
    karantinakan(terkarantina)
    while tugas.sapu():
        pass
    Tugas.objects.filter(jenis=tugas.ALARM).update(selesai_pada=None)
    while tugas.sapu():
        pass
    satu = pesan().get()
    assert satu.penerima == kantor.pengelola
    assert "Coba lagi" in satu.isi
    assert str(terkarantina.pk) in satu.isi
    assert satu.tautan == "/kantor/kesehatan/"
    assert Tugas.objects.filter(jenis="surel", muatan__pesan=satu.pk).count() == 1


def test_a_second_quarantine_after_a_retry_rings_again(kantor, terkarantina):
    for _ in range(2):
        karantinakan(terkarantina)
        while tugas.sapu():
            pass
        assert tugas.lepaskan(terkarantina)
    assert pesan().count() == 2


def test_what_was_released_before_the_alarm_went_out_rings_no_more(kantor, terkarantina):
    karantinakan(terkarantina)
    assert tugas.lepaskan(terkarantina)
    while tugas.sapu():
        pass
    assert not pesan().exists()


def test_an_alarm_that_is_poison_itself_rings_for_nobody(kantor, terkarantina):
    karantinakan(terkarantina)
    alarm = Tugas.objects.get(jenis=tugas.ALARM)
    karantinakan(alarm)
    assert Tugas.objects.filter(jenis=tugas.ALARM).count() == 1


def test_the_alarm_carries_no_name(kantor, terkarantina):
    karantinakan(terkarantina)
    while tugas.sapu():
        pass
    for orang in kantor.orang.values():
        assert orang.nama not in pesan().get().isi
