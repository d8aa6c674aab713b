"""Office hours, days off, and what they make of a deadline."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lpse_portal.kantor.formulir import TAHUN_TERJAUH, FormJam, FormLibur
from lpse_portal.kantor.gerbang import catat, pengelola, sebut_pindah, tampilkan
from lpse_portal.kantor.langkah import sesudah
from requests_app import jam_kantor
from requests_app.models import HariLibur, JamKerja
from requests_app.tenggat import TanpaHariKerja, libur_baku, profil_ramadan


@require_safe
@pengelola
def jam(request):
    konteks = {"biasa": jam_kantor.biasa(), "berkala": jam_kantor.berkala(), "contoh": _contoh()}
    return tampilkan(request, "jam", "jam", **konteks)


def _contoh():
    """What happens to a request that comes in now; None for a calendar that never opens."""
    try:
        return jam_kantor.contoh_tenggat(timezone.now())
    except TanpaHariKerja:
        return None


@require_http_methods(["GET", "POST"])
@pengelola
def jam_biasa(request):
    return _ubah_jam(request, jam_kantor.biasa(), berkala=False)


@require_http_methods(["GET", "POST"])
@pengelola
def jam_baru(request):
    """Dated hours; begun from the printed Ramadan hours, dates left to the office."""
    asal = profil_ramadan(None, None)
    return _ubah_jam(request, jam_kantor.Profil(None, asal.nama, None, None, dict(asal.jam)), berkala=True)


@require_http_methods(["GET", "POST"])
@pengelola
def jam_berkala(request, pk):
    return _ubah_jam(request, _profil(pk), berkala=True)


def _profil(pk):
    profil = jam_kantor.menurut_pk(pk)
    if profil is None:
        raise Http404
    return profil


def _ubah_jam(request, profil, *, berkala):
    form = FormJam(request.POST or None, profil=profil, berkala=berkala)
    if request.method == "POST" and form.is_valid():
        try:
            jumlah = jam_kantor.simpan(form.hasil(), oleh=request.user)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            catat(
                request,
                JamKerja.objects.latest("pk"),
                f"Jam kerja {form.hasil().nama}",
                baru=profil.pk is None,
            )
            messages.success(request, "Jam kerja tersimpan.")
            sebut_pindah(request, jumlah)
            return redirect("kantor_jam")
    return tampilkan(request, "jam_ubah", form=form, berkala=berkala, profil=profil)


@require_http_methods(["GET", "POST"])
@pengelola
def jam_hapus(request, pk):
    profil = _profil(pk)
    if request.method == "GET":
        return tampilkan(request, "jam_hapus", profil=profil)
    catat(request, JamKerja.objects.get(pk=pk), f"Jam {profil.nama} dihapus")
    jumlah = jam_kantor.hapus(pk, oleh=request.user)
    messages.success(request, f"Jam {profil.nama} dihapus.")
    sebut_pindah(request, jumlah)
    return redirect("kantor_jam")


# Days off


@require_http_methods(["GET", "POST"])
@pengelola
def libur(request):
    """A year's days off with the form to add one; a year the table says nothing of shows what the portal goes by."""
    form = FormLibur(request.POST or None, initial={"jenis": HariLibur.Jenis.LIBUR})
    if request.method == "POST" and form.is_valid() and (hasil := _simpan_libur(request, form)):
        return redirect(hasil)
    tahun = _tahun(request)
    baris, ditentukan = jam_kantor.libur_tahun(tahun)
    konteks = {
        "form": form,
        "tahun": tahun,
        "baris": baris,
        "ditentukan": ditentukan,
        "bawaan": [] if ditentukan else list(libur_baku(tahun).items()),
        "perkiraan": not jam_kantor.TAHUN_SKB[0] <= tahun <= jam_kantor.TAHUN_SKB[1],
    }
    return tampilkan(request, "libur", "libur", **konteks)


def _tahun(request):
    """The year asked for, where it is one near the present."""
    kini = timezone.localdate().year
    teks = request.POST.get("tahun") or request.GET.get("tahun", "")
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else kini
    return tahun if abs(tahun - kini) <= TAHUN_TERJAUH else kini


def _alamat_tahun(tahun):
    return f"{reverse('kantor_libur')}?tahun={tahun}"


def _simpan_libur(request, form):
    """Save and say what it moved; the address to show, or None with the form saying why not."""
    baru = form.instance.pk is None
    try:
        pindah, ikut = jam_kantor.simpan_libur(form.save(commit=False), oleh=request.user)
    except ValidationError as galat:
        form.add_error(None, galat)
        return None
    libur = form.instance
    catat(request, libur, "Hari libur", baru=baru)
    messages.success(request, f"{libur.nama} tersimpan.")
    if ikut:
        messages.info(request, f"{ikut} hari libur {libur.tanggal.year} menurut SKB ikut ditulis ke daftar.")
    sebut_pindah(request, pindah)
    return _alamat_tahun(libur.tanggal.year)


@require_POST
@pengelola
def libur_isi(request):
    tahun = _tahun(request)
    try:
        jumlah, pindah = jam_kantor.isi_tahun(tahun, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect(_alamat_tahun(tahun))
    if jumlah:
        catat(request, HariLibur.objects.filter(tanggal__year=tahun).first(), f"SKB {tahun}", baru=True)
    messages.success(request, f"{jumlah} hari libur {tahun} ditambahkan; yang sudah ada tidak diubah.")
    sebut_pindah(request, pindah)
    return redirect(
        sesudah(request.profil, "libur", _alamat_tahun(tahun)) if jumlah else _alamat_tahun(tahun)
    )


@require_http_methods(["GET", "POST"])
@pengelola
def libur_ubah(request, pk):
    milik = get_object_or_404(HariLibur, pk=pk)
    form = FormLibur(request.POST or None, instance=milik)
    if request.method == "POST" and form.is_valid() and (hasil := _simpan_libur(request, form)):
        return redirect(hasil)
    return tampilkan(request, "libur_ubah", form=form, tahun=milik.tanggal.year, pk=pk)


@require_http_methods(["GET", "POST"])
@pengelola
def libur_hapus(request, pk):
    milik = get_object_or_404(HariLibur, pk=pk)
    if request.method == "GET":
        return tampilkan(request, "libur_hapus", libur=milik)
    catat(request, milik, "Hari libur dihapus")
    jumlah = jam_kantor.hapus_libur(milik, oleh=request.user)
    messages.success(request, f"{milik.nama} dihapus dari daftar libur.")
    sebut_pindah(request, jumlah)
    return redirect(_alamat_tahun(milik.tanggal.year))
