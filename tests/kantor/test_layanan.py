"""Which SOPs are in effect, and what the office says about their documents."""

from accounts_app.models import ProfilKantor
from requests_app import pengisian, services
from requests_app.kantor import sop_berlaku
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.views.beranda import _layanan
from tests import jalan, pabrik
from tests.kantor.bantu import galat, kirim
from tests.perayap import masuk

ALAMAT = "/kantor/layanan/"


def test_only_what_is_open_is_offered(kelola, kantor):
    kirim(kelola, ALAMAT, {"layanan": ["pembuatan-akun"]})
    assert list(sop_berlaku()) == ["pembuatan-akun"]
    nama = [SOP[kode].NAMA_LAYANAN for kode in SOP]
    halaman = masuk(kantor.satker).get("/permohonan/baru/").content.decode()
    assert nama[0] in halaman
    assert not any(satu in halaman for satu in nama[1:])


def test_no_service_at_all_is_no_office(kelola):
    assert "sedikitnya satu" in galat(kelola, ALAMAT, {"sebut_lupa_password": "on"})
    assert ProfilKantor.muat().sop_berlaku is None


def test_what_is_closed_is_not_begun_by_a_form_made_by_hand(kelola, kantor):
    kirim(kelola, ALAMAT, {"layanan": ["reset-password"]})
    isi = {"sop": "pembuatan-akun", "unit": kantor.unit.pk}
    assert masuk(kantor.satker).post("/permohonan/baru/", isi).status_code in (200, 403)
    assert not Permohonan.objects.exists()


def test_a_draft_of_a_closed_service_stays_but_is_not_filed(kelola, kantor):
    permohonan = pabrik.draf(kantor)
    kirim(kelola, ALAMAT, {"layanan": ["reset-password"]})
    klien, dasar = masuk(kantor.satker), f"/permohonan/{permohonan.acuan}"
    for bagian in ("isi/", "isi/periksa/"):
        assert "tidak lagi membuka layanan" in klien.get(f"{dasar}/{bagian}").content.decode()
    isi = {
        "ajukan-versi": permohonan.versi,
        "ajukan-kunci": "kunci-uji-1234567890",
        "ajukan-benar": "on",
    }
    tanggapan = klien.post(f"{dasar}/ajukan/", isi)
    assert tanggapan.status_code == 403
    assert "tidak lagi membuka layanan" in tanggapan.content.decode()
    assert Permohonan.objects.get(pk=permohonan.pk).draf
    assert klien.post(f"{dasar}/isi/hapus/").status_code == 302


def test_what_runs_already_runs_to_its_end(kelola, kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    kirim(kelola, ALAMAT, {"layanan": ["reset-password"]})
    services.jalankan(
        permohonan,
        "disposisikan",
        oleh=kantor.kepala_ukpbj,
        data=pabrik.data_aksi(permohonan, "disposisikan"),
    )
    assert Permohonan.objects.get(pk=permohonan.pk).status == "DIDISPOSISI"


def test_what_ended_is_not_begun_anew_where_the_service_closed(kelola, kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DITOLAK")
    kirim(kelola, ALAMAT, {"layanan": ["reset-password"]})
    assert masuk(kantor.satker).post(f"/permohonan/{permohonan.acuan}/salin/").status_code == 403


def test_the_offices_words_about_a_document_stand_where_it_is_asked_for(kelola, kantor):
    halaman = kelola.get(f"{ALAMAT}pembuatan-akun/")
    pertama = halaman.context["form"].nama[0]
    kirim(kelola, f"{ALAMAT}pembuatan-akun/", {"syarat_0": "Bawa yang <b>asli</b>, cap basah."})
    assert ProfilKantor.muat().petunjuk_syarat == {
        "pembuatan-akun": {pertama: "Bawa yang <b>asli</b>, cap basah."}
    }
    draf = pengisian.buat_draf(sop="pembuatan-akun", unit=kantor.unit, oleh=kantor.satker)
    isi = masuk(kantor.satker).get(f"/permohonan/{draf.acuan}/isi/dokumen/").content.decode()
    assert "Bawa yang &lt;b&gt;asli&lt;/b&gt;, cap basah." in isi
    layanan = next(satu for satu in _layanan() if satu["kelas"].KODE == "pembuatan-akun")
    assert layanan["syarat"][0].petunjuk.startswith("Bawa yang")
    assert layanan["syarat"][1].petunjuk == ""
    kirim(kelola, f"{ALAMAT}pembuatan-akun/", {"syarat_0": " "})
    assert ProfilKantor.muat().petunjuk_syarat == {}


def test_an_unknown_service_has_no_documents(kelola):
    assert kelola.get(f"{ALAMAT}tidak-ada/").status_code == 404


def test_the_switch_about_lupa_password_is_kept(kelola):
    kirim(kelola, ALAMAT, {"layanan": list(SOP), "sebut_lupa_password": "on"})
    assert ProfilKantor.muat().sebut_lupa_password
    assert ProfilKantor.muat().sop_berlaku == list(SOP)
