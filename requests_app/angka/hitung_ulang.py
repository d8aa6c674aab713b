"""LamaLangkah once more from the journal: moves (Jejak), pauses (Jeda), and the calendar in force at each move."""

from django.db import transaction

from requests_app import jam, versi_kalender
from requests_app.kantor import kalender_kantor
from requests_app.models import LamaLangkah, Permohonan

SEKALIGUS = 200
"""Permohonan read, compared and written together."""

BANDING = (
    "permohonan_id", "sop", "unit_id", "baris", "status", "aksi", "pelaksana", "pelaku_id", "kantor", "mulai", "selesai",
    "detik_kerja", "detik_jeda", "baku_detik", "terlambat",
)  # fmt: skip
"""What must be the same in a written row and in the one the journal gives."""


class KalenderLampau:
    """The Kalender that was in force at a moment; before the first version was written down, that one."""

    def __init__(self):
        self.riwayat, self.sekarang = versi_kalender.Riwayat(), kalender_kantor()

    def saat(self, pada):
        pk = self.riwayat.pada(pada)
        return versi_kalender.kalender(pk) if pk else self.sekarang


def baris(permohonan, kalender):
    """The unsaved LamaLangkah of one permohonan, in the order of its journal."""
    mulai, jeda = permohonan.dibuat_pada, list(permohonan.jeda.all())
    for jejak in sorted(permohonan.jejak.all(), key=lambda j: j.urut):
        if not hasattr(getattr(permohonan.kelas, jejak.aksi, None), "aksi"):
            continue  # a note in the journal, not a move
        langkah = next(b for b in permohonan.langkah() if b.status == jejak.dari)
        yield LamaLangkah(
            permohonan=permohonan, jejak=jejak, sop=permohonan.sop, unit_id=permohonan.unit_id, aksi=jejak.aksi,
            pelaku_id=jejak.pelaku_id,
            **jam.ukuran(
                langkah, mulai, jejak.waktu,
                jeda=_jeda(jeda, langkah, mulai, jejak.waktu),
                kalender=kalender.saat(jejak.waktu),
                terlambat="terlambat" in jejak.data,
            ),
        )  # fmt: skip
        mulai = jejak.waktu


def _jeda(semua, langkah, mulai, sampai):
    """The pauses that fell into one doing of a row, as [(from, to)]."""
    if not jam.berjam(langkah):
        return []
    return [
        (j.mulai, j.selesai)
        for j in semua
        if j.status == langkah.status and j.selesai and mulai <= j.mulai and j.selesai <= sampai
    ]


def beda():
    """Yield a sentence for every row that is missing, left over, or not what the journal says. Writes nothing."""
    for satu in _kelompok():
        lama = {lama.jejak_id: lama for p in satu for lama in p.lama_langkah.all()}
        nomor = {p.pk: p.acuan for p in satu}
        for dihitung in _hitung(satu):
            tertulis = lama.pop(dihitung.jejak_id, None)
            if kata := _beda(tertulis, dihitung):
                yield f"{nomor[dihitung.permohonan_id]} {dihitung.status} ({dihitung.aksi}): {kata}"
        yield from (
            f"{nomor[sisa.permohonan_id]} {sisa.status}: tidak ada pada jejak." for sisa in lama.values()
        )


def _beda(tertulis, dihitung):
    if tertulis is None:
        return "belum tercatat."
    kolom = [k for k in BANDING if getattr(tertulis, k) != getattr(dihitung, k)]
    return ", ".join(f"{k} {getattr(tertulis, k)}, menurut jejak {getattr(dihitung, k)}" for k in kolom)


def bangun():
    """Write the whole table anew, some permohonan at a time, each batch all or nothing. Returns how many rows."""
    return sum(_tulis([p.pk for p in satu]) for satu in _kelompok(kunci=True))


@transaction.atomic
def _tulis(pk):
    # Locked and read again: a move made meanwhile writes its own row, and must not be lost with the old ones.
    terkunci = Permohonan.objects.select_for_update(of=("self",)).filter(pk__in=pk).order_by("pk")
    satu = list(terkunci.prefetch_related("jejak", "jeda"))
    LamaLangkah.objects.filter(permohonan__in=pk).delete()
    return len(LamaLangkah.objects.bulk_create(_hitung(satu)))


def _hitung(satu):
    kalender = KalenderLampau()
    return [lama for permohonan in satu for lama in baris(permohonan, kalender)]


def _kelompok(*, kunci=False):
    """All filed permohonan in lists; `kunci`: their keys are enough."""
    semua = Permohonan.objects.exclude(nomor=None).order_by("pk")
    semua = (
        semua.only("pk", "sop", "status")
        if kunci
        else semua.prefetch_related("jejak", "jeda", "lama_langkah")
    )
    terakhir = 0
    while satu := list(semua.filter(pk__gt=terakhir)[:SEKALIGUS]):
        yield satu
        terakhir = satu[-1].pk
