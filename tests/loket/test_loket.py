"""The counter: papers typed in by an officer in the applicant's name, honestly."""

import pytest
from django.core import mail
from pypdf import PdfReader

from accounts_app.models import Penugasan, Peran
from accounts_app.services import tugaskan
from requests_app import jurnal, services, tugas
from requests_app.berkas import gudang
from requests_app.izin import Pelaku, boleh_menjalankan
from requests_app.models import PenerimaanBerkas, Permohonan
from requests_app.services import cari_aksi
from requests_app.sop import SOP
from requests_app.sop.pelaksana import PERAN_PELAKSANA
from requests_app.sop.syarat import hardcopy_diterima
from requests_app.tampilan import buat_form
from tests import pabrik
from tests.perayap import masuk

LAYANAN = [kode for kode, kelas in SOP.items() if kelas.MENERIMA_HARDCOPY]


def pemohon(kantor, sop):
    return kantor.orang[pabrik.PELAKU[SOP[sop].LANGKAH[0].pelaksana]]


def mulai(kantor, sop="hak-akses", oleh="helpdesk"):
    orang = pemohon(kantor, sop)
    peran = PERAN_PELAKSANA[SOP[sop].LANGKAH[0].pelaksana]
    milik = Penugasan.objects.get(pengguna=orang, peran__in=peran)
    return masuk(kantor.orang[oleh]).post("/loket/", {"sop": sop, "penugasan": milik.pk})


def draf(kantor, sop="hak-akses", oleh="helpdesk"):
    """A complete draft typed at the counter."""
    assert mulai(kantor, sop, oleh).status_code == 302
    petugas, orang = kantor.orang[oleh], pemohon(kantor, sop)
    return pabrik.lengkapi_draf(kantor, Permohonan.objects.get(dicatat_oleh=petugas), orang, oleh=petugas)


def isian_kirim(permohonan, petugas, **lain):
    form = buat_form(permohonan, cari_aksi(permohonan, "ajukan"), petugas)
    isi = {bidang.html_name: bidang.initial for bidang in form if bidang.initial not in (None, False)}
    lain = {"dibawa_oleh": "Pesuruh Contoh", "benar": "on"} | lain
    return isi | {form.add_prefix(nama): nilai for nama, nilai in lain.items()}


def kirim(permohonan, petugas, **lain):
    alamat = f"/permohonan/{permohonan.acuan}/ajukan/"
    return masuk(petugas).post(alamat, isian_kirim(permohonan, petugas, **lain))


def terkirim(kantor, sop="hak-akses", oleh="helpdesk", **lain):
    permohonan = draf(kantor, sop, oleh)
    jawaban = kirim(permohonan, kantor.orang[oleh], **lain)
    assert jawaban.status_code == 302, jawaban.context["form_galat"].errors
    return Permohonan.objects.get(pk=permohonan.pk)


def tepati(permohonan, *jenis):
    """Do what was promised of these kinds."""
    for janji in permohonan.tugas.filter(jenis__in=jenis):
        assert tugas.kerjakan(janji.pk) == "selesai"


@pytest.mark.parametrize("sop", LAYANAN)
def test_the_officer_files_in_the_name_of_the_applicant(kantor, sop):
    permohonan = terkirim(kantor, sop)
    orang = pemohon(kantor, sop)
    assert (permohonan.pemohon, permohonan.dicatat_oleh, permohonan.bentuk) == (
        orang,
        kantor.helpdesk,
        "HARDCOPY",
    )
    pertama = permohonan.jejak.first()
    assert pertama.pelaku == kantor.helpdesk
    assert pertama.peran == f"Helpdesk, atas nama {Penugasan.objects.get(pengguna=orang).sebutan}"
    assert pertama.data["atas_nama"] == orang.pk
    assert list(jurnal.periksa()) == list(jurnal.periksa_isi()) == []


def test_the_papers_are_received_in_the_same_move(kantor):
    permohonan = terkirim(kantor, cara="LANGSUNG", asli_ditunjukkan="on", kontak_pembawa="0812")
    terima = PenerimaanBerkas.objects.get()
    assert (terima.permohonan, terima.cara, terima.dibawa_oleh) == (permohonan, "LANGSUNG", "Pesuruh Contoh")
    assert (terima.asli_ditunjukkan, terima.oleh) == (True, kantor.helpdesk)
    assert [butir["ada"] for butir in terima.butir] == [True] * len(terima.butir)
    tepati(permohonan, "formulir_serah_terima")
    assert permohonan.cetakan.filter(kunci=f"serah_terima:{terima.pk}").exists()


def test_what_came_by_mail_is_no_paper(kantor):
    """It is answered by mail as proof, and printed for the archive like any softcopy."""
    permohonan = terkirim(kantor, cara="SUREL", dibawa_oleh="")
    assert permohonan.bentuk == "SOFTCOPY"
    tepati(permohonan, "kabar")
    tepati(permohonan, "surel")
    surat = next(s for s in mail.outbox if s.to == [kantor.ppk.email])
    assert "balasan kami sebagai bukti penerimaannya" in surat.body


def test_the_condition_of_the_registrasi_is_met_by_what_the_counter_received(kantor):
    permohonan = terkirim(kantor, "registrasi-admin-agency")
    assert hardcopy_diterima(permohonan) == []


def test_the_receipt_says_who_brought_it_and_who_typed_it(kantor):
    permohonan = terkirim(kantor)
    tepati(permohonan, "tanda_terima")
    with gudang.buka(permohonan.cetakan.get(kunci="tanda_terima").sha256) as isi:
        teks = " ".join(PdfReader(isi).pages[0].extract_text().split())
    for kata in (
        permohonan.nomor,
        permohonan.kode_lacak,
        "dibawa Pesuruh Contoh",
        "Dicatat oleh Helpdesk",
        "Pemohon Ppk",
    ):
        assert kata in teks


def test_the_applicant_is_told_and_finds_it_on_his_page(kantor):
    permohonan = terkirim(kantor)
    tepati(permohonan, "kabar")
    tepati(permohonan, "surel")
    surel = next(s for s in mail.outbox if s.to == [kantor.ppk.email])
    assert "dicatat petugas loket kami atas nama Anda" in surel.body
    assert "Bila Anda tidak merasa menyerahkan berkas ini" in surel.body
    halaman = masuk(kantor.ppk).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "Dicatat di loket dari berkas fisik" in halaman
    assert "Tanda terima dan kode lacak" in halaman


def test_it_is_marked_as_hardcopy_on_its_page_in_the_queue_and_to_whoever_tracks_it(kantor):
    permohonan = terkirim(kantor)
    lacak = f"/lacak/?nomor={permohonan.nomor}&kode={permohonan.kode_lacak}"
    for alamat in (f"/permohonan/{permohonan.nomor}/", "/antrean/?tab=semua", lacak):
        assert "Hardcopy</span>" in masuk(kantor.helpdesk).get(alamat).content.decode(), alamat


def test_whoever_typed_it_may_go_on_with_it(kantor):
    permohonan = terkirim(kantor)
    assert boleh_menjalankan(Pelaku(kantor.helpdesk), permohonan, cari_aksi(permohonan, "terima"))
    services.jalankan(permohonan, "terima", oleh=kantor.helpdesk, data=pabrik.data_aksi(permohonan, "terima"))


def test_nobody_else_continues_a_draft_of_the_counter(kantor):
    permohonan = draf(kantor)
    for siapa in ("admin_ppe", "ppk", "satker"):
        jawaban = masuk(kantor.orang[siapa]).post(
            f"/permohonan/{permohonan.acuan}/isi/surat/", {"hal": "Lain"}
        )
        assert jawaban.status_code in (403, 404), siapa
        assert kirim(permohonan, kantor.orang[siapa]).status_code in (403, 404), siapa
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DRAF"


def test_the_officer_files_nothing_of_his_own_at_the_counter(kantor):
    milik = tugaskan(kantor.helpdesk, Peran.PPK, unit=kantor.unit, dasar_hukum="SK Contoh")
    klien = masuk(kantor.helpdesk)
    jawaban = klien.post("/loket/", {"sop": "hak-akses", "penugasan": milik.pk})
    assert jawaban.status_code == 422
    assert "Permohonan Anda sendiri" in jawaban.content.decode()
    assert not Permohonan.objects.exists()


def test_nothing_is_begun_without_a_service_and_an_applicant_who_may_file_it(kantor):
    milik = Penugasan.objects.get(pengguna=kantor.ppk)
    for isi in (
        {"sop": "hak-akses", "penugasan": ""},
        {"sop": "hak-akses", "penugasan": "9" * 30},
        {"sop": "pembuatan-akun", "penugasan": milik.pk},
        {"sop": "²", "penugasan": milik.pk},
        {},
    ):
        assert masuk(kantor.helpdesk).post("/loket/", isi).status_code == 422, isi
    assert not Permohonan.objects.exists()


def test_an_appointment_of_another_role_is_no_way_in(kantor):
    for siapa in ("satker", "helpdesk", "pimpinan", "auditor"):
        milik = Penugasan.objects.get(pengguna=kantor.orang[siapa])
        jawaban = masuk(kantor.admin_ppe).post("/loket/", {"sop": "hak-akses", "penugasan": milik.pk})
        assert jawaban.status_code == 422, siapa


def test_only_the_counter_has_the_counter(kantor):
    for siapa in (
        "satker",
        "ppk",
        "pimpinan",
        "kepala_lpse",
        "kepala_ukpbj",
        "auditor",
        "pengelola",
        "luar",
        "super",
    ):
        assert mulai(kantor, oleh=siapa).status_code == 403, siapa
        assert masuk(kantor.orang[siapa]).get("/loket/?sop=hak-akses&q=ppk").status_code == 403, siapa
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize("kata", ["Ppk", "ppk@contoh", "19850101 201001"])
def test_the_applicant_is_found_by_name_mail_or_nip_of_any_unit(kantor, kata):
    kantor.ppk.nip = "198501012010012001"
    kantor.ppk.save()
    halaman = masuk(kantor.admin_agency).get("/loket/", {"sop": "hak-akses", "q": kata}).content.decode()
    milik = Penugasan.objects.get(pengguna=kantor.ppk)
    assert f'name="penugasan" value="{milik.pk}"' in halaman


def test_a_newcomer_is_made_and_leads_back_to_the_counter(kantor):
    klien = masuk(kantor.helpdesk)
    halaman = klien.get("/loket/", {"sop": "hak-akses", "q": "baru@contoh.go.id"}).content.decode()
    assert "Tidak ada orang di portal yang cocok" in halaman
    assert "/undangan/baru/?email=baru%40contoh.go.id&amp;loket=hak-akses" in halaman
    isi = {
        "nama": "Orang Baru", "nip": "", "email": "baru@contoh.go.id", "peran": "POKJA", "unit": kantor.unit.pk,
        "dasar_hukum": "SK 1/2026", "mulai": "2026-01-05",
    }  # fmt: skip
    lanjut = klien.post("/undangan/baru/?loket=hak-akses", isi, follow=True).content.decode()
    milik = Penugasan.objects.get(pengguna__email="baru@contoh.go.id")
    assert f'name="penugasan" value="{milik.pk}"' in lanjut


def test_what_was_brought_must_be_said_before_it_is_filed(kantor):
    permohonan = draf(kantor)
    jawaban = kirim(permohonan, kantor.helpdesk, dibawa_oleh="", benar="")
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert "Tulis nama yang mengantar berkas." in halaman
    assert "Cocokkan isian dengan berkasnya" in halaman
    assert not PenerimaanBerkas.objects.exists()


def test_the_papers_of_a_portal_filing_are_not_claimed_to_have_come(kantor):
    """Only the counter's drafts are received by being filed."""
    permohonan = pabrik.maju(kantor, pabrik.draf(kantor, sop="hak-akses"), "ajukan")
    assert permohonan.bentuk == "SOFTCOPY"
    assert not PenerimaanBerkas.objects.exists()
    assert "atas_nama" not in permohonan.jejak.get().data
