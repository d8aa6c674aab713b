"""What beat does about deadlines: mark what ran past one, and send the stage that is due; ten thousand at once if need be.

Each batch is one transaction: the rows are locked (two sweepers share, none does a row twice), their journals go on, the rows
change in one statement, and what is to be sent is promised.
"""

import logging

from django.db import transaction
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app import eskalasi, jurnal
from requests_app.kantor import kalender_kantor
from requests_app.langkah import berlaku
from requests_app.models import Permohonan, Tugas
from requests_app.sekaligus import berkelompok, perbarui, tambah, terkunci

log = logging.getLogger(__name__)

RANTAI = ("pk", "versi_sop_id", "status", "jejak_urut", "jejak_sidik")
"""What the journal needs of a row."""

KOLOM_TUGAS = (
    "jenis", "kunci", "permohonan_id", "muatan", "dibuat_pada", "coba_lagi_pada", "percobaan", "galat",
)  # fmt: skip


# What ran past its deadline


def lewat():
    """What ran past its deadline and is not marked, the longest first."""
    semua = Permohonan.objects.filter(
        tenggat__lt=timezone.now(), terlambat_sejak=None, selesai_pada=None, nomor__isnull=False
    )
    return semua.order_by("tenggat")


def tandai_kelompok(batas):
    """Mark up to `batas` of them. Returns how many. Inside a transaction."""
    baris = list(terkunci(lewat(), *RANTAI, "tenggat", "peringatan_pada", "ex_officio")[:batas])
    jejak = _catat(baris, "terlambat", [{}] * len(baris))
    nilai = [(p.pk, p.tenggat, _pengingat(p), *_kepala(j)) for p, j in zip(baris, jejak, strict=True)]
    perbarui(Permohonan, ["terlambat_sejak", "peringatan_pada", "jejak_urut", "jejak_sidik"], nilai)
    return len(baris)


def _pengingat(baris):
    """What is late is never left without a reminder to come, whatever put it there."""
    return baris.peringatan_pada or (None if baris.ex_officio else baris.tenggat)


# What is to be reminded of


def jatuh():
    """What is to be reminded of by now, the longest waiting first."""
    semua = Permohonan.objects.filter(
        peringatan_pada__lt=timezone.now(), dijeda_sejak=None, selesai_pada=None, nomor__isnull=False
    )
    return semua.order_by("peringatan_pada")


def sapu(batas=500):
    """Send the stage that is due of every awaited row. Returns how many. Nothing outside office hours. Called by beat."""
    if not jatuh().exists():
        return 0
    profil = ProfilKantor.muat()
    kalender = kalender_kantor(profil)
    if not eskalasi.buka(kalender, timezone.now()):
        return 0
    return berkelompok(lambda batas: _sapu_kelompok(batas, kalender, profil), batas)


def _sapu_kelompok(batas, kalender, profil):
    sekarang = timezone.now()
    baris = list(terkunci(jatuh(), *RANTAI, "status_sejak", "tenggat", "peringatan_tahap")[:batas])
    if not baris:
        return 0
    tahap = [eskalasi.tahap_kini(p.peringatan_tahap, p.tenggat, sekarang) for p in baris]
    jejak = _catat(baris, "peringatan", [{"tahap": satu} for satu in tahap])
    nilai = [
        (p.pk, t, eskalasi.sesudah(t, p.tenggat, kalender, profil, sekarang), *_kepala(j))
        for p, t, j in zip(baris, tahap, jejak, strict=True)
    ]
    perbarui(Permohonan, ["peringatan_tahap", "peringatan_pada", "jejak_urut", "jejak_sidik"], nilai)
    _janjikan(baris, tahap, sekarang)
    return len(baris)


def _janjikan(baris, tahap, sekarang):
    """Promise the messages, once for each stage of each landing; one call wakes a worker for the whole batch."""
    nilai = [
        (
            "eskalasi",
            f"eskalasi:{pendaratan(p)}:{t}",
            p.pk,
            {"status": p.status, "sejak": p.status_sejak.isoformat(), "tahap": t},
            sekarang,
            sekarang,
            0,
            "",
        )
        for p, t in zip(baris, tahap, strict=True)
    ]
    tambah(Tugas, KOLOM_TUGAS, nilai, abaikan_kembar=True)
    transaction.on_commit(_bangunkan)


def pendaratan(permohonan):
    """What tells one landing of a row from every other; pauses and calendars do not change it."""
    return f"{permohonan.pk}:{permohonan.status}:{permohonan.status_sejak.timestamp():.6f}"


def _catat(baris, aksi, data):
    kepala = [
        (p.pk, p.jejak_urut, p.jejak_sidik, p.status, nomor_baris(p), isi)
        for p, isi in zip(baris, data, strict=True)
    ]
    return jurnal.catat_banyak(kepala, aksi=aksi, pada=timezone.now())


def _kepala(jejak):
    return jejak.urut, jejak.sidik


def nomor_baris(baris):
    """The printed number of the awaited row; None for an added state."""
    return next((satu.baris for satu in berlaku(baris) if satu.status == baris.status), None)


def _bangunkan():
    """Tell Celery that much was promised. A broker that is down is no error: the sweep comes by itself."""
    from requests_app.tasks import sapu_tugas

    try:
        sapu_tugas.apply_async(retry=False, expires=15)
    except Exception as galat:
        log.warning("pengingat menunggu penyapu: %s", type(galat).__name__)
