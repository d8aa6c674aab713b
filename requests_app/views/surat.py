"""Letters: the PDF, reading and signing (row 11)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.galat import BelumBoleh, GagalBersiap
from requests_app.izin import boleh_menjalankan, hanya_penerima, sidik_surat_terbaca
from requests_app.janji_cetak import PENOLAKAN
from requests_app.models import Surat
from requests_app.persiapan import siapkan_surat
from requests_app.sop.kosakata import aksi_dari
from requests_app.tampilan import buat_form
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import ambil_permohonan, tolak


@require_GET
def surat_pdf(request, acuan):
    """The signed letter for everyone who sees the permohonan; before that the frozen or draft PDF for the office only."""
    permohonan = ambil_permohonan(request, acuan)
    surat = permohonan.surat.select_related("nomor").first()
    sidik = sidik_surat_terbaca(request.pelaku, permohonan, surat)
    if sidik:
        ditandatangani = sidik == surat.sha256
        nama = surat.nomor.teks.replace("/", "-") if ditandatangani else f"draf-{permohonan.nomor}"
        return kirim(sidik, f"{nama}.pdf")
    if surat is None or not request.pelaku.petugas_kantor:
        raise Http404
    messages.info(request, "PDF draf sedang dibuat; coba lagi beberapa detik lagi.")
    return redirect("permohonan", acuan)


CETAKAN = {PENOLAKAN: "pemberitahuan-penolakan"}
"""{key: name of the file} of the papers everyone who sees the whole permohonan may keep."""


@require_GET
def cetakan_pdf(request, acuan, kunci):
    """A paper the portal made of a permohonan (Cetakan); persons named in a request of several find theirs elsewhere."""
    permohonan = ambil_permohonan(request, acuan)
    if kunci not in CETAKAN or hanya_penerima(request.pelaku, permohonan):
        raise Http404
    cetakan = permohonan.cetakan.filter(kunci=kunci).first()
    if cetakan is None and not permohonan.ditolak:
        raise Http404
    if cetakan is None:
        messages.info(request, "Pemberitahuan sedang dibuat. Coba unduh lagi beberapa detik lagi.")
        return redirect("permohonan", acuan)
    return kirim(cetakan.sha256, f"{CETAKAN[kunci]}-{permohonan.nomor}.pdf")


def _aksi_tanda_tangan(permohonan):
    for aksi in aksi_dari(permohonan.kelas):
        if aksi.persiapan and permohonan.status in aksi.dari:
            return aksi
    return None


@require_http_methods(["GET", "POST"])
def tanda_tangan(request, acuan):
    """ "Baca dan tanda tangani": the POST reserves the number and freezes the PDF, the GET shows exactly those bytes."""
    permohonan = ambil_permohonan(request, acuan)
    aksi = _aksi_tanda_tangan(permohonan)
    if aksi is None:
        return redirect("permohonan", acuan)
    if request.method == "POST":
        return baca_surat(request, permohonan)
    izin = boleh_menjalankan(request.pelaku, permohonan, aksi)
    if not izin:
        return tolak(request, izin)
    return tampilkan_tanda_tangan(request, permohonan, aksi)


def baca_surat(request, permohonan):
    """Prepare the letter that waits to be signed, and lead to reading it; where it cannot be, to the permohonan with the reason."""
    aksi = _aksi_tanda_tangan(permohonan)
    try:
        siapkan_surat(permohonan, aksi=aksi, oleh=request.user)
    except BelumBoleh as galat:
        return tolak(request, galat)
    except GagalBersiap as galat:
        messages.error(request, galat.alasan)
        return redirect("permohonan", permohonan.acuan)
    return redirect("tanda_tangan", permohonan.acuan)


def tampilkan_tanda_tangan(request, permohonan, aksi, form=None, status=200):
    surat = Surat.objects.select_related("nomor").filter(permohonan=permohonan).first()
    if surat is None or not surat.beku_sha256 or surat.beku_rincian.get("oleh") != request.user.pk:
        if form is not None:
            messages.error(
                request, " ".join(form.non_field_errors()) or "Surat perlu disiapkan dan dibaca kembali."
            )
        return redirect("permohonan", permohonan.acuan)
    form = form or buat_form(permohonan, aksi, request.user)
    konteks = {
        "permohonan": permohonan,
        "surat": surat,
        "nama_surat": permohonan.SURAT[surat.jenis],
        "isi": surat.versi.last().isi,
        "aksi": aksi,
        "form": form,
        "jumlah": surat.beku_rincian["jumlah_halaman"],
        "kembalikan": _aksi_kembalikan(request, permohonan),
        "ada_galat": form.is_bound,
    }
    return render(request, "requests_app/tanda_tangan.html", konteks, status=status)


def _aksi_kembalikan(request, permohonan):
    """The way out for a letter that should not be signed as it is; None where the SOP has none for this person."""
    mundur = (a for a in aksi_dari(permohonan.kelas) if permohonan.status in a.dari and a.merusak)
    return next((a for a in mundur if boleh_menjalankan(request.pelaku, permohonan, a)), None)
