"""The stages of one row: each at its moment, each once, only while the office is open, and never of what stands still."""

from datetime import timedelta

from accounts_app.models import Pesan
from requests_app import eskalasi, jam, jurnal
from requests_app.kantor import isi_kalender, kalender_kantor
from requests_app.models import HariLibur, Tugas
from requests_app.tampilan import riwayat
from tests import pabrik
from tests.eskalasi.bantu import (
    BERKALA,
    DINI,
    LEWAT,
    NAIK,
    SABTU,
    jalankan,
    kepada,
    kini,
    wib,
)

SEDETIK = timedelta(seconds=1)


def test_the_stages_come_at_their_moments_and_each_once(diajukan, time_machine):
    diharapkan = {
        DINI: {"kepala_ukpbj": "Segera jatuh tempo"},
        LEWAT: {"kepala_ukpbj": "Lewat batas waktu", "pengelola": "Eskalasi keterlambatan"},
        NAIK: {"pengelola": "Eskalasi keterlambatan"},
        BERKALA: {"kepala_ukpbj": "Masih menunggu Anda", "pengelola": "Belum bergerak"},
        wib(30, 7, 30): {"kepala_ukpbj": "Masih menunggu Anda", "pengelola": "Belum bergerak"},
    }
    for saat, pesan in diharapkan.items():
        time_machine.move_to(saat, tick=False)
        assert jalankan() == [], saat
        time_machine.move_to(saat + SEDETIK, tick=False)
        assert kepada(jalankan()) == pesan, saat
        assert jalankan() == [], saat
    tahap = kini(diajukan).jejak.filter(aksi="peringatan").values_list("data__tahap", flat=True)
    assert list(tahap) == [1, 2, 3, 4, 5]
    assert [*jurnal.periksa(), *jurnal.periksa_keadaan()] == []


def test_nobody_is_reminded_at_night_at_the_weekend_or_in_the_break(diajukan, time_machine):
    for tutup in (wib(20, 20), SABTU, wib(23, 7, 29), wib(23, 12, 30), wib(23, 18)):
        time_machine.move_to(tutup, tick=False)
        assert kini(diajukan).peringatan_pada < tutup
        assert jalankan() == [], tutup
    assert not Tugas.objects.filter(jenis="eskalasi").exists()


def test_a_day_off_written_down_after_the_reminder_was_set_is_kept(diajukan, time_machine):
    isi_kalender([2026, 2027])
    HariLibur.objects.create(tanggal=LEWAT.date(), nama="Cuti bersama")
    time_machine.move_to(wib(23, 9), tick=False)
    assert jalankan() == []
    time_machine.move_to(wib(24, 7, 30, 1), tick=False)
    assert "kepala_ukpbj" in kepada(jalankan())


def test_what_was_promised_before_closing_time_is_not_sent_at_night(diajukan, time_machine):
    time_machine.move_to(DINI + SEDETIK, tick=False)
    assert len(jalankan(jenis="tidak ada")) == 0
    janji = Tugas.objects.get(jenis="eskalasi")
    time_machine.move_to(SABTU, tick=False)
    assert jalankan() == []
    janji.refresh_from_db()
    assert (janji.selesai_pada, janji.galat) == (None, "Menunggu jam kantor.")


def test_a_paused_row_reminds_nobody_and_goes_on_where_it_was(kantor, diajukan, time_machine):
    time_machine.move_to(DINI + SEDETIK, tick=False)
    assert len(jalankan()) == 1
    jam.jeda(diajukan, sebab="KAHAR", keterangan="Listrik padam.", oleh=kantor.kepala_ukpbj)
    time_machine.move_to(wib(25, 8), tick=False)
    assert jalankan() == []
    jam.lanjutkan(diajukan, oleh=kantor.kepala_ukpbj)
    assert kini(diajukan).peringatan_tahap == 1
    assert jalankan() == []
    time_machine.move_to(kini(diajukan).tenggat, tick=False)
    assert jalankan() == []
    time_machine.move_to(kini(diajukan).peringatan_pada + SEDETIK, tick=False)
    assert kepada(jalankan())["kepala_ukpbj"] == "Lewat batas waktu"
    assert Pesan.objects.filter(perihal__startswith="Segera").count() == 1


def test_what_moved_on_after_the_promise_is_not_spoken_of(kantor, diajukan, time_machine):
    time_machine.move_to(DINI + SEDETIK, tick=False)
    jalankan(jenis="tidak ada")
    pabrik.maju(kantor, kini(diajukan), "disposisikan")
    assert not [p for p in jalankan() if p.perihal.startswith("Segera")]
    assert kini(diajukan).peringatan_tahap == 0


def test_after_a_standstill_no_warning_comes_late_and_the_owner_keeps_his_days(diajukan, time_machine):
    time_machine.move_to(wib(30, 9), tick=False)
    assert kepada(jalankan()) == {
        "kepala_ukpbj": "Lewat batas waktu",
        "pengelola": "Eskalasi keterlambatan",
    }
    assert kini(diajukan).peringatan_pada == wib(1, 9, bulan=12)


def test_a_new_row_starts_again_with_its_first_stage(kantor, diajukan, time_machine):
    time_machine.move_to(LEWAT + SEDETIK, tick=False)
    jalankan()
    permohonan = pabrik.maju(kantor, kini(diajukan), "disposisikan")
    assert (permohonan.peringatan_tahap, permohonan.peringatan_pada) == (0, wib(23, 8, 15, 1))


def test_an_ended_permohonan_is_never_reminded_of(kantor, diajukan, time_machine):
    permohonan = pabrik.maju(kantor, diajukan, "tarik")
    assert (permohonan.selesai_pada is None, permohonan.peringatan_pada) == (False, None)
    time_machine.move_to(BERKALA, tick=False)
    assert jalankan() == []


def test_the_timeline_says_which_reminder_went_to_whom(diajukan, time_machine):
    time_machine.move_to(LEWAT + SEDETIK, tick=False)
    jalankan()
    terbaru = riwayat(kini(diajukan))[0]
    assert (terbaru["kalimat"], terbaru["pelaku"]) == ("Langkah 2: Pengingat langkah ini dikirim", "Sistem")
    assert terbaru["rincian"] == "Setelah batas waktu, kepada pelaksananya dan atasannya"


def test_what_is_late_has_a_reminder_to_come_however_it_got_there(diajukan, time_machine):
    type(diajukan).objects.filter(pk=diajukan.pk).update(peringatan_pada=None)
    time_machine.move_to(wib(21, 10), tick=False)
    assert (jam.tandai_terlambat(), jam.tandai_terlambat()) == (1, 0)
    assert kini(diajukan).peringatan_pada == diajukan.tenggat
    assert jalankan() == []
    time_machine.move_to(LEWAT + SEDETIK, tick=False)
    assert len(jalankan()) == 2


def test_the_secretariat_hears_a_working_day_later_at_the_same_hour(kantor):
    kalender, profil = kalender_kantor(), kantor.profil
    assert eskalasi.naik(kalender, profil, wib(23, 8, 30)) == wib(24, 8, 30)
    assert eskalasi.naik(kalender, profil, wib(20, 16, 30)) == wib(24, 7, 30)
    profil.hari_eskalasi = 3
    assert eskalasi.naik(kalender, profil, wib(19, 12)) == wib(24, 13)
