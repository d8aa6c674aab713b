"""Celery with points of death: `python -m tests.faults.pekerja` takes the arguments of `celery`."""

from contextvars import ContextVar

import django
from celery.bin.celery import main
from celery.signals import task_postrun

from tests.faults.titik import bungkus, mati

KINI = ContextVar("jenis tugas yang sedang dikerjakan", default="")


def pasang():
    from django.core.mail import EmailMessage
    from django.db.transaction import Atomic

    from requests_app import tugas
    from requests_app.berkas import gudang

    bungkus(
        tugas,
        "klaim",
        sebelum=lambda pk: mati("sebelum-klaim", _jenis(pk)),
        sesudah=lambda hasil, pk: hasil and mati("sesudah-klaim", hasil.jenis),
    )
    bungkus(tugas, "selesaikan", sesudah=lambda _, satu: mati("sesudah-selesai", satu.jenis))
    for jenis, penangan in tugas.PENANGAN.items():
        tugas.PENANGAN[jenis] = _tertandai(jenis, penangan)
    # What a handler does to the world, and the end of whatever it writes in one transaction.
    for tempat, nama in ((EmailMessage, "send"), (gudang, "simpan"), (Atomic, "__exit__")):
        bungkus(tempat, nama, sebelum=lambda *_: KINI.get() and mati("dalam-penangan", KINI.get()))
    task_postrun.connect(_sesudah_pesan, weak=False)


def _tertandai(jenis, penangan):
    def kerja(satu):
        tanda = KINI.set(jenis)
        try:
            penangan(satu)
        finally:
            KINI.reset(tanda)
        mati("sesudah-efek", jenis)

    return kerja


def _jenis(pk):
    from requests_app.models import Tugas

    return Tugas.objects.values_list("jenis", flat=True).get(pk=pk)


def _sesudah_pesan(*, task, args, **lain):
    if task.name == "requests_app.tasks.kerjakan_tugas":
        mati("sebelum-ack", _jenis(args[0]))


if __name__ == "__main__":
    django.setup()
    pasang()
    main()
