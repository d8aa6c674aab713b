"""A year-end deactivation from the list to the berita acara: four people, four accounts, every button pressed."""

import re

from requests_app.models import ButirKampanye
from tests.jurnal_tertulis import tertulis
from tests.kampanye.bantu import akun
from tests.peramban.conftest import kerjakan_janji

USUL = [
    "1. Admin Agency: mengusulkan penonaktifan akun PPK pada akhir tahun",
    "5. Kepala LPSE: menyetujui penonaktifan akun PPK pada akhir tahun",
]
SELESAI = [
    "6. Admin Agency: menonaktifkan/mengaktifkan akun pada aplikasi SPSE",
    "7. Helpdesk: memberitahukan penonaktifan akhir tahun kepada pemegang akun",
    "9. Helpdesk: mengarsipkan dokumen",
]
BATAL = ["6. Admin Agency: membatalkan penonaktifan akhir tahun sebelum dilaksanakan"]


def baris(page, nama):
    return page.locator(".kampanye-kerja > li", has_text=nama)


def test_from_the_list_to_the_berita_acara(kantor, meja):
    akun(kantor, "Budi Contoh", pengguna=kantor.ppk)
    for nama in ("Citra Contoh", "Dewi Contoh", "Eka Contoh"):
        akun(kantor, nama)
    pembuat, kepala = (
        meja(kantor.admin_agency),
        meja(kantor.kepala_lpse, viewport={"width": 360, "height": 740}),
    )

    page = pembuat.buka("/")
    page.get_by_role("link", name="Penonaktifan akhir tahun").click()
    page.get_by_role("link", name="Susun penonaktifan").click()
    page.get_by_label("Tahun").fill("2026")
    page.get_by_label("SK yang berakhir paling lambat").fill("2026-12-31")
    pembuat.tekan("simpan_kriteria")
    page.get_by_role("link", name="Periksa daftar akun").click()
    page.get_by_role("link", name="Kecualikan Eka Contoh").click()
    page.get_by_label("Alasan").fill("Masih menyelesaikan kontrak tahun jamak.")
    pembuat.tekan("kecualikan")
    page.get_by_role("link", name="Kembali ke ringkasan").click()
    pembuat.tekan("ajukan")
    assert "Anda usulkan sendiri" in page.inner_text("#putusan")
    assert page.locator("button[data-aksi=putuskan]").count() == 0

    kerjakan_janji()
    hp = kepala.buka("/")
    hp.get_by_role("link", name="Penonaktifan akun PPK akhir tahun 2026").click()
    assert "Budi Contoh" in hp.inner_text("main")
    hp.locator("label", has_text="Setujui penonaktifan").click()
    kepala.tekan("putuskan")
    assert "0 dari 3" in hp.inner_text("#kemajuan")
    kerjakan_janji()
    # The page renews itself while the permohonan are being made.
    hp.locator("#kemajuan", has_text="3 akun: 0 dinonaktifkan").wait_for()

    page.reload()
    page.get_by_role("link", name=re.compile("^Laksanakan di SPSE")).click()
    baris(page, "Dewi Contoh").locator("input[type=checkbox]").check()
    page.get_by_label(re.compile("^Alasan bila")).fill("SK baru sudah terbit.")
    pembuat.tekan("batal")
    assert "Penonaktifan dibatalkan" in page.inner_text(".kampanye-hasil")
    baris(page, "Budi Contoh").get_by_role("button", name="Sudah dinonaktifkan").click()
    page.locator(".kampanye-hasil", has_text="Budi Contoh").wait_for()
    baris(page, "Citra Contoh").locator("input[type=checkbox]").check()
    pembuat.tekan("nonaktif")
    assert "Tidak ada akun yang menunggu" in page.inner_text("main")

    kerjakan_janji()
    helpdesk = meja(kantor.helpdesk)
    meja_helpdesk = helpdesk.buka("/")
    meja_helpdesk.get_by_role("link", name="Penonaktifan akun PPK akhir tahun 2026").click()
    for tautan, aksi in (("Beritahukan pemegang akun", "beritahukan"), ("Arsipkan", "arsipkan")):
        meja_helpdesk.get_by_role("link", name=re.compile(f"^{tautan}")).click()
        for kotak in meja_helpdesk.locator(".kampanye-pilih input").all():
            kotak.check()
        helpdesk.tekan(aksi)
        meja_helpdesk.get_by_role("link", name="Kembali ke ringkasan").click()
    kerjakan_janji()

    meja_helpdesk.reload()
    assert meja_helpdesk.locator("[data-kampanye]").get_attribute("data-kampanye") == "SELESAI"
    alamat = meja_helpdesk.get_by_role("link", name=re.compile("^Buka berita acara")).get_attribute("href")
    assert meja_helpdesk.request.get(helpdesk.alamat + alamat).body().startswith(b"%PDF")
    permohonan = {
        b.akun.nama: b.permohonan for b in ButirKampanye.objects.select_related("akun", "permohonan")
    }
    assert permohonan.pop("Eka Contoh") is None
    assert {nama: tertulis(satu) for nama, satu in permohonan.items()} == {
        "Budi Contoh": USUL + SELESAI,
        "Citra Contoh": USUL + SELESAI,
        "Dewi Contoh": USUL + BATAL,
    }
