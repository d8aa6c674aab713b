"""The documents a permohonan must have, and what a check found wrong with them. Reads only."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, Prefetch, prefetch_related_objects

from accounts_app.kata import tanggal_teks
from requests_app.models import ButirPeriksa

DATA_ORANG = "Data orang"
"""Item of a check that is no document: what was typed about a person."""


@dataclass(frozen=True)
class Butir:
    """One item: a requirement, for whom, its newest document (None: not handed in yet), and its words for a list."""

    syarat: str
    subjek: object
    berkas: object
    kode: str
    """Stable name for form fields and addresses: "s0", "s1-42", "d-42" (place of the requirement, person)."""
    petunjuk: str = ""

    @property
    def judul(self):
        return f"{self.syarat} – {self.subjek.nama}" if self.subjek else self.syarat

    @property
    def kunci(self):
        return (self.syarat, self.subjek.pk if self.subjek else None)


def berkas_terbaru(permohonan):
    return {(b.syarat, b.subjek_id): b for b in permohonan.berkas.all() if b.terbaru}


def butir_wajib(permohonan):
    """Every document the first row demands, in the order of the paper, per person where the requirement is per person."""
    ada = berkas_terbaru(permohonan)
    orang = list(permohonan.subjek.all())
    hasil, kata = [], petunjuk_kantor(permohonan.sop)
    for urut, syarat in enumerate(syarat_unggah(permohonan)):
        for subjek in orang if syarat.per_orang else [None]:
            if not syarat.diminta(subjek):
                continue
            kunci = (syarat.nama, subjek.pk if subjek else None)
            kode = f"s{urut}-{subjek.pk}" if subjek else f"s{urut}"
            hasil.append(
                Butir(syarat.nama, subjek, ada.get(kunci), kode, kata.get(syarat.nama) or syarat.petunjuk)
            )
    return hasil


def petunjuk_kantor(sop):
    """{requirement: what this office says about it} of a SOP, where it has words of its own."""
    from requests_app.kantor import kantor_kini  # which knows the SOPs, and they know this module

    return kantor_kini().petunjuk_syarat.get(sop, {})


def butir_periksa(permohonan):
    """What row 5 judges: every document, and the data of every person."""
    orang = [Butir(DATA_ORANG, subjek, None, f"d-{subjek.pk}") for subjek in permohonan.subjek.all()]
    return butir_wajib(permohonan) + orang


def syarat_unggah(permohonan):
    return [syarat for baris in permohonan.kelas.LANGKAH for syarat in baris.wajib_unggah]


@dataclass(frozen=True)
class Kekurangan:
    """One faulty item of the last check: the reason, and whether it has been handed in again in this round."""

    butir: Butir
    alasan: str
    diperbaiki: bool
    lama: object
    halaman: int | None = None
    """Page of `lama` that the officer marked."""

    @property
    def judul(self):
        return self.butir.judul


def periksa_terakhir(permohonan):
    """The newest check, its items at hand; None before the first."""
    semua = list(permohonan.pemeriksaan.all())
    if semua:
        prefetch_related_objects(semua[-1:], Prefetch("butir", ButirPeriksa.objects.select_related("berkas")))
    return semua[-1] if semua else None


def butir_kurang(permohonan):
    """The faulty items of the last check, each as a Kekurangan; empty when all was found right or nothing was checked."""
    terakhir = periksa_terakhir(permohonan)
    if terakhir is None:
        return []
    temuan = {b.kunci: b for b in terakhir.butir.all() if not b.sesuai}
    return [
        _kekurangan(butir, temuan[butir.kunci], terakhir)
        for butir in butir_periksa(permohonan)
        if butir.kunci in temuan
    ]


def _kekurangan(butir, temuan, pemeriksaan):
    diperbaiki = _putaran(butir) > pemeriksaan.putaran
    return Kekurangan(butir, temuan.alasan, diperbaiki, temuan.berkas, temuan.halaman)


def _putaran(butir):
    """The round in which an item was handed in (a document) or last corrected (data); 0 for what is not there."""
    sumber = butir.subjek if butir.syarat == DATA_ORANG else butir.berkas
    return sumber.putaran if sumber else 0


def butir_sesuai(permohonan):
    """The items the last check found right, with their documents; empty when nothing was checked."""
    terakhir = periksa_terakhir(permohonan)
    sesuai = {b.kunci for b in terakhir.butir.all() if b.sesuai} if terakhir else set()
    return [butir for butir in butir_periksa(permohonan) if butir.kunci in sesuai]


@dataclass(frozen=True)
class Beda:
    """One field of a person's data that was corrected; both values as the page prints them."""

    label: str
    lama: str
    kini: str


@dataclass(frozen=True)
class Perbandingan:
    """What is new about an item in the permohonan's present round, held against what was handed in before it."""

    baru: bool
    lama: object = None
    """The document before (None: the data of a person, or nothing was handed in before)."""
    beda: tuple = ()
    """The corrected fields of a person, in the order of the form (see templates/requests_app/bagian/beda_data.html)."""


TETAP = Perbandingan(baru=False)


def perbandingan(butir, permohonan):
    """The Perbandingan of one item of `butir_periksa(permohonan)`. Costs a query only where something is new."""
    if permohonan.putaran == 1 or _putaran(butir) != permohonan.putaran:
        return TETAP
    if butir.syarat == DATA_ORANG:
        return Perbandingan(baru=True, beda=_beda(butir.subjek, permohonan.putaran))
    return Perbandingan(baru=True, lama=next(iter(versi_sebelum(butir, permohonan)), None))


def versi_sebelum(butir, permohonan):
    """Every document handed in for this item in the rounds before, newest first."""
    semua = sorted(permohonan.berkas.all(), key=lambda b: b.pk, reverse=True)
    return [b for b in semua if (b.syarat, b.subjek_id) == butir.kunci and b.putaran < permohonan.putaran]


def _beda(subjek, putaran):
    """Against what stood there when this round began: corrected twice in it, the first values count."""
    semua = (r for r in subjek.riwayat.all() if r.putaran == putaran)
    semula = min(semua, key=lambda r: r.pk, default=None)
    if semula is None:
        return ()
    kini = subjek.data()
    return tuple(
        Beda(
            _label(subjek, nama), _teks(subjek, nama, semula.data.get(nama)), _teks(subjek, nama, kini[nama])
        )
        for nama in subjek.ISIAN
        if (semula.data.get(nama) or "") != (kini[nama] or "")
    )


def _label(subjek, nama):
    label = str(subjek._meta.get_field(nama).verbose_name)
    return label[:1].upper() + label[1:]


def _teks(subjek, nama, nilai):
    """A value of Subjek.data() as the page prints it."""
    bidang = subjek._meta.get_field(nama)
    if not nilai:
        return "(kosong)"
    if isinstance(bidang, DateField):
        return tanggal_teks(date.fromisoformat(nilai))
    return dict(bidang.flatchoices).get(nilai, nilai)
