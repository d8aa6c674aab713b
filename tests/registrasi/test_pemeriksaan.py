"""Row 3: every copy is held against its original; one form, two outcomes."""

import pytest

from requests_app.models import ButirPeriksa
from tests import jalan
from tests.perayap import masuk


@pytest.fixture
def diperiksa(kantor, registrasi):
    permohonan = registrasi("DIDISPOSISI")
    jalan.terima_hardcopy(permohonan, kantor.helpdesk)
    return permohonan


def kirim(kantor, permohonan, aksi, *, kurang=(), asli=True):
    """The check as the browser would send it: `kurang` by the place of the item; `asli`: are the copies ticked?"""
    klien = masuk(kantor.admin_ppe)
    form = klien.get(f"/permohonan/{permohonan.nomor}/").context["utama"][0].form
    isi = {b.html_name: b.value() for b in form.hidden_fields()}
    for urut, butir in enumerate(form.butir):
        isi[form.add_prefix(f"hasil-{butir.kode}")] = "kurang" if urut in kurang else "sesuai"
        isi[form.add_prefix(f"alasan-{butir.kode}")] = "Tanpa cap" if urut in kurang else ""
        if asli and butir.berkas and urut not in kurang:
            isi[form.add_prefix(f"asli-{butir.kode}")] = "on"
    return klien.post(f"/permohonan/{permohonan.nomor}/{aksi}/", isi)


def test_a_copy_that_was_not_compared_is_not_complete(kantor, diperiksa):
    jawaban = kirim(kantor, diperiksa, "nyatakan_lengkap", asli=False)
    assert jawaban.status_code == 422
    assert jawaban.content.decode().count("Bandingkan salinan ini dengan aslinya") >= 3


def test_complete_keeps_which_copies_were_compared(kantor, diperiksa):
    assert kirim(kantor, diperiksa, "nyatakan_lengkap").status_code == 302
    dicocokkan = ButirPeriksa.objects.filter(pemeriksaan__permohonan=diperiksa, dicocokkan_asli=True)
    assert dicocokkan.count() == 3, "the data of a person are no copy"


def test_not_complete_needs_no_comparison_and_the_next_row_lists_what_is_missing(kantor, diperiksa):
    assert kirim(kantor, diperiksa, "nyatakan_tidak_lengkap", kurang={1}, asli=False).status_code == 302
    halaman = masuk(kantor.admin_ppe).get(f"/permohonan/{diperiksa.nomor}/").content.decode()
    assert "Surat Penunjukan sebagai Admin Agency" in halaman
    assert "Tanpa cap" in halaman
    assert "Pesan untuk calon Admin Agency" in halaman


def test_the_outcome_that_does_not_fit_the_findings_is_refused(kantor, diperiksa):
    assert kirim(kantor, diperiksa, "nyatakan_lengkap", kurang={0}).status_code == 422
    assert kirim(kantor, diperiksa, "nyatakan_tidak_lengkap").status_code == 422
