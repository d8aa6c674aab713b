"""The ledger of what leaves the portal: one row for each e-Pesan and channel, promised, attempted, accepted, refused, bounced."""

import re
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from accounts_app.models import Pengiriman
from requests_app.models import Tugas
from requests_app.tugas import janjikan

SALURAN = {"surel": Pengiriman.Saluran.SUREL, "gerbang": Pengiriman.Saluran.GERBANG}
GAGAL = (Pengiriman.Keadaan.DITOLAK, Pengiriman.Keadaan.PENTAL)


class Ditolak(Exception):
    """The other side refused for good: trying again changes nothing. The message is for the office, without personal data."""


KETERANGAN_TERPANJANG = Pengiriman._meta.get_field("keterangan").max_length


def janjikan_kirim(pesan, saluran, peristiwa, permohonan=None):
    """Promise one e-Pesan to one channel ("surel", "gerbang"), with its row in the ledger. Once, whatever happens."""
    buka(pesan, saluran)
    muatan = {"pesan": pesan.pk, "peristiwa": peristiwa}
    return janjikan(saluran, f"{saluran}:{pesan.pk}", permohonan=permohonan, **muatan)


def buka(pesan, saluran):
    """The ledger's row of this message and channel, made where there is none yet."""
    pada = timezone.now()
    isi = {
        "tujuan": tujuan(pesan.penerima, saluran),
        "pengenal": pengenal(pesan, saluran),
        "dibuat_pada": pada,
        "diubah_pada": pada,
    }
    return Pengiriman.objects.get_or_create(pesan=pesan, saluran=SALURAN[saluran], defaults=isi)[0]


def pengenal(pesan, saluran, ulangan=0):
    """What names one sending to the other side, the same however often a crash repeats it: a Message-ID or an idempotency key.

    ulangan  how often it was sent anew by hand: a new sending, which the other side must not take for the old one
    """
    nama = f"pesan-{pesan.pk}-{pesan.dibuat_pada:%Y%m%d%H%M%S%f}" + (f".{ulangan}" if ulangan else "")
    return f"<{nama}@{_domain()}>" if saluran == "surel" else f"{nama}.{saluran}"


def nama(kirim):
    """The name of one sending without its domain, to build keys from."""
    return kirim.pengenal.strip("<>").partition("@")[0]


def _domain():
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def tujuan(orang, saluran):
    """The address, masked: enough to see which one it was, not enough to use it."""
    return samarkan_surel(orang.email) if saluran == "surel" else samarkan_telepon(orang.telepon)


def samarkan_surel(alamat):
    """ "sari.dewi@contoh.go.id" → "s•••i@contoh.go.id"."""
    nama, at, domain = alamat.rpartition("@")
    return (
        Truncator(f"{nama[:1]}•••{nama[-1:] if len(nama) > 2 else ''}{at}{domain}").chars(120) if at else ""
    )


def samarkan_telepon(nomor):
    """ "0812-3456-7890" → "•••7890"."""
    angka = re.sub(r"\D", "", nomor)
    return f"•••{angka[-4:]}" if len(angka) > 7 else "•••"


def bersihkan(teks):
    """What a server answered, in one line, without the addresses it names."""
    tanpa = re.sub(r"<?[^\s<>@:;,()]+@[^\s<>@:;,()]+>?", "[alamat]", " ".join(teks.split()))
    return Truncator(tanpa).chars(KETERANGAN_TERPANJANG)


def catat_percobaan(kirim):
    """Before the other side is spoken to: one more attempt, at the address of today."""
    Pengiriman.objects.filter(pk=kirim.pk).update(
        percobaan=F("percobaan") + 1,
        tujuan=tujuan(kirim.pesan.penerima, _kunci(kirim)),
        diubah_pada=timezone.now(),
    )


def _kunci(kirim):
    return next(kunci for kunci, saluran in SALURAN.items() if saluran == kirim.saluran)


def catat(kirim, keadaan, keterangan=""):
    """How far it came. What has bounced meanwhile stays bounced. Returns whether it was written."""
    menunggu = Pengiriman.objects.filter(
        pk=kirim.pk, pengenal=kirim.pengenal, keadaan=Pengiriman.Keadaan.MENUNGGU
    )
    return menunggu.update(keadaan=keadaan, keterangan=bersihkan(keterangan), diubah_pada=timezone.now())


def catat_pental(kode, keterangan):
    """A bounce came for this Message-ID. Returns its Pengiriman when it is news, None when it was known or is not ours."""
    kirim = Pengiriman.objects.select_related("pesan__penerima").filter(pengenal=kode).first()
    if kirim is None:
        return None
    baru = Pengiriman.objects.filter(pk=kirim.pk).exclude(keadaan=Pengiriman.Keadaan.PENTAL)
    isi = {"keterangan": bersihkan(keterangan), "diubah_pada": timezone.now()}
    return kirim if baru.update(keadaan=Pengiriman.Keadaan.PENTAL, **isi) else None


def milik(permohonan):
    """The ledger of one permohonan, newest message first."""
    pesan = janji(permohonan).values_list("muatan__pesan", flat=True)
    kueri = Pengiriman.objects.filter(pesan__in=list(pesan)).select_related("pesan__penerima")
    return kueri.order_by("-pesan_id", "saluran")


def janji(permohonan):
    return Tugas.objects.filter(permohonan=permohonan, jenis__in=SALURAN)


@transaction.atomic
def kirim_ulang(kirim, permohonan):
    """Send anew what was refused or bounced, to the address of today. Returns whether this call was the one that did."""
    saluran, ulangan, asal = _kunci(kirim), _ulangan(kirim) + 1, janji_pertama(kirim)
    if asal is None:
        return False
    diubah = Pengiriman.objects.filter(pk=kirim.pk, keadaan__in=GAGAL, pengenal=kirim.pengenal).update(
        keadaan=Pengiriman.Keadaan.MENUNGGU,
        keterangan="",
        percobaan=0,
        pengenal=pengenal(kirim.pesan, saluran, ulangan),
        tujuan=tujuan(kirim.pesan.penerima, saluran),
        diubah_pada=timezone.now(),
    )
    if diubah:
        kunci = f"{saluran}:{kirim.pesan_id}:{ulangan}"
        janjikan(saluran, kunci, permohonan=permohonan, **asal.muatan)
    return bool(diubah)


def janji_pertama(kirim):
    """The Tugas by which this was first promised: it knows the permohonan and the kind of notice. None if it is gone."""
    kunci = f"{_kunci(kirim)}:{kirim.pesan_id}"
    return Tugas.objects.select_related("permohonan").filter(kunci=kunci).first()


def _ulangan(kirim):
    """How often it was sent anew by hand so far; `pengenal` tells."""
    cocok = re.search(r"^<?pesan-\d+-\d+\.(\d+)", kirim.pengenal)
    return int(cocok[1]) if cocok else 0
