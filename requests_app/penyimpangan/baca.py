"""Reading the register of deviations: who may, what is still to be explained, and the counts for reports."""

from django.db.models import Count, Q, Sum

from accounts_app.izin import BOLEH, tolak
from accounts_app.models import Peran
from requests_app.models import Penyimpangan
from requests_app.penyimpangan.sebab import teks_sebab

TERBUKA = Q(dijawab_pada=None)


def terbuka(pengguna):
    """What this person has still to explain, oldest first."""
    return Penyimpangan.objects.filter(TERBUKA, pelaku=pengguna)


def auditor(pelaku):
    return Peran.AUDITOR in pelaku.peran and not pelaku.petugas_kantor


def melihat_semua(pelaku):
    """Heads and the Pengelola Portal answer for the whole office. A bool."""
    return pelaku.aktif and bool(pelaku.kepala or Peran.PENGELOLA in pelaku.peran)


def boleh_mengawasi(pelaku):
    """May this person read what others departed from, and fetch the minutes? An Izin."""
    if melihat_semua(pelaku) or (pelaku.aktif and auditor(pelaku)):
        return BOLEH
    return tolak(
        "Daftar penyimpangan seluruh kantor dan berita acaranya hanya untuk Kepala UKPBJ, Kepala LPSE, Pengelola Portal, dan "
        "auditor."
    )


def boleh_membuka(pelaku):
    """May this person open the list at all (his own, or the office's)? An Izin."""
    if pelaku.petugas_kantor or boleh_mengawasi(pelaku):
        return BOLEH
    return tolak("Penyimpangan mutu baku hanya dicatat bagi petugas kantor LPSE.")


def terlihat(pelaku):
    """His own; all for who watches over the office; for an auditor those of the units opened to him."""
    if melihat_semua(pelaku):
        return Penyimpangan.objects.all()
    boleh = Q(pelaku=pelaku.pengguna)
    if auditor(pelaku):
        boleh |= Q(permohonan__unit_id__in=pelaku.unit_lihat)
    return Penyimpangan.objects.filter(boleh)


def ringkasan(dari, sampai, *, kueri=None, **saringan):
    """Counts from `dari` until before `sampai` (aware), in one query.

    Returns [{"sop", "baris", "jenis", "sebab", "sebab_teks", "jumlah", "detik_lewat"}] by SOP, row, kind and number; an empty
    `sebab` is what nobody has explained yet. `saringan`: further filters of Penyimpangan (sop="…", permohonan__unit=…).
    """
    kueri = Penyimpangan.objects.all() if kueri is None else kueri
    kueri = kueri.filter(pada__gte=dari, pada__lt=sampai, **saringan).order_by()
    baris = kueri.values("sop", "baris", "jenis", "sebab").annotate(
        jumlah=Count("pk"), detik_lewat=Sum("detik_lewat")
    )
    hasil = [satu | {"sebab_teks": teks_sebab(satu["jenis"], satu["sebab"])} for satu in baris]
    return sorted(hasil, key=lambda s: (s["sop"], s["baris"] or 0, s["jenis"], -s["jumlah"], s["sebab"]))
