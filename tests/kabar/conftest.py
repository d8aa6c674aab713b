"""One SMTP server and one gateway for the whole area, forgetting between tests."""

import pytest

from accounts_app.models import Pengiriman
from requests_app import kabar, tugas
from requests_app.models import Tugas
from tests.kabar.lawan import Gerbang, Pengendali, ServerSurel


@pytest.fixture(scope="session")
def _server_surel():
    pengendali = Pengendali(ServerSurel(), hostname="127.0.0.1", port=0)
    pengendali.start()
    yield pengendali
    pengendali.stop()


@pytest.fixture
def server(_server_surel, settings):
    """The SMTP server all mail of this test goes to (tests.kabar.lawan.ServerSurel)."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _server_surel.port
    _server_surel.handler.__init__()
    return _server_surel.handler


@pytest.fixture
def gerbang(settings):
    """A webhook of the office's own (tests.kabar.lawan.Gerbang)."""
    satu = Gerbang()
    settings.GERBANG, settings.GERBANG_URL, settings.GERBANG_TOKEN = "webhook", satu.alamat, "kunci-gerbang"
    yield satu
    satu.tutup()


@pytest.fixture
def kirim(kantor):
    """kirim(person, kind, **more) → the Pesan of a notice of this test's own."""

    def kirim(orang, peristiwa="perkembangan", **lain):
        isi = {"kunci": f"uji:{orang.pk}:{peristiwa}", "perihal": "Perihal contoh", "isi": "Yth. Contoh"}
        return kabar.kirim(orang, peristiwa, **(isi | {"tautan": "/"} | lain))

    return kirim


def kerjakan(jenis="surel"):
    """Do every promised piece of this kind once, due or not. Returns how each ended."""
    janji = Tugas.objects.filter(jenis=jenis, selesai_pada=None, karantina_pada=None)
    janji.update(coba_lagi_pada="2020-01-01T00:00Z", percobaan=0)
    return [tugas.kerjakan(pk) for pk in list(janji.values_list("pk", flat=True))]


def keadaan(pesan, saluran="SUREL"):
    return Pengiriman.objects.get(pesan=pesan, saluran=saluran)
