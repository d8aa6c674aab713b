"""Beginning a draft from an account of the register (`/permohonan/baru/?sop=…&akun=…`): whose, whether, and filled with what."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from accounts_app.izin import BOLEH, tolak
from requests_app import pengisian
from requests_app.forms.akun_register import isian_dari_akun
from requests_app.forms.draf import FormSubjek
from requests_app.halaman import kunci_utama
from requests_app.kantor import sop_berlaku
from requests_app.models import Subjek
from requests_app.registri.izin import akun_terlihat
from requests_app.registri.tautan import lanjutan
from requests_app.sop.pelaksana import PELAKSANA_DIRI


def akun_diminta(request):
    """The account the address or the form names, if he may know of it; None where none is named; else 404."""
    teks = request.POST.get("akun") or request.GET.get("akun") or ""
    if not teks:
        return None
    pk = kunci_utama(teks)
    akun = akun_terlihat(request.pelaku).select_related("unit").filter(pk=pk).first() if pk else None
    if akun is None:
        raise Http404
    return akun


def permintaan_diminta(request):
    """What is asked about the account, as a value of Subjek.Permintaan; "" where nothing (sensible) is said."""
    teks = request.POST.get("permintaan") or request.GET.get("permintaan") or ""
    return teks if teks in Subjek.Permintaan.values else ""


def boleh_mulai(pelaku, akun, kode):
    """May he begin this SOP about this account? An Izin."""
    if akun is None or any(satu.sop == kode for satu in lanjutan(pelaku, akun)):
        return BOLEH
    kelas = sop_berlaku().get(kode)
    layanan = f"Layanan “{kelas.NAMA_LAYANAN}”" if kelas else "Layanan itu"
    return tolak(
        f"{layanan} tidak dapat Anda ajukan untuk akun {akun} yang {akun.get_status_display().lower()}. "
        "Buka akunnya dalam register untuk melihat apa yang dapat dimohonkan."
    )


def isikan(request, permohonan, akun, permintaan):
    """Fill a new draft with what the register knows. Returns the address to go to: the draft, or the person's form where
    something that must be said is missing."""
    kelas = permohonan.kelas
    awal = pengisian.isian_diri(permohonan.pemohon, permohonan.unit) if _diri(kelas) else {}
    dari_akun = {nama: _teks(nilai) for nama, nilai in isian_dari_akun(akun, permohonan).items()}
    data = dari_akun | {nama: nilai for nama, nilai in awal.items() if nilai} | {"permintaan": permintaan}
    form = FormSubjek(data, permohonan=permohonan)
    if form.is_valid():
        pengisian.simpan_subjek(permohonan, form.save(commit=False), oleh=request.user)
        messages.success(request, f"Data {akun.nama} diisikan dari register. Periksa sebelum mengirim.")
        return reverse("draf", args=[permohonan.acuan])
    isi = {"akun": akun.pk} | ({"permintaan": permintaan} if permintaan else {})
    return f"{reverse('orang_baru', args=[permohonan.acuan])}?{urlencode(isi)}"


def isian_awal(request, permohonan):
    """What a new person's form begins with when the address names an account of this permohonan's unit; {} otherwise."""
    if request.method != "GET" or "akun" not in request.GET:
        return {}
    akun = akun_diminta(request)
    if akun is None or akun.unit_id != permohonan.unit_id:
        return {}
    isi = isian_dari_akun(akun, permohonan) | {"permintaan": permintaan_diminta(request)}
    return isi | ({"akun_register": akun.pk} if "user_id_lama" in permohonan.ISIAN_ORANG else {})


def _diri(kelas):
    return kelas.LANGKAH[0].pelaksana in PELAKSANA_DIRI


def _teks(nilai):
    return nilai.isoformat() if hasattr(nilai, "isoformat") else str(nilai)
