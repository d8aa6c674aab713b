"""Reset password as it is lived: from the letter of a Satuan Kerja to the signed notice, and one that ends refused."""

import re

from django.core import mail

from accounts_app.models import AkunSPSE
from requests_app.models import Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.peramban.conftest import PASSPHRASE, kerjakan_janji
from tests.peramban.test_jalur_utama import isi_pemeriksaan, unggah

PASSWORD = "Kanari-4h8Kd2-Reset"
RATIH = {
    "nama": "Ratih Contoh, S.T.",
    "nip": "198501012010012001",
    "email": "ratih@contoh.go.id",
    "user_id": "RATIHPPK",
}


def ajukan(meja, profil):
    """Row 1: one account picked from the register, one that it does not know, with proof."""
    profil.sebut_lupa_password = True
    profil.save()
    page = meja.buka("/permohonan/baru/")
    page.check("[name=sop][value=reset-password]")
    page.get_by_role("button", name="Mulai").click()
    assert "Lupa Password" in page.inner_text("#lupa-password")
    page.get_by_role("link", name="Data surat").click()
    isi = {
        "nomor_surat": "B-7/BCT/XI/2026",
        "tanggal_surat": "2026-01-19",
        "hal": "Permohonan Reset Password",
    }
    for bidang, nilai in isi.items():
        page.fill(f"[name={bidang}]", nilai)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Tambah orang").click()
    page.select_option("[name=akun_register]", index=1)
    page.check("[name=jenis][value=PPK]")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Tambah orang").click()
    page.check("[name=jenis][value=PP]")
    isi = {"user_id_lama": "BAGUSPP", "nama": "Bagus Contoh, S.Kom.", "email": "bagus@contoh.go.id"}
    for bidang, nilai in isi.items():
        page.fill(f"[name={bidang}]", nilai)
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert "Belum tercatat dalam register kantor" in page.inner_text("#orang")
    page.get_by_role("link", name="Unggah dokumen").click()
    kartu = page.locator(".kartu-unggah")
    assert [
        re.search("surat permohonan|bukti.*bagus", t.lower())[0][:5] for t in kartu.all_inner_texts()
    ] == ["surat", "bukti"]
    for urut in range(2):
        unggah(page, kartu.nth(urut), pabrik.pdf(teks=f"dokumen {urut}").read())
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.check("[name=ajukan-benar]")
    meja.tekan("ajukan")
    return meja.nomor


def pastikan(page, cara):
    """Row 4: the whole check is right, and everybody holds his account."""
    isi_pemeriksaan(page)
    for orang, kata in zip(page.locator(".butir-pemegang").all(), cara, strict=True):
        orang.locator("input[type=checkbox]").check()
        orang.locator("input[type=text]").fill(kata)


def test_reset_from_the_letter_to_the_signed_notice(kantor, meja, penanda):
    akun = pabrik.AkunSPSEFactory(unit=kantor.unit, **RATIH)
    satker, tim, lpse = meja(kantor.satker), meja(kantor.admin_ppe), meja(kantor.kepala_lpse)
    ukpbj = meja(kantor.kepala_ukpbj, viewport={"width": 360, "height": 740})
    nomor = ajukan(satker, kantor.profil)
    halaman = f"/permohonan/{nomor}/"
    ukpbj.buka(halaman)
    ukpbj.tekan("disposisikan")
    lpse.buka(halaman)
    lpse.tekan("perintahkan")

    tim.buka(halaman)
    ratih, bagus = tim.page.locator(".butir-pemegang").all_inner_texts()
    assert "Sama dengan register kantor" in ratih
    assert "Tidak ada dalam register" in bagus
    pastikan(tim.page, ["Dicocokkan dengan register", "Ditelepon lewat nomor kantor"])
    tim.tekan("terima")
    assert "Cari di SPSE" in tim.page.inner_text("#tugas")
    ratih, bagus = tim.page.locator(".butir-akun").all()
    assert ratih.locator("input[name*=user_id]").input_value() == "RATIHPPK"
    ratih.locator("input[type=password]").fill(PASSWORD)
    bagus.locator("input[value=TIDAK]").check()
    bagus.locator("input[name*=alasan]").fill("User ID tidak ada di SPSE.")
    tim.page.check("[name=reset-cocok]")
    tim.tekan("reset")
    tim.page.get_by_role("button", name="Data tidak cocok dengan SPSE").click()
    tim.tekan("kirim_akun")
    kerjakan_janji()
    surel = next(s for s in mail.outbox if s.to == [RATIH["email"]])
    assert "diatur ulang" in surel.body
    assert PASSWORD not in surel.body

    tim.buka(halaman)
    tim.tekan("buat_draf")
    lpse.buka(halaman)
    lpse.tekan("koreksi")
    ukpbj.buka(halaman)
    ukpbj.tekan("tandatangani")
    ukpbj.page.check("[name=tandatangani-sudah_baca]")
    ukpbj.page.fill("[name=tandatangani-sandi]", PASSPHRASE)
    ukpbj.tekan("tandatangani")
    tim.buka(halaman)
    tim.tekan("arsipkan")
    kerjakan_janji()
    tim.buka(halaman)
    tim.tekan("kirim_surat")
    assert tim.status == "SELESAI"
    assert AkunSPSE.objects.get(pk=akun.pk).reset_terakhir is not None
    assert tertulis(Permohonan.objects.get(nomor=nomor)) == [
        "1. Satuan Kerja: mengirim surat permohonan reset password",
        "2. Kepala UKPBJ: mendisposisikan permohonan kepada Kepala LPSE",
        "3. Kepala LPSE: memerintahkan Tim LPSE melakukan reset password",
        "4. Admin PPE: menerima permohonan dan memastikan setiap orang pada surat adalah pemegang akunnya",
        "5. Admin PPE: melakukan reset password pada Aplikasi SPSE",
        "6. Admin PPE: mengirim User ID dan password yang di-reset melalui e-Pesan kepada yang bersangkutan",
        "7. Admin PPE: membuat draf Surat Pemberitahuan",
        "8. Kepala LPSE: mengoreksi draf Surat Pemberitahuan",
        "9. Kepala UKPBJ: menandatangani Surat Pemberitahuan",
        "10. Admin PPE: menyimpan dan mengarsipkan salinan surat",
        "11. Admin PPE: mengirim Surat Pemberitahuan kepada Satuan Kerja",
    ]


def test_a_reset_for_somebody_else_goes_back_once_and_is_then_refused(kantor, meja):
    """The letter names another person than the register does; the Satuan Kerja cannot explain it."""
    permohonan = pabrik.draf(kantor, sop="reset-password")
    AkunSPSE.objects.filter(user_id="LAMA1").update(nama="Orang Lain, S.E.", nip="197001011995031001")
    for nama in ("ajukan", "disposisikan", "perintahkan"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    halaman = f"/permohonan/{permohonan.nomor}/"
    satker, tim = meja(kantor.satker), meja(kantor.admin_ppe)

    tim.buka(halaman)
    assert "Berbeda dengan register: Nama, NIP" in tim.page.inner_text(".butir-pemegang")
    isi_pemeriksaan(tim.page)
    tim.tekan("terima")
    assert "Pastikan dulu bahwa" in tim.page.inner_text("main")
    assert tim.status == "DIPERINTAHKAN"
    isi_pemeriksaan(tim.page, kurang={1})
    tim.page.fill("[name=pemeriksaan-pesan]", "Menurut register akun ini milik orang lain.")
    tim.tekan("kembalikan")
    assert tim.status == "DIKEMBALIKAN"

    page = satker.buka(f"{halaman}perbaikan/")
    assert "milik orang lain" in page.inner_text("main")
    page.get_by_role("link", name=re.compile("Ubah data")).click()
    page.fill("[name=telepon]", "0812 0000 1111")
    page.get_by_role("button", name="Simpan", exact=True).click()
    satker.tekan("lengkapi")

    tim.buka(halaman)
    tim.tekan("tolak")
    tim.page.fill("[name=tolak-alasan]", "Orang pada surat bukan pemegang akun ini.")
    tim.tekan("tolak")
    assert tim.status == "DITOLAK"
    satker.buka(halaman)
    assert "bukan pemegang akun ini" in satker.page.inner_text(".putusan")
    assert tertulis(permohonan) == [
        "1. Satuan Kerja: mengirim surat permohonan reset password",
        "2. Kepala UKPBJ: mendisposisikan permohonan kepada Kepala LPSE",
        "3. Kepala LPSE: memerintahkan Tim LPSE melakukan reset password",
        "4. Admin PPE: mengembalikan permohonan kepada Satuan Kerja untuk diperbaiki",
        "–. Satuan Kerja: mengirim dokumen yang dilengkapi",
        "4. Admin PPE: menolak permohonan",
    ]
