"""Which SOPs are in effect here, and what the office says about their documents."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts_app.models import ProfilKantor
from lpse_portal.kantor.formulir import FormLayanan, FormPetunjuk
from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan
from lpse_portal.kantor.langkah import sesudah
from requests_app.angka import janji_layanan
from requests_app.models import Permohonan
from requests_app.sop import SOP


@require_http_methods(["GET", "POST"])
@pengelola
def layanan(request):
    form = FormLayanan(request.POST if request.method == "POST" else None, instance=ProfilKantor.muat())
    if request.method == "POST" and form.is_valid():
        catat(request, form.save(), "Layanan")
        if "persen_janji" in form.changed_data:
            janji_layanan.segarkan()
        messages.success(request, "Layanan tersimpan.")
        return redirect(sesudah(request.profil, "layanan", reverse("kantor_layanan")))
    return tampilkan(request, "layanan", "layanan", form=form, daftar=_daftar(request.profil))


def _daftar(profil):
    """Each SOP with how many requests of it run, and how many documents the office speaks of in its own words."""
    berjalan = Permohonan.objects.berjalan().order_by().values_list("sop").annotate(n=Count("pk"))
    jumlah = dict(berjalan)
    return [
        {
            "kelas": kelas,
            "berjalan": jumlah.get(kode, 0),
            "berlaku": profil.sop_berlaku is None or kode in profil.sop_berlaku,
            "petunjuk": len(profil.petunjuk_syarat.get(kode, {})),
        }
        for kode, kelas in SOP.items()
    ]


@require_http_methods(["GET", "POST"])
@pengelola
def petunjuk(request, kode):
    if kode not in SOP:
        raise Http404
    form = FormPetunjuk(
        request.POST if request.method == "POST" else None, kelas=SOP[kode], profil=ProfilKantor.muat()
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        catat(request, form.profil, f"Petunjuk syarat {kode}")
        messages.success(request, "Kata-kata tentang dokumen tersimpan.")
        return redirect("kantor_layanan")
    return tampilkan(request, "petunjuk", form=form, kelas=SOP[kode])
