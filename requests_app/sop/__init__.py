"""The SOPs: one file each. Every module here that defines a proxy of Permohonan with a KODE is a SOP and is found by itself."""

from importlib import import_module
from pkgutil import iter_modules

from django.core.exceptions import ImproperlyConfigured

from requests_app.sop.kosakata import LABEL_AKHIR

SOP = {}


def muat_semua():
    """Import every SOP file and register its class by KODE. Called once, when the models are loaded."""
    for modul in iter_modules(__path__):
        isi = import_module(f"{__name__}.{modul.name}")
        for kelas in vars(isi).values():
            if isinstance(kelas, type) and "KODE" in vars(kelas):
                daftarkan(kelas)
    urut = sorted(SOP.items(), key=lambda satu: satu[1].URUTAN)
    SOP.clear()
    SOP.update(urut)


def daftarkan(kelas):
    if SOP.setdefault(kelas.KODE, kelas) is not kelas:
        raise ImproperlyConfigured(
            f"{kelas.__name__} and {SOP[kelas.KODE].__name__} share the KODE {kelas.KODE}."
        )


def pilihan():
    return [(kode, kelas.NAMA) for kode, kelas in SOP.items()]


def pilihan_status():
    """(status, word shown) over all SOPs. A callable, so that a new status needs no migration."""
    kata = {
        baris.status: baris.label for kelas in SOP.values() for baris in (*kelas.LANGKAH, *kelas.TAMBAHAN)
    }
    return list((kata | LABEL_AKHIR).items())
