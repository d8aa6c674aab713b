"""Answers about rights: yes, or no with the sentence to show. guardian is asked in this module alone."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from guardian.utils import get_user_obj_perms_model

from accounts_app.models import Penugasan, UnitKerja
from accounts_app.models.penugasan import SIFAT_PENGGANTI, URUTAN_SIFAT
from accounts_app.models.unit import beserta_bawahan
from accounts_app.services import IZIN_PERAN


@dataclass(frozen=True)
class Izin:
    """Truthy when allowed; otherwise `alasan` is a whole Indonesian sentence that says why not."""

    boleh: bool
    alasan: str = ""

    def __bool__(self):
        return self.boleh


BOLEH = Izin(True)


def tolak(alasan):
    return Izin(False, alasan)


@dataclass(frozen=True)
class Hak:
    """What a person holds now: the appointments in force, and the units (with all below them) for each permission.

    `penugasan`: those in which he acts, the capacity he is named by first. `digantikan`: those in which somebody stands in
    for him now.
    """

    penugasan: tuple = ()
    unit: dict = field(default_factory=dict)
    digantikan: tuple = ()

    def unit_berizin(self, izin):
        return self.unit.get(izin, set())

    def unit_peran(self, peran):
        """Ids of the units, with everything below them, for which he holds this role today."""
        milik = {p.unit_id for p in self.penugasan if p.peran == peran and p.unit_id}
        return beserta_bawahan({peran: milik})[peran] if milik else set()


def hak(pengguna):
    """Three queries, two for whoever holds no unit. Superusers get nothing here (they do not bypass a SOP).

    A grant that came from an appointment counts only while an appointment that brings it is in force: the beat task that
    withdraws grants may be late, the date is not.
    """
    if not pengguna.is_authenticated or not pengguna.is_active:
        return Hak()
    semua, kini, diganti = _penugasan(pengguna, timezone.now())
    diberi = {izin: unit - _lewat(semua, kini, izin) for izin, unit in _diberi(pengguna).items()}
    unit = beserta_bawahan(diberi) if any(diberi.values()) else {}
    bertindak = tuple(p for p in kini if p.pk not in diganti)
    return Hak(bertindak, unit, tuple(p for p in kini if p.pk in diganti))


def _penugasan(pengguna, pada):
    """His appointments, those of them in force, and the keys of those in which somebody stands in for him at that moment.

    Asked at every request and every move: two plain questions in one query, and the days compared here. A query that compares
    them itself (`sedang_berlaku`, `digantikan`) took twice the processor time, all of it to put the query together.
    """
    milik = Penugasan.objects.filter(pengguna=pengguna).order_by()
    pengganti = Penugasan.objects.filter(
        menggantikan__pengguna=pengguna, sifat__in=SIFAT_PENGGANTI
    ).order_by()
    baris = {p.pk: p for p in milik.union(pengganti, all=True)}
    berlaku = [p for p in baris.values() if p.berlaku_pada(pada)]
    diganti = {p.menggantikan_id for p in berlaku if p.sifat in SIFAT_PENGGANTI}
    semua = [p for p in baris.values() if p.pengguna_id == pengguna.pk]
    semua.sort(key=lambda p: (URUTAN_SIFAT.index(p.sifat), p.peran, p.mulai, p.pk))
    return semua, [p for p in semua if p in berlaku], diganti


def izin_unit():
    """guardian's rows about units."""
    jenis = ContentType.objects.get_for_model(UnitKerja)
    return get_user_obj_perms_model(UnitKerja).objects.filter(content_type=jenis)


def _diberi(pengguna):
    """{permission: ids of the units it was granted on}; asks nothing where the login already said there are none."""
    hasil = {}
    if not getattr(pengguna, "diberi_unit", True):
        return hasil
    baris = izin_unit().filter(user=pengguna)
    for izin, pk in baris.values_list("permission__codename", "object_pk"):
        hasil.setdefault(izin, set()).add(int(pk))
    return hasil


def _lewat(semua, kini, izin):
    """Units whose appointments that bring `izin` have all ended."""
    lama, berlaku = (
        {p.unit_id for p in bagian if izin in IZIN_PERAN.get(p.peran, ())} for bagian in (semua, kini)
    )
    return lama - berlaku


def unit_berizin(pengguna, izin):
    """Ids of the units, with everything below them, on which a person holds `izin` today."""
    return hak(pengguna).unit_berizin(izin)
