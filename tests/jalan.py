"""Honest walks through any SOP: from a draft to a status, each action by the person of the cast who performs it."""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from archive_app.penangan import KERTAS
from requests_app import penerimaan, pengisian, services, tugas
from requests_app.izin import tersedia
from requests_app.kelengkapan import DATA_ORANG, butir_kurang, butir_wajib
from requests_app.models import Permohonan
from requests_app.persiapan import siapkan_surat
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.syarat import akhir_tahun, hardcopy_diterima
from requests_app.surat.ca_uji import buat_ca_uji, buat_penanda_uji
from tests import pabrik

LAMA = {
    "kabar", "pdf_draf", "e_pesan_akun", "e_pesan_akun_tembusan", "tanda_terima", "pemberitahuan_ditolak",
    "formulir_serah_terima", "kabar_calon", "kabar_pelatihan",
}  # fmt: skip
SANDI_PENANDA = "sandi-penanda-uji"


def rute(kelas, tujuan, *, mulai="DRAF", awal=None, akhir=None):
    """The shortest list of actions from one status to another, additions included. Raises LookupError.

    `awal`, `akhir`: only routes that begin, end with this action.
    """
    jalur = {mulai: []}
    for status in (antrean := [mulai]):
        if status == tujuan and (akhir is None or jalur[status]):
            return jalur[status]
        for aksi in aksi_dari(kelas):
            lewat = (status != mulai or awal in (None, aksi)) and (aksi.ke != tujuan or akhir in (None, aksi))
            if status in aksi.dari and aksi.ke not in jalur and lewat:
                jalur[aksi.ke] = [*jalur[status], aksi]
                antrean.append(aksi.ke)
    raise LookupError(tujuan)


def semua_rute(kelas, tujuan):
    """[[routes, shortest first]] for each door and each last action: where outcomes depend on how it came there (`bila`)."""
    semua = aksi_dari(kelas)
    if tujuan == "DRAF" or not any(aksi.bila for aksi in semua):
        return [[rute(kelas, tujuan)]]
    pintu = [(awal, akhir) for awal in semua if "DRAF" in awal.dari for akhir in semua if akhir.ke == tujuan]
    return [_lewat_mana_pun(kelas, tujuan, awal, akhir) for awal, akhir in pintu]


def _lewat_mana_pun(kelas, tujuan, awal, akhir):
    hasil = []
    for lewat in aksi_dari(kelas):
        with suppress(LookupError):
            depan = [] if lewat is awal else rute(kelas, lewat.dari[0], awal=awal)
            belakang = rute(kelas, tujuan, mulai=lewat.ke, akhir=akhir) if lewat is not akhir else []
            hasil.append([*depan, lewat, *belakang])
    return sorted((r for urut, r in enumerate(hasil) if r[0] is awal and r not in hasil[:urut]), key=len)


def semua_ragam(kantor, sop, status):
    """A permohonan for every way that really leads to `status`."""
    if status == "DRAF":
        dua_pintu = any(aksi.bila is akhir_tahun for aksi in aksi_dari(SOP[sop]) if "DRAF" in aksi.dari)
        return [pabrik.draf(kantor, sop=sop), *([pabrik.draf_akhir_tahun(kantor)] if dua_pintu else [])]
    hasil = []
    for pilihan in semua_rute(SOP[sop], status):
        for langkah in pilihan:
            with suppress(TidakTersedia), transaction.atomic():
                hasil.append(sampai(kantor, sop, status, langkah=langkah))
                break
    return hasil


class TidakTersedia(Exception):
    """The route takes an action that is not there for such a permohonan."""


def sampai(kantor, sop, status, *, cacat=False, langkah=None):
    """A permohonan walked to `status`, with its next action's conditions met where work can meet them.

    A check on the way finds a fault where the route goes on to a waiting state; `cacat`: also where the route ends on it.
    """
    langkah = rute(SOP[sop], status) if langkah is None else langkah
    kantor_sendiri = langkah and langkah[0].bila is akhir_tahun
    permohonan = pabrik.draf_akhir_tahun(kantor) if kantor_sendiri else pabrik.draf(kantor, sop=sop)
    for urut, aksi in enumerate(langkah, 1):
        if not tersedia(permohonan, aksi):
            raise TidakTersedia
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
    sediakan(permohonan, aksi, oleh)
    if aksi.form == "pemeriksaan" and kurang:
        # The last items are data of persons; the first is always a document.
        data["temuan"][next(iter(data["temuan"]))] = "Tidak terbaca"
    hasil = services.jalankan(permohonan, aksi.nama, oleh=oleh, data=data)
    tepati_janji(hasil.jejak)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    if permohonan.status == "DIKEMBALIKAN":
        _lengkapi(permohonan)
    return permohonan


def sediakan(permohonan, aksi, oleh):
    """What an action presupposes besides its form."""
    if hardcopy_diterima in aksi.syarat:
        terima_hardcopy(permohonan, oleh)
    if aksi.sistem:
        lewatkan_batas(permohonan)


def terima_hardcopy(permohonan, oleh):
    """The papers came to the office, once: every document, as a copy."""
    butir = [
        {"dokumen": b.judul, "ada": True, "bentuk": "SALINAN", "lembar": 1, "keterangan": ""}
        for b in butir_wajib(permohonan)
    ]
    if hardcopy_diterima(permohonan):
        penerimaan.catat(
            permohonan, oleh=oleh, data={"cara": "LANGSUNG", "dibawa_oleh": "Pembawa Contoh", "butir": butir}
        )


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
    disposisi = {"sifat": "BIASA", "harap": ["Proses lebih lanjut sesuai SOP"], "catatan": ""}
    return {"beku_sha256": surat.beku_sha256, "sandi": SANDI_PENANDA} | disposisi


def beri_sertifikat(orang):
    buat_ca_uji(settings.PENANDA_DIR, bit=2048)
    buat_penanda_uji(
        settings.PENANDA_DIR, kunci_berkas=str(orang.pk), nama=orang.nama, jabatan="Uji", sandi=SANDI_PENANDA,
        bit=2048,
    )  # fmt: skip


def tepati_janji(jejak):
    """The work the next row waits for. Notices and draft PDFs hold nothing up and take long, papers only the archive."""
    if jejak.permohonan.tugas.filter(kunci=f"arsip:{jejak.pk}").exists():
        for kertas in jejak.permohonan.tugas.filter(jenis__in=KERTAS, selesai_pada=None):
            assert tugas.kerjakan(kertas.pk), kertas
    for janji in jejak.permohonan.tugas.filter(kunci__endswith=f":{jejak.pk}"):
        if janji.jenis not in LAMA:
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
