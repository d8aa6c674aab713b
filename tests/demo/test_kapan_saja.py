"""The demo is begun on any day: in the first days of a year, after the long holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from accounts_app.models import Kredensial
from lpse_portal.contoh.isian import SEMUA
from lpse_portal.contoh.kantor import isi_kantor
from lpse_portal.contoh.peragaan import Peragaan
from lpse_portal.contoh.register import isi_register
from requests_app import jurnal
from requests_app.models import Permohonan

WIB = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    "pada",
    [
        datetime(2027, 1, 4, 7, 45, tzinfo=WIB),
        datetime(2027, 3, 15, 9, tzinfo=WIB),
    ],
    ids=["awal tahun", "sesudah Lebaran"],
)
def test_every_story_can_be_told_up_to_now(db, settings, tmp_path, pada):
    settings.DEMO, settings.PENANDA_DIR = True, tmp_path
    with time_machine.travel(pada), timezone.override(WIB):
        unit, orang = isi_kantor()
        isi_register(unit, orang)
        Peragaan(unit, orang).mainkan_lampau()
        assert Permohonan.objects.count() == len(SEMUA)
        assert list(jurnal.periksa()) == []
        for satu in Kredensial.objects.exclude(dikirim_pada=None):
            assert satu.dibuat_pada <= satu.dikirim_pada < satu.kedaluwarsa_pada
            assert (satu.kedaluwarsa_pada - satu.dikirim_pada).days <= 3
