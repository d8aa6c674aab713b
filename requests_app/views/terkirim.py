"""After filing: number, tracking code, what happens next, and the receipt."""

import segno
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from requests_app import penerimaan
from requests_app.angka.janji_layanan import janji
from requests_app.izin import hanya_penerima
from requests_app.janji_cetak import TANDA_TERIMA, alamat_lacak
from requests_app.kantor import kalender_kantor
from requests_app.kelengkapan import butir_wajib
from requests_app.perkiraan import perkiraan_selesai, rencana
from requests_app.tampilan import warna_status
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import ambil_permohonan

DITAMPILKAN = 3
"""Rows of what happens next that are shown at once; the others unfold."""


@require_GET
def terkirim(request, acuan):
    permohonan = _ambil(request, acuan)
    if permohonan.draf:
        return redirect("draf", permohonan.acuan)
    giliran = rencana(permohonan, kalender_kantor(request.kantor))
    qr = segno.make(alamat_lacak(permohonan), error="m").svg_inline(border=2, light="#fff", omitsize=True)
    konteks = {
        "permohonan": permohonan,
        "warna": warna_status(permohonan),
        "giliran": giliran[:DITAMPILKAN],
        "giliran_lain": giliran[DITAMPILKAN:],
        "perkiraan": perkiraan_selesai(giliran),
        "janji": janji(permohonan.sop) if giliran else None,
        "qr_svg": SafeString(qr),
        "tunggu_hardcopy": penerimaan.menunggu(permohonan),
        "dokumen": butir_wajib(permohonan),
        "tanda_terima": permohonan.cetakan.filter(kunci=TANDA_TERIMA).exists(),
    }
    return render(request, "requests_app/terkirim.html", konteks)


@require_GET
def tanda_terima(request, acuan):
    """The receipt for the applicant's side and the office; the persons it names find their own affairs elsewhere."""
    permohonan = _ambil(request, acuan)
    if permohonan.draf:
        raise Http404
    cetakan = permohonan.cetakan.filter(kunci=TANDA_TERIMA).first()
    if cetakan is None:
        messages.info(request, "Tanda terima sedang dibuat. Coba unduh lagi beberapa detik lagi.")
        return redirect("terkirim", permohonan.acuan)
    return kirim(cetakan.sha256, f"tanda-terima-{permohonan.nomor}.pdf")


def _ambil(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    if hanya_penerima(request.pelaku, permohonan):
        raise Http404
    return permohonan
