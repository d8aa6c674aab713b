"""Handlers of promised work: whoever an account is asked for hears of it himself, and of the training that is to come."""

from django.db import transaction

from requests_app.janji import kirim_kabar
from requests_app.models import Jejak
from requests_app.sop.pelaksana import CALON
from requests_app.tugas import penangan


@penangan("kabar_calon")
@transaction.atomic
def kabar_calon(tugas):
    """Registrasi row 1: the candidate reads what is asked for him and what comes next; his invitation is in the same mail."""
    jejak = Jejak.objects.select_related("permohonan__unit", "permohonan__pemohon").get(
        pk=tugas.muatan["jejak"]
    )
    permohonan = jejak.permohonan
    for orang in permohonan.subjek.exclude(pengguna=None).select_related("pengguna"):
        perihal = f"Akun {orang.get_jenis_display()} dimohonkan untuk Anda: {permohonan.nomor}"
        kata = {"orang": orang}
        kirim_kabar(jejak, orang.pengguna, perihal, "surel/calon.txt", kata, peristiwa="akun", sebab="calon")


@penangan("kabar_pelatihan")
@transaction.atomic
def kabar_pelatihan(tugas):
    """When and where the training is that a candidate is expected at. Nothing once he waits for another, or for none."""
    jejak = Jejak.objects.select_related("permohonan__unit").get(pk=tugas.muatan["jejak"])
    permohonan = jejak.permohonan
    if permohonan.pelaksana != CALON or "pelatihan" not in jejak.data:
        return
    dijadwalkan = permohonan.subjek.exclude(pengguna=None).filter(pelatihan=jejak.data["pelatihan"])
    for orang in dijadwalkan.select_related("pengguna", "pelatihan"):
        kata = {"orang": orang, "pelatihan": orang.pelatihan}
        perihal = f"Undangan pelatihan: {orang.pelatihan}"
        naskah = "surel/pelatihan.txt"
        kirim_kabar(
            jejak, orang.pengguna, perihal, naskah, kata, peristiwa="tindak_lanjut", sebab="pelatihan"
        )
