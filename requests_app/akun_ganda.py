"""Is an account being asked for twice? Sentences for the filer; they never hold a filing up. Reads only."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Lower

from requests_app.izin import orang_terbaca
from requests_app.models import Permohonan, Subjek

RESET = "Bila kata sandinya lupa, minta Helpdesk LPSE mengatur ulang; akun baru tidak diperlukan."
TUNGGU = "Tunggu permohonan itu selesai, atau hapus orang ini dari draf."


@dataclass(frozen=True)
class Ganda:
    """What is known about one person: the sentence, what to do instead, and the permohonan when the filer may open it."""

    teks: str
    saran: str
    permohonan: object = None


def cari_ganda(pelaku, permohonan, orang):
    """A list of Ganda for each of `orang` (persons of `permohonan`, saved or not); two queries however many they are.

    By NIP or e-mail and the same kind of account: made by an earlier permohonan, or asked for in a running one. Of a person
    he may not read (another unit's) it is told without details.
    """
    nip, surel = {o.nip for o in orang if o.nip}, {o.email.lower() for o in orang if o.email}
    lain = list(
        Subjek.objects.annotate(surel=Lower("email"))
        .filter(
            Q(nip__in=nip) | Q(surel__in=surel),
            Q(hasil="DIBUAT") | Q(hasil="", permohonan__selesai_pada=None),
        )
        .exclude(Q(permohonan=permohonan.pk) | Q(permohonan__nomor=None))
        .select_related("permohonan")
        .order_by("-permohonan_id")
    )
    terbaca = Subjek.objects.filter(orang_terbaca(pelaku), pk__in={o.pk for o in lain})
    terlihat = set(terbaca.values_list("pk", flat=True)) if lain else set()
    return [_temuan([o for o in lain if _sama(satu, o)], terlihat) for satu in orang]


def _sama(satu, lain):
    if satu.jenis != lain.jenis:
        return False
    return bool(satu.nip and satu.nip == lain.nip) or satu.email.lower() == lain.email.lower()


def _temuan(semua, terlihat):
    """One finding for accounts and one for running requests: the newest the filer may open, else that there is one."""
    hasil = []
    for kumpulan, susun in (
        ([o for o in semua if o.hasil], _sudah_berakun),
        ([o for o in semua if not o.hasil], _sedang_dimohonkan),
    ):
        if kumpulan:
            milik = next((o for o in kumpulan if o.pk in terlihat), None)
            hasil.append(susun(milik, kumpulan[0]))
    return hasil


def _sudah_berakun(milik, contoh):
    akun = contoh.get_jenis_display()
    if milik is None:
        return Ganda(f"Akun {akun} dengan NIP atau surel ini sudah tercatat di portal.", RESET)
    return Ganda(
        f"Orang ini sudah mempunyai akun {akun}: User ID {milik.user_id}, dari permohonan {milik.permohonan.nomor}.",
        RESET,
        milik.permohonan,
    )


def _sedang_dimohonkan(milik, contoh):
    akun = contoh.get_jenis_display()
    if milik is None:
        return Ganda(
            f"Akun {akun} dengan NIP atau surel ini sedang dimohonkan satuan kerja lain.",
            "Pastikan dahulu kepada yang bersangkutan sebelum mengirim.",
        )
    return Ganda(
        f"Akun {akun} untuk orang ini sedang berjalan dalam permohonan {milik.permohonan.nomor}.",
        TUNGGU,
        milik.permohonan,
    )


def surat_sama(permohonan):
    """Another filed permohonan of this unit by the same letter number, or None: a copy whose letter was not renewed."""
    if not permohonan.nomor_surat:
        return None
    lain = Permohonan.objects.filter(
        unit=permohonan.unit_id, nomor_surat__iexact=permohonan.nomor_surat.strip()
    )
    return lain.exclude(pk=permohonan.pk).exclude(nomor=None).order_by("-pk").first()
