"""The page of one permohonan in a browser: documents beside the checklist, keys, counts, the worksheet, the conversations."""

import re

import pytest
from playwright.sync_api import expect

from requests_app.models import Catatan, Permohonan
from tests import pabrik


@pytest.fixture
def diterima(kantor):
    return pabrik.permohonan(kantor, "DITERIMA")


def halaman(permohonan):
    return f"/permohonan/{permohonan.nomor}/"


def test_the_chosen_items_document_stands_beside_it(kantor, meja, diterima):
    page = meja(kantor.admin_ppe).buka(halaman(diterima))
    layar = page.locator("[data-layar]")
    expect(layar.locator("[data-penampil]")).to_have_count(1)
    butir = page.locator(".periksa-pasang").nth(1)
    butir.locator("input[value=sesuai]").check()
    expect(page.locator("[data-layar-judul]")).to_have_text(butir.get_attribute("data-judul"))
    berkas = diterima.berkas.get(syarat__startswith="SK")
    expect(layar.locator("img").first).to_have_attribute(
        "src", re.compile(f"/berkas/{berkas.pk}/halaman/1.png")
    )
    expect(page.locator("[data-dinilai]")).to_have_text("1")


def test_without_a_script_a_link_leads_to_each_document(kantor, meja, diterima):
    page = meja(kantor.admin_ppe, java_script_enabled=False).buka(halaman(diterima))
    tautan = page.locator(".periksa-dokumen a")
    alamat = {satu.get_attribute("href") for satu in tautan.all()}
    assert alamat == {f"{halaman(diterima)}berkas/{berkas.pk}/lihat/" for berkas in diterima.berkas.all()}
    expect(page.locator(".alasan-cepat").first).to_be_hidden()
    expect(page.locator("img[src*='/berkas/'][src*='l=900']")).to_have_count(0)


def test_on_a_phone_the_document_opens_under_its_item(kantor, meja, diterima):
    page = meja(kantor.admin_ppe, viewport={"width": 360, "height": 740}).buka(halaman(diterima))
    kedua = page.locator(".periksa-dokumen").nth(1)
    expect(page.locator("[data-penampil]")).to_have_count(0)
    kedua.locator("a[data-buka]").click()
    expect(kedua.locator("[data-penampil]")).to_be_visible()
    kedua.locator("a[data-buka]").click()
    expect(page.locator("[data-penampil]")).to_have_count(0)


def test_a_reason_is_one_press_and_is_what_the_applicant_reads(kantor, meja, diterima):
    tim = meja(kantor.admin_ppe)
    page = tim.buka(halaman(diterima))
    for butir in page.locator(".periksa-pasang").all()[1:]:
        butir.locator("input[value=sesuai]").check()
    pertama = page.locator(".periksa-pasang").first
    pertama.locator("input[value=kurang]").check()
    pertama.get_by_role("button", name="Tanpa cap").click()
    pertama.get_by_role("button", name="Tidak terbaca").click()
    tim.tekan("periksa")
    assert tim.status == "DIPERIKSA"
    assert "Tanpa cap; tidak terbaca" in page.inner_text("#kekurangan, #tugas")


def test_one_and_two_answer_for_who_switched_keys_on(kantor, meja, diterima):
    type(kantor.admin_ppe).objects.filter(pk=kantor.admin_ppe.pk).update(pintasan=True)
    page = meja(kantor.admin_ppe).buka(halaman(diterima))
    page.locator("input[name='periksa-hasil-s0']").first.focus()
    page.keyboard.press("1")
    expect(page.locator("input[name='periksa-hasil-s0'][value=sesuai]")).to_be_checked()
    page.keyboard.press("2")
    kedua = page.locator(".periksa-pasang").nth(1)
    expect(kedua.locator("input[value=kurang]")).to_be_checked()
    expect(kedua.locator("input[type=text]")).to_be_focused()
    page.keyboard.type("Hal 1 dan 2")
    expect(kedua.locator("input[type=text]")).to_have_value("Hal 1 dan 2")
    expect(page.locator("[data-dinilai]")).to_have_text("2")


def test_keys_do_nothing_for_everybody_else(kantor, meja, diterima):
    page = meja(kantor.admin_ppe).buka(halaman(diterima))
    page.locator("input[name='periksa-hasil-s0']").first.focus()
    page.keyboard.press("1")
    expect(page.locator("[data-dinilai]")).to_have_text("0")


def test_the_second_look_shows_each_user_id_beside_its_name(kantor, meja):
    permohonan = pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=2)
    tim = meja(kantor.admin_ppe)
    page = tim.buka(halaman(permohonan))
    satu, dua = page.locator(".butir-akun").all()
    satu.locator("input[name*=user_id]").fill("PPKSATU")
    satu.get_by_role("button", name=re.compile("^Buatkan")).click()
    assert re.fullmatch(r"[A-HJ-NP-Za-km-np-z2-9]{16}", satu.locator("[data-sandi]").input_value())
    expect(page.locator("[data-terisi]")).to_have_text("1")
    dua.locator("input[value=TIDAK]").check()
    dua.locator("input[name*=alasan-]").fill("NIP tidak dikenal.")
    expect(page.locator(".pencocokan-daftar dd")).to_have_text(["PPKSATU", "Tidak dibuat"])
    expect(page.locator("[data-terisi]")).to_have_text("2")
    tim.tekan("buat_akun")
    assert tim.status == "DINYATAKAN_LENGKAP"
    page.locator("[name=buat_akun-cocok]").check()
    page.locator("[data-sandi]").first.fill(pabrik.SANDI_SPSE)
    tim.tekan("buat_akun")
    # Somebody got no account: why, by one tap, and on to where he was going.
    expect(page.locator("h1")).to_have_text("Langkah 7: tidak memberi hasil bagi 1 orang. Mengapa?")
    page.get_by_role("button", name="Data tidak cocok dengan SPSE").click()
    assert tim.status == "DIBUATKAN_AKUN"
    assert "Hasil tersimpan dan password disegel." in page.inner_text(".pesan-pesan")


@pytest.mark.parametrize("skrip", [True, False], ids=["js", "tanpa-js"])
def test_a_message_and_a_note_go_where_they_belong(kantor, meja, diterima, skrip):
    tim = meja(kantor.admin_ppe, java_script_enabled=skrip)
    page = tim.buka(halaman(diterima))
    page.locator("#percakapan textarea").fill("Mohon nomor telepon.")
    tim.tekan("tulis_pesan")
    page.locator("#catatan-internal textarea").fill("Sudah ditelepon.")
    tim.tekan("tulis_catatan")
    assert set(Catatan.objects.values_list("isi", "untuk_pemohon")) == {
        ("Mohon nomor telepon.", True),
        ("Sudah ditelepon.", False),
    }
    satker = meja(kantor.satker, java_script_enabled=skrip)
    isi = satker.buka(halaman(diterima))
    expect(isi.locator("#percakapan")).to_contain_text("Mohon nomor telepon.")
    expect(isi.locator("#catatan-internal")).to_have_count(0)


def test_a_colleague_appears_without_loading_the_page_anew(kantor, meja, diterima):
    page = meja(kantor.admin_ppe).buka(halaman(diterima))
    expect(page.locator(".kehadiran")).not_to_contain_text("sedang membuka")
    meja(kantor.admin_agency).buka(halaman(diterima))
    page.evaluate("htmx.trigger('[data-hadir]', 'hadir')")
    expect(page.locator(".kehadiran")).to_contain_text("Admin Agency")


def test_work_is_handed_over_on_a_page_of_its_own(kantor, meja, diterima):
    tim = meja(kantor.admin_ppe, java_script_enabled=False)
    tim.buka(halaman(diterima))
    tim.tekan("serahkan")
    tim.page.locator("#kepada").select_option(label="Admin Agency")
    tim.tekan("serahkan")
    assert Permohonan.objects.get(pk=diterima.pk).petugas == kantor.admin_agency


@pytest.mark.parametrize("lebar", [320, 360, 1280])
def test_the_task_comes_first_and_nothing_hangs_over_the_edge(kantor, meja, lebar):
    for status in ("DITERIMA", "DINYATAKAN_LENGKAP"):
        permohonan = pabrik.permohonan(kantor, status, orang=2)
        permohonan.subjek.update(nama="Nama" + "panjang" * 15)
        page = meja(kantor.admin_ppe, viewport={"width": lebar, "height": 740}).buka(halaman(permohonan))
        page.locator(".hitungan > summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= lebar, status
        tugas, jejak = page.locator("#tugas").bounding_box(), page.locator("#jejak").bounding_box()
        assert tugas["y"] < jejak["y"]
