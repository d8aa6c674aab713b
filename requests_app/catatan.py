"""The writer of what is said beside the SOP: notes of the office, and messages between the office and the applicant."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from requests_app import jam, jurnal, terpin, tugas
from requests_app.galat import BelumBoleh
from requests_app.izin import Pelaku, boleh_menulis_catatan
from requests_app.models import Catatan, Jeda, Permohonan
from requests_app.sop.pelaksana import SATUAN_KERJA

ULANGAN = timedelta(minutes=2)
"""The same words of the same person within this time are one press too many, not a second message."""


@transaction.atomic
def tulis(permohonan, *, oleh, isi, untuk_pemohon):
    """Write one Catatan and return it; the journal pins its digest, and a message is sent. Raises BelumBoleh."""
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    pelaku = Pelaku(oleh)
    izin = boleh_menulis_catatan(pelaku, permohonan, untuk_pemohon=untuk_pemohon)
    if not izin:
        raise BelumBoleh(izin)
    baru = {"oleh": oleh, "isi": isi, "untuk_pemohon": untuk_pemohon}
    pada = timezone.now()
    if lama := permohonan.catatan.filter(**baru, pada__gt=pada - ULANGAN).last():
        return lama
    catatan = Catatan.objects.create(permohonan=permohonan, pada=pada, **baru)
    jejak = jurnal.catat(
        permohonan,
        aksi="tulis_pesan" if untuk_pemohon else "tulis_catatan",
        pelaku=oleh,
        peran=_sebutan(pelaku),
        data={"catatan": catatan.pk, "isi": terpin.sidik(isi)},
        pada=pada,
    )
    if untuk_pemohon:
        kunci = f"pesan_pemohon:{catatan.pk}"
        tugas.janjikan("pesan_pemohon", kunci, permohonan=permohonan, catatan=catatan.pk, jejak=jejak.pk)
        _akhiri_penantian(permohonan, pelaku)
    return catatan


def _akhiri_penantian(permohonan, pelaku):
    """The applicant answered: a clock that was stopped to wait for just that goes on by itself."""
    menunggu = permohonan.jeda.filter(selesai=None, sebab=Jeda.Sebab.PEMOHON)
    if not pelaku.petugas_kantor and menunggu.exists():
        jam.lanjutkan(permohonan)


def _sebutan(pelaku):
    """In which capacity: his office role, else as the applicant's side."""
    return pelaku.sebutan(pelaku.pelaksana[0] if pelaku.pelaksana else SATUAN_KERJA)
