"""What the five SOPs ask of the machinery they share: words per SOP, teams that pass work on, clocks, doors, separate duties."""

import pytest

from accounts_app.models import AkunSPSE
from requests_app import services
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import Pelaku, boleh_mengubah_isi
from requests_app.kantor import kalender_kantor
from requests_app.kelengkapan import butir_wajib
from requests_app.models import Permohonan
from requests_app.tenggat import menit, tenggat
from tests import jalan, pabrik


def test_one_status_word_is_shown_as_each_sop_means_it(kantor):
    kata = {
        sop: jalan.sampai(kantor, sop, "DIAJUKAN").get_status_display()
        for sop in ("pembuatan-akun", "hak-akses")
    }
    assert kata == {"pembuatan-akun": "Menunggu disposisi", "hak-akses": "Menunggu diterima"}


def test_whoever_begins_a_teams_work_carries_it_on(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_LENGKAP")
    assert permohonan.petugas == kantor.admin_agency
    with pytest.raises(BelumBoleh, match="ambil alih dahulu"):
        services.jalankan(permohonan, "nyatakan_valid", oleh=kantor.admin_agency_lain)


def test_work_that_passes_to_another_team_is_nobodys_there(kantor):
    """Helpdesk holds rows 2 and 3; at row 6 it waits for Admin Agency, at row 7 for Helpdesk again."""
    assert jalan.sampai(kantor, "hak-akses", "DITERIMA").petugas == kantor.helpdesk
    assert jalan.sampai(kantor, "hak-akses", "DITERUSKAN").petugas is None
    assert jalan.sampai(kantor, "hak-akses", "DITINDAKLANJUTI").petugas is None


def test_deciding_at_year_end_is_not_taking_the_work(kantor):
    langkah = jalan.rute(jalan.SOP["hak-akses"], "DITERUSKAN", akhir=_aksi("hak-akses", "tetapkan"))
    permohonan = jalan.sampai(kantor, "hak-akses", "DITERUSKAN", langkah=langkah)
    assert permohonan.petugas is None


def test_row_eights_ten_minutes_run_at_row_seven_of_hak_akses(kantor):
    """The paper times them at the applicant's row and means the office: "10 menit setelah mendapatkan hasil registrasi"."""
    langkah = [_aksi("hak-akses", nama) for nama in ("ajukan", "terima", "nyatakan_lengkap", "tindaklanjuti")]
    permohonan = jalan.sampai(kantor, "hak-akses", "DITINDAKLANJUTI", langkah=langkah)
    assert permohonan.tenggat == tenggat(kalender_kantor(), permohonan.status_sejak, menit(10))
    sesudah = pabrik.maju(kantor, permohonan, "teruskan_hasil")
    assert sesudah.tenggat is None


@pytest.mark.parametrize(("sop", "status"), [("akun-ppk", "DIKEMBALIKAN"), ("hak-akses", "DIKEMBALIKAN")])
def test_a_printed_row_of_completing_is_one_also_when_frozen(kantor, sop, status):
    """What the program does in a row is not frozen with the paper's words, and must come back with them."""
    permohonan = jalan.sampai(kantor, sop, status)
    assert permohonan.versi_sop is not None
    assert permohonan.melengkapi
    assert permohonan.batas_perbaikan is not None


def test_an_outcome_that_does_not_apply_is_not_there(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_VALID")
    permohonan = pabrik.maju(kantor, permohonan, "buat_akun")
    permohonan = pabrik.maju(kantor, permohonan, "beritahukan_akun")
    with pytest.raises(SudahBerubah):
        services.jalankan(permohonan, "arsipkan_penolakan", oleh=kantor.admin_agency)
    assert pabrik.maju(kantor, permohonan, "arsipkan").status == "SELESAI"


def test_a_refusal_is_archived_as_a_refusal(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_TIDAK_VALID")
    alasan = permohonan.alasan
    permohonan = pabrik.maju(kantor, permohonan, "beritahukan_penolakan")
    with pytest.raises(SudahBerubah):
        services.jalankan(permohonan, "arsipkan", oleh=kantor.admin_agency)
    akhir = pabrik.maju(kantor, permohonan, "arsipkan_penolakan")
    assert alasan
    assert (akhir.status, akhir.alasan) == ("DITOLAK", alasan)


def test_who_proposed_a_year_end_deactivation_does_not_decide_it(kantor):
    permohonan = jalan.sampai(
        kantor, "hak-akses", "AKHIR_TAHUN", langkah=[_aksi("hak-akses", "usulkan_akhir_tahun")]
    )
    with pytest.raises(BelumBoleh, match="oleh orang lain"):
        services.jalankan(permohonan, "tetapkan", oleh=kantor.admin_agency)
    services.jalankan(permohonan, "setujui", oleh=kantor.kepala_lpse)


def test_a_pa_who_is_also_ppk_adds_his_sk_pelantikan(kantor):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    assert [b.syarat for b in butir_wajib(permohonan)][-1] == "Sertifikat PBJ Tingkat Dasar Bagi PPK"
    permohonan.subjek.update(pa_merangkap_ppk=True)
    assert [b.syarat for b in butir_wajib(Permohonan.objects.get(pk=permohonan.pk))][-1] == "SK Pelantikan"


def test_an_account_missing_from_the_register_needs_proof(kantor):
    permohonan = pabrik.draf(kantor, sop="reset-password")
    assert len(butir_wajib(permohonan)) == 1
    permohonan.subjek.update(akun=None)
    assert [b.syarat for b in butir_wajib(Permohonan.objects.get(pk=permohonan.pk))][1].startswith(
        "Bukti kepemilikan"
    )


def test_personal_data_are_handed_in_as_fields_not_as_a_document(kantor):
    assert "Data personal" not in [b.syarat for b in butir_wajib(pabrik.draf(kantor, sop="hak-akses"))]


def test_colleagues_of_the_unit_do_not_edit_what_somebody_asks_for_himself(kantor):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    assert boleh_mengubah_isi(Pelaku(kantor.ppk), permohonan)
    for lain in ("satker", "pimpinan", "pp", "helpdesk"):
        assert not boleh_mengubah_isi(Pelaku(kantor.orang[lain]), permohonan), lain


def test_only_the_counter_that_began_a_draft_continues_it(kantor):
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    Permohonan.objects.filter(pk=permohonan.pk).update(dicatat_oleh=kantor.helpdesk)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    assert boleh_mengubah_isi(Pelaku(kantor.helpdesk), permohonan)
    for lain in ("ppk", "admin_agency", "satker"):
        assert not boleh_mengubah_isi(Pelaku(kantor.orang[lain]), permohonan), lain
    terima = {"cara": "LANGSUNG", "dibawa_oleh": "Pembawa Contoh", "asli_ditunjukkan": True}
    services.jalankan(permohonan, "ajukan", oleh=kantor.helpdesk, data={"penerimaan": terima})
    permohonan.refresh_from_db()
    assert permohonan.pemohon == kantor.ppk


def test_the_candidate_completes_and_nobody_else(kantor):
    permohonan = jalan.sampai(kantor, "registrasi-admin-agency", "DIKEMBALIKAN")
    calon = permohonan.subjek.get().pengguna
    assert boleh_mengubah_isi(Pelaku(calon), permohonan)
    for lain in ("pimpinan", "satker", "admin_ppe", "admin_agency"):
        assert not boleh_mengubah_isi(Pelaku(kantor.orang[lain]), permohonan), lain


def test_the_register_follows_an_account_from_request_to_its_holder(kantor):
    keadaan = []
    permohonan = pabrik.draf(kantor, sop="akun-ppk")
    for nama in ("ajukan", "nyatakan_lengkap", "nyatakan_valid", "buat_akun", "beritahukan_akun", "arsipkan"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
        keadaan.append(AkunSPSE.objects.get(subjek=permohonan.subjek.get()).status)
    assert keadaan == ["DIAJUKAN", "DIAJUKAN", "DIAJUKAN", "DIBUAT", "AKTIF", "AKTIF"]
    riwayat = AkunSPSE.objects.get(subjek__permohonan=permohonan).riwayat
    assert {r.rujukan for r in riwayat.all()} == {permohonan.nomor}


def test_an_account_asked_for_in_vain_is_not_expected_any_more(kantor):
    permohonan = pabrik.maju(kantor, pabrik.permohonan(kantor), "tarik")
    assert AkunSPSE.objects.get(subjek__permohonan=permohonan).status == "BATAL"


def _aksi(sop, nama):
    return getattr(jalan.SOP[sop], nama).aksi
