"""The home of the office's settings, and the first set-up."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lpse_portal.kantor import langkah
from lpse_portal.kantor.gerbang import catat, pengelola, tampilkan
from lpse_portal.kantor.profil import alamat_logo
from requests_app.kantor import sop_berlaku
from requests_app.sop import SOP


@require_safe
@pengelola
def kantor(request):
    if request.profil.disiapkan_pada is None:
        return redirect("kantor_mulai")
    orang = langkah.petugas(request.profil)
    konteks = {
        "bagian": langkah.LANGKAH,
        "jumlah_layanan": len(sop_berlaku()),
        "semua_layanan": len(SOP),
        "kosong": [p for p in orang if not p.orang],
    }
    return tampilkan(request, "kantor", **konteks)


@require_http_methods(["GET", "POST"])
@pengelola
def mulai(request):
    """The steps with what each still lacks; once none lacks anything the office declares itself ready."""
    keadaan = langkah.keadaan(request.profil)
    siap = not any(kurang for _, kurang in keadaan)
    if request.method == "POST" and request.profil.disiapkan_pada is None:
        if siap:
            return _selesaikan(request)
        messages.error(request, "Penyiapan belum dapat diselesaikan. Lengkapi dahulu yang tertulis di bawah.")
        return redirect("kantor_mulai")
    if request.profil.disiapkan_pada is not None:
        return redirect("kantor")
    konteks = {
        "keadaan": keadaan,
        "siap": siap,
        "selesai": sum(not kurang for _, kurang in keadaan),
        "berikut": next((satu for satu, kurang in keadaan if kurang), None),
        "profil": request.profil,
        "alamat_logo": alamat_logo(request.profil),
        "layanan": [kelas.NAMA_LAYANAN for kelas in sop_berlaku().values()],
    }
    return tampilkan(request, "mulai", **konteks)


def _selesaikan(request):
    request.profil.disiapkan_pada = timezone.now()
    request.profil.save(update_fields=["disiapkan_pada"])
    catat(request, request.profil, "Penyiapan awal selesai")
    messages.success(request, "Kantor siap. Satuan kerja sekarang dapat mengajukan permohonan.")
    return redirect("kantor")
