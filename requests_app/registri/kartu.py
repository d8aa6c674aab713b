"""The card of one account: everything the register and the requests know of its holder, as far as the reader may. Reads only."""

from dataclasses import dataclass

from django.db.models import Q

from accounts_app.models import AkunSPSE, RiwayatAkun
from requests_app.izin import orang_terbaca
from requests_app.models import Permohonan, Subjek
from requests_app.registri.izin import akun_terlihat
from requests_app.registri.saringan import WARNA, sk_teks

RIWAYAT_TERBANYAK = 200


@dataclass(frozen=True)
class Peristiwa:
    """A line of history; `alamat` leads to the permohonan it came by, where the reader may open that."""

    riwayat: object
    alamat: str


@dataclass(frozen=True)
class Kartu:
    """`lain`: the holder's other accounts; `tertutup`: how many more there are that the reader may not open."""

    akun: AkunSPSE
    lain: list
    tertutup: int
    peristiwa: list
    permohonan: list
    berjalan: list
    dibuka: object
    """The newest credential handed over through the portal, or None."""


def susun(pelaku, akun):
    """The Kartu of an account; its queries do not grow with its history."""
    semua = list(AkunSPSE.objects.filter(_orang_sama(akun)).exclude(pk=akun.pk).values_list("pk", flat=True))
    lain = list(
        akun_terlihat(pelaku).filter(pk__in=semua).select_related("unit").order_by("-status_sejak", "-pk")
    )
    milik = [akun.pk, *(satu.pk for satu in lain)]
    riwayat = list(
        RiwayatAkun.objects.filter(akun__in=milik)
        .select_related("akun", "oleh")
        .order_by("-pada", "-pk")[:RIWAYAT_TERBANYAK]
    )
    subjek = list(
        Subjek.objects.filter(
            _subjek_sama(akun, milik), orang_terbaca(pelaku), permohonan__nomor__isnull=False
        )
        .select_related("permohonan__unit", "kredensial")
        .order_by("-permohonan_id")
    )
    rujukan = {r.rujukan for r in riwayat} | {o.permohonan.nomor for o in subjek}
    terbuka = set(
        Permohonan.objects.terlihat_oleh(pelaku).filter(nomor__in=rujukan).values_list("nomor", flat=True)
    )
    permohonan = [o for o in subjek if o.permohonan.nomor in terbuka]
    return Kartu(
        akun=akun,
        lain=lain,
        tertutup=len(semua) - len(lain),
        peristiwa=[Peristiwa(r, r.rujukan if r.rujukan in terbuka else "") for r in riwayat],
        permohonan=permohonan,
        berjalan=[o for o in permohonan if not o.permohonan.berakhir],
        dibuka=_kredensial_terakhir(permohonan, akun),
    )


def _orang_sama(akun):
    """Q over AkunSPSE: the same holder, by his portal account or his NIP."""
    sama = Q(pengguna=akun.pengguna_id) if akun.pengguna_id else Q(pk__in=())
    return sama | Q(nip=akun.nip) if akun.nip else sama


def _subjek_sama(akun, milik):
    sama = Q(akun__in=milik)
    if akun.pengguna_id:
        sama |= Q(pengguna=akun.pengguna_id)
    return sama | Q(nip=akun.nip) if akun.nip else sama


def _kredensial_terakhir(permohonan, akun):
    ada = [o.kredensial for o in permohonan if o.kredensial and o.akun_id == akun.pk]
    return max(ada, key=lambda k: k.pk, default=None)


def baris(akun):
    """What a list shows of an account beside itself."""
    teks, warna = sk_teks(akun)
    return {"akun": akun, "warna": WARNA[akun.status], "sk_teks": teks, "sk_warna": warna}
