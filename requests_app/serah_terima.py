"""The handover of credentials after they were sent: how far it is, what a recipient reports or asks, sealing anew.

Nothing here moves the permohonan: opening, confirming and sealing anew happen beside its rows, also after it has ended.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts_app import kredensial as isi_kredensial
from accounts_app.izin import tolak
from accounts_app.models import Kredensial
from requests_app import jurnal, tugas
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import Pelaku, boleh_menyegel_ulang, melihat_internal, pelaksana_akun
from requests_app.models import Permohonan, Subjek
from requests_app.pencatatan import awalan_rujukan
from requests_app.sop.kosakata import aksi_dari

PENERIMA = "Penerima"


@dataclass(frozen=True)
class Keadaan:
    """How far a handover is: label and colour for a badge, and since when."""

    kode: str
    label: str
    warna: str
    pada: datetime | None = None


def keadaan(kredensial, sekarang=None):
    if kredensial.dilaporkan_pada:
        return Keadaan("dilaporkan", "Dilaporkan: bukan penerima", "galat", kredensial.dilaporkan_pada)
    if kredensial.diminta_lagi_pada:
        return Keadaan("diminta", "Password baru diminta", "perhatian", kredensial.diminta_lagi_pada)
    if kredensial.dikonfirmasi_pada:
        return Keadaan("dikonfirmasi", "Dikonfirmasi", "sukses", kredensial.dikonfirmasi_pada)
    if kredensial.dibuka_pada:
        return Keadaan("dibuka", "Dibuka, belum dikonfirmasi", "info", kredensial.dibuka_pada)
    if kredensial.dikirim_pada is None and not isi_kredensial.dapat_dibuka(kredensial):
        return Keadaan("hangus", "Hangus sebelum dikirim", "perhatian", kredensial.kedaluwarsa_pada)
    if kredensial.dikirim_pada is None:
        return Keadaan("disegel", "Password disegel, belum dikirim", "netral", kredensial.dibuat_pada)
    if kredensial.kedaluwarsa_pada <= (sekarang or timezone.now()):
        return Keadaan("kedaluwarsa", "Kedaluwarsa, tidak dibuka", "perhatian", kredensial.kedaluwarsa_pada)
    return Keadaan("terkirim", "Terkirim, belum dibuka", "info", kredensial.dikirim_pada)


@dataclass(frozen=True)
class Serah:
    """One person's handover as the office sees it; `ulang`: may this reader seal a new password for him now?"""

    orang: Subjek
    keadaan: Keadaan
    ulang: bool
    perlu: bool
    """The recipient cannot go on without a new password."""


def daftar(pelaku, permohonan):
    """[Serah] of everyone whose account was made, for the office and auditors; [] for the others."""
    if not melihat_internal(pelaku, permohonan):
        return []
    orang = [satu for satu in permohonan.subjek.all() if satu.kredensial_id]
    boleh = bool(orang) and bool(boleh_menyegel_ulang(pelaku, permohonan))
    return [_serah(satu, boleh) for satu in orang]


def _serah(orang, boleh):
    kini = keadaan(orang.kredensial)
    perlu = kini.kode in ("dilaporkan", "diminta", "kedaluwarsa", "hangus")
    return Serah(orang, kini, boleh and not halangan(orang), perlu)


def halangan(orang):
    """Why no new password can be sealed for this person; "" when one can."""
    if orang.kredensial is None:
        return "Orang ini tidak mempunyai akun yang dibuat lewat permohonan ini."
    if orang.kredensial.dikirim_pada is None:
        return _halangan_belum_dikirim(orang)
    if orang.kredensial.dikonfirmasi_pada and not orang.kredensial.dilaporkan_pada:
        return (
            "Penerima sudah mengonfirmasi bahwa passwordnya diganti. Bila ia lupa password barunya, "
            "ia mengajukan reset password."
        )
    if not orang.pengguna.is_active:
        return f"Akun portal {orang.pengguna} tidak aktif. Minta Pengelola Portal mengaktifkannya dahulu."
    return ""


def _halangan_belum_dikirim(orang):
    """Where the record cannot be opened again (hak-akses), a seal that lapsed before it was sent is renewed here."""
    if any("pencabutan_akun" in aksi.catat for aksi in aksi_dari(orang.permohonan.kelas)):
        return "Password pertamanya belum dikirim. Bila salah catat, pakai “Perbaiki catatan akun” pada permohonan."
    if isi_kredensial.dapat_dibuka(orang.kredensial):
        return "Passwordnya sudah tersegel dan menunggu diteruskan kepada pemegang akun."
    return ""


def riwayat(orang):
    """Every credential ever sealed for this person, the present one last."""
    return Kredensial.objects.filter(rujukan__startswith=awalan_rujukan(orang)).order_by("pk")


def orang_dari(kredensial):
    """The Subjek a credential was sealed for, also after another one replaced it."""
    return Subjek.objects.select_related("permohonan").get(pk=kredensial.rujukan.split("/")[1])


@sensitive_variables("sandi")
@transaction.atomic
def segel_ulang(orang, *, sandi, oleh, lama):
    """Seal a new password, set in SPSE, for a person who cannot open the one he was sent; he is told through e-Pesan.

    lama  pk of the credential that the writer saw; another one now means that a colleague was first
    The old one is destroyed and stays as history. Raises BelumBoleh, SudahBerubah. Returns the new Kredensial.
    """
    permohonan = Permohonan.objects.terkunci(orang.permohonan_id)
    orang = Subjek.objects.select_related("kredensial", "pengguna", "permohonan").get(pk=orang.pk)
    pelaku, pada = Pelaku(oleh), timezone.now()
    izin = boleh_menyegel_ulang(pelaku, permohonan)
    if not izin:
        raise BelumBoleh(izin)
    if orang.kredensial_id != lama:
        raise SudahBerubah(permohonan.jejak.filter(aksi="segel_ulang").select_related("pelaku").last())
    if alasan := halangan(orang):
        raise BelumBoleh(tolak(alasan))
    isi_kredensial.cabut(orang.kredensial)
    baru = isi_kredensial.segel(
        penerima=orang.pengguna,
        rujukan=f"{awalan_rujukan(orang)}{permohonan.versi}.{riwayat(orang).count() + 1}",
        user_id=orang.user_id,
        sandi=sandi,
        pada=pada,
    )
    # What lapsed before its row sent it is sealed only: the row that waits sends it.
    terkirim = orang.kredensial.dikirim_pada is not None
    if terkirim:
        isi_kredensial.kirim(baru, pada=pada)
    orang.kredensial = baru
    orang.save(update_fields=["kredensial"])
    jejak = jurnal.catat(
        permohonan,
        aksi="segel_ulang",
        pelaku=oleh,
        peran=pelaku.sebutan(pelaksana_akun(permohonan)),
        data={"kredensial": baru.pk, "menggantikan": lama},
        pada=pada,
    )
    if terkirim:
        tugas.janjikan("e_pesan_akun", f"e_pesan_akun:{jejak.pk}", permohonan=permohonan, jejak=jejak.pk)
    return baru


@transaction.atomic
def lapor(kredensial, *, oleh):
    """The recipient: it was not I who opened it, or it is not for me. Destroyed, and the office told. True the first time."""
    return _dari_penerima(kredensial, isi_kredensial.laporkan, "lapor_kredensial", oleh)


@transaction.atomic
def minta_lagi(kredensial, *, oleh):
    """The recipient asks for a new password; the team is told. True the first time."""
    return _dari_penerima(kredensial, isi_kredensial.minta_lagi, "minta_kredensial", oleh)


@transaction.atomic
def konfirmasi(kredensial, *, oleh):
    """The recipient has changed the password in SPSE. True the first time."""
    return _dari_penerima(kredensial, isi_kredensial.konfirmasi, "konfirmasi_kredensial", oleh)


def _dari_penerima(kredensial, catat, aksi, oleh):
    permohonan = Permohonan.objects.terkunci(orang_dari(kredensial).permohonan_id)
    if not Subjek.objects.filter(kredensial=kredensial).exists() or not catat(kredensial.pk, oleh=oleh):
        return False
    jejak = catat_penerima(permohonan, kredensial.pk, aksi, oleh)
    if aksi in KABAR:
        tugas.janjikan(
            "kabar_kredensial", f"kabar_kredensial:{jejak.pk}", permohonan=permohonan, jejak=jejak.pk
        )
    return True


KABAR = ("lapor_kredensial", "minta_kredensial")
"""What the office must hear of."""


def catat_penerima(permohonan, kredensial_id, aksi, oleh):
    """The journal of the permohonan notes what its recipient did, never the value."""
    return jurnal.catat(
        permohonan, aksi=aksi, pelaku=oleh, peran=PENERIMA, data={"kredensial": kredensial_id}
    )


def buka(kredensial, *, oleh):
    """Reveal once: (User ID, password). Inside the caller's transaction. Raises kredensial.TidakDapatDibuka."""
    permohonan = Permohonan.objects.terkunci(orang_dari(kredensial).permohonan_id)
    isi = isi_kredensial.buka(kredensial.pk, oleh=oleh)
    catat_penerima(permohonan, kredensial.pk, "buka_kredensial", oleh)
    return isi


def ingatkan():
    """Promise one reminder to every recipient whose unopened credential is in its last day. Returns how many are in it."""
    pada = timezone.now()
    terbuka = Kredensial.objects.filter(
        sandi__isnull=False, dikirim_pada__isnull=False, kedaluwarsa_pada__gt=pada
    )
    dekat = [satu for satu in terbuka.select_related("subjek") if _hampir_habis(satu, pada)]
    for satu in dekat:
        with transaction.atomic():
            permohonan = orang_dari(satu).permohonan
            kunci = f"ingatkan_kredensial:{satu.pk}"
            tugas.janjikan("ingatkan_kredensial", kunci, permohonan=permohonan, kredensial=satu.pk)
    return len(dekat)


def _hampir_habis(kredensial, pada):
    """The last day, or the second half where it is shorter than two days (nobody is reminded of what just came)."""
    masa = kredensial.kedaluwarsa_pada - kredensial.dikirim_pada
    return kredensial.kedaluwarsa_pada - pada <= min(isi_kredensial.SEHARI, masa / 2)
