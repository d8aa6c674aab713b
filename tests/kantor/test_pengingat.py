"""The figures of reminders, as the office writes them."""

from datetime import time

from accounts_app.models import ProfilKantor
from tests.kantor.bantu import galat, kirim, pesan

ALAMAT = "/kantor/pengingat/"
ISI = {"persen_peringatan": "50", "hari_eskalasi": "2", "hari_pengingat": "3", "jam_ringkasan": "06.45"}


def angka():
    profil = ProfilKantor.muat()
    return profil.persen_peringatan, profil.hari_eskalasi, profil.hari_pengingat, profil.jam_ringkasan


def test_the_figures_are_saved_noted_and_shown_with_what_they_do(kelola, time_machine):
    time_machine.move_to("2026-11-19T08:00:00+00:00", tick=False)
    halaman = kelola.get(ALAMAT).content.decode()
    assert "Kamis, 19 November 2026 pukul 15.45 WIB" in halaman
    assert 'value="07.30"' in halaman
    coba = kelola.post(ALAMAT, ISI | {"coba": "1"}).content.decode()
    assert "Kamis, 19 November 2026 pukul 15.30 WIB" in coba
    assert angka() == (75, 1, 2, time(7, 30))
    assert "tersimpan" in pesan(kirim(kelola, ALAMAT, ISI, ikut=True))
    assert angka() == (50, 2, 3, time(6, 45))


SALAH = (
    ("persen_peringatan", "99", "95"), ("hari_eskalasi", "0", "1"), ("hari_pengingat", "x", "angka bulat"),
    ("jam_ringkasan", "pagi", "misalnya 07.30"), ("jam_ringkasan", "13.00", "antara 05.00 dan 11.59"),
)  # fmt: skip


def test_figures_that_make_no_sense_are_refused_in_words(kelola):
    for isian, nilai, kalimat in SALAH:
        assert kalimat in galat(kelola, ALAMAT, ISI | {isian: nilai}), isian
    assert angka() == (75, 1, 2, time(7, 30))
