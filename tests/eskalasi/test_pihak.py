"""Who is reminded: the owner, the head above, the secretariat, both sides of what stalls; and what the message says."""

from datetime import date, timedelta

from accounts_app.models import Penugasan, Peran
from accounts_app.models.penugasan import PERAN_KANTOR
from accounts_app.services import tugaskan
from requests_app.eskalasi import BERKALA, LEWAT, SEBELUM, SEKRETARIAT
from requests_app.eskalasi_pihak import ATASAN, penerima
from requests_app.kedaluwarsa import ingatkan
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import KEPALA_LPSE, PELAKSANA_KEPALA, PELAKSANA_PEMOHON, PERAN_PELAKSANA
from requests_app.sop.syarat import akhir_tahun
from tests import jalan, pabrik
from tests.eskalasi.bantu import KAMIS_SORE, jalankan, kepada, kini, wib
from tests.perbaikan.bantu import kembalikan
from tests.surel.bantu import kerjakan_surat, periksa_bentuk

SEDETIK = timedelta(seconds=1)


def siapa(permohonan, tahap):
    return [(orang.username, peristiwa, sisi) for orang, peristiwa, sisi in penerima(permohonan, tahap)]


def di_baris(kantor, pelaksana, petugas=None):
    """A filed permohonan as if this column's row were awaited."""
    permohonan = Permohonan.objects.first() or pabrik.permohonan(kantor, "DIAJUKAN")
    Permohonan.objects.filter(pk=permohonan.pk).update(pelaksana=pelaksana, petugas=petugas)
    return kini(permohonan)


KOLOM = sorted({baris.pelaksana for kelas in SOP.values() for baris in kelas.LANGKAH} - PELAKSANA_PEMOHON)


def test_every_column_of_every_sop_has_an_owner_and_a_head_above(kantor):
    assert len(KOLOM) >= 6
    for kolom in KOLOM:
        permohonan = di_baris(kantor, kolom)
        pelaku = [o for o in siapa(permohonan, LEWAT) if o[1] == "lewat"]
        atasan = [nama for nama, peristiwa, _ in siapa(permohonan, LEWAT) if peristiwa == "eskalasi"]
        diharapkan = {"Kepala LPSE": ["kepala_ukpbj"], "Kepala UKPBJ": ["pengelola"]}.get(
            kolom, ["kepala_lpse"]
        )
        assert pelaku, kolom
        assert atasan == diharapkan, kolom
        assert (kolom in ATASAN) == (kolom in PELAKSANA_KEPALA)
        assert set(PERAN_PELAKSANA[kolom]) <= set(PERAN_KANTOR)


def test_work_that_somebody_holds_is_his_alone_and_nobodys_is_everybodys(kantor):
    tim = di_baris(kantor, "Tim Pengelola LPSE")
    semua = [("admin_ppe",), ("admin_agency",), ("admin_agency_lain",)]
    assert sorted(siapa(tim, SEBELUM)) == sorted((*o, "peringatan", "pelaku") for o in semua)
    dipegang = di_baris(kantor, "Tim Pengelola LPSE", petugas=kantor.admin_agency)
    assert siapa(dipegang, SEBELUM) == [("admin_agency", "peringatan", "pelaku")]
    kantor.admin_agency.is_active = False
    kantor.admin_agency.save()
    assert len(siapa(kini(dipegang), SEBELUM)) == 2


def test_after_the_secretariat_both_sides_are_reminded(kantor):
    tim = di_baris(kantor, "Tim Pengelola LPSE", petugas=kantor.admin_ppe)
    assert siapa(tim, SEKRETARIAT) == [
        ("kepala_lpse", "eskalasi", "menunggu"),
        ("pengelola", "eskalasi", "menunggu"),
    ]
    assert siapa(tim, BERKALA) == [("admin_ppe", "berkala", "pelaku"), ("kepala_lpse", "berkala", "menunggu")]


def test_an_empty_chair_is_passed_over_to_the_next_head_and_nobody_is_his_own(kantor):
    Penugasan.objects.filter(peran=Peran.KEPALA_LPSE).update(selesai=date(2026, 1, 1))
    assert siapa(di_baris(kantor, "Admin PPE"), SEKRETARIAT)[0][0] == "kepala_ukpbj"
    tugaskan(
        kantor.kepala_ukpbj, Peran.KEPALA_LPSE, mulai=date(2026, 2, 1), sifat="PLH", dasar_hukum="SK Contoh"
    )
    assert siapa(di_baris(kantor, KEPALA_LPSE), LEWAT) == [
        ("kepala_ukpbj", "lewat", "pelaku"),
        ("pengelola", "eskalasi", "menunggu"),
    ]


def test_a_stalled_signature_reminds_the_head_and_who_drafted(kantor, time_machine):
    time_machine.move_to(KAMIS_SORE, tick=False)
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    Permohonan.objects.filter(pk=permohonan.pk).update(petugas=kantor.admin_agency)
    orang = {nama: sisi for nama, _, sisi in siapa(kini(permohonan), BERKALA)}
    assert orang == {"kepala_ukpbj": "pelaku", "admin_ppe": "menunggu", "admin_agency": "menunggu"}


def test_a_return_reminds_the_team_and_not_the_applicant_twice(kantor, time_machine):
    """Its own reminder (two working days before the deadline) stays the applicant's only one when it is that near."""
    kantor.profil.hari_perbaikan = 8
    kantor.profil.save()
    time_machine.move_to(wib(16, 9), tick=False)
    permohonan = kembalikan(kantor)
    assert permohonan.peringatan_pada == wib(18, 7, 30)
    pesan = {}
    for hari in (18, 20, 24, 26):
        time_machine.move_to(wib(hari, 7, 31), tick=False)
        pesan[hari] = kepada(jalankan())
    kedua = {"satker": "Masih menunggu Anda", "admin_ppe": "Belum bergerak"}
    assert pesan == {
        18: kedua,
        20: kedua,
        24: {"admin_ppe": "Belum bergerak"},
        26: {"admin_ppe": "Belum bergerak"},
    }
    assert ingatkan() == 1


def test_who_waits_for_a_training_and_who_holds_it_are_both_reminded(kantor, time_machine):
    time_machine.move_to(wib(16, 9), tick=False)
    permohonan = jalan.sampai(kantor, "registrasi-admin-agency", "MENUNGGU_PELATIHAN")
    calon = permohonan.subjek.first().pengguna
    time_machine.move_to(wib(18, 7, 31), tick=False)
    assert kepada(jalankan()) == {calon.username: "Masih menunggu Anda", "admin_ppe": "Belum bergerak"}


def test_a_year_end_deactivation_reminds_nobody_of_each_of_its_hundreds(kantor, time_machine):
    time_machine.move_to(KAMIS_SORE, tick=False)
    pintu = next(a for a in aksi_dari(SOP["hak-akses"]) if "DRAF" in a.dari and a.bila is akhir_tahun)
    permohonan = pabrik.maju(kantor, pabrik.draf_akhir_tahun(kantor), pintu.nama)
    assert (permohonan.ex_officio, permohonan.peringatan_pada) == (True, None)


def test_the_mails_say_what_and_how_late_and_name_no_person_of_the_request(diajukan, kantor, time_machine):
    kerjakan_surat()
    for saat in (wib(20, 14, 23), wib(23, 8), wib(24, 8), wib(26, 8)):
        time_machine.move_to(saat, tick=False)
        jalankan()
    surat = kerjakan_surat()
    kata = (
        "Sisa waktu: 2 jam 7 menit kerja", "Terlambat: 30 menit kerja", "dinaikkan kepada Anda", "meskipun pelaksana",
        "masih menunggu Anda", "yang ditunggu adalah Kepala UKPBJ",
    )  # fmt: skip
    assert [k for k in kata if not any(k in satu.body for satu in surat)] == []
    for satu in surat:
        periksa_bentuk(satu, kantor)
        assert f"Nomor permohonan: {diajukan.nomor}\n" in satu.body
        assert "Langkah 2: Menerima surat dan mendisposisi kepada Kepala LPSE\n" in satu.body
        assert "Batas waktu: Jumat, 20 November 2026 pukul 16.30 WIB\n" in satu.body
        assert not any(orang.nama in satu.body for orang in diajukan.subjek.all())
