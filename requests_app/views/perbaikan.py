"""A return: only what was found faulty, and the way to hand it in again."""

from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from requests_app import perbaikan
from requests_app.kantor import kalender_kantor
from requests_app.kelengkapan import butir_sesuai, perbandingan, versi_sebelum
from requests_app.sop.syarat import kalimat_belum_diperbaiki
from requests_app.tampilan import tombol_aksi
from requests_app.views.gerbang import ambil_dapat_diubah, ambil_permohonan, tolak
from requests_app.views.unggah import kartu_unggah


@require_GET
def lengkapi(request, acuan):
    """The return: only what was found faulty, with the officer's reason, and the way to hand it in again."""
    permohonan = ambil_permohonan(request, acuan)
    if not permohonan.melengkapi:
        return redirect("permohonan", acuan)
    return tampilkan_lengkapi(request, permohonan)


def tampilkan_lengkapi(request, permohonan, status=200, kartu=None, forms=None, galat_lain=(), **konteks):
    """Render the page; `kartu`: upload cards with a form that failed, `galat_lain`: what still hinders the sending."""
    _, izin = ambil_dapat_diubah(request, permohonan.acuan)
    if not izin:
        return tolak(request, izin)
    kartu = kartu_unggah(permohonan) if kartu is None else kartu
    tombol = next(
        (t for t in tombol_aksi(request.pelaku, permohonan, forms) if t.boleh and not t.aksi.merusak), None
    )
    isi = {
        "permohonan": permohonan,
        "batas": perbaikan.batas(permohonan, kalender_kantor(request.kantor)),
        "kartu": [_dengan_versi(permohonan, satu) for satu in kartu],
        "sisa": sum(not satu["kurang"].diperbaiki for satu in kartu),
        "sesuai": butir_sesuai(permohonan),
        "tombol": tombol,
        "judul_galat": "Belum dapat dikirim. Perbaiki dulu:" if galat_lain else "",
        "galat_lain": [_bertaut(kalimat, kartu) for kalimat in galat_lain],
    }
    return render(request, "requests_app/lengkapi.html", isi | konteks, status=status)


def _dengan_versi(permohonan, satu):
    """A card with what changed in this round, and every document of the item from the rounds before."""
    butir = satu["butir"]
    return satu | {
        "banding": perbandingan(butir, permohonan),
        "sebelum": versi_sebelum(butir, permohonan),
        "sasaran": sasaran(butir),
    }


def sasaran(butir):
    """Where an item stands on the page of the return."""
    return f"berkas-{butir.kode}"


def _bertaut(kalimat, kartu):
    """A sentence of the summary, as a link where it is about an item of this page."""
    butir = next((k["butir"] for k in kartu if kalimat_belum_diperbaiki(k["kurang"]) == kalimat), None)
    return format_html('<a href="#{}">{}</a>', sasaran(butir), kalimat) if butir else kalimat
