"""What the pages of the register show: ways as rows, what is to come, what is over, what to think of before appointing."""

from django.db.models import Q
from django.utils import timezone

from accounts_app.models import Penugasan, Sifat
from accounts_app.models.penugasan import PERAN_KANTOR, sedang_berlaku
from accounts_app.pejabat import lewat, masa_teks
from requests_app.models import Permohonan
from requests_app.pejabat.izin import boleh_menunjuk
from requests_app.pejabat.lingkup import lingkup_teks
from requests_app.sop.kosakata import AKHIR

TERBANYAK = 20
"""Appointments that are over on the page, the last first."""


def baris(jabatan, pelaku=None):
    """[{sebutan, jalur: [{langkah, mandat}]}] of Jabatan; a step: {penugasan, bertindak, masa, lingkup, boleh_tunjuk}.

    `pelaku`: who is offered to appoint somebody in the place of each, where he may.
    """
    return [
        {
            "sebutan": satu.sebutan,
            "jalur": [
                {
                    "langkah": [_langkah(p, p is jalur.bertindak, pelaku) for p in jalur.rantai],
                    "mandat": [_langkah(p, True, pelaku) for p in jalur.mandat],
                }
                for jalur in satu.jalur
            ],
        }
        for satu in jabatan
    ]


def _langkah(penugasan, bertindak, pelaku=None):
    return {
        "penugasan": penugasan,
        "bertindak": bertindak,
        "masa": masa_teks(penugasan),
        "lingkup": lingkup_teks(penugasan.lingkup),
        "boleh_tunjuk": pelaku and boleh_menunjuk(pelaku, penugasan.peran, penugasan),
    }


def _register():
    """Appointments of the register: every acting one of the office."""
    semua = Penugasan.objects.filter(peran__in=PERAN_KANTOR)
    return semua.select_related("pengguna", "menggantikan__pengguna", "diakhiri_oleh")


def akan_datang():
    """Appointments that begin later."""
    belum = _register().filter(mulai__gte=timezone.localdate(), diakhiri_pada=None).exclude(sedang_berlaku())
    kini = timezone.now()
    return [_langkah(p, False) for p in belum.order_by("mulai", "pk") if p.masa[0] > kini]


def lampau():
    """Acting appointments that are over, the last first."""
    kini = timezone.now()
    sudah = Q(diakhiri_pada__isnull=False) | Q(selesai__lte=timezone.localdate(kini))
    semua = _register().filter(sudah).exclude(sifat=Sifat.DEFINITIF).order_by("-pk")[: TERBANYAK * 2]
    return [_langkah(p, False) for p in semua if lewat(p, kini)][:TERBANYAK]


def peringatan(penugasan):
    """Sentences to read before appointing: what it does not cover, and what the one appointed will not be able to do."""
    return [*_jabatan_lain(penugasan), *_urusan(penugasan)]


def _jabatan_lain(penugasan):
    """The absent one may be acting elsewhere too; that takes a document of its own."""
    diganti = penugasan.menggantikan
    if not penugasan.pengganti_sah:
        return []
    lain = Penugasan.objects.filter(pengguna=diganti.pengguna_id, peran__in=PERAN_KANTOR).exclude(
        pk=diganti.pk
    )
    return [
        f"{diganti.pengguna} juga {satu.sebutan} ({masa_teks(satu)}); penunjukan ini tidak mencakupnya. Tunjuk "
        "penggantinya tersendiri bila ia berhalangan di sana juga."
        for satu in lain
        if satu.beririsan(penugasan)
    ]


def _urusan(penugasan):
    """How many running permohonan he may not handle for having filed them or being named in them."""
    orang = penugasan.pengguna
    milik = Q(pemohon=orang) | Q(subjek__pengguna=orang)
    jumlah = Permohonan.objects.filter(milik).exclude(status__in=AKHIR).exclude(nomor=None).distinct().count()
    if not jumlah:
        return []
    return [
        f"{jumlah} permohonan yang sedang berjalan diajukan oleh atau menyangkut {orang}; yang itu tidak dapat ia kerjakan "
        "dan perlu pejabat lain."
    ]
