"""The office's calendar, profile and adjustments of the SOPs under /kelola/."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app import jam, jurnal
from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, JamKerja, PenyesuaianLangkah, Permohonan, VersiKalender
from requests_app.tenggat import hari
from requests_app.tenggat import tenggat as hitung_tenggat
from tests import pabrik
from tests.pengelola.bantu import alamat, galat, kirim


def test_a_new_holiday_moves_the_deadline_of_what_is_running(kelola, kantor):
    isi_kalender([timezone.localdate().year, timezone.localdate().year + 1])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    lama = timezone.localtime(permohonan.tenggat, kalender_kantor().zona)
    kirim(kelola, HariLibur, {"tanggal": lama.date(), "nama": "Hari contoh", "jenis": "KANTOR"})
    baru = Permohonan.objects.get(pk=permohonan.pk).tenggat
    assert baru > lama
    assert baru == hitung_tenggat(kalender_kantor(), permohonan.status_sejak, hari(1))
    terakhir = permohonan.jejak.last()
    assert (terakhir.aksi, terakhir.pelaku) == ("hitung_ulang", kantor.pengelola)
    assert list(jurnal.periksa()) == []


def test_taking_the_holiday_back_moves_it_back(kelola, kantor):
    isi_kalender([timezone.localdate().year, timezone.localdate().year + 1])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    libur = HariLibur.objects.create(
        tanggal=timezone.localtime(permohonan.tenggat).date(), nama="Hari contoh", jenis="KANTOR"
    )
    jam.hitung_ulang(oleh=kantor.pengelola)
    assert Permohonan.objects.get(pk=permohonan.pk).tenggat > permohonan.tenggat
    pilih = {"action": "delete_selected", "_selected_action": [libur.pk], "post": "yes"}
    kelola.post(alamat(HariLibur, "changelist"), pilih)
    assert Permohonan.objects.get(pk=permohonan.pk).tenggat == permohonan.tenggat


def test_what_is_late_already_stays_late(kelola, kantor):
    isi_kalender([timezone.localdate().year])
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    lewat = timezone.now() - timedelta(days=9)
    Permohonan.objects.filter(pk=permohonan.pk).update(tenggat=lewat, terlambat_sejak=lewat)
    kirim(kelola, HariLibur, {"tanggal": lewat.date(), "nama": "Hari contoh", "jenis": "KANTOR"})
    assert Permohonan.objects.get(pk=permohonan.pk).tenggat == lewat


def test_hours_that_close_before_they_open_are_refused(kelola):
    isi = {"profil": "Biasa", "hari": 0, "buka": "16:00", "tutup": "07:30"}
    assert "Jam buka harus sebelum jam tutup." in str(galat(kelola, JamKerja, isi))


def profil_form(profil, **ubah):
    nama = [f.name for f in ProfilKantor._meta.fields if f.name != "id"]
    isi = {n: getattr(profil, n) for n in nama} | ubah
    return {n: nilai for n, nilai in isi.items() if nilai is not None}


def test_the_list_of_offices_is_the_one_office(kelola, kantor):
    jawaban = kelola.get(alamat(ProfilKantor, "changelist"))
    assert jawaban.url == alamat(ProfilKantor, "change", kantor.profil.pk)


@pytest.mark.parametrize(
    ("pola", "kata"),
    [("{urut}/{tahun", "tidak terbaca"), ("{nomor}/{tahun}", "tidak terbaca"), ("{tahun}/UKPBJ", "harus memuat"),
     ("{urut}", "harus memuat"), ("{urut.x}/{tahun}", "tidak terbaca")],
)  # fmt: skip
def test_a_letter_number_that_could_repeat_or_fail_is_refused(kelola, kantor, pola, kata):
    isi = profil_form(kantor.profil, format_nomor_surat=pola)
    assert kata in str(galat(kelola, ProfilKantor, isi, kantor.profil.pk))


def test_the_office_changes_its_clock(kelola, kantor):
    kirim(kelola, ProfilKantor, profil_form(kantor.profil, zona="Asia/Jayapura"), kantor.profil.pk)
    assert str(kalender_kantor().zona) == "Asia/Jayapura"
    versi = VersiKalender.objects.last()
    assert (versi.oleh, versi.isi["zona"]) == (kantor.pengelola, "Asia/Jayapura")
    assert versi.sebab.startswith("Lewat Kelola, profil kantor:")


def sesuaikan(**isi):
    return {
        "sop": "pembuatan-akun", "baris": 2, "pelaksana": "Kepala LPSE", "waktu": "60 menit",
        "berlaku_mulai": timezone.localdate(), "dasar_hukum": "SK Contoh 14",
    } | isi  # fmt: skip


def test_an_adjusted_row_holds_for_what_is_filed_from_now_on(kelola, kantor):
    lama = pabrik.permohonan(kantor, "DIAJUKAN")
    kirim(kelola, PenyesuaianLangkah, sesuaikan())
    baru = pabrik.permohonan(kantor, "DIAJUKAN")
    assert [p.langkah_kini().pelaksana for p in (lama, baru)] == ["Kepala UKPBJ", "Kepala LPSE"]


@pytest.mark.parametrize(
    "salah",
    [{"baris": 99}, {"waktu": "sebentar"}, {"pelaksana": "Siapa saja"}, {"pelaksana": "", "waktu": ""}, {"sop": "lain"},
     {"berlaku_mulai": "2020-01-01"}],
    ids=str,
)  # fmt: skip
def test_an_adjustment_that_makes_no_sense_is_refused(kelola, salah):
    assert galat(kelola, PenyesuaianLangkah, sesuaikan(**salah))


def test_an_adjustment_in_force_is_overtaken_and_not_rewritten(kelola):
    kirim(kelola, PenyesuaianLangkah, sesuaikan())
    nanti = timezone.localdate() + timedelta(days=30)
    kirim(kelola, PenyesuaianLangkah, sesuaikan(berlaku_mulai=nanti))
    berlaku, akan = PenyesuaianLangkah.objects.order_by("berlaku_mulai")
    for halaman in ("change", "delete"):
        assert (
            kelola.post(alamat(PenyesuaianLangkah, halaman, berlaku.pk), {"post": "yes"}).status_code == 403
        )
    assert kelola.post(alamat(PenyesuaianLangkah, "delete", akan.pk), {"post": "yes"}).status_code == 302
