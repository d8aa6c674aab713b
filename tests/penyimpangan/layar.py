"""Screens of the deviation register: one to explain, two of one move, one explained in a very long word, and the list."""

from django.utils import timezone

from requests_app import services
from requests_app.models import Penyimpangan
from tests import pabrik


def layar(kantor):
    """(route, person, address) of every screen."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    satu = lewat(kantor.admin_ppe, permohonan.jejak.last())
    dua = lewat(kantor.admin_agency, services.ambil(permohonan, oleh=kantor.admin_agency))
    lama = services.ambil(permohonan, oleh=kantor.admin_ppe).penyimpangan.get()
    lama.sebab, lama.uraian, lama.dijawab_pada = "LAIN", "Genset" + "panjang" * 15, timezone.now()
    lama.save()
    yield "penyimpangan", kantor.admin_ppe, f"/penyimpangan/{satu.pk}/?lanjut=/antrean/"
    yield "penyimpangan", kantor.admin_agency, f"/penyimpangan/{dua.pk}/"
    yield "penyimpangan", kantor.kepala_lpse, f"/penyimpangan/{lama.pk}/"
    yield "penyimpangan_semua", kantor.admin_ppe, "/penyimpangan/"
    yield "penyimpangan_semua", kantor.kepala_lpse, "/penyimpangan/"
    yield "penyimpangan_semua", kantor.pengelola, "/penyimpangan/?bulan=2025-01"


def lewat(oleh, jejak):
    """A row of this entry that ended ninety working minutes late."""
    return Penyimpangan.objects.create(
        permohonan=jejak.permohonan, jejak=jejak, jenis="WAKTU", sop=jejak.permohonan.sop, baris=jejak.baris,
        pelaksana="Tim Pengelola LPSE", pelaku=oleh, pada=jejak.waktu, detik_lewat=5400,
    )  # fmt: skip
