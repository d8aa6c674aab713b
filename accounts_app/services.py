"""The writers of people and rights."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from guardian.shortcuts import assign_perm, remove_perm

from accounts_app.models import Pengguna, Penugasan, Peran, ProfilKantor
from accounts_app.models.penugasan import PERAN_PENGADAAN

IZIN_PERAN = {
    Peran.SATKER: ("ajukan_permohonan", "lihat_permohonan"),
    Peran.PIMPINAN: ("ajukan_permohonan", "lihat_permohonan"),
    Peran.AUDITOR: ("lihat_permohonan",),
    **dict.fromkeys(PERAN_PENGADAAN, ("ajukan_sendiri",)),
}


class PenerimaTidakJelas(Exception):
    """Who would receive the credential is not certain enough; the message says why and what to do."""


@transaction.atomic
def tugaskan(pengguna, peran, *, unit=None, mulai=None, selesai=None, dasar_hukum, sifat="DEFINITIF", **lain):
    """Record an appointment and open its unit with guardian. Dates are office days; `selesai` is included.

    `lain`: halves of days, whom it replaces, its scope. The pages that appoint somebody in another's place go through
    accounts_app.pejabat.tunjuk, which refuses more.
    """
    penugasan = Penugasan(
        pengguna=pengguna,
        peran=peran,
        unit=unit,
        sifat=sifat,
        mulai=mulai or timezone.localdate(),
        selesai=selesai,
        dasar_hukum=dasar_hukum,
        **lain,
    )
    penugasan.full_clean()
    penugasan.save()
    selaraskan_izin(penugasan)
    return penugasan


def selaraskan_izin(penugasan):
    """Make guardian's rows for this person and unit equal to the appointments in force today."""
    if penugasan.unit_id is None:
        return
    berlaku = Penugasan.objects.filter(
        pengguna_id=penugasan.pengguna_id, unit_id=penugasan.unit_id
    ).tercatat_berlaku()
    punya = {izin for p in berlaku for izin in IZIN_PERAN.get(p.peran, ())}
    for izin in {izin for milik in IZIN_PERAN.values() for izin in milik}:
        ubah = assign_perm if izin in punya else remove_perm
        ubah(izin, penugasan.pengguna, penugasan.unit)


def cari_penerima(nip, email):
    """The portal account of a person named in a request: by NIP, else by e-mail; None when he has none yet.

    Raises PenerimaTidakJelas when the e-mail is in use by an account that is not provably this person's, or the account
    is switched off: a password must never reach a mailbox's other owner, nor an inbox nobody can open.
    """
    calon = Q(email__iexact=email) | Q(nip=nip) if nip else Q(email__iexact=email)
    return pilih_penerima(Pengguna.objects.filter(calon), nip, email)


def pilih_penerima(calon, nip, email):
    """As `cari_penerima`, among accounts that were read already (every one that has this NIP or this e-mail)."""
    akun = next((satu for satu in calon if nip and satu.nip == nip), None)
    if akun is None:
        akun = next((satu for satu in calon if satu.email.lower() == email.lower()), None)
        if akun and nip != (akun.nip or ""):
            pesan = f"Surel {email} sudah dipakai akun portal lain (NIP berbeda atau belum diisi). Periksa data orang ini."
            raise PenerimaTidakJelas(pesan)
    if akun and not akun.is_active:
        raise PenerimaTidakJelas(
            f"Akun portal {akun.nama_bergelar} tidak aktif. Minta Pengelola Portal mengaktifkannya."
        )
    return akun


def penerima_kredensial(*, nama, nip, email, telepon="", pangkat_golongan="", jabatan=""):
    """Find, or make without a usable password, the portal account in which a person receives his credential.

    Raises PenerimaTidakJelas.
    """
    ada = cari_penerima(nip, email)
    if ada:
        return ada
    pengguna = Pengguna(
        username=nama_pengguna(email), nama=nama, nip=nip or None, email=email, telepon=telepon,
        pangkat_golongan=pangkat_golongan, jabatan=jabatan,
    )  # fmt: skip
    pengguna.set_unusable_password()
    pengguna.save()
    return pengguna


def nama_pengguna(email):
    dasar = email.split("@")[0][:100] or "pengguna"
    dasar = f"u{dasar}" if dasar.isdigit() else dasar
    nama, urut = dasar, 1
    while Pengguna.objects.filter(username__iexact=nama).exists():
        urut += 1
        nama = f"{dasar}{urut}"
    return nama


@transaction.atomic
def selaraskan_surel(pengguna):
    """Make allauth's addresses of a person equal to his one e-mail, vouched for by the office. An old one opens nothing."""
    from allauth.account.models import EmailAddress

    milik = EmailAddress.objects.filter(user=pengguna)
    milik.exclude(email=pengguna.email).delete()
    if not milik.exists():
        EmailAddress.objects.create(user=pengguna, email=pengguna.email, verified=True, primary=True)


def kabari_surel_berganti(pengguna, lama):
    """Tell the old address that the portal's mails go elsewhere now. Raises OSError, SMTPException."""
    isi = render_to_string("surel/surel_berganti.txt", {"pengguna": pengguna, "kantor": ProfilKantor.muat()})
    EmailMessage(subject="Surel akun portal Anda diganti", body=isi, to=[lama]).send()


def undang(pengguna):
    """Mail the one-time link to set a password (invitation and reset alike). Raises OSError, SMTPException."""
    isi = render_to_string(
        "surel/undangan.txt",
        {"pengguna": pengguna, "tautan": tautan_undangan(pengguna), "kantor": ProfilKantor.muat()},
    )
    EmailMessage(subject="Kata sandi portal Anda", body=isi, to=[pengguna.email]).send()


def tautan_undangan(pengguna):
    """The one-time address where an invited person sets his first password (Django's reset token: dead after use)."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.urls import reverse

    kunci = f"{user_pk_to_url_str(pengguna)}-{default_token_generator.make_token(pengguna)}"
    uid, _, token = kunci.partition("-")
    jalur = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return f"{settings.PORTAL_URL}{jalur}"
