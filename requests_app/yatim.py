"""Files of the store that nothing speaks of any more: of deleted drafts, replaced documents, uploads whose process was killed."""

import time

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import Cast

from requests_app.berkas import gudang
from requests_app.models import Jejak

DETIK_YATIM = 7 * 24 * 3600
"""So long a file may lie without its row: an SK that is still to be confirmed, an upload about to be tried again."""


def buang(lebih_tua=DETIK_YATIM):
    """Delete what has lain for so long and is named in no row and in no entry of the journal. Returns how many files went."""
    batas = time.time() - lebih_tua
    tua = set(gudang.lebih_tua(batas))
    calon = tua - _dirujuk() if tua else set()
    return sum(gudang.buang(sha256, batas) for sha256 in calon if not _di_jurnal(sha256))


def _dirujuk():
    """Every digest that any row of any app holds: whatever column ends in sha256."""
    hasil = set()
    for model in apps.get_models():
        for bidang in model._meta.concrete_fields:
            if bidang.name.endswith("sha256"):
                hasil |= set(
                    model._base_manager.exclude(**{bidang.name: ""}).values_list(bidang.name, flat=True)
                )
    return hasil


def _di_jurnal(sha256):
    """A version that a letter was once frozen in is gone from the letter, not from its journal."""
    return Jejak.objects.annotate(teks=Cast("data", TextField())).filter(teks__contains=sha256).exists()
