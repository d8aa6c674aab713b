"""What is typed is kept while it is typed."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import Resolver404, resolve
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts_app.kata import waktu_singkat_teks
from requests_app import isian


@sensitive_post_parameters()
@require_POST
def simpan_isian(request):
    """Keep the fields of the form that posts to ?alamat=; answers with the sentence to show."""
    alamat = request.GET.get("alamat", "")
    try:
        resolve(alamat)
    except Resolver404:
        return HttpResponseBadRequest("Alamat formulir tidak dikenal.", content_type="text/plain")
    pada = isian.simpan(request, alamat, isian.aman(request.POST))
    if pada is None:
        return HttpResponse(status=204)
    return HttpResponse(f"Isian tersimpan {waktu_singkat_teks(pada)}", content_type="text/plain")
