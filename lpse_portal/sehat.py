"""Health: one view for load balancers, one probe (`python -m lpse_portal.sehat`) for the container's HEALTHCHECK."""

import http.client
import logging
import os
import sys

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

catatan = logging.getLogger(__name__)


@login_not_required
@require_safe
@never_cache
def sehat(request):
    """`{"basis_data": true}` with 200, or false with 503; says nothing else, since anybody may ask."""
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
    except Error:
        catatan.exception("Basis data tidak menjawab")
        return JsonResponse({"basis_data": False}, status=503)
    return JsonResponse({"basis_data": True})


def tanya_sendiri(port=8000):
    """Exit code 0 if the web process of this container answers 200; asks the way the TLS proxy does."""
    nama = os.environ["PORTAL_HOST"].split(",")[0].strip().lstrip(".")
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    sambungan.request("GET", "/sehat/", headers={"Host": nama, "X-Forwarded-Proto": "https"})
    return 0 if sambungan.getresponse().status == 200 else 1


if __name__ == "__main__":
    sys.exit(tanya_sendiri())
