"""How long a session lives: so many minutes without work, so many hours in all. Database sessions, an own stamp."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.views.decorators.http import require_POST

AWAL, AKHIR = "sesi_awal", "sesi_akhir"
"""Session keys: when it began and when somebody last worked in it (seconds since the epoch)."""

JEDA_CATAT = 60
"""The stamp is written once in so many seconds, so that reading pages does not write at each of them."""


class SesiMiddleware:
    """Ends a session that is too old or was left alone. A page that only polls is not somebody at work."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            if sisa(request.session) <= 0:
                logout(request)
            elif not (request.method == "GET" and "HX-Request" in request.headers):
                _catat(request.session)
        return self.get_response(request)


def sisa(session):
    """Seconds until the session ends if nobody works in it."""
    kini = time.time()
    diam = settings.SESI_DIAM_DETIK - (kini - session.get(AKHIR, kini))
    return int(min(diam, settings.SESSION_COOKIE_AGE - (kini - session.get(AWAL, kini))))


def perpanjang(session):
    session[AKHIR] = int(time.time())


def _catat(session):
    if AWAL not in session:
        session[AWAL] = int(time.time())
    if time.time() - session.get(AKHIR, 0) > JEDA_CATAT:
        perpanjang(session)


@require_POST
def tetap_masuk(request):
    """ "Tetap masuk": somebody is still there."""
    perpanjang(request.session)
    return HttpResponse(status=204)
