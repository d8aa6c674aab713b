import contextlib
import mailbox
import os
import sys
from email import message_from_bytes

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils import timezone

from requests_app import kabar_pental, pengiriman
from requests_app.kantor import zona_kantor
from requests_app.pental import TidakTerbaca, baca
from requests_app.surel import kata_sebab

TERBESAR = 10 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Baca laporan surel terpental (RFC 3464) dari masukan standar, atau semua surel sebuah kotak surat (--mbox), "
        "dan catat pada kabar yang tidak sampai. Keluar 65 bila tidak terbaca, 75 bila perlu dicoba lagi."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--mbox", help="berkas kotak surat berformat mbox; tanpa ini dibaca masukan standar"
        )

    def handle(self, *, mbox, **pilihan):
        try:
            with timezone.override(zona_kantor()):
                gagal = sum(not self._terima(satu) for satu in (_kotak(mbox) if mbox else _masukan()))
        except DatabaseError as galat:
            raise CommandError("Basis data tidak menjawab.", returncode=os.EX_TEMPFAIL) from galat
        if gagal:
            raise CommandError(f"{gagal} surel tidak terbaca.", returncode=os.EX_DATAERR)

    def _terima(self, surat):
        try:
            pental = baca(surat)
        except TidakTerbaca as galat:
            self.stderr.write(str(galat))
            return False
        self.stdout.write(_catat(pental) if pental.gagal else "Tertunda atau terkirim: tidak dicatat.")
        return True


@transaction.atomic
def _catat(pental):
    rinci = " ".join(satu for satu in (pental.kode, pental.jawaban) if satu)
    kirim = pengiriman.catat_pental(pental.pengenal, f"{kata_sebab(pental.kode)} ({rinci})")
    if kirim is None:
        return "Sudah tercatat, atau bukan kabar portal ini."
    asal = pengiriman.janji_pertama(kirim)
    kabar_pental.beri_tahu(kirim, asal.permohonan if asal else None)
    return f"Dicatat: kabar {kirim.pesan_id} terpental."


def _masukan():
    isi = sys.stdin.buffer.read(TERBESAR + 1)
    if not isi.strip() or len(isi) > TERBESAR:
        raise CommandError("Masukan kosong atau terlalu besar.", returncode=os.EX_DATAERR)
    yield message_from_bytes(isi)


def _kotak(berkas):
    if not os.path.isfile(berkas):
        raise CommandError(f"Tidak ada kotak surat {berkas}.", returncode=os.EX_NOINPUT)
    with contextlib.closing(mailbox.mbox(berkas, create=False)) as kotak:
        yield from kotak
