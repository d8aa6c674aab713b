"""After filing: the confirmation page, the dates of what comes next, and the receipt."""

import subprocess
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from requests_app import tugas
from requests_app.berkas import gudang
from requests_app.izin import Pelaku
from requests_app.janji_cetak import html_tanda_terima
from requests_app.kantor import kalender_kantor
from requests_app.models import Cetakan, Permohonan
from requests_app.perkiraan import perkiraan_selesai, rencana
from requests_app.tenggat import tenggat
from tests import jalan, pabrik
from tests.perayap import isi, masuk


def buat_tanda_terima(permohonan):
    for satu in permohonan.tugas.filter(jenis="tanda_terima", selesai_pada=None):
        assert tugas.kerjakan(satu.pk) == "selesai"


def teks(permohonan):
    with gudang.buka(Cetakan.objects.get(permohonan=permohonan).sha256) as berkas:
        hasil = subprocess.run(
            ["pdftotext", "-layout", "-", "-"], input=berkas.read(), capture_output=True, check=True
        )
    return " ".join(hasil.stdout.decode().split())


def kirim_draf(kantor):
    draf = pabrik.draf(kantor)
    data = {"ajukan-versi": draf.versi, "ajukan-kunci": "kunci-pengajuan-0001", "ajukan-benar": "on"}
    klien = masuk(kantor.satker)
    return draf, klien, lambda: klien.post(reverse("aksi", args=[draf.kode_draf, "ajukan"]), data)


def test_filing_leads_to_the_confirmation_and_a_second_press_too(kantor):
    draf, klien, kirim = kirim_draf(kantor)
    pertama, kedua = kirim(), kirim()
    permohonan = Permohonan.objects.get(pk=draf.pk)
    tujuan = reverse("terkirim", args=[permohonan.nomor])
    assert [pertama.headers["Location"], kedua.headers["Location"]] == [tujuan, tujuan]
    halaman = klien.get(tujuan).content.decode()
    assert "Permohonan terkirim" in halaman
    assert halaman.count(permohonan.nomor) > 3
    assert f'id="kode-lacak">{permohonan.kode_lacak}<' in halaman
    assert 'data-status="DIAJUKAN"' in halaman
    assert "<svg" in halaman
    assert "style=" not in halaman
    assert "Menerima surat dan mendisposisi" in halaman


def test_the_confirmation_is_for_the_applicants_side_and_the_office(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    buat_tanda_terima(permohonan)
    penerima = permohonan.subjek.get().pengguna
    for nama in ("terkirim", "tanda_terima"):
        alamat = reverse(nama, args=[permohonan.nomor])
        for orang in (kantor.satker, kantor.admin_ppe, kantor.kepala_ukpbj):
            tanggapan = masuk(orang).get(alamat)
            assert (tanggapan.status_code, len(isi(tanggapan)) > 1000) == (200, True)
        assert Permohonan.objects.terlihat_oleh(Pelaku(penerima)).filter(pk=permohonan.pk).exists()
        for orang in (penerima, kantor.satker_lain, kantor.luar, kantor.super):
            assert masuk(orang).get(alamat).status_code == 404


def test_a_draft_has_neither_confirmation_nor_receipt(kantor):
    draf = pabrik.draf(kantor)
    klien = masuk(kantor.satker)
    assert klien.get(reverse("terkirim", args=[draf.acuan])).headers["Location"] == reverse(
        "draf", args=[draf.acuan]
    )
    assert klien.get(reverse("tanda_terima", args=[draf.acuan])).status_code == 404


def test_each_row_is_planned_after_the_one_before_it(kantor):
    kalender = kalender_kantor()
    with time_machine.travel(timezone.datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))):
        permohonan = pabrik.permohonan(kantor)
        giliran = rencana(permohonan, kalender)
        assert [g.langkah.baris for g in giliran] == list(range(2, 14))
        assert giliran[0].sampai == permohonan.tenggat
        for sebelum, sesudah in pairwise(giliran):
            assert sesudah.sampai == tenggat(kalender, sebelum.sampai, sesudah.langkah.waktu)
        # Row 2: Tuesday at closing time; 60 + 30 + … minutes of rows 3 to 13 are 370: Wednesday 14.40, lunch out.
        assert f"{perkiraan_selesai(giliran).astimezone(kalender.zona):%a %d %H.%M}" == "Wed 25 14.40"


def test_a_late_row_moves_the_plan_to_now(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    nanti = permohonan.tenggat + timedelta(days=10)
    giliran = rencana(permohonan, kalender_kantor(), nanti)
    assert giliran[0].sampai == permohonan.tenggat
    assert all(g.sampai > nanti for g in giliran[1:])


def test_nothing_is_planned_while_the_applicant_holds_it_or_after_the_end(kantor):
    for status in ("DIKEMBALIKAN", "DITOLAK"):
        permohonan = jalan.sampai(kantor, "pembuatan-akun", status)
        assert rencana(permohonan, kalender_kantor()) == []
    assert perkiraan_selesai([]) is None


def test_the_receipt_is_promised_with_the_filing_and_made_once(kantor):
    permohonan = pabrik.permohonan(kantor)
    klien = masuk(kantor.satker)
    alamat = reverse("tanda_terima", args=[permohonan.nomor])
    belum = klien.get(alamat, follow=True)
    assert "sedang dibuat" in belum.content.decode()
    (janji,) = permohonan.tugas.filter(jenis="tanda_terima")
    buat_tanda_terima(permohonan)
    tugas.PENANGAN["tanda_terima"](janji)
    assert Cetakan.objects.filter(permohonan=permohonan, kunci="tanda_terima").count() == 1
    tanggapan = klien.get(alamat)
    assert tanggapan.headers["Content-Type"] == "application/pdf"
    assert f"tanda-terima-{permohonan.nomor}.pdf" in tanggapan.headers["Content-Disposition"]
    assert isi(tanggapan).startswith(b"%PDF-")


def test_the_receipt_says_what_was_handed_in_when_and_how_to_track_it(kantor, settings):
    settings.PORTAL_URL = "https://portal.contoh.go.id"
    permohonan = pabrik.permohonan(kantor, orang=2)
    # Letters that lean on each other: a code copied from the paper must not fall apart.
    Permohonan.objects.filter(pk=permohonan.pk).update(kode_lacak="LTYPAJ")
    permohonan.refresh_from_db()
    buat_tanda_terima(permohonan)
    tertulis = teks(permohonan)
    for orang in permohonan.subjek.all():
        assert orang.nama in tertulis
    for kata in (
        permohonan.nomor, permohonan.kode_lacak, permohonan.unit.nama, permohonan.nomor_surat, "WIB",
        permohonan.kelas.NAMA_LAYANAN, kantor.profil.nama_instansi.upper(), "https://portal.contoh.go.id/lacak/",
        "Sertifikat Pengadaan Barang/Jasa Tingkat Dasar", "Kepala UKPBJ",
    ):  # fmt: skip
        assert kata in tertulis, kata
    assert tertulis.count("pindaian.pdf") == permohonan.berkas.count() == 5


def test_the_receipt_lists_what_was_filed_even_when_it_is_made_after_a_return(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN")
    assert permohonan.berkas.filter(nama="baru.pdf").exists()
    halaman = html_tanda_terima(permohonan)
    assert "baru.pdf" not in halaman
    assert halaman.count("pindaian.pdf") == 3


@pytest.mark.parametrize("sisi", ["satker", "admin_ppe"])
def test_the_permohonan_leads_back_to_receipt_and_code(kantor, sisi):
    permohonan = pabrik.permohonan(kantor)
    halaman = masuk(kantor.orang[sisi]).get(reverse("permohonan", args=[permohonan.nomor])).content.decode()
    assert reverse("terkirim", args=[permohonan.nomor]) in halaman
