"""Returns that nobody answered: the reminder before the deadline, and the end after it."""

import logging

from django.utils import timezone

from accounts_app.kata import tanggal_waktu_teks
from requests_app import services, tugas
from requests_app.galat import SudahBerubah, SyaratBelum
from requests_app.kantor import kalender_kantor
from requests_app.models import Permohonan, Tugas
from requests_app.sop.kosakata import aksi_dari
from requests_app.tenggat import hari, tenggat

log = logging.getLogger(__name__)

HARI_PERINGATAN = hari(2)
"""The applicant is reminded once, so many working days before the deadline."""

PERINGATAN = "ingatkan_perbaikan"


def kedaluwarsakan(batas=200):
    """End what was sent back and not answered in time, the longest overdue first. Returns the count. Called by beat."""
    lewat = Permohonan.objects.filter(batas_perbaikan__lt=timezone.now(), selesai_pada=None)
    return sum(_coba_akhiri(permohonan) for permohonan in lewat.order_by("batas_perbaikan", "pk")[:batas])


def _coba_akhiri(permohonan):
    try:
        akhiri(permohonan)
    except (SudahBerubah, SyaratBelum):  # the applicant came first, or the deadline moved
        return False
    except Exception:  # one that cannot be ended must not keep the others open
        log.exception("permohonan %s tidak dapat diakhiri", permohonan.pk)
        return False
    return True


def akhiri(permohonan, *, pada=None):
    """The SOP's system action for an unanswered return. Raises like services.jalankan."""
    aksi = next(a for a in aksi_dari(permohonan.kelas) if a.sistem and permohonan.status in a.dari)
    alasan = f"Perbaikan tidak dikirim sampai batasnya, {tanggal_waktu_teks(permohonan.batas_perbaikan)}."
    return services.jalankan(
        permohonan, aksi.nama, oleh=None, data={"alasan": alasan}, versi=permohonan.versi, pada=pada
    )


def ingatkan(batas=200):
    """Promise a reminder for every return whose deadline is near, once in each round. Returns the count. Called by beat."""
    kalender, sekarang = kalender_kantor(), timezone.now()
    dekat = Permohonan.objects.filter(
        batas_perbaikan__gte=sekarang,
        batas_perbaikan__lte=tenggat(kalender, sekarang, HARI_PERINGATAN),
        selesai_pada=None,
    )
    sudah = set(Tugas.objects.filter(jenis=PERINGATAN, permohonan__in=dekat).values_list("kunci", flat=True))
    perlu = [
        p for p in dekat.order_by("batas_perbaikan", "pk") if _kunci(p) not in sudah and _lama(kalender, p)
    ]
    for permohonan in perlu[:batas]:
        tugas.janjikan(PERINGATAN, _kunci(permohonan), permohonan=permohonan, putaran=permohonan.putaran)
    return len(perlu[:batas])


def _kunci(permohonan):
    return f"{PERINGATAN}:{permohonan.pk}:{permohonan.putaran}"


def _lama(kalender, permohonan):
    """Was there time before the reminder? A return of two days was announced by its own notice just now."""
    return tenggat(kalender, permohonan.status_sejak, HARI_PERINGATAN) < permohonan.batas_perbaikan
