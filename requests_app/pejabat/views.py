"""The register of acting officials: who holds which office, appointing, ending, and who could act at a given minute."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from accounts_app import pejabat
from accounts_app.models import Penugasan
from accounts_app.models.penugasan import PERAN_KANTOR
from requests_app import isian
from requests_app.pejabat import kabar
from requests_app.pejabat.daftar import akan_datang, baris, lampau, peringatan
from requests_app.pejabat.formulir import FormAkhiri, FormSk, FormTunjuk
from requests_app.pejabat.izin import boleh_membaca, boleh_mengakhiri, boleh_menunjuk, menunjuk_sesuatu
from requests_app.pejabat.lingkup import lingkup_teks
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import tolak


def _tampilkan(request, templat, **konteks):
    form = konteks.get("form")
    galat = bool(form and form.is_bound and form.errors)
    if form is not None:
        isian.pulihkan(form, isian.milik(request))
    return render(
        request, f"pejabat/{templat}.html", {"ada_galat": galat} | konteks, status=422 if galat else 200
    )


@require_safe
def daftar(request):
    """Who holds which office now, and what is to come."""
    izin = boleh_membaca(request.pelaku)
    if not izin:
        return tolak(request, izin)
    konteks = {
        "jabatan": baris(pejabat.siapa(), request.pelaku),
        "akan_datang": akan_datang(),
        "lampau": lampau(),
        "boleh_tunjuk": menunjuk_sesuatu(request.pelaku),
    }
    return _tampilkan(request, "daftar", **konteks)


@require_safe
def siapa(request):
    """Who could act at a minute (`?pada=2026-03-03T10:32` on the office's clock), by which way and document."""
    izin = boleh_membaca(request.pelaku)
    if not izin:
        return tolak(request, izin)
    teks = request.GET.get("pada", "")
    pada, keluhan = _saat(teks)
    konteks = {
        "pada": pada,
        "diminta": teks if keluhan else f"{timezone.localtime(pada):%Y-%m-%dT%H:%M}",
        "keluhan": keluhan,
        "ada_galat": bool(keluhan),
        "jabatan": [] if keluhan else baris(pejabat.siapa(pada)),
    }
    return render(request, "pejabat/siapa.html", konteks, status=422 if keluhan else 200)


def _saat(teks):
    """(moment, complaint) from what the address says; now where it says nothing."""
    if not teks:
        return timezone.now(), ""
    try:
        pada = parse_datetime(teks)
        if isinstance(pada, datetime) and 1900 < pada.year < 9000:
            return (timezone.make_aware(pada) if timezone.is_naive(pada) else pada), ""
    except (ValueError, OverflowError):
        pass
    return timezone.now(), "Tulis tanggal dan jam, misalnya 2026-03-03T10:32."


@require_http_methods(["GET", "POST"])
def tunjuk(request):
    """First the form, then what it would bring, then the appointment itself."""
    izin = menunjuk_sesuatu(request.pelaku)
    if not izin:
        return tolak(request, izin)
    awal = {"jabatan": request.GET.get("jabatan", "")[:30]}
    form = FormTunjuk(request.POST or None, request.FILES or None, pelaku=request.pelaku, initial=awal)
    if request.method == "POST" and form.is_valid():
        if "tetapkan" in request.POST and _tetapkan(request, form):
            return redirect("pejabat")
        if not form.errors:
            return _tampilkan(request, "tunjuk", form=form, pratinjau=_pratinjau(form.penugasan))
    return _tampilkan(request, "tunjuk", form=form)


def _tetapkan(request, form):
    """Keep it and tell whom it concerns; False where somebody was faster."""
    try:
        with transaction.atomic():
            penugasan = pejabat.tunjuk(form.penugasan, oleh=request.user)
            kabar.ditunjuk(penugasan)
    except ValidationError as galat:
        form.tolak(galat)
        return False
    messages.success(request, f"{penugasan.pengguna} ditunjuk sebagai {penugasan.sebutan} dan diberi tahu.")
    return True


def _pratinjau(penugasan):
    mulai = max(penugasan.masa[0], timezone.now())
    semua = pejabat.siapa(mulai, tambahan=penugasan)
    jabatan = baris([satu for satu in semua if satu.peran == penugasan.peran])
    return {"pada": mulai, "jabatan": jabatan, "peringatan": peringatan(penugasan), "penugasan": penugasan}


def _ambil(request, pk):
    """An appointment of the register and the right to read it; appointments of units are not in it."""
    izin = boleh_membaca(request.pelaku)
    kueri = Penugasan.objects.filter(peran__in=PERAN_KANTOR).select_related(
        "pengguna", "menggantikan__pengguna", "ditetapkan_oleh", "diakhiri_oleh"
    )
    return (get_object_or_404(kueri, pk=pk) if izin else None), izin


@require_http_methods(["GET", "POST"])
def rinci(request, pk):
    """One appointment. POST: the scan of its SK that came later."""
    penugasan, izin = _ambil(request, pk)
    if not izin:
        return tolak(request, izin)
    boleh_unggah = boleh_menunjuk(request.pelaku, penugasan.peran, penugasan.menggantikan)
    if request.method == "POST" and not boleh_unggah:
        return tolak(request, boleh_unggah)
    form = FormSk(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sk = form.cleaned_data["sk"]
        # Once only: what was signed in reliance on a document keeps that document.
        milik = Penugasan.objects.filter(pk=pk, sk_sha256="")
        if milik.update(sk_sha256=sk["sha256"], sk_nama=sk["nama"]):
            messages.success(request, "Pindaian SK tersimpan.")
        else:
            messages.warning(request, "Pindaian SK penugasan ini sudah ada dan tidak diganti.")
        return redirect("pejabat_rinci", pk)
    return _tampilkan(
        request, "rinci", penugasan=penugasan, rantai=penugasan.rantai[::-1], masa=pejabat.masa_teks(penugasan),
        lingkup=lingkup_teks(penugasan.lingkup), lewat=pejabat.lewat(penugasan, timezone.now()),
        boleh_akhiri=boleh_mengakhiri(request.pelaku, penugasan),
        form=form if boleh_unggah and not penugasan.sk_sha256 else None,
    )  # fmt: skip


@require_safe
def sk(request, pk):
    """The scan of the document by which somebody was appointed."""
    penugasan, izin = _ambil(request, pk)
    if not izin:
        return tolak(request, izin)
    if not penugasan.sk_sha256:
        raise Http404("Pindaian SK belum diunggah.")
    return kirim(penugasan.sk_sha256, penugasan.sk_nama)


@require_http_methods(["GET", "POST"])
def akhiri(request, pk):
    penugasan, izin = _ambil(request, pk)
    izin = izin and boleh_mengakhiri(request.pelaku, penugasan)
    if not izin:
        return tolak(request, izin)
    form = FormAkhiri(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                for satu in pejabat.akhiri(penugasan, oleh=request.user, alasan=form.cleaned_data["alasan"]):
                    kabar.diakhiri(satu)
        except ValidationError as galat:
            messages.warning(request, " ".join(galat.messages))
        else:
            messages.success(request, f"Penugasan {penugasan} berakhir saat ini juga.")
        return redirect("pejabat")
    return _tampilkan(request, "akhiri", form=form, penugasan=penugasan, masa=pejabat.masa_teks(penugasan))
