"""The demo office: every status, made honestly, and nothing real about anybody in it."""

import io
from collections import Counter

import pytest
from django.conf import settings as pengaturan
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from accounts_app.models import Kredensial, Pengguna, Penugasan, Pesan
from archive_app.models import Segel
from lpse_portal.contoh.cerita import JALUR
from lpse_portal.contoh.isian import SEMUA
from lpse_portal.contoh.orang import ORANG as ORANG_CONTOH
from lpse_portal.contoh.peragaan import kini
from lpse_portal.demo import ORANG, SANDI
from requests_app import jurnal
from requests_app.berkas import gudang
from requests_app.berkas.periksa import HasilPeriksa, periksa_berkas
from requests_app.izin import Pelaku
from requests_app.kantor import kalender_kantor
from requests_app.models import Berkas, Jejak, Permohonan, Subjek, Surat, Tugas
from requests_app.nip import periksa_nip
from requests_app.sop import SOP
from requests_app.surat.ca_uji import akar_uji
from requests_app.surat.verifikasi import periksa_tanda_tangan


def test_every_status_of_the_first_sop_is_there_and_some_of_each_other(demo):
    ada = {sop: set(Permohonan.objects.filter(sop=sop).values_list("status", flat=True)) for sop in SOP}
    pertama = SOP["pembuatan-akun"]
    baris = {langkah.status for langkah in (*pertama.LANGKAH, *pertama.TAMBAHAN)}
    assert ada["pembuatan-akun"] == baris | {"SELESAI", "DITOLAK", "DITARIK", "KEDALUWARSA"}
    assert all(len(status) >= 3 for status in ada.values()), ada
    assert "MENUNGGU_PELATIHAN" in ada["registrasi-admin-agency"]
    assert "DIBERITAHUKAN" in ada["hak-akses"]


def test_every_story_ended_where_it_says(demo):
    hasil = sorted(Permohonan.objects.values_list("sop", "status"))
    assert hasil == sorted((cerita.sop, cerita.status) for cerita in SEMUA)


def test_the_journal_holds_in_every_way(demo):
    assert list(jurnal.periksa()) == []
    assert list(jurnal.periksa_keadaan()) == []
    assert list(jurnal.periksa_berkas()) == []


def test_no_journal_runs_backwards_or_ahead_of_now(demo):
    for permohonan in Permohonan.objects.all():
        waktu = list(permohonan.jejak.values_list("waktu", flat=True))
        assert waktu == sorted(waktu)
        assert all(permohonan.dibuat_pada <= saat <= timezone.now() for saat in waktu)


def test_people_worked_in_office_hours(demo):
    """All but the signing and what follows it, and the passwords that must still be open: these are of the moment."""
    kalender, segar = kalender_kantor(), {cerita.jalan[-1] for cerita in SEMUA if cerita.segar}
    bebas = {"pesan_nomor", "terima_hardcopy", *segar}
    saat_ini = {(cerita.sop, aksi) for cerita in SEMUA for aksi in kini(cerita)}
    for jejak in Jejak.objects.exclude(pelaku=None).exclude(aksi__in=bebas).select_related("permohonan"):
        if (jejak.permohonan.sop, jejak.aksi) in saat_ini:
            continue
        waktu = jejak.waktu.astimezone(kalender.zona)
        assert any(buka <= waktu < tutup for buka, tutup in kalender.selang(waktu.date())), jejak


def test_every_paper_was_handed_in_before_it_was_filed(demo):
    berkas = Berkas.objects.filter(putaran=1, permohonan__diajukan_pada__lte=F("pada"))
    assert not berkas.exists()


def test_all_promised_work_is_done(demo):
    assert Tugas.objects.exists()
    assert not Tugas.objects.filter(selesai_pada=None).exists()


def test_some_are_late_and_some_are_not(demo):
    berjalan = Permohonan.objects.filter(tenggat__isnull=False)
    lewat = set(berjalan.filter(tenggat__lt=timezone.now()))
    assert lewat == set(Permohonan.objects.exclude(terlambat_sejak=None))
    assert {"DIAJUKAN", "DITERIMA", "DIBUATKAN_AKUN"} <= {p.status for p in lewat}
    assert {p.status for p in berjalan} - {p.status for p in lewat}


def test_some_work_is_taken_by_each_of_the_team_and_some_is_free(demo):
    petugas = set(Permohonan.objects.berjalan().values_list("petugas__username", flat=True))
    assert petugas == {"admin.ppe", "admin.agency", "helpdesk", None}


def test_each_member_of_the_office_finds_work_waiting(demo):
    for nama in ("satker", "ppk", "kepala.ukpbj", "kepala.lpse", "admin.ppe", "admin.agency", "helpdesk"):
        assert Permohonan.objects.menunggu(Pelaku(Pengguna.objects.get(username=nama))).exists(), nama


def test_a_return_says_what_is_wrong(demo):
    permohonan = Permohonan.objects.get(status="DIKEMBALIKAN", sop="pembuatan-akun")
    assert permohonan.putaran == 2
    assert permohonan.pemeriksaan.last().butir.filter(sesuai=False).exclude(alasan="").count() == 2


@pytest.mark.parametrize("nama", ["ppk", "pp"])
def test_a_sealed_password_waits_for_the_recipient(demo, nama):
    kredensial = Kredensial.objects.get(penerima__username=nama)
    assert kredensial.sandi is not None
    assert kredensial.dibuka_pada is None
    assert kredensial.kedaluwarsa_pada > timezone.now()
    assert Pesan.objects.get(kredensial=kredensial, penerima__username=nama).dibaca_pada is None


def test_the_signed_letters_are_really_signed_and_archived(demo):
    bertanda = Surat.objects.exclude(sha256="")
    pemberitahuan = bertanda.filter(jenis="pemberitahuan")
    assert {surat.permohonan.status for surat in pemberitahuan} == {"DITANDATANGANI", "DIARSIPKAN", "SELESAI"}
    assert {surat.penanda_tangan.username for surat in bertanda.filter(jenis="jawaban")} == {"kepala.lpse"}
    akar = akar_uji(pengaturan.PENANDA_DIR)
    for surat in bertanda:
        with gudang.buka(surat.sha256) as berkas:
            assert periksa_tanda_tangan(berkas.read(), [akar]).putusan == "SAH"
    jenis = set(Segel.objects.filter(arsip__permohonan__status="SELESAI").values_list("jenis", flat=True))
    assert jenis == {"SALINAN", "AKHIR"}


def test_every_document_would_pass_the_gate(demo):
    """The seeding spares the machine the check of its own drawings; here two of every kind meet it."""
    dilihat = Counter()
    for berkas in Berkas.objects.order_by("-pk"):
        jenis = (berkas.syarat, berkas.tipe)
        dilihat[jenis] += 1
        if dilihat[jenis] > 2:
            continue
        with gudang.buka(berkas.sha256) as isi:
            nyata = periksa_berkas(isi, berkas.nama)
        assert nyata == HasilPeriksa(berkas.tipe, berkas.ukuran, berkas.halaman, berkas.sha256)
    assert {"application/pdf", "image/jpeg"} == set(Berkas.objects.values_list("tipe", flat=True))


def test_a_second_run_changes_nothing(demo):
    def jumlah():
        return [model.objects.count() for model in (Pengguna, Penugasan, Permohonan, Jejak, Tugas, Pesan)]

    lama, keluaran = jumlah(), io.StringIO()
    call_command("isi_demo", stdout=keluaran)
    assert jumlah() == lama
    assert "sudah ada" in keluaran.getvalue()


def test_it_refuses_an_office_that_is_no_demo(demo, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="hanya untuk portal contoh"):
        call_command("isi_demo")


def test_the_printed_list_and_the_seeded_people_are_the_same(demo):
    assert set(dict(ORANG)) == set(ORANG_CONTOH)
    assert all(Pengguna.objects.get(username=nama).check_password(SANDI) for nama, _ in ORANG)


def test_nobody_else_has_a_password(demo):
    lain = Pengguna.objects.exclude(username__in=dict(ORANG))
    assert lain.exists()
    assert not [orang for orang in lain if orang.has_usable_password()]


def test_only_the_pengelola_is_staff_and_nobody_is_a_superuser(demo):
    assert [orang.username for orang in Pengguna.objects.filter(is_staff=True)] == ["admin"]
    assert not Pengguna.objects.filter(is_superuser=True).exists()


def test_everybody_is_plainly_invented(demo):
    karangan = ("Contoh", "Umpama", "Misal", "Permisalan")
    orang = [*Pengguna.objects.all(), *Subjek.objects.all()]
    for satu in orang:
        assert satu.nama.split(",")[0].split()[-1] in karangan
        assert satu.email.endswith("@contoh.go.id")
        assert periksa_nip(satu.nip) == []


def test_no_nip_is_used_for_two_people(demo):
    pasangan = {(s.nip, s.nama) for s in Subjek.objects.all()}
    assert len({nip for nip, _ in pasangan}) == len(pasangan)


def test_the_auditor_sees_the_whole_instansi_this_year(demo):
    auditor = Pelaku(Pengguna.objects.get(username="auditor"))
    diajukan = Permohonan.objects.exclude(nomor=None)
    assert set(Permohonan.objects.terlihat_oleh(auditor)) == set(diajukan)
    surat_tugas = auditor.penugasan[0]
    assert (surat_tugas.mulai.month, surat_tugas.selesai.month) == (1, 12)


def test_numbers_rise_with_the_time_of_filing(demo):
    menurut_waktu = Permohonan.objects.exclude(nomor=None).order_by("diajukan_pada")
    nomor = [permohonan.nomor for permohonan in menurut_waktu]
    for awalan in {satu[:3] for satu in nomor}:
        satu_sop = [satu for satu in nomor if satu.startswith(awalan)]
        assert satu_sop == sorted(satu_sop)
    assert len(nomor) == len(SEMUA) - 1


def test_the_happy_path_of_the_stories_is_that_of_the_sop(demo):
    selesai = Permohonan.objects.get(status="SELESAI", sop="pembuatan-akun")
    pindah = selesai.jejak.exclude(dari=F("ke")).order_by("urut")
    assert tuple(jejak.aksi for jejak in pindah) == JALUR


# Demo people log in as printed; the buttons to become one of them exist in demo mode alone.

NAMA = [nama for nama, _ in ORANG]


def siapa(client):
    pk = client.session.get("_auth_user_id")
    return Pengguna.objects.get(pk=pk).username if pk else None


@pytest.mark.parametrize("cara", ["username", "email", "nip"])
def test_everybody_logs_in_with_the_printed_password(demo, client, cara):
    for nama in NAMA:
        login = getattr(Pengguna.objects.get(username=nama), cara)
        tanggapan = client.post("/akun/login/", {"login": login, "password": SANDI})
        assert (tanggapan.status_code, tanggapan.get("Location"), siapa(client)) == (302, "/", nama)
        client.logout()


def test_another_password_opens_nothing(demo, client):
    tanggapan = client.post("/akun/login/", {"login": "satker", "password": f"{SANDI}-bukan"})
    assert (tanggapan.status_code, siapa(client)) == (200, None)


@pytest.mark.parametrize("nama", NAMA)
def test_a_button_makes_one_that_person(demo, client, nama):
    tanggapan = client.post("/demo/masuk/", {"nama": nama}, follow=True)
    assert (tanggapan.status_code, siapa(client)) == (200, nama)


def test_a_button_changes_from_one_person_to_another(demo, client):
    for nama in ("satker", "kepala.ukpbj"):
        client.post("/demo/masuk/", {"nama": nama})
        assert siapa(client) == nama


@pytest.mark.parametrize("nama", ["petugas.kimia", "ahmad.umpama", "tidak.ada", ""])
def test_no_button_for_anybody_else(demo, client, nama):
    assert client.post("/demo/masuk/", {"nama": nama}).status_code == 404
    assert siapa(client) is None


def test_no_button_for_a_person_of_the_list_who_is_not_there(demo, client):
    Pengguna.objects.filter(username="satker").update(username="satker.lama")
    assert client.post("/demo/masuk/", {"nama": "satker"}).status_code == 404


@pytest.mark.parametrize("nama", NAMA)
def test_outside_demo_mode_there_is_no_such_door(demo, client, settings, nama):
    settings.DEMO = False
    assert client.post("/demo/masuk/", {"nama": nama}).status_code == 404
    assert siapa(client) is None


def test_a_link_alone_makes_nobody_anyone(demo, client):
    assert client.get("/demo/masuk/", {"nama": "satker"}).status_code == 405
    assert siapa(client) is None
