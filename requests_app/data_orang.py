"""What is known of a person of a permohonan, in words, as his SOP asks it. Reads only."""

from datetime import date

from accounts_app.kata import tanggal_teks
from requests_app.nip import nip_tertulis

DI_JUDUL = ("jenis", "nama")
"""Said in the heading above the list."""


def label(orang, nama):
    """The words of a field of a person, or of the permohonan's letter."""
    if nama == "penanda_tangan":
        return f"Ditandatangani oleh ({orang.PENANDA_SURAT})"
    kata = str(orang._meta.get_field(nama).verbose_name)
    return kata[:1].upper() + kata[1:]


def teks(orang, nama):
    """The value of one field as a page prints it; "" for nothing."""
    nilai, bidang = getattr(orang, nama), orang._meta.get_field(nama)
    if nama == "nip":
        return nip_tertulis(nilai)
    if isinstance(nilai, bool):
        return "Ya" if nilai else ""
    if isinstance(nilai, date):
        return tanggal_teks(nilai)
    return dict(bidang.flatchoices).get(nilai, nilai) or ""


def rincian(orang, permohonan):
    """[(label, value)] of every field this SOP asks for and that has a value, in the order of its form."""
    semua = [(label(orang, n), teks(orang, n)) for n in permohonan.ISIAN_ORANG if n not in DI_JUDUL]
    return [(kata, nilai) for kata, nilai in semua if nilai]
