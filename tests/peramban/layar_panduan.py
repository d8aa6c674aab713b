"""The walk of every guide in docs/panduan/ through the screens it speaks of."""

import re

from django.core import mail
from PIL import Image

from accounts_app.models import Penugasan
from lpse_portal.demo import SANDI
from requests_app.berkas.gambar import gambar_halaman
from tests.peramban.panduan import MEJA, cari, lengkapi_draf

HP = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 1.5, "is_mobile": True}

TEMPELAN = """\
Akun sebagai;Nama lengkap dengan gelar;NIP;Jabatan;Surel;Nomor SK;Tanggal SK;Nomor sertifikat
PPK;Cahya Misal, S.T.;198704152012122003;Kepala Seksi Mutu;cahya.misal@contoh.go.id;KEP-05/2026;05-01-2026;LKPP-201212-003
PPK;Damar Misal, M.T.;198209302009011004;Kepala Seksi Alat;damar.misal@contoh.go.id;KEP-05/2026;05-01-2026;LKPP-200901-004
Pejabat Pengadaan;Elok Misal, A.Md.;199503112019032005;Staf Pengadaan;elok.misal@contoh.go.id;KEP-05/2026;05-01-2026;LKPP-201903-005
"""
"""Three rows copied out of a spreadsheet."""


def ambil_semua(juru, kantor):
    """Every guide's walk, in an order in which no walk takes away what a later one shows."""
    penerima(juru, kantor)
    satuan_kerja(juru, kantor)
    tim(juru, kantor)
    auditor(juru, kantor)
    pengelola(juru, kantor)
    kepala(juru, kantor)


def satuan_kerja(juru, kantor):
    draf = cari("DRAF")
    juru.panduan("satuan-kerja.md")
    juru.duduk(kantor.satker)
    juru.buka("/")
    juru.ambil("panduan/gambar/satker-beranda", 760)
    juru.buka("/permohonan/baru/")
    for bagian in ("", "surat/", "orang/", "dokumen/", "periksa/"):
        juru.buka(f"/permohonan/{draf.acuan}/isi/{bagian}")
    page = juru.buka(f"/permohonan/{draf.acuan}/isi/orang/tempel/")
    page.fill("#id_teks", TEMPELAN)
    page.get_by_role("button", name="Periksa", exact=True).click()
    juru.lihat()
    juru.ambil("panduan/gambar/satker-tempel", 830)
    diajukan = cari("DIAJUKAN", "tekstil")
    juru.buka(f"/permohonan/{diajukan.acuan}/")
    juru.buka(f"/permohonan/{diajukan.acuan}/terkirim/")
    juru.ambil("panduan/gambar/satker-terkirim", 740, lebar=752)
    juru.buka(f"/permohonan/{diajukan.acuan}/tarik/")
    juru.buka(f"/permohonan/{cari('KEDALUWARSA').acuan}/")
    juru.buka(f"/permohonan/{cari('SELESAI').acuan}/")
    _satuan_kerja_di_telepon(juru, kantor, draf)


def _satuan_kerja_di_telepon(juru, kantor, draf):
    juru.duduk(kantor.satker, HP)
    juru.buka(f"/permohonan/{draf.acuan}/isi/dokumen/")
    juru.ambil("panduan/gambar/satker-unggah", 900)
    lengkapi_draf(draf)
    juru.buka(f"/permohonan/{draf.acuan}/isi/periksa/")
    juru.ambil("panduan/gambar/satker-kirim", 420, "#kirim")
    juru.buka(f"/permohonan/{cari('DIKEMBALIKAN').acuan}/perbaikan/")
    juru.ambil("panduan/gambar/satker-lengkapi", 1000)
    juru.duduk(None, HP)
    dilacak = cari("DIKIRIMI_AKUN")
    juru.buka("/lacak/")
    juru.buka(f"/lacak/?nomor={dilacak.nomor}&kode={dilacak.kode_lacak}")
    juru.ambil("panduan/gambar/satker-lacak", 900)


def kepala(juru, kantor):
    juru.panduan("kepala.md")
    juru.duduk(kantor.kepala_lpse, HP)
    for bagian in ("laporan/", "laporan/angka/", "pejabat/"):
        juru.buka(f"/{bagian}")
    juru.buka(f"/permohonan/{cari('DIDISPOSISI').acuan}/perintahkan/")
    juru.buka(f"/permohonan/{cari('DIBUATKAN_DRAF').acuan}/kembalikan_draf/")
    page = juru.buka(f"/permohonan/{cari('DIBUATKAN_DRAF').acuan}/koreksi/")
    juru.ambil("panduan/gambar/kepala-koreksi", 900)
    page.locator(".koreksi-butir summary").first.click()
    page.locator(".koreksi-butir select").first.select_option("Terbatas")
    juru.lihat()
    juru.duduk(kantor.kepala_ukpbj, HP)
    juru.buka("/")
    juru.buka(f"/permohonan/{cari('DIKOREKSI').acuan}/")
    juru.buka("/pimpinan/")
    juru.ambil("panduan/gambar/kepala-kotak", 780)
    juru.buka(f"/permohonan/{cari('DIAJUKAN', 'tekstil').acuan}/disposisikan/")
    juru.ambil("gambar/disposisi-hp", 1100)
    juru.tekan("disposisikan")
    juru.buka("/pimpinan/?bagian=tanda-tangan")
    juru.tekan("tandatangani")
    juru.ambil("panduan/gambar/kepala-tanda-tangan", 1340, "#judul-surat")
    _tanda_tangani(juru)


def _tanda_tangani(juru):
    juru.page.check("[name$=sudah_baca]")
    juru.page.fill("[name$=sandi]", SANDI)
    juru.tekan("tandatangani")


def tim(juru, kantor):
    juru.panduan("tim-lpse.md")
    juru.duduk(kantor.admin_ppe)
    juru.buka("/antrean/?q=contoh")
    juru.buka("/antrean/?tab=bebas")
    juru.buka("/antrean/?tab=semua")
    juru.page.set_viewport_size({"width": 1280, "height": 900})
    juru.ambil("gambar/antrean", 900)
    juru.page.set_viewport_size(MEJA["viewport"])
    juru.buka("/pengaturan/")
    page = juru.buka(f"/permohonan/{cari('DITERIMA', 'badan').acuan}/")
    page.locator("[data-layar] img").first.wait_for(timeout=60_000)
    juru.ambil("panduan/gambar/tim-periksa", 900, "#tugas")
    juru.buka(f"/permohonan/{cari('DIPERIKSA').acuan}/")
    juru.ambil("panduan/gambar/tim-kembalikan", 900, "#tugas")
    dikirimi = cari("DIKIRIMI_AKUN")
    juru.buka(f"/permohonan/{dikirimi.acuan}/orang/{dikirimi.subjek.first().pk}/kredensial/")
    juru.ambil("panduan/gambar/tim-password", 720, lebar=752)
    page = juru.buka(f"/permohonan/{dikirimi.acuan}/buat_draf/")
    page.locator(".lembaran-halaman").first.wait_for(timeout=60_000)
    juru.ambil("panduan/gambar/tim-surat", 900)
    _sisa_langkah_tim(juru, kantor)


def _sisa_langkah_tim(juru, kantor):
    for status in ("DIPERINTAHKAN", "DIKIRIMI_AKUN", "DIBUATKAN_AKUN", "DIKOREKSI"):
        juru.buka(f"/permohonan/{cari(status).acuan}/")
    juru.buka(f"/permohonan/{cari('DITERIMA', 'politeknik').acuan}/")
    juru.buka(f"/permohonan/{cari('DITERIMA', 'badan').acuan}/tolak/")
    for status in ("DITANDATANGANI", "DIARSIPKAN", "DIKEMBALIKAN"):
        permohonan = cari(status)
        juru.duduk(permohonan.petugas)
        juru.buka(f"/permohonan/{permohonan.acuan}/")
    lengkap = cari("DINYATAKAN_LENGKAP")
    juru.duduk(lengkap.petugas)
    juru.buka(f"/permohonan/{lengkap.acuan}/")
    juru.ambil("panduan/gambar/tim-akun", 900, "#tugas")


def penerima(juru, kantor):
    juru.panduan("penerima-akun.md")
    undangan = next(surel for surel in mail.outbox if "kata sandi" in surel.body and "/akun/" in surel.body)
    juru.duduk(None, HP)
    juru.buka("/akun/login/")
    juru.buka("/akun/password/reset/")
    juru.buka(re.search(r"https?://[^/\s]+(/akun/\S+)", undangan.body)[1])
    juru.ambil("panduan/gambar/penerima-kata-sandi", 700)
    juru.duduk(kantor.ppk, HP)
    juru.buka("/")
    page = juru.buka("/e-pesan/")
    page.get_by_role("link", name=re.compile("SPSE Anda")).first.click()
    juru.lihat()
    juru.ambil("panduan/gambar/penerima-pesan", 800)
    _buka_password(juru)


def _buka_password(juru):
    page = juru.page
    page.get_by_role("link", name="Laporkan").click()
    juru.lihat()
    page.get_by_role("link", name="Kembali tanpa melapor").click()
    page.get_by_role("link", name="Lanjut membuka").click()
    juru.lihat()
    page.fill("input[type=password]", SANDI)
    page.locator("main button[type=submit]").first.click()
    juru.lihat()
    juru.tekan("buka_kredensial")
    juru.ambil("panduan/gambar/penerima-password", 860)
    page.get_by_role("link", name="Konfirmasi nanti").click()
    juru.lihat()


def auditor(juru, kantor):
    selesai = cari("SELESAI")
    surat = selesai.surat.get()
    juru.panduan("auditor.md")
    juru.duduk(kantor.auditor)
    juru.buka("/arsip/")
    juru.ambil("panduan/gambar/auditor-arsip", 560)
    juru.buka(f"/arsip/{selesai.nomor}/")
    juru.ambil("panduan/gambar/auditor-rincian", 860, lebar=752)
    juru.buka(f"/permohonan/{selesai.acuan}/")
    juru.buka("/laporan/")
    juru.buka("/pejabat/siapa/")
    juru.duduk(None)
    juru.buka(f"/v/{surat.kode_verifikasi}/")
    juru.ambil("panduan/gambar/auditor-verifikasi", 640, lebar=752)
    juru.buka("/v/")
    juru.simpan("gambar/surat", Image.open(gambar_halaman(surat.sha256, "application/pdf", 1, 900)))


def pengelola(juru, kantor):
    juru.panduan("pengelola.md")
    juru.duduk(kantor.admin)
    for bagian in ("", "petugas/", "orang/", "orang/baru/", "jam/", "libur/", "layanan/", "penomoran/"):
        juru.buka(f"/kantor/{bagian}")
    for bagian in ("hitung/", "kalender/", "pengingat/", "kesehatan/"):
        juru.buka(f"/kantor/{bagian}")
    juru.buka("/laporan/")
    orang = Penugasan.objects.exclude(pengguna=kantor.admin).first().pengguna_id
    juru.buka(f"/kantor/orang/{orang}/")
    juru.buka(f"/kantor/orang/{orang}/tugaskan/")
    juru.ambil("panduan/gambar/pengelola-penugasan", 760, lebar=752)
    juru.buka("/kantor/profil/")
    juru.ambil("panduan/gambar/pengelola-kantor", 900, lebar=752)
    juru.buka("/kelola/")
    for model in ("penyesuaianlangkah",):
        juru.buka(f"/kelola/requests_app/{model}/")
        juru.buka(f"/kelola/requests_app/{model}/add/")
    for model in ("nomorsurat", "jejak", "tugas"):
        juru.buka(f"/kelola/requests_app/{model}/")
