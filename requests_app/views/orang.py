"""The persons of a draft: one by one or pasted from a spreadsheet. And a person whose data a return found faulty."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts_app.izin import tolak as izin_tolak
from requests_app import isian, pengisian, tempelan
from requests_app.akun_ganda import cari_ganda
from requests_app.forms.draf import FormSubjek
from requests_app.forms.tempelan import FormTempel, keterangan_kolom, nilai_baris, terapkan
from requests_app.kelengkapan import DATA_ORANG, butir_kurang
from requests_app.models import Subjek
from requests_app.registri.mulai import isian_awal
from requests_app.views.draf import kembali_ke
from requests_app.views.gerbang import ambil_dapat_diubah, tolak

SUDAH_DIKIRIM = "Orang tidak dapat ditambah atau dihapus setelah permohonan dikirim."


@require_http_methods(["GET", "POST"])
def orang(request, acuan, pk=None):
    """Add or change a person; in a return only a person whose data were found faulty."""
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    subjek = get_object_or_404(Subjek, pk=pk, permohonan=permohonan) if pk else None
    if not izin:
        return tolak(request, izin)
    temuan = _temuan(permohonan, subjek)
    if not permohonan.draf and temuan is None:
        return tolak(request, izin_tolak("Data orang ini tidak diminta untuk diperbaiki."))
    awal = None if subjek else isian_awal(request, permohonan)
    form = FormSubjek(request.POST or None, instance=subjek, permohonan=permohonan, initial=awal)
    isian.pulihkan(form, isian.milik(request))
    if request.method == "POST" and form.is_valid():
        pengisian.simpan_subjek(permohonan, form.save(commit=False), oleh=request.user)
        _kabarkan(request, permohonan, form)
        if "lagi" in request.POST and permohonan.draf:
            return redirect("orang_baru", acuan)
        return redirect(kembali_ke(request, permohonan), acuan)
    konteks = {
        "form": form,
        "permohonan": permohonan,
        "subjek": subjek,
        "temuan": temuan,
        "kembali": kembali_ke(request, permohonan),
        "ada_galat": form.errors,
    }
    return render(request, "requests_app/orang.html", konteks)


def _temuan(permohonan, subjek):
    """What the last check found wrong with this person's data, None when nothing."""
    if subjek is None:
        return None
    return next((k for k in butir_kurang(permohonan) if k.butir.kunci == (DATA_ORANG, subjek.pk)), None)


def _kabarkan(request, permohonan, form):
    nama = form.instance.nama
    for peringatan in form.peringatan():
        messages.warning(request, f"{nama}: {peringatan}")
    for ganda in cari_ganda(request.pelaku, permohonan, [form.instance])[0]:
        messages.warning(request, f"{nama}: {ganda.teks} {ganda.saran}")
    messages.success(request, f"Data {nama} tersimpan.")


@require_http_methods(["GET", "POST"])
def hapus_orang(request, acuan, pk):
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if not izin or not permohonan.draf:
        return tolak(request, izin and izin_tolak(SUDAH_DIKIRIM))
    subjek = get_object_or_404(Subjek, pk=pk, permohonan=permohonan)
    if request.method == "GET":
        return render(request, "requests_app/hapus_orang.html", {"permohonan": permohonan, "subjek": subjek})
    pengisian.hapus_subjek(permohonan, subjek)
    messages.success(request, f"{subjek.nama} dihapus dari permohonan.")
    return redirect("draf", acuan)


@require_http_methods(["GET", "POST"])
def tempel(request, acuan):
    """Many persons at once: paste, see each row judged, put right what is wrong, then add those that hold."""
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if not izin or not permohonan.draf:
        return tolak(request, izin and izin_tolak(SUDAH_DIKIRIM))
    if permohonan.ORANG_TERBANYAK == 1:
        return tolak(request, izin_tolak("Permohonan ini untuk satu orang saja; isi datanya langsung."))
    kolom = tempelan.kolom_tempel(permohonan)
    if "templat" in request.GET:
        return _templat(permohonan, kolom)
    form = FormTempel(request.POST if request.method == "POST" else _tersisa(request), kolom=kolom)
    if request.method == "POST" and not request.POST.get("teks", "").strip():
        isian.hapus(request, _alamat_sisa(request))
    if not form.is_bound or not form.is_valid():
        return _halaman_tempel(request, permohonan, form)
    baris = nilai_baris(permohonan, terapkan(form.hasil.baris, request.POST))
    if request.method == "POST" and "tambahkan" in request.POST:
        return _tambahkan(request, permohonan, baris)
    if request.method == "POST":
        _sisakan(request, baris, kolom)
    return _halaman_tempel(request, permohonan, form, baris)


def _templat(permohonan, kolom):
    """An empty sheet with the header, marked as UTF-8 for Excel."""
    isi = HttpResponse("\ufeff" + tempelan.susun([], kolom, ";"), content_type="text/csv; charset=utf-8")
    isi["Content-Disposition"] = f'attachment; filename="templat-orang-{permohonan.sop}.csv"'
    return isi


def _alamat_sisa(request):
    """Where rows that were checked and not yet added are kept: beside what is typed, which a finished POST clears."""
    return f"{request.path}#sisa"


def _tersisa(request):
    """Rows that stayed behind, or were typed and never sent."""
    semua = isian.semua(request, request.path)
    tersimpan = semua.get(request.path) or semua.get(_alamat_sisa(request))
    teks = tersimpan.isi.get("teks", [""])[-1] if tersimpan else ""
    return {"teks": teks} if teks.strip() else None


def _sisakan(request, baris, kolom):
    if baris:
        isian.simpan(
            request, _alamat_sisa(request), {"teks": [tempelan.susun((b.isi for b in baris), kolom)]}
        )
    else:
        isian.hapus(request, _alamat_sisa(request))


def _tambahkan(request, permohonan, baris):
    sah, sisa = [b for b in baris if b.sah], [b for b in baris if not b.sah]
    try:
        pengisian.tambah_subjek(permohonan, [b.form.instance for b in sah])
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        sisa = baris
    else:
        messages.success(request, f"{len(sah)} orang ditambahkan.")
    _sisakan(request, sisa, tempelan.kolom_tempel(permohonan))
    if not sisa:
        return redirect("draf", permohonan.acuan)
    nama = ", ".join(b.nama for b in sisa)
    messages.warning(request, f"Belum ditambahkan: {nama}. Perbaiki yang keliru di bawah ini.")
    return redirect("orang_tempel", permohonan.acuan)


def _halaman_tempel(request, permohonan, form, baris=()):
    sah = [b for b in baris if b.sah]
    for b, ganda in zip(
        sah, cari_ganda(request.pelaku, permohonan, [b.form.instance for b in sah]), strict=True
    ):
        b.ganda = ganda
    galat = [b for b in baris if not b.sah]
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "sah": sah,
        "galat": galat,
        "hasil": getattr(form, "hasil", None),
        "teks": tempelan.susun((b.isi for b in baris), form.kolom),
        "dibaca": form.kolom,
        "kolom": keterangan_kolom(permohonan),
        "ada_galat": bool(form.errors),
    }
    return render(request, "requests_app/orang_tempel.html", konteks, status=422 if form.errors else 200)
