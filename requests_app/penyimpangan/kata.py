"""A deviation in words: for the page that asks why, for lists, and for the minutes."""

from math import ceil

from requests_app.penyimpangan.aturan import Jenis, kata_temuan
from requests_app.penyimpangan.sebab import teks_sebab
from requests_app.sop import SOP
from requests_app.tampilan import durasi


def menit_lewat(satu):
    """Working minutes beyond the mutu baku, begun ones counted; 0 where it is not about time."""
    return ceil(satu.detik_lewat / 60) if satu.jenis == Jenis.WAKTU else 0


def ringkas(satu):
    """What happened, for a line of a list (satu.jejak is read)."""
    if satu.jenis == Jenis.WAKTU:
        return f"{durasi(max(1, menit_lewat(satu)))} lewat"
    kata = "; ".join(kata_temuan(satu.jejak, satu.jenis))
    return kata[:1].upper() + kata[1:]


def kalimat(satu):
    """What happened, as the one sentence before "Mengapa?"."""
    if satu.jenis == Jenis.WAKTU:
        return f"{langkah(satu)} selesai {durasi(max(1, menit_lewat(satu)))} lewat{_baku(satu)}."
    return f"{langkah(satu)}: {' dan '.join(kata_temuan(satu.jejak, satu.jenis))}."


def _baku(satu):
    baris = next((b for b in satu.permohonan.langkah() if b.status == satu.jejak.dari), None)
    return f" dari baku {baris.baku}" if baris and baris.baku else ""


def langkah(satu):
    return f"Langkah {satu.baris}" if satu.baris else "Di luar tabel SOP"


def layanan(sop):
    return SOP[sop].NAMA_LAYANAN if sop in SOP else sop


def penjelasan(satu):
    """The reason with the words beside it; "" while it is not explained."""
    if satu.dijawab_pada is None:
        return ""
    kata = teks_sebab(satu.jenis, satu.sebab)
    return f"{kata}: {satu.uraian}" if satu.uraian else kata
