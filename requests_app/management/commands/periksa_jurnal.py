"""`manage.py periksa_jurnal`: re-hash the whole journal, and on request every stored document."""

import json

from django.core.management.base import BaseCommand, CommandError

from requests_app import jurnal
from requests_app.models import Jejak, Permohonan


class Command(BaseCommand):
    help = "Memeriksa ulang seluruh jejak permohonan; berakhir dengan kode 0 hanya bila semuanya utuh."

    def add_arguments(self, parser):
        parser.add_argument("--berkas", action="store_true", help="periksa juga setiap berkas yang tersimpan")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *, berkas, format, **lain):
        hasil = periksa(berkas=berkas)
        self.stdout.write(TULIS[format](hasil))
        if not hasil["utuh"]:
            raise CommandError(f"Jejak tidak utuh. Yang pertama: {_kalimat(hasil['pertama'])}")


def periksa(*, berkas=False):
    """{"utuh": bool, "jumlah": entries re-hashed, "galat": [fault], "pertama": fault or None}.

    A fault is {"permohonan": pk, "nomor", "urut", "galat": a sentence}, None where it is about no one entry. `pertama` is the
    first that names an entry; without such a one, the first of all.
    """
    sumber = [jurnal.periksa(), jurnal.periksa_keadaan(), jurnal.periksa_isi()]
    sumber += [jurnal.periksa_berkas()] if berkas else []
    galat = _bernomor([fakta for isi in sumber for fakta in isi])
    pertama = next((fakta for fakta in galat if fakta["permohonan"]), next(iter(galat), None))
    return {"utuh": not galat, "jumlah": Jejak.objects.count(), "galat": galat, "pertama": pertama}


def _bernomor(galat):
    """The registration number beside the key: what an office can look up."""
    terlibat = {fakta["permohonan"] for fakta in galat}
    nomor = dict(Permohonan.objects.filter(pk__in=terlibat).values_list("pk", "nomor"))
    return [{"nomor": nomor.get(fakta["permohonan"]), **fakta} for fakta in galat]


def sebagai_json(hasil):
    return json.dumps(hasil, ensure_ascii=False, indent=2)


def sebagai_teks(hasil):
    if hasil["utuh"]:
        return f"Jejak utuh: {hasil['jumlah']} entri diperiksa."
    return "\n".join(_kalimat(fakta) for fakta in hasil["galat"])


def _kalimat(fakta):
    letak = fakta["nomor"] or (f"permohonan {fakta['permohonan']}" if fakta["permohonan"] else "Basis data")
    entri = f" entri {fakta['urut']}" if fakta["urut"] is not None else ""
    return f"{letak}{entri}: {fakta['galat']}"


TULIS = {"teks": sebagai_teks, "json": sebagai_json}
