"""The writers of the register of SPSE accounts. Every change leaves a line in the account's history.

`oleh` may be None (the portal itself); `rujukan` names the permohonan or import a change came by.
"""

from django.db.models.functions import Lower
from django.utils import timezone

from accounts_app.models import AkunSPSE, RiwayatAkun

Status = AkunSPSE.Status
DATA = (
    "nama", "nip", "email", "telepon", "pangkat_golongan", "jabatan", "nomor_sk", "tanggal_sk", "sk_berlaku_sampai",
)  # fmt: skip
"""What the register knows of a person beside role, unit and User ID."""


def cari_akun(user_id, unit_ids=None):
    """The account with this User ID that was ever made (case does not matter), of these units only; None when unknown."""
    kueri = AkunSPSE.objects.annotate(kecil=Lower("user_id")).filter(kecil=user_id.strip().lower())
    kueri = kueri.exclude(user_id="").exclude(status__in=(Status.DIAJUKAN, Status.BATAL))
    if unit_ids is not None:
        kueri = kueri.filter(unit_id__in=unit_ids)
    return kueri.order_by("-pk").first()


def ajukan(*, unit, jenis, rujukan, oleh, pada, **data):
    """An account is asked for. `data`: fields of DATA."""
    akun = AkunSPSE.objects.create(unit=unit, jenis=jenis, status_sejak=pada, **data)
    _catat(akun, "Pembuatan akun diajukan", rujukan, oleh, pada)
    return akun


def ubah_status(akun, status, peristiwa, *, rujukan="", oleh=None, pada=None, **data):
    """Set the status (and `data`: any fields of the account) with its line of history; the same status leaves it since when."""
    pada = pada or timezone.now()
    if akun.status != status:
        akun.status, akun.status_sejak = status, pada
    for nama, nilai in data.items():
        setattr(akun, nama, nilai)
    akun.save()
    _catat(akun, peristiwa, rujukan, oleh, pada)


def catat(akun, peristiwa, *, rujukan="", oleh=None, pada=None, **data):
    """A line of history, and `data` (any fields), that leave the status as it is."""
    ubah_status(akun, akun.status, peristiwa, rujukan=rujukan, oleh=oleh, pada=pada, **data)


def masukkan(daftar, peristiwa, *, rujukan, oleh, pada):
    """Many accounts (unsaved) enter the register at once, each with its line."""
    catat_semua(AkunSPSE.objects.bulk_create(daftar), peristiwa, rujukan=rujukan, oleh=oleh, pada=pada)


def catat_semua(daftar, peristiwa, *, rujukan, oleh, pada):
    """The same line for many accounts, which stay as they are."""
    RiwayatAkun.objects.bulk_create(_riwayat(akun, peristiwa, rujukan, oleh, pada) for akun in daftar)


def _catat(akun, peristiwa, rujukan, oleh, pada):
    _riwayat(akun, peristiwa, rujukan, oleh, pada).save()


def _riwayat(akun, peristiwa, rujukan, oleh, pada):
    return RiwayatAkun(
        akun=akun, peristiwa=peristiwa, status=akun.status, rujukan=rujukan, oleh=oleh, pada=pada
    )
