"""Trainings in the use of the application: who waits for one, whom the office expects at which, and who attended."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from requests_app import jurnal, tugas
from requests_app.galat import BelumBoleh
from requests_app.izin import Pelaku, boleh_menjalankan
from requests_app.models import Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import ADMIN_PPE

JADWALKAN = "jadwalkan_pelatihan"


def aksi_aktivasi(permohonan):
    """The action that ends the wait for a training in its present status; None for a permohonan that waits for none."""
    semua = aksi_dari(permohonan.kelas)
    return next((a for a in semua if a.form == "aktivasi" and permohonan.status in a.dari), None)


def meminta_pelatihan(kelas):
    """Does this SOP activate accounts only after a training?"""
    return any(aksi.form == "aktivasi" for aksi in aksi_dari(kelas))


def menunggu():
    """Permohonan whose accounts were made and are activated once the training is recorded, the longest waiting first."""
    tunggu = Q(pk=None)
    for kode, kelas in SOP.items():
        status = [s for aksi in aksi_dari(kelas) if aksi.form == "aktivasi" for s in aksi.dari]
        tunggu |= Q(sop=kode, status__in=status)
    semua = Permohonan.objects.berjalan().filter(tunggu).order_by("status_sejak", "pk")
    return semua.select_related("unit", "pemohon", "petugas").prefetch_related("subjek__pelatihan")


@transaction.atomic
def jadwalkan(permohonan, pelatihan, *, oleh):
    """The candidates of one permohonan are expected at this training, and told so. Raises BelumBoleh."""
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    aksi, pelaku = aksi_aktivasi(permohonan), Pelaku(oleh)
    izin = aksi and boleh_menjalankan(pelaku, permohonan, aksi)
    if not izin:
        raise BelumBoleh(izin) if aksi else LookupError(permohonan.status)
    if all(orang.pelatihan_id == pelatihan.pk for orang in permohonan.subjek.all()):
        return
    permohonan.subjek.update(pelatihan=pelatihan)
    jejak = jurnal.catat(
        permohonan,
        aksi=JADWALKAN,
        pelaku=oleh,
        peran=pelaku.sebutan(ADMIN_PPE),
        data={"pelatihan": pelatihan.pk},
        pada=timezone.now(),
    )
    tugas.janjikan("kabar_pelatihan", f"kabar_pelatihan:{jejak.pk}", permohonan=permohonan, jejak=jejak.pk)
