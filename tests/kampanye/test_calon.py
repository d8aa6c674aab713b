"""Which accounts a year-end deactivation takes in, and why not the others."""

from datetime import date

import pytest

from requests_app import kampanye as penulis
from requests_app import kampanye_calon
from requests_app.galat import BelumBoleh
from tests import pabrik
from tests.kampanye.bantu import AKHIR, akun, anyar, diajukan, rancangan


def isi(kampanye, bagian):
    baris, _ = kampanye_calon.daftar(kampanye, bagian=bagian)
    return [(b["akun"].nama, b["alasan"]) for b in baris]


def berjalan(kantor, satu):
    """A running hak-akses request that asks about this account."""
    permohonan = pabrik.draf(kantor, sop="hak-akses")
    permohonan.subjek.update(akun=satu, user_id_lama=satu.user_id)
    return pabrik.maju(kantor, permohonan, "ajukan", benar=True)


def test_every_account_that_stays_out_has_its_reason(kantor):
    akun(kantor, "Aktif")
    akun(kantor, "Berakhir Lama", sk_berlaku_sampai=date(2025, 3, 1))
    akun(kantor, "Diperpanjang", sk_berlaku_sampai=date(2027, 1, 1))
    akun(kantor, "Tanpa Batas", sk_berlaku_sampai=None)
    akun(kantor, "Pengusul", nip=kantor.admin_agency.nip or "", pengguna=kantor.admin_agency)
    akun(kantor, "Sudah Nonaktif", status="NONAKTIF")
    akun(kantor, "Bukan PPK", jenis="PP")
    berjalan(kantor, akun(kantor, "Sedang Diurus"))
    kampanye = rancangan(kantor)
    # The draft of the running request knows an account of its own.
    kampanye_calon.AkunSPSE.objects.filter(user_id="LAMA1").update(status="NONAKTIF")
    assert isi(kampanye, "masuk") == [("Aktif", ""), ("Berakhir Lama", "")]
    assert isi(kampanye, "dikecualikan") == [
        ("Diperpanjang", "SK berlaku melewati 31 Desember 2026"),
        ("Pengusul", "Akun milik pengusul sendiri"),
        ("Sedang Diurus", "Masih ada permohonan hak akses atau reset password yang berjalan"),
        ("Tanpa Batas", "SK tanpa batas akhir"),
    ]
    jumlah = kampanye_calon.hitung(kampanye)
    assert (jumlah["masuk"], jumlah["dikecualikan"]) == (2, 4)


def test_sk_without_an_end_is_taken_in_when_the_criteria_say_so(kantor):
    akun(kantor, "Tanpa Batas", sk_berlaku_sampai=None)
    assert isi(rancangan(kantor, tanpa_batas_sk=True), "masuk") == [("Tanpa Batas", "")]


def test_chosen_units_bring_those_below_them(kantor):
    akun(kantor, "Sini")
    akun(kantor, "Sana", unit=kantor.unit_lain)
    assert isi(rancangan(kantor, unit=[kantor.unit]), "semua") == [("Sini", "")]
    assert len(isi(rancangan(kantor, unit=[kantor.instansi]), "semua")) == 2


def test_left_out_by_hand_and_taken_back(kantor):
    satu, _ = akun(kantor, "Budi"), akun(kantor, "Citra")
    kampanye = rancangan(kantor)
    penulis.kecualikan(kampanye, satu, "Masih menyelesaikan kontrak.", oleh=kantor.admin_agency)
    assert isi(kampanye, "dikecualikan") == [("Budi", "Masih menyelesaikan kontrak.")]
    assert kampanye_calon.hitung(kampanye)["kelompok"] == [(kampanye_calon.PERORANGAN, 1)]
    penulis.sertakan(kampanye, satu, oleh=kantor.admin_agency)
    assert isi(kampanye, "masuk") == [("Budi", ""), ("Citra", "")]


def test_the_list_is_live_until_it_is_submitted_then_frozen(kantor):
    akun(kantor, "Budi")
    kampanye = rancangan(kantor)
    dua = akun(kantor, "Citra")
    assert len(isi(kampanye, "masuk")) == 2
    penulis.kecualikan(kampanye, dua, "Alasan.", oleh=kantor.admin_agency)
    penulis.ajukan(kampanye, oleh=kantor.admin_agency)
    akun(kantor, "Dewi")
    kampanye = anyar(kampanye)
    assert isi(kampanye, "semua") == [("Budi", ""), ("Citra", "Alasan.")]
    with pytest.raises(BelumBoleh, match="tidak dapat dikecualikan lagi"):
        penulis.kecualikan(kampanye, dua, "Lagi.", oleh=kantor.admin_agency)


def test_declined_it_is_live_again_and_keeps_what_was_left_out_by_hand(kantor):
    akun(kantor, "Budi")
    kampanye = rancangan(kantor)
    penulis.kecualikan(kampanye, akun(kantor, "Citra"), "Alasan.", oleh=kantor.admin_agency)
    penulis.ajukan(kampanye, oleh=kantor.admin_agency)
    penulis.putuskan(kampanye, oleh=kantor.admin_agency_lain, setuju=False, alasan="Periksa Budi.")
    akun(kantor, "Dewi")
    kampanye = anyar(kampanye)
    assert (kampanye.status, kampanye.alasan) == ("DITOLAK", "Periksa Budi.")
    assert isi(kampanye, "semua") == [("Budi", ""), ("Citra", "Alasan."), ("Dewi", "")]
    penulis.ajukan(kampanye, oleh=kantor.admin_agency)
    assert anyar(kampanye).status == "DIAJUKAN"


def test_nothing_taken_in_is_not_submitted(kantor):
    akun(kantor, "Diperpanjang", sk_berlaku_sampai=date(2027, 1, 1))
    with pytest.raises(BelumBoleh, match="Tidak ada akun yang masuk"):
        diajukan(kantor)


def test_the_next_page_goes_on_where_the_last_one_ended(kantor):
    for urut in range(7):
        akun(kantor, f"Sama {urut // 2}")
    kampanye, nama, sesudah = rancangan(kantor), [], None
    for _ in range(4):
        baris, sesudah = kampanye_calon.daftar(kampanye, sesudah=sesudah, banyak=2)
        nama += [b["akun"].pk for b in baris]
    assert sesudah is None
    assert len(set(nama)) == len(nama) == 7


def test_a_search_finds_by_name_user_id_nip_and_unit(kantor):
    akun(kantor, "Budi", user_id="BUDI77", nip="198001012005011001")
    akun(kantor, "Citra", unit=kantor.unit_lain)
    kampanye = rancangan(kantor)
    for kata in ("budi", "budi77", "1980 0101", kantor.unit.nama):
        assert [b["akun"].nama for b in kampanye_calon.daftar(kampanye, cari=kata)[0]] == ["Budi"], kata
    assert AKHIR.year == kampanye.tahun
