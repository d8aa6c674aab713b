"""The administrator asks "what if", and gets what `manage.py tenggat` says, or a plain sentence."""

from datetime import UTC, datetime

import pytest

from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, VersiKalender
from requests_app.tenggat import menit, tenggat
from tests import pabrik
from tests.perayap import masuk

ISI = {"tanggal": "2026-11-19", "jam": "15.30", "waktu": "60 menit"}


@pytest.fixture
def tanya(kantor):
    isi_kalender([2026])
    return lambda **isi: masuk(kantor.pengelola).get("/kantor/hitung/", ISI | isi)


def test_it_says_the_deadline_and_how_it_came_about(tanya):
    tanggapan = tanya()
    assert tanggapan.context["uraian"].tenggat == datetime(2026, 11, 20, 1, tzinfo=UTC)
    halaman = tanggapan.content.decode()
    for kata in ("Jumat, 20 November 2026 pukul 08.00 WIB", "15.30–16.00", "07.30–08.00", "30 menit"):
        assert kata in halaman, kata


def test_another_zone_and_an_older_calendar(kantor, tanya):
    zona = tanya(zona="Asia/Makassar", jam="15:30")
    assert zona.context["uraian"].tenggat == datetime(2026, 11, 20, 0, tzinfo=UTC)
    assert "pukul 08.00 WITA" in zona.content.decode()
    pabrik.permohonan(kantor, "DIAJUKAN")
    HariLibur.objects.create(tanggal="2026-11-20", nama="Hari contoh", jenis="KANTOR")
    lama = tanya(versi=VersiKalender.objects.get().pk).context["uraian"]
    kini = tanya().context["uraian"]
    assert [u.tenggat.day for u in (lama, kini)] == [20, 23]
    mulai = datetime(2026, 11, 19, 15, 30, tzinfo=kalender_kantor().zona)
    assert kini.tenggat == tenggat(kalender_kantor(), mulai, menit(60))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"waktu": "sebentar"}, "tidak terbaca"), ({"waktu": "N/A"}, "Tanpa baku waktu"), ({"waktu": "0 hari"}, "bilangan bulat"),
        ({"jam": "sore"}, "Tulis jamnya seperti 15.00."), ({"tanggal": "besok"}, "Tanggal mulai"),
        ({"tanggal": "0001-01-01"}, "Periksa tahunnya"), ({"versi": "99"}, "Kalender"), ({"zona": "Mars"}, "Zona waktu"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(tanya, isi, kata):
    tanggapan = tanya(**isi)
    assert tanggapan.status_code == 422
    assert kata in str(tanggapan.context["form"].errors) + tanggapan.content.decode()
    assert "ringkasan-galat" in tanggapan.content.decode()


def test_an_empty_page_asks(kantor):
    tanggapan = masuk(kantor.pengelola).get("/kantor/hitung/")
    assert tanggapan.status_code == 200
    assert masuk(kantor.satker).get("/kantor/hitung/").status_code == 403
