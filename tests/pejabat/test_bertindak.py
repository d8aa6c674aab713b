"""Acting in another's place: whose work it is, within which scope, by two pairs of eyes, and what is written down."""

import json
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone

from accounts_app import pejabat
from accounts_app.models import Penugasan, Peran, Pesan
from requests_app import jurnal, services, tugas
from requests_app.berkas import gudang
from requests_app.izin import Pelaku, boleh_menjalankan
from requests_app.models import Permohonan
from requests_app.services import cari_aksi
from requests_app.surat.susun import html_surat
from requests_app.tampilan import riwayat
from tests import pabrik
from tests.pejabat.bantu import ganti, jabatan

BESOK = timedelta(days=1)


@pytest.fixture
def wakil(kantor):
    return pabrik.PenggunaFactory(username="wakil", nama="Wakil", jabatan="Sekretaris Badan")


def plh(kantor, orang, nama="kepala_lpse", peran=Peran.KEPALA_LPSE, **isi):
    hari = timezone.localdate()
    waktu = {"mulai": hari, "selesai": hari + BESOK, "oleh": kantor.pengelola}
    return ganti(jabatan(kantor, nama, peran), orang, **(waktu | isi))


def boleh(orang, permohonan, nama):
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    return boleh_menjalankan(Pelaku(orang), permohonan, cari_aksi(permohonan, nama))


def kerjakan(orang, permohonan, nama):
    services.jalankan(permohonan, nama, oleh=orang, data=pabrik.data_aksi(permohonan, nama))
    return Permohonan.objects.get(pk=permohonan.pk)


def test_the_work_goes_to_the_substitute_and_comes_back_when_the_official_ends_it(kantor, wakil):
    permohonan = pabrik.permohonan(kantor, "DIDISPOSISI")
    penugasan = plh(kantor, wakil)
    assert boleh(wakil, permohonan, "perintahkan")
    assert "sedang digantikan" in boleh(kantor.kepala_lpse, permohonan, "perintahkan").alasan
    assert Permohonan.objects.terlihat_oleh(Pelaku(kantor.kepala_lpse)).filter(pk=permohonan.pk).exists()
    pejabat.akhiri(penugasan, oleh=kantor.kepala_lpse, alasan="Sudah kembali")
    assert boleh(kantor.kepala_lpse, permohonan, "perintahkan")
    assert not boleh(wakil, permohonan, "perintahkan")


def test_the_substitute_gets_the_notice_and_the_one_replaced_does_not(kantor, wakil, mailoutbox):
    plh(kantor, wakil)
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    kerjakan(kantor.kepala_ukpbj, permohonan, "disposisikan")
    while tugas.sapu():
        pass
    kabar = Pesan.objects.filter(perihal__startswith="Mohon ditindaklanjuti")
    assert [satu.penerima for satu in kabar] == [wakil]
    kantor_lpse = {wakil.email, kantor.kepala_lpse.email}
    assert [surat.to[0] for surat in mailoutbox if surat.to[0] in kantor_lpse] == [wakil.email]


def test_the_record_names_both_and_the_capacity_and_the_chain_still_verifies(kantor, wakil):
    penugasan = plh(kantor, wakil)
    permohonan = kerjakan(wakil, pabrik.permohonan(kantor, "DIDISPOSISI"), "perintahkan")
    akhir = permohonan.jejak.last()
    assert (akhir.peran, akhir.data["penugasan"]) == ("Plh. Kepala LPSE", penugasan.pk)
    assert "penugasan" not in permohonan.jejak.first().data
    teks = riwayat(permohonan)[0]
    assert teks["peran"] == f"Plh. Kepala LPSE, menggantikan {kantor.kepala_lpse}"
    assert list(jurnal.periksa(permohonan.pk)) == []


def test_a_mandate_acts_within_its_scope_only(kantor, wakil):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    lain = pabrik.permohonan(kantor, "DIDISPOSISI")
    plh(kantor, wakil, sifat="AN", lingkup=["KOREKSI"])
    assert boleh(wakil, permohonan, "koreksi")
    assert boleh(wakil, permohonan, "kembalikan_draf")
    ditolak = boleh(wakil, lain, "perintahkan")
    assert ditolak.alasan.startswith(
        "Mandat Anda sebagai a.n. Kepala LPSE tidak mencakup disposisi dan perintah."
    )
    assert boleh(kantor.kepala_lpse, lain, "perintahkan"), "the official acts beside him"


def test_who_corrected_a_letter_does_not_sign_it_in_anothers_place(kantor, wakil):
    permohonan, lain = pabrik.permohonan(kantor, "DIKOREKSI"), pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    plh(kantor, kantor.kepala_lpse, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    ditolak = boleh(kantor.kepala_lpse, permohonan, "tandatangani")
    assert "Anda koreksi sendiri" in ditolak.alasan
    assert "Plh. Kepala UKPBJ" in ditolak.alasan
    plh(kantor, wakil)
    lain = kerjakan(wakil, lain, "koreksi")
    assert boleh(kantor.kepala_lpse, lain, "tandatangani"), "somebody else corrected this one"


def test_a_substitute_who_filed_or_drafted_is_refused_at_the_act(kantor):
    permohonan = pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    plh(kantor, kantor.admin_ppe)
    assert "Draf surat ini Anda buat sendiri" in boleh(kantor.admin_ppe, permohonan, "koreksi").alasan
    plh(kantor, kantor.satker, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    milik = pabrik.permohonan(kantor, "DIAJUKAN")
    assert "Anda ajukan sendiri" in boleh(kantor.satker, milik, "disposisikan").alasan


def surat_dibaca(permohonan, orang):
    """The frozen letter as (text of its HTML block, data beside it)."""
    from requests_app.persiapan import berkas_penanda, siapkan_surat

    if not berkas_penanda(orang).exists():
        berkas_penanda(orang).parent.mkdir(parents=True, exist_ok=True)
        berkas_penanda(orang).touch()
    surat = siapkan_surat(permohonan, aksi=cari_aksi(permohonan, "tandatangani"), oleh=orang)
    with gudang.buka(surat.beku_sha256) as isi, pikepdf.open(isi) as pdf:
        return surat, json.loads(pdf.attachments["surat.json"].get_file().read_bytes())


def test_the_letter_prints_the_capacity_and_carries_in_whose_place_and_by_which_document(kantor, wakil):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    penugasan = plh(kantor, wakil, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    surat, data = surat_dibaca(permohonan, wakil)
    assert (surat.beku_rincian["jabatan"], surat.beku_rincian["penugasan"]) == (
        "Plh. Kepala UKPBJ",
        penugasan.pk,
    )
    assert data["kuasa"] == {
        "kapasitas": "Plh. Kepala UKPBJ", "menggantikan": str(kantor.kepala_ukpbj), "dasar_hukum": "SP 800/1/2026",
        "kata": "Menggantikan",
    }  # fmt: skip
    html = html_surat(permohonan, surat, surat.versi.last().isi)
    assert "<div>Plh. Kepala UKPBJ,</div>" in html
    assert f"Menggantikan {kantor.kepala_ukpbj}; SP 800/1/2026" in html


def test_a_mandate_signs_for_the_office_with_the_signers_own_below(kantor, wakil):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    mandat = plh(kantor, wakil, "kepala_ukpbj", Peran.KEPALA_UKPBJ, sifat="AN")
    hari = timezone.localdate()
    lanjut = ganti(mandat, kantor.luar, oleh=wakil, sifat="UB", mulai=hari, selesai=hari)
    from requests_app.surat.susun import penanda_untuk

    blok = penanda_untuk(wakil, mandat.sebutan, mandat)
    assert (blok["awalan"], blok["jabatan"], blok["sendiri"]) == (
        "a.n.",
        "Kepala UKPBJ",
        ["Sekretaris Badan"],
    )
    kantor.luar.jabatan = "Kepala Subbagian"
    blok = penanda_untuk(kantor.luar, lanjut.sebutan, lanjut)
    assert blok["sendiri"] == ["Sekretaris Badan", "u.b.", "Kepala Subbagian"]
    html = html_surat(permohonan, permohonan.surat.get(), permohonan.surat.get().versi.last().isi)
    assert f'<div class="nama">{kantor.kepala_ukpbj}</div>' in html, "a draft names the official first"


def test_a_letter_read_in_one_capacity_is_not_signed_in_another(kantor, wakil):
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    penugasan = plh(kantor, wakil, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    surat, _ = surat_dibaca(permohonan, wakil)
    Penugasan.objects.filter(pk=penugasan.pk).update(sifat="PLT")
    with pytest.raises(services.GagalBersiap, match="sudah berubah"):
        services.jalankan(
            permohonan, "tandatangani", oleh=wakil, data={"beku_sha256": surat.beku_sha256, "sandi": "x"}
        )
