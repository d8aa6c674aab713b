"""For Admin PPE: trainings, who waits for which, and recording the attendance that activates accounts."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from requests_app import pelatihan as baca
from requests_app import services
from requests_app.forms.pelatihan import FormAktivasi, FormPelatihan
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.izin import boleh_mengelola_pelatihan
from requests_app.models import Pelatihan
from requests_app.views.gerbang import tolak

TERBANYAK = 50
"""Trainings on the page, the newest first."""


@require_http_methods(["GET", "POST"])
def daftar(request):
    """GET: who waits, and the trainings. POST: one training more."""
    izin = boleh_mengelola_pelatihan(request.pelaku)
    if not izin:
        return tolak(request, izin)
    form = FormPelatihan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.dicatat_oleh = request.user
        baru = form.save()
        messages.success(request, f"Pelatihan {baru} tercatat.")
        return redirect("pelatihan_rincian", baru.pk)
    menunggu = list(baca.menunggu())
    hadir = Count("subjek", filter=~Q(subjek__permohonan__in=[p.pk for p in menunggu]))
    konteks = {
        "form": form,
        "ada_galat": form.is_bound,
        "menunggu": menunggu,
        "pelatihan": Pelatihan.objects.annotate(hadir=hadir).order_by("-tanggal", "-pk")[:TERBANYAK],
        "terbanyak": TERBANYAK,
        "hari_ini": timezone.localdate(),
    }
    return render(request, "requests_app/pelatihan.html", konteks, status=422 if form.errors else 200)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def rincian(request, pk):
    """One training. POST: those ticked attended it and are activated; before its day: those ticked are expected at it."""
    izin = boleh_mengelola_pelatihan(request.pelaku)
    if not izin:
        return tolak(request, izin)
    pelatihan = get_object_or_404(Pelatihan, pk=pk)
    menunggu = list(baca.menunggu())
    if pelatihan.tanggal > timezone.localdate():
        if request.method == "POST":
            return _jadwalkan(request, pelatihan, menunggu)
        return _tampilkan(request, pelatihan, menunggu)
    forms = [_form(request, permohonan, pelatihan) for permohonan in menunggu]
    if request.method == "POST":
        return _aktifkan(request, pelatihan, forms)
    return _tampilkan(request, pelatihan, menunggu, forms)


def _form(request, permohonan, pelatihan):
    """The activation of one permohonan, bound when its "hadir" was ticked."""
    prefix, data = f"hadir{permohonan.pk}", None
    if f"{prefix}-cocok" in request.POST:
        data = request.POST.copy()
        data[f"{prefix}-pelatihan"] = pelatihan.pk
    aksi = baca.aksi_aktivasi(permohonan)
    form = FormAktivasi(data, permohonan=permohonan, oleh=request.user, aksi=aksi, prefix=prefix)
    form.fields["cocok"].label = "Hadir, dan akunnya sudah diaktifkan di SPSE"
    return form


def _aktifkan(request, pelatihan, forms):
    dipilih = [form for form in forms if form.is_bound]
    sah = [form.is_valid() for form in dipilih]
    if not sah or not all(sah):
        menunggu = [form.permohonan for form in forms]
        kosong = "" if dipilih else "Centang sedikitnya satu orang yang hadir."
        return _tampilkan(request, pelatihan, menunggu, forms, kosong=kosong, status=422)
    for form in dipilih:
        _aktifkan_satu(request, form)
    return redirect("pelatihan_rincian", pelatihan.pk)


def _aktifkan_satu(request, form):
    nomor, data = form.permohonan.nomor, form.cleaned_data
    try:
        hasil = services.jalankan(
            form.permohonan,
            form.aksi.nama,
            oleh=request.user,
            data=form.isi(),
            kunci=data["kunci"],
            versi=data["versi"],
        )
    except (BelumBoleh, GagalBersiap) as galat:
        messages.error(request, f"{nomor}: {galat.alasan}")
    except SudahBerubah:
        messages.error(request, f"{nomor}: sudah dikerjakan orang lain; yang Anda ketik tidak disimpan.")
    except SyaratBelum as galat:
        messages.error(request, f"{nomor}: {' '.join(galat.daftar)}")
    else:
        if not hasil.ulangan:
            messages.success(request, f"{nomor}: {form.aksi.selesai}")


def _jadwalkan(request, pelatihan, menunggu):
    dipilih = [p for p in menunggu if str(p.pk) in request.POST.getlist("permohonan")]
    if not dipilih:
        kosong = "Centang sedikitnya satu orang yang diundang."
        return _tampilkan(request, pelatihan, menunggu, kosong=kosong, status=422)
    for permohonan in dipilih:
        try:
            baca.jadwalkan(permohonan, pelatihan, oleh=request.user)
        except (BelumBoleh, LookupError) as galat:
            messages.error(
                request, f"{permohonan.nomor}: {getattr(galat, 'alasan', 'sudah tidak menunggu.')}"
            )
        else:
            messages.success(request, f"{permohonan.nomor}: calon diundang ke {pelatihan}.")
    return redirect("pelatihan_rincian", pelatihan.pk)


def _tampilkan(request, pelatihan, menunggu, forms=None, kosong="", status=200):
    ditunggu = {p.pk for p in menunggu}
    peserta = pelatihan.subjek.select_related("permohonan__unit").order_by("nama")
    konteks = {
        "pelatihan": pelatihan,
        "akan_datang": forms is None,
        "menunggu": menunggu,
        "forms": forms or [],
        "hadir": [orang for orang in peserta if orang.permohonan_id not in ditunggu],
        "galat_lain": [kosong] if kosong else [],
        "ada_galat": status == 422,
    }
    return render(request, "requests_app/pelatihan_rincian.html", konteks, status=status)
