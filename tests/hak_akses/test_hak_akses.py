"""Hak-akses, first door: what each person gets to see and to say, and where a new password goes."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts_app import kredensial
from accounts_app.models import Pesan
from requests_app import services, tugas
from requests_app.forms import FORM
from requests_app.models import PenerimaanBerkas, Permohonan, Subjek
from requests_app.services import cari_aksi
from tests import pabrik
from tests.perayap import masuk, rayap, terkonfirmasi
from tests.rahasia.kanari import ditemukan, kanari, semua_saluran


def maju(kantor, permohonan, *nama, **data):
    for satu in nama:
        permohonan = pabrik.maju(kantor, permohonan, satu, **data)
    return permohonan


def sampai_admin_agency(kantor, permintaan="AKTIFKAN"):
    """Filed, received and found complete: it waits for Admin Agency."""
    draf = pabrik.draf(kantor, sop="hak-akses")
    draf.subjek.update(permintaan=permintaan)
    return maju(kantor, draf, "ajukan", "terima", "nyatakan_lengkap")


def hasil(permohonan, sandi="", hasil="DIBUAT", alasan=""):
    return {"hak_akses": {permohonan.subjek.get().pk: {"hasil": hasil, "alasan": alasan, "sandi": sandi}}}


def kirim_formulir(kantor, permohonan, **isi):
    """Row 6 as the browser posts it."""
    pk = permohonan.subjek.get().pk
    isi = {"hasil": "DIBUAT", "sudah": "on"} | isi
    data = {f"tindaklanjuti-{nama}-{pk}": nilai for nama, nilai in isi.items()}
    data |= {"tindaklanjuti-versi": permohonan.versi, "tindaklanjuti-kunci": "kunci-uji-1234567890"}
    return masuk(kantor.admin_agency).post(f"/permohonan/{permohonan.nomor}/tindaklanjuti/", data)


def kerjakan(permohonan=None):
    while tugas.sapu():
        pass


def surel(orang):
    return [satu.body for satu in mail.outbox if satu.to == [orang.email]]


def test_a_new_password_passes_helpdesk_by(kantor, caplog):
    """Sealed from Admin Agency to the holder: no page, mail, form, journal entry or table of the portal holds it."""
    sandi = kanari()
    permohonan = sampai_admin_agency(kantor)
    assert kirim_formulir(kantor, permohonan, sandi=sandi).status_code == 302
    halaman = []
    for siapa in ("helpdesk", "admin_agency", "kepala_lpse", "satker"):
        halaman += [(f"{siapa} {alamat}", badan) for alamat, _, badan in rayap(masuk(kantor.orang[siapa]))]
    permohonan = maju(kantor, Permohonan.objects.get(pk=permohonan.pk), "teruskan_hasil")
    kerjakan()
    halaman += [(f"helpdesk {alamat}", badan) for alamat, _, badan in rayap(masuk(kantor.helpdesk))]
    assert ditemukan([sandi], semua_saluran([*halaman, ("log", caplog.text.encode())])) == []
    pesan = Pesan.objects.get(kredensial=permohonan.subjek.get().kredensial)
    assert pesan.penerima == kantor.ppk
    assert "diaktifkan dan diberi password baru" in pesan.isi
    terbuka = terkonfirmasi(kantor.ppk).post(reverse("buka_kredensial", args=[pesan.pk]))
    assert ditemukan([sandi], [("layar penerima", terbuka.content)]) != []
    for siapa in ("helpdesk", "admin_agency", "super"):
        tanggapan = terkonfirmasi(kantor.orang[siapa]).post(reverse("buka_kredensial", args=[pesan.pk]))
        assert tanggapan.status_code == 404


def test_the_password_is_the_applicants_own_whatever_address_was_typed(kantor):
    permohonan = sampai_admin_agency(kantor)
    permohonan.subjek.update(email=kantor.satker.email, nip="198001012005011001")
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan, pabrik.SANDI_SPSE))
    assert permohonan.subjek.get().kredensial.penerima == kantor.ppk


def test_a_refused_form_never_sends_the_password_back(kantor):
    sandi = kanari()
    jawaban = kirim_formulir(kantor, sampai_admin_agency(kantor), sandi=sandi, sudah="")
    assert jawaban.status_code == 422
    assert ditemukan([sandi], [("formulir", jawaban.content)]) == []
    assert "Password harus diketik ulang" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"sudah": ""}, "Kerjakan di SPSE, cocokkan pemiliknya"),
        ({"hasil": "TIDAK"}, "Tulis alasannya."),
        ({"sandi": "pendek"}, "sedikitnya 8 karakter"),
    ],
)
def test_row_six_says_what_is_missing(kantor, isi, kata):
    jawaban = kirim_formulir(kantor, sampai_admin_agency(kantor), **isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()


def test_admin_agency_reads_what_to_do_for_which_account(kantor):
    for permintaan, kata in (("AKTIFKAN", "Aktifkan akun"), ("NONAKTIFKAN", "Nonaktifkan akun")):
        permohonan = sampai_admin_agency(kantor, permintaan)
        halaman = " ".join(
            masuk(kantor.admin_agency).get(f"/permohonan/{permohonan.nomor}/").content.decode().split()
        )
        assert kata in halaman.replace("</svg>", "")
        assert f'data-salin="{permohonan.subjek.get().user_id_lama}"' in halaman
        assert ("Password baru, bila SPSE memintanya" in halaman) == (permintaan == "AKTIFKAN")


def test_a_user_id_that_the_register_knows_otherwise_is_pointed_out(kantor):
    permohonan = sampai_admin_agency(kantor)
    halaman = masuk(kantor.admin_agency).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "tercatat atas nama" not in halaman
    akun = permohonan.subjek.get().akun
    akun.nip, akun.nama = "197001011995011001", "Orang Lain"
    akun.save()
    permohonan.subjek.update(nip="198501012010012001")
    halaman = masuk(kantor.admin_agency).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "tercatat atas nama Orang Lain, PPK, NIP 19700101 199501 1 001" in halaman
    permohonan.subjek.update(akun=None)
    halaman = masuk(kantor.admin_agency).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "belum ada di register" in halaman


def test_a_password_that_lapsed_before_it_was_passed_on_is_sealed_anew(kantor):
    permohonan = sampai_admin_agency(kantor)
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan, pabrik.SANDI_SPSE))
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        kredensial.hanguskan_kedaluwarsa()
        with pytest.raises(services.SyaratBelum, match="minta Admin Agency menyegel password baru"):
            maju(kantor, permohonan, "teruskan_hasil")
        orang = permohonan.subjek.get()
        alamat = reverse("kredensial_ulang", args=[permohonan.nomor, orang.pk])
        assert masuk(kantor.helpdesk).get(alamat).status_code == 403
        isi = {"lama": orang.kredensial_id, "sandi": "Baru-Rahasia-2026"}
        assert masuk(kantor.admin_agency).post(alamat, isi).status_code == 302
        # It is the waiting row that sends it.
        assert Subjek.objects.get(pk=orang.pk).kredensial.dikirim_pada is None
        permohonan = maju(kantor, Permohonan.objects.get(pk=permohonan.pk), "teruskan_hasil")
        assert permohonan.subjek.get().kredensial.dikirim_pada


def test_a_holder_who_asks_for_a_new_password_is_heard_by_admin_agency(kantor):
    permohonan = sampai_admin_agency(kantor)
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan, pabrik.SANDI_SPSE))
    permohonan = maju(kantor, permohonan, "teruskan_hasil")
    kerjakan()
    pesan = Pesan.objects.get(kredensial__subjek__permohonan=permohonan)
    terkonfirmasi(kantor.ppk).post(reverse("buka_kredensial", args=[pesan.pk]))
    masuk(kantor.ppk).post(reverse("minta_kredensial", args=[pesan.pk]))
    kerjakan()
    tahu = {p.penerima for p in Pesan.objects.filter(perihal__startswith="Password baru diminta")}
    assert tahu == {kantor.admin_agency, kantor.admin_agency_lain}


@pytest.mark.parametrize(
    ("cara", "kata"),
    [
        ("SUREL", "balasan kami sebagai bukti penerimaannya"),
        ("PORTAL", "Surel ini adalah bukti penerimaannya"),
        ("LANGSUNG", ""),
    ],
)
def test_a_softcopy_is_answered_by_mail_as_proof(kantor, cara, kata):
    permohonan = maju(kantor, pabrik.draf(kantor, sop="hak-akses"), "ajukan")
    maju(kantor, permohonan, "terima", cara=cara, dibawa_oleh="Pesuruh Contoh")
    kerjakan()
    jawaban = next(isi for isi in surel(kantor.ppk) if "Berkas permohonan Anda sudah kami terima" in isi)
    assert kata in jawaban
    assert ("bukti penerimaannya" in jawaban) == bool(kata)


def test_the_office_has_ten_minutes_to_pass_the_result_on_and_the_applicant_has_no_clock(kantor):
    permohonan = sampai_admin_agency(kantor, "NONAKTIFKAN")
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan))
    assert permohonan.tenggat is not None
    assert permohonan.langkah_kini().baku.menit == 10
    permohonan = maju(kantor, permohonan, "teruskan_hasil")
    assert permohonan.tenggat is None


def test_helpdesk_reads_what_it_passes_on(kantor):
    permohonan = sampai_admin_agency(kantor)
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan, pabrik.SANDI_SPSE))
    halaman = " ".join(
        masuk(kantor.helpdesk).get(f"/permohonan/{permohonan.nomor}/").content.decode().split()
    )
    assert "diaktifkan. Password barunya sudah disegel Admin Agency" in halaman
    lain = sampai_admin_agency(kantor)
    lain = maju(kantor, lain, "tindaklanjuti", **hasil(lain, hasil="TIDAK", alasan="SK sudah berakhir"))
    halaman = " ".join(masuk(kantor.helpdesk).get(f"/permohonan/{lain.nomor}/").content.decode().split())
    assert "tidak dilaksanakan, SK sudah berakhir" in halaman


def arsip(kantor, bentuk="SOFTCOPY"):
    permohonan = sampai_admin_agency(kantor, "NONAKTIFKAN")
    Permohonan.objects.filter(pk=permohonan.pk).update(bentuk=bentuk)
    permohonan = maju(kantor, permohonan, "tindaklanjuti", **hasil(permohonan))
    return maju(kantor, permohonan, "teruskan_hasil", "konfirmasi")


def isian_arsip(permohonan, **isi):
    awal = {"versi": permohonan.versi, "kunci": "kunci-uji-1234567890"}
    return {f"arsipkan-{nama}": nilai for nama, nilai in (awal | isi).items()}


def test_what_came_as_softcopy_is_printed_before_it_is_archived(kantor):
    permohonan = arsip(kantor)
    klien, alamat = masuk(kantor.helpdesk), f"/permohonan/{permohonan.nomor}/"
    halaman = klien.get(alamat).content.decode()
    for berkas in permohonan.berkas.all():
        assert f"{alamat}berkas/{berkas.pk}/" in halaman
    ditolak = klien.post(f"{alamat}arsipkan/", isian_arsip(permohonan))
    assert "Cetak berkasnya dahulu" in ditolak.content.decode()
    klien.post(f"{alamat}arsipkan/", isian_arsip(permohonan, dicetak="on", lokasi="Lemari 2, map HAK/2026"))
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert permohonan.status == "SELESAI"
    assert permohonan.jejak.filter(aksi="arsipkan").get().data["dicetak"] is True
    assert "Lokasi simpan berkas fisik: Lemari 2, map HAK/2026." in klien.get(alamat).content.decode()
    assert "Lemari 2" not in masuk(kantor.ppk).get(alamat).content.decode()


def test_papers_that_were_brought_need_no_printing(kantor):
    permohonan = arsip(kantor, "HARDCOPY")
    form = FORM["pengarsipan"](
        permohonan=permohonan, oleh=kantor.helpdesk, aksi=cari_aksi(permohonan, "arsipkan")
    )
    assert "dicetak" not in form.fields
    maju(kantor, permohonan, "arsipkan")


def test_the_end_says_what_became_of_the_account(kantor):
    permohonan = maju(kantor, arsip(kantor), "arsipkan")
    halaman = masuk(kantor.ppk).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "sudah nonaktif di SPSE" in halaman


@pytest.mark.parametrize("siapa", ["ppk", "pokja", "pp"])
def test_each_holder_of_an_account_finds_the_way_to_ask_for_himself(kantor, siapa):
    orang = kantor.orang[siapa]
    beranda = masuk(orang).get("/").content.decode()
    assert "Ajukan permohonan" in beranda
    mulai = masuk(orang).post("/permohonan/baru/", {"sop": "hak-akses", "unit": kantor.unit.pk})
    draf = Permohonan.objects.get(pemohon=orang)
    assert mulai.headers["Location"] == f"/permohonan/{draf.acuan}/isi/"
    formulir = masuk(orang).get(f"/permohonan/{draf.acuan}/isi/orang/").content.decode()
    assert orang.email in formulir
    assert "Kepala Satker" not in formulir


def test_papers_are_received_once_for_each_round(kantor):
    """A return comes back to row 2: what was completed is received again."""
    permohonan = maju(kantor, pabrik.draf(kantor, sop="hak-akses"), "ajukan", "terima")
    assert PenerimaanBerkas.objects.filter(permohonan=permohonan).count() == 1
    assert Client().get(f"/permohonan/{permohonan.nomor}/").status_code == 302
