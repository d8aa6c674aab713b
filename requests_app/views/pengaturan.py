"""What a person sets for himself."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts_app.models import Pengguna


class FormPengaturan(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ["pintasan"]
        labels = {"pintasan": "Pakai pintasan papan ketik di Antrean"}


@require_http_methods(["GET", "POST"])
def pengaturan(request):
    """Single-key shortcuts are off until asked for (WCAG 2.1.4)."""
    form = FormPengaturan(request.POST or None, instance=request.user)
    if request.method == "POST":
        # An empty POST is the unticked box; request.POST or None would leave the form unbound.
        form = FormPengaturan(request.POST, instance=request.user)
        if form.is_valid():
            request.user.save(update_fields=["pintasan"])
            messages.success(
                request, f"Pintasan papan ketik {'dinyalakan' if request.user.pintasan else 'dimatikan'}."
            )
            return redirect("pengaturan")
    return render(request, "requests_app/pengaturan.html", {"form": form})
