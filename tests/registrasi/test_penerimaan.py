"""Row 1's hardcopy: received at the counter, item by item, and on record for both sides."""

import pytest

from requests_app import jurnal, tugas
from requests_app.models import Jejak, PenerimaanBerkas
from requests_app.tampilan import riwayat
from tests import jalan
from tests.perayap import isi, masuk


def isian(permohonan, klien, **lain):
    """What the browser would send of the form as it stands, with changes."""
    form = klien.get(f"/permohonan/{permohonan.nomor}/penerimaan/").context["form"]
    isi = {b.html_name: b.value() for b in form if b.value() not in (None, "", False)}
    return isi | {"dibawa_oleh": "Budi Pengantar"} | lain


def catat(permohonan, siapa, **lain):
    klien = masuk(siapa)
    return klien.post(f"/permohonan/{permohonan.nomor}/penerimaan/", isian(permohonan, klien, **lain))


def test_helpdesk_records_the_papers_item_by_item(kantor, registrasi):
    permohonan = registrasi("DIDISPOSISI")
    form = masuk(kantor.helpdesk).get(f"/permohonan/{permohonan.nomor}/penerimaan/").context["form"]
    kode = [butir.kode for butir in form.butir]
    ubah = {
        f"bentuk-{kode[0]}": "ASLI",
        f"ada-{kode[1]}": "",
        f"keterangan-{kode[1]}": "menyusul",
        "asli_ditunjukkan": "on",
    }
    jawaban = catat(permohonan, kantor.helpdesk, **ubah)
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    terima = PenerimaanBerkas.objects.get(permohonan=permohonan)
    assert [(b["ada"], b["bentuk"], b["lembar"]) for b in terima.butir] == [
        (True, "ASLI", 1), (False, "", None), (True, "SALINAN", 1),
    ]  # fmt: skip
    assert terima.butir[1]["keterangan"] == "menyusul"
    assert (terima.dibawa_oleh, terima.asli_ditunjukkan, terima.oleh) == (
        "Budi Pengantar",
        True,
        kantor.helpdesk,
    )
    catatan = riwayat(permohonan)[0]
    assert (catatan["peran"], catatan["kalimat"]) == (
        "Helpdesk", "Menerima berkas fisik (hardcopy) dengan formulir serah terima",
    )  # fmt: skip
    assert not list(jurnal.periksa(permohonan.pk))


def test_the_same_press_twice_receives_once(kantor, registrasi):
    permohonan, klien = registrasi("DIDISPOSISI"), masuk(kantor.admin_ppe)
    isi = isian(permohonan, klien)
    for _ in range(2):
        assert klien.post(f"/permohonan/{permohonan.nomor}/penerimaan/", isi).status_code == 302
    assert PenerimaanBerkas.objects.count() == 1


def test_nothing_received_is_no_receipt_and_what_was_typed_stays(kantor, registrasi):
    permohonan, klien = registrasi("DIDISPOSISI"), masuk(kantor.admin_ppe)
    isi = {n: v for n, v in isian(permohonan, klien).items() if not n.startswith("ada-")}
    jawaban = klien.post(f"/permohonan/{permohonan.nomor}/penerimaan/", isi)
    assert jawaban.status_code == 422
    teks = jawaban.content.decode()
    assert "Centang sedikitnya satu dokumen yang diterima." in teks
    assert "Budi Pengantar" in teks


def test_who_brought_it_is_asked_for(kantor, registrasi):
    jawaban = catat(registrasi("DIDISPOSISI"), kantor.admin_ppe, dibawa_oleh="")
    assert jawaban.status_code == 422
    assert "Tulis nama yang mengantar berkas." in jawaban.content.decode()


@pytest.mark.parametrize("siapa", ["pimpinan", "kepala_lpse", "auditor"])
def test_only_the_counter_records_papers(kantor, registrasi, siapa):
    permohonan = registrasi("DIDISPOSISI")
    jawaban = masuk(kantor.orang[siapa]).get(f"/permohonan/{permohonan.nomor}/penerimaan/")
    assert jawaban.status_code == 403
    assert "Penerimaan berkas fisik dicatat oleh" in jawaban.content.decode()


def test_a_sop_without_papers_has_no_such_page(kantor, settings, tmp_path):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DIAJUKAN")
    assert masuk(kantor.admin_ppe).get(f"/permohonan/{permohonan.nomor}/penerimaan/").status_code == 403


def test_the_check_says_that_the_papers_are_missing_and_where_to_record_them(kantor, registrasi):
    permohonan = registrasi("DIDISPOSISI")
    alamat = f"/permohonan/{permohonan.nomor}/penerimaan/"
    sebelum = masuk(kantor.admin_ppe).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "Belum dicatat diterima" in sebelum
    assert alamat in sebelum
    assert f'formaction="/permohonan/{permohonan.nomor}/nyatakan_lengkap/"' not in sebelum
    catat(permohonan, kantor.helpdesk)
    sesudah = masuk(kantor.admin_ppe).get(f"/permohonan/{permohonan.nomor}/").content.decode()
    assert "Belum dicatat diterima" not in sesudah
    assert "Belum bisa karena" not in sesudah


def test_both_sides_download_the_formulir(kantor, registrasi):
    permohonan = registrasi("DIDISPOSISI")
    catat(permohonan, kantor.helpdesk)
    jejak = Jejak.objects.get(aksi="terima_hardcopy")
    terima = PenerimaanBerkas.objects.get()
    alamat = f"/permohonan/{permohonan.nomor}/penerimaan/{terima.pk}/serah-terima.pdf"
    assert masuk(kantor.pimpinan).get(alamat).status_code == 302, "still being made: said so, not an error"
    for _ in range(2):
        tugas.kerjakan(permohonan.tugas.get(kunci=f"formulir_serah_terima:{jejak.pk}").pk)
    assert permohonan.cetakan.filter(kunci=f"serah_terima:{terima.pk}").count() == 1
    for siapa in (kantor.pimpinan, kantor.helpdesk):
        jawaban = masuk(siapa).get(alamat)
        assert jawaban["Content-Type"] == "application/pdf"
        assert isi(jawaban).startswith(b"%PDF-")
    assert masuk(kantor.satker_lain).get(alamat).status_code == 404
