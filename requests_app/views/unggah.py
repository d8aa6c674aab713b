"""Handing in one document, for a draft or a return; and taking it out of a draft.

With and without a script the same form is posted and the same page answers: static/js/unggah.js picks its card out of it.
"""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts_app.izin import tolak as izin_tolak
from requests_app import pengisian
from requests_app.berkas.periksa import pesan_besar, pesan_penolakan
from requests_app.dokumen import kalimat_kembar
from requests_app.forms.draf import FormUnggah
from requests_app.kelengkapan import DATA_ORANG, butir_kurang
from requests_app.views.gerbang import ambil_dapat_diubah, tolak

SAMA_LAGI = "Berkas ini sama persis dengan yang dikembalikan petugas. Pastikan ini memang versi yang sudah diperbaiki."


def kartu_unggah(permohonan):
    """The documents to hand in now, each with an upload form; in a return with what was wrong.

    A card is a dict for templates/requests_app/bagian/formulir_unggah.html: `butir`, `kurang` (Kekurangan or None),
    `form`, `data` (an item that is no document), `terunggah` (the document that counts, or None), `peringatan`.
    """
    temuan = {k.butir.kode: k for k in butir_kurang(permohonan)} if permohonan.melengkapi else {}
    kembar = kalimat_kembar(permohonan.berkas.filter(terbaru=True).select_related("subjek"))
    return [
        _kartu(butir, temuan.get(kode), kembar) for kode, butir in pengisian.boleh_diubah(permohonan).items()
    ]


def _kartu(butir, kurang, kembar):
    terunggah = butir.berkas if kurang is None or kurang.diperbaiki else None
    return {
        "butir": butir,
        "kurang": kurang,
        "form": FormUnggah(prefix=butir.kode, judul=butir.judul),
        "data": butir.syarat == DATA_ORANG,
        "terunggah": terunggah,
        "peringatan": _peringatan(terunggah, kurang, kembar) if terunggah else [],
        "batas": settings.BATAS_UNGGAH,
        # The script refuses before sending, in the words of the server.
        "pesan": {
            "kosong": pesan_penolakan("kosong"),
            "ekstensi": pesan_penolakan("ekstensi"),
            "besar": pesan_besar(),
        },
    }


def _peringatan(berkas, kurang, kembar):
    hasil = list(berkas.peringatan)
    if berkas.pk in kembar:
        hasil.append(kembar[berkas.pk])
    if kurang and kurang.lama and kurang.lama.sha256 == berkas.sha256:
        hasil.append(SAMA_LAGI)
    return hasil


def alamat_kartu(permohonan, kode):
    """The page of the cards, at this card."""
    nama = "draf_dokumen" if permohonan.draf else "lengkapi"
    return f"{reverse(nama, args=[permohonan.acuan])}#berkas-{kode}"


@require_http_methods(["GET", "POST"])
def unggah(request, acuan, kode):
    """The POST stores a document; a reload of the page it answered with leads back to the list."""
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if request.method == "GET":
        return redirect(alamat_kartu(permohonan, kode))
    if not izin:
        return tolak(request, izin)
    form = FormUnggah(request.POST, request.FILES, prefix=kode, judul=_judul(permohonan, kode))
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            hasil = pengisian.unggah(permohonan, kode, berkas, berkas.name, oleh=request.user)
        except pengisian.BerkasDitolak as galat:
            form.add_error("berkas", galat.pesan)
        except ValidationError as galat:
            form.add_error("berkas", galat)
        else:
            messages.success(request, f"{hasil.nama} tersimpan sebagai {hasil.syarat}.")
            return redirect(alamat_kartu(permohonan, kode))
    return _unggah_gagal(request, permohonan, kode, form)


def _judul(permohonan, kode):
    butir = pengisian.boleh_diubah(permohonan).get(kode)
    return butir.judul if butir else "Dokumen"


def _unggah_gagal(request, permohonan, kode, form):
    kartu = kartu_unggah(permohonan)
    for isi in kartu:
        if isi["butir"].kode == kode:
            isi["form"] = form
    from requests_app.views.draf import tampilkan_dokumen
    from requests_app.views.perbaikan import tampilkan_lengkapi

    tampil = tampilkan_dokumen if permohonan.draf else tampilkan_lengkapi
    return tampil(request, permohonan, status=422, kartu=kartu, form_galat=form, ada_galat=True)


@require_http_methods(["GET", "POST"])
def hapus_berkas(request, acuan, kode):
    """Take a document out of a draft again."""
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if not izin or not permohonan.draf:
        return tolak(request, izin and izin_tolak("Dokumen tidak dapat dihapus setelah permohonan dikirim."))
    butir = pengisian.boleh_diubah(permohonan).get(kode)
    if butir is None or butir.berkas is None:
        raise Http404
    kembali = alamat_kartu(permohonan, kode)
    if request.method == "GET":
        konteks = {"permohonan": permohonan, "butir": butir, "kembali": kembali}
        return render(request, "requests_app/hapus_berkas.html", konteks)
    pengisian.hapus_berkas(permohonan, kode)
    messages.success(request, f"{butir.berkas.nama} dihapus dari draf.")
    return redirect(kembali)
