"""Fifty at once: one moves the permohonan, everybody else learns so, nobody sees an error.

All of them in one file, which one worker runs: PostgreSQL as it is installed lets in a hundred.
"""

import threading
from collections import Counter
from datetime import date, timedelta
from itertools import islice

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts_app.models import Peran
from accounts_app.services import tugaskan
from requests_app import jurnal, penomoran, services
from requests_app.galat import GagalBersiap, SudahBerubah
from requests_app.models import Jejak, NomorSurat, Penomoran, Permohonan, Surat, Tugas
from requests_app.persiapan import PERSIAPAN, siapkan_surat
from tests import jalan, pabrik
from tests.serentak.lomba import BANYAK, sepanjang_jalan
from tests.utas import serentak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def diperintahkan_nanti(kantor):
    return pabrik.permohonan(kantor, "DIDISPOSISI")


def klien(orang):
    hasil = Client()
    hasil.force_login(orang, backend="accounts_app.masuk.BackendMasuk")
    return hasil


def kiriman(permohonan, aksi, kunci, **isi):
    """(address, form data) of an action as the page of `permohonan` in its present version would post it."""
    isi = {"versi": permohonan.versi, "kunci": kunci} | isi
    return f"/permohonan/{permohonan.acuan}/{aksi}/", {f"{aksi}-{nama}": nilai for nama, nilai in isi.items()}


def kirim(orang, alamat, data):
    """A callable that posts in a session of its own, opened beforehand."""
    sesi = klien(orang)
    return lambda: sesi.post(alamat, data)


PERINTAH = {"sifat": "BIASA", "harap": ["Proses lebih lanjut sesuai SOP"]}


def keadaan(permohonan):
    """All that a second effect would show in."""
    terkini = Permohonan.objects.get(pk=permohonan.pk)
    jejak = list(terkini.jejak.values_list("pk", flat=True))
    return terkini.status, terkini.versi, jejak, terkini.disposisi.count(), Tugas.objects.count()


def berpindah_sekali(permohonan, aksi, janji):
    jejak = Jejak.objects.get(permohonan=permohonan, aksi=aksi)
    assert [t.kunci for t in Tugas.objects.filter(kunci__endswith=f":{jejak.pk}")] == [
        f"{j}:{jejak.pk}" for j in janji
    ]
    assert Permohonan.objects.get(pk=permohonan.pk).status == jejak.ke
    assert list(jurnal.periksa()) == []
    return jejak


def pesan(tanggapan):
    return " ".join(str(p) for p in get_messages(tanggapan.wsgi_request))


def test_fifty_forms_of_one_stale_page_move_once_and_the_others_are_told_who_did(kantor, diperintahkan_nanti):
    sebelum = Tugas.objects.count()
    hasil = serentak(
        *(
            kirim(
                kantor.kepala_lpse, *kiriman(diperintahkan_nanti, "perintahkan", f"kunci-{n:020}", **PERINTAH)
            )
            for n in range(BANYAK)
        )
    )
    assert Counter(r.status_code for r in hasil) == {302: 1, 409: BANYAK - 1}
    for kalah in (r for r in hasil if r.status_code == 409):
        isi = kalah.content.decode()
        assert "Kepala Lpse lebih dahulu" in isi
        assert "emerintahkan Tim LPSE membuat User ID" in isi
    berpindah_sekali(diperintahkan_nanti, "perintahkan", ["lembar_disposisi", "kabar"])
    assert Tugas.objects.count() == sebelum + 2
    assert diperintahkan_nanti.disposisi.count() == 2


def test_one_form_sent_fifty_times_is_done_once_and_the_others_are_told_it_is_done(
    kantor, diperintahkan_nanti
):
    sebelum = Tugas.objects.count()
    alamat, data = kiriman(diperintahkan_nanti, "perintahkan", "kunci-yang-sama-terus", **PERINTAH)
    hasil = serentak(*(kirim(kantor.kepala_lpse, alamat, data) for _ in range(BANYAK)))
    assert Counter(r.status_code for r in hasil) == {302: BANYAK}
    kata = Counter("sudah diproses sebelumnya" in pesan(r) for r in hasil)
    assert kata == {False: 1, True: BANYAK - 1}
    berpindah_sekali(diperintahkan_nanti, "perintahkan", ["lembar_disposisi", "kabar"])
    assert Tugas.objects.count() == sebelum + 2
    assert diperintahkan_nanti.disposisi.count() == 2


def test_work_that_two_members_grab_at_once_is_one_members_and_the_other_reads_his_name(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    tim = [kantor.admin_ppe, kantor.admin_agency] * 10
    hasil = serentak(*(kirim(o, *kiriman(permohonan, "terima", f"kunci-{n:020}")) for n, o in enumerate(tim)))
    assert Counter(r.status_code for r in hasil) == {302: 1, 409: len(tim) - 1}
    jejak = berpindah_sekali(permohonan, "terima", [])
    assert Permohonan.objects.get(pk=permohonan.pk).petugas == jejak.pelaku
    assert all(f"{jejak.pelaku} lebih dahulu" in r.content.decode() for r in hasil if r.status_code == 409)


def test_a_draft_filed_twenty_times_at_once_draws_one_number(kantor):
    draf = pabrik.draf(kantor)
    hasil = serentak(
        *(kirim(kantor.satker, *kiriman(draf, "ajukan", f"kunci-{n:020}", benar="on")) for n in range(20))
    )
    assert Counter(r.status_code for r in hasil) == {302: 1, 409: 19}
    berpindah_sekali(draf, "ajukan", ["kabar", "tanda_terima"])
    assert Penomoran.objects.get(register="permohonan:PPK").terakhir == 1


def test_a_captured_post_replayed_later_changes_nothing(kantor, diperintahkan_nanti):
    sesi = klien(kantor.kepala_lpse)
    alamat, data = kiriman(diperintahkan_nanti, "perintahkan", "kunci-yang-direkam-1", **PERINTAH)
    assert sesi.post(alamat, data).status_code == 302
    pabrik.maju(kantor, Permohonan.objects.get(pk=diperintahkan_nanti.pk), "terima")
    sebelum = keadaan(diperintahkan_nanti)
    ulang = sesi.post(alamat, data)
    assert (ulang.status_code, "sudah diproses sebelumnya" in pesan(ulang)) == (302, True)
    kunci_lain = sesi.post(alamat, data | {"perintahkan-kunci": "kunci-buatan-penyerang"})
    assert kunci_lain.status_code == 409
    versi_baru = data | {"perintahkan-kunci": "kunci-buatan-lain-lagi", "perintahkan-versi": sebelum[1]}
    assert sesi.post(alamat, versi_baru).status_code == 409
    assert keadaan(diperintahkan_nanti) == sebelum


def test_a_key_taken_from_another_permohonan_changes_nothing(kantor, diperintahkan_nanti):
    kunci = "kunci-permohonan-lain"
    alamat, data = kiriman(diperintahkan_nanti, "perintahkan", kunci, **PERINTAH)
    assert klien(kantor.kepala_lpse).post(alamat, data).status_code == 302
    lain = pabrik.permohonan(kantor, "DIDISPOSISI")
    sebelum = keadaan(lain)
    hasil = klien(kantor.kepala_lpse).post(*kiriman(lain, "perintahkan", kunci, **PERINTAH))
    assert hasil.status_code == 409
    assert keadaan(lain) == sebelum


class Batal(Exception):
    """Something goes wrong after a number was drawn."""


def test_twenty_letters_at_once_get_gapless_numbers_though_every_fourth_is_given_up(kantor):
    calon = [pabrik.draf(kantor, lengkap=False) for _ in range(20)]
    tanggal = date(2026, 3, 2)

    def ambil(urut):
        with transaction.atomic():
            nomor = penomoran.pesan_nomor_surat(calon[urut], kantor.kepala_ukpbj, tanggal)
            if urut % 4 == 0:
                raise Batal
            return nomor.urut

    hasil = serentak(*(lambda urut=urut: ambil(urut) for urut in range(20)))
    assert sum(isinstance(h, Batal) for h in hasil) == 5
    assert sorted(h for h in hasil if not isinstance(h, Batal)) == list(range(1, 16))
    assert sorted(NomorSurat.objects.values_list("urut", flat=True)) == list(range(1, 16))
    assert Penomoran.objects.get(register="surat", tahun=2026).terakhir == 15


def test_the_first_numbers_of_a_year_drawn_at_once_start_at_one(kantor):
    def ambil():
        with transaction.atomic():
            return penomoran.berikutnya("permohonan:PPK", 2027)

    assert sorted(serentak(*[ambil] * 20)) == list(range(1, 21))
    assert Penomoran.objects.filter(tahun=2027).count() == 1


@pytest.fixture
def siap_tanda_tangan(kantor, settings, tmp_path):
    """(permohonan at row 11, its action), and a Plh beside the head: both hold a certificate."""
    settings.PENANDA_DIR = tmp_path / "penanda"
    plh = kantor.orang["plh"] = pabrik.PenggunaFactory(username="plh", nama="Pelaksana Harian Contoh")
    hari_ini = timezone.localdate()
    tugaskan(plh, Peran.KEPALA_UKPBJ, sifat="PLH", mulai=hari_ini, selesai=hari_ini, dasar_hukum="SK Contoh")
    for orang in (kantor.kepala_ukpbj, plh):
        jalan.beri_sertifikat(orang)
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    return permohonan, services.cari_aksi(permohonan, "tandatangani")


def tandatangani(permohonan, oleh, beku, kunci):
    data = {"beku_sha256": beku, "sandi": jalan.SANDI_PENANDA}
    return services.jalankan(
        permohonan, "tandatangani", oleh=oleh, data=data, kunci=kunci, versi=permohonan.versi
    )


def satu_tanda_tangan(permohonan):
    """One signed letter, one number, used once."""
    surat = Surat.objects.get(permohonan=permohonan)
    assert surat.sha256
    nomor = NomorSurat.objects.get(permohonan=permohonan)
    assert (nomor.keadaan, nomor.pk, nomor.urut) == ("DIPAKAI", surat.nomor_id, 1)
    assert Jejak.objects.filter(permohonan=permohonan, aksi="tandatangani").count() == 1
    assert list(jurnal.periksa()) == []
    return surat


def test_two_tabs_that_sign_at_once_make_one_signature(kantor, siap_tanda_tangan):
    permohonan, aksi = siap_tanda_tangan
    beku = siapkan_surat(permohonan, aksi=aksi, oleh=kantor.kepala_ukpbj).beku_sha256
    hasil = serentak(
        *(lambda n=n: tandatangani(permohonan, kantor.kepala_ukpbj, beku, f"kunci-{n:020}") for n in range(4))
    )
    assert sorted(type(h).__name__ for h in hasil) == [
        "Hasil",
        "SudahBerubah",
        "SudahBerubah",
        "SudahBerubah",
    ]
    surat = satu_tanda_tangan(permohonan)
    pemenang = next(h for h in hasil if isinstance(h, services.Hasil))
    assert pemenang.jejak.data["sha256"] == surat.sha256


def test_two_heads_who_prepare_and_sign_at_once_leave_one_signature_and_one_number(kantor, siap_tanda_tangan):
    permohonan, aksi = siap_tanda_tangan

    def baca_lalu_tandatangani(orang):
        beku = siapkan_surat(permohonan, aksi=aksi, oleh=orang).beku_sha256
        return tandatangani(permohonan, orang, beku, f"kunci-milik-{orang.username:>12}")

    dua = [kantor.kepala_ukpbj, kantor.orang["plh"]]
    hasil = serentak(*(lambda o=o: baca_lalu_tandatangani(o) for o in dua))
    assert {type(h) for h in hasil} <= {services.Hasil, SudahBerubah, GagalBersiap, services.BelumBoleh}, (
        hasil
    )
    if not any(isinstance(h, services.Hasil) for h in hasil):  # each spoilt the other's reading
        baca_lalu_tandatangani(dua[0])
    surat = satu_tanda_tangan(permohonan)
    assert surat.penanda_tangan_id == surat.beku_rincian["oleh"]


def test_a_letter_prepared_anew_while_it_is_being_signed_is_not_recorded_as_signed(
    kantor, siap_tanda_tangan, monkeypatch
):
    permohonan, aksi = siap_tanda_tangan
    beku = siapkan_surat(permohonan, aksi=aksi, oleh=kantor.kepala_ukpbj).beku_sha256
    asli, sempat = PERSIAPAN["tanda_tangan"], threading.Event()

    def disela(*args, **kwargs):
        """The real signature, and before it is recorded the Plh opens the letter."""
        hasil = asli(*args, **kwargs)
        if not sempat.is_set():
            sempat.set()
            siapkan_surat(permohonan, aksi=aksi, oleh=kantor.orang["plh"])
        return hasil

    monkeypatch.setitem(PERSIAPAN, "tanda_tangan", disela)
    with pytest.raises(GagalBersiap, match="berubah"):
        tandatangani(permohonan, kantor.kepala_ukpbj, beku, "kunci-yang-disela-satu")
    surat = Surat.objects.get(permohonan=permohonan)
    assert (surat.sha256, surat.beku_rincian["oleh"]) == ("", kantor.orang["plh"].pk)
    tandatangani(permohonan, kantor.orang["plh"], surat.beku_sha256, "kunci-pelaksana-harian")
    assert satu_tanda_tangan(permohonan).penanda_tangan == kantor.orang["plh"]


def test_a_number_reserved_yesterday_is_void_and_the_letter_gets_todays(kantor, siap_tanda_tangan):
    permohonan, aksi = siap_tanda_tangan
    siapkan_surat(permohonan, aksi=aksi, oleh=kantor.kepala_ukpbj)
    kemarin = timezone.localdate() - timedelta(days=1)
    NomorSurat.objects.update(tanggal=kemarin)
    serentak(*[lambda: siapkan_surat(permohonan, aksi=aksi, oleh=kantor.kepala_ukpbj)] * 2)
    keadaan_nomor = list(NomorSurat.objects.order_by("urut").values_list("urut", "keadaan"))
    assert keadaan_nomor == [(1, "BATAL"), (2, "DIPESAN")]


def test_of_fifty_who_click_at_once_one_wins_in_every_round(kantor):
    """Action after action of one way; `python -m tests.faults.klik` runs the full count."""
    for akhir in islice(sepanjang_jalan(kantor, "pembuatan-akun"), 5):
        assert akhir.cacat == []
        assert akhir.hasil == {"Hasil": 1, "SudahBerubah": BANYAK - 1}
