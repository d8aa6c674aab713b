"""The counter: papers somebody brought are typed in by an officer in the applicant's name. Rights and reads."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Pengguna, Penugasan
from requests_app.izin import PERAN_LOKET, Pelaku
from requests_app.kantor import sop_berlaku
from requests_app.models import Permohonan
from requests_app.sop.pelaksana import PERAN_PELAKSANA

TERBANYAK = 10
"""People shown for one search; more than that, and the words are too few."""


def boleh_di_loket(pelaku):
    """May this person take in papers at the counter? An Izin."""
    if pelaku.peran & set(PERAN_LOKET):
        return BOLEH
    return tolak(
        "Loket hanya untuk Helpdesk, Admin PPE, dan Admin Agency; Anda tidak memegang peran itu saat ini."
    )


def layanan_loket():
    """{KODE: SOP class} of the services in effect whose papers may be handed in."""
    return {kode: kelas for kode, kelas in sop_berlaku().items() if kelas.MENERIMA_HARDCOPY}


def peran_pemohon(kelas):
    """The roles that file this SOP."""
    return PERAN_PELAKSANA[kelas.LANGKAH[0].pelaksana]


@dataclass
class Calon:
    """Somebody who was found, and the appointments by which the service may be filed for him (empty: none)."""

    pengguna: Pengguna
    penugasan: list = field(default_factory=list)
    alasan: str = ""
    """Why nothing can be filed in his name here, where an appointment is not what is missing."""


def cari_calon(pelaku, kelas, kata):
    """[Calon] by NIP, e-mail or name, of any unit; those who may file first, one more than are shown. Two queries."""
    nip = "".join(kata.split()).replace(".", "")
    cocok = Q(nama__icontains=kata) | Q(email__icontains=kata)
    if nip.isdigit():
        cocok |= Q(nip__startswith=nip)
    boleh = Exists(_penugasan(kelas).order_by().filter(pengguna=OuterRef("pk")))
    orang = Pengguna.objects.filter(cocok).annotate(boleh=boleh).order_by("-boleh", "nama", "pk")
    semua = [Calon(satu) for satu in orang[: TERBANYAK + 1]]
    bertugas = _penugasan(kelas).filter(pengguna__in=[calon.pengguna for calon in semua])
    for penugasan in bertugas:
        next(calon for calon in semua if calon.pengguna == penugasan.pengguna).penugasan.append(penugasan)
    for calon in semua:
        calon.alasan = _halangan(pelaku, calon.pengguna)
    return semua


def _penugasan(kelas):
    kueri = Penugasan.objects.filter(peran__in=peran_pemohon(kelas), unit__aktif=True).berlaku()
    return kueri.select_related("pengguna", "unit").order_by("unit__nama", "pk")


def _halangan(pelaku, orang):
    if orang == pelaku.pengguna:
        return "Permohonan Anda sendiri tidak dapat Anda catat di loket."
    if not orang.is_active:
        return "Akun portalnya tidak aktif. Minta Pengelola Portal mengaktifkannya."
    return ""


def pemohon_sah(pelaku, kelas, pk):
    """(person, unit) of the appointment `pk` by which this SOP may be filed at the counter. Raises ValidationError."""
    penugasan = _penugasan(kelas).filter(pk=pk).first()
    if penugasan is None:
        raise ValidationError(
            "Penugasan pemohon ini tidak ditemukan atau sudah berakhir. Cari lagi pemohonnya."
        )
    orang, unit = penugasan.pengguna, penugasan.unit
    if alasan := _halangan(pelaku, orang):
        raise ValidationError(alasan)
    if unit.pk not in Pelaku(orang).unit_pengajuan(kelas):
        raise ValidationError(f"{orang} tidak dapat mengajukan layanan ini untuk {unit}.")
    return orang, unit


def draf_loket(pelaku):
    """What this officer began to type and has not filed."""
    milik = Permohonan.objects.filter(dicatat_oleh=pelaku.pengguna, nomor=None)
    return milik.select_related("unit", "pemohon").order_by("-pk")
