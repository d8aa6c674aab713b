"""The page of a registrasi asks no more questions than any other, with its papers, its answer and its training."""

import pytest

from tests import jalan
from tests.perayap import masuk


@pytest.mark.parametrize("status", ["DIDISPOSISI", "DINYATAKAN_LENGKAP"])
def test_ten_questions_at_most(kantor, registrasi, jumlah_kueri, status):
    permohonan = registrasi(status)
    jalan.terima_hardcopy(permohonan, kantor.helpdesk)
    orang = (kantor.admin_ppe, kantor.pimpinan, permohonan.subjek.get().pengguna)
    hasil = {str(satu): jumlah_kueri(masuk(satu), f"/permohonan/{permohonan.nomor}/") for satu in orang}
    assert max(hasil.values()) <= 10, hasil
