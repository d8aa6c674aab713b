import resource
import signal

from django.core.management.base import BaseCommand
from django.utils import timezone

from requests_app import tugas
from requests_app.kantor import zona_kantor
from requests_app.models import Tugas

BATAS_MEMORI = 4 * 1024**3


class Command(BaseCommand):
    help = "Kerjakan satu tugas yang sudah disewa; dijalankan oleh pekerja dalam proses tersendiri."

    def add_arguments(self, parser):
        parser.add_argument("pk", type=int)
        parser.add_argument("--detik", type=int, default=tugas.BATAS_TERPISAH_DETIK)

    def handle(self, *, pk, detik, **pilihan):
        batasi(detik)
        with timezone.override(zona_kantor()):
            tugas.selesaikan(Tugas.objects.select_related("permohonan").get(pk=pk, selesai_pada=None))


def batasi(detik):
    """The kernel ends this process when its lease ends, whether or not the worker that started it still lives."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(detik)
    _, keras = resource.getrlimit(resource.RLIMIT_AS)
    if keras == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
