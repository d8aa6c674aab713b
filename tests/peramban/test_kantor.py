"""A fresh portal set up through the browser by somebody who never saw it: without a command, without /kelola/."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts_app.models import Pengguna, Penugasan, Peran, ProfilKantor
from accounts_app.services import tugaskan
from requests_app.kantor import kalender_kantor, sop_berlaku
from tests import pabrik
from tests.kantor.test_profil import ISI, gambar
from tests.peramban.aksesibilitas import pelanggaran

SK = "Keputusan Gubernur Nomor 1 Tahun 2026 (contoh)"


@pytest.fixture
def kantor(transactional_db, settings, live_server):
    """Nothing but its first pengelola, as the command leaves it."""
    settings.PORTAL_URL = live_server.url
    orang = pabrik.PenggunaFactory(nama="Rahmadi Contoh", is_staff=True)
    tugaskan(orang, Peran.PENGELOLA, dasar_hukum="Penyiapan awal portal")
    return pabrik.Kantor(orang={"pengelola": orang})


def isi(page, **nilai):
    for nama, teks in nilai.items():
        page.locator(f"[name={nama}]").fill(teks)


def tunjuk(desk, siapa, surel, unit=None):
    """From the list of the officers: nobody is there yet, so the person is added and appointed in one go."""
    desk.page.get_by_role("link", name="Tambah orang").click()
    isi(desk.page, nama=siapa, email=surel)
    desk.tekan("simpan_orang")
    if unit:
        desk.page.locator("[name=unit]").select_option(label=unit)
    isi(desk.page, dasar_hukum=SK)
    desk.tekan("tugaskan")


def test_an_office_of_another_province_is_set_up_on_a_phone(kantor, meja):
    desk = meja(kantor.pengelola, viewport={"width": 360, "height": 800})
    page = desk.buka("/")
    page.get_by_role("link", name="Siapkan kantor").click()
    page.locator("[data-aksi=lanjutkan_penyiapan]").click()
    isi(
        page,
        **{
            n: str(ISI[n])
            for n in ("nama_instansi", "nama_unit", "nama_lpse", "alamat", "kota", "kontak", "url_spse")
        },
    )
    page.get_by_text("WITA (Makassar)").click()
    page.locator("[name=berkas_logo]").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": gambar()}
    )
    desk.tekan("simpan_profil")
    page.get_by_role("link", name="Periksa dan simpan jam kerja").click()
    isi(page, **{f"hari_{h}": "08.00-12.00, 13.00-16.30" for h in range(4)}, hari_4="07.30-11.00")
    desk.tekan("simpan_jam")
    assert "WITA" in page.locator("#contoh").inner_text()
    page.locator("[data-aksi=lanjut]").click()
    desk.tekan("isi_libur")
    for kotak in page.locator("[name=layanan]").all()[2:]:
        kotak.uncheck(force=True)
    desk.tekan("simpan_layanan")
    isi(page, format_nomor_surat="{klasifikasi}/{urut:03}/{unit}/{tahun}", kode_unit="BPBJ")
    desk.tekan("coba_nomor")
    assert f"000.3.5/001/BPBJ/{timezone.localdate().year}" in page.locator("#contoh").inner_text()
    desk.tekan("simpan_penomoran")
    page.get_by_role("link", name="Tambah unit").click()
    isi(page, nama="Pemerintah Provinsi Contoh", kode="64")
    page.get_by_role("button", name="Simpan dan tambah lagi").click()
    isi(page, nama="Dinas Kehutanan Contoh", kode="64.05")
    desk.tekan("simpan_unit")
    desk.buka("/kantor/petugas/")
    for nomor, sebutan in enumerate(("Kepala UKPBJ", "Kepala LPSE", "Admin PPE atau Admin Agency")):
        page.get_by_role("link", name=f"Tunjuk {sebutan}").click()
        tunjuk(desk, f"Orang {nomor}", f"petugas{nomor}@contoh.go.id")
    page.get_by_role("link", name="Tunjuk petugas satuan kerja").click()
    tunjuk(desk, "Dewi Contoh", "dewi@contoh.go.id", "Dinas Kehutanan Contoh")
    page.locator("[data-aksi=lanjut]").click()
    expect(page.locator(".kop-logo")).not_to_have_js_property("naturalWidth", 0)
    assert pelanggaran(page) == []
    desk.tekan("selesaikan_penyiapan")
    assert page.locator("h1").inner_text() == "Pengaturan kantor"
    profil = ProfilKantor.muat()
    assert (profil.zona, bool(profil.disiapkan_pada)) == ("Asia/Makassar", True)
    assert str(kalender_kantor().zona) == "Asia/Makassar"
    assert len(sop_berlaku()) == 2
    assert Penugasan.objects.filter(dasar_hukum=SK).count() == 4
    assert Pengguna.objects.count() == 5
