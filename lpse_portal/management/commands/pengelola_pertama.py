"""`manage.py pengelola_pertama --nama … --surel …`: who configures a fresh portal, and the link with which he begins."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from accounts_app.kepengelolaan import simpan_orang
from accounts_app.models import Pengguna, Penugasan, Peran
from accounts_app.services import tautan_undangan, tugaskan
from lpse_portal.pengelola import jadikan_pengelola
from requests_app.kantor import zona_kantor
from requests_app.nip import rapikan_nip

DASAR = "Penyiapan awal portal"


class Command(BaseCommand):
    help = (
        "Membuat Pengelola Portal yang pertama dan mencetak tautan sekali pakai untuk membuat kata sandinya."
    )

    def add_arguments(self, parser):
        parser.add_argument("--nama", required=True, help="nama lengkap")
        parser.add_argument("--surel", required=True, help="alamat surelnya")
        parser.add_argument("--nip", default="", help="18 angka, bila ada")
        parser.add_argument("--jabatan", default="")
        parser.add_argument("--dasar-hukum", default=DASAR, help=f"bawaan: {DASAR}")

    def handle(self, *, nama, surel, nip, jabatan, dasar_hukum, **_):
        _periksa_surel(surel)
        with timezone.override(zona_kantor()), transaction.atomic():
            orang = self._yang_ada(surel) or _buat(nama, surel, rapikan_nip(nip), jabatan, dasar_hukum)
        self.stdout.write(
            f"Pengelola Portal: {orang} (nama pengguna: {orang.username})\n"
            f"Buka tautan sekali pakai ini untuk membuat kata sandi, lalu masuk dan pilih “Siapkan kantor”:\n"
            f"{tautan_undangan(orang)}"
        )

    def _yang_ada(self, surel):
        """The pengelola whose link got lost; anybody else who holds the role is the one to ask. None on a fresh portal."""
        semua = Penugasan.objects.berlaku().filter(peran=Peran.PENGELOLA, pengguna__is_active=True)
        sama = semua.filter(pengguna__email__iexact=surel).select_related("pengguna").first()
        if sama is None and (lain := semua.select_related("pengguna").first()):
            raise CommandError(
                f"Sudah ada Pengelola Portal: {lain.pengguna} ({lain.pengguna.email}). "
                "Pengelola berikutnya ditunjuk olehnya di menu Kantor."
            )
        return sama and sama.pengguna


def _periksa_surel(surel):
    try:
        validate_email(surel)
    except ValidationError:
        raise CommandError(f"Bukan alamat surel: {surel}") from None


def _buat(nama, surel, nip, jabatan, dasar_hukum):
    if Pengguna.objects.filter(email__iexact=surel).exists():
        raise CommandError(f"Surel {surel} sudah dipakai orang di portal ini yang bukan pengelola.")
    orang = Pengguna(nama=nama, email=surel, nip=nip or None, jabatan=jabatan)
    simpan_orang(orang)
    jadikan_pengelola(orang)
    tugaskan(orang, Peran.PENGELOLA, dasar_hukum=dasar_hukum)
    return orang
