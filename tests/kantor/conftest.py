"""The person who configures the office, and his browser."""

import pytest

from tests.perayap import masuk


@pytest.fixture
def kelola(kantor):
    return masuk(kantor.pengelola)
