"""Year-end deactivation: the campaigns, their criteria and list, submitting, and the second person's decision."""

import csv

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts_app.models import AkunSPSE
from requests_app import izin_kampanye as izin
from requests_app import kampanye as penulis
from requests_app import kampanye_calon
from requests_app.forms.kampanye import FormAlasanKampanye, FormKriteria, FormPutusan
from requests_app.galat import BelumBoleh
from requests_app.halaman import kunci_utama
from requests_app.kampanye_calon import BAGIAN, daftar, hitung, kemajuan
from requests_app.views.berkas import kirim
from requests_app.views.gerbang import tolak
from requests_app.views.lembar import aman

CONTOH = 5
"""Accounts shown as samples beside the criteria."""

GAGAL_TAMPIL = 20
"""Failures listed at once; the others come up when these are dealt with."""


def ambil(request, pk):
    """The campaign if this person may read it; (campaign, None) or (None, refusal to return)."""
    boleh = izin.boleh_membuka(request.pelaku)
    if not boleh:
        return None, tolak(request, boleh)
    semua = izin.terlihat(request.pelaku).select_related("dibuat_oleh", "diputus_oleh", "dibatalkan_oleh")
    return get_object_or_404(semua, pk=pk), None


@require_GET
def semua(request):
    """Every campaign this person may read, newest first."""
    boleh = izin.boleh_membuka(request.pelaku)
    if not boleh:
        return tolak(request, boleh)
    baris = izin.terlihat(request.pelaku).select_related("dibuat_oleh", "diputus_oleh")[:50]
    konteks = {"baris": baris, "boleh_membuat": bool(izin.boleh_membuat(request.pelaku))}
    return render(request, "kampanye/semua.html", konteks)


@require_http_methods(["GET", "POST"])
def baru(request):
    boleh = izin.boleh_membuat(request.pelaku)
    if not boleh:
        return tolak(request, boleh)
    form = FormKriteria(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kampanye = penulis.buat(oleh=request.user, data=form.cleaned_data)
        messages.success(request, "Rancangan tersimpan. Periksa akun yang masuk, lalu ajukan.")
        return redirect("kampanye", kampanye.pk)
    return _formulir(request, form, None)


@require_http_methods(["GET", "POST"])
def kriteria(request, pk):
    kampanye, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    boleh = izin.boleh_mengubah(request.pelaku, kampanye)
    if not boleh:
        return tolak(request, boleh)
    form = FormKriteria(request.POST or None, kampanye=kampanye)
    if request.method == "POST" and form.is_valid():
        return _lakukan(
            request,
            kampanye,
            "Kriteria tersimpan; daftar akun mengikutinya.",
            penulis.ubah,
            data=form.cleaned_data,
        )
    return _formulir(request, form, kampanye)


def _formulir(request, form, kampanye):
    konteks = {"form": form, "kampanye": kampanye, "ada_galat": form.is_bound}
    return render(request, "kampanye/kriteria.html", konteks, status=422 if form.is_bound else 200)


@require_GET
def kampanye(request, pk):
    """What it is, how many, what is left out and why; then the decision, or how far it has come."""
    satu, ditolak = ambil(request, pk)
    return ditolak or tampilkan(request, satu)


def tampilkan(request, satu, form=None, status=200):
    pelaku, unit = request.pelaku, izin.unit_terbaca(request.pelaku)
    rancangan = satu.status in izin.RANCANGAN
    berjalan = satu.status in (satu.Status.DISETUJUI, satu.Status.SELESAI)
    konteks = {
        "kampanye": satu,
        "unit": list(satu.unit.all()),
        "jumlah": hitung(satu, unit),
        "contoh": [] if berjalan else daftar(satu, bagian="masuk", unit_ids=unit, banyak=CONTOH)[0],
        "rancangan": rancangan,
        "boleh_mengubah": izin.boleh_mengubah(pelaku, satu),
        "putusan": izin.boleh_memutus(pelaku, satu),
        "form": form or FormPutusan(),
        "ada_galat": form is not None,
    }
    if berjalan:
        konteks |= _pelaksanaan(request, satu, unit)
    return render(request, "kampanye/rincian.html", konteks, status=status)


def _pelaksanaan(request, satu, unit):
    maju = kemajuan(satu, unit)
    return {
        "maju": maju,
        "gagal": list(kampanye_calon.gagal(satu)[:GAGAL_TAMPIL]) if unit is None else [],
        "bagian": [
            (kode, nama, maju[kode])
            for kode, nama in kampanye_calon.KERJA.items()
            if kode not in ("belum", "gagal")
        ],
        "boleh_melaksanakan": izin.boleh_melaksanakan(request.pelaku, satu),
        "boleh_meneruskan": izin.boleh_meneruskan(request.pelaku, satu),
        "boleh_berita_acara": bool(izin.boleh_meminta_berita_acara(request.pelaku, satu)),
        "boleh_mengunduh": bool(izin.boleh_mengunduh(request.pelaku, satu)),
        "muat_ulang": bool(maju["belum"]),
    }


@require_GET
def akun(request, pk):
    """The list: taken in, left out, all; search and keyset paging."""
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    bagian = request.GET.get("bagian") if request.GET.get("bagian") in BAGIAN else "masuk"
    cari, sesudah = request.GET.get("q", "").strip()[:100], kunci_utama(request.GET.get("sesudah", ""))
    unit = izin.unit_terbaca(request.pelaku)
    baris, berikut = daftar(satu, bagian=bagian, cari=cari, sesudah=sesudah, unit_ids=unit)
    jumlah = hitung(satu, unit)
    angka = {
        "masuk": jumlah["masuk"],
        "dikecualikan": jumlah["dikecualikan"],
        "semua": jumlah["masuk"] + jumlah["dikecualikan"],
    }
    konteks = {
        "kampanye": satu,
        "tab": [(kode, nama, angka[kode]) for kode, nama in BAGIAN.items()],
        "bagian": bagian,
        "baris": baris,
        "cari": cari,
        "berikut": berikut,
        "di_tengah": sesudah is not None,
        "boleh_mengubah": izin.boleh_mengubah(request.pelaku, satu),
    }
    return render(request, "kampanye/akun.html", konteks)


@require_http_methods(["GET", "POST"])
def kecualikan(request, pk, akun):
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    dipilih = _akun(satu, akun)
    boleh = penulis.boleh_mengecualikan(request.pelaku, satu, dipilih)
    if not boleh:
        return tolak(request, boleh)
    form = FormAlasanKampanye(request.POST or None)
    if request.method == "POST" and form.is_valid():
        isi = {"akun": dipilih, "alasan": form.cleaned_data["alasan"]}
        return _lakukan(request, satu, f"{dipilih.nama} dikecualikan.", penulis.kecualikan, **isi)
    konteks = {"kampanye": satu, "akun": dipilih, "form": form, "ada_galat": form.is_bound}
    return render(request, "kampanye/kecualikan.html", konteks, status=422 if form.is_bound else 200)


@require_POST
def sertakan(request, pk, akun):
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    dipilih = _akun(satu, akun)
    return _lakukan(
        request, satu, f"{dipilih.nama} dinilai lagi menurut kriteria.", penulis.sertakan, akun=dipilih
    )


def _akun(satu, pk):
    """An account of this list (live or frozen); else 404."""
    kueri = kampanye_calon.calon(satu) if satu.status in izin.RANCANGAN else AkunSPSE.objects.filter(
        pk__in=satu.butir.values("akun")
    )  # fmt: skip
    return get_object_or_404(kueri, pk=pk)


@require_POST
def ajukan(request, pk):
    satu, ditolak = ambil(request, pk)
    kata = "Diajukan. Admin Agency lain dan Kepala LPSE diberi tahu; salah satunya memutuskan."
    return ditolak or _lakukan(request, satu, kata, penulis.ajukan)


@require_http_methods(["GET", "POST"])
def hapus(request, pk):
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    boleh = izin.boleh_mengubah(request.pelaku, satu)
    if not boleh:
        return tolak(request, boleh)
    if request.method == "POST":
        return _lakukan(request, satu, "Rancangan dihapus.", penulis.hapus, ke="kampanye_semua")
    return render(request, "kampanye/hapus.html", {"kampanye": satu})


@require_POST
def putuskan(request, pk):
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    boleh, form = izin.boleh_memutus(request.pelaku, satu), FormPutusan(request.POST)
    if not boleh:
        return tolak(request, boleh)
    if not form.is_valid():
        return tampilkan(request, satu, form, status=422)
    setuju = form.cleaned_data["putusan"] == "setuju"
    kata = (
        "Disetujui. Permohonan setiap akun sedang dibuat."
        if setuju
        else "Dikembalikan kepada penyusunnya dengan alasan Anda."
    )
    return _lakukan(request, satu, kata, penulis.putuskan, setuju=setuju, alasan=form.cleaned_data["alasan"])


@require_POST
def ulangi(request, pk):
    satu, ditolak = ambil(request, pk)
    return ditolak or _lakukan(request, satu, "Yang belum berhasil sedang dicoba lagi.", penulis.ulangi)


@require_POST
def minta_berita_acara(request, pk):
    satu, ditolak = ambil(request, pk)
    kata = "Berita acara sedang dibuat menurut keadaan sekarang; muat ulang halaman ini beberapa saat lagi."
    return ditolak or _lakukan(request, satu, kata, penulis.minta_berita_acara)


def _lakukan(request, satu, kata, tulis, ke="", **isi):
    """Call a writer in this person's name; its refusal is a page with the sentence."""
    akun = isi.pop("akun", None)
    try:
        if tulis is penulis.kecualikan:
            tulis(satu, akun, isi["alasan"], oleh=request.user)
        elif akun is not None:
            tulis(satu, akun, oleh=request.user)
        else:
            tulis(satu, oleh=request.user, **isi)
    except BelumBoleh as galat:
        return tolak(request, galat)
    messages.success(request, kata)
    if akun is not None and satu.status in izin.RANCANGAN:
        return redirect("kampanye_akun", satu.pk)
    return redirect(ke) if ke else redirect("kampanye", satu.pk)


@require_GET
def berita_acara(request, pk):
    """The newest berita acara, as it was made."""
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    boleh = izin.boleh_mengunduh(request.pelaku, satu)
    if not boleh:
        return tolak(request, boleh)
    if not satu.berita_acara_sha256:
        raise Http404("Berita acara belum dibuat.")
    return kirim(satu.berita_acara_sha256, f"berita-acara-penonaktifan-{satu.tahun}.pdf")


KOLOM = ("Nama", "NIP", "User ID", "Unit kerja", "SK berlaku sampai", "Keadaan", "Alasan", "Nomor permohonan")


@require_GET
def ekspor(request, pk):
    """The whole list as CSV, the way views.lembar.ekspor writes one (byte order mark, semicolons, no formulas)."""
    satu, ditolak = ambil(request, pk)
    if ditolak:
        return ditolak
    tanggapan = HttpResponse(content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = (
        f'attachment; filename="penonaktifan-akhir-tahun-{satu.tahun}.csv"'
    )
    tanggapan.write("\ufeff")
    penulis_csv = csv.writer(tanggapan, delimiter=";")
    penulis_csv.writerow(KOLOM)
    baris, _ = daftar(satu, unit_ids=izin.unit_terbaca(request.pelaku), banyak=100_000)
    penulis_csv.writerows([aman(nilai) for nilai in _kolom(satu)] for satu in baris)
    return tanggapan


def _kolom(baris):
    akun, permohonan = baris["akun"], baris["permohonan"]
    keadaan = (
        permohonan.get_status_display() if permohonan else "Dikecualikan" if baris["alasan"] else "Masuk"
    )
    sk = f"{akun.sk_berlaku_sampai:%Y-%m-%d}" if akun.sk_berlaku_sampai else ""
    nomor = permohonan.nomor if permohonan else ""
    return akun.nama, akun.nip, akun.user_id, akun.unit.nama, sk, keadaan, baris["alasan"], nomor
