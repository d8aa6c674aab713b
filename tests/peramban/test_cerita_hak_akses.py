"""SOP hak-akses by its first door, each row in a browser by the person the paper names; the journal reads like the SOP."""

import re

import pytest
from django.core import mail

from accounts_app.models import AkunSPSE
from requests_app.models import Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.peramban.conftest import kerjakan_janji
from tests.peramban.test_jalur_utama import isi_pemeriksaan, unggah

SANDI = "Kanari-9f3Zq7-Wxyz"
SIAPA = "PPK/POKJA ULP/PEJABAT PENGADAAN"


def ajukan(meja, akun, permintaan):
    """Row 1: the holder files for himself; his own account is picked from the register."""
    page = meja.buka("/")
    page.get_by_role("link", name="Ajukan permohonan").click()
    page.locator("input[name=sop][value=hak-akses]").check()
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("link", name="Data surat").click()
    page.fill("[name=nomor_surat]", "B-7/PPK/XI/2026")
    page.fill("[name=tanggal_surat]", "2026-01-19")
    page.fill("[name=hal]", "Permohonan hak akses")
    page.fill("[name=penanda_tangan_jabatan]", "PPK Balai Contoh Tekstil")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Isi data Anda").click()
    page.select_option("[name=akun_register]", str(akun.pk))
    page.locator(f"input[name=permintaan][value={permintaan}]").check()
    page.locator(f"input[name=jenis][value={akun.jenis}]").check()
    page.fill("[name=alamat]", "Jalan Contoh 1")
    page.fill("[name=nomor_sk]", "SK/9/2026")
    page.fill("[name=tanggal_sk]", "2026-01-05")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Unggah dokumen").click()
    for urut in range(2):
        unggah(page, page.locator(".kartu-unggah").nth(urut), pabrik.pdf(teks=f"dokumen {urut}").read())
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.locator("[name=ajukan-benar]").check()
    meja.tekan("ajukan")
    assert meja.status == "DIAJUKAN"
    return f"/permohonan/{meja.nomor}/"


@pytest.fixture
def akun(kantor):
    """The account the PPK holds, as the register knows it."""
    isi = {"nip": "", "email": kantor.ppk.email, "pengguna": kantor.ppk}
    return pabrik.AkunSPSEFactory(unit=kantor.unit, user_id="PPK0417", nama="Ppk", **isi)


def jurnal(halaman):
    return tertulis(Permohonan.objects.get(nomor=halaman.split("/")[2]))


def test_an_account_is_deactivated_row_by_row(kantor, meja, akun):
    ppk, helpdesk = meja(kantor.ppk, viewport={"width": 360, "height": 740}), meja(kantor.helpdesk)
    agency = meja(kantor.admin_agency)
    halaman = ajukan(ppk, akun, "NONAKTIFKAN")

    helpdesk.buka(halaman)
    helpdesk.tekan("terima")
    isi_pemeriksaan(helpdesk.page)
    helpdesk.tekan("nyatakan_lengkap")
    assert helpdesk.status == "DITERUSKAN"

    page = agency.buka(halaman)
    assert "Nonaktifkan akun PPK0417" in " ".join(page.inner_text("main").split())
    page.locator("input[name*=sudah]").check()
    agency.tekan("tindaklanjuti")
    assert agency.status == "DITINDAKLANJUTI"

    helpdesk.buka(halaman)
    helpdesk.tekan("teruskan_hasil")
    kerjakan_janji()
    assert any(
        "sudah ditindaklanjuti" in surel.body for surel in mail.outbox if surel.to == [kantor.ppk.email]
    )
    ppk.buka("/").get_by_role("link", name=re.compile("Buka permohonan")).first.click()
    ppk.tekan("konfirmasi")
    assert "Penerimaan hasil tercatat" in ppk.page.inner_text("main")

    page = helpdesk.buka(halaman)
    page.locator("[name=arsipkan-dicetak]").check()
    page.fill("[name=arsipkan-lokasi]", "Lemari 2")
    helpdesk.tekan("arsipkan")
    assert helpdesk.status == "SELESAI"
    assert "Lokasi simpan berkas fisik: Lemari 2." in helpdesk.page.inner_text("main")
    assert AkunSPSE.objects.get(pk=akun.pk).status == "NONAKTIF"
    assert jurnal(halaman) == [
        "1. PPK: mengirim berkas permohonan penonaktifan/pengaktifan akun",
        "2. Helpdesk: menerima permohonan dengan formulir serah terima berkas",
        "3. Helpdesk: mengecek kelengkapan berkas dan meneruskannya ke Admin Agency",
        "6. Admin Agency: menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
        "7. Helpdesk: meneruskan hasil hak akses kepada pemohon",
        "8. PPK: menerima hak akses",
        "9. Helpdesk: mengarsipkan dokumen",
    ]


def test_an_activation_is_returned_once_and_its_password_goes_sealed_to_the_holder(kantor, meja, akun):
    AkunSPSE.objects.filter(pk=akun.pk).update(status="NONAKTIF")
    ppk, helpdesk, agency = meja(kantor.ppk), meja(kantor.helpdesk), meja(kantor.admin_agency)
    halaman = ajukan(ppk, akun, "AKTIFKAN")
    helpdesk.buka(halaman)
    helpdesk.tekan("terima")
    isi_pemeriksaan(helpdesk.page, kurang={0})
    helpdesk.tekan("kembalikan")
    assert helpdesk.status == "DIKEMBALIKAN"

    page = ppk.buka("/")
    page.get_by_role("link", name=re.compile("Lengkapi sekarang")).click()
    assert "Tidak terbaca" in page.inner_text("main")
    unggah(page, page.locator(".kartu-unggah").first, pabrik.pdf(teks="pindaian baru").read(), "baru.pdf")
    ppk.tekan("lengkapi")
    assert ppk.status == "DIAJUKAN"

    helpdesk.buka(halaman)
    helpdesk.tekan("terima")
    isi_pemeriksaan(helpdesk.page)
    helpdesk.tekan("nyatakan_lengkap")
    page = agency.buka(halaman)
    page.locator("input[name*=sudah]").check()
    page.locator("input[type=password]").fill(SANDI)
    agency.tekan("tindaklanjuti")
    assert agency.status == "DITINDAKLANJUTI"

    helpdesk.buka(halaman)
    assert SANDI not in helpdesk.page.content()
    helpdesk.tekan("teruskan_hasil")
    kerjakan_janji()
    page = ppk.buka("/")
    page.get_by_role("link", name=re.compile("Akun SPSE Anda")).first.click()
    page.get_by_role("link", name="Lanjut membuka").click()
    page.fill("[name=password]", pabrik.SANDI_PORTAL)
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("button", name="Tampilkan sekali").click()
    assert page.locator("#kata-sandi").text_content() == SANDI

    helpdesk.buka(halaman)
    helpdesk.tekan("lanjutkan_tanpa_konfirmasi")
    helpdesk.page.fill("[name=lanjutkan_tanpa_konfirmasi-alasan]", "Sudah diberi tahu lewat telepon.")
    helpdesk.tekan("lanjutkan_tanpa_konfirmasi")
    helpdesk.page.locator("[name=arsipkan-dicetak]").check()
    helpdesk.tekan("arsipkan")
    assert helpdesk.status == "SELESAI"
    assert AkunSPSE.objects.get(pk=akun.pk).status == "AKTIF"
    assert jurnal(halaman) == [
        "1. PPK: mengirim berkas permohonan penonaktifan/pengaktifan akun",
        "2. Helpdesk: menerima permohonan dengan formulir serah terima berkas",
        "3. Helpdesk: mengecek kelengkapan berkas dan mengembalikannya ke pemohon untuk dilengkapi",
        "4. PPK: melengkapi berkas yang dikembalikan",
        "2. Helpdesk: menerima permohonan dengan formulir serah terima berkas",
        "3. Helpdesk: mengecek kelengkapan berkas dan meneruskannya ke Admin Agency",
        "6. Admin Agency: menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
        "7. Helpdesk: meneruskan hasil hak akses kepada pemohon",
        "8. Helpdesk: melanjutkan tanpa menunggu konfirmasi pemohon",
        "9. Helpdesk: mengarsipkan dokumen",
    ]
