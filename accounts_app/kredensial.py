"""The sealed handover of one SPSE password: sealed where the account is made, opened once by its recipient, then gone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts_app import brankas
from accounts_app.kata import tanggal_waktu_teks
from accounts_app.models import Kredensial, ProfilKantor

SEHARI = timedelta(days=1)
TENGGANG_KIRIM = 3
"""Days a sealed credential may wait to be sent: a weekend between row 7 and row 8."""


class TidakDapatDibuka(Exception):
    """The credential cannot be opened; `alasan` is the sentence to show."""

    def __init__(self, alasan):
        super().__init__(alasan)
        self.alasan = alasan


def segel(*, penerima, rujukan, user_id, sandi, pada):
    """Seal `sandi` for `penerima` under the day key, bound to `rujukan` and recipient. Returns the Kredensial."""
    kid, isi = brankas.segel(sandi, aad=_aad(penerima.pk, rujukan))
    batas = pada + timedelta(days=ProfilKantor.muat().hari_kredensial + TENGGANG_KIRIM)
    return Kredensial.objects.create(
        penerima=penerima,
        rujukan=rujukan,
        user_id=user_id,
        kid=kid,
        sandi=isi,
        dibuat_pada=pada,
        kedaluwarsa_pada=batas,
    )


def kirim(kredensial, *, pada):
    """From now the recipient may open it for the office's number of days (never longer than its day key lives)."""
    kredensial.dikirim_pada = pada
    batas = pada + timedelta(days=ProfilKantor.muat().hari_kredensial)
    kredensial.kedaluwarsa_pada = min(batas, kredensial.kedaluwarsa_pada)
    kredensial.save(update_fields=["dikirim_pada", "kedaluwarsa_pada"])


@transaction.atomic
def buka(pk, *, oleh):
    """Reveal once: returns (User ID, password) and leaves no ciphertext. Raises TidakDapatDibuka.

    Decrypting comes before the commit: a seal that does not open rolls back instead of burning the credential.
    """
    pada = timezone.now()
    kredensial = Kredensial.objects.select_for_update().filter(pk=pk, penerima=oleh).first()
    if kredensial is None or kredensial.dikirim_pada is None:
        raise TidakDapatDibuka("Kredensial ini tidak ditemukan untuk Anda.")
    sandi = bytes(kredensial.sandi) if kredensial.sandi is not None else None
    klaim = Kredensial.objects.filter(
        pk=pk, penerima=oleh, dibuka_pada=None, sandi__isnull=False, kedaluwarsa_pada__gt=pada
    )
    if not klaim.update(dibuka_pada=pada, sandi=None):
        raise TidakDapatDibuka(alasan_tertutup(kredensial))
    try:
        return kredensial.user_id, brankas.buka(kredensial.kid, sandi, aad=_aad(oleh.pk, kredensial.rujukan))
    except (brankas.SegelRusak, brankas.KunciMusnah):
        raise TidakDapatDibuka(
            "Segel password ini rusak atau kuncinya sudah dimusnahkan. Hubungi Helpdesk LPSE untuk reset password."
        ) from None


def dapat_dibuka(kredensial):
    return kredensial.sandi is not None and kredensial.kedaluwarsa_pada > timezone.now()


def alasan_tertutup(kredensial):
    if kredensial.dilaporkan_pada:
        return f"Password ini Anda laporkan {tanggal_waktu_teks(kredensial.dilaporkan_pada)} dan tidak berlaku lagi."
    if kredensial.dibuka_pada:
        kapan = tanggal_waktu_teks(kredensial.dibuka_pada)
        return f"Password ini sudah ditampilkan {kapan} dan tidak disimpan."
    return "Masa buka password ini sudah habis, dan isinya sudah dimusnahkan."


def konfirmasi(pk, *, oleh):
    """The recipient confirms having changed the password. Returns True the first time."""
    terbuka = Kredensial.objects.filter(pk=pk, penerima=oleh, dibuka_pada__isnull=False, dilaporkan_pada=None)
    return bool(terbuka.filter(dikonfirmasi_pada=None).update(dikonfirmasi_pada=timezone.now()))


def laporkan(pk, *, oleh):
    """The recipient reports that somebody else opened or received it: it opens for nobody any more. True the first time."""
    pada = timezone.now()
    terkirim = Kredensial.objects.filter(
        pk=pk, penerima=oleh, dikirim_pada__isnull=False, dilaporkan_pada=None
    )
    return bool(terkirim.update(dilaporkan_pada=pada, sandi=None, kedaluwarsa_pada=pada))


def boleh_diminta_lagi(kredensial):
    """Is there nothing left to open, and has its password not been changed by its owner? (Or it was reported.)"""
    if kredensial.dikirim_pada is None or kredensial.diminta_lagi_pada or dapat_dibuka(kredensial):
        return False
    return kredensial.dikonfirmasi_pada is None or kredensial.dilaporkan_pada is not None


def minta_lagi(pk, *, oleh):
    """The recipient asks for a new password, since this one lapsed, was reported or got lost. True the first time."""
    kredensial = Kredensial.objects.select_for_update().filter(pk=pk, penerima=oleh).first()
    if kredensial is None or not boleh_diminta_lagi(kredensial):
        return False
    return bool(Kredensial.objects.filter(pk=pk).update(diminta_lagi_pada=timezone.now()))


def cabut(kredensial):
    """Destroy a credential that another one replaces."""
    Kredensial.objects.filter(pk=kredensial.pk).update(sandi=None, kedaluwarsa_pada=timezone.now())


def hanguskan_kedaluwarsa():
    """Destroy ciphertext whose time is over, then the day keys nothing needs any more (their deletion reaches backups)."""
    Kredensial.objects.filter(kedaluwarsa_pada__lte=timezone.now(), sandi__isnull=False).update(sandi=None)
    hidup = set(Kredensial.objects.filter(sandi__isnull=False).values_list("kid", flat=True))
    brankas.musnahkan_kunci_lama(timezone.now().date(), umur_hari=1, kecuali=hidup)


def _aad(penerima_id, rujukan):
    return {"v": 1, "penerima": penerima_id, "rujukan": rujukan}
