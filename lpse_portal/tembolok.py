"""The shared cache of production: Redis, and while it is down another one."""

import logging
import time

import redis
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache

DIAM_DETIK = 5
log = logging.getLogger(__name__)


def _tahan(nama):
    def panggil(self, *isian, **pilihan):
        if time.monotonic() >= RedisTahan.diam_sampai:
            try:
                return getattr(super(RedisTahan, self), nama)(*isian, **pilihan)
            except (redis.RedisError, OSError) as galat:
                RedisTahan.diam_sampai = time.monotonic() + DIAM_DETIK
                log.warning("Redis tidak menjawab (%s); memakai tembolok cadangan", type(galat).__name__)
        return getattr(caches[self.cadangan], nama)(*isian, **pilihan)

    panggil.__name__ = nama
    return panggil


class RedisTahan(RedisCache):
    """Never fails: what Redis does not answer goes to the cache named CADANGAN, and Redis is left alone for DIAM_DETIK seconds.

    Limits of tries thus hold while Redis is down (a broken limit would let anybody guess, a failing one nobody in).
    """

    diam_sampai = 0.0

    def __init__(self, server, params):
        self.cadangan = params["CADANGAN"]
        super().__init__(server, params)

    add = _tahan("add")
    get = _tahan("get")
    set = _tahan("set")
    touch = _tahan("touch")
    delete = _tahan("delete")
    get_many = _tahan("get_many")
    set_many = _tahan("set_many")
    delete_many = _tahan("delete_many")
    has_key = _tahan("has_key")
    incr = _tahan("incr")
    clear = _tahan("clear")
