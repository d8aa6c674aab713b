"""What applicants may count on: a percentile of the office's own time, out of what really was done."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app.angka import janji_layanan
from requests_app.angka.janji_layanan import Janji, dari_baku, detik_sehari, jalur_lurus
from requests_app.langkah import sekarang
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.tasks import sapu_janji
from requests_app.tenggat import KALENDER_BAKU
from tests import pabrik
from tests.angka.contoh import JAM, lama, permohonan, selesai
from tests.perayap import masuk

SOP_UJI = "pembuatan-akun"
SEHARI = 7.5 * JAM


@pytest.fixture
def pada():
    return timezone.now() - timedelta(days=30)


def dihitung():
    return janji_layanan.hitung()[SOP_UJI]


def test_eight_of_ten_were_done_within_it(kantor, pada):
    for hari in (1, 1, 1, 1, 1, 1, 1.5, 2, 9, 30):
        selesai(kantor, int(hari * SEHARI) - 60, pada=pada)
    assert dihitung() == Janji(10, hari=2, pecahan=(8, 10))
    assert str(dihitung()) == "8 dari 10 permohonan selesai dalam 2 hari kerja"


def test_a_begun_day_counts_whole_and_nothing_is_promised_below_one(kantor, pada):
    for _ in range(10):
        selesai(kantor, 1800, pada=pada)
    assert dihitung().hari == 1
    for _ in range(40):
        selesai(kantor, int(2.1 * SEHARI), pada=pada)
    assert dihitung().hari == 3


@pytest.mark.parametrize(
    ("persen", "kata"), [(50, "5 dari 10"), (75, "3 dari 4"), (90, "9 dari 10"), (99, "99 dari 100")]
)
def test_the_office_says_which_share_it_promises(kantor, pada, persen, kata):
    ProfilKantor.objects.update(persen_janji=persen)
    for jam in range(1, 11):
        selesai(kantor, jam * JAM, pada=pada)
    assert str(dihitung()).startswith(f"{kata} permohonan selesai dalam ")


def test_with_fewer_than_ten_the_mutu_baku_is_named(kantor, pada):
    for _ in range(9):
        selesai(kantor, 40 * 24 * JAM, pada=pada)
    assert str(dihitung()) == "Mutu baku SOP seluruhnya 2 hari kerja"
    selesai(kantor, 40 * 24 * JAM, pada=pada)
    assert dihitung().n == 10


def test_what_ended_in_a_batch_or_without_being_done_moves_no_promise(kantor, pada):
    """Withdrawn, refused and lapsed ones, those closed by authority of the office, old ones, those still open, and what was
    carried over without its times: however many there are, and however long or short they took."""
    for jam in range(1, 11):
        selesai(kantor, jam * JAM, pada=pada)
    semula = dihitung()
    for status in ("DITOLAK", "DITARIK", "KEDALUWARSA", "DIAJUKAN"):
        for _ in range(4):
            selesai(kantor, 900 * JAM, pada=pada, status=status)
    for _ in range(15):
        selesai(kantor, 1, pada=pada, ex_officio=True)
        selesai(kantor, 900 * JAM, pada=pada - timedelta(days=400))
        selesai(kantor, 900 * JAM, pada=pada, diukur=False)
    assert dihitung() == semula == Janji(10, hari=2, pecahan=(8, 10))


def test_time_with_the_applicant_and_paused_time_move_no_promise(kantor, pada):
    semua = [selesai(kantor, jam * JAM, pada=pada) for jam in range(1, 11)]
    semula = dihitung()
    for satu in semua:
        lama(satu, 900 * JAM, pada=pada, status="DIKEMBALIKAN", aksi="lengkapi", milik_kantor=False)
        satu.lama_langkah.filter(kantor=True).update(detik_jeda=900 * JAM)
    assert dihitung() == semula


def test_a_second_round_of_the_office_counts(kantor, pada):
    for satu in [selesai(kantor, JAM, pada=pada) for _ in range(10)]:
        lama(satu, int(3 * SEHARI), pada=pada, status="DITERIMA", aksi="periksa")
    assert dihitung().hari == 4


def test_services_are_not_mixed(kantor, pada):
    for _ in range(10):
        selesai(kantor, 30 * JAM, pada=pada)
    hasil = janji_layanan.hitung()
    assert hasil["reset-password"].n == 0
    assert hasil[SOP_UJI].n == 10


@pytest.mark.parametrize("kode", SOP)
def test_every_service_says_something(db, kode):
    satu = dari_baku(kode, SEHARI)
    assert satu.n == 0
    assert satu.hari or satu.menit
    jalur = jalur_lurus(kode)
    assert [baris.baris for baris in jalur] == sorted(baris.baris for baris in jalur)
    terakhir = next(a for a in aksi_dari(SOP[kode]) if jalur[-1].status in a.dari and not a.tambahan)
    assert terakhir.ke == "SELESAI"
    assert not any(baris.tambahan or baris.melengkapi for baris in jalur)


def test_the_mutu_baku_of_minutes_stays_in_minutes(db):
    kantor = [b for b in sekarang("akun-ppk") if b.baris in (2, 5, 6, 8, 9)]
    assert dari_baku("akun-ppk", SEHARI) == Janji(0, menit=sum(b.waktu.menit for b in kantor))


def test_a_working_day_is_the_mean_of_the_offices_own(db):
    assert 6.9 * JAM < detik_sehari(KALENDER_BAKU, timezone.now()) <= 7.5 * JAM


def test_pages_read_what_the_sweep_computed_and_compute_nothing(kantor, pada):
    for _ in range(10):
        selesai(kantor, JAM, pada=pada)
    sapu_janji()
    Permohonan.objects.exclude(nomor=None).update(ex_officio=True)
    with CaptureQueriesContext(connection) as kueri:
        assert janji_layanan.janji(SOP_UJI) == Janji(10, hari=1, pecahan=(8, 10))
    assert not [k for k in kueri if "lamalangkah" in k["sql"]]
    cache.clear()
    assert janji_layanan.janji(SOP_UJI).n == 0


def test_visitors_and_applicants_read_it(kantor, pada):
    for _ in range(10):
        selesai(kantor, JAM, pada=pada)
    kata = "8 dari 10 permohonan selesai dalam 1 hari kerja"
    satu = pabrik.permohonan(kantor)
    satker = masuk(kantor.satker)
    assert kata in Client().get("/").content.decode()
    assert kata in Client().get(f"/sop/{SOP_UJI}/").content.decode()
    assert kata in satker.get("/permohonan/baru/").content.decode()
    assert kata in satker.get(f"/permohonan/{satu.nomor}/terkirim/").content.decode()
    assert (
        "Dari 10 permohonan yang selesai setahun terakhir"
        in Client().get(f"/sop/{SOP_UJI}/").content.decode()
    )
    tertutup = permohonan(kantor, pada=pada, status="DITARIK")
    assert kata not in satker.get(f"/permohonan/{tertutup.nomor}/terkirim/").content.decode()


def test_the_office_sets_its_share_and_visitors_read_it_at_once(kantor, pada):
    for jam in range(1, 11):
        selesai(kantor, jam * JAM, pada=pada)
    assert "8 dari 10 permohonan" in Client().get("/").content.decode()
    pengelola, alamat = masuk(kantor.pengelola), "/kantor/layanan/"
    assert pengelola.post(alamat, {"layanan": list(SOP), "persen_janji": "90"}).status_code == 302
    assert "9 dari 10 permohonan" in Client().get("/").content.decode()
    assert pengelola.post(alamat, {"layanan": list(SOP), "persen_janji": ""}).status_code == 302
    ditolak = pengelola.post(alamat, {"layanan": list(SOP), "persen_janji": "100"})
    assert ditolak.status_code == 422
    assert "99" in str(ditolak.context["form"].errors)
    assert ProfilKantor.muat().persen_janji == 90
