"""Letting people in: the list of those invited, inviting, sending the invitation again, ending an appointment."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app import undangan as isi_undangan
from requests_app.forms.undangan import FormAkhiri, FormUndangan
from requests_app.halaman import kunci_utama, potong
from requests_app.isian import milik, pulihkan
from requests_app.loket import boleh_di_loket
from requests_app.views.gerbang import tolak


@require_GET
def undangan(request):
    """Those invited to the units of this person, newest first; ?q= searches, ?sebelum= pages."""
    izin = isi_undangan.boleh_mengundang(request.pelaku)
    if not izin:
        return tolak(request, izin)
    cari = request.GET.get("q", "").strip()[:100]
    kueri = isi_undangan.terlihat(request.pelaku)
    if cari:
        kueri = kueri.filter(_cari(cari))
    sebelum = kunci_utama(request.GET.get("sebelum", ""))
    if sebelum is not None:
        kueri = kueri.filter(pk__lt=sebelum)
    daftar, sesudah = potong(kueri, lambda akhir: akhir.pk)
    konteks = {
        "daftar": [_baris(satu) for satu in daftar],
        "cari": cari,
        "sesudah": sesudah,
        "di_tengah": sebelum is not None,
    }
    return render(request, "requests_app/undangan.html", konteks)


def _cari(kata):
    nip = kata.replace(" ", "")
    return (
        Q(pengguna__nama__icontains=kata)
        | Q(pengguna__email__icontains=kata)
        | Q(unit__nama__icontains=kata)
        | Q(pengguna__nip__startswith=nip)
    )


def _baris(penugasan):
    """A row: the appointment, its state in word and colour, and what can be done with it."""
    masuk, berakhir = isi_undangan.sudah_masuk(penugasan.pengguna), isi_undangan.berakhir(penugasan)
    if berakhir:
        label, warna = "Berakhir", "netral"
    elif not penugasan.pengguna.is_active:
        label, warna = "Akun tidak aktif", "galat"
    else:
        label, warna = ("Sudah masuk", "sukses") if masuk else ("Belum masuk", "perhatian")
    kirim = not masuk and not berakhir and penugasan.pengguna.is_active
    return {"penugasan": penugasan, "label": label, "warna": warna, "kirim": kirim, "akhiri": not berakhir}


@require_http_methods(["GET", "POST"])
def undang(request):
    """GET ?nama=, ?email=, ?nip=, ?peran= fill the form in; ?loket=<service> leads back to the counter afterwards."""
    izin = isi_undangan.boleh_mengundang(request.pelaku)
    if not izin:
        return tolak(request, izin)
    awal = {
        nama: request.GET[nama][:150] for nama in ("nama", "email", "nip", "peran") if nama in request.GET
    }
    form = FormUndangan(request.POST or None, pelaku=request.pelaku, initial=awal)
    pulihkan(form, milik(request) if not awal else None)
    if request.method == "POST" and form.is_valid():
        penugasan = form.undang()
        if penugasan is not None:
            _kabarkan(request, form, penugasan)
            return redirect(_sesudah(request, penugasan))
    konteks = {"form": form, "ada_galat": form.errors}
    return render(request, "requests_app/undang.html", konteks, status=422 if form.errors else 200)


def _kabarkan(request, form, penugasan):
    for peringatan in form.peringatan():
        messages.warning(request, f"{penugasan.pengguna}: {peringatan}")
    siapa = f"{penugasan.pengguna} sebagai {penugasan.get_peran_display()} pada {penugasan.unit}"
    messages.success(request, f"{siapa} tercatat. Undangannya dikirim ke {penugasan.pengguna.email}.")


def _sesudah(request, penugasan):
    sop = request.GET.get("loket", "")
    if sop and boleh_di_loket(request.pelaku):
        return f"{reverse('loket')}?{urlencode({'sop': sop, 'q': penugasan.pengguna.email})}"
    return reverse("undangan")


def _ambil(request, pk):
    return get_object_or_404(isi_undangan.terlihat(request.pelaku), pk=pk)


@require_POST
def kirim_undangan(request, pk):
    penugasan = _ambil(request, pk)
    if isi_undangan.kirim_lagi(penugasan, pelaku=request.pelaku):
        messages.success(request, f"Undangan dikirim lagi ke {penugasan.pengguna.email}.")
    else:
        kata = "sudah pernah masuk; ia memakai “Lupa kata sandi portal?” bila lupa kata sandinya."
        messages.info(request, f"{penugasan.pengguna} {kata}")
    return redirect("undangan")


@require_http_methods(["GET", "POST"])
def akhiri_penugasan(request, pk):
    penugasan = _ambil(request, pk)
    form = FormAkhiri(request.POST or None, penugasan=penugasan)
    if request.method == "POST" and form.is_valid() and form.akhiri(request.pelaku):
        messages.success(request, f"Penugasan {penugasan.pengguna} tercatat berakhir.")
        return redirect("undangan")
    konteks = {"form": form, "penugasan": penugasan, "ada_galat": form.errors}
    return render(request, "requests_app/akhiri_penugasan.html", konteks, status=422 if form.errors else 200)
