"""Secrets from the environment or, better, from files that it names: what stands in a variable is seen by every child process."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def rahasia(nama, *, bawaan=None):
    """The secret `nama`: the content of the file `<nama>_FILE`, else the variable itself, else `bawaan` (then it may be empty).

    Raises ImproperlyConfigured, in Indonesian and without any value, when there is none, two, or a file that says nothing.
    """
    berkas, isi = os.environ.get(f"{nama}_FILE", ""), os.environ.get(nama, "")
    if berkas and isi:
        raise ImproperlyConfigured(f"{nama} dan {nama}_FILE diisi bersamaan. Isi salah satu saja.")
    if berkas:
        return _baca(nama, Path(berkas), boleh_kosong=bawaan is not None)
    if not isi and bawaan is None:
        raise ImproperlyConfigured(
            f"{nama} belum diisi. Isi {nama}_FILE dengan alamat berkas rahasianya, atau {nama} dengan nilainya."
        )
    return isi or bawaan


def _baca(nama, berkas, *, boleh_kosong):
    try:
        isi = berkas.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as galat:
        raise ImproperlyConfigured(
            f"{nama}_FILE menunjuk {berkas}, tetapi berkas itu tidak dapat dibaca ({type(galat).__name__}). "
            "Periksa alamat dan izinnya."
        ) from None
    if not isi and not boleh_kosong:
        raise ImproperlyConfigured(
            f"{nama}_FILE menunjuk {berkas}, tetapi berkas itu kosong. Isi rahasianya."
        )
    return isi


def ada(nama):
    return bool(os.environ.get(nama) or os.environ.get(f"{nama}_FILE"))
