"""/kantor/: for who holds the role today, and nobody else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts_app.models import Penugasan, Peran, ProfilKantor
from accounts_app.services import tugaskan
from tests.http import peta
from tests.perayap import masuk


@pytest.mark.parametrize("siapa", ["satker", "kepala_ukpbj", "admin_ppe", "auditor", "luar", "super"])
def test_everybody_else_is_refused_with_a_sentence_everywhere(kantor, siapa):
    klien = masuk(kantor.orang[siapa])
    for nama, metode in peta.KANTOR.items():
        for kata in metode.split():
            tanggapan = getattr(klien, kata.lower())(peta.alamat(nama, pk=kantor.unit.pk))
            assert tanggapan.status_code == 403, (nama, kata)
            assert "hanya untuk Pengelola Portal" in tanggapan.content.decode(), nama


def test_the_role_opens_it_from_its_first_day_to_its_last(kantor):
    kemarin, besok = (timezone.localdate() + timedelta(days=n) for n in (-1, 1))
    for mulai, selesai in ((date(2020, 1, 1), kemarin), (besok, None)):
        tugaskan(kantor.luar, Peran.PENGELOLA, mulai=mulai, selesai=selesai, dasar_hukum="SK Contoh 7")
        assert masuk(kantor.luar).get("/kantor/").status_code == 403
    tugaskan(kantor.luar, Peran.PENGELOLA, mulai=kemarin, selesai=besok, dasar_hukum="SK Contoh 8")
    assert masuk(kantor.luar).get("/kantor/").status_code == 200


def test_every_page_opens_for_the_pengelola(kantor, kelola):
    for nama, metode in peta.KANTOR.items():
        if "GET" in metode and nama not in (
            "kantor_mulai",
            "kantor_logo",
            "kantor_tugaskan",
            "kantor_akhiri",
        ):
            pk = {"kantor_unit_ubah": kantor.unit.pk}.get(nama, kantor.satker.pk)
            alamat = peta.alamat(nama, pk=pk, kode="pembuatan-akun")
            if "jam_berkala" in nama or "jam_hapus" in nama or "libur_" in nama:
                continue
            assert kelola.get(alamat).status_code == 200, nama
    tugas = Penugasan.objects.get(pengguna=kantor.helpdesk)
    assert kelola.get(f"/kantor/penugasan/{tugas.pk}/akhiri/").status_code == 200
    assert kelola.get(f"/kantor/orang/{kantor.satker.pk}/tugaskan/?peran=SATKER").status_code == 200


def test_the_menu_names_it_for_the_pengelola_alone(kantor, kelola):
    assert 'href="/kantor/"' in kelola.get("/").content.decode()
    assert 'href="/kantor/"' not in masuk(kantor.satker).get("/").content.decode()


def test_a_superuser_opens_it_only_while_nobody_has_set_the_office_up(kantor):
    ProfilKantor.objects.update(disiapkan_pada=None)
    klien = masuk(kantor.super)
    assert klien.get("/kantor/profil/").status_code == 200
    assert "Siapkan kantor" in klien.get("/").content.decode()
    ProfilKantor.objects.update(disiapkan_pada=timezone.now())
    assert klien.get("/kantor/profil/").status_code == 403


@pytest.mark.parametrize("angka", ["9" * 19, "9" * 300, "²", "-1", "x|²", "Ani|" + "9" * 40])
def test_rubbish_in_an_address_breaks_no_page(kelola, angka):
    for alamat in ("/kantor/orang/", "/kantor/libur/", "/kantor/unit/"):
        isi = dict.fromkeys(("q", "sesudah", "tahun", "peran"), angka)
        assert kelola.get(alamat, isi).status_code == 200, alamat
