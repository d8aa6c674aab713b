"""Writing and verifying the journal (Jejak)."""

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from requests_app import pengunci, terpin
from requests_app.models import Berkas, Jejak, Permohonan
from requests_app.models.jejak import AWAL
from requests_app.sekaligus import tambah


def catat(
    permohonan, *, aksi, pelaku=None, peran="", dari="", ke="", baris=None, data=None, kunci=None, pada=None
):
    """Append one entry to the chain of `permohonan`. The caller holds the row's lock and is inside its transaction."""
    terakhir = (
        Jejak.objects.filter(permohonan=permohonan).order_by("-urut").values_list("urut", "sidik").first()
    )
    urut, sebelumnya = terakhir or (0, AWAL)
    jejak = Jejak(
        permohonan_id=permohonan.pk,
        urut=urut + 1,
        waktu=pada or timezone.now(),
        pelaku=pelaku,
        peran=peran,
        aksi=aksi,
        dari=dari or permohonan.status,
        ke=ke or permohonan.status,
        baris=baris,
        data=data or {},
        kunci=kunci or None,
        sebelumnya=sebelumnya,
    )
    jejak.sidik = jejak.hitung_sidik()
    jejak.save(force_insert=True)
    # The head of the chain stands on the permohonan too: a tail that is cut off leaves it pointing at nothing.
    permohonan.jejak_urut, permohonan.jejak_sidik = jejak.urut, jejak.sidik
    type(permohonan)._base_manager.filter(pk=permohonan.pk).update(
        jejak_urut=jejak.urut, jejak_sidik=jejak.sidik
    )
    return jejak


def terakhir(permohonan):
    """The newest entry of a permohonan, with who made it."""
    return Jejak.objects.filter(permohonan_id=permohonan.pk).select_related("pelaku").last()


def catat_banyak(kepala, *, aksi, pada, peran=""):
    """Append one entry of the portal itself to each of many chains. The caller holds all their rows, and writes the new heads.

    kepala  [(permohonan id, jejak_urut, jejak_sidik, status, row number, data)] as the rows say now
    Returns the entries (without ids) in the same order: their `urut` and `sidik` are the heads to write (sekaligus.perbarui).
    """
    semua = []
    for permohonan, urut, sidik, status, baris, data in kepala:
        jejak = Jejak(
            permohonan_id=permohonan, urut=urut + 1, waktu=pada, peran=peran, aksi=aksi, dari=status, ke=status,
            baris=baris, data=data, sebelumnya=sidik or AWAL,
        )  # fmt: skip
        jejak.sidik = jejak.hitung_sidik()
        semua.append(jejak)
    kolom = [bidang.attname for bidang in Jejak._meta.concrete_fields if not bidang.primary_key]
    tambah(Jejak, kolom, [[getattr(jejak, nama) for nama in kolom] for jejak in semua])
    return semua


def periksa(permohonan_id=None):
    """Re-hash every entry. Yields one dict per fault: {"permohonan", "urut", "galat"}, the first bad entry of a chain first."""
    if not pengunci.terpasang(connection):
        yield {"permohonan": None, "urut": None, "galat": "Pengunci jejak (trigger) tidak terpasang."}
    jejak = Jejak.objects.order_by("permohonan_id", "urut")
    if permohonan_id:
        jejak = jejak.filter(permohonan_id=permohonan_id)
    permohonan, urut, sidik = None, 0, AWAL
    for entri in jejak.iterator(chunk_size=2000):
        if entri.permohonan_id != permohonan:
            permohonan, urut, sidik = entri.permohonan_id, 0, AWAL
        galat = _galat(entri, urut, sidik)
        if galat:
            yield {"permohonan": entri.permohonan_id, "urut": entri.urut, "galat": galat}
        urut, sidik = entri.urut, entri.sidik


def _galat(entri, urut, sidik):
    if entri.urut != urut + 1:
        return f"Entri {urut + 1} hilang."
    if entri.sebelumnya != sidik:
        return "Rantai terputus: sidik entri sebelumnya tidak cocok."
    if entri.hitung_sidik() != entri.sidik:
        return "Isi entri tidak cocok dengan sidiknya."
    return ""


def periksa_keadaan():
    """The last entry of every chain must agree with the permohonan it speaks of (a cut-off tail shows here)."""
    akhir = Jejak.objects.filter(permohonan=OuterRef("pk")).order_by("-urut")
    semua = Permohonan.objects.exclude(nomor=None).annotate(
        _ke=Subquery(akhir.values("ke")[:1]),
        _urut=Subquery(akhir.values("urut")[:1]),
        _sidik=Subquery(akhir.values("sidik")[:1]),
    )
    for permohonan in semua.iterator(chunk_size=2000):
        galat = ""
        if permohonan._ke != permohonan.status:
            galat = f"Status {permohonan.status} tidak sesuai dengan jejak terakhir ({permohonan._ke})."
        elif (permohonan._urut, permohonan._sidik) != (permohonan.jejak_urut, permohonan.jejak_sidik):
            galat = f"Jejak berakhir pada entri {permohonan._urut}, seharusnya {permohonan.jejak_urut}."
        if galat:
            yield {"permohonan": permohonan.pk, "urut": permohonan._urut, "galat": galat}


def periksa_isi():
    """What is written about each filed permohonan must still be what the journal pinned."""
    for permohonan in Permohonan.objects.exclude(nomor=None).iterator(chunk_size=500):
        for galat in terpin.periksa(permohonan):
            yield {"permohonan": permohonan.pk, "urut": None, "galat": galat}


def periksa_berkas():
    """Re-hash every stored document and letter."""
    from requests_app.berkas import gudang

    for berkas in Berkas.objects.order_by("pk").iterator(chunk_size=500):
        try:
            utuh = gudang.utuh(berkas.sha256)
        except FileNotFoundError:
            utuh = False
        if not utuh:
            galat = f"Berkas {berkas.pk} hilang atau berubah."
            yield {"permohonan": berkas.permohonan_id, "urut": None, "galat": galat}
