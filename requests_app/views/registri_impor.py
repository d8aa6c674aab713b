"""Comparing the register with a list from SPSE: upload, dry run, and applying exactly what the dry run showed."""

import logging

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts_app.izin import tolak as izin_tolak
from requests_app.forms.registri import FormImpor, FormTerap
from requests_app.lembar_kerja import csv_teks
from requests_app.registri import titipan
from requests_app.registri.banding import BARU, BERUBAH, GALAT, KONFLIK, LINGKUP, SAMA, bandingkan
from requests_app.registri.izin import boleh_mengimpor
from requests_app.registri.kolom import CONTOH, JUDUL_KOLOM, WAJIB
from requests_app.registri.terap import RegisterBergerak, terapkan
from requests_app.views.gerbang import tolak

log = logging.getLogger(__name__)

TAMPIL = 100
"""Rows of each kind on the page; all of them are in the file to download."""
HABIS = (
    "Hasil pencocokan ini sudah diterapkan, sudah dibuang setelah 12 jam, atau diunggah orang lain. Unggah berkasnya lagi "
    "untuk mencocokkan."
)
JUDUL_HASIL = ("Baris", "Hasil", "Keterangan", *JUDUL_KOLOM.values())


@never_cache
@require_http_methods(["GET", "POST"])
def impor(request):
    izin = boleh_mengimpor(request.pelaku)
    if not izin:
        return tolak(request, izin)
    form = FormImpor(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        titipan.simpan(request.user, form.hasil)
        alamat = reverse("hasil_impor", args=[form.hasil.sidik])
        return redirect(f"{alamat}?lingkup={form.cleaned_data['lingkup']}")
    kolom = [(JUDUL_KOLOM[nama], nama in WAJIB, CONTOH[nama]) for nama in JUDUL_KOLOM]
    konteks = {"form": form, "kolom": kolom, "ada_galat": bool(form.errors)}
    return render(request, "registri/impor.html", konteks, status=422 if form.errors else 200)


@require_GET
def templat(request):
    izin = boleh_mengimpor(request.pelaku)
    if not izin:
        return tolak(request, izin)
    return _csv(csv_teks(JUDUL_KOLOM.values(), [CONTOH.values()]), "templat-register-akun")


@never_cache
@require_http_methods(["GET", "POST"])
def hasil(request, sidik):
    """The dry run; its POST applies it, or shows what it would be now (409) when the register has moved."""
    izin = boleh_mengimpor(request.pelaku)
    if not izin:
        return tolak(request, izin)
    berkas = titipan.ambil(request.user, sidik)
    if berkas is None:
        messages.warning(request, HABIS)
        return redirect("impor_registri")
    if request.method == "POST":
        return _terapkan(request, berkas)
    lingkup = _lingkup(request.GET)
    return _halaman(request, berkas, lingkup, bandingkan(berkas, lingkup))


def _terapkan(request, berkas):
    form = FormTerap(request.POST)
    if not form.is_valid():
        return tolak(request, izin_tolak("Buka hasil pencocokannya lagi sebelum menerapkan."), status=400)
    lingkup = form.cleaned_data["lingkup"]
    try:
        banding = terapkan(berkas, lingkup, form.cleaned_data["keadaan"], oleh=request.user)
    except RegisterBergerak as galat:
        return _halaman(request, berkas, lingkup, galat.banding, status=409, bergerak=True)
    titipan.buang(request.user, berkas.sidik)
    n = banding.jumlah
    log.info("impor register %s oleh pengguna %s: %s", berkas.sidik[:12], request.user.pk, n)
    messages.success(
        request,
        f"Diterapkan: {n[BARU]} akun baru, {n[BERUBAH]} diperbarui, {n['hilang']} ditandai tidak disebut. "
        f"{n[KONFLIK] + n[GALAT]} baris tidak diterapkan.",
    )
    return redirect("registri")


def _lingkup(data):
    return data.get("lingkup") if data.get("lingkup") in LINGKUP else "unit"


def _halaman(request, berkas, lingkup, banding, status=200, **lain):
    n = banding.jumlah
    bagian = [
        (KONFLIK, "Bertentangan – tidak diterapkan", "galat", banding.bagian(KONFLIK)),
        (GALAT, "Galat – tidak diterapkan", "galat", banding.bagian(GALAT)),
        (BARU, "Baru – masuk register", "sukses", banding.bagian(BARU)),
        (BERUBAH, "Berubah – diperbarui", "info", banding.bagian(BERUBAH)),
    ]
    konteks = {
        "berkas": berkas,
        "lingkup": lingkup,
        "lingkup_teks": LINGKUP[lingkup],
        "banding": banding,
        "jumlah": n,
        "tidak_diterapkan": n[KONFLIK] + n[GALAT],
        "bagian": [
            (k, judul, warna, isi[:TAMPIL], len(isi), len(isi) - TAMPIL)
            for k, judul, warna, isi in bagian
            if isi
        ],
        "hilang": banding.hilang[:TAMPIL],
        "hilang_unit": banding.unit,
        "hilang_lebih": len(banding.hilang) - TAMPIL,
        "form": FormTerap(initial={"keadaan": banding.keadaan, "lingkup": lingkup}),
        "ada_galat": status != 200,
    } | lain
    return render(request, "registri/hasil_impor.html", konteks, status=status)


@never_cache
@require_GET
def unduh_baris(request, sidik):
    """The rows that were not to be applied, with the reasons, ready to be put right; ?semua=1: every row and what is missing."""
    izin = boleh_mengimpor(request.pelaku)
    if not izin:
        return tolak(request, izin)
    berkas = titipan.ambil(request.user, sidik)
    if berkas is None:
        messages.warning(request, HABIS)
        return redirect("impor_registri")
    banding = bandingkan(berkas, _lingkup(request.GET))
    semua = "semua" in request.GET
    jenis = (GALAT, KONFLIK, BARU, BERUBAH, SAMA) if semua else (GALAT, KONFLIK)
    baris = [
        [p.nomor, p.jenis, _keterangan(p), *(p.teks.get(nama, "") for nama in JUDUL_KOLOM)]
        for p in banding.putusan
        if p.jenis in jenis
    ]
    if semua:
        baris += [_baris_hilang(akun, banding) for akun in banding.hilang]
    return _csv(csv_teks(JUDUL_HASIL, baris), f"{'hasil' if semua else 'baris-galat'}-impor-{sidik[:8]}")


def _keterangan(putusan):
    beda = "; ".join(f"{b.label}: {b.lama} menjadi {b.baru}" for b in putusan.beda)
    return f"{putusan.kalimat} {beda}".strip()


def _baris_hilang(akun, banding):
    isi = {"user_id": akun.user_id, "jenis": akun.get_jenis_display(), "nama": akun.nama, "nip": akun.nip}
    isi |= {"unit": banding.unit[akun.unit_id], "status": akun.get_status_display()}
    kalimat = "Ada di register, tidak disebut dalam berkas. Statusnya tidak diubah."
    return ["", "hilang", kalimat, *(isi.get(nama, "") for nama in JUDUL_KOLOM)]


def _csv(teks, nama):
    tanggapan = HttpResponse(teks, content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = f'attachment; filename="{nama}.csv"'
    return tanggapan
