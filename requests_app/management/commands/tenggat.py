"""`manage.py tenggat`: when something that lands at a given moment is due, with the arithmetic shown."""

import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.management.base import BaseCommand, CommandError

from requests_app.tenggat import baca_waktu, diterima
from requests_app.tenggat.kalender import NAMA_HARI
from requests_app.uraian import uraikan


class Command(BaseCommand):
    help = "Menghitung tenggat menurut jam kerja dan hari libur kantor, dan memperlihatkan hitungannya."

    def add_arguments(self, parser):
        parser.add_argument(
            "--mulai", required=True, help="saat mulai, mis. 2026-11-19T15:00 (tanpa zona: zona kantor)"
        )
        parser.add_argument(
            "--waktu", required=True, help='mutu baku waktu, mis. "60 menit", "1 hari", "N/A"'
        )
        parser.add_argument("--zona", help="zona waktu kantor pengganti, mis. Asia/Makassar")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, mulai, waktu, zona=None, format="teks", **lain):
        try:
            pada, waktu, zona = baca_mulai(mulai), baca_waktu(waktu), baca_zona(zona)
            kalender = _kalender(zona)
            self.stdout.write(TULIS[format](hitung(kalender, pada, waktu)))
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        except OverflowError as galat:
            raise CommandError("Tanggalnya di luar jangkauan kalender.") from galat


def baca_mulai(teks):
    """The moment written in ISO 8601, aware or naive. Raises ValueError in Indonesian."""
    try:
        return datetime.fromisoformat(teks)
    except ValueError as galat:
        raise ValueError(f'Saat mulai "{teks}" tidak terbaca. Tulis misalnya 2026-11-19T15:00.') from galat


def baca_zona(nama):
    """The ZoneInfo of that name, or None for None. Raises ValueError in Indonesian."""
    try:
        return None if nama is None else ZoneInfo(nama)
    except (ZoneInfoNotFoundError, ValueError, OSError) as galat:
        raise ValueError(f'Zona waktu "{nama}" tidak dikenal. Tulis misalnya Asia/Jakarta.') from galat


def hitung(kalender, pada, waktu):
    """{"diterima", "tenggat": datetime or None, "rincian": [Baris]}; a naive `pada` is a moment in the office's zone."""
    if pada.tzinfo is None:
        pada = pada.replace(tzinfo=kalender.zona)
    if waktu is None:
        return {"diterima": diterima(kalender, pada), "tenggat": None, "rincian": []}
    uraian = uraikan(kalender, pada, waktu)
    return {"diterima": uraian.diterima, "tenggat": uraian.tenggat, "rincian": uraian.baris}


def sebagai_json(hasil):
    isi = hasil | {"rincian": [_isi(baris) for baris in hasil["rincian"]]}
    return json.dumps(isi, default=lambda saat: saat.isoformat(), ensure_ascii=False, indent=2)


def _isi(baris):
    menit = baris.detik / 60
    isi = {"tanggal": baris.tanggal, "keterangan": baris.keterangan, "hari": baris.hari}
    isi["menit"] = int(menit) if menit.is_integer() else menit
    return isi | ({"sampai": baris.sampai} if baris.sampai else {})


def sebagai_teks(hasil):
    akhir = hasil["tenggat"]
    baris = [
        f"Diterima  {_saat(hasil['diterima'])}",
        f"Tenggat   {_saat(akhir) if akhir else 'tanpa baku waktu'}",
    ]
    return "\n".join(baris + [_baris(isi) for isi in hasil["rincian"]])


TULIS = {"teks": sebagai_teks, "json": sebagai_json}


def _kalender(zona):
    # Imported here: the models must be ready, and what can be refused without the database is refused before.
    from requests_app.kantor import kalender_kantor

    kalender = kalender_kantor()
    return replace(kalender, zona=zona) if zona else kalender


def _saat(saat):
    return f"{NAMA_HARI[saat.weekday()]}, {saat:%d-%m-%Y %H.%M.%S} {saat.tzname()}"


def _baris(isi):
    sampai = f"–{isi.sampai:%d-%m-%Y}" if isi.sampai else ""
    return f"  {isi.nama_hari:<7}{isi.tanggal:%d-%m-%Y}{sampai}  {isi.terhitung or '–':>10}  {isi.keterangan}"
