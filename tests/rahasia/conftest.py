"""The office at work with a planted password, and an ear at everything it says meanwhile."""

import logging

import pytest
from celery.signals import before_task_publish
from django.db import connection
from django.urls import reverse

from accounts_app.models import Pengguna, Pesan
from requests_app import tugas
from requests_app.models import Permohonan
from tests import jalan, pabrik
from tests.perayap import masuk, terkonfirmasi


class Meja:
    """Performs actions through the real pages, as the right person of the cast."""

    def __init__(self, kantor, permohonan):
        self.kantor, self.pk = kantor, permohonan.pk

    @property
    def permohonan(self):
        return Permohonan.objects.get(pk=self.pk)

    def kirim(self, nama, klien=None, **isi):
        """POST one action; returns the response."""
        permohonan = self.permohonan
        orang = pabrik.pelaku_aksi(self.kantor, permohonan, nama)
        isi = {"versi": permohonan.versi, "kunci": f"kunci-{nama}-{permohonan.versi:014}"} | isi
        data = {f"{nama}-{bidang}": nilai for bidang, nilai in isi.items()}
        return (klien or masuk(orang)).post(reverse("aksi", args=[permohonan.acuan, nama]), data)

    def maju(self, nama, **isi):
        tanggapan = self.kirim(nama, **isi)
        assert tanggapan.status_code == 302, tanggapan.content.decode()
        return tanggapan

    def isi_akun(self, *sandi):
        """The form of row 7: one password per person."""
        isi = {"cocok": "on"}
        for orang, rahasia in zip(self.permohonan.subjek.all(), sandi, strict=True):
            isi |= {f"hasil-{orang.pk}": "DIBUAT", f"user_id-{orang.pk}": f"USER{orang.pk}"}
            isi[f"sandi-{orang.pk}"] = rahasia
        return isi


@pytest.fixture
def meja(kantor, settings, tmp_path):
    """A permohonan for two persons that waits for row 7 (transactional: what is written is in the file)."""
    settings.PENANDA_DIR = tmp_path / "penanda"
    settings.DATA_DIR = tmp_path / "data"
    return Meja(kantor, pabrik.permohonan(kantor, "DINYATAKAN_LENGKAP", orang=2))


@pytest.fixture
def telinga(caplog):
    """[(name, bytes)] of every log record at DEBUG, every SQL statement with its values, every Celery payload."""
    for nama in ("", *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=nama or None)
    muatan = []

    def dengar(body=None, headers=None, **_):
        muatan.append(("muatan Celery", repr((body, headers)).encode()))

    before_task_publish.connect(dengar)
    connection.force_debug_cursor = True
    connection.queries_log.clear()

    def hasil():
        sql = [("SQL", str(kueri).encode()) for kueri in connection.queries_log]
        assert muatan
        assert sql
        assert any(rekaman.name == "django.db.backends" for rekaman in caplog.records)
        return [*muatan, *sql, ("log", caplog.text.encode())]

    yield hasil
    connection.force_debug_cursor = False
    before_task_publish.disconnect(dengar)


def penerima(orang):
    """The browser of a person who received a credential: logged in, and freshly confirmed with his portal password."""
    pengguna = Pengguna.objects.get(pk=orang.pengguna_id)
    pengguna.set_password(pabrik.SANDI_PORTAL)
    pengguna.save()
    return terkonfirmasi(pengguna)


def pesan_kredensial(orang):
    return Pesan.objects.get(kredensial=orang.kredensial_id)


def kerjakan_janji():
    while tugas.sapu():
        pass


def tandatangani(meja):
    """Row 11 through its pages."""
    orang = meja.kantor.kepala_ukpbj
    jalan.beri_sertifikat(orang)
    klien = masuk(orang)
    alamat = reverse("tanda_tangan", args=[meja.permohonan.nomor])
    assert klien.post(alamat).status_code == 302
    assert klien.get(alamat).status_code == 200
    beku = meja.permohonan.surat.get().beku_sha256
    isi = {"beku_sha256": beku, "sudah_baca": "on", "sandi": jalan.SANDI_PENANDA}
    assert meja.kirim("tandatangani", klien, **isi).status_code == 302
