"""Middleware."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from requests_app import isian
from requests_app.izin import Pelaku
from requests_app.kantor import kantor_kini


class KantorMiddleware:
    """Give each request the office, its clock, and the person with the rights he holds at this moment."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.kantor = kantor_kini()
        request.pelaku = Pelaku(request.user)
        with timezone.override(ZoneInfo(request.kantor.zona)):
            return self.get_response(request)


class PermintaanWajarMiddleware:
    """Refuse before anything is read: a body larger than one document or of unsaid length, and NUL, which PostgreSQL
    cannot even compare."""

    LEBIHAN = 1024 * 1024

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL")
        if "HTTP_TRANSFER_ENCODING" in request.META:
            # Django would take such a body for an empty one, and the person would be told he chose no file.
            return _tutup(HttpResponse("Panjang isi permintaan harus disebutkan.", status=411))
        if _panjang(request) > settings.BATAS_UNGGAH + self.LEBIHAN:
            return _tutup(render(request, "413.html", status=413))
        return self.get_response(request)


def _tutup(tanggapan):
    """The rest of the body is not waited for."""
    tanggapan.headers["Connection"] = "close"
    return tanggapan


def _panjang(request):
    teks = request.META.get("CONTENT_LENGTH") or "0"
    return int(teks) if teks.isdecimal() else 0


class TanpaSimpananMiddleware:
    """What a logged-in person sees is kept in no cache, unless the view says how; no page may use the device's sensors."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        masuk = getattr(request, "user", None) and request.user.is_authenticated
        if masuk and "private" not in response.headers.get("Cache-Control", ""):
            add_never_cache_headers(response)
        return response


class IsianMiddleware:
    """Nothing typed is lost: a POST that came after the session ended is kept for whoever worked here, and given back to him."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            return self._masuk(request)
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and _ke_halaman_masuk(response):
            self._sesi_habis(request)
        return response

    def _masuk(self, request):
        if "isian_lepas" in request.session and isian.kembalikan(request):
            messages.info(
                request, "Isian Anda sebelum sesi berakhir sudah dipulihkan. Periksa, lalu kirim lagi."
            )
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303) and request.user.is_authenticated:
            isian.hapus(request, request.path)
        if not request.user.is_authenticated:
            # He said goodbye: what the next person types here without logging in is not his.
            response.delete_cookie(isian.KUE, samesite="Lax")
        elif isian.siapa_terakhir(request) != request.user.pk:
            response.set_cookie(
                isian.KUE,
                isian.tanda(request.user),
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response

    def _sesi_habis(self, request):
        ada = isian.sisihkan(request)
        akhir = "Isian Anda disimpan dan dipulihkan setelah masuk." if ada else "Isian itu belum terkirim."
        messages.warning(request, f"Sesi Anda berakhir sebelum halaman tadi dikirim. {akhir}")


def _ke_halaman_masuk(response):
    return response.headers.get("Location", "").startswith(reverse(settings.LOGIN_URL))
