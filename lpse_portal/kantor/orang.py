"""People and what they are appointed to."""

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts_app.kepengelolaan import (
    SurelTertahan,
    akhiri_penugasan,
    boleh_mengubah_orang,
    boleh_menugaskan,
    kirim_undangan,
    simpan_orang,
)
from accounts_app.models import Pengguna, Penugasan, Peran, UnitKerja
from accounts_app.pejabat import lewat
from accounts_app.services import tugaskan as buat_penugasan
from lpse_portal.kantor import langkah
from lpse_portal.kantor.formulir_orang import FormAkhiri, FormOrang, FormPenugasan
from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan
from requests_app.views.gerbang import tolak

SEHALAMAN = 30


@require_safe
@pengelola
def petugas(request):
    """Who does what: every column of the services in effect with the people who fill it today."""
    konteks = {
        "petugas": langkah.petugas(request.profil),
        "kurang": langkah.kekurangan_orang(request.profil),
        "jumlah_unit": UnitKerja.objects.filter(aktif=True).count(),
        "jumlah_orang": Pengguna.objects.filter(is_active=True).count(),
        "jumlah_satker": Penugasan.objects.berlaku().filter(peran=Peran.SATKER).count(),
    }
    return tampilkan(request, "petugas", "petugas", **konteks)


def _peran(request):
    """The role in the address that somebody is looked for ("Tunjuk" on the page of the officers); "" for none."""
    peran = request.GET.get("peran", "")
    return peran if peran in Peran.values else ""


@require_safe
@pengelola
def orang(request):
    cari, sesudah, peran = (
        request.GET.get("q", "").strip()[:100],
        request.GET.get("sesudah", "")[:200],
        _peran(request),
    )
    semua = Pengguna.objects.order_by("nama", "pk").prefetch_related(_penugasan_kini())
    for kata in cari.split():
        semua = semua.filter(Q(nama__icontains=kata) | Q(email__icontains=kata) | Q(nip__startswith=kata))
    if sesudah:
        nama, _, pk = sesudah.rpartition("|")
        pk = int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 18 else 0
        semua = semua.filter(Q(nama__gt=nama) | Q(nama=nama, pk__gt=pk))
    baris = list(semua[: SEHALAMAN + 1])
    berikut = f"{baris[SEHALAMAN - 1].nama}|{baris[SEHALAMAN - 1].pk}" if len(baris) > SEHALAMAN else ""
    konteks = {
        "baris": baris[:SEHALAMAN],
        "berikut": berikut,
        "di_tengah": bool(sesudah),
        "cari": cari,
        "peran": peran,
        "sebutan": Peran(peran).label if peran else "",
    }
    return tampilkan(request, "orang", **konteks)


def _penugasan_kini():
    kini = Penugasan.objects.tercatat_berlaku().select_related("unit")
    return Prefetch("penugasan", kini, to_attr="penugasan_kini")


@require_http_methods(["GET", "POST"])
@pengelola
def orang_baru(request):
    """A new person: invited by mail at once, and then appointed (a role he was looked for is carried along)."""
    form, peran = FormOrang(request.POST or None), _peran(request)
    if request.method == "POST" and form.is_valid():
        pengguna = form.save(commit=False)
        simpan_orang(pengguna)
        catat(request, pengguna, "Orang", baru=True)
        _undang(request, pengguna)
        return redirect(f"{reverse('kantor_tugaskan', args=[pengguna.pk])}?peran={peran}")
    return tampilkan(request, "orang_ubah", form=form, orang=None, peran=peran)


@require_safe
@pengelola
def orang_rinci(request, pk):
    pengguna = get_object_or_404(Pengguna, pk=pk)
    hari_ini, kini = timezone.localdate(), timezone.now()
    semua = list(
        pengguna.penugasan.select_related("unit", "menggantikan__pengguna").order_by("-mulai", "-pk")
    )
    konteks = {
        "orang": pengguna,
        "kini": [p for p in semua if not lewat(p, kini)],
        "lampau": [p for p in semua if lewat(p, kini)],
        "hari_ini": hari_ini,
        "boleh_ubah": boleh_mengubah_orang(request.user, pengguna),
        "boleh_tugas": boleh_menugaskan(request.user, pengguna),
    }
    return tampilkan(request, "orang_rinci", **konteks)


@require_http_methods(["GET", "POST"])
@pengelola
def orang_ubah(request, pk):
    pengguna = get_object_or_404(Pengguna, pk=pk)
    izin, lama = boleh_mengubah_orang(request.user, pengguna), pengguna.email
    if not izin:
        return tolak(request, izin)
    form = FormOrang(request.POST or None, instance=pengguna)
    if request.method == "POST" and form.is_valid():
        try:
            simpan_orang(form.save(commit=False), lama)
        except SurelTertahan as galat:
            messages.warning(request, str(galat))
        catat(request, pengguna, f"Orang: {', '.join(form.changed_data)}")
        messages.success(request, f"Data {pengguna.nama} tersimpan.")
        return redirect("kantor_orang_rinci", pk)
    return tampilkan(request, "orang_ubah", form=form, orang=Pengguna.objects.get(pk=pk))


@require_POST
@pengelola
def orang_undang(request, pk):
    pengguna = get_object_or_404(Pengguna, pk=pk, is_active=True)
    izin = boleh_mengubah_orang(request.user, pengguna)
    if not izin:
        return tolak(request, izin)
    _undang(request, pengguna)
    return redirect("kantor_orang_rinci", pk)


def _undang(request, pengguna):
    try:
        kirim_undangan(pengguna)
    except SurelTertahan as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Tautan membuat kata sandi dikirim ke {pengguna.email}.")


@require_http_methods(["GET", "POST"])
@pengelola
def tugaskan(request, pk):
    """Give a person a role; the appointment opens its unit at once where it is in force today."""
    pengguna = get_object_or_404(Pengguna, pk=pk)
    izin = boleh_menugaskan(request.user, pengguna)
    if not izin:
        return tolak(request, izin)
    form = FormPenugasan(
        request.POST or None, orang=pengguna, oleh=request.user, initial={"peran": _peran(request)}
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        penugasan = buat_penugasan(pengguna, isi.pop("peran"), **isi)
        catat(request, penugasan, "Penugasan", baru=True)
        messages.success(request, f"{pengguna.nama} ditugaskan sebagai {penugasan.sebutan}.")
        menyiapkan = request.profil.disiapkan_pada is None
        return redirect("kantor_petugas") if menyiapkan else redirect("kantor_orang_rinci", pk)
    return tampilkan(request, "tugaskan", form=form, orang=pengguna)


@require_http_methods(["GET", "POST"])
@pengelola
def akhiri(request, pk):
    penugasan = get_object_or_404(Penugasan.objects.select_related("pengguna", "unit"), pk=pk)
    izin = boleh_menugaskan(request.user, penugasan.pengguna)
    if not izin:
        return tolak(request, izin)
    form = FormAkhiri(request.POST or None, penugasan=penugasan)
    if request.method == "POST" and form.is_valid():
        akhiri_penugasan(penugasan, form.cleaned_data["selesai"])
        catat(request, penugasan, "Penugasan diakhiri")
        messages.success(request, f"Penugasan {penugasan} berakhir.")
        return redirect("kantor_orang_rinci", penugasan.pengguna_id)
    return tampilkan(request, "akhiri", form=form, penugasan=penugasan)
