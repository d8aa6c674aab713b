"""Row 1 before filing: a task list one can leave and resume, the check of everything, and starting anew from a copy."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts_app.izin import tolak as izin_tolak
from requests_app import pengisian
from requests_app.akun_ganda import cari_ganda, surat_sama
from requests_app.angka import janji_layanan
from requests_app.forms.draf import FormBaru, FormSurat, layanan_diajukan
from requests_app.isi_draf import IsiDraf
from requests_app.isian import milik, pulihkan
from requests_app.izin import boleh_mengubah_isi, boleh_menyalin, layanan_dibuka
from requests_app.registri import mulai
from requests_app.sop.syarat import surat_terisi
from requests_app.tampilan import tombol_aksi
from requests_app.views.gerbang import ambil_dapat_diubah, ambil_permohonan, tolak
from requests_app.views.unggah import kartu_unggah

KEMBALI = {"periksa": "draf_periksa", "dokumen": "draf_dokumen"}
"""Pages a form of the draft may lead back to (?kembali=), beside the task list."""


def kembali_ke(request, permohonan):
    """The name of the page to show after saving."""
    return KEMBALI.get(request.GET.get("kembali"), "draf") if permohonan.draf else "lengkapi"


@require_http_methods(["GET", "POST"])
def baru(request):
    if not layanan_diajukan(request.pelaku):
        alasan = (
            "Anda tidak terdaftar sebagai petugas satuan kerja, Pimpinan Instansi, atau pemegang akun, jadi tidak dapat "
            "mengajukan permohonan."
        )
        return tolak(request, izin_tolak(alasan))
    akun, kode = mulai.akun_diminta(request), request.POST.get("sop") or request.GET.get("sop", "")
    izin = mulai.boleh_mulai(request.pelaku, akun, kode)
    if not izin:
        return tolak(request, izin)
    form = FormBaru(request.POST or None, pelaku=request.pelaku)
    if akun:
        form.tetapkan(kode, akun.unit_id)
    permintaan = mulai.permintaan_diminta(request)
    if request.method == "POST" and form.is_valid():
        permohonan = pengisian.buat_draf(**form.cleaned_data, oleh=request.user)
        if akun and akun.unit_id == permohonan.unit_id:
            return redirect(mulai.isikan(request, permohonan, akun, permintaan))
        return redirect("draf", permohonan.acuan)
    konteks = {"form": form, "ada_galat": form.is_bound, "akun": akun, "permintaan": permintaan}
    layanan, janji = dict(form.fields["sop"].choices), janji_layanan.semua()
    konteks["layanan_akun"] = layanan.get(kode, "")
    konteks["janji"] = [(nama, janji.get(satu)) for satu, nama in layanan.items() if not akun or satu == kode]
    return render(request, "requests_app/baru.html", konteks)


@require_GET
def draf(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    if not permohonan.draf:
        return redirect("permohonan", permohonan.acuan)
    return render(request, "requests_app/draf.html", _konteks(request, permohonan))


def _konteks(request, permohonan):
    """What the task list and the check page say of a draft."""
    isi = IsiDraf(permohonan)
    ganda = cari_ganda(request.pelaku, permohonan, isi.orang)
    return {
        "permohonan": permohonan,
        "isi": isi,
        "orang_ganda": list(zip(isi.orang, ganda, strict=True)),
        "surat_sama": surat_sama(permohonan),
        "boleh_ubah": boleh_mengubah_isi(request.pelaku, permohonan),
        "dibuka": layanan_dibuka(permohonan),
    }


@require_GET
def dokumen(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    if not permohonan.draf:
        return redirect("permohonan", permohonan.acuan)
    return tampilkan_dokumen(request, permohonan)


def tampilkan_dokumen(request, permohonan, status=200, **konteks):
    izin = boleh_mengubah_isi(request.pelaku, permohonan)
    if not izin:
        return tolak(request, izin)
    isi = {"permohonan": permohonan, "isi": IsiDraf(permohonan), "kembali": kembali_ke(request, permohonan)}
    if "kartu" not in konteks:
        isi["kartu"] = kartu_unggah(permohonan)
    return render(request, "requests_app/draf_dokumen.html", isi | konteks, status=status)


@require_GET
def periksa(request, acuan):
    permohonan = ambil_permohonan(request, acuan)
    if not permohonan.draf:
        return redirect("permohonan", permohonan.acuan)
    return tampilkan_periksa(request, permohonan)


def tampilkan_periksa(request, permohonan, status=200, forms=None, **konteks):
    """Everything once more, with the declaration; also shown when sending was refused (`forms`: the bound form)."""
    tombol = tombol_aksi(request.pelaku, permohonan, forms)
    isi = _konteks(request, permohonan) | {"tombol": next((t for t in tombol if t.boleh), None)}
    return render(request, "requests_app/draf_periksa.html", isi | konteks, status=status)


@require_http_methods(["GET", "POST"])
def surat(request, acuan):
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if not izin or not permohonan.draf:
        return tolak(
            request, izin and izin_tolak("Data surat tidak dapat diubah setelah permohonan dikirim.")
        )
    form = pulihkan(FormSurat(request.POST or None, instance=permohonan), milik(request))
    tujuan = kembali_ke(request, permohonan)
    if request.method == "POST" and form.is_valid():
        pengisian.simpan_surat(permohonan, form.cleaned_data)
        kurang = surat_terisi(permohonan)
        messages.success(request, f"Tersimpan sementara. {kurang[0]}" if kurang else "Data surat tersimpan.")
        return redirect(tujuan, acuan)
    konteks = {"form": form, "permohonan": permohonan, "ada_galat": form.errors, "kembali": tujuan}
    konteks["surat_sama"] = surat_sama(permohonan) if not form.is_bound else None
    return render(request, "requests_app/surat_permohonan.html", konteks)


@require_http_methods(["GET", "POST"])
def hapus(request, acuan):
    permohonan, izin = ambil_dapat_diubah(request, acuan)
    if not permohonan.draf:
        raise Http404
    if not izin:
        return tolak(request, izin)
    if request.method == "POST":
        pengisian.hapus_draf(permohonan)
        messages.success(request, "Draf dihapus.")
        return redirect("beranda")
    return render(request, "requests_app/hapus_draf.html", {"permohonan": permohonan})


@require_POST
def salin(request, acuan):
    """ "Ajukan ulang dari salinan": a new draft from what ended without accounts."""
    permohonan = ambil_permohonan(request, acuan)
    izin = boleh_menyalin(request.pelaku, permohonan)
    if not izin:
        return tolak(request, izin)
    baru = pengisian.salin_draf(permohonan, oleh=request.user)
    messages.success(
        request,
        f"Draf baru dibuat dari salinan {permohonan.nomor}. Periksa nomor dan tanggal suratnya, lalu dokumen-dokumennya.",
    )
    return redirect("draf", baru.acuan)
