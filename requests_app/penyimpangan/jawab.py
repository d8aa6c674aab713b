"""The one writer of a reason."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts_app.izin import BOLEH, tolak
from requests_app import jurnal, terpin
from requests_app.galat import BelumBoleh
from requests_app.models import Penyimpangan, Permohonan

BATAS_UBAH = timedelta(minutes=10)
"""A wrong tap may be put right this long; afterwards what was said stands."""


def boleh_menjawab(pelaku, satu):
    """May this person say why it came to this deviation? Who performed the row, once. An Izin."""
    if not pelaku.aktif or satu.pelaku_id != pelaku.pengguna.pk:
        return tolak("Sebab penyimpangan hanya diisi oleh pelaksana yang mengerjakan langkah itu.")
    if satu.dijawab_pada and timezone.now() >= satu.dijawab_pada + BATAS_UBAH:
        return tolak(
            "Sebab penyimpangan ini sudah tercatat dan tidak dapat diubah lagi. Tulis keterangan tambahannya sebagai catatan "
            "internal pada halaman permohonan."
        )
    return BOLEH


@transaction.atomic
def jawab(satu, *, pelaku, sebab, uraian=""):
    """Write the reason down; the journal of the permohonan pins it (also a correction). Raises BelumBoleh."""
    permohonan = Permohonan.objects.terkunci(satu.permohonan_id)
    satu = Penyimpangan.objects.select_related("jejak").get(pk=satu.pk)
    izin = boleh_menjawab(pelaku, satu)
    if not izin:
        raise BelumBoleh(izin)
    if (satu.sebab, satu.uraian) == (sebab, uraian) and satu.dijawab_pada:
        return satu  # the same tap again
    pada = timezone.now()
    satu.sebab, satu.uraian = sebab, uraian
    satu.dijawab_pada = satu.dijawab_pada or pada
    satu.save(update_fields=["sebab", "uraian", "dijawab_pada"])
    jurnal.catat(
        permohonan, aksi="penyimpangan", pelaku=pelaku.pengguna, peran=satu.jejak.peran, baris=satu.baris,
        data={"penyimpangan": satu.pk, "jenis": satu.jenis, "sebab": sebab, "uraian": terpin.sidik(uraian)}, pada=pada,
    )  # fmt: skip
    return satu
