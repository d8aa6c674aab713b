"""Who acts in an office at which minute, and what the register refuses."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts_app import pejabat
from accounts_app.izin import hak
from accounts_app.kepengelolaan import akhiri_penugasan
from accounts_app.models import Penugasan, Peran
from tests import pabrik
from tests.pejabat.bantu import SENIN, ganti, jabatan, pemegang

SELASA, RABU = date(2026, 3, 3), date(2026, 3, 4)
LPSE = Peran.KEPALA_LPSE


@pytest.fixture(autouse=True)
def pagi(time_machine):
    time_machine.move_to(datetime(2026, 3, 2, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
    return time_machine


@pytest.fixture
def wakil(kantor):
    return pabrik.PenggunaFactory(username="wakil", nama="Wakil")


@pytest.fixture
def ketiga(kantor):
    return pabrik.PenggunaFactory(username="ketiga", nama="Ketiga")


def saat(hari, jam, menit=0, zona="Asia/Jakarta"):
    return datetime(hari.year, hari.month, hari.day, jam, menit, tzinfo=ZoneInfo(zona))


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_one_day_counts_all_day_in_every_zone_of_the_country(kantor, wakil, pagi, zona):
    pagi.move_to(saat(SENIN, 7, zona=zona))
    with timezone.override(ZoneInfo(zona)):
        ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, mulai=SELASA, selesai=SELASA)
        for hari, jam, menit, siapa in (
            (SENIN, 23, 59, kantor.kepala_lpse), (SELASA, 0, 0, wakil), (SELASA, 11, 59, wakil), (SELASA, 12, 0, wakil),
            (SELASA, 23, 59, wakil), (RABU, 0, 0, kantor.kepala_lpse),
        ):  # fmt: skip
            assert pemegang(LPSE, saat(hari, jam, menit, zona)) == {siapa}, (hari, jam)


def test_a_half_day_ends_and_begins_at_noon(kantor, wakil):
    ganti(
        jabatan(kantor), wakil, oleh=kantor.pengelola, mulai=SENIN, selesai=RABU, mulai_paruh="SIANG",
        selesai_paruh="PAGI",
    )  # fmt: skip
    kepala = kantor.kepala_lpse
    for pada, siapa in (
        (saat(SENIN, 11, 59), kepala), (saat(SENIN, 12), wakil), (saat(SELASA, 9), wakil), (saat(RABU, 11, 59), wakil),
        (saat(RABU, 12), kepala),
    ):  # fmt: skip
        assert pemegang(LPSE, pada) == {siapa}, pada


def test_a_chain_on_overlapping_days_reaches_the_last_and_goes_back_link_by_link(kantor, wakil, ketiga):
    pertama = ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, selesai=RABU)
    ganti(pertama, ketiga, oleh=kantor.pengelola, mulai=SELASA, selesai=SELASA)
    assert pemegang(LPSE, saat(SENIN, 10)) == {wakil}
    assert pemegang(LPSE, saat(SELASA, 10)) == {ketiga}
    assert pemegang(LPSE, saat(RABU, 10)) == {wakil}
    (lpse,) = [satu for satu in pejabat.siapa(saat(SELASA, 10)) if satu.peran == LPSE]
    assert [p.pengguna for p in lpse.jalur[0].rantai] == [kantor.kepala_lpse, wakil, ketiga]


def test_ending_the_middle_of_a_chain_ends_what_rests_on_it_and_brings_the_official_back(
    kantor, wakil, ketiga, pagi
):
    pertama = ganti(jabatan(kantor), wakil, oleh=kantor.pengelola)
    kedua = ganti(pertama, ketiga, oleh=kantor.pengelola)
    pagi.move_to(saat(SENIN, 9))
    assert pejabat.boleh_mengakhiri(kantor.kepala_lpse, hak(kantor.kepala_lpse), pertama)
    berakhir = pejabat.akhiri(pertama, oleh=kantor.kepala_lpse, alasan="Sudah kembali")
    assert berakhir == [pertama, kedua]
    assert pemegang(LPSE) == {kantor.kepala_lpse}
    kedua.refresh_from_db()
    assert kedua.alasan_akhir.startswith("Ikut berakhir dengan")
    assert pemegang(LPSE, saat(SENIN, 8, 30)) == {ketiga}, "what was so before is still answered"
    assert pemegang(LPSE, saat(SENIN, 7, 59)) == {kantor.kepala_lpse}, (
        "and nothing is so before it was entered"
    )
    with pytest.raises(ValidationError, match="sudah berakhir"):
        pejabat.akhiri(pertama, oleh=kantor.kepala_lpse, alasan="lagi")


def test_a_mandate_acts_beside_its_holder_and_ends_with_it(kantor, wakil, ketiga):
    mandat = ganti(
        jabatan(kantor), wakil, oleh=kantor.kepala_lpse, sifat="AN", lingkup=["KOREKSI"], selesai=RABU
    )
    assert pemegang(LPSE) == {kantor.kepala_lpse, wakil}
    with pytest.raises(ValidationError, match="melebihi lingkup"):
        ganti(mandat, ketiga, oleh=wakil, sifat="UB", lingkup=["TANDA_TANGAN"])
    terusan = ganti(mandat, ketiga, oleh=wakil, sifat="UB", lingkup=["KOREKSI"])
    akhiri_penugasan(mandat, SENIN)
    terusan.refresh_from_db()
    assert terusan.selesai == SENIN
    akhiri_penugasan(jabatan(kantor), SENIN)
    assert pemegang(LPSE, saat(SELASA, 9)) == set()


def test_who_stands_in_stays_when_the_official_leaves_for_good(kantor, wakil):
    ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, selesai=RABU)
    akhiri_penugasan(jabatan(kantor), SENIN)
    assert pemegang(LPSE, saat(RABU, 9)) == {wakil}


def test_a_circle_is_refused_in_words_even_through_another_office(kantor, wakil):
    ukpbj, lpse = kantor.kepala_ukpbj, kantor.kepala_lpse
    pertama = ganti(jabatan(kantor), wakil, oleh=kantor.pengelola)
    with pytest.raises(ValidationError, match="menggantikan dirinya sendiri"):
        ganti(pertama, lpse, oleh=kantor.pengelola)
    pejabat.akhiri(pertama, oleh=lpse, alasan="x")
    ganti(jabatan(kantor), ukpbj, oleh=kantor.pengelola)
    with pytest.raises(ValidationError, match="Melingkar"):
        ganti(jabatan(kantor, "kepala_ukpbj", Peran.KEPALA_UKPBJ), lpse, oleh=kantor.pengelola)
    ganti(
        jabatan(kantor, "kepala_ukpbj", Peran.KEPALA_UKPBJ),
        lpse,
        oleh=kantor.pengelola,
        mulai=RABU,
        selesai=RABU,
    )


def _tolak(kantor, wakil, **isi):
    dasar = isi.pop("dasar", None) or jabatan(kantor)
    return lambda: ganti(dasar, isi.pop("orang", wakil), **({"oleh": kantor.pengelola} | isi))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"selesai": None}, "harus menyebut hari terakhirnya"),
        ({"mulai": date(2026, 3, 1)}, "tidak berlaku surut"),
        ({"sifat": "DEFINITIF"}, "definitif"),
        ({"sifat": "UB"}, "hanya meneruskan mandat a.n."),
        ({"lingkup": ["KOREKSI"]}, "lingkup hanya untuk a.n."),
        ({"selesai": date(2026, 3, 1)}, "tidak boleh sebelum"),
        ({"mulai_paruh": "SIANG", "selesai_paruh": "PAGI"}, "berakhir sebelum dimulai"),
        ({"peran": Peran.KEPALA_UKPBJ}, "jabatan yang sama"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(kantor, wakil, isi, kalimat):
    with pytest.raises(ValidationError, match=kalimat):
        _tolak(kantor, wakil, **isi)()


def test_nobody_appoints_himself_or_an_inactive_person_or_a_second_substitute(kantor, wakil, ketiga):
    with pytest.raises(ValidationError, match="dirinya sendiri"):
        ganti(jabatan(kantor), kantor.pengelola, oleh=kantor.pengelola)
    ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, selesai_paruh="PAGI")
    with pytest.raises(ValidationError, match=r"sudah ada Plh\. Kepala LPSE: Wakil"):
        ganti(jabatan(kantor), ketiga, oleh=kantor.pengelola)
    ganti(jabatan(kantor), ketiga, oleh=kantor.pengelola, mulai_paruh="SIANG")
    ketiga.is_active = False
    with pytest.raises(ValidationError, match="tidak aktif"):
        ganti(jabatan(kantor), ketiga, oleh=kantor.pengelola, mulai=RABU, selesai=RABU)


def test_nobody_stands_in_longer_than_the_one_he_stands_in_for(kantor, wakil, ketiga):
    pertama = ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, mulai=SELASA, selesai=SELASA)
    with pytest.raises(ValidationError, match="jangan melampauinya"):
        ganti(pertama, ketiga, oleh=kantor.pengelola, mulai=SELASA, selesai=RABU)
    with pytest.raises(ValidationError, match="baru mulai 3 Maret 2026"):
        ganti(pertama, ketiga, oleh=kantor.pengelola, mulai=SENIN, selesai=SELASA)


def test_who_may_appoint_for_which_office(kantor, wakil):
    boleh = {
        (siapa, sasaran): bool(pejabat.boleh_menunjuk(orang, hak(orang), dasar.peran, dasar))
        for siapa, orang in kantor.orang.items()
        for sasaran in ("kepala_ukpbj", "kepala_lpse", "admin_ppe")
        for dasar in [Penugasan.objects.get(pengguna=kantor.orang[sasaran])]
    }
    assert {kunci for kunci, ya in boleh.items() if ya} == {
        *(("pengelola", s) for s in ("kepala_ukpbj", "kepala_lpse", "admin_ppe")),
        *(("kepala_ukpbj", s) for s in ("kepala_ukpbj", "kepala_lpse", "admin_ppe")),
        ("kepala_lpse", "kepala_lpse"), ("kepala_lpse", "admin_ppe"), ("admin_ppe", "admin_ppe"),
    }  # fmt: skip
    ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, sifat="AN", selesai=RABU)
    ppe = jabatan(kantor, "admin_ppe", Peran.ADMIN_PPE)
    assert not pejabat.boleh_menunjuk(wakil, hak(wakil), ppe.peran, ppe), "a mandate does not appoint"
    assert not pejabat.boleh_mengakhiri(wakil, hak(wakil), Penugasan.objects.get(pengguna=wakil)), (
        "nor ends itself"
    )


def test_the_rights_of_a_request_cost_no_query_more(kantor, wakil):
    ganti(jabatan(kantor), wakil, oleh=kantor.pengelola)
    for orang, bertindak, digantikan in (
        (kantor.kepala_lpse, 0, 1),
        (wakil, 1, 0),
        (kantor.kepala_ukpbj, 1, 0),
    ):
        orang.diberi_unit = False
        with CaptureQueriesContext(connection) as kueri:
            milik = hak(orang)
        assert (len(milik.penugasan), len(milik.digantikan), len(kueri)) == (bertindak, digantikan, 1)
