"""Beat's scheduler, with a sign of life; apart from lpse_portal.denyut so that the web never loads beat."""

import time

from celery.beat import PersistentScheduler

from lpse_portal.denyut import DETAK_DETIK, catat


class Penjadwal(PersistentScheduler):
    """Says it is alive (CELERY_BEAT_MAX_LOOP_INTERVAL bounds its sleep), and writes its schedule down often enough for a health
    check to go by the age of that file."""

    sync_every = 30
    _detak = float("-inf")

    def tick(self, *args, **kwargs):
        if time.monotonic() - self._detak >= DETAK_DETIK:
            self._detak = time.monotonic()
            catat("beat")
        return super().tick(*args, **kwargs)
