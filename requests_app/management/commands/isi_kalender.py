"""`manage.py isi_kalender [TAHUN ...]`: seed holidays, cuti bersama and office hours where the office has none yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from requests_app.kantor import isi_kalender


class Command(BaseCommand):
    help = "Mengisi hari libur, cuti bersama, dan jam kerja. Yang sudah diubah kantor tidak ditimpa."

    def add_arguments(self, parser):
        parser.add_argument("tahun", nargs="*", type=int, help="bawaan: tahun ini dan tahun depan")

    def handle(self, *, tahun, **_):
        tahun = tahun or [timezone.localdate().year, timezone.localdate().year + 1]
        isi_kalender(tahun)
        self.stdout.write(f"Kalender {', '.join(map(str, tahun))} terisi.")
