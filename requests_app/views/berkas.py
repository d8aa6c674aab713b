"""Serving stored documents and letters: only through a rights check, never as something a browser would run."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from requests_app.berkas import gambar, gudang
from requests_app.dokumen import kalimat_kembar
from requests_app.izin import boleh_membuka_berkas
from requests_app.models import Berkas
from requests_app.views.gerbang import ambil_permohonan

AKHIRAN = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def ambil_berkas(request, acuan, pk):
    """(permohonan, document) if this person may open it, else 404."""
    permohonan = ambil_permohonan(request, acuan)
    isi = get_object_or_404(Berkas.objects.select_related("subjek", "oleh"), pk=pk, permohonan=permohonan)
    if not boleh_membuka_berkas(request.pelaku, permohonan, isi):
        raise Http404
    return permohonan, isi


@require_GET
def berkas(request, acuan, pk):
    _, isi = ambil_berkas(request, acuan, pk)
    return kirim(isi.sha256, isi.nama, isi.tipe)


@require_GET
def lihat_berkas(request, acuan, pk):
    """The document as pictures of its pages, for any browser and any screen."""
    permohonan, isi = ambil_berkas(request, acuan, pk)
    contoh = reverse("halaman_berkas", args=[permohonan.acuan, isi.pk, 1])
    konteks = {
        "permohonan": permohonan,
        "berkas": isi,
        "alamat": contoh.removesuffix("1.png"),
        "kembar": kalimat_kembar(berkas_terbuka(request.pelaku, permohonan)).get(isi.pk),
        "kembali": _kembali(permohonan),
    }
    return render(request, "requests_app/lihat_berkas.html", konteks)


def berkas_terbuka(pelaku, permohonan):
    """All versions of the documents this person may open, newest first."""
    semua = permohonan.berkas.select_related("subjek", "oleh").order_by("-pk")
    return [b for b in semua if boleh_membuka_berkas(pelaku, permohonan, b)]


def _kembali(permohonan):
    if permohonan.draf:
        return reverse("draf_dokumen", args=[permohonan.acuan])
    return reverse("permohonan", args=[permohonan.acuan]) + "#dokumen"


@require_GET
def halaman_berkas(request, acuan, pk, halaman):
    """One page as a picture, `?l=` pixels wide (gambar.LEBAR)."""
    _, isi = ambil_berkas(request, acuan, pk)
    return kirim_gambar(request, isi.sha256, isi.tipe, halaman)


def kirim_gambar(request, sha256, tipe, halaman):
    """The page's PNG for whoever may open the document; 404 past the last page, 422 and the reason if it cannot be drawn."""
    teks = request.GET.get("l", "900")
    lebar = int(teks) if teks in map(str, gambar.LEBAR) else 0
    etag = f'"{sha256}-{halaman}-{lebar}"'
    if (belum_berubah := get_conditional_response(request, etag=etag)) is not None:
        return _boleh_disimpan(belum_berubah)
    try:
        isi = gambar.gambar_halaman(sha256, tipe, halaman, lebar).open("rb")
    except (gambar.HalamanTidakAda, FileNotFoundError):
        raise Http404("Dokumen ini tidak memiliki halaman itu.") from None
    except gambar.GambarGagal as galat:
        return HttpResponse(str(galat), status=422, content_type="text/plain; charset=utf-8")
    tanggapan = FileResponse(isi, content_type="image/png", headers={"ETag": etag})
    tanggapan.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return _boleh_disimpan(tanggapan)


def _boleh_disimpan(tanggapan):
    """By this person's browser, which asks each time: the next person at the same machine is refused."""
    tanggapan.headers["Cache-Control"] = "private, no-cache"
    return tanggapan


def kirim(sha256, nama, tipe="application/pdf"):
    """The stored bytes, shown by the browser's own viewer; nothing in them may load or run anything."""
    try:
        isi = gudang.buka(sha256)
    except FileNotFoundError:
        raise Http404("Berkas tidak ada di gudang.") from None
    if not nama.lower().endswith((AKHIRAN[tipe], ".jpeg")):
        nama += AKHIRAN[tipe]
    tanggapan = FileResponse(isi, content_type=tipe)
    tanggapan.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(nama)}"
    tanggapan.headers["X-Content-Type-Options"] = "nosniff"
    tanggapan.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    tanggapan._csp_replace = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"]}
    if tipe != "application/pdf":
        # Older Chrome refuses to show a sandboxed PDF at all; its viewer is a process of its own and the content was checked.
        tanggapan._csp_replace["sandbox"] = []
    return tanggapan
