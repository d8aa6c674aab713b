"""The outbox: work is promised in the business transaction and done after it, once, by whoever claims it.

The rows are the truth; Celery only wakes a worker up. A claim is a lease counted as an attempt *before* the work begins, so
that work which kills its process is quarantined after three deaths, and the Pengelola told. Work that does not end in time
counts as such a death. What died once is tried again in a process of its own: a poison then takes nothing with it, and its
neighbours are not blamed for its deaths. A remote that is down only backs off; a defect of ours backs off for a day, then is
quarantined too; a database that is just restarting is waited for, and is nobody's fault.
"""

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from requests_app.batas_waktu import Kelamaan, batas_waktu
from requests_app.models import Tugas

log = logging.getLogger(__name__)

BATAS_MATI = 3
BATAS_TERPISAH_DETIK = 120
JEDA_TERLAMA = timedelta(hours=1)
BATAS_GAGAL = timedelta(days=1)
DIAM_DETIK = 10
TUNGGU_BASIS_DETIK = (1, 2, 4, 8)
ALARM = "alarm_karantina"
PENANGAN = {}

_DIAM_SAMPAI = 0.0


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


def janjikan_sesudah(jejak, semua):
    """Promise several kinds of work after a move, each once for this entry of its journal: one statement for all."""
    asing = set(semua) - PENANGAN.keys()
    if asing:
        raise LookupError(f"nobody handles {sorted(asing)}")
    pada = timezone.now()
    baru = Tugas.objects.bulk_create(
        Tugas(
            jenis=jenis,
            kunci=f"{jenis}:{jejak.pk}",
            permohonan_id=jejak.permohonan_id,
            muatan={"jejak": jejak.pk},
            dibuat_pada=pada,
            coba_lagi_pada=pada,
        )
        for jenis in semua
    )
    for tugas in baru:
        transaction.on_commit(partial(bangunkan, tugas.pk))


def bangunkan(pk):
    """Tell Celery. A broker that is down is no error: the sweep finds the row. It is then left alone for DIAM_DETIK seconds,
    since a click that promises five things would wait five times for it."""
    global _DIAM_SAMPAI
    from requests_app.tasks import kerjakan_tugas

    if time.monotonic() < _DIAM_SAMPAI:
        return
    try:
        kerjakan_tugas.apply_async((pk,), retry=False)
    except Exception as galat:
        _DIAM_SAMPAI = time.monotonic() + DIAM_DETIK
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


def klaim_berikut(pada, kecuali=()):
    """Lease the row that has been due longest, but none of the kinds `kecuali`; None when nothing is due.

    On PostgreSQL a row that another worker is just leasing is passed over, so that none of them waits for another.
    """
    antre = siap(pada).exclude(jenis__in=kecuali).order_by("coba_lagi_pada", "pk")
    with transaction.atomic():
        pk = antre.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
        return klaim(pk) if pk else None


def kerjakan(pk):
    """Do one promised piece of work. Returns its state: "selesai", "tunda", "karantina", or "" when it was not free."""
    tugas = klaim(pk)
    return _jalankan(tugas) if tugas else ""


def _jalankan(tugas):
    if tugas.percobaan > BATAS_MATI:
        return _karantina(tugas, "Proses mati atau tidak selesai saat mengerjakan.")
    return _terpisah(tugas) if tugas.percobaan > 1 else selesaikan(tugas)


def _terpisah(tugas):
    """An earlier attempt died: try in a process of its own, leased to it alone and killed when that ends."""
    Tugas.objects.filter(pk=tugas.pk).update(
        sewa_sampai=timezone.now() + timedelta(seconds=BATAS_TERPISAH_DETIK)
    )
    hasil = _jalankan_terpisah(tugas.pk)
    if hasil:
        log.error("tugas %s (%s) mematikan prosesnya: %s", tugas.pk, tugas.jenis, hasil)
        _catat(tugas.pk, sewa_sampai=None, galat=f"Prosesnya mati ({hasil}).")
    tugas.refresh_from_db()
    return "selesai" if tugas.selesai_pada else "karantina" if tugas.karantina_pada else "tunda"


def _jalankan_terpisah(pk):
    """The exit code, or "batas waktu" after all its processes were killed. Should we die first, its own alarm ends it."""
    perintah = [sys.executable, "-m", "django", "kerjakan_tugas", str(pk), f"--detik={BATAS_TERPISAH_DETIK}"]
    proses = subprocess.Popen(  # noqa: S603
        perintah, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return proses.wait(BATAS_TERPISAH_DETIK)
    except subprocess.TimeoutExpired:
        return "batas waktu"
    finally:
        # Also when we are interrupted ourselves, and what it started and left behind.
        with suppress(ProcessLookupError):
            os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()


def selesaikan(tugas):
    """Run the handler of a claimed row in this process, until its time is up, and write down how it ended.

    Returns like `kerjakan`. What ends the process, or would without us, keeps its attempt: "tunda", and alone the next time.
    """
    detik = BATAS_TERPISAH_DETIK if tugas.percobaan > 1 else settings.TUGAS_BATAS_DETIK
    try:
        with batas_waktu(detik):
            PENANGAN[tugas.jenis](tugas)
    except Gagal as galat:
        return _tunda(tugas, str(galat))
    except (Kelamaan, SoftTimeLimitExceeded, MemoryError, SystemExit) as galat:
        return _mati(tugas, type(galat).__name__)
    except Exception as galat:
        log.exception("tugas %s (%s) gagal", tugas.pk, tugas.jenis)
        if timezone.now() - tugas.dibuat_pada > BATAS_GAGAL:
            return _karantina(tugas, type(galat).__name__)
        return _tunda(tugas, type(galat).__name__)
    _catat(tugas.pk, selesai_pada=timezone.now(), sewa_sampai=None, galat="")
    return "selesai"


def _mati(tugas, galat):
    """The attempt counts as a death; its connection may have been left in the middle of an answer."""
    log.error("tugas %s (%s) dihentikan: %s", tugas.pk, tugas.jenis, galat)
    if not connection.in_atomic_block:
        connection.close()
    _catat(tugas.pk, sewa_sampai=None, galat=f"Dihentikan sebelum selesai ({galat}).")
    return "tunda"


def _karantina(tugas, galat):
    """Nobody touches it any more until a person lets it go on; the Pengelola are told once, by a promise like any other."""
    pada = timezone.now()
    with transaction.atomic():
        berubah = _catat(tugas.pk, karantina_pada=pada, sewa_sampai=None, galat=galat)
        if berubah and ALARM in PENANGAN and tugas.jenis != ALARM:
            janjikan(ALARM, f"{ALARM}:{tugas.pk}:{pada:%Y%m%d%H%M%S%f}", tugas=tugas.pk)
    log.error("tugas %s (%s) dikarantina: %s", tugas.pk, tugas.jenis, galat)
    return "karantina"


def _tunda(tugas, galat):
    """Back off: TUGAS_JEDA_DETIK, doubling with age, one hour at most. The process lives, so the attempt is given back."""
    umur = timezone.now() - tugas.dibuat_pada
    jeda = min(max(timedelta(seconds=settings.TUGAS_JEDA_DETIK), umur), JEDA_TERLAMA)
    _catat(
        tugas.pk,
        sewa_sampai=None,
        coba_lagi_pada=timezone.now() + jeda,
        percobaan=Greatest(F("percobaan") - 1, 0),
        galat=galat[:300],
    )
    return "tunda"


def _catat(pk, **kolom):
    """Write down how an unfinished row ended; a database that is restarting is waited for, lest the attempt count as a death."""
    for jeda in (*TUNGGU_BASIS_DETIK, None):
        try:
            return Tugas.objects.filter(pk=pk, selesai_pada=None, karantina_pada=None).update(**kolom)
        except (OperationalError, InterfaceError):
            if jeda is None or connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(jeda)


def lepaskan(tugas):
    """An operator tries quarantined or stuck work again: its deaths are forgotten, it is due now. True where there was any."""
    lepas = Tugas.objects.filter(pk=tugas.pk, selesai_pada=None).update(
        karantina_pada=None, percobaan=0, sewa_sampai=None, coba_lagi_pada=timezone.now(), galat=""
    )
    if lepas:
        transaction.on_commit(lambda: bangunkan(tugas.pk))
    return bool(lepas)


def sapu(batas=200, detik=10):
    """Do what was promised and is not done: lost pings, dead workers, remotes that were down. Returns how many rows were tried.

    Stops after `detik` seconds, and leaves a kind alone after its first failure, so that one silent remote holds nothing else up.
    """
    pada, mulai, macet, jumlah = timezone.now(), time.monotonic(), set(), 0
    while jumlah < batas and time.monotonic() - mulai <= detik:
        tugas = klaim_berikut(pada, macet)
        if tugas is None:
            break
        jumlah += 1
        if _jalankan(tugas) == "tunda":
            macet.add(tugas.jenis)
    return jumlah
