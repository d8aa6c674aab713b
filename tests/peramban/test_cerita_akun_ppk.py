"""A PPK asks for his account himself, on a phone: granted, put right twice, and refused."""

from django.core import mail

from accounts_app.models import AkunSPSE
from requests_app import pengisian
from requests_app.kelengkapan import DATA_ORANG, butir_kurang
from requests_app.models import Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.peramban.conftest import kerjakan_janji
from tests.peramban.test_jalur_utama import KATA_SANDI, buka_kata_sandi, isi_pemeriksaan, unggah

TELEPON = {"width": 360, "height": 740}


def ajukan(meja):
    """Row 1, in person: what the portal knows of him is there already."""
    page = meja.buka("/")
    page.get_by_role("link", name="Ajukan permohonan").click()
    page.check("[name=sop][value=akun-ppk]")
    page.get_by_role("button", name="Mulai").click()
    assert page.get_by_role("link", name="Tambah orang").count() == 0
    page.get_by_role("link", name="Data surat").click()
    isi = {"nomor_surat": "800/12/2026", "tanggal_surat": "2026-01-19", "hal": "Permohonan akun PPK"}
    for bidang, nilai in isi.items():
        page.fill(f"[name={bidang}]", nilai)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Isi data Anda").click()
    assert page.input_value("[name=email]") == "ppk@contoh.go.id"
    isi = {"nomor_sk": "SK/7/2026", "tanggal_sk": "2026-01-05", "nomor_sertifikat": "LKPP-777"}
    for bidang, nilai in isi.items():
        page.fill(f"[name={bidang}]", nilai)
    page.check("[name=pa_merangkap_ppk]")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Unggah dokumen").click()
    kartu = page.locator(".kartu-unggah")
    assert "SK Pelantikan" in kartu.last.inner_text()
    for urut in range(4):
        unggah(page, kartu.nth(urut), pabrik.pdf(teks=f"dokumen {urut}").read())
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.check("[name=ajukan-benar]")
    meja.tekan("ajukan")
    return meja.nomor


def test_a_pa_who_is_also_ppk_gets_his_account_and_confirms_the_new_password(kantor, meja):
    ppk, agency = meja(kantor.ppk, viewport=TELEPON), meja(kantor.admin_agency)
    nomor = ajukan(ppk)
    halaman = f"/permohonan/{nomor}/"
    agency.buka(halaman)
    isi_pemeriksaan(agency.page)
    agency.tekan("nyatakan_lengkap")
    agency.page.check("[name=kebenaran-cara][value=TELEPON]")
    agency.page.fill("[name=kebenaran-hasil]", "PPK ditelepon 20 Januari; SK dibenarkan.")
    agency.page.check("[name=kebenaran-sesuai_spse]")
    agency.tekan("nyatakan_valid")
    assert "SK dibenarkan" in agency.page.inner_text("#catatan-internal")
    agency.page.fill("input[name*=user_id]", "PPKCONTOH")
    agency.page.fill("input[type=password]", KATA_SANDI)
    agency.page.check("[name=buat_akun-cocok]")
    agency.tekan("buat_akun")
    agency.tekan("beritahukan_akun")
    kerjakan_janji()
    buka_kata_sandi(ppk)
    agency.buka(halaman)
    assert "Dikonfirmasi" in agency.page.inner_text("#serah-terima")
    agency.tekan("arsipkan")
    assert agency.status == "SELESAI"
    akun = AkunSPSE.objects.get(user_id="PPKCONTOH")
    assert (akun.status, akun.pengguna) == ("AKTIF", kantor.ppk)
    assert tertulis(Permohonan.objects.get(nomor=nomor)) == [
        "1. PPK: menyampaikan berkas permohonan pembuatan akun PPK",
        "2. Admin Agency: memeriksa kelengkapan berkas dan menyatakannya lengkap",
        "5. Admin Agency: memeriksa kebenaran berkas dan menyatakannya benar/valid",
        "6. Admin Agency: membuat akun PPK pada Aplikasi SPSE",
        "8. Admin Agency: memberitahukan akun kepada PPK",
        "9. Admin Agency: mengarsipkan berkas permohonan",
    ]


def lengkapi_lagi(kantor, permohonan):
    """The second round, away from the browser: found incomplete, asked for, handed in."""
    for nama in ("nyatakan_tidak_lengkap", "minta_lengkapi"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    for kurang in butir_kurang(permohonan):
        assert kurang.butir.syarat != DATA_ORANG
        isi = pabrik.pdf(teks="kedua")
        pengisian.unggah(permohonan, kurang.butir.kode, isi, "kedua.pdf", oleh=kantor.ppk)
    return pabrik.maju(kantor, permohonan, "lengkapi")


def test_an_incomplete_file_is_completed_twice_by_the_ppk_himself(kantor, meja):
    permohonan = pabrik.maju(kantor, pabrik.draf(kantor, sop="akun-ppk"), "ajukan")
    halaman = f"/permohonan/{permohonan.nomor}/"
    ppk, agency = meja(kantor.ppk, viewport=TELEPON), meja(kantor.admin_agency, viewport=TELEPON)
    agency.buka(halaman)
    isi_pemeriksaan(agency.page, kurang={1})
    agency.tekan("nyatakan_lengkap")
    assert "belum lengkap" in agency.page.inner_text("main")
    agency.tekan("nyatakan_tidak_lengkap")
    assert agency.status == "DINYATAKAN_TIDAK_LENGKAP"
    agency.page.fill("[name=minta_lengkapi-pesan]", "Mohon SK yang masih berlaku.")
    agency.tekan("minta_lengkapi")
    assert agency.status == "DIKEMBALIKAN"

    page = ppk.buka("/")
    page.get_by_role("link", name="Lengkapi sekarang").click()
    assert "Mohon SK yang masih berlaku." in page.inner_text("main")
    unggah(page, page.locator(".kartu-unggah"), pabrik.pdf(teks="SK baru").read(), "sk.pdf")
    ppk.tekan("lengkapi")
    assert ppk.status == "DIAJUKAN"

    lengkapi_lagi(kantor, Permohonan.objects.get(pk=permohonan.pk))
    agency.buka(halaman)
    isi_pemeriksaan(agency.page)
    agency.tekan("nyatakan_lengkap")
    assert agency.status == "DINYATAKAN_LENGKAP"
    putaran = [
        "2. Admin Agency: memeriksa kelengkapan berkas dan menyatakannya tidak lengkap",
        "3. Admin Agency: meminta PPK melengkapi berkas permohonan",
        "4. PPK: melengkapi kekurangan berkas",
    ]
    assert tertulis(permohonan) == [
        "1. PPK: menyampaikan berkas permohonan pembuatan akun PPK",
        *putaran,
        *putaran,
        "2. Admin Agency: memeriksa kelengkapan berkas dan menyatakannya lengkap",
    ]


def test_a_file_that_is_not_valid_is_refused_with_a_notice_and_archived(kantor, meja):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    for nama in ("ajukan", "nyatakan_lengkap"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    halaman = f"/permohonan/{permohonan.nomor}/"
    ppk, agency = meja(kantor.ppk, viewport=TELEPON), meja(kantor.admin_agency)
    agency.buka(halaman)
    agency.tekan("nyatakan_tidak_valid")
    assert "Tulis apa yang tidak benar" in agency.page.inner_text("main")
    agency.page.fill("[name=kebenaran-alasan]", "SK tidak diterbitkan pejabat yang berwenang.")
    agency.tekan("nyatakan_tidak_valid")
    assert "SK tidak diterbitkan" in agency.page.inner_text("#tugas")
    agency.tekan("beritahukan_penolakan")
    kerjakan_janji()

    page = ppk.buka(halaman)
    assert "SK tidak diterbitkan" in page.inner_text(".putusan")
    tautan = page.get_by_role("link", name="Unduh pemberitahuan (PDF)").get_attribute("href")
    unduhan = page.request.get(f"{ppk.alamat}{tautan}")
    assert unduhan.body().startswith(b"%PDF")
    surel = next(s for s in mail.outbox if s.to == [kantor.ppk.email] and "Ditolak" in s.subject)
    assert "SK tidak diterbitkan" in surel.body
    assert "dapat diunduh pada halaman permohonan" in surel.body
    agency.buka(halaman)
    agency.tekan("arsipkan_penolakan")
    assert agency.status == "DITOLAK"
    assert tertulis(permohonan) == [
        "1. PPK: menyampaikan berkas permohonan pembuatan akun PPK",
        "2. Admin Agency: memeriksa kelengkapan berkas dan menyatakannya lengkap",
        "5. Admin Agency: memeriksa kebenaran berkas dan menyatakannya tidak benar/tidak valid",
        "7. Admin Agency: memberitahukan kepada PPK bahwa permohonannya ditolak",
        "9. Admin Agency: mengarsipkan berkas permohonan yang ditolak",
    ]
