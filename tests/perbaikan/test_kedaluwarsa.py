"""A return that nobody answers: reminded once, ended by the portal alone, told, and archived."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts_app.models import Pesan
from archive_app.models import Segel
from requests_app import jurnal, kedaluwarsa, pengisian, services, tugas
from requests_app.galat import BelumBoleh, SudahBerubah, SyaratBelum
from requests_app.izin import Pelaku
from requests_app.models import Permohonan, Tugas
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.tampilan import riwayat, tombol_aksi
from requests_app.tasks import sapu_perbaikan
from tests import pabrik
from tests.perbaikan.bantu import BATAS, SEMENIT_SESUDAH, kembalikan, masuk, perbaiki
from tests.surel.bantu import kepada, kerjakan_surat, periksa_bentuk

RABU_PAGI = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
SELASA_SIANG = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def kini(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)


@pytest.fixture
def kedaluwarsa_satu(dikembalikan, time_machine):
    time_machine.move_to(SEMENIT_SESUDAH)
    sapu_perbaikan()
    return kini(dikembalikan)


def test_an_unanswered_return_ends_by_itself_with_its_reason(kedaluwarsa_satu):
    permohonan = kedaluwarsa_satu
    assert permohonan.status == "KEDALUWARSA"
    assert permohonan.selesai_pada == SEMENIT_SESUDAH
    assert (permohonan.tenggat, permohonan.batas_perbaikan) == (None, None)
    assert permohonan.alasan == (
        "Perbaikan tidak dikirim sampai batasnya, Jumat, 27 November 2026 pukul 16.30 WIB."
    )


def test_the_journal_says_that_it_was_the_system(kedaluwarsa_satu):
    jejak = kedaluwarsa_satu.jejak.get(aksi="kedaluwarsakan")
    assert (jejak.pelaku, jejak.peran, jejak.baris) == (None, "Sistem", None)
    assert "alasan" in jejak.data
    peristiwa = next(p for p in riwayat(kedaluwarsa_satu) if p["kalimat"].startswith("Mengakhiri"))
    assert (peristiwa["pelaku"], peristiwa["peran"]) == ("Sistem", "")
    for periksa in (jurnal.periksa, jurnal.periksa_keadaan, jurnal.periksa_isi):
        assert list(periksa()) == []


def test_what_was_half_completed_is_pinned_when_it_ends(dikembalikan, time_machine):
    perbaiki(dikembalikan, "s0")
    time_machine.move_to(SEMENIT_SESUDAH)
    assert kedaluwarsa.kedaluwarsakan() == 1
    assert list(jurnal.periksa_isi()) == []


def test_a_withdrawal_in_the_middle_of_a_completion_is_pinned_too(kantor, dikembalikan):
    pabrik.maju(kantor, perbaiki(dikembalikan, "s0"), "tarik")
    assert list(jurnal.periksa_isi()) == []


def test_nothing_ends_a_second_before_its_time(dikembalikan, time_machine):
    time_machine.move_to(BATAS - timedelta(seconds=1))
    assert kedaluwarsa.kedaluwarsakan() == 0
    time_machine.move_to(BATAS)
    assert kedaluwarsa.kedaluwarsakan() == 0
    assert kini(dikembalikan).status == "DIKEMBALIKAN"


def test_even_a_sweep_that_read_it_too_early_cannot_end_it(dikembalikan):
    with pytest.raises(SyaratBelum, match="belum lewat"):
        kedaluwarsa.akhiri(dikembalikan)


def test_an_applicant_who_comes_first_wins(kantor, dikembalikan, time_machine):
    """The sweep read the row, then he sent it: his completion stands."""
    time_machine.move_to(SEMENIT_SESUDAH)
    terbaca = kini(dikembalikan)
    pabrik.maju(kantor, perbaiki(dikembalikan), "lengkapi")
    with pytest.raises(SudahBerubah):
        kedaluwarsa.akhiri(terbaca)
    assert kini(dikembalikan).status == "DITERIMA"
    assert kedaluwarsa.kedaluwarsakan() == 0


def test_who_is_uploading_after_the_deadline_is_not_ended_under_his_hands(dikembalikan, time_machine):
    """A document that came in between the reading and the lock is seen by the next sweep, a minute later."""
    time_machine.move_to(SEMENIT_SESUDAH)
    terbaca = kini(dikembalikan)
    pengisian.unggah(dikembalikan, "s0", pabrik.pdf(teks="telat"), "telat.pdf", oleh=dikembalikan.pemohon)
    with pytest.raises(SudahBerubah):
        kedaluwarsa.akhiri(terbaca)


def test_the_sweep_works_in_batches_and_ends_each_once(kantor, dikembalikan, time_machine):
    lain = [kembalikan(kantor) for _ in range(2)]
    time_machine.move_to(SEMENIT_SESUDAH)
    assert [kedaluwarsa.kedaluwarsakan(batas=2), kedaluwarsa.kedaluwarsakan(batas=2)] == [2, 1]
    assert kedaluwarsa.kedaluwarsakan() == 0
    assert {kini(p).status for p in (dikembalikan, *lain)} == {"KEDALUWARSA"}


def test_one_that_cannot_be_ended_holds_no_other_up(kantor, dikembalikan, time_machine, caplog):
    lain = kembalikan(kantor)
    Permohonan.objects.filter(pk=dikembalikan.pk).update(sop="tidak-ada-lagi")
    time_machine.move_to(SEMENIT_SESUDAH)
    assert kedaluwarsa.kedaluwarsakan() == 1
    assert kini(lain).status == "KEDALUWARSA"
    assert "tidak dapat diakhiri" in caplog.text


@pytest.mark.parametrize(
    "nama", ["satker", "admin_ppe", "admin_agency", "kepala_ukpbj", "kepala_lpse", "pengelola", "super"]
)
def test_nobody_may_press_it_and_no_button_is_shown(client, kantor, dikembalikan, time_machine, nama):
    time_machine.move_to(SEMENIT_SESUDAH)
    orang = kantor.orang[nama]
    with pytest.raises(BelumBoleh, match="dikerjakan sistem"):
        services.jalankan(dikembalikan, "kedaluwarsakan", oleh=orang, data={"alasan": "Sekarang."})
    assert "kedaluwarsakan" not in [t.aksi.nama for t in tombol_aksi(Pelaku(orang), dikembalikan)]
    if nama in ("pengelola", "super"):
        return
    jalur = f"/permohonan/{dikembalikan.nomor}/"
    assert "kedaluwarsakan" not in masuk(client, orang).get(jalur).content.decode()
    jawaban = client.get(f"{jalur}kedaluwarsakan/")
    assert jawaban.status_code == 403
    assert "dikerjakan sistem" in jawaban.content.decode()
    assert client.post(f"{jalur}kedaluwarsakan/", {}).status_code == 403
    assert kini(dikembalikan).status == "DIKEMBALIKAN"


def test_the_system_may_do_nothing_else(dikembalikan):
    for aksi in aksi_dari(SOP["pembuatan-akun"]):
        if not aksi.sistem:
            with pytest.raises((BelumBoleh, SudahBerubah)):
                services.jalankan(dikembalikan, aksi.nama, oleh=None)


def test_the_applicant_is_told_why_and_how_to_go_on(kantor, dikembalikan, time_machine):
    kerjakan_surat()
    time_machine.move_to(SEMENIT_SESUDAH)
    sapu_perbaikan()
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Permohonan {dikembalikan.nomor}: Kedaluwarsa"
    assert "Alasan: Perbaikan tidak dikirim sampai batasnya, Jumat, 27 November 2026 pukul 16.30 WIB." in (
        surat.body
    )
    assert "ajukan ulang dari salinan" in surat.body


def test_whose_work_it_was_is_told_that_nothing_is_left(kantor, dikembalikan, time_machine):
    kerjakan_surat()
    time_machine.move_to(SEMENIT_SESUDAH)
    sapu_perbaikan()
    surat = kepada(kerjakan_surat(), kantor.admin_ppe)
    assert (
        "Terakhir: Sistem mengakhiri permohonan karena perbaikan tidak dikirim sampai batasnya\n"
        in surat.body
    )
    assert "Tidak ada lagi yang perlu Anda kerjakan." in surat.body


def test_it_is_archived_whole(kedaluwarsa_satu):
    (janji,) = kedaluwarsa_satu.tugas.filter(jenis="arsip")
    assert tugas.kerjakan(janji.pk) == "selesai"
    segel = Segel.objects.get(arsip__permohonan=kedaluwarsa_satu)
    assert (segel.jenis, segel.daftar["status"]) == ("AKHIR", "KEDALUWARSA")


def test_the_applicant_is_reminded_once_two_working_days_before(kantor, dikembalikan, time_machine):
    kerjakan_surat()
    time_machine.move_to(SELASA_SIANG)
    assert kedaluwarsa.ingatkan() == 0
    time_machine.move_to(RABU_PAGI)
    assert kedaluwarsa.ingatkan() == 1
    assert kedaluwarsa.ingatkan() == 0
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Batas perbaikan sudah dekat: {dikembalikan.nomor}"
    assert "Batas perbaikan: Jumat, 27 November 2026 pukul 16.30 WIB\n" in surat.body
    assert "Alasan: Tanpa cap\n" in surat.body
    assert kerjakan_surat() == []


def test_the_reminder_names_only_what_is_still_missing(kantor, dikembalikan, time_machine):
    perbaiki(dikembalikan, "s0")
    kerjakan_surat()
    time_machine.move_to(RABU_PAGI)
    kedaluwarsa.ingatkan()
    surat = kepada(kerjakan_surat(), kantor.satker)
    assert "Tanpa cap" not in surat.body
    assert "Tidak terbaca" in surat.body


def test_who_only_forgot_to_send_is_told_so(kantor, dikembalikan, time_machine):
    perbaiki(dikembalikan)
    kerjakan_surat()
    time_machine.move_to(RABU_PAGI)
    kedaluwarsa.ingatkan()
    assert "lalu tekan Kirim perbaikan" in kepada(kerjakan_surat(), kantor.satker).body


def test_a_reminder_that_was_overtaken_says_nothing(kantor, dikembalikan, time_machine):
    time_machine.move_to(RABU_PAGI)
    kedaluwarsa.ingatkan()
    pabrik.maju(kantor, perbaiki(dikembalikan), "lengkapi")
    kerjakan_surat()
    assert not Pesan.objects.filter(perihal__startswith="Batas perbaikan").exists()


def test_a_second_run_of_the_same_reminder_sends_nothing_twice(kantor, dikembalikan, time_machine):
    time_machine.move_to(RABU_PAGI)
    kedaluwarsa.ingatkan()
    kerjakan_surat()
    Tugas.objects.filter(jenis="ingatkan_perbaikan").update(
        selesai_pada=None, percobaan=0, coba_lagi_pada=timezone.now()
    )
    kerjakan_surat()
    assert sum(s.subject.startswith("Batas perbaikan") for s in mail.outbox) == 1


def test_a_return_of_two_days_needs_no_reminder(kantor, time_machine):
    kantor.profil.hari_perbaikan = 2
    kantor.profil.save()
    time_machine.move_to(RABU_PAGI, tick=False)
    kembalikan(kantor)
    assert kedaluwarsa.ingatkan() == 0
    time_machine.move_to(RABU_PAGI + timedelta(days=1))
    assert kedaluwarsa.ingatkan() == 0


def test_a_second_round_is_reminded_anew(kantor, dikembalikan, time_machine):
    time_machine.move_to(RABU_PAGI)
    assert kedaluwarsa.ingatkan() == 1
    permohonan = pabrik.maju(kantor, perbaiki(dikembalikan), "lengkapi")
    isi = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Masih tanpa cap"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=isi)
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    time_machine.move_to(permohonan.batas_perbaikan - timedelta(hours=1))
    assert kedaluwarsa.ingatkan() == 1


def test_beat_calls_the_sweep():
    from django.conf import settings

    terjadwal = {isi["task"] for isi in settings.CELERY_BEAT_SCHEDULE.values()}
    assert sapu_perbaikan.name in terjadwal
