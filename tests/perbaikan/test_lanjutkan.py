"""A pending completion blocks the office; only a reasoned, recorded override takes the request back."""

import pytest
from django.urls import reverse

from requests_app import jurnal, services
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from tests import pabrik
from tests.perbaikan.bantu import masuk, perbaiki, periksa
from tests.surel.bantu import kepada, kerjakan_surat, periksa_bentuk

ALASAN = "Dokumen asli sudah diterima langsung di loket pada 23 November."


def lanjutkan(kantor, permohonan, **data):
    return pabrik.maju(kantor, permohonan, "lanjutkan_tanpa_perbaikan", **{"alasan": ALASAN} | data)


@pytest.mark.parametrize(
    "aksi",
    [a.nama for a in aksi_dari(SOP["pembuatan-akun"]) if "DIKEMBALIKAN" not in a.dari],
)
def test_no_step_of_the_office_is_possible_while_the_applicant_completes(kantor, dikembalikan, aksi):
    for nama in ("admin_ppe", "kepala_lpse", "kepala_ukpbj"):
        with pytest.raises((SudahBerubah, BelumBoleh)):
            services.jalankan(dikembalikan, aksi, oleh=kantor.orang[nama])
    assert Permohonan.objects.get(pk=dikembalikan.pk).status == "DIKEMBALIKAN"


def test_the_override_goes_back_to_the_check_and_starts_its_clock(kantor, dikembalikan):
    permohonan = lanjutkan(kantor, dikembalikan)
    assert (permohonan.status, permohonan.petugas) == ("DITERIMA", kantor.admin_ppe)
    assert permohonan.tenggat is not None
    assert permohonan.batas_perbaikan is None


def test_the_override_is_recorded_with_its_reason(kantor, dikembalikan):
    permohonan = lanjutkan(kantor, dikembalikan)
    jejak = permohonan.jejak.last()
    assert (jejak.aksi, jejak.pelaku, jejak.peran) == (
        "lanjutkan_tanpa_perbaikan",
        kantor.admin_ppe,
        "Admin PPE",
    )
    assert "alasan" in jejak.data
    catatan = permohonan.catatan.get(pk=jejak.data["catatan"])
    assert catatan.isi == f"Lanjutkan tanpa perbaikan: {ALASAN}"
    assert catatan.oleh == kantor.admin_ppe
    assert catatan.untuk_pemohon
    assert permohonan.alasan == ALASAN
    assert list(jurnal.periksa_isi()) == []


def test_the_override_needs_a_reason_and_a_page_of_its_own(client, kantor, dikembalikan):
    alamat = reverse("aksi", args=[dikembalikan.nomor, "lanjutkan_tanpa_perbaikan"])
    jawaban = masuk(client, kantor.admin_ppe).get(alamat)
    assert jawaban.status_code == 200
    bidang = {
        f"lanjutkan_tanpa_perbaikan-{nama}": jawaban.context["form"][nama].value()
        for nama in ("versi", "kunci")
    }
    jawaban = client.post(alamat, bidang)
    assert jawaban.status_code == 422
    assert "Tulis alasannya." in jawaban.content.decode()
    assert Permohonan.objects.get(pk=dikembalikan.pk).status == "DIKEMBALIKAN"
    jawaban = client.post(alamat, bidang | {"lanjutkan_tanpa_perbaikan-alasan": ALASAN})
    assert jawaban.status_code == 302
    assert Permohonan.objects.get(pk=dikembalikan.pk).status == "DITERIMA"


@pytest.mark.parametrize(
    "nama", ["satker", "kepala_lpse", "kepala_ukpbj", "helpdesk", "auditor", "pengelola"]
)
def test_nobody_but_the_team_may_override(kantor, dikembalikan, nama):
    with pytest.raises(BelumBoleh):
        services.jalankan(
            dikembalikan, "lanjutkan_tanpa_perbaikan", oleh=kantor.orang[nama], data={"alasan": ALASAN}
        )


def test_who_filed_it_cannot_override_even_as_a_member_of_the_team(kantor, dikembalikan):
    from datetime import date

    from accounts_app.models import Peran
    from accounts_app.services import tugaskan

    tugaskan(kantor.satker, Peran.ADMIN_PPE, mulai=date(2020, 1, 1), dasar_hukum="SK Contoh Nomor 2")
    Permohonan.objects.filter(pk=dikembalikan.pk).update(petugas=kantor.satker)
    with pytest.raises(BelumBoleh, match="Anda ajukan sendiri"):
        services.jalankan(
            dikembalikan, "lanjutkan_tanpa_perbaikan", oleh=kantor.satker, data={"alasan": ALASAN}
        )


def test_the_applicant_is_told_and_can_send_nothing_any_more(kantor, dikembalikan):
    kerjakan_surat()
    permohonan = lanjutkan(kantor, dikembalikan)
    surat = kepada(kerjakan_surat(), kantor.satker)
    periksa_bentuk(surat, kantor)
    assert "tanpa menunggu perbaikan dari Anda" in surat.body
    with pytest.raises(SudahBerubah):
        pabrik.maju(kantor, permohonan, "lengkapi")


def test_what_he_had_already_handed_in_counts(kantor, dikembalikan):
    permohonan = lanjutkan(kantor, perbaiki(dikembalikan, "s0"))
    assert permohonan.berkas.get(syarat__startswith="Surat Permohonan", terbaru=True).nama == "baru.pdf"
    assert list(jurnal.periksa_isi()) == []


def test_the_override_decides_nothing_the_check_still_must(kantor, dikembalikan):
    """Row 5 judges every item again; what is still faulty still bars row 6."""
    permohonan = periksa(kantor, lanjutkan(kantor, dikembalikan), {"s0": "Tetap tanpa cap"})
    with pytest.raises(services.SyaratBelum, match="Belum sesuai"):
        pabrik.maju(kantor, permohonan, "nyatakan_lengkap")
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi")
    assert permohonan.putaran == 3
