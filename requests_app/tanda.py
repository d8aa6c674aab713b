"""Marks of a row of the queue, worked out by the database in the query of the rows. Reads only."""

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts_app.models import Penugasan
from accounts_app.models.penugasan import PERAN_KANTOR
from requests_app.izin import orang_terbaca
from requests_app.models import Catatan, Disposisi, Jejak, Subjek


def bertanda(kueri, pelaku):
    """With its persons, the sifat heads gave it, whence it came, and who had the last word with the applicant."""
    milik = {"permohonan": OuterRef("pk")}
    orang = Subjek.objects.filter(orang_terbaca(pelaku), **milik).order_by("urut")
    pindah = Jejak.objects.filter(**milik).exclude(dari=F("ke")).order_by("-urut")
    catatan = Catatan.objects.filter(**milik, untuk_pemohon=True).order_by("-pk")
    kantor = Penugasan.objects.filter(pengguna=OuterRef("oleh"), peran__in=PERAN_KANTOR).berlaku()
    lembar = Disposisi.objects.filter(**milik).exclude(sifat=Disposisi.SifatSurat.BIASA)
    jumlah = orang.order_by().values("permohonan").annotate(n=Count("pk")).values("n")
    return kueri.annotate(
        orang_pertama=Subquery(orang.values("nama")[:1]),
        jumlah_orang=Coalesce(Subquery(jumlah), 0),
        # Once a head has written "Segera" it stays so, though the next one leaves the sheet at "Biasa".
        sifat=Subquery(lembar.order_by("-pk").values("sifat")[:1]),
        dari_status=Subquery(pindah.values("dari")[:1]),
        kata_dari_kantor=Subquery(catatan.annotate(kantor=Exists(kantor)).values("kantor")[:1]),
    )


def tanda(permohonan, *, dari_kantor):
    """(icon, words, colour) of each mark of a row read through `bertanda`; `dari_kantor`: the reader is the office's."""
    hasil = []
    if permohonan.bentuk == permohonan.Bentuk.HARDCOPY:
        hasil.append(("berkas", "Hardcopy", "netral"))
    if permohonan.sifat:
        hasil.append(("lonceng", Disposisi.SifatSurat(permohonan.sifat).label, "galat"))
    if permohonan.dari_status in _status_melengkapi(permohonan.kelas):
        hasil.append(("ulang", "Baru diperbaiki", "netral"))
    if permohonan.kata_dari_kantor is not None and permohonan.kata_dari_kantor != dari_kantor:
        hasil.append(
            ("pesan", "Pesan pemohon belum dijawab" if dari_kantor else "Ada pesan dari LPSE", "netral")
        )
    return hasil


def _status_melengkapi(kelas):
    return {baris.status for baris in (*kelas.LANGKAH, *kelas.TAMBAHAN) if baris.melengkapi}
