"""Is an account being asked for twice? Sentences for the filer; they never hold a filing up. Reads only."""

from dataclasses import dataclass, replace

from django.db.models import Q
from django.db.models.functions import Lower

from accounts_app.models import AkunSPSE
from requests_app.izin import orang_terbaca
from requests_app.models import Permohonan, Subjek
from requests_app.registri.izin import melihat_semua, unit_terbuka
from requests_app.registri.tautan import HIDUP, lanjutan, milik_sendiri
from requests_app.sop import SOP

RESET = "Bila kata sandinya lupa, ajukan reset password atau minta bantuan Helpdesk LPSE; akun baru tidak diperlukan."
AKTIFKAN = "Akun baru tidak diperlukan: ajukan pengaktifan akun itu, atau minta pemegangnya mengajukannya."
TUNGGU = "Tunggu permohonan itu selesai, atau hapus orang ini dari draf."


@dataclass(frozen=True)
class Ganda:
    """What is known about one person: the sentence, what to do instead, and the permohonan when the filer may open it.

    `akun`: his account in the register, where the filer may see it; `lanjutan`: the request to make instead
    (requests_app.registri.tautan.Lanjutan), where he may file that.
    """

    teks: str
    saran: str
    permohonan: object = None
    akun: object = None
    lanjutan: object = None


def cari_ganda(pelaku, permohonan, orang):
    """A list of Ganda for each of `orang` (persons of `permohonan`, saved or not); three queries however many they are.

    By NIP or e-mail and the same kind of account: made by an earlier permohonan, in the register (there by the name in the
    same unit too), or asked for in a running one. Of a person he may not read (another unit's) it is told without details.
    An SOP about existing accounts has only its own running requests to be warned of.
    """
    lama = "user_id_lama" in permohonan.ISIAN_ORANG
    nip, surel = {o.nip for o in orang if o.nip}, {o.email.lower() for o in orang if o.email}
    sejenis = Q(permohonan__sop=permohonan.sop) if lama else ~Q(permohonan__sop__in=_sop_akun_lama())
    dicari = Q(sejenis, hasil="", permohonan__selesai_pada=None)
    if not lama:
        dicari |= Q(hasil="DIBUAT")
    lain = list(
        Subjek.objects.annotate(surel=Lower("email"))
        .filter(
            Q(nip__in=nip) | Q(surel__in=surel),
            dicari,
        )
        .exclude(Q(permohonan=permohonan.pk) | Q(permohonan__nomor=None))
        .select_related("permohonan")
        .order_by("-permohonan_id")
    )
    terbaca = Subjek.objects.filter(orang_terbaca(pelaku), pk__in={o.pk for o in lain})
    terlihat = set(terbaca.values_list("pk", flat=True)) if lain else set()
    temuan = [_temuan([o for o in lain if _sama(satu, o)], terlihat) for satu in orang]
    if lama or not orang:
        return temuan
    register = _dalam_register(permohonan, orang, nip, surel)
    return [_dengan_register(pelaku, semua, akun) for semua, akun in zip(temuan, register, strict=True)]


def _sop_akun_lama():
    return [kode for kode, kelas in SOP.items() if "user_id_lama" in kelas.ISIAN_ORANG]


def _dalam_register(permohonan, orang, nip, surel):
    """For each person his account of this kind that is or was in use, one in use first; None without. One query."""
    nama = {o.nama.lower() for o in orang if o.nama}
    semua = list(
        AkunSPSE.objects.annotate(surel=Lower("email"), nama_kecil=Lower("nama"))
        .filter(Q(nip__in=nip) | Q(surel__in=surel) | Q(nama_kecil__in=nama, unit=permohonan.unit_id))
        .filter(status__in=(*HIDUP, AkunSPSE.Status.NONAKTIF))
        .select_related("unit")
        .order_by("-pk")
    )
    semua.sort(key=lambda akun: akun.status not in HIDUP)
    return [next((a for a in semua if _pemegang(satu, a, permohonan)), None) for satu in orang]


def _pemegang(satu, akun, permohonan):
    """Is he the holder: by NIP or e-mail, and in the same unit by his name where nothing else says otherwise?"""
    if satu.jenis != akun.jenis:
        return False
    if satu.nip and akun.nip and satu.nip == akun.nip:
        return True
    if satu.email and satu.email.lower() == akun.email.lower():
        return True
    senama = akun.unit_id == permohonan.unit_id and satu.nama.lower() == akun.nama.lower()
    return senama and not (satu.nip and akun.nip)


def _dengan_register(pelaku, temuan, akun):
    """What the requests told, with the register's account added to it; or told by the register alone."""
    if akun is None:
        return temuan
    terbuka = (
        melihat_semua(pelaku) or akun.unit_id in unit_terbuka(pelaku) or milik_sendiri(akun, pelaku.pengguna)
    )
    dapat = lanjutan(pelaku, akun) if terbuka else []
    isi = {
        "saran": RESET if akun.status in HIDUP else AKTIFKAN,
        "akun": akun if terbuka else None,
        "lanjutan": next((satu for satu in dapat if satu.nama in ("reset", "aktifkan")), None),
    }
    if temuan and temuan[0].saran == RESET:
        return [replace(temuan[0], **isi), *temuan[1:]]
    return [Ganda(_kata_register(akun, terbuka), **isi), *temuan]


def _kata_register(akun, terbuka):
    jenis = akun.get_jenis_display()
    if not terbuka:
        return f"Akun {jenis} dengan NIP atau surel ini sudah tercatat dalam register satuan kerja lain."
    keadaan = akun.get_status_display().lower()
    return f"Menurut register, orang ini mempunyai akun {jenis}: User ID {akun.user_id}, {akun.unit} ({keadaan})."


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
