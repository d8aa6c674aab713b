"""An SK that is about to end: its account's holder and the officers of his unit are told, once for each end."""

import logging
from datetime import date, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts_app.kata import tanggal_teks
from accounts_app.models import AkunSPSE, Pengguna, Penugasan, Peran, ProfilKantor, UnitKerja
from requests_app.kabar import kirim
from requests_app.pengiriman import Ditolak, bersihkan
from requests_app.registri.saringan import HARI_DEKAT
from requests_app.surel import antar
from requests_app.tugas import janjikan, penangan

log = logging.getLogger(__name__)

JENIS = "peringatan_sk"


def ingatkan(batas=200):
    """Promise a warning for every active account whose SK ends within HARI_DEKAT days. Returns the count. Called by beat."""
    hari = timezone.localdate()
    dekat = AkunSPSE.objects.aktif().filter(
        Q(diperingatkan_untuk=None) | ~Q(diperingatkan_untuk=F("sk_berlaku_sampai")),
        sk_berlaku_sampai__gte=hari,
        sk_berlaku_sampai__lte=hari + timedelta(days=HARI_DEKAT),
    )
    semua = dekat.order_by("sk_berlaku_sampai", "pk").values_list("pk", "sk_berlaku_sampai")[:batas]
    return sum(_janjikan(pk, sampai) for pk, sampai in list(semua))


@transaction.atomic
def _janjikan(pk, sampai):
    """The mark and the promise are one; an SK that was changed meanwhile waits for the next sweep."""
    milik = AkunSPSE.objects.aktif().filter(pk=pk, sk_berlaku_sampai=sampai)
    if not milik.exclude(diperingatkan_untuk=sampai).update(diperingatkan_untuk=sampai):
        return 0
    janjikan(JENIS, f"{JENIS}:{pk}:{sampai}", akun=pk, sampai=sampai.isoformat())
    return 1


@penangan(JENIS)
@transaction.atomic
def peringatan_sk(tugas):
    """An e-Pesan and its mail to each who should know; nothing when the SK was renewed or the account deactivated meanwhile."""
    sampai = date.fromisoformat(tugas.muatan["sampai"])
    akun = AkunSPSE.objects.aktif().select_related("unit", "pengguna").filter(
        pk=tugas.muatan["akun"], sk_berlaku_sampai=sampai
    ).first()  # fmt: skip
    if akun is None:
        return
    pemegang = pemegang_akun(akun)
    for penerima in dict.fromkeys([*([pemegang] if pemegang else []), *petugas_unit(akun.unit)]):
        _kirim(akun, penerima, milik=penerima == pemegang)
    if pemegang is None and akun.email:
        janjikan("surel_sk", f"surel_sk:{akun.pk}:{sampai}", akun=akun.pk, sampai=sampai.isoformat())


def pemegang_akun(akun):
    """The holder's account in the portal, active; None when he has none."""
    if akun.pengguna:
        return akun.pengguna if akun.pengguna.is_active else None
    aktif = Pengguna.objects.filter(is_active=True)
    nip = aktif.filter(nip=akun.nip).first() if akun.nip else None
    return nip or (aktif.filter(email__iexact=akun.email).first() if akun.email else None)


def petugas_unit(unit):
    """Who files for a unit today: its own officers, else those of the nearest unit above that has any."""
    while unit is not None:
        petugas = list(Penugasan.objects.filter(peran=Peran.SATKER, unit=unit).berlaku().orang())
        if petugas:
            return petugas
        unit = UnitKerja.objects.filter(pk=unit.induk_id).first()
    return []


def _kata(akun, **lain):
    return {
        "akun": akun,
        "sampai": tanggal_teks(akun.sk_berlaku_sampai),
        "kantor": ProfilKantor.muat(),
    } | lain


def _perihal(akun):
    return f"SK berakhir {tanggal_teks(akun.sk_berlaku_sampai)}: akun {akun.user_id}"


def _kirim(akun, penerima, *, milik):
    kata = _kata(akun, penerima=penerima.nama_bergelar, milik=milik)
    kirim(
        penerima,
        "sk",
        kunci=f"sk:{akun.pk}:{akun.sk_berlaku_sampai}:{penerima.pk}",
        perihal=_perihal(akun),
        isi=render_to_string("surel/sk_berakhir.txt", kata).strip(),
        tautan=reverse("akun_registri", args=[akun.pk]),
        tautan_judul="Buka akun ini",
    )


@penangan("surel_sk")
def surel_sk(tugas):
    """A holder who is nobody in the portal is told by mail alone. The Message-ID is stable."""
    akun = AkunSPSE.objects.filter(
        pk=tugas.muatan["akun"], sk_berlaku_sampai=tugas.muatan["sampai"], status=AkunSPSE.Status.AKTIF
    ).first()
    if akun is None or not akun.email:
        return
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    surat = EmailMessage(
        subject=_perihal(akun),
        body=render_to_string(
            "surel/sk_berakhir_surel.txt", _kata(akun, penerima=akun.nama, milik=True)
        ).strip(),
        to=[akun.email],
        headers={"Message-ID": f"<{tugas.kunci.replace(':', '-')}@{domain}>"},
    )
    try:
        antar(surat)
    except Ditolak as galat:
        log.warning("surel SK akun %s ditolak: %s", akun.pk, bersihkan(str(galat)))
