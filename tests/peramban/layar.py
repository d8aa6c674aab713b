"""Every screen of the portal as somebody meets it: who, and where. Made once for the tests that look at them all."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from accounts_app.models import Penugasan, Pesan
from requests_app import pengiriman, pengisian
from requests_app.models import SaringanTersimpan, Surat
from tests import jalan, pabrik
from tests.akun_ppk import layar as layar_diri
from tests.http import peta
from tests.kampanye import layar as layar_kampanye
from tests.kantor import layar as layar_kantor
from tests.pejabat import layar as layar_pejabat
from tests.penyimpangan import layar as layar_penyimpangan
from tests.peramban.conftest import kerjakan_janji
from tests.registrasi import layar as layar_registrasi
from tests.registri import layar as layar_registri

SOP = "pembuatan-akun"
PANJANG = "Nama" + "panjang" * 15
STATUS = (
    "DIAJUKAN", "DIDISPOSISI", "DIPERINTAHKAN", "DITERIMA", "DIPERIKSA", "DIKEMBALIKAN", "DINYATAKAN_LENGKAP",
    "DIBUATKAN_AKUN", "DIKIRIMI_AKUN", "DIBUATKAN_DRAF", "DIKOREKSI", "SELESAI", "DITOLAK", "KEDALUWARSA",
)  # fmt: skip
BUKAN_LAYAR = {
    "ekspor_registri", "templat_registri", "baris_impor",
    "berkas", "halaman_berkas", "surat_pdf", "cetakan_pdf", "halaman_surat", "lembar_disposisi", "halaman_pratinjau",
    "tanda_terima", "bundel_pdf", "formulir_serah_terima",
    "ekspor_antrean", "antrean_baru", "kehadiran", "sehat", "account_logout", "account_email",
    "account_reset_password_from_key",
    "angka_csv",
    "pejabat_sk",
    "kampanye_ekspor", "kampanye_berita_acara", "penyimpangan_ekspor", "penyimpangan_berita_acara", "kantor_logo", "kantor_mulai",
}  # fmt: skip
"""Routes that answer with a file, a fragment, data, a redirect, or only by a link from a mail."""


class Adegan(dict):
    """{status: permohonan}, and what else a screen needs: a draft, a message with a credential, a signed letter."""


def siapkan(kantor):
    """All of it, with long names no layout likes. In a thread: signatures need one without an event loop."""

    def kerja():
        try:
            return Adegan({status: jalan.sampai(kantor, SOP, status) for status in STATUS})
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as kolam:
        adegan = kolam.submit(kerja).result()
    adegan["DRAF"] = pabrik.draf(kantor, lengkap=False)
    adegan["LENGKAP"] = pabrik.draf(kantor, orang=2)
    kerjakan_janji()
    adegan["REGISTRASI"] = layar_registrasi.siapkan(kantor)
    adegan["KAMPANYE"] = layar_kampanye.siapkan(kantor)
    for status in ("DRAF", "LENGKAP", "DIAJUKAN", "DITERIMA", "DIKEMBALIKAN", "DINYATAKAN_LENGKAP"):
        adegan[status].subjek.update(nama=PANJANG)
    return adegan


def layar(kantor, adegan):
    """(route, person or None, address) of every screen; the routes of peta.py are all here or in BUKAN_LAYAR."""
    yield from _tamu(adegan)
    yield from _satker(kantor, adegan)
    yield from _tim(kantor, adegan)
    yield from layar_registri.layar(kantor, PANJANG)
    yield from layar_diri.layar(kantor)
    yield from _kepala(kantor, adegan)
    yield from _penerima()
    yield from layar_registrasi.layar(kantor, adegan["REGISTRASI"])
    yield from layar_kampanye.layar(kantor, adegan["KAMPANYE"])
    yield from _pintu_masuk(kantor)
    yield from layar_kantor.layar(kantor)
    yield from layar_pejabat.layar(kantor, adegan["DITERIMA"])
    yield from layar_penyimpangan.layar(kantor)
    yield "arsip", kantor.auditor, "/arsip/"
    yield "arsip_rincian", kantor.auditor, f"/arsip/{adegan['SELESAI'].nomor}/"
    yield "antrean", kantor.auditor, "/antrean/"
    yield "permohonan", kantor.auditor, _alamat(adegan["SELESAI"])


def _alamat(permohonan, bagian=""):
    return f"/permohonan/{permohonan.acuan}/{bagian}"


def _tamu(adegan):
    selesai, kode = adegan["SELESAI"], Surat.objects.exclude(sha256="").first().kode_verifikasi
    yield "beranda", None, "/"
    yield "account_login", None, "/akun/login/"
    yield "account_reset_password", None, "/akun/password/reset/"
    yield "account_reset_password_done", None, "/akun/password/reset/done/"
    yield "account_reset_password_from_key_done", None, "/akun/password/reset/key/done/"
    yield "account_inactive", None, "/akun/inactive/"
    yield "verifikasi", None, f"/v/{kode}/"
    yield "verifikasi", None, "/v/tidak-ada/"
    yield "verifikasi_unggah", None, "/v/"
    yield "lacak", None, "/lacak/"
    yield "lacak", None, f"/lacak/?nomor={selesai.nomor}&kode={selesai.kode_lacak}"
    yield "lacak", None, f"/lacak/?nomor={adegan['DITERIMA'].nomor}&kode={adegan['DITERIMA'].kode_lacak}"
    yield "daftar_sop", None, "/sop/"
    for kode in ("pembuatan-akun", "hak-akses"):
        yield "sop", None, f"/sop/{kode}/"
    yield "", None, "/tidak/ada/"


def _satker(kantor, adegan):
    draf, lengkap, satker = adegan["DRAF"], adegan["LENGKAP"], kantor.satker
    orang, berkas = lengkap.subjek.first(), adegan["DIAJUKAN"].berkas.first()
    yield "beranda", satker, "/"
    yield "baru", satker, "/permohonan/baru/"
    yield "draf", satker, _alamat(draf, "isi/")
    yield "draf", satker, _alamat(lengkap, "isi/")
    yield "draf_surat", satker, _alamat(draf, "isi/surat/")
    yield "orang_baru", satker, _alamat(draf, "isi/orang/")
    yield "orang_tempel", satker, _alamat(draf, "isi/orang/tempel/")
    yield "orang", satker, _alamat(lengkap, f"isi/orang/{orang.pk}/")
    yield "hapus_orang", satker, _alamat(lengkap, f"isi/orang/{orang.pk}/hapus/")
    yield "draf_dokumen", satker, _alamat(lengkap, "isi/dokumen/")
    yield "draf_dokumen", satker, _alamat(draf, "isi/dokumen/")
    yield "draf_periksa", satker, _alamat(lengkap, "isi/periksa/")
    yield "draf_periksa", satker, _alamat(draf, "isi/periksa/")
    yield "hapus_berkas", satker, _alamat(lengkap, "isi/berkas/s0/hapus/")
    yield "hapus_draf", satker, _alamat(draf, "isi/hapus/")
    yield "terkirim", satker, _alamat(adegan["DIAJUKAN"], "terkirim/")
    yield "bagan", satker, _alamat(adegan["DIKEMBALIKAN"], "bagan/")
    yield "bundel", satker, _alamat(adegan["DIAJUKAN"], "bundel/")
    yield "aksi", satker, _alamat(adegan["DIAJUKAN"], "tarik/")
    yield "lengkapi", satker, _alamat(adegan["DIKEMBALIKAN"], "perbaikan/")
    yield "lihat_berkas", satker, _alamat(adegan["DIAJUKAN"], f"berkas/{berkas.pk}/lihat/")
    for status in ("DIAJUKAN", "DIKEMBALIKAN", "SELESAI", "DITOLAK", "KEDALUWARSA"):
        yield "permohonan", satker, _alamat(adegan[status])
    yield "antrean", satker, "/antrean/"
    yield "epesan", satker, "/e-pesan/"
    yield "pengaturan_kabar", satker, "/e-pesan/pengaturan/"
    yield "pesan", satker, f"/e-pesan/{Pesan.objects.filter(penerima=satker).first().pk}/"
    yield "pengaturan", satker, "/pengaturan/"
    yield "account_change_password", satker, "/akun/password/change/"


def _tim(kantor, adegan):
    tim, pilih = kantor.admin_ppe, f"?pilih={adegan['DITERIMA'].pk}&pilih={adegan['DIAJUKAN'].pk}"
    yield "beranda", tim, "/"
    for tab in ("", "?tab=semua", "?tab=lewat", "?q=tidak-ada-yang-begini"):
        yield "antrean", tim, f"/antrean/{tab}"
    yield "ambil_massal", tim, f"/antrean/ambil/{pilih}"
    yield "serahkan_massal", tim, f"/antrean/serahkan/{pilih}"
    yield "cetak_antrean", tim, f"/antrean/cetak/{pilih}"
    tersimpan, _ = SaringanTersimpan.objects.get_or_create(pengguna=tim, nama="Yang lewat", kueri="tab=lewat")
    yield "saringan", tim, "/antrean/saringan/"
    yield "hapus_saringan", tim, f"/antrean/saringan/{tersimpan.pk}/hapus/"
    for status in (
        "DIPERINTAHKAN",
        "DITERIMA",
        "DIPERIKSA",
        "DIKEMBALIKAN",
        "DINYATAKAN_LENGKAP",
        "DIBUATKAN_AKUN",
    ):
        yield "permohonan", tim, _alamat(adegan[status])
    for status in ("DIKIRIMI_AKUN", "DIBUATKAN_DRAF", "DIKOREKSI", "SELESAI"):
        yield "permohonan", tim, _alamat(adegan[status])
    yield "serahkan", tim, _alamat(adegan["DITERIMA"], "petugas/serahkan/")
    yield "jeda", tim, _alamat(adegan["DITERIMA"], "jeda/")
    yield "hitungan", tim, _alamat(adegan["DITERIMA"], "hitungan/")
    yield "hitungan", tim, _alamat(adegan["SELESAI"], "hitungan/")
    pengiriman.catat_pental(pengiriman.milik(adegan["SELESAI"]).first().pengenal, "Alamat tidak dikenal")
    yield "kabar_terkirim", tim, _alamat(adegan["SELESAI"], "kabar/")
    yield "aksi", tim, _alamat(adegan["DITERIMA"], "tolak/")
    yield "aksi", tim, _alamat(adegan["DIKIRIMI_AKUN"], "buat_draf/")
    yield "versi_surat", tim, _alamat(adegan["DIKOREKSI"], "surat/versi/")
    orang = adegan["DIKIRIMI_AKUN"].subjek.first()
    yield "kredensial_ulang", tim, _alamat(adegan["DIKIRIMI_AKUN"], f"orang/{orang.pk}/kredensial/")
    yield "", tim, "/permohonan/PPK-2026-000000-AA/"


def _pintu_masuk(kantor):
    """Inviting, and the counter with people found, nobody found, and a draft of its own."""
    milik = Penugasan.objects.get(pengguna=kantor.ppk)
    draf = pengisian.buat_draf(
        sop="hak-akses", unit=kantor.unit, oleh=kantor.ppk, dicatat_oleh=kantor.helpdesk
    )
    for orang in (kantor.satker, kantor.helpdesk):
        yield "undangan", orang, "/undangan/"
        yield "undang", orang, "/undangan/baru/"
    yield "undangan", kantor.helpdesk, "/undangan/?q=tidak-ada-yang-begini"
    yield "akhiri_penugasan", kantor.satker, f"/undangan/{milik.pk}/akhiri/"
    for kata in ("", "?sop=hak-akses&q=contoh.go.id", "?sop=hak-akses&q=tidak-ada-yang-begini"):
        yield "loket", kantor.helpdesk, f"/loket/{kata}"
    yield "draf", kantor.helpdesk, _alamat(draf, "isi/")
    yield "beranda", kantor.helpdesk, "/"


def _kepala(kantor, adegan):
    ukpbj, lpse = kantor.kepala_ukpbj, kantor.kepala_lpse
    for kepala in (ukpbj, lpse):
        yield "beranda", kepala, "/"
        yield "pimpinan", kepala, "/pimpinan/"
    yield "laporan", lpse, "/laporan/"
    yield "angka", lpse, "/laporan/angka/"
    yield "angka", lpse, "/laporan/angka/?dari=2020-02-01&sampai=2020-01-01"
    yield "aksi", ukpbj, _alamat(adegan["DIAJUKAN"], "disposisikan/")
    yield "aksi", lpse, _alamat(adegan["DIDISPOSISI"], "perintahkan/")
    yield "permohonan", ukpbj, _alamat(adegan["DIAJUKAN"])
    yield "aksi", lpse, _alamat(adegan["DIBUATKAN_DRAF"], "koreksi/")
    yield "aksi", lpse, _alamat(adegan["DIBUATKAN_DRAF"], "kembalikan_draf/")
    yield "permohonan", ukpbj, _alamat(adegan["DIKOREKSI"])
    yield "tanda_tangan", ukpbj, _alamat(adegan["DIKOREKSI"], "tanda-tangan/")


def _penerima():
    pesan = Pesan.objects.exclude(kredensial=None).select_related("penerima").first()
    yield "beranda", pesan.penerima, "/"
    yield "pesan", pesan.penerima, f"/e-pesan/{pesan.pk}/"
    yield "account_reauthenticate", pesan.penerima, f"/e-pesan/{pesan.pk}/kredensial/"
    yield "lapor_kredensial", pesan.penerima, f"/e-pesan/{pesan.pk}/lapor/"


def rute_berlayar():
    """Names of the routes of peta.py that show a screen when opened."""
    tertutup = {*peta.PERMOHONAN, *peta.PESAN, *peta.BERSAMA, *peta.KANTOR}
    daftar = peta.PERMOHONAN | peta.PESAN | peta.BERSAMA | peta.KANTOR
    terbuka = {nama for nama, jawaban in peta.TERBUKA.items() if jawaban["GET"] == 200}
    return {nama for nama in tertutup if "GET" in daftar[nama]} | terbuka
