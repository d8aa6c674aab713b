"""The pages of the register: who comes in, appointing with a preview, ending, the scan, and the question of who could act."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts_app import pejabat
from accounts_app.models import Penugasan, Peran, Pesan
from requests_app.models import Catatan, Penyimpangan, Permohonan
from tests import pabrik
from tests.pejabat.bantu import ganti, jabatan
from tests.perayap import masuk

ALAMAT = "/pejabat/tunjuk/"


@pytest.fixture
def wakil(kantor):
    return pabrik.PenggunaFactory(username="wakil", nama="Wakil Contoh")


def isian(dasar, orang, **isi):
    hari = timezone.localdate()
    return {
        "jabatan": dasar.pk, "pengguna": orang.pk, "sifat": "PLH", "mulai": hari, "selesai": hari + timedelta(days=2),
        "mulai_paruh": "PAGI", "selesai_paruh": "SIANG", "dasar_hukum": "SP 800/7/2026",
    } | isi  # fmt: skip


def sk(isi=None, nama="sk.pdf"):
    return SimpleUploadedFile(nama, isi or pabrik.pdf(teks="SK").getvalue())


def test_who_reads_the_register(kantor):
    boleh = {nama for nama, orang in kantor.orang.items() if masuk(orang).get("/pejabat/").status_code == 200}
    kepala = {"kepala_ukpbj", "kepala_lpse"}
    assert boleh == kepala | {
        "admin_ppe",
        "admin_agency",
        "admin_agency_lain",
        "helpdesk",
        "auditor",
        "pengelola",
    }
    tertutup = masuk(kantor.satker).get("/pejabat/").content.decode()
    assert "hanya terbuka bagi petugas kantor" in tertutup
    for nama in ("auditor", "satker", "super"):
        assert masuk(kantor.orang[nama]).post(ALAMAT).status_code == 403, nama


def test_appointing_shows_first_what_it_brings_and_then_tells_both(kantor, wakil):
    klien, dasar = masuk(kantor.pengelola), jabatan(kantor)
    tinjauan = klien.post(ALAMAT, isian(dasar, wakil, sk=sk()))
    halaman = tinjauan.content.decode()
    assert tinjauan.status_code == 200
    assert halaman.index(str(kantor.kepala_lpse)) < halaman.index("Plh. Kepala LPSE")
    assert not Penugasan.objects.filter(pengguna=wakil).exists(), "nothing is kept before it is confirmed"
    token = tinjauan.context["form"]["sk_tersimpan"].value()
    assert klien.post(ALAMAT, isian(dasar, wakil, sk_tersimpan=token, tetapkan="ya")).status_code == 302
    baru = Penugasan.objects.get(pengguna=wakil)
    assert (baru.sk_nama, baru.ditetapkan_oleh, baru.menggantikan) == ("sk.pdf", kantor.pengelola, dasar)
    kabar = {satu.penerima: satu.perihal for satu in Pesan.objects.filter(kunci__startswith="pejabat:")}
    assert kabar == {
        wakil: "Anda ditunjuk sebagai Plh. Kepala LPSE",
        kantor.kepala_lpse: "Anda digantikan oleh Plh. Kepala LPSE",
    }
    daftar = masuk(kantor.auditor).get("/pejabat/").content.decode()
    assert "SP 800/7/2026" in daftar
    pindaian = masuk(kantor.auditor).get(f"/pejabat/{baru.pk}/sk.pdf")
    assert b"".join(pindaian.streaming_content).startswith(b"%PDF")
    assert masuk(kantor.satker).get(f"/pejabat/{baru.pk}/sk.pdf").status_code == 403
    assert (
        klien.post(f"/pejabat/{baru.pk}/", {"sk": sk(pabrik.pdf(teks="lain").getvalue())}).status_code == 302
    )
    lama = baru.sk_sha256
    baru.refresh_from_db()
    assert baru.sk_sha256 == lama, "the document one acted by is not replaced"


def test_a_scan_is_judged_as_any_upload_and_a_token_of_another_is_worth_nothing(kantor, wakil):
    klien, dasar = masuk(kantor.pengelola), jabatan(kantor)
    for berkas, kalimat in ((sk(b"MZ bukan pdf"), "bukan PDF"), (sk(b"x", "sk.exe"), "harus berakhiran")):
        jawaban = klien.post(ALAMAT, isian(dasar, wakil, sk=berkas))
        assert jawaban.status_code == 422
        assert kalimat in jawaban.content.decode()
    token = klien.post(ALAMAT, isian(dasar, wakil, sk=sk())).context["form"]["sk_tersimpan"].value()
    lain = masuk(kantor.kepala_lpse)
    assert lain.post(ALAMAT, isian(dasar, wakil, sk_tersimpan=token, tetapkan="ya")).status_code == 302
    assert Penugasan.objects.get(pengguna=wakil).sk_sha256 == ""


def test_what_is_refused_stands_at_its_field_and_nothing_typed_is_lost(kantor, wakil):
    klien, dasar = masuk(kantor.kepala_lpse), jabatan(kantor)
    jawaban = klien.post(ALAMAT, isian(dasar, wakil, selesai="", lingkup=["KOREKSI"], tetapkan="ya"))
    assert jawaban.status_code == 422
    assert list(jawaban.context["form"].errors) == ["lingkup"]
    assert "SP 800/7/2026" in jawaban.content.decode()
    asing = jabatan(kantor, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    jawaban = klien.post(ALAMAT, isian(asing, wakil, tetapkan="ya"))
    assert list(jawaban.context["form"].errors) == ["jabatan"], "the office above is not his to give"
    jawaban = klien.post(ALAMAT, isian(dasar, kantor.satker, tetapkan="ya"))
    assert list(jawaban.context["form"].errors) == ["pengguna"], "an applicant is no candidate"


def test_a_vacant_office_is_given_to_a_plt(kantor, wakil):
    lama, hari = jabatan(kantor), timezone.localdate()
    pejabat.pangkas(lama)
    Penugasan.objects.filter(pk=lama.pk).update(selesai=hari - timedelta(days=1))
    klien = masuk(kantor.kepala_ukpbj)
    assert "Kepala LPSE: belum ada pejabatnya" in klien.get(ALAMAT).content.decode()
    isi = isian(lama, wakil, jabatan="jabatan-KEPALA_LPSE", sifat="PLT", tetapkan="ya")
    assert klien.post(ALAMAT, isi | {"sifat": "AN"}).status_code == 422
    assert klien.post(ALAMAT, isi).status_code == 302
    assert Penugasan.objects.get(pengguna=wakil).sebutan == "Plt. Kepala LPSE"


def test_the_official_ends_it_and_both_sides_are_told(kantor, wakil):
    hari = timezone.localdate()
    penugasan = ganti(jabatan(kantor), wakil, oleh=kantor.pengelola, mulai=hari, selesai=hari)
    alamat = f"/pejabat/{penugasan.pk}/akhiri/"
    assert masuk(wakil).post(alamat, {"alasan": "tidak mau"}).status_code == 403
    assert masuk(kantor.helpdesk).post(alamat, {"alasan": "iseng"}).status_code == 403
    klien = masuk(kantor.kepala_lpse)
    assert "Berakhir saat ini juga" in klien.get(alamat).content.decode()
    assert klien.post(alamat, {"alasan": ""}).status_code == 422
    assert klien.post(alamat, {"alasan": "Sudah kembali"}).status_code == 302
    assert [satu.penerima for satu in Pesan.objects.filter(kunci__startswith="pejabat:diakhiri")] == [wakil]
    lampau = klien.get("/pejabat/").content.decode()
    assert "Sudah kembali" in lampau


def test_who_could_act_is_answered_for_any_minute(kantor, wakil, time_machine):
    hari = timezone.localdate() + timedelta(days=3)
    ganti(
        jabatan(kantor), wakil, oleh=kantor.pengelola, mulai=hari, selesai=hari, mulai_paruh="SIANG",
        dasar_hukum="SP 800/99/2026",
    )  # fmt: skip
    klien = masuk(kantor.auditor)
    for jam, ada in (("11:59", False), ("12:00", True), ("23:59", True)):
        halaman = klien.get("/pejabat/siapa/", {"pada": f"{hari}T{jam}"}).content.decode()
        assert ("SP 800/99/2026" in halaman) is ada, jam
    for salah in ("kemarin", "2026-99-99T10:00", "0001-01-01T00:00", "x" * 500):
        jawaban = klien.get("/pejabat/siapa/", {"pada": salah})
        assert jawaban.status_code == 422
        assert "Tulis tanggal dan jam" in jawaban.content.decode()


def test_the_register_costs_the_same_however_many_stand_in(kantor, jumlah_kueri):
    klien, hari = masuk(kantor.helpdesk), timezone.localdate()
    sedikit = jumlah_kueri(klien, "/pejabat/")
    dasar = jabatan(kantor)
    for nama in ("satu", "dua", "tiga"):
        orang = pabrik.PenggunaFactory(username=nama)
        dasar = ganti(dasar, orang, oleh=kantor.pengelola, mulai=hari, selesai=hari)
        ganti(dasar, kantor.luar, oleh=kantor.pengelola, sifat="AN", mulai=hari, selesai=hari)
    assert jumlah_kueri(klien, "/pejabat/") <= sedikit + 1


def test_taking_work_from_a_colleague_on_duty_needs_a_reason_that_is_kept(kantor):
    permohonan, klien = pabrik.permohonan(kantor, "DITERIMA"), masuk(kantor.admin_agency)
    alamat = f"/permohonan/{permohonan.nomor}/petugas/ambil/"
    assert klien.post(alamat).headers["Location"] == alamat
    assert klien.post(alamat, {"sebab": "LAIN", "uraian": " "}).status_code == 422
    assert Permohonan.objects.get(pk=permohonan.pk).petugas == kantor.admin_ppe
    assert klien.post(alamat, {"sebab": "LAIN", "uraian": "Tono sakit"}).status_code == 302
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert permohonan.petugas == kantor.admin_agency
    ambil = permohonan.jejak.filter(aksi="ambil").get()
    assert len(ambil.data["alasan"]) == 64
    assert "Tono sakit" in Catatan.objects.get(permohonan=permohonan).isi
    satu = Penyimpangan.objects.get(permohonan=permohonan, jejak=ambil)
    assert (satu.uraian, satu.sebab) == ("Tono sakit", "LAIN"), "asked once, not twice"
    assert "Tono sakit" not in masuk(kantor.satker).get(f"/permohonan/{permohonan.nomor}/").content.decode()


def test_free_work_is_taken_with_one_press(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    alamat = f"/permohonan/{permohonan.nomor}/petugas/ambil/"
    assert masuk(kantor.admin_ppe).post(alamat).headers["Location"] == f"/permohonan/{permohonan.nomor}/"
    hari = timezone.localdate()
    rekan = pabrik.PenggunaFactory()
    ganti(
        jabatan(kantor, "admin_ppe", Peran.ADMIN_PPE), rekan, oleh=kantor.kepala_lpse, mulai=hari, selesai=hari,
        peran=Peran.ADMIN_PPE,
    )  # fmt: skip
    assert masuk(rekan).post(alamat).headers["Location"] == f"/permohonan/{permohonan.nomor}/"
    assert Permohonan.objects.get(pk=permohonan.pk).petugas == rekan, "the work of one replaced is free"
