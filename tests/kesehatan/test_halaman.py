"""The page Kesehatan, its buttons, and the banner where nobody else could say that the clockwork stands still."""

from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.core import mail
from django.utils import timezone

from lpse_portal.kesehatan import sarana
from requests_app import tugas
from requests_app.models import Denyut, Tugas
from requests_app.surat import pdf as perender
from tests.perayap import masuk

ALAMAT = "/kantor/kesehatan/"


def karantina(**isi):
    pada = timezone.now()
    dasar = {"jenis": "surel", "kunci": "satu", "dibuat_pada": pada, "coba_lagi_pada": pada, "percobaan": 4}
    return Tugas.objects.create(**dasar | {"karantina_pada": pada, "galat": "Prosesnya mati."} | isi)


def coba(klien, satu):
    return klien.post(f"{ALAMAT}tugas/{satu.pk}/", follow=True).content.decode()


def test_the_page_says_that_all_is_well_or_what_is_not(kelola, hidup):
    assert "Semua baik" in kelola.get(ALAMAT).content.decode()
    karantina()
    halaman = kelola.get(ALAMAT).content.decode()
    assert "1 hal perlu dilihat" in halaman
    assert 'data-aksi="coba_lagi"' in halaman


def test_quarantined_work_is_tried_again_and_who_did_it_is_on_record(kelola, kantor):
    satu = karantina()
    assert "Dicoba lagi sekarang" in coba(kelola, satu)
    satu.refresh_from_db()
    assert (satu.karantina_pada, satu.percobaan, satu.galat) == (None, 0, "")
    catatan = LogEntry.objects.get(object_id=str(satu.pk))
    assert catatan.user == kantor.pengelola
    assert "Dicoba lagi" in catatan.change_message


def test_work_in_hand_and_finished_work_is_left_alone(kelola):
    dipegang = karantina(karantina_pada=None, sewa_sampai=timezone.now() + timedelta(minutes=1), percobaan=1)
    assert "sedang dikerjakan" in coba(kelola, dipegang)
    dipegang.refresh_from_db()
    assert dipegang.percobaan == 1
    selesai = karantina(kunci="dua", karantina_pada=None, selesai_pada=timezone.now())
    assert "sudah selesai" in coba(kelola, selesai)
    assert not LogEntry.objects.exists()


def test_work_and_tests_that_do_not_exist_are_not_found(kelola):
    assert kelola.post(f"{ALAMAT}tugas/999/").status_code == 404
    assert kelola.post(f"{ALAMAT}uji/lain/").status_code == 404


def test_the_self_test_of_fonts_makes_a_real_pdf_in_the_background(kelola):
    kelola.post(f"{ALAMAT}uji/pdf/")
    assert not Denyut.objects.exists()
    assert tugas.kerjakan(Tugas.objects.get(jenis=sarana.PDF).pk) == "selesai"
    hasil = Denyut.objects.get(nama=sarana.PDF)
    assert hasil.baik, hasil.keterangan
    assert "KB tersusun dalam" in kelola.get(ALAMAT).content.decode()


def test_a_renderer_that_fails_is_told_and_not_tried_again(kelola, monkeypatch):
    def rusak(*isian, **pilihan):
        raise perender.GagalMembuatPdf("Huruf tidak ditemukan.")

    monkeypatch.setattr("lpse_portal.kesehatan.uji.buat_pdf", rusak)
    kelola.post(f"{ALAMAT}uji/pdf/")
    assert tugas.kerjakan(Tugas.objects.get(jenis=sarana.PDF).pk) == "selesai"
    assert "Huruf tidak ditemukan." in kelola.get(ALAMAT).content.decode()


def test_the_test_mail_goes_to_who_asked_and_nobody_else(kelola, kantor):
    kelola.post(f"{ALAMAT}uji/surel/")
    assert tugas.kerjakan(Tugas.objects.get(jenis=sarana.SUREL).pk) == "selesai"
    (surat,) = mail.outbox
    assert surat.to == [kantor.pengelola.email]
    assert Denyut.objects.get(nama=sarana.SUREL).baik


def test_a_mail_server_that_refuses_is_the_result_of_the_test(kelola, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )
    kelola.post(f"{ALAMAT}uji/surel/")
    assert tugas.kerjakan(Tugas.objects.get(jenis=sarana.SUREL).pk) == "selesai"
    halaman = kelola.get(ALAMAT).content.decode()
    assert "Server surel tidak menerima (ConnectionRefusedError)." in halaman


def test_the_page_names_nobody_and_no_secret(kelola, kantor, settings):
    karantina()
    halaman = kelola.get(ALAMAT).content.decode().split("<main", 1)[1]
    rahasia = [settings.SECRET_KEY, settings.KUNCI_SIDIK, str(settings.KUNCI_HARIAN_DIR)]
    for satu in (*rahasia, *(orang.nama for orang in kantor.orang.values() if orang != kantor.pengelola)):
        assert satu not in halaman, satu


def test_the_page_answers_while_redis_and_worker_are_down(kelola, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:9/0"
    halaman = kelola.get(ALAMAT).content.decode()
    assert "Redis tidak menjawab" in halaman
    assert "Tidak satu pun pekerja hidup" in halaman


def test_the_first_page_of_the_pengelola_says_that_the_clockwork_stands_still(kantor, kelola, hidup):
    assert "Penjadwal tidak terdengar" not in kelola.get("/").content.decode()
    Denyut.objects.filter(nama="beat").update(pada=timezone.now() - timedelta(minutes=3))
    assert "Penjadwal tidak terdengar sejak 3 menit" in kelola.get("/").content.decode()
    assert "Penjadwal tidak terdengar" not in masuk(kantor.satker).get("/").content.decode()
