import pytest

from requests_app import tugas
from tests import perayap


@pytest.fixture
def klien():
    """klien(person) → a browser without scripts, logged in."""
    return perayap.masuk


@pytest.fixture
def cetak():
    """cetak(permohonan): print the sheets that were promised, as the worker would, and nothing else."""

    def kerja(permohonan):
        return [
            tugas.kerjakan(janji.pk)
            for janji in permohonan.tugas.filter(jenis="lembar_disposisi").order_by("pk")
        ]

    return kerja
