"""Handler of promised work: a message written on a permohonan reaches the other side as e-Pesan and e-mail."""

from django.db import transaction

from accounts_app.models import Penugasan
from requests_app.izin import Pelaku, petugas_hadir
from requests_app.janji import kirim_kabar, pihak_pemohon
from requests_app.models import Catatan, Jejak
from requests_app.sop.pelaksana import PELAKSANA_BERBAGI, PELAKSANA_PEMOHON, PERAN_PELAKSANA
from requests_app.tugas import penangan


@penangan("pesan_pemohon")
@transaction.atomic
def pesan_pemohon(tugas):
    catatan = Catatan.objects.select_related("oleh").get(pk=tugas.muatan["catatan"])
    jejak = Jejak.objects.select_related(
        "permohonan__unit", "permohonan__pemohon", "permohonan__petugas"
    ).get(pk=tugas.muatan["jejak"])
    permohonan = jejak.permohonan
    dari_kantor = Pelaku(catatan.oleh).petugas_kantor
    penerima = pihak_pemohon(permohonan) if dari_kantor else pihak_kantor(permohonan)
    for satu in penerima:
        if satu.pk != catatan.oleh_id:
            kata = {"catatan": catatan, "dari_kantor": dari_kantor}
            perihal = f"Pesan tentang {permohonan.nomor}"
            kirim_kabar(jejak, satu, perihal, "surel/pesan_pemohon.txt", kata, peristiwa="pesan")


def pihak_kantor(permohonan):
    """Who answers for the office: the holder of the work, else who fills the awaited row, else the team."""
    if petugas := petugas_hadir(permohonan):
        return [petugas]
    langkah = permohonan.langkah_kini()
    kantor = langkah is not None and langkah.pelaksana not in PELAKSANA_PEMOHON
    kolom = [langkah.pelaksana] if kantor else _kolom_tim(permohonan)
    peran = {satu for nama in kolom for satu in PERAN_PELAKSANA[nama]}
    return Penugasan.objects.filter(peran__in=peran).berlaku().orang()


def _kolom_tim(permohonan):
    return {baris.pelaksana for baris in permohonan.langkah()} & PELAKSANA_BERBAGI
