"""The berita acara: its date in words, what became of each account, and the two who answer for it."""

import io
from datetime import date

import pikepdf
import pytest
from django.utils import timezone

from requests_app import kampanye as penulis
from requests_app.berkas import gudang
from requests_app.surat.berita_acara import hari_ini, html
from requests_app.surat.terbilang import terbilang
from tests.kampanye.bantu import akun, anyar, disetujui, kerjakan_janji, laksanakan, rancangan
from tests.perayap import masuk


@pytest.mark.parametrize(
    ("bilangan", "kata"),
    [
        (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (17, "tujuh belas"), (20, "dua puluh"), (31, "tiga puluh satu"),
        (100, "seratus"), (111, "seratus sebelas"), (1000, "seribu"), (1998, "seribu sembilan ratus sembilan puluh delapan"),
        (2026, "dua ribu dua puluh enam"), (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_numbers_in_words(bilangan, kata):
    assert terbilang(bilangan) == kata


def test_the_date_is_spelled_out():
    kata = "Kamis, tanggal tiga puluh satu bulan Desember tahun dua ribu dua puluh enam"
    assert hari_ini(date(2026, 12, 31)) == kata


def test_it_says_what_became_of_each_account_and_why_others_were_left_out(kantor):
    akun(kantor, "Budi")
    akun(kantor, "Citra")
    akun(kantor, "Dewi")
    akun(kantor, "Eka 😀", sk_berlaku_sampai=date(2027, 1, 1))
    kampanye = disetujui(kantor)
    agency = masuk(kantor.admin_agency)
    laksanakan(agency, kampanye, "nonaktif", ["Budi"])
    laksanakan(agency, kampanye, "tidak", ["Citra"], alasan="Masih ada paket berjalan.")
    isi = html(anyar(kampanye), timezone.now())
    for kata in (
        "Penonaktifan Akun PPK Akhir Tahun 2026",
        "Pada hari ini ",
        "3 akun: 1 dinonaktifkan, 1 tidak dapat dinonaktifkan, 0 dibatalkan",
        "Tidak dinonaktifkan: Masih ada paket berjalan.",
        "Menunggu dilaksanakan di SPSE",
        "SK berlaku melewati 31 Desember 2026",
        "Yang mengusulkan",
        "Yang menyetujui",
        "Kepala LPSE",
        "Eka □",
    ):
        assert kata in isi, kata


def test_it_is_made_on_request_and_again_at_the_end(kantor):
    akun(kantor, "Budi")
    kampanye = disetujui(kantor)
    klien = masuk(kantor.admin_agency)
    klien.post(f"/penonaktifan/{kampanye.pk}/berita-acara/")
    kerjakan_janji()
    sementara = anyar(kampanye).berita_acara_sha256
    with gudang.buka(sementara) as berkas, pikepdf.open(io.BytesIO(berkas.read())) as dokumen:
        assert dokumen.docinfo["/Title"] == "Berita acara penonaktifan akun PPK akhir tahun 2026"
    penulis.batalkan_sisanya(kampanye, oleh=kantor.admin_agency, alasan="Tidak jadi.")
    kerjakan_janji()
    assert anyar(kampanye).berita_acara_sha256 not in ("", sementara)


def test_a_draft_has_none(kantor):
    akun(kantor, "Budi")
    kampanye = rancangan(kantor)
    jawaban = masuk(kantor.admin_agency).post(f"/penonaktifan/{kampanye.pk}/berita-acara/")
    assert jawaban.status_code == 403
    assert "setelah penonaktifan disetujui" in jawaban.content.decode()
