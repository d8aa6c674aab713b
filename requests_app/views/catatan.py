"""Writing a message to the other side, or a note for colleagues: two addresses, so that one is never taken for the other."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from requests_app.catatan import tulis
from requests_app.forms.catatan import FormCatatan, FormPesan
from requests_app.galat import BelumBoleh
from requests_app.izin import boleh_menulis_catatan
from requests_app.views.gerbang import ambil_permohonan, tolak
from requests_app.views.permohonan import tampilkan


@require_POST
def tulis_pesan(request, acuan):
    sesudah = "Pesan terkirim, juga lewat e-Pesan dan surel."
    return _tulis(request, acuan, FormPesan, "form_pesan", "percakapan", sesudah)


@require_POST
def tulis_catatan(request, acuan):
    sesudah = "Catatan internal tersimpan. Pemohon tidak dapat membacanya."
    return _tulis(request, acuan, FormCatatan, "form_catatan", "catatan-internal", sesudah)


def _tulis(request, acuan, kelas_form, nama_form, jangkar, sesudah):
    permohonan = ambil_permohonan(request, acuan)
    izin = boleh_menulis_catatan(request.pelaku, permohonan, untuk_pemohon=kelas_form.untuk_pemohon)
    if not izin:
        return tolak(request, izin)
    form = kelas_form(request.POST)
    if not form.is_valid():
        return tampilkan(
            request, permohonan, status=422, form_galat=form, ada_galat=True, **{nama_form: form}
        )
    try:
        tulis(
            permohonan,
            oleh=request.user,
            isi=form.cleaned_data["isi"],
            untuk_pemohon=kelas_form.untuk_pemohon,
        )
    except BelumBoleh as galat:
        return tolak(request, galat)
    messages.success(request, sesudah)
    return redirect(f"{reverse('permohonan', args=[permohonan.acuan])}#{jangkar}")
