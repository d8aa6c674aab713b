"""People's browsers on the page of one permohonan."""

import pytest
from django.core.cache import caches

from tests.perayap import masuk


@pytest.fixture(autouse=True)
def tidak_ada_yang_hadir():
    """Primary keys begin anew with every test; who had their page open does not."""
    caches["kehadiran"].clear()


@pytest.fixture
def buka(kantor):
    """buka(name of the cast, permohonan) → the page."""

    def halaman(nama, permohonan):
        return masuk(kantor.orang[nama]).get(f"/permohonan/{permohonan.acuan}/")

    return halaman
