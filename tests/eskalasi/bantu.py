"""Moments of the week in which the tests of reminders play, and the sweep with all it promises."""

from datetime import UTC, datetime

from django.utils import timezone

from accounts_app.models import Pesan
from requests_app import tugas
from requests_app.eskalasi_sapu import sapu
from requests_app.kantor import zona_kantor
from requests_app.models import Permohonan, Tugas


def wib(hari, jam, menit=0, detik=0, bulan=11):
    """A moment of 2026 on the office's clock (WIB)."""
    return datetime(2026, bulan, hari, jam - 7, menit, detik, tzinfo=UTC)


KAMIS_SORE = wib(19, 15)
"""Filed then, row 2 ("1 hari") is due on Friday at closing time, 16.30; three quarters are used on Friday at 14.22.30."""

DINI = wib(20, 14, 22, 30)
LEWAT = wib(23, 7, 30)
"""Monday, when the office opens again."""
NAIK = wib(24, 7, 30)
BERKALA = wib(26, 7, 30)
"""Two working days after the stage before it."""

SABTU = wib(21, 10)


def kini(permohonan):
    return Permohonan.objects.get(pk=permohonan.pk)


def jalankan(jenis="eskalasi"):
    """Sweep, and do what was promised. Returns the messages of this call."""
    ada = set(Pesan.objects.values_list("pk", flat=True))
    with timezone.override(zona_kantor()):
        sapu()
        for pk in Tugas.objects.filter(jenis=jenis, selesai_pada=None).values_list("pk", flat=True):
            tugas.kerjakan(pk)
    return list(Pesan.objects.exclude(pk__in=ada).select_related("penerima").order_by("pk"))


def kepada(pesan):
    """{user name: subject} of these messages."""
    return {satu.penerima.username: satu.perihal.partition(":")[0] for satu in pesan}
