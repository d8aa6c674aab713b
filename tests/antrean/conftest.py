import pytest

from tests import pabrik
from tests.perayap import masuk


@pytest.fixture
def petugas(kantor):
    """A browser of the team's Admin PPE."""
    return masuk(kantor.admin_ppe)


@pytest.fixture
def rekan(kantor):
    """A second person of the team, who fills the same column."""
    return kantor.admin_agency


@pytest.fixture
def diperintahkan(kantor):
    """Three permohonan that wait for the team and that nobody holds."""
    return [pabrik.permohonan(kantor, "DIPERINTAHKAN") for _ in range(3)]


def nomor(tanggapan):
    """The numbers of the rows of a queue page."""
    return [b["nomor"] for b in tanggapan.context["baris"]]
