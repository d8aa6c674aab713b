"""The person who configures the office, and his browser."""

import pytest

from lpse_portal.pengelola import jadikan_pengelola


@pytest.fixture
def pengelola(kantor):
    jadikan_pengelola(kantor.pengelola)
    return kantor.pengelola


@pytest.fixture
def kelola(client, pengelola):
    client.force_login(pengelola)
    return client
