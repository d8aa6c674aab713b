"""Recording that the papers came, and the formulir serah terima berkas of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from requests_app import penerimaan as penulis
from requests_app.forms.penerimaan import FormPenerimaan
from requests_app.galat import BelumBoleh
from requests_app.isian import pulihkan, semua
from requests_app.izin import boleh_menerima_hardcopy, hanya_penerima
from requests_app.janji_cetak import SERAH_TERIMA
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import ambil_permohonan, tolak


@require_http_methods(["GET", "POST"])
def penerimaan(request, acuan):
    """GET: the formulir, item by item. POST: record what came."""
    permohonan = ambil_permohonan(request, acuan)
    izin = boleh_menerima_hardcopy(request.pelaku, permohonan)
    if not izin:
        return tolak(request, izin)
    if request.method == "GET":
        kosong = FormPenerimaan(permohonan=permohonan)
        return _tampilkan(
            request, permohonan, pulihkan(kosong, semua(request, request.path).get(request.path))
        )
    form = FormPenerimaan(request.POST, permohonan=permohonan)
    if not form.is_valid():
        return _tampilkan(request, permohonan, form, status=422)
    try:
        penulis.catat(permohonan, oleh=request.user, data=form.isi(), kunci=form.cleaned_data["kunci"])
    except BelumBoleh as galat:
        return tolak(request, galat)
    messages.success(request, "Berkas fisik tercatat diterima; formulir serah terima berkas sedang dibuat.")
    return redirect("permohonan", permohonan.acuan)


def _tampilkan(request, permohonan, form, status=200):
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "ada_galat": form.is_bound,
        "sebelumnya": permohonan.penerimaan.select_related("oleh"),
    }
    return render(request, "requests_app/penerimaan.html", konteks, status=status)


@require_GET
def formulir_pdf(request, acuan, pk):
    """The formulir for both sides of the counter; persons named in a request of several find their own affairs elsewhere."""
    permohonan = ambil_permohonan(request, acuan)
    if hanya_penerima(request.pelaku, permohonan):
        raise Http404
    terima = get_object_or_404(permohonan.penerimaan, pk=pk)
    cetakan = permohonan.cetakan.filter(kunci=f"{SERAH_TERIMA}:{terima.pk}").first()
    if cetakan is None:
        messages.info(request, "Formulir serah terima sedang dibuat. Coba unduh lagi beberapa detik lagi.")
        return redirect("permohonan", permohonan.acuan)
    return kirim(cetakan.sha256, f"serah-terima-{permohonan.nomor}.pdf")
