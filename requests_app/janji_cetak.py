"""Promised papers: PDFs the portal makes of a permohonan for people to keep (Cetakan). Idempotent."""

from urllib.parse import urlencode

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts_app.models import ProfilKantor
from requests_app.berkas import gudang
from requests_app.models import Cetakan, Jejak
from requests_app.surat.pdf import buat_pdf
from requests_app.tugas import penangan

TANDA_TERIMA = "tanda_terima"


@penangan(TANDA_TERIMA)
def tanda_terima(tugas):
    """Row 1: the receipt of what was filed, as it was filed."""
    permohonan = tugas.permohonan
    if permohonan.cetakan.filter(kunci=TANDA_TERIMA).exists():
        return
    hasil = buat_pdf(
        html_tanda_terima(permohonan),
        judul=f"Tanda terima {permohonan.nomor}",
        dibuat=permohonan.diajukan_pada,
    )
    isi = {"sha256": gudang.simpan(hasil.pdf), "pada": timezone.now()}
    Cetakan.objects.get_or_create(permohonan=permohonan, kunci=TANDA_TERIMA, defaults=isi)


def html_tanda_terima(permohonan):
    qr = segno.make(alamat_lacak(permohonan), error="m").svg_inline(border=0, omitsize=True)
    giliran = [baris for baris in permohonan.langkah() if not baris.tambahan][1:2]
    return render_to_string(
        "surat/tanda_terima.html",
        {
            "kantor": ProfilKantor.muat(),
            "permohonan": permohonan,
            "dokumen": dokumen_diterima(permohonan),
            "berikut": giliran[0] if giliran else None,
            "alamat": f"{settings.PORTAL_URL}{reverse('lacak')}",
            "qr_svg": SafeString(qr),
        },
    )


def dokumen_diterima(permohonan):
    """[(person or None, [documents])] as they stood at filing: of the request first, then of each person in order."""
    saat_itu = permohonan.berkas.filter(pada__lte=permohonan.diajukan_pada).select_related("subjek")
    terbaru = {(b.subjek_id, b.syarat): b for b in saat_itu.order_by("pk")}.values()
    pihak = [None, *permohonan.subjek.all()]
    return [(orang, [b for b in terbaru if b.subjek == orang]) for orang in pihak]


def alamat_lacak(permohonan):
    """Where the QR of a receipt leads: the tracking page with its two words filled in."""
    isi = urlencode({"nomor": permohonan.nomor, "kode": permohonan.kode_lacak})
    return f"{settings.PORTAL_URL}{reverse('lacak')}?{isi}"


PENOLAKAN, SERAH_TERIMA = "penolakan", "serah_terima"


@penangan("pemberitahuan_ditolak")
def pemberitahuan_ditolak(tugas):
    """Akun-ppk row 7: the notice of the refusal; unsigned, for the paper has no row in which it would be signed."""
    permohonan, pada = tugas.permohonan, tugas.dibuat_pada
    isi = {"orang": permohonan.subjek.first(), "pada": pada}
    cetak(
        permohonan, PENOLAKAN, "surat/akun-ppk/penolakan.html", isi, f"Pemberitahuan {permohonan.nomor}", pada
    )


@penangan("formulir_serah_terima")
def formulir_serah_terima(tugas):
    """The formulir serah terima berkas of the papers its journal entry tells of."""
    permohonan, jejak = tugas.permohonan, Jejak.objects.get(pk=tugas.muatan["jejak"])
    terima = permohonan.penerimaan.select_related("oleh").get(pk=jejak.data["penerimaan"])
    kunci = f"{SERAH_TERIMA}:{terima.pk}"
    judul = f"Formulir serah terima berkas {permohonan.nomor}"
    cetak(permohonan, kunci, "surat/serah_terima.html", {"terima": terima}, judul, terima.pada)


def cetak(permohonan, kunci, templat, isi, judul, pada):
    """Make the PDF of a template once for this key; a second run leaves the first."""
    if permohonan.cetakan.filter(kunci=kunci).exists():
        return
    html = render_to_string(templat, {"kantor": ProfilKantor.muat(), "permohonan": permohonan} | isi)
    hasil = buat_pdf(html, judul=judul, dibuat=pada)
    baru = {"sha256": gudang.simpan(hasil.pdf), "pada": timezone.now()}
    Cetakan.objects.get_or_create(permohonan=permohonan, kunci=kunci, defaults=baru)
