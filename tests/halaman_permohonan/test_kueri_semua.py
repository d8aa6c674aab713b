"""At most ten queries for the page of a permohonan, for everybody, in every status, with notes beside it."""

import pytest
from django.test import Client

from requests_app.catatan import tulis
from tests import jalan, pabrik

STATUS = (
    "DIAJUKAN", "DIDISPOSISI", "DIPERINTAHKAN", "DITERIMA", "DIPERIKSA", "DIKEMBALIKAN", "DINYATAKAN_LENGKAP",
    "DIBUATKAN_AKUN", "DIKIRIMI_AKUN", "DIBUATKAN_DRAF", "DIKOREKSI", "DITANDATANGANI", "SELESAI", "DITOLAK",
)  # fmt: skip
SIAPA = ("admin_ppe", "satker", "kepala_ukpbj", "kepala_lpse", "auditor")
TERBANYAK = 10


@pytest.mark.parametrize("status", STATUS)
def test_the_page_asks_ten_questions_at_most(kantor, settings, tmp_path, jumlah_kueri, status):
    settings.PENANDA_DIR = tmp_path / "penanda"
    permohonan = jalan.sampai(kantor, "pembuatan-akun", status, cacat=status == "DIPERIKSA")
    if not permohonan.berakhir:
        tulis(permohonan, oleh=kantor.admin_ppe, isi="Sudah ditelepon.", untuk_pemohon=False)
        tulis(permohonan, oleh=kantor.admin_ppe, isi="Mohon ditunggu.", untuk_pemohon=True)
    hasil = {}
    for siapa in SIAPA:
        klien = Client()
        klien.force_login(kantor.orang[siapa], backend=settings.AUTHENTICATION_BACKENDS[0])
        hasil[siapa] = jumlah_kueri(klien, f"/permohonan/{permohonan.nomor}/")
    assert max(hasil.values()) <= TERBANYAK, hasil


def test_more_persons_ask_no_more(kantor, settings, jumlah_kueri):
    klien = Client()
    klien.force_login(kantor.admin_ppe, backend=settings.AUTHENTICATION_BACKENDS[0])
    satu, delapan = (pabrik.permohonan(kantor, "DITERIMA", orang=banyak) for banyak in (1, 8))
    assert jumlah_kueri(klien, f"/permohonan/{satu.nomor}/") == jumlah_kueri(
        klien, f"/permohonan/{delapan.nomor}/"
    )
