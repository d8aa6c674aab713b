"""What the bundle of a permohonan consists of, for one reader; and asking for it.

Two readers with the same rights share one PDF: its key is the digest of its parts. A part that comes later (a letter sent, a
sheet printed) gives another key, and so another bundle.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from requests_app.berkas import gudang
from requests_app.dokumen import kelompok_dokumen
from requests_app.izin import melihat_internal
from requests_app.kelengkapan import syarat_unggah
from requests_app.models.jejak import kanonik
from requests_app.surat.lembar_disposisi import kunci_cetakan
from requests_app.tugas import janjikan

HALAMAN_TERBANYAK, BITA_TERBANYAK = 400, 80 * 1024 * 1024
JENIS, AWALAN = "bundel", "bundel:"
PDF = "application/pdf"

CETAKAN = {
    "tanda_terima": "Tanda terima permohonan",
    "serah_terima": "Formulir serah terima berkas",
    "penolakan": "Pemberitahuan penolakan",
}
"""Prints that the applicant's side may open too, by the first word of their key."""


@dataclass(frozen=True)
class Bagian:
    """One part: a stored file, whose it is, how large; `halaman` None where it has to be counted; `asli`: left unstamped."""

    judul: str
    orang: str
    sha256: str
    tipe: str
    ukuran: int
    halaman: int | None = None
    asli: bool = False


@dataclass(frozen=True)
class Bundel:
    """The parts after the cover and the form, in order."""

    versi: int
    internal: bool
    bagian: tuple[Bagian, ...]

    @cached_property
    def kunci(self):
        isi = [[b.judul, b.orang, b.sha256] for b in self.bagian]
        sidik = hashlib.sha256(kanonik([self.internal, isi])).hexdigest()
        return f"{AWALAN}{self.versi}:{sidik[:16]}"

    @property
    def halaman(self):
        return sum(b.halaman or 1 for b in self.bagian)

    @property
    def ukuran(self):
        return sum(b.ukuran for b in self.bagian)

    @property
    def kelebihan(self):
        """Why it is too large to be made, as a sentence; "" where it is not."""
        if self.halaman <= HALAMAN_TERBANYAK and self.ukuran <= BITA_TERBANYAK:
            return ""
        return (
            f"Bundel ini akan berisi {self.halaman} halaman ({self.ukuran / 1024**2:.0f} MB). Batasnya {HALAMAN_TERBANYAK} "
            f"halaman dan {BITA_TERBANYAK // 1024**2} MB; buka dokumennya satu per satu pada halaman permohonan."
        )


def untuk(pelaku, permohonan):
    """The Bundel this person may have of a permohonan of which he opens all documents."""
    return susun(permohonan, internal=melihat_internal(pelaku, permohonan))


def susun(permohonan, *, internal):
    """The Bundel of what there is now; `internal`: with the office's own papers."""
    bagian = (*_dokumen(permohonan), *_cetakan(permohonan, internal), *_surat(permohonan, internal))
    return Bundel(permohonan.versi, internal, bagian)


def _dokumen(permohonan):
    urutan = {syarat.nama: urut for urut, syarat in enumerate(syarat_unggah(permohonan))}
    kini = permohonan.berkas.filter(terbaru=True).select_related("subjek")
    urut = sorted(kini, key=lambda b: (urutan.get(b.syarat, len(urutan)), b.pk))
    for kelompok in kelompok_dokumen(urut):
        for dokumen in kelompok.dokumen:
            b = dokumen.kini
            orang = b.subjek.nama if b.subjek else ""
            yield Bagian(
                b.syarat, orang, b.sha256, b.tipe, b.ukuran, b.halaman or (None if b.tipe == PDF else 1)
            )


def _cetakan(permohonan, internal):
    """Of the lembar disposisi only the last: it has every disposition on it."""
    semua = [c for c in permohonan.cetakan.order_by("pk") if not c.kunci.startswith(AWALAN)]
    lembar = permohonan.disposisi.last() if internal else None
    for cetakan in semua:
        jenis = cetakan.kunci.partition(":")[0]
        if jenis in CETAKAN:
            yield _bagian(CETAKAN[jenis], cetakan.sha256)
        elif internal and cetakan.kunci.startswith("disposisi-"):
            if lembar and cetakan.kunci == kunci_cetakan(lembar):
                yield _bagian("Lembar disposisi", cetakan.sha256)
        elif internal:
            yield _bagian(jenis.replace("_", " ").capitalize(), cetakan.sha256)


def _surat(permohonan, internal):
    for surat in permohonan.surat.exclude(sha256="").select_related("nomor"):
        if surat.dikirim_pada or internal:
            nama = permohonan.kelas.SURAT.get(surat.jenis, "Surat")
            yield _bagian(f"{nama} Nomor {surat.nomor.teks} (salinan)", surat.sha256, asli=True)


def _bagian(judul, sha256, *, asli=False):
    jalur = gudang.jalur(sha256)
    return Bagian(judul, "", sha256, PDF, jalur.stat().st_size if jalur.exists() else 0, asli=asli)


def cetakan(permohonan, susunan):
    """The made PDF, or None."""
    return permohonan.cetakan.filter(kunci=susunan.kunci).first()


def tugas_berjalan(permohonan, susunan):
    """The promise to make one for the same readers, while it is not kept; None where nobody asked.

    Whatever comes meanwhile is in it: a promise under an older key makes what there is when it is kept.
    """
    janji = permohonan.tugas.filter(jenis=JENIS, muatan__internal=susunan.internal, selesai_pada=None)
    return janji.order_by("-pk").first()


def minta(permohonan, susunan):
    """Promise the bundle (once, however often it is asked for)."""
    kunci = f"{JENIS}:{permohonan.pk}:{susunan.kunci}"
    with transaction.atomic():
        janjikan(JENIS, kunci, permohonan=permohonan, internal=susunan.internal)
