"""Who else of the office has this permohonan open: asked again and again by an open page (static/js/permohonan.js)."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.izin import boleh_melihat_kehadiran
from requests_app.kehadiran import hadir
from requests_app.views.gerbang import ambil_permohonan, tolak


@require_GET
def kehadiran(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    izin = boleh_melihat_kehadiran(request.pelaku)
    if not izin:
        return tolak(request, izin)
    lain = hadir(permohonan, request.user)
    return render(request, "requests_app/bagian/kehadiran.html", {"hadir": lain})
