"""The public pages behind the QR of a letter: for whoever holds the paper, and for whoever holds the file."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.forms.verifikasi import FormPeriksaSurat
from requests_app.models import Surat
from requests_app.pembatas import Pembatas
from requests_app.surat.putusan import Sibuk, putuskan

PEMBATAS = Pembatas("periksa-surat", banyak=20, detik=600)
"""Each check costs seconds of a processor."""


def _surat(kode):
    """The signed letter with this code, else None."""
    tercatat = Surat.objects.exclude(sha256="").select_related("nomor", "penanda_tangan", "permohonan__unit")
    return tercatat.filter(kode_verifikasi=kode).first() if kode else None


def keterangan(surat):
    """What may be said of a letter to anybody who holds it. Nobody of the table is named; no word of its body."""
    return {
        "surat": surat,
        "isi": surat.versi.last().isi,
        "jumlah_orang": surat.permohonan.subjek.count(),
        "jumlah_halaman": surat.beku_rincian.get("jumlah_halaman"),
    }


@login_not_required
@require_GET
def verifikasi(request, kode):
    """What the QR leads to: number, date, subject, signer and state, to be compared with the paper."""
    surat = _surat(kode)
    konteks = {"form": FormPeriksaSurat(initial={"kode": kode}), "kode": kode}
    if surat is None:
        return render(request, "requests_app/verifikasi.html", konteks, status=404)
    return render(request, "requests_app/verifikasi.html", konteks | keterangan(surat))


@login_not_required
@require_http_methods(["GET", "POST"])
def verifikasi_unggah(request):
    """A file against the register and its own signature. Nothing of it is kept."""
    if request.method == "GET":
        return render(request, "requests_app/verifikasi_unggah.html", {"form": FormPeriksaSurat()})
    if PEMBATAS.ambil(request) is None:
        return render(request, "requests_app/verifikasi_sering.html", status=429)
    form = FormPeriksaSurat(request.POST, request.FILES)
    if not form.is_valid():
        konteks = {"form": form, "ada_galat": True}
        return render(request, "requests_app/verifikasi_unggah.html", konteks, status=422)
    dimaksud = _surat(form.cleaned_data["kode"])
    try:
        putusan = putuskan(form.cleaned_data["berkas"].read(), dimaksud)
    except Sibuk as galat:
        form.add_error("berkas", str(galat))
        konteks = {"form": form, "ada_galat": True}
        return render(request, "requests_app/verifikasi_unggah.html", konteks, status=503)
    konteks = {"form": FormPeriksaSurat(initial={"kode": form.cleaned_data["kode"]}), "putusan": putusan}
    konteks |= {"dimaksud": dimaksud, "nama_berkas": form.cleaned_data["berkas"].name}
    if putusan.surat:
        konteks |= keterangan(putusan.surat)
    return render(request, "requests_app/verifikasi_unggah.html", konteks)
