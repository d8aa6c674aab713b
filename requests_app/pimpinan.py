"""What waits for a head (Kepala UKPBJ, Kepala LPSE) by the kind of work, and what he did last. Reads only."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from requests_app import sop
from requests_app.izin import Pelaku, milik_sendiri
from requests_app.models import Jejak, Permohonan, Subjek
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_KEPALA

BAGIAN = {
    "disposisi": "Disposisi",
    "jawab": "Jawab dan disposisi",
    "koreksi": "Koreksi",
    "tanda-tangan": "Tanda tangan",
    "lain": "Lainnya",
}
"""The kinds of work of a head, in the order of the SOPs. "jawab": a letter is answered and passed on
in one step; "lain" is what a SOP asks of him besides."""

BAGIAN_CATATAN = {"disposisi": "disposisi", "koreksi_surat": "koreksi", "tanda_tangan": "tanda-tangan"}
"""The kind of work, by what its action writes down (requests_app.pencatatan)."""


def aksi_kini(permohonan):
    """The action the paper names for the awaited row; None when there is none."""
    return _aksi(permohonan.kelas, permohonan.status)


def _aksi(kelas, status):
    return next((a for a in aksi_dari(kelas) if status in a.dari and not a.tambahan), None)


def bagian_aksi(aksi):
    if {"tanda_tangan", "disposisi"} <= set(aksi.catat):
        return "jawab"
    return next((BAGIAN_CATATAN[nama] for nama in aksi.catat if nama in BAGIAN_CATATAN), "lain")


def bagian_baris(kelas, status):
    """The kind of work of the row awaited in this status."""
    aksi = _aksi(kelas, status)
    return bagian_aksi(aksi) if aksi else "lain"


def menunggu(pelaku):
    """Filed permohonan whose awaited row this head fills, soonest due first.

    Each carries `bagian` and `sendiri`: it concerns himself, so that somebody else has to do it.
    """
    orang = pelaku.pengguna
    sendiri = Exists(Subjek.objects.filter(milik_sendiri(orang), permohonan=OuterRef("pk")))
    return (
        Permohonan.objects.berjalan()
        .filter(pelaksana__in=pelaku.kepala)
        .annotate(bagian=_bagian_status(), sendiri=Q(pemohon=orang) | sendiri)
        .order_by(F("tenggat").asc(nulls_last=True), "pk")
    )


def _bagian_status():
    """The kind of work of a row as an expression of the database, from all SOPs."""
    per_bagian = {}
    for kode, kelas in sop.SOP.items():
        for baris in kelas.LANGKAH:
            per_bagian.setdefault((bagian_baris(kelas, baris.status), kode), []).append(baris.status)
    kasus = [
        When(sop=kode, status__in=status, then=Value(bagian))
        for (bagian, kode), status in per_bagian.items()
        if bagian != "lain"
    ]
    return Case(*kasus, default=Value("lain"))


def hitung(pelaku):
    """{kind of work: how many wait}; kinds without any are 0."""
    kueri = menunggu(pelaku).order_by().values("bagian").annotate(jumlah=Count("pk"))
    return dict.fromkeys(BAGIAN, 0) | dict(kueri.values_list("bagian", "jumlah"))


def berikutnya(pelaku, bagian):
    """The task to go on with: of the same kind when there is one, else of the next kind; None when nothing can be done."""
    urutan = list(BAGIAN)
    urutan.sort(key=lambda kode: kode != bagian)
    urut = Case(*(When(bagian=kode, then=Value(n)) for n, kode in enumerate(urutan)))
    return (
        menunggu(pelaku).filter(sendiri=False).order_by(urut, F("tenggat").asc(nulls_last=True), "pk").first()
    )


def dikerjakan(pengguna):
    """What this person did as a head, newest first: journal entries with their permohonan."""
    kepala = Q()
    for kolom in PELAKSANA_KEPALA:
        kepala |= Q(peran__endswith=kolom)
    return (
        Jejak.objects.filter(kepala, pelaku=pengguna)
        .exclude(dari=F("ke"))
        .select_related("permohonan__unit")
        .order_by("-pk")
    )


def sebagai_kepala(jejak):
    """Was this move made by a head, for the row that is his?"""
    return any(jejak.peran.endswith(kolom) for kolom in PELAKSANA_KEPALA)


def jumlah_menunggu(pelaku: Pelaku):
    """The number beside the menu; 0 without a query for who is no head."""
    if not pelaku.kepala:
        return 0
    return Permohonan.objects.berjalan().filter(pelaksana__in=pelaku.kepala).count()
