"""The counter: who is the applicant, and which service. From there it is the draft's own pages."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from requests_app import loket as isi_loket
from requests_app import pengisian
from requests_app.halaman import kunci_utama
from requests_app.nip import rapikan_nip
from requests_app.views.gerbang import tolak


@require_http_methods(["GET", "POST"])
def loket(request):
    """GET ?sop=&q=: the service, and people found. POST: begin the draft in the name of the one chosen."""
    izin = isi_loket.boleh_di_loket(request.pelaku)
    if not izin:
        return tolak(request, izin)
    isi = request.POST if request.method == "POST" else request.GET
    layanan = isi_loket.layanan_loket()
    kelas = layanan.get(isi.get("sop", ""))
    if request.method == "POST":
        return _mulai(request, kelas)
    return _tampilkan(request, layanan, kelas)


def _mulai(request, kelas):
    galat = "Pilih layanannya lebih dahulu."
    if kelas is not None:
        try:
            pk = kunci_utama(request.POST.get("penugasan", "")) or 0
            pemohon, unit = isi_loket.pemohon_sah(request.pelaku, kelas, pk)
        except ValidationError as salah:
            galat = salah.messages[0]
        else:
            draf = pengisian.buat_draf(sop=kelas.KODE, unit=unit, oleh=pemohon, dicatat_oleh=request.user)
            return redirect("draf", draf.acuan)
    return _tampilkan(request, isi_loket.layanan_loket(), kelas, galat=galat, status=422)


def _tampilkan(request, layanan, kelas, galat="", status=200):
    cari = request.GET.get("q", "").strip()[:100]
    calon = isi_loket.cari_calon(request.pelaku, kelas, cari) if kelas and len(cari) >= 3 else []
    konteks = {
        "layanan": layanan,
        "kelas": kelas,
        "cari": cari,
        "pendek": 0 < len(cari) < 3,
        "calon": [(satu, _isian_lama(satu.pengguna, kelas)) for satu in calon[: isi_loket.TERBANYAK]],
        "lebih": len(calon) > isi_loket.TERBANYAK,
        "baru": urlencode(_isian_baru(cari, kelas)),
        "draf": list(isi_loket.draf_loket(request.pelaku)),
        "galat_lain": [galat] if galat else [],
        "ada_galat": bool(galat),
    }
    return render(request, "requests_app/loket.html", konteks, status=status)


def _isian_lama(orang, kelas):
    """The address part by which somebody known gets the appointment he lacks."""
    return urlencode({"nama": orang.nama, "email": orang.email, "nip": orang.nip or "", "loket": kelas.KODE})


def _isian_baru(kata, kelas):
    """What the invitation of a newcomer begins with: {field: value} made of the words that found nobody."""
    nip = rapikan_nip(kata)
    bidang = "email" if "@" in kata else "nip" if nip.isdigit() else "nama"
    isi = {bidang: nip if bidang == "nip" else kata} if kata else {}
    if kelas is not None:
        isi["loket"] = kelas.KODE
        peran = isi_loket.peran_pemohon(kelas)
        isi |= {"peran": peran[0]} if len(peran) == 1 else {}
    return isi
