from django.core.management.base import BaseCommand
from django.utils import timezone

from requests_app import tugas
from requests_app.kantor import zona_kantor
from requests_app.models import Tugas


class Command(BaseCommand):
    help = "Kerjakan satu tugas yang sudah disewa; dijalankan oleh pekerja dalam proses tersendiri."

    def add_arguments(self, parser):
        parser.add_argument("pk", type=int)

    def handle(self, *, pk, **pilihan):
        with timezone.override(zona_kantor()):
            tugas.selesaikan(Tugas.objects.select_related("permohonan").get(pk=pk, selesai_pada=None))
