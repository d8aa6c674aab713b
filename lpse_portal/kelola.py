"""The door of /kelola/: there is one login, the portal's, and its rate limits guard this door too."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse


@login_not_required
def masuk(request):
    """To the portal's login; somebody who is in already but may not enter would go in circles there, and is told so."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))
    if not request.user.is_staff:
        raise PermissionDenied
    return redirect("admin:index")
