"""Honest walks through any SOP: from a draft to a status, each action by the person of the cast who performs it."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from requests_app import pengisian, services, tugas
from requests_app.kelengkapan import DATA_ORANG, butir_kurang
from requests_app.models import Permohonan
from requests_app.persiapan import siapkan_surat
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.surat.ca_uji import buat_ca_uji, buat_penanda_uji
from tests import pabrik

SANDI_PENANDA = "sandi-penanda-uji"


def rute(kelas, tujuan):
    """The shortest list of actions from DRAF to a status, additions included. Raises LookupError."""
    jalur = {"DRAF": []}
    for status in (antrean := ["DRAF"]):
        if status == tujuan:
            return jalur[status]
        for aksi in aksi_dari(kelas):
            if status in aksi.dari and aksi.ke not in jalur:
                jalur[aksi.ke] = [*jalur[status], aksi]
                antrean.append(aksi.ke)
    raise LookupError(tujuan)


def sampai(kantor, sop, status, *, cacat=False):
    """A permohonan walked to `status`, with its next action's conditions met where work can meet them.

    A check on the way finds a fault where the route goes on to a waiting state; `cacat`: also where the route ends on it.
    """
    permohonan = pabrik.draf(kantor, sop=sop)
    langkah = rute(permohonan.kelas, status)
    for urut, aksi in enumerate(langkah, 1):
        kurang = _ke_tambahan(permohonan.kelas, langkah[urut]) if urut < len(langkah) else cacat
        oleh = pabrik.pelaku_aksi(kantor, permohonan, aksi.nama)
        permohonan = lakukan(permohonan, aksi, oleh, kurang=kurang)
    return permohonan


def berakhir_dengan_periksa(sop, status):
    langkah = rute(SOP[sop], status)
    return bool(langkah) and langkah[-1].form == "pemeriksaan"


def _ke_tambahan(kelas, aksi):
    return aksi.ke in {baris.status for baris in kelas.TAMBAHAN}


def lakukan(permohonan, aksi, oleh, *, kurang=False):
    """Perform one action with everything it presupposes, then the work it promised; returns the permohonan read anew."""
    data = isi(permohonan, aksi, oleh)
    if aksi.sistem:
        lewatkan_batas(permohonan)
    if aksi.form == "pemeriksaan" and kurang:
        # The last items are data of persons; the first is always a document.
        data["temuan"][next(iter(data["temuan"]))] = "Tidak terbaca"
    hasil = services.jalankan(permohonan, aksi.nama, oleh=oleh, data=data)
    _tepati_janji(hasil.jejak)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    if permohonan.status == "DIKEMBALIKAN":
        _lengkapi(permohonan)
    return permohonan


def lewatkan_batas(permohonan):
    """The deadline of a return passed a minute ago: what a system action waits for."""
    lewat = timezone.now() - timedelta(minutes=1)
    Permohonan.objects.filter(pk=permohonan.pk).update(batas_perbaikan=lewat)


def isi(permohonan, aksi, oleh):
    """The data of an action's form; a letter to be signed is first prepared for this signer."""
    if aksi.sistem:
        return {"alasan": "Alasan contoh."}
    if aksi.persiapan != "tanda_tangan":
        return pabrik.data_aksi(permohonan, aksi.nama)
    beri_sertifikat(oleh)
    surat = siapkan_surat(permohonan, aksi=aksi, oleh=oleh)
    return {"beku_sha256": surat.beku_sha256, "sandi": SANDI_PENANDA}


def beri_sertifikat(orang):
    buat_ca_uji(settings.PENANDA_DIR, bit=2048)
    buat_penanda_uji(
        settings.PENANDA_DIR, kunci_berkas=str(orang.pk), nama=orang.nama, jabatan="Uji", sandi=SANDI_PENANDA,
        bit=2048,
    )  # fmt: skip


def _tepati_janji(jejak):
    """The work the next row waits for. Notices and draft PDFs hold nothing up and take long."""
    for janji in jejak.permohonan.tugas.filter(kunci__endswith=f":{jejak.pk}"):
        if janji.jenis not in ("kabar", "pdf_draf", "e_pesan_akun", "tanda_terima"):
            assert tugas.kerjakan(janji.pk), janji


def _lengkapi(permohonan):
    for kurang in butir_kurang(permohonan):
        if kurang.butir.syarat != DATA_ORANG:
            pengisian.unggah(
                permohonan,
                kurang.butir.kode,
                pabrik.pdf(teks="perbaikan"),
                "baru.pdf",
                oleh=permohonan.pemohon,
            )
