"""After a credential was sent: what its recipient reports or asks, what the office sees, and sealing anew."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts_app import kredensial as isi_kredensial
from accounts_app.models import Kredensial, Pengguna, Pesan
from archive_app.models import Segel
from requests_app import jurnal, serah_terima, tugas
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.models import Permohonan, Subjek, Tugas
from tests import jalan, pabrik
from tests.perayap import masuk, terkonfirmasi

SANDI_BARU = "Sandi-Baru-2026"
KANTOR = ("kabar_kredensial", "e_pesan_akun", "ingatkan_kredensial", "surel")


def kerjakan(*jenis):
    """Do the promised work of these kinds, what it promises itself included."""
    for satu in jenis or KANTOR:
        for pk in Tugas.objects.filter(jenis=satu, selesai_pada=None).values_list("pk", flat=True):
            assert tugas.kerjakan(pk) == "selesai", satu


@pytest.fixture
def terkirim(kantor):
    """A permohonan whose one person was sent his credential."""
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    kerjakan("e_pesan_akun")
    return permohonan


def orang(permohonan):
    return Subjek.objects.select_related("kredensial", "pengguna", "permohonan").get(permohonan=permohonan)


def pesan(satu):
    return Pesan.objects.get(kredensial=satu.kredensial_id)


def penerima(satu):
    satu.pengguna.set_password(pabrik.SANDI_PORTAL)
    satu.pengguna.save()
    return terkonfirmasi(satu.pengguna)


def tekan(klien, nama, satu):
    return klien.post(reverse(nama, args=[pesan(satu).pk]))


def buka(satu):
    return isi_kredensial.buka(satu.kredensial_id, oleh=satu.pengguna)


def kode(permohonan, sekarang=None):
    return serah_terima.keadaan(orang(permohonan).kredensial, sekarang).kode


def segel(permohonan, oleh, sandi=SANDI_BARU, lama=None):
    satu = orang(permohonan)
    return serah_terima.segel_ulang(satu, sandi=sandi, oleh=oleh, lama=lama or satu.kredensial_id)


def utuh(permohonan):
    galat = [*jurnal.periksa(), *jurnal.periksa_keadaan(), *jurnal.periksa_isi()]
    return galat == [] and all(s.utuh() for s in Segel.objects.filter(arsip__permohonan=permohonan))


def test_the_office_sees_how_far_each_handover_is(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    assert kode(permohonan) == "disegel"
    permohonan = pabrik.maju(kantor, permohonan, "kirim_akun")
    kerjakan("e_pesan_akun")
    assert kode(permohonan) == "terkirim"
    assert kode(permohonan, timezone.now() + timedelta(days=30)) == "kedaluwarsa"
    satu = orang(permohonan)
    serah_terima.buka(satu.kredensial, oleh=satu.pengguna)
    assert kode(permohonan) == "dibuka"
    assert serah_terima.konfirmasi(satu.kredensial, oleh=satu.pengguna)
    assert kode(permohonan) == "dikonfirmasi"


@pytest.mark.parametrize(
    ("nama", "melihat"),
    [("admin_ppe", True), ("kepala_lpse", True), ("auditor", True), ("satker", False)],
)
def test_the_handover_is_shown_to_the_office_and_auditors(kantor, terkirim, nama, melihat):
    halaman = masuk(kantor.orang[nama]).get(reverse("permohonan", args=[terkirim.nomor])).content.decode()
    assert ("Serah terima password" in halaman) == melihat
    ulang = reverse("kredensial_ulang", args=[terkirim.nomor, orang(terkirim).pk])
    assert (ulang in halaman) == (nama == "admin_ppe")


def test_a_report_destroys_the_password_and_tells_the_team_and_the_head(kantor, terkirim):
    satu = orang(terkirim)
    klien = penerima(satu)
    halaman = klien.get(reverse("lapor_kredensial", args=[pesan(satu).pk])).content.decode()
    assert 'data-aksi="lapor_kredensial"' in halaman
    assert kode(terkirim) == "terkirim", "looking at the page reports nothing"
    tekan(klien, "lapor_kredensial", satu)
    satu = orang(terkirim)
    assert kode(terkirim) == "dilaporkan"
    assert satu.kredensial.sandi is None
    with pytest.raises(isi_kredensial.TidakDapatDibuka):
        buka(satu)
    mail.outbox.clear()
    kerjakan()
    tahu = {p.penerima.username for p in Pesan.objects.filter(perihal__startswith="Laporan password")}
    assert tahu == {"admin_ppe", "admin_agency", "admin_agency_lain", "kepala_lpse"}
    assert {s.to[0] for s in mail.outbox if "Laporan" in s.subject} == {kantor.orang[n].email for n in tahu}
    assert terkirim.jejak.filter(aksi="lapor_kredensial", pelaku=satu.pengguna).count() == 1
    assert utuh(terkirim)


def test_a_report_is_made_once_and_cannot_be_confirmed_away(kantor, terkirim):
    satu = orang(terkirim)
    buka(satu)
    klien = penerima(satu)
    for _ in range(3):
        tekan(klien, "lapor_kredensial", satu)
        tekan(klien, "konfirmasi_kredensial", satu)
    assert terkirim.jejak.filter(aksi="lapor_kredensial").count() == 1
    assert orang(terkirim).kredensial.dikonfirmasi_pada is None
    halaman = klien.get(reverse("pesan", args=[pesan(satu).pk])).content.decode()
    assert "Apa yang terjadi sekarang" in halaman
    assert "Minta password baru" in halaman


def test_who_let_it_lapse_asks_for_a_new_one_by_himself_and_the_team_hears_once(kantor, terkirim):
    satu = orang(terkirim)
    klien = penerima(satu)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        klien = terkonfirmasi(satu.pengguna)
        assert "Minta password baru" in klien.get(reverse("pesan", args=[pesan(satu).pk])).content.decode()
        for _ in range(3):
            tekan(klien, "minta_kredensial", satu)
        assert kode(terkirim) == "diminta"
        kerjakan()
    assert terkirim.jejak.filter(aksi="minta_kredensial").count() == 1
    tahu = [p.penerima.username for p in Pesan.objects.filter(perihal__startswith="Password baru diminta")]
    assert sorted(tahu) == ["admin_agency", "admin_agency_lain", "admin_ppe"]


def test_who_can_still_open_or_has_confirmed_asks_for_nothing(kantor, terkirim):
    satu = orang(terkirim)
    assert not serah_terima.minta_lagi(satu.kredensial, oleh=satu.pengguna)
    serah_terima.buka(satu.kredensial, oleh=satu.pengguna)
    serah_terima.konfirmasi(satu.kredensial, oleh=satu.pengguna)
    assert not serah_terima.minta_lagi(satu.kredensial, oleh=satu.pengguna)
    assert kode(terkirim) == "dikonfirmasi"


def test_who_opened_it_and_lost_it_may_ask(kantor, terkirim):
    satu = orang(terkirim)
    serah_terima.buka(satu.kredensial, oleh=satu.pengguna)
    assert serah_terima.minta_lagi(satu.kredensial, oleh=satu.pengguna)


def test_nobody_reports_or_asks_for_another(kantor, terkirim):
    satu = orang(terkirim)
    for lain in (kantor.satker, kantor.admin_ppe, kantor.super):
        assert not serah_terima.lapor(satu.kredensial, oleh=lain)
        assert not serah_terima.minta_lagi(satu.kredensial, oleh=lain)
    assert kode(terkirim) == "terkirim"


def test_a_new_password_is_sealed_sent_and_opened_while_the_old_one_is_destroyed(kantor, terkirim):
    lama = orang(terkirim)
    isi_kredensial.laporkan(lama.kredensial_id, oleh=lama.pengguna)
    baru = segel(terkirim, kantor.admin_agency)
    kerjakan()
    satu = orang(terkirim)
    assert satu.kredensial == baru
    assert baru.rujukan != lama.kredensial.rujukan
    assert buka(satu) == (satu.user_id, SANDI_BARU)
    with pytest.raises(isi_kredensial.TidakDapatDibuka):
        buka(lama)
    assert Kredensial.objects.get(pk=lama.kredensial_id).sandi is None
    assert [k.pk for k in serah_terima.riwayat(satu)] == [lama.kredensial_id, baru.pk]
    surat = pesan(satu)
    assert "sudah diatur ulang" in surat.isi
    assert SANDI_BARU not in surat.isi
    assert terkirim.jejak.filter(aksi="segel_ulang", pelaku=kantor.admin_agency).exists()
    assert utuh(terkirim)


def test_the_first_letter_says_the_account_was_made(kantor, terkirim):
    assert "sudah dibuat" in pesan(orang(terkirim)).isi


def test_the_old_message_leads_to_the_new_one(kantor, terkirim):
    satu = orang(terkirim)
    lama = pesan(satu)
    segel(terkirim, kantor.admin_ppe)
    kerjakan()
    klien = penerima(orang(terkirim))
    halaman = klien.get(reverse("pesan", args=[lama.pk])).content.decode()
    assert "sudah diganti" in halaman
    assert reverse("pesan", args=[pesan(orang(terkirim)).pk]) in halaman
    for nama in ("lapor_kredensial", "minta_kredensial", "konfirmasi_kredensial"):
        klien.post(reverse(nama, args=[lama.pk]))
    assert not terkirim.jejak.filter(aksi__in=("lapor_kredensial", "minta_kredensial")).exists()


def test_it_is_sealed_anew_after_the_end_too_and_every_seal_still_holds(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "SELESAI")
    kerjakan("e_pesan_akun")
    sebelum = permohonan.status, permohonan.versi, permohonan.selesai_pada
    assert Segel.objects.filter(arsip__permohonan=permohonan, jenis="AKHIR").exists()
    satu = orang(permohonan)
    serah_terima.lapor(satu.kredensial, oleh=satu.pengguna)
    segel(permohonan, kantor.admin_ppe)
    kerjakan()
    assert buka(orang(permohonan))[1] == SANDI_BARU
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert (permohonan.status, permohonan.versi, permohonan.selesai_pada) == sebelum
    assert utuh(permohonan)


def test_two_members_at_once_seal_one_password(kantor, terkirim):
    lama = orang(terkirim).kredensial_id
    segel(terkirim, kantor.admin_ppe, lama=lama)
    with pytest.raises(SudahBerubah) as galat:
        segel(terkirim, kantor.admin_agency, sandi="Sandi-Kedua-2026", lama=lama)
    assert galat.value.jejak.pelaku == kantor.admin_ppe
    assert buka(orang(terkirim))[1] == SANDI_BARU


@pytest.mark.parametrize("nama", ["satker", "kepala_lpse", "kepala_ukpbj", "helpdesk", "auditor"])
def test_only_who_makes_accounts_seals_anew(kantor, terkirim, nama):
    with pytest.raises(BelumBoleh):
        segel(terkirim, kantor.orang[nama])
    alamat = reverse("kredensial_ulang", args=[terkirim.nomor, orang(terkirim).pk])
    klien = masuk(kantor.orang[nama])
    assert klien.get(alamat).status_code == 403
    assert klien.post(alamat, {"sandi": SANDI_BARU, "lama": orang(terkirim).kredensial_id}).status_code == 403
    assert riwayat_pendek(terkirim)


def riwayat_pendek(permohonan):
    return serah_terima.riwayat(orang(permohonan)).count() == 1


def test_nobody_seals_for_himself(kantor, terkirim):
    Subjek.objects.filter(permohonan=terkirim).update(email=kantor.admin_ppe.email)
    with pytest.raises(BelumBoleh, match="NIP atau surel Anda"):
        segel(terkirim, kantor.admin_ppe)
    assert riwayat_pendek(terkirim)


def test_a_confirmed_password_is_not_replaced_unless_reported(kantor, terkirim):
    satu = orang(terkirim)
    serah_terima.buka(satu.kredensial, oleh=satu.pengguna)
    serah_terima.konfirmasi(satu.kredensial, oleh=satu.pengguna)
    with pytest.raises(BelumBoleh, match="sudah mengonfirmasi"):
        segel(terkirim, kantor.admin_ppe)
    serah_terima.lapor(satu.kredensial, oleh=satu.pengguna)
    segel(terkirim, kantor.admin_ppe)


def test_what_was_not_sent_yet_is_corrected_in_its_row(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_AKUN")
    with pytest.raises(BelumBoleh, match="Perbaiki catatan akun"):
        segel(permohonan, kantor.admin_ppe)


def test_nothing_is_sealed_for_whom_no_inbox_can_be_opened(kantor, terkirim):
    Pengguna.objects.filter(pk=orang(terkirim).pengguna_id).update(is_active=False)
    with pytest.raises(BelumBoleh, match="tidak aktif"):
        segel(terkirim, kantor.admin_ppe)


def test_the_page_seals_and_a_short_password_is_refused_without_being_sent_back(kantor, terkirim):
    satu = orang(terkirim)
    klien = masuk(kantor.admin_ppe)
    alamat = reverse("kredensial_ulang", args=[terkirim.nomor, satu.pk])
    isi = {"lama": satu.kredensial_id}
    pendek = klien.post(alamat, isi | {"sandi": "Pdk-9x"})
    assert pendek.status_code == 422
    assert "Pdk-9x" not in pendek.content.decode()
    assert "sedikitnya 8 karakter" in pendek.content.decode()
    assert klien.post(alamat, isi | {"sandi": SANDI_BARU}).status_code == 302
    lagi = klien.post(alamat, isi | {"sandi": "Sandi-Kedua-2026"}, follow=True)
    assert "lebih dahulu oleh" in lagi.content.decode()
    assert buka(orang(terkirim))[1] == SANDI_BARU


def test_a_reminder_comes_once_on_the_last_day_and_never_after_opening(kantor, terkirim):
    satu = orang(terkirim)
    serah_terima.ingatkan()
    assert not Tugas.objects.filter(jenis="ingatkan_kredensial").exists()
    with time_machine.travel(satu.kredensial.kedaluwarsa_pada - timedelta(hours=20)):
        for _ in range(3):
            serah_terima.ingatkan()
        kerjakan("ingatkan_kredensial", "surel")
    (ingat,) = Pesan.objects.filter(perihal="Password SPSE Anda belum dibuka")
    assert ingat.penerima == satu.pengguna
    assert ingat.tautan == reverse("pesan", args=[pesan(satu).pk])
    assert ingat.kredensial is None


def test_no_reminder_reaches_who_opened_it_meanwhile(kantor, terkirim):
    satu = orang(terkirim)
    with time_machine.travel(satu.kredensial.kedaluwarsa_pada - timedelta(hours=20)):
        assert serah_terima.ingatkan() == 1
        buka(satu)
        kerjakan("ingatkan_kredensial")
        assert serah_terima.ingatkan() == 0
    assert not Pesan.objects.filter(perihal="Password SPSE Anda belum dibuka").exists()


def test_a_credential_of_one_day_is_not_reminded_of_as_it_comes(kantor):
    kantor.profil.hari_kredensial = 1
    kantor.profil.save()
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    assert serah_terima.ingatkan() == 0
    with time_machine.travel(orang(permohonan).kredensial.kedaluwarsa_pada - timedelta(hours=11)):
        assert serah_terima.ingatkan() == 1


def test_the_page_that_asks_for_ones_own_password_leads_back_to_the_button(kantor, terkirim):
    satu = orang(terkirim)
    tanggapan = penerima(satu).get(reverse("buka_kredensial", args=[pesan(satu).pk]))
    assert tanggapan.headers["Location"] == reverse("siap_buka", args=[pesan(satu).pk])
    assert kode(terkirim) == "terkirim"
