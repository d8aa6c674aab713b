"""Upload cards and the viewer in a real browser: at once, visible, patient with a bad line, and the same without a script."""

import re

import pytest
from playwright.sync_api import expect

from requests_app.models import Berkas
from tests import pabrik
from tests.berkas.contoh_jahat import foto, isi_pdf, pdf_aksi
from tests.berkas.test_periksa import aksi_js

PONSEL = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def berkas(isi, nama="sk.pdf"):
    return {"name": nama, "mimeType": "application/pdf", "buffer": isi}


@pytest.fixture
def draf(kantor):
    return pabrik.draf(kantor, lengkap=False)


@pytest.fixture
def kartu(kantor, meja, draf):
    """kartu(**context) → (page, the first card)."""

    def buka(**konteks):
        page = meja(kantor.satker, **konteks).buka(f"/permohonan/{draf.acuan}/isi/dokumen/")
        return page, page.locator("#berkas-s0")

    return buka


def pilih(kartu, satu):
    kartu.locator(".unggah-zona input[type=file]").set_input_files(satu)


def tersimpan(kartu):
    expect(kartu.locator(".unggah-hasil")).to_contain_text("Terbaca", timeout=30_000)


def test_choosing_a_file_is_all_it_takes(kartu, draf):
    page, satu = kartu()
    expect(satu.locator(".unggah-kirim")).to_be_hidden()
    pilih(satu, berkas(isi_pdf(3)))
    tersimpan(satu)
    assert "3 halaman" in satu.inner_text()
    expect(page.get_by_role("status").filter(has_text="tersimpan dan terbaca")).to_have_count(1)
    expect(page.locator("#isi-dokumen")).to_contain_text("1 dari")
    assert draf.berkas.get().nama == "sk.pdf"


def test_without_a_script_the_same_card_is_a_form(kartu, draf):
    page, satu = kartu(java_script_enabled=False)
    expect(satu.locator(".unggah-foto")).to_be_hidden()
    pilih(satu, berkas(isi_pdf()))
    satu.locator(".unggah-kirim").click()
    tersimpan(page.locator("#berkas-s0"))
    pilih(page.locator("#berkas-s0"), berkas(isi_pdf()[:400], "rusak.pdf"))
    page.locator("#berkas-s0 .unggah-kirim").click()
    galat = page.locator(".ringkasan-galat a")
    assert "Surat" in galat.inner_text()
    galat.click()
    expect(page.locator("#id_s0-berkas")).to_be_in_viewport()
    assert draf.berkas.get().nama == "sk.pdf"


@pytest.mark.parametrize(
    ("satu", "kalimat"),
    [
        (berkas(pdf_aksi(aksi_js())), "Berkas mengandung skrip aktif"),
        (berkas(isi_pdf(), "sk.docx"), "harus berakhiran .pdf, .jpg, .jpeg, atau .png"),
        (berkas(b"", "kosong.pdf"), "Berkas kosong (0 bita)"),
        (berkas(b"%PDF" + bytes(12_999_996), "besar.pdf"), "Berkas 12,4 MB melebihi batas 10 MB. Perkecil"),
    ],
)
def test_a_refusal_stands_on_the_card_and_another_file_is_accepted(kartu, draf, satu, kalimat):
    page, kotak = kartu()
    pilih(kotak, satu)
    expect(kotak).to_contain_text(kalimat, timeout=30_000)
    expect(page.get_by_role("status").filter(has_text=kalimat)).to_have_count(1)
    assert not draf.berkas.exists()
    pilih(kotak, berkas(isi_pdf()))
    tersimpan(kotak)
    expect(kotak).not_to_contain_text(kalimat)


def test_a_broken_line_is_tried_again_by_itself(kartu, draf):
    page, satu = kartu()
    gagal = []

    def putus(rute):
        gagal.append(rute)
        if len(gagal) == 1:
            rute.abort("connectionreset")
        elif len(gagal) == 2:
            rute.fulfill(status=503, body="sibuk")
        else:
            rute.continue_()

    page.route("**/isi/berkas/s0/", putus)
    pilih(satu, berkas(isi_pdf()))
    expect(satu).to_contain_text("Mencoba lagi dalam 2 detik (percobaan 1 dari 4)")
    expect(satu).to_contain_text("Mencoba lagi dalam 4 detik (percobaan 2 dari 4)")
    tersimpan(satu)
    assert len(gagal) == 3
    assert draf.berkas.count() == 1


def test_an_answer_lost_on_the_way_back_leaves_one_document(kartu, draf):
    """The first try arrived; only its answer did not."""
    page, satu = kartu()
    sudah = []

    def hilang(rute):
        if sudah:
            return rute.continue_()
        sudah.append(rute.fetch(max_redirects=0).status)
        return rute.abort("connectionreset")

    page.route("**/isi/berkas/s0/", hilang)
    pilih(satu, berkas(isi_pdf()))
    tersimpan(satu)
    assert sudah == [302]
    assert draf.berkas.count() == 1


def test_back_online_it_does_not_wait_any_longer(kartu, draf):
    page, satu = kartu()
    page.clock.install()
    page.context.set_offline(True)
    pilih(satu, berkas(isi_pdf()))
    expect(satu).to_contain_text("Sambungan terputus")
    page.context.set_offline(False)
    tersimpan(satu)
    assert draf.berkas.count() == 1


def test_after_four_tries_it_says_so_and_waits_for_the_hand(kartu, draf):
    page, satu = kartu()
    page.clock.install()
    page.route("**/isi/berkas/s0/", lambda rute: rute.abort("connectionreset"))
    pilih(satu, berkas(isi_pdf()))
    for detik in (2, 4, 8, 16):
        expect(satu).to_contain_text(f"dalam {detik} detik")
        page.clock.run_for(detik * 1000 + 100)
    expect(satu).to_contain_text("Berkas belum tersimpan; periksa sambungan lalu coba lagi.")
    page.unroute("**/isi/berkas/s0/")
    satu.get_by_role("button", name="Coba lagi").click()
    tersimpan(satu)
    assert draf.berkas.count() == 1


def test_an_upload_can_be_called_off_and_only_then_one_leaves_unasked(kartu, draf):
    page, satu = kartu()
    tertahan, dialog = [], []
    page.on("dialog", lambda d: (dialog.append(d.type), d.dismiss()))
    page.route("**/isi/berkas/s0/", lambda rute: tertahan.append(rute))
    pilih(satu, berkas(isi_pdf()))
    expect(satu.get_by_role("button", name="Batalkan unggahan")).to_be_visible()
    page.evaluate("location.href = '/'")
    page.wait_for_timeout(500)
    assert dialog == ["beforeunload"]
    satu.get_by_role("button", name="Batalkan unggahan").click()
    expect(satu.locator(".unggah-jalan")).to_be_hidden()
    page.goto(page.url.split("/permohonan")[0] + "/")
    assert dialog == ["beforeunload"]
    assert not draf.berkas.exists()


def test_a_lost_session_is_told_and_nothing_is_tried_for_ever(kartu, draf):
    page, satu = kartu()
    page.context.clear_cookies()
    pilih(satu, berkas(isi_pdf()))
    expect(satu).to_contain_text("mungkin sesi Anda berakhir")
    assert not draf.berkas.exists()


def test_on_a_phone_a_photo_is_made_small_before_it_travels(kartu, draf):
    page, satu = kartu(**PONSEL)
    kamera = satu.locator("input[data-foto]")
    assert kamera.get_attribute("capture") == "environment"
    expect(satu.locator(".unggah-foto")).to_be_visible()
    kamera.set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": foto(ukuran=(4000, 3000))}
    )
    tersimpan(satu)
    tersimpan_kini = draf.berkas.get()
    assert tersimpan_kini.tipe == "image/jpeg"
    assert page.evaluate(
        """async alamat => { const g = await createImageBitmap(await (await fetch(alamat)).blob()); return [g.width, g.height] }""",
        f"/permohonan/{draf.acuan}/berkas/{tersimpan_kini.pk}/",
    ) == [2000, 1500]


def test_targets_are_large_enough_for_a_thumb_and_nothing_hangs_over_the_edge(kartu, draf):
    page, satu = kartu(**PONSEL)
    pilih(satu, berkas(isi_pdf()))
    tersimpan(satu)
    for bagian in satu.locator("a:not([aria-hidden]), button, .unggah-zona, .unggah-foto").all():
        if bagian.is_visible():
            assert bagian.bounding_box()["height"] >= 43.5, bagian.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_file_can_be_dropped_on_its_card(kartu, draf):
    page, satu = kartu()
    muatan = page.evaluate_handle(
        """isi => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array(isi)], "seret.pdf")); return d }""",
        list(isi_pdf()),
    )
    satu.locator("h2").dispatch_event("drop", {"dataTransfer": muatan})
    tersimpan(satu)
    assert draf.berkas.get().nama == "seret.pdf"


def test_a_return_is_completed_on_its_cards(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tidak terbaca"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    satker = meja(kantor.satker)
    page = satker.buka(f"/permohonan/{permohonan.nomor}/perbaikan/")
    pilih(page.locator("#berkas-s0"), berkas(isi_pdf(), "baru.pdf"))
    tersimpan(page.locator("#berkas-s0"))
    satker.tekan("lengkapi")
    assert satker.status == "DITERIMA"
    assert Berkas.objects.get(permohonan=permohonan, putaran=2).nama == "baru.pdf"


# The viewer


@pytest.fixture
def lihat(kantor, meja, draf):
    """lihat(**context) → the viewer page of a document with three pages."""
    from requests_app import pengisian

    satu = pengisian.unggah(draf, "s0", pabrik.pdf(3, "tiga"), "tiga.pdf", oleh=kantor.satker)

    def buka(**konteks):
        return meja(kantor.satker, **konteks).buka(f"/permohonan/{draf.acuan}/berkas/{satu.pk}/lihat/")

    return buka


def tergambar(page, nomor=1):
    gambar = page.locator(f"#halaman-{nomor} img")
    gambar.scroll_into_view_if_needed()
    gambar.evaluate("gambar => gambar.decode()")
    return gambar


def test_a_document_is_enlarged_turned_and_paged_by_keyboard(lihat):
    page = lihat()
    gambar = tergambar(page)
    lebar = gambar.bounding_box()["width"]
    besar = page.get_by_role("button", name="Perbesar")
    besar.focus()
    page.keyboard.press("Enter")
    assert gambar.bounding_box()["width"] == pytest.approx(lebar * 1.25, rel=0.02)
    page.get_by_role("button", name="Pas lebar").press("Enter")
    assert gambar.bounding_box()["width"] == pytest.approx(lebar, rel=0.02)
    page.get_by_role("button", name="Putar").press("Enter")
    kotak = gambar.bounding_box()
    assert kotak["width"] == pytest.approx(lebar, rel=0.03)
    assert kotak["width"] / kotak["height"] == pytest.approx(842 / 595, rel=0.02)
    for _ in range(3):
        page.get_by_role("button", name="Putar").press("Enter")
    assert gambar.bounding_box()["height"] > gambar.bounding_box()["width"]
    page.get_by_role("button", name="Halaman berikutnya").press("Enter")
    expect(page.locator("[data-letak]")).to_have_text("2")
    tergambar(page, 2)


def test_without_a_script_every_page_is_simply_there(lihat):
    page = lihat(java_script_enabled=False)
    expect(page.get_by_role("toolbar")).to_be_hidden()
    expect(page.locator(".penampil-halaman img")).to_have_count(3)
    assert page.get_by_role("link", name=re.compile("Buka berkas asli")).is_visible()


def test_the_viewer_fits_a_phone_with_thumb_sized_buttons(lihat):
    page = lihat(**PONSEL)
    tergambar(page)
    for tombol in page.get_by_role("toolbar").get_by_role("button").all():
        kotak = tombol.bounding_box()
        assert min(kotak["width"], kotak["height"]) >= 43.5
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_page_that_cannot_be_drawn_says_so_in_its_place(lihat):
    page = lihat()
    tergambar(page)
    # Page 3 may have been fetched ahead already; from the browser's memory it would come without a request.
    jaringan = page.context.new_cdp_session(page)
    jaringan.send("Network.enable")
    jaringan.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.route("**/halaman/3.png*", lambda rute: rute.fulfill(status=422, body="tidak"))
    page.reload()
    page.locator("#halaman-3").scroll_into_view_if_needed()
    expect(page.locator("#halaman-3")).to_contain_text("buka berkas aslinya", timeout=15_000)
