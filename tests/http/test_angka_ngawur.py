"""A number nobody gave out is no reason for an error page: it is ignored or not found."""

import pytest

from requests_app.berkas.gambar import gambar_halaman
from tests import pabrik
from tests.perayap import masuk

BESAR = ["9" * 19, "9" * 300, "9" * 5000, "²", "-1"]


@pytest.mark.parametrize("angka", BESAR)
def test_a_key_in_an_address_or_a_form_never_breaks_a_page(kantor, angka):
    permohonan, klien = pabrik.permohonan(kantor, "DIPERIKSA"), masuk(kantor.admin_ppe)
    for alamat in ("/e-pesan/", "/arsip/"):
        assert klien.get(alamat, {"sebelum": angka}).status_code == 200
    serahkan = f"/permohonan/{permohonan.nomor}/petugas/serahkan/"
    assert klien.post(serahkan, {"kepada": angka}).status_code == 404


@pytest.mark.parametrize("angka", ["0", "9" * 250, "9" * 300])
def test_a_page_no_document_has_is_not_found(kantor, angka):
    permohonan, klien = pabrik.permohonan(kantor, "DIPERIKSA"), masuk(kantor.admin_ppe)
    berkas = permohonan.berkas.first()
    gambar_halaman(berkas.sha256, berkas.tipe, 1, 900)
    awalan = f"/permohonan/{permohonan.nomor}"
    assert klien.get(f"{awalan}/berkas/{berkas.pk}/halaman/{angka}.png").status_code == 404
    assert klien.get(f"{awalan}/surat/pratinjau/{'a' * 32}/{angka}.png").status_code == 404
