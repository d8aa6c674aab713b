"""The bundle of a permohonan: everything about it as one PDF. Made by an outbox task when somebody asks for it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from requests_app import bundel as isi_bundel
from requests_app.izin import boleh_membuat_bundel
from requests_app.tampilan import warna_status
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import ambil_permohonan, tolak


def _ambil(request, acuan):
    """(permohonan, Izin, Bundel for this person)."""
    permohonan = ambil_permohonan(request, acuan)
    if permohonan.draf:
        raise Http404
    izin = boleh_membuat_bundel(request.pelaku, permohonan)
    return permohonan, izin, isi_bundel.untuk(request.pelaku, permohonan) if izin else None


@require_http_methods(["GET", "POST"])
def bundel(request, acuan):
    """GET: what is in it, how far it is, and where to fetch it. POST: have it made."""
    permohonan, izin, susunan = _ambil(request, acuan)
    if not izin:
        return tolak(request, izin)
    if request.method == "POST":
        if not susunan.kelebihan:
            isi_bundel.minta(permohonan, susunan)
        return redirect("bundel", acuan)
    konteks = {
        "permohonan": permohonan,
        "warna": warna_status(permohonan),
        "susunan": susunan,
        "cetakan": isi_bundel.cetakan(permohonan, susunan),
        "tugas": isi_bundel.tugas_berjalan(permohonan, susunan),
    }
    return render(request, "requests_app/bundel.html", konteks)


@require_GET
def bundel_pdf(request, acuan):
    permohonan, izin, susunan = _ambil(request, acuan)
    if not izin:
        return tolak(request, izin)
    cetakan = isi_bundel.cetakan(permohonan, susunan)
    if cetakan is None:
        return redirect("bundel", acuan)
    return kirim(cetakan.sha256, f"bundel-{permohonan.nomor}.pdf")
