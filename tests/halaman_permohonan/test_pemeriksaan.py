"""Row 5 on the page: what is new is open, what was right stays answered, and a marked page is kept with its reason."""

import pytest

from requests_app import services
from requests_app.forms.pemeriksaan import FormPemeriksaan
from requests_app.models import ButirPeriksa, Permohonan
from requests_app.services import cari_aksi
from requests_app.tampilan import buat_form
from tests import jalan, pabrik
from tests.perayap import masuk


@pytest.fixture
def permohonan(kantor):
    return pabrik.permohonan(kantor, "DITERIMA")


@pytest.fixture
def kedua(kantor):
    """In its second round: the letter was handed in again, everything else had been found right."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tanpa cap"}
    pabrik.maju(kantor, permohonan, "periksa", temuan=temuan, halaman={"s0": 1})
    permohonan = pabrik.maju(kantor, Permohonan.objects.get(pk=permohonan.pk), "minta_lengkapi")
    jalan._lengkapi(permohonan)
    return pabrik.maju(kantor, Permohonan.objects.get(pk=permohonan.pk), "lengkapi")


def form(permohonan, data=None) -> FormPemeriksaan:
    return buat_form(permohonan, cari_aksi(permohonan, "periksa"), permohonan.petugas, data)


def jawaban(permohonan, **lain):
    isi = {"versi": permohonan.versi, "kunci": "k" * 20}
    isi |= {f"hasil-{butir.kode}": "sesuai" for butir in form(permohonan).butir}
    return {f"periksa-{nama}": nilai for nama, nilai in (isi | lain).items()}


def test_a_first_check_leaves_every_item_open_and_unanswered(permohonan):
    awal = form(permohonan)
    assert [b["butir"].kode for b in awal.terbuka] == [b.kode for b in awal.butir]
    assert (awal.tetap, awal.dinilai()) == ([], 0)


def test_a_second_check_opens_only_what_is_new(kedua):
    awal = form(kedua)
    (baru,) = awal.terbuka
    assert (baru["butir"].kode, baru["banding"].baru) == ("s0", True)
    assert baru["banding"].lama.putaran == 1
    assert (baru["temuan"].alasan, baru["temuan"].halaman) == ("Tanpa cap", 1)
    assert awal.dinilai() == len(awal.tetap) == len(awal.butir) - 1


def test_the_page_of_a_second_check_says_what_is_new(kantor, kedua, buka):
    isi = buka("admin_ppe", kedua).content.decode()
    assert "tanda-baru" in isi
    assert "Lihat versi lama" in isi
    assert "Sebelumnya: Tanpa cap (halaman 1)" in isi
    assert f"Sudah sesuai pada pemeriksaan sebelumnya ({len(form(kedua).tetap)})" in isi


def test_data_corrected_unasked_is_judged_anew(kedua):
    kedua.subjek.update(putaran=kedua.putaran)
    kode = [b["butir"].kode for b in form(Permohonan.objects.get(pk=kedua.pk)).terbuka]
    assert kode == ["s0", f"d-{kedua.subjek.get().pk}"]


def test_a_reopened_check_begins_with_what_it_found(kantor, permohonan):
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"] | {"s0": "Tidak terbaca"}
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan)
    permohonan = pabrik.maju(kantor, permohonan, "periksa_ulang")
    awal = form(permohonan)
    assert awal["hasil-s0"].value() == "kurang"
    assert awal["alasan-s0"].value() == "Tidak terbaca"
    assert len(awal.terbuka) == len(awal.butir)


def test_the_marked_page_is_kept_only_with_a_fault(kantor, permohonan):
    permohonan.berkas.update(halaman=3)
    sk = next(b.kode for b in form(permohonan).butir if b.kode.startswith("s1"))
    isi = jawaban(
        permohonan,
        **{"hasil-s0": "kurang", "alasan-s0": "Tanpa cap", "halaman-s0": "2", f"halaman-{sk}": "3"},
    )
    tanggapan = masuk(kantor.admin_ppe).post(f"/permohonan/{permohonan.nomor}/periksa/", isi)
    assert tanggapan.status_code == 302
    assert ButirPeriksa.objects.get(sesuai=False).halaman == 2
    assert set(ButirPeriksa.objects.filter(sesuai=True).values_list("halaman", flat=True)) == {None}


@pytest.mark.parametrize("halaman", ["0", "4", "satu"])
def test_a_page_the_document_does_not_have_is_refused(permohonan, halaman):
    permohonan.berkas.update(halaman=3)
    isi = jawaban(permohonan, **{"hasil-s0": "kurang", "alasan-s0": "Tanpa cap", "halaman-s0": halaman})
    assert "halaman-s0" in form(permohonan, isi).errors


def test_unmarked_items_are_listed_with_links_to_ids_that_exist(kantor, permohonan):
    isi = jawaban(permohonan)
    del isi["periksa-hasil-s0"]
    tanggapan = masuk(kantor.admin_ppe).post(f"/permohonan/{permohonan.nomor}/periksa/", isi)
    assert tanggapan.status_code == 422
    halaman = tanggapan.content.decode()
    assert 'href="#id_periksa-hasil-s0"' in halaman
    assert 'id="id_periksa-hasil-s0"' in halaman
    jumlah = len(form(permohonan).butir)
    assert f"<strong data-dinilai>{jumlah - 1}</strong> dari {jumlah} dinilai" in halaman


def test_each_document_stands_beside_what_was_typed(kantor, permohonan, buka):
    orang = permohonan.subjek.get()
    isi = buka("admin_ppe", permohonan).content.decode()
    for berkas in permohonan.berkas.all():
        assert f"/berkas/{berkas.pk}/halaman/1.png" in isi
    assert orang.nomor_sk in isi
    assert orang.nomor_sertifikat in isi


@pytest.mark.parametrize("mau", [True, False])
def test_single_keys_are_only_for_who_asked_for_them(kantor, permohonan, buka, mau):
    type(kantor.admin_ppe).objects.filter(pk=kantor.admin_ppe.pk).update(pintasan=mau)
    kantor.admin_ppe.refresh_from_db()
    assert ("data-pintasan" in buka("admin_ppe", permohonan).content.decode()) == mau


def test_what_cannot_be_done_says_why(kantor, permohonan, buka):
    isi = buka("admin_agency", permohonan).content.decode()
    assert "Sedang dikerjakan Admin Ppe" in isi
    assert 'data-aksi="periksa"' not in isi
    services.ambil(permohonan, oleh=kantor.admin_agency)
    assert 'data-aksi="periksa"' in buka("admin_agency", permohonan).content.decode()
