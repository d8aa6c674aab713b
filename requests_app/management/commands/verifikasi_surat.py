"""`manage.py verifikasi_surat FILE`: what this PDF is to the office that is said to have issued it."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from requests_app.surat.putusan import putuskan


class Command(BaseCommand):
    help = "Memeriksa tanda tangan sebuah surat dan mencocokkannya dengan register."

    def add_arguments(self, parser):
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, berkas, format, **_):
        try:
            pdf = berkas.read_bytes()
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibaca: {galat.strerror}.") from galat
        hasil = periksa(pdf)
        if format == "json":
            self.stdout.write(json.dumps(hasil, ensure_ascii=False))
        else:
            self.stdout.writelines(f"{nama}: {nilai}" for nama, nilai in hasil.items())


def periksa(pdf):
    """{"putusan", "identik", "utuh", "penanda_tangan", "waktu", "kesimpulan", "arti"}.

    `putusan` speaks of the signature (`surat.verifikasi`), `identik` and `kesimpulan` of the register (`surat.putusan`).
    """
    hasil = putuskan(pdf)
    temuan = hasil.tanda_tangan
    return {
        "putusan": temuan.get("putusan", "RUSAK"),
        "identik": hasil.kode == "ASLI",
        "utuh": temuan.get("utuh", False),
        "penanda_tangan": temuan.get("penanda_tangan", ""),
        "waktu": temuan.get("waktu"),
        "kesimpulan": hasil.kode,
        "arti": hasil.kata.arti,
    }
