"""Is the portal well, and what is stuck: the page for whoever keeps it running."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan
from lpse_portal.kesehatan import GAGAL, masalah, pekerjaan, periksa, sarana, uji
from requests_app import tugas
from requests_app.models import Tugas

UJI = {"pdf": (sarana.PDF, "Uji huruf dan PDF"), "surel": (sarana.SUREL, "Kirim surel uji")}
DIMINTA = {
    "pdf": "Uji huruf dan PDF dikerjakan pekerja. Muat ulang halaman ini beberapa detik lagi.",
    "surel": "Surel uji dikirim ke alamat Anda sendiri. Muat ulang halaman ini beberapa detik lagi.",
}


@require_safe
@never_cache
@pengelola
def kesehatan(request):
    kelompok = periksa()
    buruk = masalah(kelompok)
    konteks = {
        "kelompok": [(judul, isi, _ringkas(isi)) for judul, isi in kelompok],
        "buruk": buruk,
        "gagal": any(butir.putusan == GAGAL for butir in buruk),
        "macet": pekerjaan.macet(),
        "diperiksa": timezone.now(),
        "uji": UJI,
    }
    return tampilkan(request, "kesehatan", **konteks)


def _ringkas(isi):
    """What a long list says while it is folded; "" for one that must be read."""
    return f"{len(isi)} bagian, semuanya baik" if len(isi) > 6 and not masalah([("", isi)]) else ""


@require_POST
@pengelola
@transaction.atomic
def coba_lagi(request, pk):
    """Let one quarantined or failing piece of work go on now. Work that somebody has in hand is left alone."""
    satu = get_object_or_404(Tugas, pk=pk)
    dipegang = satu.sewa_sampai is not None and satu.sewa_sampai > timezone.now()
    if not dipegang and tugas.lepaskan(satu):
        catat(request, satu, f"Dicoba lagi ({satu.jenis}, tugas {satu.pk})")
        messages.success(request, "Dicoba lagi sekarang. Muat ulang halaman ini untuk melihat hasilnya.")
    elif dipegang:
        messages.info(
            request, "Pekerjaan itu sedang dikerjakan. Tunggu sebentar lalu muat ulang halaman ini."
        )
    else:
        messages.info(request, "Pekerjaan itu sudah selesai; tidak ada yang perlu dicoba lagi.")
    return redirect("kantor_kesehatan")


@require_POST
@pengelola
@transaction.atomic
def minta_uji(request, kode):
    if kode not in UJI:
        raise Http404
    nama, label = UJI[kode]
    catat(request, uji.minta(nama, request.user), label, baru=True)
    messages.success(request, DIMINTA[kode])
    return redirect("kantor_kesehatan")
