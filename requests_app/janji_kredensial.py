"""Promised work of the handover: the office hears what a recipient reports or asks, a recipient is reminded. Idempotent."""

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.kata import tanggal_waktu_teks
from accounts_app.kredensial import dapat_dibuka
from accounts_app.models import Kredensial, Penugasan, ProfilKantor
from requests_app import serah_terima
from requests_app.izin import pelaksana_akun
from requests_app.janji import kirim_kabar
from requests_app.kabar import kirim
from requests_app.models import Jejak
from requests_app.sop.pelaksana import KEPALA_LPSE, PERAN_PELAKSANA
from requests_app.tugas import penangan

NASKAH = {
    "lapor_kredensial": ("Laporan password SPSE: {nomor}", "surel/kredensial_dilaporkan.txt"),
    "minta_kredensial": ("Password baru diminta: {nomor}", "surel/kredensial_diminta.txt"),
}


@penangan("kabar_kredensial")
@transaction.atomic
def kabar_kredensial(tugas):
    """Those who make accounts, and of a report the Kepala LPSE too."""
    jejak = Jejak.objects.select_related("permohonan__unit").get(pk=tugas.muatan["jejak"])
    perihal, naskah = NASKAH[jejak.aksi]
    orang = serah_terima.orang_dari(Kredensial.objects.get(pk=jejak.data["kredensial"]))
    for penerima in _kantor(jejak):
        judul = perihal.format(nomor=jejak.permohonan.nomor)
        kirim_kabar(jejak, penerima, judul, naskah, {"orang": orang}, peristiwa="akun")


def _kantor(jejak):
    kolom = {pelaksana_akun(jejak.permohonan)} | (
        {KEPALA_LPSE} if jejak.aksi == "lapor_kredensial" else set()
    )
    peran = {satu for nama in kolom for satu in PERAN_PELAKSANA[nama]}
    return Penugasan.objects.filter(peran__in=peran).berlaku().orang()


@penangan("ingatkan_kredensial")
@transaction.atomic
def ingatkan_kredensial(tugas):
    """Nothing when it was opened, reported or replaced meanwhile."""
    kredensial = Kredensial.objects.select_related("penerima").get(pk=tugas.muatan["kredensial"])
    asal = kredensial.pesan.first()
    if not dapat_dibuka(kredensial) or asal is None:
        return
    kata = {
        "penerima": kredensial.penerima,
        "kredensial": kredensial,
        "batas": tanggal_waktu_teks(kredensial.kedaluwarsa_pada),
        "kantor": ProfilKantor.muat(),
    }
    kirim(
        kredensial.penerima,
        "akun",
        kunci=f"ingatkan-kredensial:{kredensial.pk}",
        perihal="Password SPSE Anda belum dibuka",
        isi=render_to_string("surel/ingatkan_kredensial.txt", kata).strip(),
        tautan=reverse("pesan", args=[asal.pk]),
        tautan_judul="Buka pesan password",
        permohonan=tugas.permohonan,
    )
