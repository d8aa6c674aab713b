"""Row 1 and row 5 for the candidate: he hears what is asked for him, has his own way in, and completes himself."""

import re

from requests_app import pengisian
from requests_app.kelengkapan import butir_kurang
from requests_app.services import cari_aksi
from tests import jalan, pabrik
from tests.perayap import masuk


def test_the_candidate_is_told_and_invited_in_one_mail(kantor, registrasi, surat_surel):
    permohonan = registrasi("DIAJUKAN")
    orang = permohonan.subjek.get()
    (surel,) = surat_surel(permohonan, "kabar_calon")
    assert surel.to == [orang.email]
    assert f"Pimpinan Instansi {permohonan.unit} memohonkan akun Admin Agency" in surel.body
    assert "Anda sendiri yang diminta melengkapinya" in surel.body
    assert "setelah Anda mengikuti pelatihan" in surel.body
    assert re.search(r"/akun/password/reset/key/\S+", surel.body)
    assert f"/permohonan/{permohonan.nomor}/" in surel.body


def test_who_has_a_portal_account_is_told_without_an_invitation(kantor, registrasi, surat_surel):
    permohonan = registrasi("DIAJUKAN")
    orang = permohonan.subjek.get().pengguna
    orang.set_password(pabrik.SANDI_PORTAL)
    orang.save()
    (surel,) = surat_surel(permohonan, "kabar_calon")
    assert "/akun/password/reset/key/" not in surel.body


def test_the_candidate_sees_his_permohonan_and_no_stranger_does(kantor, registrasi):
    permohonan = registrasi("DIAJUKAN")
    alamat = f"/permohonan/{permohonan.nomor}/"
    assert permohonan.nomor in masuk(permohonan.subjek.get().pengguna).get(alamat).content.decode()
    assert masuk(kantor.luar).get(alamat).status_code == 404


def test_the_pimpinan_reads_that_the_papers_are_to_be_handed_over(kantor, registrasi):
    permohonan = registrasi("DIAJUKAN")
    teks = masuk(kantor.pimpinan).get(f"/permohonan/{permohonan.nomor}/terkirim/").content.decode()
    assert "Serahkan juga berkas fisiknya" in teks
    assert "Surat Penunjukan sebagai Admin Agency" in teks
    jalan.terima_hardcopy(permohonan, kantor.helpdesk)
    teks = masuk(kantor.pimpinan).get(f"/permohonan/{permohonan.nomor}/terkirim/").content.decode()
    assert "Serahkan juga berkas fisiknya" not in teks


def test_the_draft_speaks_of_a_candidate_and_of_the_pimpinan(kantor):
    permohonan = pabrik.draf(kantor, sop="registrasi-admin-agency", lengkap=False)
    permohonan.subjek.all().delete()
    klien = masuk(kantor.pimpinan)
    daftar = klien.get(f"/permohonan/{permohonan.acuan}/isi/").content.decode()
    assert "Tambah calon Admin Agency" in daftar
    assert "Tempel dari lembar kerja" not in daftar
    surat = klien.get(f"/permohonan/{permohonan.acuan}/isi/surat/").content.decode()
    assert "ditandatangani Pimpinan Instansi" in surat
    assert "Kepala Sat" not in daftar + surat


def test_one_candidate_is_all_a_request_has_room_for(kantor):
    permohonan = pabrik.draf(kantor, sop="registrasi-admin-agency")
    daftar = masuk(kantor.pimpinan).get(f"/permohonan/{permohonan.acuan}/isi/").content.decode()
    assert "Tambah calon" not in daftar


def test_the_candidate_completes_and_the_pimpinan_does_not(kantor, registrasi):
    permohonan = registrasi("DINYATAKAN_TIDAK_LENGKAP")
    permohonan = jalan.lakukan(permohonan, cari_aksi(permohonan, "minta_lengkapi"), kantor.admin_ppe)
    calon, alamat = permohonan.subjek.get().pengguna, f"/permohonan/{permohonan.nomor}/perbaikan/"
    assert masuk(kantor.pimpinan).get(alamat).status_code == 403
    (kurang,) = butir_kurang(permohonan)
    _, hasil = pabrik.dokumen("dipindai ulang")
    pengisian.catat_berkas(permohonan, kurang.butir.kode, hasil, "baru.pdf", oleh=calon)
    form = masuk(calon).get(alamat).context["tombol"].form
    kirim = {b.html_name: b.value() for b in form}
    jawaban = masuk(calon).post(f"/permohonan/{permohonan.nomor}/lengkapi/", kirim)
    assert jawaban.status_code == 302
    permohonan.refresh_from_db()
    assert permohonan.status == "DIDISPOSISI"
