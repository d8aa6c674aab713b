"""The 13 rows, each by the person the SOP names, with an incomplete round and a correction round."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from playwright.sync_api import expect

from accounts_app.models import Pengguna
from requests_app import jurnal
from requests_app.berkas import gudang
from requests_app.models import NomorSurat, Permohonan
from requests_app.surat.ca_uji import akar_uji
from requests_app.surat.verifikasi import periksa_tanda_tangan
from tests import pabrik
from tests.peramban.conftest import PASSPHRASE, kerjakan_janji
from tests.peramban.papan_ketik import hanya_papan_ketik

KATA_SANDI = "Kanari-9f3Zq7-Wxyz"
ORANG = [
    ("PPK", "Ratih Contoh, S.T.", "198501012010012001", "ratih@contoh.go.id"),
    ("PP", "Bagus Contoh, S.Kom.", "198703042012011002", "bagus@contoh.go.id"),
]


def tambah_orang(page, jenis, nama, nip, email):
    page.get_by_role("link", name="Tambah orang").click()
    page.locator(f"input[name=jenis][value={jenis}]").check()
    isi = {
        "nama": nama,
        "nip": nip,
        "email": email,
        "nomor_sk": f"SK/{nip[-3:]}/2026",
        "tanggal_sk": "2026-01-05",
    }
    for bidang, nilai in isi.items():
        page.fill(f"[name={bidang}]", nilai)
    page.fill("[name=nomor_sertifikat]", f"LKPP-{nip[-4:]}")
    page.get_by_role("button", name="Simpan", exact=True).click()


def unggah(page, kartu, pdf, nama="pindaian.pdf"):
    """With a script choosing is enough; without one the card's button sends it."""
    # Until its script has run a card shows the button that is only for those without one.
    page.wait_for_load_state()
    kirim = kartu.locator(".unggah-kirim")
    dikirim = kirim.is_visible()
    kartu.locator(".unggah-zona input[type=file]").set_input_files(
        {"name": nama, "mimeType": "application/pdf", "buffer": pdf}
    )
    if dikirim:
        kirim.click()
    expect(kartu.locator(".unggah-hasil")).to_contain_text(nama, timeout=30_000)


def ajukan(meja):
    """Row 1."""
    page = meja.buka("/")
    page.get_by_role("link", name="Ajukan permohonan").click()
    page.get_by_role("button", name="Mulai").click()
    assert meja.status == "DRAF"
    page.get_by_role("link", name="Data surat").click()
    page.fill("[name=nomor_surat]", "B-112/BCT/XI/2026")
    page.fill("[name=tanggal_surat]", "2026-01-19")
    page.fill("[name=hal]", "Permohonan User ID SPSE")
    page.get_by_role("button", name="Simpan", exact=True).click()
    for orang in ORANG:
        tambah_orang(page, *orang)
    page.get_by_role("link", name="Unggah dokumen").click()
    for urut in range(5):
        unggah(page, page.locator(".kartu-unggah").nth(urut), pabrik.pdf(teks=f"dokumen {urut}").read())
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.locator("[name=ajukan-benar]").check()
    meja.tekan("ajukan")
    assert meja.status == "DIAJUKAN"
    return meja.nomor


def isi_pemeriksaan(page, kurang=()):
    for urut, butir in enumerate(page.locator(".butir-periksa").all()):
        if not butir.is_visible():
            continue  # found right before, folded and answered already
        nilai = "kurang" if urut in kurang else "sesuai"
        butir.locator(f"input[value={nilai}]").check()
        if nilai == "kurang":
            butir.locator("input[type=text]").fill("Tidak terbaca")


@pytest.fixture
def pejabat(kantor):
    """The PPK already has a portal account; the Pejabat Pengadaan has none and is invited."""
    return pabrik.PenggunaFactory(username="ratih", nama="Ratih Contoh", nip=ORANG[0][2], email=ORANG[0][3])


@pytest.fixture(params=["tanpa-js", "papan-ketik"])
def meja(meja, request, monkeypatch):
    """Everybody's browser: without JavaScript, and with it for people who have no mouse."""
    if request.param == "papan-ketik":
        hanya_papan_ketik(monkeypatch)
    return lambda orang, **konteks: meja(orang, java_script_enabled=request.param != "tanpa-js", **konteks)


def test_the_thirteen_rows_end_with_a_signed_letter(kantor, meja, penanda, pejabat, live_server, tmp_path):
    satker, ukpbj, lpse = (
        meja(kantor.satker),
        meja(kantor.kepala_ukpbj, viewport={"width": 360, "height": 740}),
        meja(kantor.kepala_lpse),
    )
    tim = meja(kantor.admin_ppe)
    nomor = ajukan(satker)
    halaman = f"/permohonan/{nomor}/"

    ukpbj.buka(halaman).fill("[name=disposisikan-catatan]", "Mohon ditindaklanjuti.")
    ukpbj.tekan("disposisikan")
    lpse.buka(halaman)
    lpse.tekan("perintahkan")
    tim.buka(halaman)
    tim.tekan("terima")

    isi_pemeriksaan(tim.page, kurang={1, 5})
    tim.tekan("periksa")
    assert tim.status == "DIPERIKSA"
    tim.page.fill("[name=minta_lengkapi-pesan]", "Mohon dipindai ulang.")
    tim.tekan("minta_lengkapi")
    assert tim.status == "DIKEMBALIKAN"

    page = satker.buka(f"{halaman}perbaikan/")
    assert page.locator(".kartu-unggah").count() == 2
    assert "Tidak terbaca" in page.inner_text("main")
    unggah(page, page.locator(".kartu-unggah").first, pabrik.pdf(teks="pindaian baru").read(), "baru.pdf")
    page.get_by_role("link", name=re.compile("Ubah data")).click()
    page.fill("[name=jabatan]", "Kepala Seksi Contoh")
    page.get_by_role("button", name="Simpan", exact=True).click()
    satker.tekan("lengkapi")
    assert satker.status == "DITERIMA"

    tim.buka(halaman)
    isi_pemeriksaan(tim.page)
    tim.tekan("periksa")
    tim.tekan("nyatakan_lengkap")
    for urut, butir in enumerate(tim.page.locator(".butir-akun").all()):
        butir.locator("input[name*=user_id]").fill(f"PPK00{urut}")
        butir.locator("input[type=password]").fill(KATA_SANDI)
    tim.page.locator("[name=buat_akun-cocok]").check()
    tim.tekan("buat_akun")
    tim.tekan("kirim_akun")
    assert tim.status == "DIKIRIMI_AKUN"
    kerjakan_janji()

    buka_kata_sandi(meja(pejabat))
    undangan_sekali_pakai(meja(None), live_server)

    tim.buka(halaman)
    tim.tekan("buat_draf")
    lpse.buka(halaman)
    lpse.tekan("kembalikan_draf")
    lpse.page.fill("[name=kembalikan_draf-alasan]", "Sebutkan nama LPSE pada penutup.")
    lpse.tekan("kembalikan_draf")
    tim.buka(halaman)
    assert "Sebutkan nama LPSE" in tim.page.inner_text("main")
    tim.page.fill("[name=buat_draf-penutup]", "Demikian dari LPSE Contoh Nusantara.")
    tim.tekan("buat_draf")
    lpse.buka(halaman)
    lpse.page.locator(".koreksi-butir summary", has_text="Lampiran").click()
    lpse.page.fill("[name=koreksi-lampiran]", "1 (satu) berkas")
    lpse.tekan("koreksi")
    kerjakan_janji()

    ukpbj.buka(halaman)
    ukpbj.tekan("tandatangani")
    ukpbj.page.locator("[name=tandatangani-sudah_baca]").check()
    ukpbj.page.fill("[name=tandatangani-sandi]", "bukan passphrase-nya")
    ukpbj.tekan("tandatangani")
    assert "Passphrase salah" in ukpbj.page.inner_text("main")
    ukpbj.page.locator("[name=tandatangani-sudah_baca]").check()
    ukpbj.page.fill("[name=tandatangani-sandi]", PASSPHRASE)
    ukpbj.tekan("tandatangani")
    assert ukpbj.status == "DITANDATANGANI"

    tim.buka(halaman)
    tim.tekan("arsipkan")
    assert "Salinan arsip sedang disimpan" in tim.page.inner_text("main")
    kerjakan_janji()
    tim.buka(halaman)
    tim.tekan("kirim_surat")
    assert tim.status == "SELESAI"
    kerjakan_janji()

    satker.buka(halaman)
    assert satker.page.get_by_role("link", name="Buka surat").first.is_visible()
    periksa_surat(nomor, penanda, tmp_path)
    periksa_jejak(nomor)
    assert any("selesai" in surel.body for surel in mail.outbox if surel.to == [kantor.satker.email])
    periksa_auditor(meja(kantor.auditor), nomor)


def buka_kata_sandi(orang):
    """Row 8, the recipient's side: one reveal by an explicit POST after typing the portal password, then gone."""
    page = orang.buka("/")
    page.get_by_role("link", name=re.compile("Akun SPSE Anda")).first.click()
    pesan = page.url
    page.get_by_role("link", name="Lanjut membuka").click()
    page.fill("[name=password]", pabrik.SANDI_PORTAL)
    page.get_by_role("button", name="Lanjut").click()
    assert KATA_SANDI not in page.content()
    page.get_by_role("button", name="Tampilkan sekali").click()
    assert page.locator("#kata-sandi").text_content() == KATA_SANDI
    page.get_by_role("button", name="Sudah masuk").click()
    assert "Dikonfirmasi" in page.inner_text("main")
    page.goto(f"{pesan}kredensial/")
    assert page.get_by_role("button", name="Tampilkan sekali").count() == 0
    assert KATA_SANDI not in page.content()
    assert "sudah ditampilkan" in page.inner_text("main")


def undangan_sekali_pakai(tamu, live_server):
    """A person without a portal account is invited to himself by a link that works once."""
    surel = next(s for s in mail.outbox if s.to == [ORANG[1][3]])
    assert KATA_SANDI not in surel.body
    tautan = re.search(rf"{re.escape(live_server.url)}/akun/password/reset/key/\S+", surel.body)[0]
    page = tamu.page
    page.goto(tautan)
    page.fill("[name=password1]", "kata-sandi-baru-bagus")
    page.fill("[name=password2]", "kata-sandi-baru-bagus")
    page.get_by_role("button", name="Simpan kata sandi").click()
    assert Pengguna.objects.get(email=ORANG[1][3]).has_usable_password()
    page.goto(tautan)
    assert "tidak berlaku" in page.inner_text("main")


def periksa_surat(nomor, penanda, tmp_path):
    """pyHanko and pdfsig agree; number, persons and words are right; no password; the reserved number was used."""
    surat = Permohonan.objects.get(nomor=nomor).surat.get()
    with gudang.buka(surat.sha256) as isi:
        pdf = isi.read()
    with ThreadPoolExecutor(1) as kolam:
        hasil = kolam.submit(periksa_tanda_tangan, pdf, [akar_uji(penanda)]).result()
    assert (hasil.putusan, hasil.seluruh_berkas) == ("SAH", True)
    berkas = tmp_path / "surat.pdf"
    berkas.write_bytes(pdf)
    pdfsig = subprocess.run(["pdfsig", str(berkas)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in pdfsig
    assert "Total document signed" in pdfsig
    teks = subprocess.run(
        ["pdftotext", "-layout", str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    for kata in (
        surat.nomor.teks,
        "Ratih Contoh",
        "Bagus Contoh",
        "PPK000",
        "PPK001",
        "LPSE Contoh Nusantara",
        "UJI",
    ):
        assert kata in teks
    assert KATA_SANDI not in teks
    assert [n.keadaan for n in NomorSurat.objects.all()] == ["DIPAKAI"]


def periksa_jejak(nomor):
    permohonan = Permohonan.objects.get(nomor=nomor)
    assert [f"{j.baris or '-'} {j.aksi}" for j in permohonan.jejak.all()] == [
        "1 ajukan",
        "2 disposisikan",
        "3 perintahkan",
        "4 terima",
        "5 periksa",
        "6 minta_lengkapi",
        "- lengkapi",
        "5 periksa",
        "6 nyatakan_lengkap",
        "7 buat_akun",
        "8 kirim_akun",
        "- buka_kredensial",
        "- konfirmasi_kredensial",
        "9 buat_draf",
        "10 kembalikan_draf",
        "9 buat_draf",
        "10 koreksi",
        "- pesan_nomor",
        "11 tandatangani",
        "12 arsipkan",
        "- segel_salinan",
        "13 kirim_surat",
        "- segel_akhir",
    ]
    assert list(jurnal.periksa()) == []
    assert list(jurnal.periksa_keadaan()) == []


def periksa_auditor(auditor, nomor):
    page = auditor.buka("/arsip/")
    page.get_by_role("link", name=nomor).click()
    assert "Jejak utuh" in page.inner_text("main")
    assert page.locator("button[data-aksi]").count() == 0
