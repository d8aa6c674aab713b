"""What came in since the page was made; and the shortcuts, off until asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts_app.models import Pengguna
from requests_app.models import Permohonan
from tests import pabrik
from tests.perayap import masuk


def kabar(klien, sejak, **isi):
    return klien.get("/antrean/baru/", {"tab": "semua", "sejak": sejak.isoformat()} | isi).content.decode()


def test_what_came_in_is_counted_per_tab_and_no_row_is_sent(kantor, petugas, diperintahkan):
    sejak = timezone.now()
    Permohonan.objects.filter(pk=diperintahkan[0].pk).update(status_sejak=sejak + timedelta(seconds=1))
    isi = kabar(petugas, sejak)
    assert "1 permohonan baru" in isi
    assert "Belum diambil 1" in isi
    assert 'href="/antrean/?tab=semua"' in isi
    assert "Muat" in isi
    assert diperintahkan[0].nomor not in isi
    assert "<html" not in isi


def test_nothing_new_is_an_empty_answer(kantor, petugas, diperintahkan):
    assert kabar(petugas, timezone.now()).strip() == ""


@pytest.mark.parametrize("sejak", ["", "kemarin", "2026-13-45T00:00:00Z", "2026-01-01T00:00:00", "9" * 400])
def test_a_moment_nobody_gave_out_is_no_news(kantor, petugas, diperintahkan, sejak):
    tanggapan = petugas.get("/antrean/baru/", {"sejak": sejak})
    assert (tanggapan.status_code, tanggapan.content.strip()) == (200, b"")


def test_news_keeps_to_the_filter_and_to_what_he_may_see(kantor, petugas, diperintahkan):
    sejak = timezone.now() - timedelta(days=1)
    assert "3 permohonan baru" in kabar(petugas, sejak)
    assert "1 permohonan baru" in kabar(petugas, sejak, q=diperintahkan[1].nomor)
    assert kabar(masuk(kantor.satker_lain), sejak).strip() == ""


def test_the_page_says_when_its_times_were_worked_out(kantor, petugas):
    tanggapan = petugas.get("/antrean/")
    assert "Sisa waktu dihitung" in tanggapan.content.decode()
    assert tanggapan.context["dihitung"].isoformat() in tanggapan.content.decode()


def test_shortcuts_are_off_until_switched_on_and_can_be_switched_off_again(kantor, petugas):
    def badan():
        return petugas.get("/antrean/").content.decode()

    assert "data-pintasan" not in badan()
    assert "bantuan-pintasan" not in badan()
    assert petugas.post("/pengaturan/", {"pintasan": "on"}).status_code == 302
    assert "data-pintasan" in badan()
    assert "bantuan-pintasan" in badan()
    assert "Pintasan papan ketik dimatikan." in petugas.post("/pengaturan/", {}, follow=True).content.decode()
    assert "data-pintasan" not in badan()


def test_settings_change_nothing_but_the_switch_of_the_person_himself(kantor, petugas):
    sebelum = list(Pengguna.objects.order_by("pk").values())
    isi = {"pintasan": "on", "nama": "Lain", "is_superuser": "on", "pk": kantor.satker.pk}
    petugas.post("/pengaturan/", isi)
    for lama, baru in zip(sebelum, Pengguna.objects.order_by("pk").values(), strict=True):
        assert baru == lama | {"pintasan": lama["id"] == kantor.admin_ppe.pk}


def test_settings_are_reached_from_the_menu_of_the_account(kantor, petugas):
    assert 'href="/pengaturan/"' in petugas.get("/").content.decode()
    assert pabrik.SANDI_PORTAL not in petugas.get("/pengaturan/").content.decode()
