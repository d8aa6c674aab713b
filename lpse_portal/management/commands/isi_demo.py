"""`manage.py isi_demo`: the invented office with its people and permohonan. Does nothing where they are already."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts_app.models import Pengguna
from lpse_portal.contoh.kantor import isi_kantor
from lpse_portal.contoh.penutup import tutup
from lpse_portal.contoh.peragaan import Peragaan
from lpse_portal.contoh.register import isi_register
from lpse_portal.demo import ORANG
from requests_app.kantor import zona_kantor
from requests_app.models import Permohonan


class Command(BaseCommand):
    help = "Mengisi kantor contoh: orang-orang karangan dan permohonan dalam setiap status."

    def handle(self, **_):
        if not settings.DEMO:
            raise CommandError("Orang contoh memakai kata sandi yang tercetak; hanya untuk portal contoh.")
        if Pengguna.objects.filter(username__in=dict(ORANG)).exists():
            self.stdout.write("Data contoh sudah ada.")
            return
        # One transaction: an interrupted run leaves nothing, so that the next one starts afresh.
        with timezone.override(zona_kantor()), transaction.atomic():
            unit, orang = isi_kantor()
            isi_register(unit, orang)
            Peragaan(unit, orang).mainkan()
            tutup()
        self.stdout.write(f"Data contoh dibuat: {Permohonan.objects.count()} permohonan.")
