"""One office for all fault runs of a session. FAULTS=penuh runs the full counts, FAULTS=3 three times those of CI."""

import os

import pytest

from tests.faults import layanan
from tests.faults.kantor import Kantor
from tests.faults.klien import Klien
from tests.faults.layanan import tunggu

FAULTS = os.environ.get("FAULTS", "1")


@pytest.fixture(scope="session")
def penuh():
    return FAULTS == "penuh"


@pytest.fixture(scope="session")
def kali(penuh):
    """kali(few, many): how often, in CI and in a full run."""
    return lambda sedikit, banyak: banyak if penuh else min(banyak, sedikit * int(FAULTS))


@pytest.fixture(scope="session")
def kantor(kali, penuh):
    if sebab := layanan.belum_ada():
        pytest.skip(f"Uji gangguan memerlukan PostgreSQL dan Redis; {sebab}")
    satu = Kantor(paket=kali(1, 12), draf=kali(16, 160), kosong=1 + 3 * kali(1, 25), surat=penuh)
    yield satu
    satu.tutup()


@pytest.fixture(scope="session")
def klien(kantor):
    """People before the running portal."""
    satu = Klien(kantor)
    kantor.nyalakan_portal()
    tunggu(lambda: satu.minta("GET", "/sehat/", None)[0] == 200, 120, lambda: kantor.catatan("web"))
    return satu
