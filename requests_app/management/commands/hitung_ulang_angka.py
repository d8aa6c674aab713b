"""`manage.py hitung_ulang_angka`: the figures of how long each row took, once more from the journal."""

from django.core.management.base import BaseCommand, CommandError

from requests_app.angka import hitung_ulang


class Command(BaseCommand):
    help = "Menyusun ulang lama setiap langkah dari jejak, jeda, dan kalender yang berlaku saat itu."

    def add_arguments(self, parser):
        parser.add_argument(
            "--periksa",
            action="store_true",
            help="hanya membandingkan; berakhir dengan kode 1 bila ada yang berbeda dari jejak",
        )

    def handle(self, *, periksa, **lain):
        if not periksa:
            self.stdout.write(f"{hitung_ulang.bangun()} lama langkah disusun ulang dari jejak.")
            return
        jumlah = 0
        for kalimat in hitung_ulang.beda():
            jumlah += 1
            self.stdout.write(kalimat)
        if jumlah:
            raise CommandError(
                f"{jumlah} lama langkah berbeda dari jejak. Susun ulang dengan: manage.py hitung_ulang_angka"
            )
        self.stdout.write("Setiap lama langkah sama dengan jejaknya.")
