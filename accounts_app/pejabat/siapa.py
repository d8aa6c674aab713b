"""Who could act in each office at a moment, by which way and by which document."""

from dataclasses import dataclass, field

from accounts_app.models import Penugasan, Peran
from accounts_app.models.penugasan import PERAN_KANTOR, SIFAT_MANDAT, SIFAT_PENGGANTI, sedang_berlaku


@dataclass(frozen=True)
class Jalur:
    """One way to who acts in an office: the official, whoever stands in for him, …, and mandates given beside."""

    rantai: tuple
    mandat: tuple = ()

    @property
    def bertindak(self):
        return self.rantai[-1]


@dataclass
class Jabatan:
    """An office at a moment; without ways nobody could act in it."""

    peran: str
    jalur: list = field(default_factory=list)

    @property
    def sebutan(self):
        return Peran(self.peran).label


def siapa(pada=None, tambahan=None):
    """[Jabatan] of every office role at a moment, past or to come, read from the table alone.

    `tambahan`: an unsaved appointment to reckon with (the preview of what it would bring).
    """
    kueri = Penugasan.objects.filter(sedang_berlaku(pada), peran__in=PERAN_KANTOR)
    semua = list(
        kueri.select_related("pengguna", "ditetapkan_oleh", "menggantikan__pengguna").order_by("mulai", "pk")
    )
    semua += [tambahan] if tambahan else []
    ada, anak = {satu.pk for satu in semua}, {}
    for satu in semua:
        if satu.menggantikan_id in ada and satu.menggantikan_id:
            anak.setdefault(satu.menggantikan_id, []).append(satu)
    hasil = {peran: Jabatan(peran) for peran in PERAN_KANTOR}
    for satu in semua:
        if not (satu.menggantikan_id and satu.menggantikan_id in ada):
            hasil[satu.peran].jalur += _jalur(satu, anak)
    return list(hasil.values())


def _jalur(akar, anak):
    rantai = list(_rantai(akar, anak))
    semua = {id(satu): satu for jalan in rantai for satu in jalan}.values()
    mandat = tuple(m for satu in semua for m in _mandat(satu, anak))
    return [Jalur(tuple(jalan), mandat) for jalan in rantai]


def _anak(satu, anak, sifat):
    return [s for s in anak.get(satu.pk, ()) if s.sifat in sifat] if satu.pk else []


def _rantai(satu, anak):
    pengganti = _anak(satu, anak, SIFAT_PENGGANTI)
    if not pengganti:
        yield [satu]
    for lanjut in pengganti:
        for jalan in _rantai(lanjut, anak):
            yield [satu, *jalan]


def _mandat(satu, anak):
    for mandat in _anak(satu, anak, SIFAT_MANDAT):
        yield mandat
        yield from _mandat(mandat, anak)
