from celery import shared_task
from django.utils import timezone

from accounts_app.kredensial import hanguskan_kedaluwarsa
from accounts_app.models import Penugasan, ProfilKantor
from accounts_app.services import selaraskan_izin


@shared_task
def sapu_penugasan():
    """Open what starts today, withdraw what ended (the query checks the dates anyway); destroy lapsed credentials."""
    with timezone.override(ProfilKantor.muat().zona):
        _selaraskan()
    hanguskan_kedaluwarsa()


def _selaraskan():
    for penugasan in Penugasan.objects.exclude(unit=None).select_related("pengguna", "unit"):
        selaraskan_izin(penugasan)
