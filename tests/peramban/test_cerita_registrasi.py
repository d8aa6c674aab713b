"""Registrasi Admin Agency: every row in a browser, by the person the SOP names."""

import re

import pytest
from django.core import mail

from accounts_app.models import AkunSPSE, Pengguna
from requests_app import jurnal
from requests_app.models import Pelatihan, Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.peramban.conftest import PASSPHRASE, kerjakan_janji
from tests.peramban.test_jalur_utama import isi_pemeriksaan, unggah

CALON = {
    "nama": "Sari Contoh, S.Kom.",
    "nip": "199001012015012001",
    "jabatan": "Pranata Komputer",
    "alamat": "Jalan Contoh Nomor 5",
    "email": "sari@contoh.go.id",
    "telepon": "0812 0000 1111",
    "nomor_sk": "SK/9/2026",
    "tanggal_sk": "2026-01-05",
}
SANDI = "Kanari-9f3Zq7-Wxyz"
PONSEL = {"width": 360, "height": 740}


def ajukan(meja):
    """Row 1, by the Pimpinan Instansi for one candidate."""
    page = meja.buka("/permohonan/baru/")
    page.locator("[name=sop][value=registrasi-admin-agency]").check()
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("link", name="Isi data surat").click()
    page.fill("[name=nomor_surat]", "800/17/2026")
    page.fill("[name=tanggal_surat]", "2026-01-19")
    page.fill("[name=hal]", "Permohonan Admin Agency")
    page.fill("[name=penanda_tangan]", "Dra. Contoh Pimpinan")
    page.fill("[name=penanda_tangan_jabatan]", "Kepala Balai Contoh Tekstil")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Tambah calon Admin Agency").click()
    for bidang, isi in CALON.items():
        page.fill(f"[name={bidang}]", isi)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Unggah dokumen").click()
    for urut in range(3):
        unggah(page, page.locator(".kartu-unggah").nth(urut), pabrik.pdf(teks=f"berkas {urut}").read())
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.locator("[name=ajukan-benar]").check()
    meja.tekan("ajukan")
    assert "Serahkan juga berkas fisiknya" in page.inner_text("main")
    kerjakan_janji()
    return meja.nomor


def jawab(lpse, halaman):
    """Row 2, on a phone: one page to read, dispose and sign."""
    page = lpse.buka("/pimpinan/")
    lpse.tekan("jawab_dan_disposisikan")
    assert page.locator(".penampil").count() == 2
    page.locator("[name=jawab_dan_disposisikan-nomor_agenda]").fill("417")
    page.locator("[name=jawab_dan_disposisikan-sudah_baca]").check()
    page.fill("[name=jawab_dan_disposisikan-sandi]", PASSPHRASE)
    lpse.tekan("jawab_dan_disposisikan")
    assert "didisposisikan kepada Admin PPE" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def terima_hardcopy(helpdesk, halaman):
    page = helpdesk.buka(halaman)
    page.get_by_role("link", name="Catat penerimaan berkas").click()
    page.fill("[name=dibawa_oleh]", "Budi Pengantar")
    page.locator("[name=asli_ditunjukkan]").check()
    helpdesk.tekan("terima_hardcopy")
    kerjakan_janji()


def cocokkan_asli(page):
    for kotak in page.locator("[name*='-asli-']").all():
        if kotak.is_visible():
            kotak.check()


def masuk_pertama_kali(tamu):
    """The candidate's own way in: the invitation in the mail that told him what was asked for him."""
    surel = next(s for s in mail.outbox if s.to == [CALON["email"]])
    assert "memohonkan akun Admin Agency" in surel.body
    page = tamu.page
    page.goto(re.search(r"\S+/akun/password/reset/key/\S+", surel.body)[0])
    page.fill("[name=password1]", "kata-sandi-baru-bagus")
    page.fill("[name=password2]", "kata-sandi-baru-bagus")
    page.get_by_role("button", name="Simpan kata sandi").click()
    return Pengguna.objects.get(email=CALON["email"])


def kirim_dan_arsipkan(admin):
    """Rows 7 and 8."""
    admin.tekan("informasikan_akun")
    admin.tekan("arsipkan")
    assert admin.status == "SELESAI"
    kerjakan_janji()


@pytest.fixture
def orang(meja, kantor, penanda):
    """Everybody's browser by his name in the cast; the Kepala LPSE has a phone."""

    def buka(nama):
        return meja(kantor.orang[nama], **({"viewport": PONSEL} if nama == "kepala_lpse" else {}))

    return buka


def test_complete_and_trained_before(kantor, orang):
    Pelatihan.objects.create(nama="Pelatihan SPSE", tanggal="2026-01-12", dicatat_oleh=kantor.admin_ppe)
    pimpinan = orang("pimpinan")
    nomor = ajukan(pimpinan)
    halaman = f"/permohonan/{nomor}/"

    jawab(orang("kepala_lpse"), halaman)
    kerjakan_janji()
    page = pimpinan.buka(halaman)
    assert "Surat Jawaban" in page.locator("#surat").inner_text()
    assert page.get_by_role("link", name="Buka surat (PDF)").is_visible()

    terima_hardcopy(orang("helpdesk"), halaman)
    admin = orang("admin_ppe")
    page = admin.buka(halaman)
    isi_pemeriksaan(page)
    cocokkan_asli(page)
    admin.tekan("nyatakan_lengkap")
    page.locator("[name*=user_id]").fill("AA017")
    page.locator("input[type=password]").fill(SANDI)
    page.locator("[name=buat_akun-pelatihan]").select_option(label="Pelatihan SPSE, 12 Januari 2026")
    page.locator("[name=buat_akun-cocok]").check()
    admin.tekan("buat_akun")
    kirim_dan_arsipkan(admin)

    assert tertulis(Permohonan.objects.get(nomor=nomor)) == [
        "1. Pimpinan Instansi: menyampaikan berkas permohonan pembuatan akun kepada Kepala LPSE",
        "2. Kepala LPSE: menjawab surat permohonan dan mendisposisikannya kepada Admin PPE",
        "3. Admin PPE: memeriksa kelengkapan berkas, mencocokkan salinan dengan aslinya, dan menyatakannya lengkap",
        "6. Admin PPE: membuat akun Admin Agency pada aplikasi SPSE dan mengaktifkannya setelah pelatihan",
        "7. Admin PPE: menginformasikan akun melalui email kepada Admin Agency dengan tembusan kepada Kepala LPSE",
        "8. Admin PPE: mengarsipkan berkas permohonan",
    ]
    assert list(jurnal.periksa()) == []
    assert AkunSPSE.objects.get(user_id="AA017").status == "AKTIF"
    surel = [s for s in mail.outbox if "AA017" in s.body]
    assert {s.to[0] for s in surel} == {CALON["email"], kantor.kepala_lpse.email}
    assert not any(SANDI in s.message().as_string() for s in mail.outbox)


def test_completed_by_the_candidate_and_trained_afterwards(kantor, orang, meja):
    nomor = ajukan(orang("pimpinan"))
    halaman = f"/permohonan/{nomor}/"
    jawab(orang("kepala_lpse"), halaman)
    terima_hardcopy(orang("helpdesk"), halaman)

    admin = orang("admin_ppe")
    page = admin.buka(halaman)
    isi_pemeriksaan(page, kurang={1})
    admin.tekan("nyatakan_tidak_lengkap")
    assert "Tidak terbaca" in page.inner_text("main")
    admin.tekan("minta_lengkapi")

    calon = meja(masuk_pertama_kali(meja(None)))
    page_calon = calon.buka(f"{halaman}perbaikan/")
    unggah(
        page_calon,
        page_calon.locator(".kartu-unggah").first,
        pabrik.pdf(teks="dipindai ulang").read(),
        "baru.pdf",
    )
    calon.tekan("lengkapi")

    admin.buka(halaman)
    isi_pemeriksaan(page)
    cocokkan_asli(page)
    admin.tekan("nyatakan_lengkap")
    admin.tekan("buat_akun_menunggu_pelatihan")
    page.locator("[name*=user_id]").fill("AA018")
    page.locator("[name$=-cocok]").check()
    admin.tekan("buat_akun_menunggu_pelatihan")
    assert "Menunggu pelatihan" in page.inner_text("main")
    assert "Menunggu pelatihan" in calon.buka(halaman).inner_text("main")

    admin.buka("/pelatihan/")
    page.fill("[name=nama]", "Pelatihan Admin Agency")
    page.fill("[name=tanggal]", "2026-01-12")
    admin.tekan("tambah_pelatihan")
    page.locator("[name$=-cocok]").check()
    page.locator("input[type=password]").fill(SANDI)
    admin.tekan("aktifkan")
    assert "1 orang" in page.inner_text("main")
    admin.buka(halaman)
    kirim_dan_arsipkan(admin)

    assert tertulis(Permohonan.objects.get(nomor=nomor)) == [
        "1. Pimpinan Instansi: menyampaikan berkas permohonan pembuatan akun kepada Kepala LPSE",
        "2. Kepala LPSE: menjawab surat permohonan dan mendisposisikannya kepada Admin PPE",
        "3. Admin PPE: memeriksa kelengkapan berkas dan menyatakannya tidak lengkap",
        "4. Admin PPE: meminta calon Admin Agency melengkapi berkas dengan mencantumkan kekurangannya",
        "5. Admin Agency (calon): melengkapi kelengkapan berkas permohonan",
        "3. Admin PPE: memeriksa kelengkapan berkas, mencocokkan salinan dengan aslinya, dan menyatakannya lengkap",
        "6. Admin PPE: membuat akun Admin Agency pada aplikasi SPSE tanpa mengaktifkannya",
        "–. Admin PPE: mencatat pelatihan dan mengaktifkan akun Admin Agency",
        "7. Admin PPE: menginformasikan akun melalui email kepada Admin Agency dengan tembusan kepada Kepala LPSE",
        "8. Admin PPE: mengarsipkan berkas permohonan",
    ]
    assert list(jurnal.periksa()) == []
    assert AkunSPSE.objects.get(user_id="AA018").status == "AKTIF"
