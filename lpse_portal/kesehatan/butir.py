"""One line of the health page, and how a check becomes one whatever happens to it."""

import logging
import math
from dataclasses import dataclass
from functools import wraps

log = logging.getLogger(__name__)

BAIK, PERHATIAN, GAGAL, BELUM = "baik", "perlu perhatian", "gagal", "belum diuji"
WARNA = {BAIK: "sukses", PERHATIAN: "perhatian", GAGAL: "galat", BELUM: "netral"}
TANYA_DETIK = 2
"""How long a server may take to answer this page."""


@dataclass(frozen=True)
class Butir:
    """`saran`: what to do next; "" only where all is well."""

    judul: str
    putusan: str
    nilai: str
    saran: str = ""

    @property
    def warna(self):
        return WARNA[self.putusan]


def pemeriksaan(judul):
    """A check yields Butir. What it stumbles over is a finding, not an error page: all other checks still answer."""

    def bungkus(fungsi):
        @wraps(fungsi)
        def periksa():
            try:
                return list(fungsi())
            except Exception as galat:
                log.warning("%s tidak dapat diperiksa", judul, exc_info=True)
                nilai = f"Tidak dapat diperiksa ({type(galat).__name__})."
                return [Butir(judul, GAGAL, nilai, "Lihat catatan proses web untuk galat lengkapnya.")]

        return periksa

    return bungkus


def lama(detik):
    """Seconds as an official says them: "45 detik", "3 menit", "2 jam", "5 hari"."""
    for batas, satuan, kata in ((120, 1, "detik"), (7200, 60, "menit"), (172800, 3600, "jam")):
        if detik < batas:
            return f"{max(0, math.floor(detik / satuan))} {kata}"
    return f"{math.floor(detik / 86400)} hari"
