"""Who may open and do what; everybody else gets a sentence."""

from datetime import date

import pytest

from accounts_app.models import Peran
from accounts_app.services import tugaskan
from requests_app.berkas import gudang
from tests import pabrik
from tests.kampanye.bantu import akun, anyar, diajukan, disetujui, permohonan, rancangan
from tests.perayap import isi, masuk


@pytest.mark.parametrize("siapa", ["satker", "ppk", "pp", "pokja", "pimpinan", "luar", "super", "pengelola"])
def test_outside_the_office_every_page_says_why_not(kantor, siapa):
    akun(kantor, "Budi")
    kampanye = disetujui(kantor)
    klien = masuk(kantor.orang[siapa])
    for bagian in (
        "",
        "baru/",
        f"{kampanye.pk}/",
        f"{kampanye.pk}/akun/",
        f"{kampanye.pk}/akun.csv",
        f"{kampanye.pk}/pelaksanaan/",
    ):
        jawaban = klien.get(f"/penonaktifan/{bagian}")
        assert jawaban.status_code == 403, bagian
        assert "petugas LPSE dan auditor" in jawaban.content.decode() or bagian == "baru/"
    for bagian in ("ajukan/", "putusan/", "ulangi/", "berita-acara/", "batalkan/", "pelaksanaan/"):
        assert klien.post(f"/penonaktifan/{kampanye.pk}/{bagian}", {}).status_code == 403, bagian
    assert anyar(kampanye).status == "DISETUJUI"


def test_a_unit_and_the_holder_see_the_permohonan_once_it_is_made(kantor):
    akun(kantor, "Budi", pengguna=kantor.ppk)
    satu = permohonan(disetujui(kantor), "Budi")
    for siapa, kode in (("satker", 200), ("ppk", 200), ("satker_lain", 404)):
        assert masuk(kantor.orang[siapa]).get(f"/permohonan/{satu.nomor}/").status_code == kode, siapa


def test_the_maker_alone_changes_a_draft_and_cannot_decide_it(kantor):
    satu = akun(kantor, "Budi")
    kampanye = rancangan(kantor)
    lain, pembuat = masuk(kantor.admin_agency_lain), masuk(kantor.admin_agency)
    for bagian in ("kriteria/", f"akun/{satu.pk}/kecualikan/", "hapus/"):
        jawaban = lain.get(f"/penonaktifan/{kampanye.pk}/{bagian}")
        assert jawaban.status_code == 403
        assert "hanya penyusunnya" in jawaban.content.decode()
        assert pembuat.get(f"/penonaktifan/{kampanye.pk}/{bagian}").status_code == 200
    pembuat.post(f"/penonaktifan/{kampanye.pk}/ajukan/")
    jawaban = pembuat.post(f"/penonaktifan/{kampanye.pk}/putusan/", {"putusan": "setuju"})
    assert jawaban.status_code == 403
    assert "Anda usulkan sendiri" in jawaban.content.decode()
    assert "Anda usulkan sendiri" in pembuat.get(f"/penonaktifan/{kampanye.pk}/").content.decode()
    assert anyar(kampanye).status == "DIAJUKAN"


def test_it_waits_on_the_home_of_each_who_may_decide_and_in_the_box_of_the_head(kantor):
    akun(kantor, "Budi")
    diajukan(kantor)
    for siapa, alamat in (("admin_agency_lain", "/"), ("kepala_lpse", "/"), ("kepala_lpse", "/pimpinan/")):
        assert "menunggu persetujuan Anda" in masuk(kantor.orang[siapa]).get(alamat).content.decode(), siapa
    for siapa in ("admin_agency", "helpdesk", "kepala_ukpbj", "satker"):
        assert "menunggu persetujuan Anda" not in masuk(kantor.orang[siapa]).get("/").content.decode(), siapa


def test_declining_needs_a_reason(kantor):
    akun(kantor, "Budi")
    kampanye, klien = diajukan(kantor), masuk(kantor.kepala_lpse)
    jawaban = klien.post(f"/penonaktifan/{kampanye.pk}/putusan/", {"putusan": "tolak"})
    assert jawaban.status_code == 422
    assert "Tulis alasannya, agar penyusun tahu" in jawaban.content.decode()
    klien.post(f"/penonaktifan/{kampanye.pk}/putusan/", {"putusan": "tolak", "alasan": "Kurang lengkap."})
    assert anyar(kampanye).status == "DITOLAK"


def test_helpdesk_does_not_carry_out_and_admin_agency_does_not_pass_on(kantor):
    akun(kantor, "Budi")
    kampanye = disetujui(kantor)
    isi_pos = {"kerja": "nonaktif", "pilih": [permohonan(kampanye, "Budi").pk]}
    alamat = f"/penonaktifan/{kampanye.pk}/pelaksanaan/"
    assert masuk(kantor.helpdesk).post(alamat, isi_pos).status_code == 403
    assert masuk(kantor.admin_agency).post(alamat, isi_pos | {"kerja": "arsipkan"}).status_code == 403
    assert permohonan(kampanye, "Budi").status == "DITERUSKAN"


def test_an_account_of_another_campaign_is_not_touched(kantor):
    akun(kantor, "Budi")
    satu = disetujui(kantor)
    akun(kantor, "Citra")
    dua = disetujui(kantor)
    asing = permohonan(satu, "Budi").pk
    masuk(kantor.admin_agency).post(
        f"/penonaktifan/{dua.pk}/pelaksanaan/", {"kerja": "nonaktif", "pilih": [asing]}
    )
    assert permohonan(satu, "Budi").status == "DITERUSKAN"


def test_an_auditor_reads_the_accounts_of_his_units_alone(kantor):
    akun(kantor, "Budi")
    sendiri = disetujui(kantor)
    akun(kantor, "Sana", unit=kantor.unit_lain)
    bersama = disetujui(kantor, unit=[kantor.unit_lain])
    klien = masuk(kantor.auditor)
    assert "Budi" in klien.get(f"/penonaktifan/{sendiri.pk}/akun/").content.decode()
    assert klien.get(f"/penonaktifan/{bersama.pk}/").status_code == 404
    assert klien.get(f"/penonaktifan/{rancangan(kantor).pk}/").status_code == 404
    tugaskan(kantor.auditor, Peran.AUDITOR, unit=kantor.unit_lain, mulai=date(2020, 1, 1), dasar_hukum="ST 2")
    assert klien.get(f"/penonaktifan/{bersama.pk}/").status_code == 200


def test_the_paper_is_for_the_office_and_for_an_auditor_of_all_its_units(kantor):
    akun(kantor, "Budi")
    akun(kantor, "Sana", unit=kantor.unit_lain)
    kampanye = disetujui(kantor)
    alamat = f"/penonaktifan/{kampanye.pk}/berita-acara.pdf"
    assert masuk(kantor.helpdesk).get(alamat).status_code == 404
    sidik = gudang.simpan(pabrik.pdf().getvalue())
    type(kampanye).objects.filter(pk=kampanye.pk).update(berita_acara_sha256=sidik)
    assert isi(masuk(kantor.helpdesk).get(alamat)).startswith(b"%PDF")
    assert masuk(kantor.auditor).get(alamat).status_code == 403
    daftar = masuk(kantor.auditor).get(f"/penonaktifan/{kampanye.pk}/akun.csv").content.decode()
    assert ("Budi" in daftar, "Sana" in daftar) == (True, False)


def test_no_cell_of_the_csv_is_a_formula(kantor):
    akun(kantor, "=HYPERLINK(1)")
    daftar = masuk(kantor.admin_agency).get(f"/penonaktifan/{rancangan(kantor).pk}/akun.csv")
    teks = daftar.content.decode()
    assert teks.startswith("\ufeffNama;NIP;User ID")
    assert "'=HYPERLINK(1)" in teks


def test_criteria_are_kept_as_typed_when_one_is_wrong(kantor):
    jawaban = masuk(kantor.admin_agency).post(
        "/penonaktifan/baru/", {"tahun": "2026", "dasar_hukum": "Edaran 7", "sk_berakhir_sampai": "besok"}
    )
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Edaran 7" in teks
    assert "besok" in teks
