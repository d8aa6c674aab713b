"""Who the office is: names, letterhead, zone; and how it numbers its letters."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts_app.models import ProfilKantor
from accounts_app.nomor_surat import KATA
from lpse_portal.kantor.formulir import FormIdentitas, FormPenomoran
from lpse_portal.kantor.gerbang import catat, pengelola, sebut_pindah, tampilkan
from lpse_portal.kantor.langkah import PENOMORAN, sesudah
from requests_app import jam_kantor, logo
from requests_app.penomoran import nomor_surat_berikutnya

MENGGERAKKAN = {"zona", "hari_perbaikan"}
"""Fields that move deadlines which are running."""


@require_http_methods(["GET", "POST"])
@pengelola
def profil(request):
    form = FormIdentitas(request.POST or None, request.FILES or None, instance=ProfilKantor.muat())
    if request.method == "POST" and form.is_valid() and _simpan(request, form):
        messages.success(request, "Identitas kantor tersimpan.")
        return redirect(sesudah(request.profil, "profil", f"{reverse('kantor_profil')}#kop"))
    konteks = {"form": form, "profil": request.profil, "alamat_logo": alamat_logo(request.profil)}
    return tampilkan(request, "profil", "profil", **konteks)


def alamat_logo(profil):
    """Where a page shows the logo; the digest in it makes a new one appear at once."""
    return f"{reverse('kantor_logo')}?{profil.logo_sha256[:8]}"


def _simpan(request, form):
    """Save, and let running deadlines follow the clock; where they cannot, nothing is saved and the form says why."""
    try:
        with transaction.atomic():
            profil = form.save()
            bergerak = MENGGERAKKAN & set(form.changed_data)
            sebab = f"Zona waktu menjadi {profil.get_zona_display()}"
            jumlah = jam_kantor.hitung_ulang(request.user, sebab) if bergerak else 0
    except ValidationError as galat:
        form.add_error(None, galat)
        return False
    catat(request, profil, f"Profil: {', '.join(form.changed_data)}")
    sebut_pindah(request, jumlah)
    return True


@require_safe
@pengelola
def gambar_logo(request):
    try:
        isi = logo.baca(request.profil.logo_sha256)
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(isi, content_type="image/png")


@require_http_methods(["GET", "POST"])
@pengelola
def penomoran(request):
    """The format, with a button that shows the next three numbers without saving anything."""
    form = FormPenomoran(request.POST or None, instance=ProfilKantor.muat())
    sah = form.is_valid() if request.method == "POST" else True
    mencoba = "coba" in request.POST
    if request.method == "POST" and sah and not mencoba:
        catat(request, form.save(), PENOMORAN)
        messages.success(request, "Penomoran surat tersimpan.")
        return redirect(sesudah(request.profil, "penomoran", reverse("kantor_penomoran")))
    konteks = {
        "form": form,
        "kata": KATA,
        "mencoba": mencoba,
        "berikut": nomor_surat_berikutnya(form.instance, timezone.localdate()) if sah else [],
    }
    return tampilkan(request, "penomoran", "penomoran", **konteks)
