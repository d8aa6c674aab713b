"""The cast with everybody who must be told apart: acting, former, inactive and anonymous people, and the portal itself."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts_app.models import Penugasan, Peran
from accounts_app.services import tugaskan
from tests import pabrik

SK = "SK Contoh Nomor 2"


@pytest.fixture
def orang(kantor):
    """{name: person}: the whole cast of tests.pabrik and those who only look entitled."""
    hasil = dict(kantor.orang)
    for nama in ("satker_induk", "plh_kepala_ukpbj", "mantan_kepala_ukpbj", "calon_kepala_lpse"):
        hasil[nama] = pabrik.PenggunaFactory(username=nama)
    for nama in ("mantan_satker", "nonaktif_satker", "nonaktif_admin_ppe"):
        hasil[nama] = pabrik.PenggunaFactory(username=nama, is_active=nama.startswith("mantan"))
    _tugaskan(kantor, hasil)
    hasil["anonim"] = AnonymousUser()
    hasil["sistem"] = None
    return hasil


def _tugaskan(kantor, orang):
    hari_ini, sehari, dulu = timezone.localdate(), timedelta(days=1), date(2020, 1, 1)
    dasar = {"mulai": dulu, "dasar_hukum": SK}
    tugaskan(orang["satker_induk"], Peran.SATKER, unit=kantor.instansi, **dasar)
    plh = {"sifat": "PLH", "mulai": hari_ini, "selesai": hari_ini, "dasar_hukum": SK}
    tugaskan(orang["plh_kepala_ukpbj"], Peran.KEPALA_UKPBJ, **plh)
    tugaskan(orang["mantan_kepala_ukpbj"], Peran.KEPALA_UKPBJ, **dasar, selesai=hari_ini - sehari)
    tugaskan(orang["calon_kepala_lpse"], Peran.KEPALA_LPSE, mulai=hari_ini + sehari, dasar_hukum=SK)
    tugaskan(orang["nonaktif_satker"], Peran.SATKER, unit=kantor.unit, **dasar)
    tugaskan(orang["nonaktif_admin_ppe"], Peran.ADMIN_PPE, **dasar)
    # His appointment has run out, the grant it brought has not been withdrawn yet.
    tugaskan(orang["mantan_satker"], Peran.SATKER, unit=kantor.unit, **dasar)
    Penugasan.objects.filter(pengguna=orang["mantan_satker"]).update(selesai=hari_ini - sehari)
