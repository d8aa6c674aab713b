"""What leaves the portal: each person's choice of channels, and for the office what became of the notices of a permohonan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts_app.izin import tolak as izin_ditolak
from requests_app import gerbang, kabar, pengiriman
from requests_app.forms.kabar import FormKabar
from requests_app.izin import melihat_internal
from requests_app.pembatas import Pembatas
from requests_app.views.gerbang import ambil_permohonan, tolak

WARNA = {"MENUNGGU": "info", "TERKIRIM": "sukses", "DITOLAK": "galat", "PENTAL": "galat"}
TERBANYAK = 300


@require_http_methods(["GET", "POST"])
def pengaturan_kabar(request):
    """Choose the channels; "Simpan dan kirim contoh" sends a sample by those that were chosen."""
    form = FormKabar(request.POST if request.method == "POST" else None, pengguna=request.user)
    if request.method == "POST" and form.is_valid():
        form.simpan()
        messages.success(request, "Pilihan kabar disimpan.")
        if "contoh" in request.POST:
            _contoh(request)
        return redirect("pengaturan_kabar")
    konteks = {"form": form, "gerbang": gerbang.nama() if gerbang.dipasang() else ""}
    return render(request, "requests_app/pengaturan_kabar.html", konteks)


def _contoh(request):
    # One inbox is what it could flood: counted for each person, not for the address a whole office shares.
    pembatas = Pembatas(f"contoh-kabar:{request.user.pk}", banyak=3, detik=600)
    if pembatas.ambil(request) is None:
        menit = -(-pembatas.tunggu(request) // 60)
        messages.warning(
            request,
            f"Contoh sudah dikirim tiga kali. Periksa kotak masuk Anda; coba lagi {menit} menit lagi.",
        )
        return
    tujuan = {
        kabar.SUREL: f"surel {pengiriman.tujuan(request.user, kabar.SUREL)}",
        kabar.GERBANG: f"{gerbang.nama()} {pengiriman.tujuan(request.user, kabar.GERBANG)}",
    }
    ke = ["e-Pesan", *(tujuan[saluran] for saluran in kabar.kirim_contoh(request.user))]
    messages.info(request, f"Contoh dikirim ke {', '.join(ke)}.")


@require_GET
def kabar_terkirim(request, acuan):
    """For the office and auditors: every notice of this permohonan that left the portal, and how far it came."""
    permohonan = ambil_permohonan(request, acuan)
    if not melihat_internal(request.pelaku, permohonan):
        return tolak(request, _HANYA_KANTOR)
    daftar = list(pengiriman.milik(permohonan)[:TERBANYAK])
    for kirim in daftar:
        kirim.warna = WARNA[kirim.keadaan]
        kirim.gagal = kirim.keadaan in pengiriman.GAGAL
    konteks = {"permohonan": permohonan, "daftar": daftar, "jumlah_gagal": sum(k.gagal for k in daftar)}
    return render(request, "requests_app/kabar_terkirim.html", konteks)


_HANYA_KANTOR = izin_ditolak("Catatan pengiriman kabar hanya untuk petugas kantor LPSE.")


@require_POST
def kirim_ulang(request, acuan, pk):
    permohonan = ambil_permohonan(request, acuan)
    if not request.pelaku.petugas_kantor:
        return tolak(request, _HANYA_KANTOR)
    kirim = get_object_or_404(pengiriman.milik(permohonan), pk=pk)
    if pengiriman.kirim_ulang(kirim, permohonan):
        messages.success(request, f"“{kirim.pesan.perihal}” dikirim ulang ke {_tujuan(kirim)}.")
    else:
        messages.info(request, "Kabar ini tidak perlu dikirim ulang: keadaannya sudah berubah.")
    return redirect("kabar_terkirim", acuan)


def _tujuan(kirim):
    kirim.refresh_from_db(fields=["tujuan"])
    return kirim.tujuan
