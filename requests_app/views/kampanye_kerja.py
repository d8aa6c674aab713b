"""Year-end deactivation, carried out: Admin Agency in SPSE, then Helpdesk tells and archives, many at once, each by itself."""

import secrets

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from requests_app import izin_kampanye as izin
from requests_app import kampanye as penulis
from requests_app.forms.kampanye import FormAlasanKampanye
from requests_app.galat import BelumBoleh
from requests_app.halaman import kunci_utama
from requests_app.janji_kampanye import terjangkau
from requests_app.kampanye_calon import KERJA, kemajuan
from requests_app.kampanye_kerja import BATAS_PILIHAN, PEKERJAAN, butir_kerja, kerjakan
from requests_app.views.gerbang import tolak
from requests_app.views.kampanye import ambil

BAGIAN = {"laksanakan": "Dilaksanakan di SPSE", "beritahukan": "Diberitahukan", "arsipkan": "Diarsipkan"}
PER_HALAMAN = 25


@require_http_methods(["GET", "POST"])
def kerja(request, pk):
    """One part of the work, ?bagian=: the next accounts in it; a POST does one thing to those ticked."""
    kampanye, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    if not request.pelaku.petugas_kantor:
        return tolak(request, izin.boleh_melaksanakan(request.pelaku, kampanye))
    return _kerjakan(request, kampanye) if request.method == "POST" else _tampilkan(request, kampanye)


def _izin_bagian(pelaku, kampanye):
    laksana, terus = izin.boleh_melaksanakan(pelaku, kampanye), izin.boleh_meneruskan(pelaku, kampanye)
    return {"laksanakan": laksana, "beritahukan": terus, "arsipkan": terus}


def _tampilkan(request, kampanye, bagian="", galat="", alasan="", pilihan=(), status=200):
    maju, boleh = kemajuan(kampanye), _izin_bagian(request.pelaku, kampanye)
    bagian = bagian or request.GET.get("bagian", "")
    if bagian not in BAGIAN:
        bagian = next((kode for kode in BAGIAN if boleh[kode] and maju[kode]), "laksanakan")
    sesudah = kunci_utama(request.GET.get("sesudah", ""))
    butir = butir_kerja(kampanye, bagian)
    if sesudah and (akhir := kampanye.butir.filter(pk=sesudah).select_related("akun").first()):
        butir = butir.filter(akun__nama__gte=akhir.akun.nama).exclude(
            akun__nama=akhir.akun.nama, akun_id__lte=akhir.akun_id
        )
    baris = list(butir[: PER_HALAMAN + 1])
    for satu in baris:
        satu.orang = satu.permohonan.subjek.all()[0]
        satu.terjangkau = terjangkau(satu.orang)
        satu.terpilih = satu.permohonan_id in pilihan
    konteks = {
        "kampanye": kampanye,
        "tab": [(kode, nama, maju[kode]) for kode, nama in BAGIAN.items()],
        "bagian": bagian,
        "judul_bagian": BAGIAN[bagian],
        "keadaan": KERJA,
        "baris": baris[:PER_HALAMAN],
        "berikut": baris[PER_HALAMAN - 1].pk if len(baris) > PER_HALAMAN else None,
        "di_tengah": sesudah is not None,
        "izin": boleh[bagian],
        "tombol": [(kode, p) for kode, p in PEKERJAAN.items() if p.bagian == bagian],
        "kunci": secrets.token_urlsafe(24),
        "hasil": request.session.pop(_sesi(kampanye), None) if request.method == "GET" else None,
        "galat": galat,
        "alasan": alasan,
        "ada_galat": bool(galat),
    }
    return render(request, "kampanye/kerja.html", konteks, status=status)


def _sesi(kampanye):
    return f"kampanye-{kampanye.pk}"


def _kerjakan(request, kampanye):
    isi = request.POST
    nama, _, satu = isi.get("kerja", "").partition(":")
    if nama not in PEKERJAAN:
        return redirect("kampanye_kerja", kampanye.pk)
    pekerjaan = PEKERJAAN[nama]
    boleh = _izin_bagian(request.pelaku, kampanye)[pekerjaan.bagian]
    if not boleh:
        return tolak(request, boleh)
    dipilih = [satu] if satu else isi.getlist("pilih")[:BATAS_PILIHAN]
    pilihan = {pk: kunci_utama(isi.get(f"versi-{pk}", "")) for pk in map(kunci_utama, dipilih) if pk}
    alasan = isi.get("alasan", "").strip()[:280]
    if not pilihan or (pekerjaan.beralasan and not alasan):
        galat = "Centang dahulu akunnya." if not pilihan else "Tulis alasannya, lalu tekan tombolnya lagi."
        return _tampilkan(request, kampanye, pekerjaan.bagian, galat, alasan, pilihan, status=422)
    kunci = isi.get("kunci", "")
    if not 16 <= len(kunci) <= 40:
        kunci = secrets.token_urlsafe(24)
    hasil = kerjakan(kampanye, nama, pilihan, oleh=request.user, alasan=alasan, kunci=kunci)
    if pekerjaan.aksi == "tindaklanjuti" and any(h["berhasil"] for h in hasil):
        penulis.kabarkan_helpdesk(kampanye)
    request.session[_sesi(kampanye)] = hasil
    return redirect(f"{reverse('kampanye_kerja', args=[kampanye.pk])}?bagian={pekerjaan.bagian}")


@require_http_methods(["GET", "POST"])
def batalkan(request, pk):
    """Undo everything that was not carried out yet."""
    kampanye, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    boleh = izin.boleh_melaksanakan(request.pelaku, kampanye)
    if not boleh:
        return tolak(request, boleh)
    form = FormAlasanKampanye(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            penulis.batalkan_sisanya(kampanye, oleh=request.user, alasan=form.cleaned_data["alasan"])
        except BelumBoleh as galat:
            return tolak(request, galat)
        messages.success(request, "Penonaktifan yang belum dilaksanakan sedang dibatalkan.")
        return redirect("kampanye", kampanye.pk)
    maju = kemajuan(kampanye)
    konteks = {
        "kampanye": kampanye,
        "form": form,
        "sisa": maju["laksanakan"] + maju["belum"] + maju["gagal"],
        "ada_galat": form.is_bound,
    }
    return render(request, "kampanye/batalkan.html", konteks, status=422 if form.is_bound else 200)
