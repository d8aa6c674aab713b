"""The writers of the register of acting officials."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts_app.models import Penugasan
from accounts_app.models.penugasan import SIFAT_MANDAT, Paruh
from accounts_app.pejabat.aturan import periksa
from accounts_app.pejabat.masa import lewat


@transaction.atomic
def tunjuk(penugasan, *, oleh):
    """Keep an unsaved acting appointment. Raises ValidationError with sentences by field."""
    # Two who appoint for the same official wait for each other: the second is told of the first.
    list(Penugasan.objects.select_for_update().filter(pk=penugasan.menggantikan_id))
    penugasan.ditetapkan_oleh, penugasan.ditetapkan_pada = oleh, timezone.now()
    periksa(penugasan, oleh=oleh)
    penugasan.save()
    return penugasan


@transaction.atomic
def akhiri(penugasan, *, oleh, alasan, pada=None):
    """End an acting appointment now, and with it what rests on it alone. Returns all that ended. Raises ValidationError."""
    pada = pada or timezone.now()
    kini = Penugasan.objects.select_for_update(of=("self",)).select_related(
        "pengguna", "menggantikan__pengguna"
    )
    penugasan = kini.get(pk=penugasan.pk)
    if lewat(penugasan, pada):
        raise ValidationError("Penugasan ini sudah berakhir.")
    penugasan.diakhiri_pada, penugasan.diakhiri_oleh, penugasan.alasan_akhir = pada, oleh, alasan
    penugasan.save(update_fields=["diakhiri_pada", "diakhiri_oleh", "alasan_akhir"])
    hasil = [penugasan]
    for satu in _bertumpu(penugasan, pada):
        hasil += akhiri(satu, oleh=oleh, alasan=f"Ikut berakhir dengan {penugasan}"[:200], pada=pada)
    return hasil


def _bertumpu(penugasan, pada):
    """What ends with it: mandates it gave; and where it stood in for somebody, whoever stood in for it.

    Who stands in for a definitive official stays to his last day when that one leaves: else the office would be empty.
    """
    anak = Penugasan.objects.filter(menggantikan=penugasan)
    if not penugasan.pengganti_sah:
        anak = anak.filter(sifat__in=SIFAT_MANDAT)
    return [satu for satu in anak if not lewat(satu, pada)]


def pangkas(penugasan):
    """It was given another last day: what rests on it alone ends no later. The caller is inside a transaction."""
    for satu in _bertumpu(penugasan, timezone.now()):
        if satu.mulai > penugasan.selesai:
            akhiri(satu, oleh=None, alasan=f"Ikut berakhir dengan {penugasan}"[:200])
        elif satu.selesai is None or satu.selesai > penugasan.selesai:
            satu.selesai, satu.selesai_paruh = penugasan.selesai, Paruh.SIANG
            satu.save(update_fields=["selesai", "selesai_paruh"])
            pangkas(satu)
