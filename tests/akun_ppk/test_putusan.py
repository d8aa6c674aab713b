"""Akun-ppk, rows 5 to 7: right or not right, and the notice of a refusal that its PPK may keep."""

import subprocess

import pytest
from django.core import mail

from requests_app import pengisian, tugas
from requests_app.berkas import gudang
from requests_app.models import Catatan, Permohonan
from tests import pabrik
from tests.perayap import masuk

ALASAN = "SK tidak diterbitkan pejabat yang berwenang."


@pytest.fixture
def lengkap(kantor):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    for nama in ("ajukan", "nyatakan_lengkap"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    return permohonan


@pytest.fixture
def ditolak(kantor, lengkap):
    hasil = pabrik.maju(kantor, lengkap, "nyatakan_tidak_valid", alasan=ALASAN)
    hasil = pabrik.maju(kantor, hasil, "beritahukan_penolakan")
    while tugas.sapu():
        pass
    return hasil


def kirim(kantor, permohonan, nama, **isi):
    data = {"versi": permohonan.versi, "kunci": "k" * 20} | isi
    data = {f"kebenaran-{kunci}": nilai for kunci, nilai in data.items()}
    return masuk(kantor.admin_agency).post(f"/permohonan/{permohonan.nomor}/{nama}/", data)


def test_one_panel_has_both_outcomes_and_the_data_beside_spse_s_fields(kantor, lengkap):
    isi = masuk(kantor.admin_agency).get(f"/permohonan/{lengkap.nomor}/").content.decode()
    tugas_kini = isi.partition('id="tugas"')[2].partition('id="jejak"')[0]
    assert tugas_kini.count('name="kebenaran-cara" value="TELEPON"') == 1
    for kata in ("Cocokkan dengan daftar isian", "Masa berlaku SK"):
        assert kata in tugas_kini
    for aksi in ("nyatakan_valid", "nyatakan_tidak_valid"):
        assert f'data-aksi="{aksi}"' in tugas_kini


@pytest.mark.parametrize(
    ("nama", "isi", "galat"),
    [
        ("nyatakan_valid", {}, "Cocokkan dulu data permohonan"),
        ("nyatakan_valid", {"sesuai_spse": "on", "cara": "TELEPON"}, "Tulis siapa yang dihubungi"),
        ("nyatakan_tidak_valid", {}, "Tulis apa yang tidak benar"),
        ("nyatakan_tidak_valid", {"alasan": ALASAN, "cara": "BERTEMU"}, "Tulis siapa yang dihubungi"),
    ],
)
def test_each_outcome_demands_its_own_and_no_more(kantor, lengkap, nama, isi, galat):
    jawaban = kirim(kantor, lengkap, nama, **isi)
    assert jawaban.status_code == 422
    assert galat in jawaban.content.decode()
    assert Permohonan.objects.get(pk=lengkap.pk).status == "DINYATAKAN_LENGKAP"


def test_a_call_is_kept_as_a_note_of_the_office(kantor, lengkap):
    isi = {"sesuai_spse": "on", "cara": "TELEPON", "hasil": "PPK ditelepon; SK dibenarkan."}
    assert kirim(kantor, lengkap, "nyatakan_valid", **isi).status_code == 302
    catatan = Catatan.objects.get()
    assert catatan.isi == "Konfirmasi kepada PPK (telepon): PPK ditelepon; SK dibenarkan."
    assert not catatan.untuk_pemohon


def test_without_a_call_nothing_is_noted(kantor, lengkap):
    assert kirim(kantor, lengkap, "nyatakan_tidak_valid", alasan=ALASAN).status_code == 302
    assert not Catatan.objects.exists()
    assert Permohonan.objects.get(pk=lengkap.pk).alasan == ALASAN


def pdf(permohonan):
    return f"/permohonan/{permohonan.nomor}/cetakan/penolakan.pdf"


@pytest.mark.parametrize(
    ("siapa", "kode"), [("ppk", 200), ("admin_agency", 200), ("helpdesk", 200), ("luar", 404), ("pp", 404)]
)
def test_the_notice_is_for_its_ppk_and_the_office(kantor, ditolak, siapa, kode):
    jawaban = masuk(kantor.orang[siapa]).get(pdf(ditolak))
    jawaban.close()
    assert jawaban.status_code == kode


def test_there_is_no_notice_of_what_was_not_refused_and_no_other_paper_by_that_way(kantor, lengkap, ditolak):
    lain = pabrik.maju(kantor, pabrik.draf(kantor, sop="akun-ppk"), "ajukan")
    assert masuk(kantor.ppk).get(pdf(lain)).status_code == 404
    assert masuk(kantor.ppk).get(pdf(ditolak).replace("penolakan", "tanda_terima")).status_code == 404


def test_the_notice_and_the_mail_say_why(kantor, ditolak, tmp_path):
    with gudang.buka(ditolak.cetakan.get(kunci="penolakan").sha256) as isi:
        (tmp_path / "p.pdf").write_bytes(isi.read())
    perintah = ["pdftotext", str(tmp_path / "p.pdf"), "-"]
    teks = " ".join(subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.split())
    for kata in ("Pemberitahuan Permohonan Ditolak", ALASAN, ditolak.nomor, "tanpa tanda tangan"):
        assert kata in teks
    surel = next(s for s in mail.outbox if s.to == [kantor.ppk.email] and "Ditolak" in s.subject)
    assert ALASAN in surel.body
    assert "dapat diunduh pada halaman permohonan" in surel.body
    assert "Menunggu pengarsipan" not in surel.body


def test_the_refused_ppk_reads_it_before_the_file_is_archived_and_may_ask_again_after(kantor, ditolak):
    halaman = f"/permohonan/{ditolak.nomor}/"
    isi = masuk(kantor.ppk).get(halaman).content.decode()
    assert "Permohonan ditolak" in isi
    assert pdf(ditolak) in isi
    assert 'data-aksi="salin"' not in isi
    berakhir = pabrik.maju(kantor, ditolak, "arsipkan_penolakan")
    assert berakhir.status == "DITOLAK"
    assert 'data-aksi="salin"' in masuk(kantor.ppk).get(halaman).content.decode()
    salinan = pengisian.salin_draf(berakhir, oleh=kantor.ppk)
    assert salinan.subjek.get().pengguna == kantor.ppk


def test_giving_up_on_an_incomplete_file_is_told_the_same_way(kantor):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    for nama in ("ajukan", "nyatakan_tidak_lengkap", "tolak_tidak_lengkap"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    isi = masuk(kantor.admin_agency).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "Yang dibaca PPK" in isi
    assert "Alasan contoh." in isi
