"""Corrections that travel back as suggestions: the head's words beside the drafter's, decided one change at a time."""

from requests_app.models import VersiSurat
from requests_app.surat.beda import beda, perubahan, terapkan


def beda_isi(dasar, baru):
    """{part of the letter: its list of Potong} for the parts that differ, in the order of the letter."""
    semua = {nama: beda(dasar.get(nama, ""), teks) for nama, teks in baru.items()}
    return {nama: potong for nama, potong in semua.items() if perubahan(potong)}


def kode(bidang, nomor):
    return f"{bidang}-{nomor}"


def naskah(dasar, usulan, diterima):
    """The words of the letter when of `usulan` (as `beda_isi` gives it) the codes in `diterima` are accepted."""
    ganti = {
        nama: terapkan(potong, {n for n in range(len(perubahan(potong))) if kode(nama, n) in diterima})
        for nama, potong in usulan.items()
    }
    return dasar | ganti


def menunggu_putusan(surat):
    """(version, words before, suggestions) when the newest version sent the draft back with changes; else None."""
    akhir = list(surat.versi.all())[:-3:-1] if surat else []
    if len(akhir) < 2 or akhir[0].jenis != VersiSurat.Jenis.DIKEMBALIKAN:
        return None
    usulan = beda_isi(akhir[1].isi, akhir[0].isi)
    return (akhir[0], akhir[1].isi, usulan) if usulan else None
