"""How often one address may try: places in the shared cache, each taken with one atomic add and free again after a while."""

import time

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache


class Pembatas:
    """At most `banyak` tries of one kind in any `detik` seconds per client address (behind a proxy as allauth reads it)."""

    def __init__(self, nama, *, banyak, detik):
        self.nama, self.banyak, self.detik = nama, banyak, detik

    def ambil(self, request):
        """Take a place. Returns its name (to give back with `kembalikan`), or None when all are taken."""
        return next(
            (t for t in self._tempat(request) if cache.add(t, time.time() + self.detik, self.detik)), None
        )

    def kembalikan(self, tempat):
        cache.delete(tempat)

    def tunggu(self, request):
        """Seconds until a place is free, at least 1."""
        bebas = cache.get_many(self._tempat(request)).values()
        return max(1, round(min(bebas, default=0) - time.time()))

    def _tempat(self, request):
        return [f"batas:{self.nama}:{get_ip(request)}:{urut}" for urut in range(self.banyak)]
