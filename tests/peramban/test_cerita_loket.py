"""A PPK brings his papers to the counter: Helpdesk types them in his name, and everybody can see that it did."""

from requests_app.models import Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.peramban.conftest import kerjakan_janji
from tests.peramban.test_jalur_utama import unggah


def test_papers_brought_to_the_counter_are_filed_in_the_name_of_who_brought_them(kantor, meja):
    loket = meja(kantor.helpdesk)
    page = loket.buka("/loket/")
    page.check("[name=sop][value=akun-ppk]")
    page.fill("#cari-pemohon", kantor.ppk.email)
    page.get_by_role("button", name="Cari pemohon").click()
    loket.tekan("catat_loket")
    draf = page.url.partition("?")[0]
    isi_draf(page, draf)
    page.goto(f"{draf}periksa/")
    page.fill("[name=ajukan-dibawa_oleh]", "Pesuruh Contoh")
    page.check("[name=ajukan-asli_ditunjukkan]")
    page.check("[name=ajukan-benar]")
    loket.tekan("ajukan")
    assert page.get_by_role("link", name="Cetak tanda terima").count() == 1
    kerjakan_janji()

    permohonan = Permohonan.objects.get(nomor=loket.nomor)
    assert (permohonan.pemohon, permohonan.bentuk) == (kantor.ppk, "HARDCOPY")
    agency = meja(kantor.admin_agency).buka(f"/permohonan/{permohonan.nomor}/")
    assert "hardcopy" in agency.inner_text("main").lower()
    assert "Pesuruh Contoh" in agency.inner_text("main")
    ppk = meja(kantor.ppk, viewport={"width": 360, "height": 740}).buka(f"/permohonan/{permohonan.nomor}/")
    assert permohonan.nomor in ppk.inner_text("main")
    assert tertulis(permohonan) == [
        "1. Helpdesk, atas nama PPK: menyampaikan berkas permohonan pembuatan akun PPK"
    ]


def isi_draf(page, draf):
    """The letter, the person and his documents, as the papers say them."""
    page.goto(f"{draf}surat/")
    for bidang, nilai in {
        "nomor_surat": "800/13/2026",
        "tanggal_surat": "2026-01-19",
        "hal": "Permohonan akun PPK",
    }.items():
        page.fill(f"[name={bidang}]", nilai)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(f"{draf}orang/")
    for bidang, nilai in {
        "nomor_sk": "SK/8/2026",
        "tanggal_sk": "2026-01-05",
        "nomor_sertifikat": "LKPP-778",
    }.items():
        page.fill(f"[name={bidang}]", nilai)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(f"{draf}dokumen/")
    for urut in range(3):
        unggah(page, page.locator(".kartu-unggah").nth(urut), pabrik.pdf(teks=f"berkas {urut}").read())
