"""A fresh portal becomes an office of another province, through the browser's forms alone."""

import re
from datetime import timedelta

import pypdf
import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts_app.models import Pengguna, Penugasan, Peran, ProfilKantor, UnitKerja
from lpse_portal.kantor import langkah
from requests_app import services
from requests_app.berkas import gudang
from requests_app.kantor import sop_berlaku
from requests_app.models import Permohonan
from requests_app.tasks import sapu_tugas
from tests import pabrik
from tests.kantor.bantu import kirim
from tests.kantor.test_jam import SEMINGGU
from tests.kantor.test_orang import penugasan
from tests.kantor.test_profil import ISI, POLA
from tests.perayap import masuk

PERTAMA = ("--nama", "Rahmadi Contoh", "--surel", "rahmadi@contoh.go.id")


@pytest.fixture
def tautan(db, capsys):
    """The link that the command printed."""
    call_command("pengelola_pertama", *PERTAMA)
    return re.search(r"http://127.0.0.1:8000(/\S+)", capsys.readouterr().out)[1]


@pytest.fixture
def pertama(tautan):
    """The first pengelola's browser. (Logging in ends the link.)"""
    return masuk(Pengguna.objects.get())


def test_the_printed_link_makes_the_password_once(tautan):
    klien, sandi = Client(), "kayu ulin di tepi mahakam"
    for isi in (sandi, "sandi kedua yang terlambat"):
        tujuan = klien.get(tautan, follow=True).request["PATH_INFO"]
        klien.post(tujuan, {"password1": isi, "password2": isi})
    assert Pengguna.objects.get().check_password(sandi)
    beranda = klien.post("/akun/login/", {"login": PERTAMA[3], "password": sandi}, follow=True)
    assert "Siapkan kantor" in beranda.content.decode()


def test_the_first_pengelola_may_configure_both_ways(pertama):
    orang = Pengguna.objects.get()
    assert orang.penugasan.get().peran == Peran.PENGELOLA
    assert Group.objects.get(name="Pengelola Portal") in orang.groups.all()
    assert pertama.get("/kelola/").status_code == 200


def test_a_lost_link_is_printed_again_and_nobody_else_is_made(pertama, capsys):
    call_command("pengelola_pertama", *PERTAMA)
    assert "/akun/password/reset/key/" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Sudah ada Pengelola Portal: Rahmadi"):
        call_command("pengelola_pertama", "--nama", "Lain", "--surel", "lain@contoh.go.id")
    with pytest.raises(CommandError, match="Bukan alamat surel"):
        call_command("pengelola_pertama", "--nama", "Lain", "--surel", "lain")
    assert Pengguna.objects.count() == 1


def test_an_address_that_is_somebody_elses_makes_no_pengelola(db):
    pabrik.PenggunaFactory(email="Rahmadi@contoh.go.id")
    with pytest.raises(CommandError, match="sudah dipakai"):
        call_command("pengelola_pertama", *PERTAMA)


def test_a_fresh_portal_leads_to_the_set_up_and_names_no_invented_office_as_its_own(pertama):
    klien = pertama
    assert "Siapkan kantor" in klien.get("/").content.decode()
    assert klien.get("/kantor/").url == "/kantor/mulai/"
    halaman = klien.get("/kantor/mulai/")
    assert halaman.context["selesai"] == 0
    profil = klien.get("/kantor/profil/").content.decode()
    assert 'value="LPSE Contoh Nusantara"' not in profil
    assert "langkah 1 dari 6" in profil


def test_it_cannot_be_declared_ready_before_it_is(pertama):
    klien = pertama
    for _ in range(2):
        assert klien.post("/kantor/mulai/").status_code == 302
        assert ProfilKantor.muat().disiapkan_pada is None
        kirim(klien, "/kantor/profil/", ISI)


def siapkan(klien):
    """Every step as somebody fills it in; yields after each."""
    yield kirim(klien, "/kantor/profil/", ISI)
    yield kirim(klien, "/kantor/jam/biasa/", SEMINGGU)
    yield kirim(klien, "/kantor/libur/isi/", {"tahun": str(timezone.localdate().year)})
    yield kirim(klien, "/kantor/layanan/", {"layanan": ["pembuatan-akun", "reset-password"]})
    yield kirim(klien, "/kantor/penomoran/", POLA)
    kirim(
        klien, "/kantor/unit/baru/", {"nama": "Pemerintah Provinsi Contoh", "kode": "64", "jenis": "INSTANSI"}
    )
    puncak = UnitKerja.objects.get(kode="64")
    isi = {
        "nama": "Dinas Kehutanan Contoh",
        "kode": "64.05",
        "jenis": "SATKER",
        "induk": puncak.pk,
        "nama_kepala": "Ir. Contoh",
    }
    kirim(klien, "/kantor/unit/baru/", isi)
    for peran in [p.peran for p in langkah.petugas(ProfilKantor.muat()) if not p.orang] + ["SATKER"]:
        tujuan = kirim(
            klien, f"/kantor/orang/baru/?peran={peran}", {"nama": peran, "email": f"{peran}@contoh.go.id"}
        )
        unit = {"unit": UnitKerja.objects.get(kode="64.05").pk} if peran == "SATKER" else {}
        hasil = kirim(klien, tujuan.url, penugasan(peran) | unit)
    yield hasil


def test_each_step_is_done_once_it_is_saved_and_leads_to_the_next(pertama):
    klien, sesudah = (
        pertama,
        ["/kantor/jam/", "/kantor/jam/", "/kantor/layanan/", "/kantor/penomoran/", "/kantor/petugas/"],
    )
    sesudah.append("/kantor/petugas/")
    for nomor, (tanggapan, tujuan) in enumerate(zip(siapkan(klien), sesudah, strict=True), 1):
        assert tanggapan.url == tujuan
        assert klien.get("/kantor/mulai/").context["selesai"] == nomor
    assert "LPSE Borneo Timur Contoh" in klien.get("/kantor/mulai/").content.decode()
    assert kirim(klien, "/kantor/mulai/", {}).url == "/kantor/"
    assert ProfilKantor.muat().disiapkan_pada <= timezone.now()
    assert klien.get("/kantor/mulai/").url == "/kantor/"
    assert "Siapkan kantor" not in klien.get("/").content.decode()
    assert "langkah 1 dari" not in klien.get("/kantor/profil/").content.decode()


def test_the_office_that_was_set_up_works_by_its_own_clock_and_paper(pertama):
    """A request filed there: two services only, WITA in the queue and on the receipt, its own hours and letterhead."""
    *_, _ = siapkan(pertama)
    kirim(pertama, "/kantor/mulai/", {})
    assert list(sop_berlaku()) == ["pembuatan-akun", "reset-password"]
    satker, unit = Pengguna.objects.get(nama="SATKER"), UnitKerja.objects.get(kode="64.05")
    kantor = pabrik.Kantor(unit=unit, orang={"satker": satker})
    permohonan = pabrik.draf(kantor)
    services.jalankan(permohonan, "ajukan", oleh=satker, data={"benar": True})
    sapu_tugas()
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    terima = permohonan.cetakan.get(kunci="tanda_terima")
    teks = pypdf.PdfReader(gudang.jalur(terima.sha256)).pages[0].extract_text()
    assert "WITA" in teks
    assert "WIB" not in teks
    assert ISI["nama_unit"].upper() in teks.upper()
    kepala = masuk(Pengguna.objects.get(nama="KEPALA_UKPBJ"))
    antrean = kepala.get("/antrean/").content.decode()
    assert permohonan.nomor in antrean
    assert "Semua waktu dalam WITA" in antrean
    assert permohonan.tenggat.astimezone(timezone.get_fixed_timezone(480)).strftime("%H.%M") == "16.30"


def test_what_ends_before_the_office_is_ready_is_asked_for_again(pertama):
    """Steps are judged by what there is, not by what was once clicked."""
    *_, _ = siapkan(pertama)
    kemarin = timezone.localdate() - timedelta(days=1)
    Penugasan.objects.filter(peran=Peran.KEPALA_LPSE).update(mulai=kemarin, selesai=kemarin)
    assert "Belum ada yang memegang peran Kepala LPSE." in langkah.kekurangan_orang(ProfilKantor.muat())
    pertama.post("/kantor/mulai/")
    assert ProfilKantor.muat().disiapkan_pada is None
