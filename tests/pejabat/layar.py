"""The screens of the register for the tests that look at every screen (tests/peramban/layar.py)."""

from datetime import timedelta

from django.utils import timezone

from accounts_app.models import Penugasan, Peran
from tests.pejabat.bantu import ganti, jabatan


def layar(kantor, diterima):
    """(route, person, address); whoever is appointed here begins tomorrow, and changes nobody's work today."""
    saya, besok = kantor.pengelola, timezone.localdate() + timedelta(days=1)
    satu = Penugasan.objects.filter(pengguna=kantor.luar).first() or _tunjuk(kantor, besok)
    for orang in (saya, kantor.auditor, kantor.satker):
        yield "pejabat", orang, "/pejabat/"
    yield "pejabat_siapa", kantor.auditor, f"/pejabat/siapa/?pada={besok}T10:00"
    yield "pejabat_siapa", kantor.auditor, "/pejabat/siapa/?pada=kemarin"
    yield "pejabat_tunjuk", saya, f"/pejabat/tunjuk/?jabatan={satu.pk}"
    yield "pejabat_rinci", saya, f"/pejabat/{satu.pk}/"
    yield "pejabat_akhiri", saya, f"/pejabat/{satu.pk}/akhiri/"
    yield "ambil", kantor.admin_agency, f"/permohonan/{diterima.acuan}/petugas/ambil/"


def _tunjuk(kantor, besok):
    waktu = {"mulai": besok, "selesai": besok, "oleh": kantor.pengelola}
    satu = ganti(jabatan(kantor), kantor.luar, dasar_hukum="SP/" + "9" * 120, **waktu)
    ganti(satu, kantor.helpdesk, **waktu)
    ukpbj = jabatan(kantor, "kepala_ukpbj", Peran.KEPALA_UKPBJ)
    ganti(ukpbj, kantor.kepala_lpse, sifat="AN", lingkup=["TANDA_TANGAN"], **waktu)
    return satu
