"""Row 2: the Kepala LPSE reads, answers under his signature and passes the request on, in one step."""

import pytest

from requests_app import pimpinan, services
from requests_app.izin import Pelaku
from requests_app.models import NomorSurat
from requests_app.services import cari_aksi
from requests_app.surat.lembar_disposisi import html_lembar
from tests import jalan, pabrik
from tests.perayap import isi, masuk


@pytest.fixture
def menunggu(kantor, registrasi):
    permohonan = registrasi("DIAJUKAN")
    jalan.beri_sertifikat(kantor.kepala_lpse)
    return permohonan


@pytest.fixture
def lpse(kantor):
    return masuk(kantor.kepala_lpse)


def baca(lpse, permohonan):
    """Prepare and open the page; returns the response."""
    return lpse.post(f"/permohonan/{permohonan.nomor}/tanda-tangan/", follow=True)


def isian(halaman, **lain):
    form = halaman.context["form"]
    isi = {b.html_name: b.value() for b in form if b.value() not in (None, "", False)}
    return isi | {form.add_prefix(nama): nilai for nama, nilai in lain.items()}


def test_the_box_lists_it_as_a_kind_of_its_own(kantor, menunggu, lpse):
    assert pimpinan.hitung(Pelaku(kantor.kepala_lpse))["jawab"] == 1
    teks = lpse.get("/pimpinan/").content.decode()
    assert "Jawab dan disposisi" in teks
    assert "Baca, jawab, dan disposisikan" in teks


def test_one_page_and_one_press_sign_the_answer_and_dispose(kantor, menunggu, lpse):
    halaman = baca(lpse, menunggu)
    teks = halaman.content.decode()
    assert "Surat yang dijawab" in teks
    assert "Surat Jawaban" in teks
    assert "Surat Pemberitahuan" not in teks
    data = isian(halaman, nomor_agenda="417", sudah_baca="on", sandi=jalan.SANDI_PENANDA)
    alamat = f"/permohonan/{menunggu.nomor}/jawab_dan_disposisikan/"
    sesudah = lpse.post(alamat, data, follow=True).content.decode()
    assert "Surat Jawaban ditandatangani dan dikirim" in sesudah
    menunggu.refresh_from_db()
    assert menunggu.status == "DIDISPOSISI"
    surat, lembar = menunggu.surat.get(), menunggu.disposisi.get()
    assert surat.sha256
    assert surat.dikirim_pada == surat.ditandatangani_pada
    assert (lembar.kepada, lembar.nomor_agenda) == ("Admin PPE", "417")
    assert "Admin PPE" in html_lembar(lembar)


def test_a_wrong_passphrase_leaves_both_undone_and_the_note_typed(kantor, menunggu, lpse):
    data = isian(baca(lpse, menunggu), catatan="Mohon teliti.", sudah_baca="on", sandi="bukan itu")
    jawaban = lpse.post(f"/permohonan/{menunggu.nomor}/jawab_dan_disposisikan/", data)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Passphrase salah" in teks
    assert "Mohon teliti." in teks
    menunggu.refresh_from_db()
    assert menunggu.status == "DIAJUKAN"
    assert not menunggu.disposisi.exists()


def test_the_pimpinan_opens_the_answer_at_once(kantor, registrasi):
    permohonan = registrasi("DIDISPOSISI")
    klien = masuk(kantor.pimpinan)
    teks = klien.get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "<h2>Surat Jawaban</h2>" in teks
    assert "Buka surat (PDF)" in teks
    assert isi(klien.get(f"/permohonan/{permohonan.nomor}/surat.pdf")).startswith(b"%PDF-")


def test_other_words_are_written_previewed_and_read_again_before_signing(kantor, menunggu, lpse):
    nomor = baca(lpse, menunggu).context["surat"].nomor
    form = lpse.get(f"/permohonan/{menunggu.nomor}/susun_jawaban/").context["form"]
    data = {b.html_name: b.value() or "" for b in form} | {
        form.add_prefix("pembuka"): "Permohonan Saudara kami terima, bagi:"
    }
    pratinjau = lpse.post(f"/permohonan/{menunggu.nomor}/surat/pratinjau/", data)
    assert pratinjau.status_code == 200
    assert "halaman" in pratinjau.content.decode()
    lagi = lpse.post(f"/permohonan/{menunggu.nomor}/susun_jawaban/", data, follow=True)
    assert lagi.redirect_chain[-1][0] == f"/permohonan/{menunggu.nomor}/tanda-tangan/"
    assert lagi.context["isi"]["pembuka"] == "Permohonan Saudara kami terima, bagi:"
    assert lagi.context["surat"].nomor == nomor, "the number stays reserved for the same letter"


def test_withdrawal_voids_the_number_reserved_for_the_answer(kantor, menunggu, lpse):
    baca(lpse, menunggu)
    services.jalankan(menunggu, "tarik", oleh=kantor.pimpinan, data={"alasan": "Calon berganti."})
    assert NomorSurat.objects.get().keadaan == "BATAL"


def test_nobody_else_answers(kantor, menunggu):
    aksi = cari_aksi(menunggu, "jawab_dan_disposisikan")
    assert pabrik.pelaku_aksi(kantor, menunggu, aksi.nama) == kantor.kepala_lpse
    for siapa in (kantor.kepala_ukpbj, kantor.admin_ppe, kantor.pimpinan):
        assert masuk(siapa).post(f"/permohonan/{menunggu.nomor}/tanda-tangan/").status_code == 403
