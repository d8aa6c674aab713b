"""The outbox: work is promised in the business transaction and done after it, once, by whoever claims it.

The rows are the truth; Celery only wakes a worker up. A claim is a lease counted as an attempt *before* the work begins, so
that work which kills its process is quarantined after three deaths. What was under way when a process died is tried again in a
process of its own: a poison then takes nothing with it, and its neighbours are not blamed for its deaths. A remote that is
down only backs off; a defect of ours backs off for a day, then is quarantined too.
"""

import logging
import subprocess
import sys
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from requests_app.models import Tugas

log = logging.getLogger(__name__)

BATAS_MATI = 3
BATAS_TERPISAH_DETIK = 120
JEDA_TERLAMA = timedelta(hours=1)
BATAS_GAGAL = timedelta(days=1)
PENANGAN = {}


class Gagal(Exception):
    """A remote did not take the work; try again later. The message goes to the operator and holds no secret."""


def penangan(jenis):
    """Register the handler of one kind of work. It takes the Tugas, is idempotent, and may run in any process."""

    def daftar(fungsi):
        PENANGAN[jenis] = fungsi
        return fungsi

    return daftar


def janjikan(jenis, kunci, *, permohonan=None, **muatan):
    """Write one promise inside the running transaction; the same `kunci` twice is the same promise. `muatan`: ids only."""
    if jenis not in PENANGAN:
        raise LookupError(f"nobody handles {jenis}")
    pada = timezone.now()
    tugas, baru = Tugas.objects.get_or_create(
        kunci=kunci,
        defaults={
            "jenis": jenis,
            "permohonan": permohonan,
            "muatan": muatan,
            "dibuat_pada": pada,
            "coba_lagi_pada": pada,
        },
    )
    if baru:
        transaction.on_commit(lambda: bangunkan(tugas.pk))
    return tugas


def bangunkan(pk):
    """Tell Celery. A broker that is down is no error: the sweep finds the row."""
    from requests_app.tasks import kerjakan_tugas

    try:
        kerjakan_tugas.apply_async((pk,), retry=False)
    except Exception as galat:
        log.warning("tugas %s menunggu penyapu: %s", pk, type(galat).__name__)


def siap(pada):
    bebas = Q(sewa_sampai=None) | Q(sewa_sampai__lt=pada)
    return Tugas.objects.filter(bebas, selesai_pada=None, karantina_pada=None, coba_lagi_pada__lte=pada)


def klaim(pk):
    """Lease one row to this process, atomically; None when it is done, leased, or not due. Dead attempts are counted here."""
    pada = timezone.now()
    sewa_sampai = pada + timedelta(seconds=settings.TUGAS_SEWA_DETIK)
    diklaim = siap(pada).filter(pk=pk).update(sewa_sampai=sewa_sampai, percobaan=F("percobaan") + 1)
    return Tugas.objects.select_related("permohonan").get(pk=pk) if diklaim else None


def kerjakan(pk):
    """Do one promised piece of work. Returns its state: "selesai", "tunda", "karantina", or "" when it was not free."""
    tugas = klaim(pk)
    if tugas is None:
        return ""
    if tugas.percobaan > BATAS_MATI:
        return _karantina(tugas, "Proses mati saat mengerjakan.")
    return _terpisah(tugas) if tugas.percobaan > 1 else selesaikan(tugas)


def _terpisah(tugas):
    """An earlier attempt died: try in a process of its own, leased to it alone and killed when that ends."""
    batas = timezone.now() + timedelta(seconds=BATAS_TERPISAH_DETIK)
    Tugas.objects.filter(pk=tugas.pk).update(sewa_sampai=batas)
    perintah = [sys.executable, "-m", "django", "kerjakan_tugas", str(tugas.pk)]
    try:
        hasil = subprocess.run(  # noqa: S603
            perintah, cwd=settings.BASE_DIR, timeout=BATAS_TERPISAH_DETIK, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        hasil = "batas waktu"
    if hasil:
        log.error("tugas %s (%s) mematikan prosesnya: %s", tugas.pk, tugas.jenis, hasil)
        Tugas.objects.filter(pk=tugas.pk, selesai_pada=None).update(sewa_sampai=None)
    tugas.refresh_from_db()
    return "selesai" if tugas.selesai_pada else "karantina" if tugas.karantina_pada else "tunda"


def selesaikan(tugas):
    """Run the handler of a claimed row in this process and write down how it ended. Returns like `kerjakan`."""
    pk = tugas.pk
    try:
        PENANGAN[tugas.jenis](tugas)
    except Gagal as galat:
        return _tunda(tugas, str(galat))
    except Exception as galat:
        log.exception("tugas %s (%s) gagal", pk, tugas.jenis)
        if timezone.now() - tugas.dibuat_pada > BATAS_GAGAL:
            return _karantina(tugas, type(galat).__name__)
        return _tunda(tugas, type(galat).__name__)
    Tugas.objects.filter(pk=pk).update(selesai_pada=timezone.now(), sewa_sampai=None, galat="")
    return "selesai"


def _karantina(tugas, galat):
    Tugas.objects.filter(pk=tugas.pk).update(karantina_pada=timezone.now(), sewa_sampai=None, galat=galat)
    log.error("tugas %s (%s) dikarantina: %s", tugas.pk, tugas.jenis, galat)
    return "karantina"


def _tunda(tugas, galat):
    """Back off: TUGAS_JEDA_DETIK, doubling with age, one hour at most. The process lives, so the attempt is given back."""
    umur = timezone.now() - tugas.dibuat_pada
    jeda = min(max(timedelta(seconds=settings.TUGAS_JEDA_DETIK), umur), JEDA_TERLAMA)
    Tugas.objects.filter(pk=tugas.pk).update(
        sewa_sampai=None,
        coba_lagi_pada=timezone.now() + jeda,
        percobaan=F("percobaan") - 1,
        galat=galat[:300],
    )
    return "tunda"


def lepaskan(tugas):
    """An operator tries quarantined work again: its deaths are forgotten, it is due now."""
    Tugas.objects.filter(pk=tugas.pk, selesai_pada=None).update(
        karantina_pada=None, percobaan=0, sewa_sampai=None, coba_lagi_pada=timezone.now(), galat=""
    )


def sapu(batas=200, detik=10):
    """Do what was promised and is not done: lost pings, dead workers, remotes that were down. Returns how many rows were tried.

    Stops after `detik` seconds, and leaves a kind alone after its first failure, so that one silent remote holds nothing else up.
    """
    menunggu = siap(timezone.now()).order_by("coba_lagi_pada").values_list("pk", "jenis")[:batas]
    mulai, macet, jumlah = time.monotonic(), set(), 0
    for pk, jenis in list(menunggu):
        if time.monotonic() - mulai > detik:
            break
        if jenis not in macet:
            jumlah += 1
            macet |= {jenis} if kerjakan(pk) == "tunda" else set()
    return jumlah
