"""The morning digest: once a working morning, to whoever has something, and only what concerns him."""

import pytest

from accounts_app.models import Pesan
from requests_app import ringkasan, tugas
from requests_app.kantor import isi_kalender
from requests_app.models import HariLibur, Tugas
from tests import pabrik
from tests.eskalasi.bantu import kini, wib
from tests.perbaikan.bantu import kembalikan
from tests.surel.bantu import kerjakan_surat, periksa_bentuk

PAGI = wib(23, 7, 30)


def kirim():
    """{user name: text} of the digests sent now."""
    ada = set(Pesan.objects.values_list("pk", flat=True))
    ringkasan.sapu()
    for pk in Tugas.objects.filter(jenis="ringkasan", selesai_pada=None).values_list("pk", flat=True):
        assert tugas.kerjakan(pk) == "selesai"
    return {p.penerima.username: p.isi for p in Pesan.objects.exclude(pk__in=ada).select_related("penerima")}


@pytest.fixture
def senin(diajukan, time_machine):
    """Monday 07.30: what the Kepala UKPBJ was to do by Friday is late."""
    time_machine.move_to(PAGI, tick=False)
    return diajukan


def test_each_reads_what_concerns_him_and_whom_nothing_concerns_gets_nothing(kantor, senin, time_machine):
    diperintah = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    terlambat = f"{senin.nomor}, Balai Contoh Tekstil: Menerima surat dan mendisposisi kepada Kepala LPSE"
    isi = kirim()
    assert set(isi) == {"kepala_ukpbj", "pengelola", "admin_ppe", "admin_agency", "admin_agency_lain"}
    assert f"Terlambat: 1\n- {terlambat}" in isi["kepala_ukpbj"]
    assert "Jatuh tempo hari ini: 1\n- " + diperintah.nomor in isi["admin_ppe"]
    assert "Langkah terlambat di seluruh kantor: 1\n" in isi["pengelola"]
    assert "Terlambat: " not in isi["admin_ppe"]
    time_machine.move_to(wib(24, 8), tick=False)
    isi = kirim()
    assert f"Terlambat di bawah Anda: 1\n- {diperintah.nomor}" in isi["kepala_lpse"]
    assert "Terlambat di bawah Anda: 1\n" in isi["kepala_ukpbj"]


def test_it_comes_once_a_day_also_when_the_machine_starts_late_but_not_after_noon(senin, time_machine):
    kali = {
        wib(23, 7, 29): 0,
        wib(23, 12): 0,
        wib(23, 20): 0,
        wib(23, 11, 59): 1,
        wib(23, 11, 59, 30): 0,
        wib(24, 7, 31): 1,
    }
    for saat, harapan in kali.items():
        time_machine.move_to(saat, tick=False)
        assert ("kepala_ukpbj" in kirim()) == harapan, saat


def test_on_a_day_off_there_is_none(senin):
    isi_kalender([2026, 2027])
    HariLibur.objects.create(tanggal=PAGI.date(), nama="Kantor tutup", jenis=HariLibur.Jenis.KANTOR)
    assert kirim() == {}


def test_a_digest_that_was_held_up_until_the_evening_is_not_sent(senin, time_machine):
    assert ringkasan.sapu() > 0
    time_machine.move_to(wib(23, 19), tick=False)
    assert kirim() == {}


def test_the_applicant_reads_of_what_he_is_to_complete(kantor, time_machine):
    time_machine.move_to(wib(19, 15), tick=False)
    permohonan = kembalikan(kantor)
    time_machine.move_to(PAGI, tick=False)
    isi = kirim()
    assert f"Menunggu Anda: 1\n- {permohonan.nomor}, Balai Contoh Tekstil: " in isi["satker"]
    assert "(batas Kam 26 Nov 16.00 WIB)" in isi["satker"]
    assert "satker_lain" not in isi


def test_a_reason_that_is_owed_stands_in_it_until_it_is_given(kantor, senin, time_machine, settings):
    pabrik.maju(kantor, kini(senin), "disposisikan")
    utang = kantor.kepala_ukpbj.penyimpangan
    assert utang.filter(dijawab_pada=None).count() == 1
    alamat = f"/penyimpangan/{utang.get().pk}/"
    assert (
        f"yang belum Anda jelaskan: 1\n- {senin.nomor}: {settings.PORTAL_URL}{alamat}\n"
        in kirim()["kepala_ukpbj"]
    )
    utang.update(sebab="LAIN", dijawab_pada=PAGI)
    time_machine.move_to(wib(24, 7, 31), tick=False)
    assert "yang belum Anda jelaskan" not in kirim().get("kepala_ukpbj", "")


def test_it_is_a_letter_and_names_no_person_of_a_request(kantor, senin):
    kerjakan_surat()
    kirim()
    surat = [s for s in kerjakan_surat() if s.subject == "Ringkasan pagi Senin, 23 November 2026"]
    assert len(surat) >= 2
    for satu in surat:
        periksa_bentuk(satu, kantor)
        assert not any(orang.nama in satu.body for orang in senin.subjek.all())
