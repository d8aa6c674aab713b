"""When the rows still ahead would end at the latest, each taking its whole baku waktu. Estimates to show, never deadlines."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from requests_app.sop.kosakata import SELESAI, aksi_dari
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tenggat import tenggat


@dataclass(frozen=True)
class Giliran:
    """A row still ahead. `sampai` is None where no clock of the office runs: a printed N/A, or the applicant's turn."""

    langkah: object
    sampai: datetime | None


def rencana(permohonan, kalender, sekarang=None):
    """The awaited row and the printed rows after it, as [Giliran].

    Empty when it has ended, and while an added waiting state or the applicant holds it: nobody knows how long that takes.
    """
    kini = permohonan.langkah_kini()
    if kini is None or kini.tambahan or kini.pelaksana in PELAKSANA_PEMOHON:
        return []
    jalur = jalur_selesai(permohonan)
    tercetak = [baris for baris in permohonan.langkah() if not baris.tambahan and baris.status in jalur]
    saat = max(permohonan.tenggat or permohonan.status_sejak, sekarang or timezone.now())
    hasil = [Giliran(kini, permohonan.tenggat)]
    for baris in tercetak[tercetak.index(kini) + 1 :]:
        sampai = None if baris.pelaksana in PELAKSANA_PEMOHON else tenggat(kalender, saat, baris.baku)
        hasil.append(Giliran(baris, sampai))
        saat = sampai or saat
    return hasil


def jalur_selesai(permohonan):
    """The statuses from the present one to the end where nothing is amiss: of each row the outcome its SOP names first."""
    jalur = [permohonan.status]
    while jalur[-1] != SELESAI:
        sesudah = [
            aksi.ke
            for aksi in aksi_dari(permohonan.kelas)
            if jalur[-1] in aksi.dari and not aksi.tambahan and (aksi.bila is None or aksi.bila(permohonan))
        ]
        sesudah = [status for status in sesudah if status not in jalur]
        if not sesudah:
            break
        jalur.append(sesudah[0])
    return jalur


def perkiraan_selesai(giliran):
    """The moment at which the last of these rows would end; None where none of them has a clock."""
    return next((g.sampai for g in reversed(giliran) if g.sampai), None)
