"""Signs of life of the background processes: beat, every worker, and every run of a sweep (page "Kesehatan")."""

import logging
from contextlib import suppress

from celery import Task, bootsteps

DETAK_DETIK = 15
"""As often as the busiest sweep; two minutes of silence are a death (lpse_portal.kesehatan)."""
log = logging.getLogger(__name__)


def catat(nama, **isi):
    """Write one sign of life. Whoever gives it has better things to do than to die of a database that is down."""
    from django.db import connection

    from requests_app.models import Denyut

    try:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        Denyut.catat(nama, **isi)
    except Exception as galat:
        log.warning("denyut %s tidak tercatat: %s", nama, type(galat).__name__)


class Kerja(Task):
    """Every task of ours: what the schedule runs says when it ran last, and how that ended."""

    abstract = True

    def on_success(self, retval, task_id, args, kwargs):
        self._catat()

    def on_failure(self, exc, task_id, args, kwargs, einfo):
        self._catat(baik=False, keterangan=type(exc).__name__)

    def _catat(self, **isi):
        for nama, jadwal in self.app.conf.beat_schedule.items():
            if jadwal["task"] == self.name:
                catat(nama, **isi)


class Detak(bootsteps.StartStopStep):
    """A worker says it is alive, from its main process or, in a pool of threads, from its timer."""

    requires = {"celery.worker.components:Timer"}
    _jam = None

    def start(self, worker):
        self._jam = worker.timer.call_repeatedly(DETAK_DETIK, self._catat, (worker.hostname,))

    def stop(self, worker):
        if self._jam is not None:
            with suppress(Exception):
                self._jam.cancel()

    @staticmethod
    def _catat(nama):
        from django.db import connection

        catat(f"pekerja:{nama}")
        # Children of a prefork pool must not inherit it.
        connection.close()
