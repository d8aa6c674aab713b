"""The screens of a registrasi and of trainings, for the tests that look at every screen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from requests_app.models import Pelatihan
from tests import jalan, pabrik

SOP = "registrasi-admin-agency"
STATUS = ("DIAJUKAN", "DIDISPOSISI", "DIKEMBALIKAN", "DINYATAKAN_LENGKAP", "MENUNGGU_PELATIHAN")


def siapkan(kantor):
    """{status: permohonan}. In a thread: signatures need one without an event loop."""

    def kerja():
        try:
            return {status: jalan.sampai(kantor, SOP, status) for status in STATUS}
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as kolam:
        return kolam.submit(kerja).result()


def layar(kantor, adegan):
    """(route, person, address) of every screen."""
    admin, calon = kantor.admin_ppe, adegan["MENUNGGU_PELATIHAN"].subjek.get().pengguna
    lewat = pabrik.pelatihan()
    depan = Pelatihan.objects.create(
        nama="Pelatihan Depan", tanggal=timezone.localdate() + timedelta(days=9), dicatat_oleh=admin
    )
    yield "terkirim", kantor.pimpinan, _alamat(adegan["DIAJUKAN"], "terkirim/")
    yield "permohonan", kantor.pimpinan, _alamat(adegan["DIAJUKAN"])
    yield "aksi", kantor.kepala_lpse, _alamat(adegan["DIAJUKAN"], "susun_jawaban/")
    yield "permohonan", admin, _alamat(adegan["DIDISPOSISI"])
    yield "penerimaan", kantor.helpdesk, _alamat(adegan["DIDISPOSISI"], "penerimaan/")
    yield (
        "lengkapi",
        adegan["DIKEMBALIKAN"].subjek.get().pengguna,
        _alamat(adegan["DIKEMBALIKAN"], "perbaikan/"),
    )
    yield "permohonan", admin, _alamat(adegan["DINYATAKAN_LENGKAP"])
    yield "aksi", admin, _alamat(adegan["DINYATAKAN_LENGKAP"], "buat_akun_menunggu_pelatihan/")
    yield "permohonan", calon, _alamat(adegan["MENUNGGU_PELATIHAN"])
    yield "pelatihan", admin, "/pelatihan/"
    yield "pelatihan_rincian", admin, f"/pelatihan/{lewat.pk}/"
    yield "pelatihan_rincian", admin, f"/pelatihan/{depan.pk}/"


def _alamat(permohonan, bagian=""):
    return f"/permohonan/{permohonan.acuan}/{bagian}"
