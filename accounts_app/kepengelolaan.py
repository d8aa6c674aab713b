"""What whoever manages people may do and must leave alone: the rules of /kantor/ and of /kelola/ alike."""

from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts_app import kredensial, pejabat, services
from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Penugasan, Peran


class SurelTertahan(Exception):
    """What was asked is done; a mail about it could not be sent. The message says so."""


def mengelola_portal(pengguna):
    """Does this person manage the portal, by its permissions or by an appointment in force?"""
    if pengguna.is_staff or pengguna.is_superuser:
        return True
    return Penugasan.objects.filter(pengguna=pengguna, peran=Peran.PENGELOLA).berlaku().exists()


def boleh_mengubah_orang(oleh, pengguna):
    """A pengelola changes people, not those who manage the portal: their e-mail would be his way up. An Izin."""
    if oleh.is_superuser or not mengelola_portal(pengguna):
        return BOLEH
    return tolak(f"{pengguna} mengelola portal; data dan kata sandinya hanya diurus superuser.")


def boleh_menugaskan(oleh, pengguna):
    """Nobody gives himself a role, or takes his own away. An Izin."""
    if oleh.pk != pengguna.pk:
        return BOLEH
    return tolak("Penugasan untuk diri sendiri dibuat dan diakhiri oleh pengelola lain.")


def periksa_induk(unit, induk):
    """A unit below itself would be a tree without a root. Raises ValidationError."""
    atas = induk
    while atas:
        if atas.pk == unit.pk:
            raise ValidationError("Unit tidak dapat berada di bawah dirinya sendiri.")
        atas = atas.induk


def simpan_orang(pengguna, surel_lama=""):
    """Save a person; `surel_lama`: the address before, for one who was there already.

    A new person gets no password. A new address destroys what waits sealed for him (his inbox may have changed hands) and
    the old one hears of it. Raises SurelTertahan when it could not be told.
    """
    with transaction.atomic():
        if pengguna.pk is None:
            pengguna.username = pengguna.username or services.nama_pengguna(pengguna.email)
            pengguna.set_unusable_password()
        pengguna.save()
        surel_berganti(pengguna, surel_lama)
    if surel_lama and surel_lama != pengguna.email:
        kabari_alamat_lama(pengguna, surel_lama)


def surel_berganti(pengguna, lama):
    """Make the addresses follow the person's e-mail, and destroy what is sealed for him where it is another one now."""
    services.selaraskan_surel(pengguna)
    if lama and lama != pengguna.email:
        for milik in pengguna.kredensial.filter(sandi__isnull=False):
            kredensial.cabut(milik)


def kabari_alamat_lama(pengguna, lama):
    """Raises SurelTertahan."""
    try:
        services.kabari_surel_berganti(pengguna, lama)
    except (SMTPException, OSError):
        raise SurelTertahan(f"Pemberitahuan ke alamat lama {lama} belum terkirim.") from None


def kirim_undangan(pengguna):
    """Mail the link to set a password. Raises SurelTertahan."""
    try:
        services.undang(pengguna)
    except (SMTPException, OSError):
        pesan = f"Surel ke {pengguna.email} belum terkirim. Pilih lagi “Kirim tautan kata sandi” beberapa saat lagi."
        raise SurelTertahan(pesan) from None


def akhiri_penugasan(penugasan, selesai):
    """End an appointment with this last day (included), and close its unit when that is past. Raises ValidationError."""
    penugasan.selesai = selesai
    penugasan.full_clean()
    with transaction.atomic():
        penugasan.save()
        pejabat.pangkas(penugasan)
        services.selaraskan_izin(penugasan)
