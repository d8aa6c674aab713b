"""Filters of the queue a person keeps under a name of his own."""

from django import forms
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts_app.pengesah import KalimatIsian
from requests_app.models import SaringanTersimpan
from requests_app.saringan import dipilih

BATAS = 20
"""Saved filters of one person: a row of chips, not a second menu."""


class FormSimpan(KalimatIsian, forms.ModelForm):
    class Meta:
        model = SaringanTersimpan
        fields = ["nama"]
        labels = {"nama": "Nama saringan"}
        help_texts = {"nama": "Misalnya “Reset satker saya”. Paling banyak 60 huruf."}

    def __init__(self, *args, pengguna, kueri, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = self.instance.pengguna = pengguna
        self.instance.kueri = kueri

    def clean_nama(self):
        nama = " ".join(self.cleaned_data["nama"].split())
        milik = self.pengguna.saringan
        if milik.filter(nama__iexact=nama).exists():
            raise forms.ValidationError(
                f"Nama “{nama}” sudah dipakai. Pakai nama lain, atau hapus dahulu yang lama."
            )
        if milik.count() >= BATAS:
            raise forms.ValidationError(
                f"Sudah ada {BATAS} saringan tersimpan. Hapus dahulu yang tidak dipakai."
            )
        return nama

    def clean(self):
        if len(self.instance.kueri) > SaringanTersimpan._meta.get_field("kueri").max_length:
            raise forms.ValidationError(
                "Teks pencariannya terlalu panjang untuk disimpan. Persingkat dahulu di Antrean."
            )
        return super().clean()


@require_http_methods(["GET", "POST"])
def saringan(request):
    """The saved filters, and the form that saves the one in the address. Only what the queue understands is kept."""
    asal = QueryDict(request.POST.get("kueri", "")[:2000]) if request.method == "POST" else request.GET
    tab, penyaring, _ = dipilih(request.pelaku, asal)
    kueri = penyaring.parameter(tab=tab.kode).urlencode()
    form = FormSimpan(request.POST or None, pengguna=request.user, kueri=kueri)
    if request.method == "POST" and not penyaring.aktif:
        messages.warning(
            request, "Belum ada penyaring yang terpasang. Pasang dahulu di Antrean, lalu simpan."
        )
        return redirect("antrean")
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"Saringan “{form.instance.nama}” disimpan.")
        return redirect(f"{reverse('antrean')}?{kueri}")
    konteks = {
        "tersimpan": request.user.saringan.all(),
        "batas": BATAS,
        "tab": tab,
        "keping": [kata for _, kata in penyaring.keping()],
        "kueri": kueri,
        "form": form,
        "ada_galat": form.is_bound and not form.is_valid(),
    }
    return render(request, "requests_app/saringan.html", konteks, status=422 if konteks["ada_galat"] else 200)


@require_http_methods(["GET", "POST"])
def hapus_saringan(request, pk):
    tersimpan = get_object_or_404(request.user.saringan, pk=pk)
    if request.method == "GET":
        return render(request, "requests_app/hapus_saringan.html", {"tersimpan": tersimpan})
    tersimpan.delete()
    messages.success(request, f"Saringan “{tersimpan.nama}” dihapus.")
    return redirect("saringan")
