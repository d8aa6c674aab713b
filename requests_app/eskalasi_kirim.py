"""Handler of promised work: the message of one stage reaches whom it concerns, unless the row has moved on meanwhile."""

from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts_app.kata import tanggal_waktu_teks
from accounts_app.models import ProfilKantor
from requests_app import eskalasi
from requests_app.eskalasi_pihak import MENUNGGU, PELAKU, penerima
from requests_app.eskalasi_sapu import pendaratan
from requests_app.kabar import kirim
from requests_app.kantor import kalender_kantor
from requests_app.kedaluwarsa import HARI_PERINGATAN
from requests_app.models import Permohonan
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tampilan import durasi
from requests_app.tenggat import hari, sisa, tenggat
from requests_app.tugas import Gagal, penangan

NASKAH = {
    "peringatan": ("Segera jatuh tempo", "surel/peringatan.txt"),
    "lewat": ("Lewat batas waktu", "surel/lewat.txt"),
    "eskalasi": ("Eskalasi keterlambatan", "surel/eskalasi.txt"),
    (PELAKU, "berkala"): ("Masih menunggu Anda", "surel/berkala.txt"),
    (MENUNGGU, "berkala"): ("Belum bergerak", "surel/berkala_menunggu.txt"),
}
"""How the subject begins and the words, by kind of notice (a periodic one says something else to either side)."""


@penangan("eskalasi")
@transaction.atomic
def kirim_tahap(tugas):
    """Raises Gagal while the office is closed: what a standstill held up is not sent at night."""
    tahap, profil = tugas.muatan["tahap"], ProfilKantor.muat()
    kalender = kalender_kantor(profil)
    if not eskalasi.buka(kalender, timezone.now()):
        raise Gagal("Menunggu jam kantor.")
    permohonan = Permohonan.objects.terkunci(tugas.permohonan_id)
    if not _masih_ditunggu(permohonan, tugas.muatan):
        return
    umum = _kata(permohonan, tahap, kalender) | {"kantor": profil}
    for orang, peristiwa, sisi in penerima(permohonan, tahap):
        if not (sisi == PELAKU and _segera_diingatkan(permohonan, kalender)):
            _kirim_satu(permohonan, tahap, orang, peristiwa, sisi, umum)


def _masih_ditunggu(permohonan, muatan):
    """Is it the same landing of the same row still, with its clock running?"""
    sama = permohonan.status == muatan["status"]
    return (
        sama
        and permohonan.status_sejak == datetime.fromisoformat(muatan["sejak"])
        and not permohonan.dijeda_sejak
    )


def _segera_diingatkan(permohonan, kalender):
    """The deadline of a return is so near that its own reminder (requests_app.kedaluwarsa) has come, or is about to."""
    if permohonan.batas_perbaikan is None:
        return False
    return tenggat(kalender, timezone.now(), hari(HARI_PERINGATAN.hari + 1)) >= permohonan.batas_perbaikan


def _kata(permohonan, tahap, kalender):
    """What every text of a stage may say: the row, its deadline, how late it is, how long it has waited. No person's name."""
    sekarang, batas = timezone.now(), permohonan.tenggat
    sejak, zona = permohonan.status_sejak, kalender.zona
    lama = (sekarang.astimezone(zona).date() - sejak.astimezone(zona).date()).days
    return {
        "permohonan": permohonan,
        "layanan": permohonan.kelas.NAMA_LAYANAN,
        "langkah": permohonan.langkah_kini(),
        "pemohon": permohonan.pelaksana in PELAKSANA_PEMOHON,
        "batas": tanggal_waktu_teks(batas or permohonan.batas_perbaikan),
        "selisih": selisih_teks(kalender, sekarang, batas) if batas else "",
        "sejak": tanggal_waktu_teks(sejak),
        "lama": f"{lama} hari" if lama else "hari ini",
        "sekretariat": tahap == eskalasi.SEKRETARIAT,
    }


def selisih_teks(kalender, sekarang, batas):
    """The office time between now and a deadline, before or after it, in words."""
    menit = sisa(kalender, sekarang, batas)
    return durasi(menit) if menit else "kurang dari satu menit kerja"


def _kirim_satu(permohonan, tahap, orang, peristiwa, sisi, umum):
    awal, naskah = NASKAH.get(peristiwa) or NASKAH[sisi, peristiwa]
    kirim(
        orang,
        peristiwa,
        kunci=f"eskalasi:{pendaratan(permohonan)}:{tahap}:{orang.pk}",
        perihal=f"{awal}: {permohonan.nomor} – {permohonan.unit}",
        isi=render_to_string(naskah, umum | {"penerima": orang}).strip(),
        tautan=reverse("permohonan", args=[permohonan.nomor]),
        tautan_judul="Buka permohonan",
        permohonan=permohonan,
    )
