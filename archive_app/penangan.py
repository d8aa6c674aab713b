"""Outbox work the archive does for permohonan: the copy at row 12, the sealed dossier at every end. Idempotent."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts_app.models import ProfilKantor
from archive_app.models import Arsip, Segel
from requests_app import jurnal, terpin
from requests_app.berkas import gudang
from requests_app.models import Permohonan, Tugas
from requests_app.models.jejak import kanonik
from requests_app.tugas import Gagal, penangan

KERTAS = ("formulir_serah_terima", "pemberitahuan_ditolak")
"""Outbox work that makes papers a SOP row prints: a dossier is not whole without them."""

SEMENTARA = "bundel"
"""A print of everything is made from the dossier and is none of it."""


class SalinanRusak(Exception):
    """A file of the dossier is missing or altered: nothing is sealed over it."""


@penangan("salinan_arsip")
def salinan_arsip(tugas):
    """Row 12: copy the signed letter and the documents into the archive's own store, then open row 13."""
    _segel(tugas.permohonan_id, Segel.Jenis.SALINAN)


@penangan("arsip")
def arsip(tugas):
    """Whatever ends is archived whole: the papers the portal promised come first."""
    belum = Tugas.objects.filter(
        permohonan=tugas.permohonan_id, jenis__in=KERTAS, selesai_pada=None, karantina_pada=None
    )
    if belum.exists():
        raise Gagal("Menunggu cetakan yang dijanjikan selesai dibuat.")
    _segel(tugas.permohonan_id, Segel.Jenis.AKHIR)


@transaction.atomic
def _segel(permohonan_id, jenis):
    permohonan = Permohonan.objects.terkunci(permohonan_id)
    pada = timezone.now()
    dosir, _ = Arsip.objects.get_or_create(
        permohonan=permohonan,
        defaults={"dibuat_pada": pada, "klasifikasi": ProfilKantor.muat().kode_klasifikasi},
    )
    if dosir.segel.filter(jenis=jenis).exists():
        return
    daftar = isi_dosir(permohonan)
    sidik = hashlib.sha256(kanonik(daftar)).hexdigest()
    segel = Segel.objects.create(
        arsip=dosir, urut=dosir.segel.count() + 1, jenis=jenis, daftar=daftar, sha256=sidik, pada=pada
    )
    jurnal.catat(permohonan, aksi=f"segel_{jenis.lower()}", data={"segel": segel.pk, "sha256": sidik})
    if jenis == Segel.Jenis.SALINAN:
        permohonan.salinan_arsip_pada = pada
        permohonan.save(update_fields=["salinan_arsip_pada", "status"])
    else:
        Arsip.objects.filter(pk=dosir.pk).update(ditutup_pada=pada)


def isi_dosir(permohonan):
    """The manifest: every document, letter and paper the portal made by digest (each copied and re-hashed first), what was
    written, the journal's head.

    Raises SalinanRusak.
    """
    berkas = [
        {"jenis": "berkas", "id": b.pk, "syarat": b.syarat, "putaran": b.putaran, "sha256": b.sha256}
        for b in permohonan.berkas.order_by("pk")
    ]
    surat = [
        {"jenis": "surat", "id": s.pk, "nomor": s.nomor.teks, "sha256": s.sha256}
        for s in permohonan.surat.exclude(sha256="").select_related("nomor")
    ]
    kertas = [
        {"jenis": "cetakan", "id": c.pk, "kunci": c.kunci, "sha256": c.sha256}
        for c in permohonan.cetakan.exclude(kunci__startswith=SEMENTARA).order_by("pk")
    ]
    for butir in berkas + surat + kertas:
        salin(butir["sha256"])
    kepala = permohonan.jejak.last()
    return {
        "permohonan": permohonan.nomor,
        "sop": permohonan.versi_sop.sidik,
        "status": permohonan.status,
        "isi": berkas + surat + kertas,
        "terpin": terpin.seluruhnya(permohonan),
        "jejak": {"urut": kepala.urut, "sidik": kepala.sidik},
    }


def salin(sha256):
    """Copy one file into ARSIP_DIR; its bytes are hashed on the way. Raises SalinanRusak."""
    try:
        with gudang.buka(sha256) as isi:
            sidik = gudang.simpan(isi, settings.ARSIP_DIR)
    except FileNotFoundError:
        sidik = ""
    if sidik != sha256:
        raise SalinanRusak(sha256)
