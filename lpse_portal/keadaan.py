"""Pages of states: what happened, and what to do next."""

import logging
import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

log = logging.getLogger(__name__)


def csrf_gagal(request, reason=""):
    """The form's token is gone (a session that ended, cookies switched off)."""
    kembali = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(kembali, {request.get_host()}, request.is_secure()):
        kembali = ""
    return render(request, "sesi_berakhir.html", {"kembali": kembali}, status=403)


@login_not_required
def tidak_ada(request):
    raise Http404


def surel_dicatat_kantor(request):
    """In place of allauth's page: a credential finds its recipient by e-mail, so nobody gives himself another one."""
    konteks = {"alasan": "Surel Anda dicatat oleh kantor. Hubungi Pengelola Portal bila surel itu berubah."}
    return render(request, "403.html", konteks, status=403)


def galat_500(request):
    """A defect of ours: the code ties the visitor's words to the log entry, which holds the traceback and no form data."""
    kode = secrets.token_hex(4)
    log.error("kode kejadian %s pada %s", kode, request.path)
    return HttpResponseServerError(render_to_string("500.html", {"kode_kejadian": kode}))
