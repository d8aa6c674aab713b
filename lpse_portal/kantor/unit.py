"""Units: the tree of the instansi and its satuan kerja."""

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from accounts_app.models import Penugasan, UnitKerja
from lpse_portal.kantor.formulir_orang import FormUnit
from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan


@require_safe
@pengelola
def unit(request):
    """The whole tree, or what a search finds in it."""
    cari = request.GET.get("q", "").strip()[:100]
    semua = _semua()
    baris = [(0, u) for u in semua if _cocok(u, cari)] if cari else list(pohon(semua))
    return tampilkan(request, "unit", baris=baris, cari=cari, jumlah=len(semua))


def _semua():
    """Every unit with how many appointments to it are in force."""
    berlaku = Penugasan.objects.berlaku().filter(pengguna__is_active=True, unit=OuterRef("pk"))
    jumlah = berlaku.order_by().values("unit").annotate(n=Count("pk")).values("n")
    return list(UnitKerja.objects.annotate(bertugas=Coalesce(Subquery(jumlah), 0)))


def _cocok(unit, cari):
    return cari.lower() in unit.nama.lower() or cari.lower() in unit.kode.lower()


def pohon(semua):
    """Yield (depth, unit) from the top down; some hundred units, one list."""
    bawahan = {}
    for satu in semua:
        bawahan.setdefault(satu.induk_id, []).append(satu)
    tumpukan = [(0, satu) for satu in reversed(bawahan.get(None, []))]
    while tumpukan:
        dalam, satu = tumpukan.pop()
        yield dalam, satu
        tumpukan.extend((dalam + 1, anak) for anak in reversed(bawahan.get(satu.pk, [])))


@require_http_methods(["GET", "POST"])
@pengelola
def unit_baru(request):
    return _ubah(request, UnitKerja())


@require_http_methods(["GET", "POST"])
@pengelola
def unit_ubah(request, pk):
    return _ubah(request, get_object_or_404(UnitKerja, pk=pk))


def _ubah(request, unit):
    baru = unit.pk is None
    form = FormUnit(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        catat(request, form.save(), "Unit kerja", baru=baru)
        messages.success(request, f"{unit.nama} tersimpan.")
        return redirect("kantor_unit_baru" if "lagi" in request.POST else "kantor_unit")
    return tampilkan(request, "unit_ubah", form=form, unit=None if baru else unit)
