"""Notices of a permohonan: who is asked for what, by when, and why."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from accounts_app.kata import tanggal_waktu_teks
from accounts_app.models import Pesan
from requests_app.kelengkapan import butir_periksa
from tests import pabrik
from tests.surel.bantu import kepada, kerjakan_surat, periksa_bentuk, tautan

JALUR = [
    "ajukan", "disposisikan", "perintahkan", "terima", "periksa", "nyatakan_lengkap", "buat_akun", "kirim_akun",
    "buat_draf", "koreksi",
]  # fmt: skip


def temuan(permohonan, **alasan):
    """Findings of row 5: reasons by the code of the item, everything else right."""
    return {butir.kode: alasan.get(butir.kode, "") for butir in butir_periksa(permohonan)}


def test_every_mail_of_the_way_is_a_letter_and_none_holds_the_password(kantor):
    kantor.profil.nama_lpse = "LPSE Contoh & Rekan"
    kantor.profil.save()
    permohonan = pabrik.draf(kantor, orang=2)
    for nama in JALUR:
        permohonan = pabrik.maju(kantor, permohonan, nama)
        kerjakan_surat()
    penerima = {alamat for surat in mail.outbox for alamat in surat.to}
    orang = [
        kantor.satker,
        kantor.kepala_ukpbj,
        kantor.kepala_lpse,
        kantor.admin_ppe,
        *permohonan.subjek.all(),
    ]
    assert penerima >= {o.email for o in orang}
    for surat in mail.outbox:
        periksa_bentuk(surat, kantor)
        assert pabrik.SANDI_SPSE not in surat.message().as_string()
    assert not Pesan.objects.filter(isi__contains=pabrik.SANDI_SPSE).exists()


def test_who_is_awaited_reads_the_step_its_request_and_the_deadline(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    surat = kepada(kerjakan_surat(), kantor.kepala_ukpbj)
    assert surat.subject == f"Mohon ditindaklanjuti: {permohonan.nomor} – Balai Contoh Tekstil"
    with timezone.override("Asia/Jakarta"):
        batas = tanggal_waktu_teks(permohonan.tenggat)
    for baris in (
        "Yth. Kepala Ukpbj",
        f"Nomor permohonan: {permohonan.nomor}",
        "Layanan: Pembuatan akun PPK dan Pejabat Pengadaan",
        "Satuan Kerja: Balai Contoh Tekstil",
        "Hal: Permohonan User ID",
        "Langkah 2: Menerima surat dan mendisposisi kepada Kepala LPSE",
        f"Batas waktu: {batas}",
    ):
        assert f"{baris}\n" in surat.body
    assert batas.endswith(" WIB")
    assert f"/permohonan/{permohonan.nomor}/" in tautan(surat)[0]


def test_a_notice_names_none_of_the_persons_of_the_request(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    for surat in kerjakan_surat():
        assert not any(orang.nama in surat.body for orang in permohonan.subjek.all())


def test_shared_work_says_that_a_colleague_may_have_taken_it(kantor):
    pabrik.permohonan(kantor, "DIPERINTAHKAN")
    surat = kerjakan_surat()
    assert "bila rekan Anda sudah mengambilnya" in kepada(surat, kantor.admin_ppe).body
    assert "bila rekan Anda sudah mengambilnya" in kepada(surat, kantor.admin_agency).body


def test_work_that_is_already_his_speaks_of_no_colleague(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    kerjakan_surat()
    permohonan = pabrik.maju(kantor, permohonan, "kembalikan_draf")
    surat = kepada(kerjakan_surat(), kantor.admin_ppe)
    assert "Terakhir: Kepala LPSE mengembalikan draf Surat Pemberitahuan dengan catatan\n" in surat.body
    assert "rekan Anda" not in surat.body


def test_a_step_without_a_time_promises_no_deadline(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    type(permohonan).objects.filter(pk=permohonan.pk).update(tenggat=None)
    assert "atas waktu" not in kepada(kerjakan_surat(), kantor.kepala_ukpbj).body


def test_a_return_lists_what_is_asked_and_why(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=2)
    pertama, kedua = permohonan.subjek.all()
    alasan = {f"s1-{kedua.pk}": "Tidak terbaca & <terpotong>", f"d-{pertama.pk}": "NIP berbeda dengan SK"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan(permohonan, **alasan))
    kerjakan_surat()
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi", pesan="Mohon dikirim sebelum Jumat.")
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Mohon dilengkapi: {permohonan.nomor}"
    judul = f"SK Penunjukan dan Pengangkatan PPK/Pejabat Pengadaan – {kedua.nama}"
    assert f"1. {judul}\n   Alasan: Tidak terbaca & <terpotong>\n" in surat.body
    assert f"2. Data orang – {pertama.nama}\n   Alasan: NIP berbeda dengan SK\n" in surat.body
    assert "3. " not in surat.body
    assert "Pesan dari petugas: Mohon dikirim sebelum Jumat.\n" in surat.body


def test_a_return_that_was_answered_before_its_notice_went_out_lists_nothing(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan(permohonan, s0="Tanpa cap"))
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    permohonan = pabrik.maju(kantor, permohonan, "tarik")
    surat = [s for s in kerjakan_surat() if s.to == [kantor.satker.email]]
    assert surat
    assert not any("Tanpa cap" in s.body for s in surat)


def test_a_refusal_says_why(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kerjakan_surat()
    pabrik.maju(kantor, permohonan, "tolak", alasan="Bukan satuan kerja yang dilayani kantor ini.")
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Permohonan {permohonan.nomor}: Ditolak"
    assert "\nAlasan: Bukan satuan kerja yang dilayani kantor ini.\n" in surat.body


def test_whose_work_was_withdrawn_is_told_that_nothing_is_left_to_do(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kerjakan_surat()
    pabrik.maju(kantor, permohonan, "tarik", alasan="Pejabatnya berganti.")
    surat = kepada(kerjakan_surat(), kantor.admin_ppe)
    periksa_bentuk(surat, kantor)
    assert surat.subject == f"Permohonan {permohonan.nomor}: Ditarik"
    assert "Tidak ada lagi yang perlu Anda kerjakan." in surat.body
    assert "Alasan: Pejabatnya berganti." in surat.body


def test_the_longest_name_of_a_unit_still_fits_the_subject(kantor):
    kantor.unit.nama = "Balai " + "Contoh " * 27 + "Baru"
    kantor.unit.save()
    pabrik.permohonan(kantor, "DIAJUKAN")
    surat = kepada(kerjakan_surat(), kantor.kepala_ukpbj)
    assert len(surat.subject) == 200
    assert surat.subject.endswith("…")


@pytest.mark.parametrize(
    ("zona", "teks"),
    [
        ("Asia/Jakarta", "Selasa, 24 November 2026 pukul 23.05 WIB"),
        ("Asia/Makassar", "Rabu, 25 November 2026 pukul 00.05 WITA"),
        ("Asia/Jayapura", "Rabu, 25 November 2026 pukul 01.05 WIT"),
    ],
)
def test_a_moment_is_written_in_the_zone_of_the_office(zona, teks):
    with timezone.override(ZoneInfo(zona)):
        assert tanggal_waktu_teks(datetime(2026, 11, 24, 16, 5, tzinfo=ZoneInfo("UTC"))) == teks


def test_no_moment_is_no_text():
    assert tanggal_waktu_teks(None) == ""
