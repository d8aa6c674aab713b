from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from requests_app import tugas
from requests_app.kantor import zona_kantor


@shared_task
def kerjakan_tugas(pk):
    with timezone.override(zona_kantor()):
        tugas.kerjakan(pk)


@shared_task
def sapu_tugas():
    with timezone.override(zona_kantor()):
        tugas.sapu()


@shared_task
def sapu_kredensial():
    from requests_app.serah_terima import ingatkan

    ingatkan()


@shared_task
def sapu_tenggat():
    from requests_app.jam import tandai_terlambat

    tandai_terlambat()


@shared_task
def sapu_peringatan():
    from requests_app.eskalasi_sapu import sapu

    with timezone.override(zona_kantor()):
        sapu()


@shared_task
def sapu_ringkasan():
    from requests_app.ringkasan import sapu

    with timezone.override(zona_kantor()):
        sapu()


@shared_task
def sapu_kalender():
    from requests_app.jam import susulkan

    with timezone.override(zona_kantor()):
        susulkan()


@shared_task
def sapu_perbaikan():
    from requests_app import kedaluwarsa

    with timezone.override(zona_kantor()):
        kedaluwarsa.ingatkan()
        kedaluwarsa.kedaluwarsakan()


@shared_task
def sapu_sk():
    from requests_app.registri import peringatan

    with timezone.override(zona_kantor()):
        peringatan.ingatkan()


@shared_task
def sapu_yatim():
    from requests_app import yatim

    yatim.buang()


@shared_task
def sapu_berkas():
    """Half-written uploads of killed processes, page images nobody asked for lately, lapsed previews of letters, register
    files nobody applied, and typed words nobody came back for (of ended sessions too)."""
    from requests_app import isian
    from requests_app.berkas import gambar, gudang
    from requests_app.registri import titipan
    from requests_app.surat import pratinjau

    gudang.sapu()
    gambar.sapu()
    pratinjau.sapu()
    titipan.sapu()
    isian.sapu()
    SessionStore.clear_expired()


@shared_task
def sapu_janji():
    """What applicants may count on, once an hour for all pages."""
    from requests_app.angka import janji_layanan

    with timezone.override(zona_kantor()):
        janji_layanan.segarkan()
