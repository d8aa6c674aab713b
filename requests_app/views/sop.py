"""The SOPs for everybody to read: the list, each sheet on screen and as PDF; and the flow with a permohonan's own position."""

import math

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_safe

from requests_app import langkah
from requests_app.angka.janji_layanan import janji
from requests_app.bagan.gambar import svg
from requests_app.bagan.graf import susun
from requests_app.bagan.tata import tata
from requests_app.kantor import sop_berlaku
from requests_app.lembar_sop import daftar_alur, lembar, ringkas
from requests_app.pembatas import Pembatas
from requests_app.sop import SOP
from requests_app.surat.lembar_sop import buat, html_lembar_sop, tersedia
from requests_app.surat.pdf import GagalMembuatPdf
from requests_app.tampilan import warna_status
from requests_app.views.gerbang import ambil_permohonan

PEMBATAS = Pembatas("lembar-sop", banyak=10, detik=600)
"""Only what has to be rendered anew counts; a sheet that is there may be fetched as often as anybody likes."""


@login_not_required
@require_safe
def daftar_sop(request):
    ubahan = langkah.penyesuaian()
    daftar = [ringkas(kelas, ubahan.get(kode, {})) for kode, kelas in sop_berlaku().items()]
    return render(request, "requests_app/sop/daftar.html", {"daftar": daftar})


@login_not_required
@require_safe
def sop(request, kode):
    kelas = _kelas(kode)
    isi = lembar(kelas)
    konteks = (
        isi | bagan_halaman(isi["graf"], kelas) | {"berlaku": kode in sop_berlaku(), "janji": janji(kode)}
    )
    if request.user.has_perm("requests_app.add_penyesuaianlangkah"):
        konteks["tautan"] = reverse("admin:requests_app_penyesuaianlangkah_add")
    return render(request, "requests_app/sop/rincian.html", konteks)


@login_not_required
@require_safe
def sop_pdf(request, kode):
    """The sheet on paper. Rendered for the first who asks, then read."""
    kelas = _kelas(kode)
    html = html_lembar_sop(kelas)
    berkas = tersedia(html)
    if not berkas.exists():
        if PEMBATAS.ambil(request) is None:
            return _tunda(request, kelas, 429, PEMBATAS.tunggu(request))
        try:
            berkas = buat(kelas, html)
        except GagalMembuatPdf as galat:
            return _tunda(request, kelas, 503, 60, str(galat))
    tanggapan = FileResponse(berkas.open("rb"), content_type="application/pdf")
    tanggapan.headers["Content-Disposition"] = f'inline; filename="sop-{kode}.pdf"'
    return tanggapan


def _tunda(request, kelas, status, detik, alasan=""):
    konteks = {"kelas": kelas, "menit": math.ceil(detik / 60), "alasan": alasan, "ada_galat": True}
    tanggapan = render(request, "requests_app/sop/tunda.html", konteks, status=status)
    tanggapan.headers["Retry-After"] = str(detik)
    return tanggapan


def _kelas(kode):
    try:
        return SOP[kode]
    except KeyError:
        raise Http404("SOP ini tidak dikenal.") from None


@require_GET
def bagan(request, acuan):
    """The flow as this permohonan goes it: its own frozen rows, and where it stands."""
    permohonan = ambil_permohonan(request, acuan)
    graf = susun(permohonan.kelas, permohonan.langkah())
    dilalui = {j.dari for j in permohonan.jejak.all() if j.dari != j.ke} - {permohonan.status}
    konteks = bagan_halaman(graf, permohonan.kelas, permohonan, dilalui)
    konteks |= {
        "permohonan": permohonan,
        "kelas": permohonan.kelas,
        "warna": warna_status(permohonan),
        "langkah_kini": permohonan.langkah_kini(),
        "jumlah": len(permohonan.kelas.LANGKAH),
    }
    return render(request, "requests_app/sop/bagan.html", konteks)


def bagan_halaman(graf, kelas, permohonan=None, dilalui=()):
    """What requests_app/sop/bagian_bagan.html shows: the drawing and the same in words."""
    kini = permohonan.status if permohonan else ""
    rincian = f"{len(graf.simpul)} baris dan {len(graf.panah)} perpindahan; daftarnya ada di bawah bagan."
    judul = f"Bagan alir {permohonan or kelas.NAMA}"
    gambar = svg(tata(graf)[0], judul=judul, rincian=rincian, kini=kini, dilalui=dilalui)
    return {
        "bagan": SafeString(gambar),
        "alur": daftar_alur(graf),
        "kini": kini,
        "dilalui": dilalui,
        "jumlah_panah": len(graf.panah),
    }
