"""A late move, and what it leaves."""

from datetime import UTC, datetime
from itertools import count

import time_machine

from requests_app.models import Penyimpangan, Permohonan
from tests import pabrik

KAMIS_10 = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)
KAMIS_14 = datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
"""Three working hours after KAMIS_10: the noon hour is a break."""
_kunci = count()


def didiamkan(kantor, status="DIPERINTAHKAN", orang=1):
    """A permohonan that came to `status` on Thursday 10.00; rows of the Tim are due the same morning."""
    with time_machine.travel(KAMIS_10, tick=False):
        return pabrik.permohonan(kantor, status, orang)


def kirim(klien, permohonan, nama, **isi):
    """POST an action whose form wants nothing, as its page would."""
    kunci = f"kunci-penyimpangan-{next(_kunci)}"
    data = {f"{nama}-versi": permohonan.versi, f"{nama}-kunci": kunci} | isi
    return klien.post(f"/permohonan/{permohonan.nomor}/{nama}/", data)


def terlambat(kantor):
    """One deviation in time: row 4, received 150 working minutes after its 30."""
    permohonan = didiamkan(kantor)
    with time_machine.travel(KAMIS_14, tick=False):
        pabrik.maju(kantor, permohonan, "terima")
    return Penyimpangan.objects.get()


def anyar(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)
