"""Tracking without logging in: number and code of the receipt show where a permohonan stands, and nothing about anybody."""

import math

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests_app import pelacakan
from requests_app.forms.lacak import FormLacak
from requests_app.kantor import kalender_kantor
from requests_app.pembatas import Pembatas

TIDAK_COCOK = "Nomor atau kode tidak cocok. Periksa kembali 4 bagian nomor pada tanda terima."
PEMBATAS = Pembatas("lacak", banyak=10, detik=600)


@never_cache
@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lacak(request):
    tanggapan = _lacak(request, request.POST if request.method == "POST" else request.GET)
    tanggapan.headers["X-Robots-Tag"] = "noindex, nofollow"
    return tanggapan


def _lacak(request, isian):
    form = FormLacak(isian if {"nomor", "kode"} & isian.keys() else None)
    if not form.is_valid():
        return _formulir(request, form)
    tempat = PEMBATAS.ambil(request)
    if tempat is None:
        return _tunggu(request)
    permohonan = pelacakan.cari(form.cleaned_data["nomor"], form.cleaned_data["kode"])
    if permohonan is None:
        form.add_error(None, TIDAK_COCOK)
        return _formulir(request, form)
    # Who knows the code may look as often as he likes; only what could be guessing counts.
    PEMBATAS.kembalikan(tempat)
    keadaan = pelacakan.keadaan(permohonan, kalender_kantor(request.kantor), timezone.now())
    return render(request, "requests_app/lacak_hasil.html", {"lacak": keadaan})


def _formulir(request, form):
    konteks = {"form": form, "ada_galat": form.is_bound}
    return render(request, "requests_app/lacak.html", konteks, status=422 if form.is_bound else 200)


def _tunggu(request):
    detik = PEMBATAS.tunggu(request)
    konteks = {"tunggu_menit": math.ceil(detik / 60), "ada_galat": True}
    tanggapan = render(request, "requests_app/lacak_tunggu.html", konteks, status=429)
    tanggapan.headers["Retry-After"] = str(detik)
    return tanggapan
