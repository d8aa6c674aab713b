"""The office's side of the handover: a new password for somebody who cannot open the one he was sent."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from requests_app import serah_terima
from requests_app.forms.serah_terima import FormSegelUlang
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import boleh_menyegel_ulang
from requests_app.models import Subjek
from requests_app.tampilan import warna_status
from requests_app.views.gerbang import ambil_permohonan, tolak


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def kredensial_ulang(request, acuan, pk):
    """GET: how far the handover is, and the form. POST: seal the new password and send it."""
    permohonan = ambil_permohonan(request, acuan)
    orang = get_object_or_404(
        Subjek.objects.select_related("kredensial", "pengguna", "permohonan"), pk=pk, permohonan=permohonan
    )
    izin = boleh_menyegel_ulang(request.pelaku, permohonan)
    if not izin:
        return tolak(request, izin)
    if request.method == "GET":
        return _halaman(request, permohonan, orang, FormSegelUlang(initial={"lama": orang.kredensial_id}))
    form = FormSegelUlang(request.POST)
    if not form.is_valid():
        return _halaman(request, permohonan, orang, form, status=422)
    try:
        serah_terima.segel_ulang(orang, oleh=request.user, **form.cleaned_data)
    except BelumBoleh as galat:
        return tolak(request, galat)
    except SudahBerubah as galat:
        siapa = galat.jejak.pelaku if galat.jejak else "rekan Anda"
        messages.error(
            request, f"Password baru sudah disegel lebih dahulu oleh {siapa}. Yang Anda ketik tidak disimpan."
        )
        return redirect("kredensial_ulang", permohonan.acuan, pk)
    messages.success(request, f"Password baru untuk {orang.nama} disegel dan dikirim lewat e-Pesan.")
    return redirect("permohonan", permohonan.acuan)


def _halaman(request, permohonan, orang, form, status=200):
    konteks = {
        "permohonan": permohonan,
        "warna": warna_status(permohonan),
        "orang": orang,
        "form": form,
        "ada_galat": form.is_bound,
        "halangan": serah_terima.halangan(orang),
        "riwayat": [
            (k, serah_terima.keadaan(k), k.pk != orang.kredensial_id) for k in serah_terima.riwayat(orang)
        ],
    }
    return render(request, "requests_app/kredensial_ulang.html", konteks, status=status)
