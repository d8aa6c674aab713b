"""Carrying out, telling, archiving and undoing, many at once, each with a result of its own."""

import pytest

from accounts_app.models import AkunSPSE, Pesan
from requests_app import services
from requests_app.models import Catatan, Permohonan
from tests import pabrik
from tests.jurnal_tertulis import tertulis
from tests.kampanye.bantu import akun, anyar, disetujui, kerjakan_janji, laksanakan, permohonan
from tests.perayap import masuk

USUL = [
    "1. Admin Agency: mengusulkan penonaktifan akun PPK pada akhir tahun",
    "5. Kepala LPSE: menyetujui penonaktifan akun PPK pada akhir tahun",
]
LAKSANA = "6. Admin Agency: menonaktifkan/mengaktifkan akun pada aplikasi SPSE"
TERUS = [
    "7. Helpdesk: memberitahukan penonaktifan akhir tahun kepada pemegang akun",
    "9. Helpdesk: mengarsipkan dokumen",
]
BATAL = "6. Admin Agency: membatalkan penonaktifan akhir tahun sebelum dilaksanakan"


@pytest.fixture
def kampanye(kantor):
    """Budi, who has a portal account, Citra and Dewi, who have none."""
    akun(kantor, "Budi", pengguna=kantor.ppk)
    akun(kantor, "Citra")
    akun(kantor, "Dewi")
    return disetujui(kantor)


def test_every_account_is_carried_to_its_end_and_its_journal_is_complete(kantor, kampanye):
    agency, helpdesk = masuk(kantor.admin_agency), masuk(kantor.helpdesk)
    laksanakan(agency, kampanye, "nonaktif", ["Budi"])
    laksanakan(agency, kampanye, "tidak", ["Citra"], alasan="Masih ada paket berjalan.")
    laksanakan(agency, kampanye, "batal", ["Dewi"], alasan="SK baru sudah terbit.")
    assert AkunSPSE.objects.get(nama="Budi").status == "NONAKTIF"
    assert AkunSPSE.objects.get(nama="Citra").status == "AKTIF"
    laksanakan(helpdesk, kampanye, "beritahukan")
    laksanakan(helpdesk, kampanye, "arsipkan")
    kerjakan_janji()
    assert tertulis(permohonan(kampanye, "Budi")) == [*USUL, LAKSANA, *TERUS]
    assert tertulis(permohonan(kampanye, "Citra")) == [*USUL, LAKSANA, *TERUS]
    assert tertulis(permohonan(kampanye, "Dewi")) == [*USUL, BATAL]
    kampanye = anyar(kampanye)
    assert (kampanye.status, bool(kampanye.berita_acara_sha256)) == ("SELESAI", True)


def test_the_holder_is_told_what_became_of_his_account_and_who_cannot_be_told_is_noted(kantor, kampanye):
    agency = masuk(kantor.admin_agency)
    laksanakan(agency, kampanye, "tidak", ["Budi"], alasan="Masih ada paket berjalan.")
    laksanakan(agency, kampanye, "nonaktif", ["Citra"])
    halaman = masuk(kantor.helpdesk).get(f"/penonaktifan/{kampanye.pk}/pelaksanaan/?bagian=beritahukan")
    assert halaman.content.decode().count("Tidak dapat diberi tahu lewat portal") == 1
    laksanakan(masuk(kantor.helpdesk), kampanye, "beritahukan")
    kerjakan_janji()
    pesan = Pesan.objects.get(penerima=kantor.ppk)
    assert "tidak dinonaktifkan" in pesan.perihal
    assert "Akun Anda tidak berubah" in pesan.isi
    catatan = Catatan.objects.get()
    assert catatan.permohonan == permohonan(kampanye, "Citra")
    assert "tidak dapat diberi tahu lewat portal" in catatan.isi
    jejak = catatan.permohonan.jejak.get(aksi="beritahukan")
    assert (jejak.data["lewat_portal"], jejak.data["catatan"]) == (False, catatan.pk)


def test_helpdesk_is_told_of_a_day_s_results_once(kantor, kampanye):
    for nama in ("Budi", "Citra"):
        laksanakan(masuk(kantor.admin_agency), kampanye, f"nonaktif:{permohonan(kampanye, nama).pk}")
    kerjakan_janji()
    assert Pesan.objects.filter(penerima=kantor.helpdesk).count() == 1


def test_what_a_colleague_did_first_is_reported_for_that_account_alone(kantor, kampanye):
    klien, alamat = masuk(kantor.admin_agency), f"/penonaktifan/{kampanye.pk}/pelaksanaan/"
    halaman = klien.get(alamat)
    semua = {b.akun.nama: b.permohonan for b in halaman.context["baris"]}
    laksanakan(masuk(kantor.admin_agency_lain), kampanye, "nonaktif", ["Budi"])
    isi = {"kerja": "nonaktif", "kunci": halaman.context["kunci"], "pilih": [p.pk for p in semua.values()]}
    isi |= {f"versi-{p.pk}": p.versi for p in semua.values()}
    hasil = klien.post(alamat, isi, follow=True).context["hasil"]
    assert [(h["nama"], h["berhasil"]) for h in hasil] == [("Budi", False), ("Citra", True), ("Dewi", True)]
    assert hasil[0]["kalimat"].startswith("Sudah dikerjakan lebih dahulu oleh Admin Agency Lain")
    ulang = klien.post(alamat, isi, follow=True).context["hasil"]
    assert [h["berhasil"] for h in ulang] == [False, True, True]
    assert len(tertulis(semua["Citra"])) == 3


def test_a_reason_and_a_choice_are_asked_for_and_what_was_typed_stays(kantor, kampanye):
    klien, alamat = masuk(kantor.admin_agency), f"/penonaktifan/{kampanye.pk}/pelaksanaan/"
    pk = permohonan(kampanye, "Budi").pk
    tanpa_alasan = klien.post(alamat, {"kerja": "tidak", "pilih": [pk]})
    assert tanpa_alasan.status_code == 422
    assert "Tulis alasannya" in tanpa_alasan.content.decode()
    assert [b.terpilih for b in tanpa_alasan.context["baris"]] == [True, False, False]
    tanpa_pilihan = klien.post(alamat, {"kerja": "batal", "alasan": "Sudah diketik."})
    assert tanpa_pilihan.status_code == 422
    assert "Sudah diketik." in tanpa_pilihan.content.decode()


def test_all_that_is_left_is_undone_with_one_reason(kantor, kampanye):
    klien = masuk(kantor.admin_agency_lain)
    laksanakan(klien, kampanye, "nonaktif", ["Budi"])
    alamat = f"/penonaktifan/{kampanye.pk}/batalkan/"
    assert klien.post(alamat, {"alasan": ""}).status_code == 422
    klien.post(alamat, {"alasan": "Pagu diperpanjang sampai Maret."})
    kerjakan_janji()
    status = dict(kampanye.butir.values_list("akun__nama", "permohonan__status"))
    assert status == {"Budi": "DITINDAKLANJUTI", "Citra": "DITARIK", "Dewi": "DITARIK"}
    assert permohonan(kampanye, "Citra").alasan == "Pagu diperpanjang sampai Maret."
    assert tertulis(permohonan(kampanye, "Dewi")) == [*USUL, BATAL]
    assert AkunSPSE.objects.get(nama="Citra").status == "AKTIF"


def test_undone_before_they_were_made_they_are_never_made(kantor):
    from requests_app import kampanye as penulis
    from tests.kampanye.bantu import diajukan

    akun(kantor, "Budi")
    kampanye = diajukan(kantor)
    penulis.putuskan(kampanye, oleh=kantor.kepala_lpse, setuju=True)
    penulis.batalkan_sisanya(kampanye, oleh=kantor.admin_agency, alasan="Salah tahun.")
    kerjakan_janji()
    assert not Permohonan.objects.exists()
    assert kampanye.butir.get().alasan_dikecualikan == "Dibatalkan: Salah tahun."
    assert anyar(kampanye).status == "SELESAI"


def test_the_last_one_ended_from_its_own_page_ends_the_campaign(kantor):
    akun(kantor, "Budi")
    kampanye = disetujui(kantor)
    services.jalankan(
        permohonan(kampanye, "Budi"), "batalkan", oleh=kantor.admin_agency, data={"alasan": "Masih bertugas."}
    )
    kerjakan_janji()
    assert anyar(kampanye).status == "SELESAI"


def test_fifty_accounts_cost_the_pages_no_more_queries_than_five(kantor, jumlah_kueri):
    klien, alamat = masuk(kantor.admin_agency), ("", "akun/", "pelaksanaan/")

    def biaya():
        kampanye = disetujui(kantor)
        return [jumlah_kueri(klien, f"/penonaktifan/{kampanye.pk}/{satu}") for satu in alamat]

    for urut in range(5):
        akun(kantor, f"Awal {urut}", pengguna=pabrik.PenggunaFactory())
    lima = biaya()
    for urut in range(50):
        akun(kantor, f"Akun {urut:02}", pengguna=pabrik.PenggunaFactory())
    assert biaya() == lima
    assert max(lima) <= 20, lima
