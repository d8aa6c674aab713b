"""Who somebody is right now: what he holds, which columns of the SOPs he fills, and what he may know of at all."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from accounts_app.izin import hak
from accounts_app.models import Penugasan, Peran
from accounts_app.models.penugasan import PERAN_KANTOR
from requests_app.models.subjek import Subjek
from requests_app.pejabat.lingkup import lingkup_aksi
from requests_app.sop.pelaksana import (
    CALON,
    PELAKSANA_BERBAGI,
    PELAKSANA_DIRI,
    PELAKSANA_KEPALA,
    PEMOHON,
    PERAN_PELAKSANA,
    PIMPINAN_INSTANSI,
    SATUAN_KERJA,
)


def tanpa_petugas():
    """Q over Permohonan: nobody holds the work, or its holder has left (no role today, or inactive)."""
    return Q(petugas=None) | ~Q(petugas__in=_bertugas().values("pengguna"))


def petugas_hadir(permohonan):
    """Who holds the work of a permohonan that was read; None as in `tanpa_petugas`."""
    ada = permohonan.petugas_id and _bertugas().filter(pengguna=permohonan.petugas_id).exists()
    return permohonan.petugas if ada else None


def _bertugas():
    return Penugasan.objects.filter(peran__in=PERAN_KANTOR, pengguna__is_active=True).berlaku()


class Pelaku:
    """A person with what he holds right now. Made anew for every request: rights are never kept in a session."""

    def __init__(self, pengguna):
        self.pengguna = pengguna
        self.urusan = {}

    @property
    def aktif(self):
        return not self.sistem and self.pengguna.is_authenticated and self.pengguna.is_active

    @property
    def sistem(self):
        """The portal itself, which acts when its time has come (Pelaku(None))."""
        return self.pengguna is None

    @cached_property
    def hak(self):
        return hak(self.pengguna)

    @property
    def penugasan(self):
        return self.hak.penugasan

    @cached_property
    def peran(self):
        """The roles in which he acts now."""
        return {p.peran for p in self.penugasan}

    @property
    def digantikan(self):
        """Appointments of his in which somebody stands in for him now: he sees what the office sees, and does not act."""
        return self.hak.digantikan

    @property
    def unit_ajukan(self):
        return self.hak.unit_berizin("ajukan_permohonan")

    @property
    def unit_sendiri(self):
        """Units for which he may ask for an account of his own."""
        return self.hak.unit_berizin("ajukan_sendiri")

    @property
    def unit_lihat(self):
        return self.hak.unit_berizin("lihat_permohonan")

    def unit_pengajuan(self, kelas):
        """Ids of the units for which he may file this SOP now, as its first row says; empty where it is not his to file."""
        pelaksana = kelas.LANGKAH[0].pelaksana
        if pelaksana == PIMPINAN_INSTANSI:
            return self.unit_ajukan & self.hak.unit_peran(Peran.PIMPINAN)
        if pelaksana in PELAKSANA_DIRI:
            milik = (self.hak.unit_peran(peran) for peran in PERAN_PELAKSANA[pelaksana])
            return self.unit_sendiri & set().union(*milik)
        return self.unit_ajukan

    @property
    def petugas_kantor(self):
        return any(p.peran in PERAN_KANTOR for p in (*self.penugasan, *self.digantikan))

    @cached_property
    def pelaksana(self):
        """The columns of the SOPs this person fills for the office."""
        return [
            nama for nama, peran in PERAN_PELAKSANA.items() if self.peran & set(peran) & set(PERAN_KANTOR)
        ]

    @property
    def kepala(self):
        """Of those columns, the heads' ones; empty for everybody else."""
        return [nama for nama in self.pelaksana if nama in PELAKSANA_KEPALA]

    def kapasitas(self, pelaksana, aksi=None):
        """The appointment by which he fills a column (for an action: one that covers it), or None."""
        if self.sistem:
            return None
        peran, lingkup = PERAN_PELAKSANA.get(pelaksana, ()), lingkup_aksi(aksi) if aksi else ()
        return next((p for p in self.penugasan if p.peran in peran and p.mencakup(lingkup)), None)

    def sebutan(self, pelaksana, aksi=None):
        """The capacity in which he fills a column, as the journal prints it: "Plh. Kepala LPSE"."""
        if self.sistem:
            return "Sistem"
        if pelaksana == PEMOHON:
            return PEMOHON
        penugasan = self.kapasitas(pelaksana, aksi)
        return penugasan.sebutan if penugasan else pelaksana

    def saringan_terlihat(self):
        """Q over Permohonan. Office roles see what was filed; units see theirs; persons and applicants see by relation."""
        orang = Exists(Subjek.objects.filter(permohonan=OuterRef("pk"), pengguna=self.pengguna))
        diajukan = Q(nomor__isnull=False)
        boleh = Q(pemohon=self.pengguna) | Q(dicatat_oleh=self.pengguna)
        boleh |= Q(unit_id__in=self.unit_ajukan) | (diajukan & Q(orang))
        boleh |= diajukan & Q(unit_id__in=self.unit_lihat)
        return boleh | diajukan if self.petugas_kantor else boleh

    def saringan_tugas(self):
        """Q over running permohonan: the awaited row is mine to perform (work a colleague has taken is not)."""
        kantor = Q(pelaksana__in=self.pelaksana) & (
            tanpa_petugas() | Q(petugas=self.pengguna) | ~Q(pelaksana__in=PELAKSANA_BERBAGI)
        )
        satker = Q(pelaksana=SATUAN_KERJA, unit_id__in=self.unit_ajukan)
        orang = Exists(Subjek.objects.filter(permohonan=OuterRef("pk"), pengguna=self.pengguna))
        sendiri = Q(pelaksana__in=PELAKSANA_DIRI) & (Q(pemohon=self.pengguna) | Q(orang))
        return kantor | satker | sendiri | (Q(pelaksana=CALON) & Q(orang))


def milik_sendiri(pengguna):
    """Q over Subjek: the person of the request is this one, by his account, e-mail or NIP."""
    sendiri = Q(pengguna=pengguna) | Q(email__iexact=pengguna.email)
    return sendiri | Q(nip=pengguna.nip) if pengguna.nip else sendiri
