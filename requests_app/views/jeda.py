"""Stopping the clock of the awaited row for a stated reason, and letting it go on."""

from types import SimpleNamespace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from requests_app import jam
from requests_app.forms.jeda import FormJeda, FormLanjut
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.isian import isian_dan_kini, milik, pulihkan
from requests_app.izin import boleh_melanjutkan, boleh_menjeda
from requests_app.tampilan import kalimat
from requests_app.views.gerbang import ambil_permohonan, tolak

HENTIKAN = SimpleNamespace(label="Hentikan jam")
"""How the page of a conflict calls what was tried."""


@require_http_methods(["GET", "POST"])
def jeda(request, acuan):
    """GET: the form. POST: stop the clock."""
    permohonan = ambil_permohonan(request, acuan)
    if request.method == "GET":
        izin = boleh_menjeda(request.pelaku, permohonan)
        form = pulihkan(FormJeda(permohonan=permohonan), milik(request))
        return _halaman(request, permohonan, form) if izin else tolak(request, izin)
    form = FormJeda(request.POST, permohonan=permohonan)
    try:
        if not form.is_valid():
            return _belum(request, permohonan, form)
        jam.jeda(permohonan, oleh=request.user, **form.cleaned_data)
    except BelumBoleh as galat:
        return tolak(request, galat)
    except SudahBerubah as galat:
        return _berubah(request, acuan, form, galat.jejak)
    messages.success(request, "Jam langkah ini dihentikan. Lanjutkan begitu yang ditunggu selesai.")
    return redirect("permohonan", permohonan.acuan)


def _belum(request, permohonan, form):
    """An invalid form: a forbidden act says so first, otherwise the form with its errors."""
    izin = boleh_menjeda(request.pelaku, permohonan)
    return _halaman(request, permohonan, form, status=422) if izin else tolak(request, izin)


def _halaman(request, permohonan, form, status=200):
    konteks = {
        "permohonan": permohonan,
        "langkah_kini": permohonan.langkah_kini(),
        "form": form,
        "ada_galat": form.is_bound,
    }
    return render(request, "requests_app/jeda.html", konteks, status=status)


def _berubah(request, acuan, form, jejak):
    """The same press twice is told so; a colleague who was first is named, beside what was typed here."""
    permohonan = ambil_permohonan(request, acuan)
    if jejak and jejak.aksi == "jeda" and jejak.pelaku_id == request.user.pk:
        messages.info(request, "Jam langkah ini sudah Anda hentikan; tidak ada yang diulang.")
        return redirect("permohonan", permohonan.acuan)
    konteks = {
        "permohonan": permohonan,
        "aksi": HENTIKAN,
        "jejak": jejak,
        "kalimat": kalimat(permohonan, jejak) if jejak else "",
        "isian": isian_dan_kini(form, None),
        "ada_galat": True,
    }
    return render(request, "requests_app/berubah.html", konteks, status=409)


@require_POST
def lanjutkan(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    form = FormLanjut(request.POST)
    izin = boleh_melanjutkan(request.pelaku, permohonan)
    if not form.is_valid():
        return tolak(request, izin) if not izin else redirect("permohonan", permohonan.acuan)
    try:
        jam.lanjutkan(permohonan, oleh=request.user, jeda=form.cleaned_data["jeda"])
    except BelumBoleh as galat:
        return tolak(request, galat)
    except SudahBerubah:
        messages.info(request, "Jeda itu sudah berakhir; tidak ada yang diulang.")
    else:
        messages.success(request, "Jam langkah ini berjalan lagi; batas waktunya sudah dihitung ulang.")
    return redirect("permohonan", permohonan.acuan)
