"""The deviation register: the page that asks why, the list, its file, and the monthly minutes."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.forms.penyimpangan import FormSaringan, FormSebab, bulan_teks
from requests_app.galat import BelumBoleh
from requests_app.lembar_kerja import csv_teks
from requests_app.penyimpangan import baca, kata
from requests_app.penyimpangan.berita_acara import buat as buat_berita_acara
from requests_app.penyimpangan.bulan import awal_bulan, bulan_sesudah, masa
from requests_app.penyimpangan.jawab import BATAS_UBAH, boleh_menjawab
from requests_app.penyimpangan.jawab import jawab as tulis_jawaban
from requests_app.surat.pdf import GagalMembuatPdf
from requests_app.views.gerbang import tolak

TERBANYAK = 200
"""Entries the list shows; the file has them all."""
BATAS_EKSPOR = 20_000


def sesudah(request, jejak, tujuan):
    """On to `tujuan`, or first to the page that asks why this move departed from the mutu baku."""
    satu = baca.terbuka(request.user).filter(jejak=jejak).first()
    if satu is None:
        return redirect(tujuan)
    return redirect(f"{reverse('penyimpangan', args=[satu.pk])}?{urlencode({'lanjut': tujuan})}")


@require_http_methods(["GET", "POST"])
def penyimpangan(request, pk):
    """One screen for all that one move departed from: what happened, and the reasons to tap."""
    kueri = baca.terlihat(request.pelaku).select_related("jejak", "permohonan__versi_sop", "pelaku")
    satu = get_object_or_404(kueri, pk=pk)
    izin = boleh_menjawab(request.pelaku, satu)
    if request.method == "GET":
        return _halaman(request, satu, _form(satu) if izin else [])
    if not izin:
        return tolak(request, izin)
    form = _form(satu, request.POST)
    if [f for f in form if not f.is_valid()]:  # each of them shows its errors
        return _halaman(request, satu, form, status=422)
    try:
        for f in form:
            tulis_jawaban(f.penyimpangan, pelaku=request.pelaku, **f.cleaned_data)
    except BelumBoleh as galat:
        return tolak(request, galat)
    messages.success(request, "Sebab penyimpangan tercatat. Terima kasih.")
    return redirect(_lanjut(request) or reverse("penyimpangan_semua"))


def _form(satu, data=None):
    """A form for each that is still open of the same move; when none is, for this one (to put a wrong tap right)."""
    semua = (
        baca.terbuka(satu.pelaku).filter(jejak=satu.jejak_id).select_related("jejak", "permohonan__versi_sop")
    )
    return [FormSebab(data, penyimpangan=s) for s in (semua if satu.dijawab_pada is None else [satu])]


def _halaman(request, satu, form, status=200):
    lanjut = _lanjut(request)
    konteks = {
        "satu": satu,
        "form": form,
        "kalimat": kata.kalimat(satu),
        "daftar": [{"form": f, "kalimat": kata.kalimat(f.penyimpangan)} for f in form],
        "tunggal": len(form) == 1,
        "layanan": kata.layanan(satu.sop),
        "penjelasan": kata.penjelasan(satu),
        "ubah_sampai": satu.dijawab_pada and satu.dijawab_pada + BATAS_UBAH,
        "milik": satu.pelaku_id == request.user.pk,
        "lanjut": lanjut,
        "kembali": lanjut or reverse("penyimpangan_semua"),
        "tertaut": _tertaut(request.pelaku),
        "ada_galat": status == 422,
    }
    if lanjut:
        konteks["messages"] = ()  # what the action said is kept for the page he goes on to
    return render(request, "penyimpangan/sebab.html", konteks, status=status)


def _lanjut(request):
    """Where he was going, if that is a path of this portal; else ""."""
    lanjut = (request.POST or request.GET).get("lanjut", "")
    sendiri = lanjut.startswith("/") and url_has_allowed_host_and_scheme(lanjut, allowed_hosts=None)
    return lanjut if sendiri else ""


def _tertaut(pelaku):
    """May he open the permohonan itself? (The Pengelola Portal reads the register alone.)"""
    return pelaku.petugas_kantor or baca.auditor(pelaku)


@require_GET
def semua(request):
    """Mine that are open come first; who watches over the office reads all of a month below."""
    pelaku = request.pelaku
    izin = baca.boleh_membuka(pelaku)
    if not izin:
        return tolak(request, izin)
    mengawasi = baca.boleh_mengawasi(pelaku)
    awal, form = _pilihan(request)
    kueri = _sebulan(pelaku, awal).filter(form.saringan())
    baris = [_baris(satu) for satu in kueri[:TERBANYAK]]
    konteks = {
        "terbuka": [_baris(satu) for satu in _lengkap(baca.terbuka(request.user))[:TERBANYAK]],
        "mengawasi": mengawasi,
        "tertaut": _tertaut(pelaku),
        "form": form,
        "bulan": f"{awal:%Y-%m}",
        "bulan_teks": bulan_teks(awal),
        "berjalan": timezone.localdate() < bulan_sesudah(awal),
        "baris": baris,
        "rekap": _rekap(awal, kueri) if mengawasi else [],
        "lebih": len(baris) == TERBANYAK,
        "alamat": urlencode({"bulan": f"{awal:%Y-%m}"} | _terpakai(form)),
        "disaring": bool(_terpakai(form)),
    }
    return render(request, "penyimpangan/daftar.html", konteks)


def _pilihan(request):
    """(first day of the chosen month, the filter form); a month nobody gave out is the present one."""
    awal = awal_bulan(request.GET.get("bulan", "")) or timezone.localdate().replace(day=1)
    isi = request.GET.copy()
    isi["bulan"] = f"{awal:%Y-%m}"
    return awal, FormSaringan(isi)


def _terpakai(form):
    return {n: v for n, v in form.cleaned_data.items() if v and n != "bulan"}


def _sebulan(pelaku, awal):
    dari, sampai = masa(awal)
    kueri = baca.terlihat(pelaku).filter(pada__gte=dari, pada__lt=sampai)
    return _lengkap(kueri).order_by("-pada", "-pk")


def _lengkap(kueri):
    return kueri.select_related("jejak", "permohonan", "pelaku")


def _baris(satu):
    return {
        "satu": satu,
        "apa": kata.ringkas(satu),
        "langkah": kata.langkah(satu),
        "layanan": kata.layanan(satu.sop),
        "sebab": kata.penjelasan(satu),
    }


def _rekap(awal, kueri):
    """Per row of an SOP: how many, how many not explained, and the reasons, most frequent first."""
    hasil = {}
    dari, sampai = masa(awal)
    for satu in baca.ringkasan(dari, sampai, kueri=kueri):
        kepala = {
            "layanan": kata.layanan(satu["sop"]),
            "baris": satu["baris"],
            "jumlah": 0,
            "belum": 0,
            "sebab": Counter(),
        }
        baris = hasil.setdefault((satu["sop"], satu["baris"]), kepala)
        baris["jumlah"] += satu["jumlah"]
        if satu["sebab"]:
            baris["sebab"][satu["sebab_teks"]] += satu["jumlah"]
        else:
            baris["belum"] += satu["jumlah"]
    return [baris | {"sebab": baris["sebab"].most_common()} for baris in hasil.values()]


KOLOM = (
    "Waktu", "Nomor permohonan", "SOP", "Langkah", "Jenis", "Yang menyimpang", "Menit kerja lewat", "Pelaksana", "Jabatan",
    "Nama", "Sebab", "Dijelaskan",
)  # fmt: skip


@require_GET
def ekspor(request):
    """What the list shows, all of it, as CSV (requests_app.lembar_kerja: no cell becomes a formula)."""
    izin = baca.boleh_membuka(request.pelaku)
    if not izin:
        return tolak(request, izin)
    awal, form = _pilihan(request)
    kueri = _sebulan(request.pelaku, awal).filter(form.saringan())[:BATAS_EKSPOR]
    tanggapan = HttpResponse(csv_teks(KOLOM, map(_sel, kueri)), content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = f'attachment; filename="penyimpangan-{awal:%Y-%m}.csv"'
    return tanggapan


def _sel(satu):
    return (
        _saat(satu.pada),
        satu.permohonan.nomor,
        kata.layanan(satu.sop),
        satu.baris or "",
        satu.get_jenis_display(),
        kata.ringkas(satu),
        kata.menit_lewat(satu) or "",
        satu.pelaksana,
        satu.jejak.peran,
        satu.pelaku.nama_bergelar,
        kata.penjelasan(satu) or "Belum dijelaskan",
        _saat(satu.dijawab_pada),
    )


def _saat(pada):
    return f"{timezone.localtime(pada):%Y-%m-%d %H:%M}" if pada else ""


@require_GET
def berita_acara(request, bulan):
    """The minutes of a month, as things stand now; a month that is not over is marked so."""
    izin = baca.boleh_mengawasi(request.pelaku)
    if not izin:
        return tolak(request, izin)
    awal = awal_bulan(bulan)
    if awal is None or awal > timezone.localdate():
        raise Http404("Bulan ini belum ada.")
    try:
        isi = buat_berita_acara(request.pelaku, awal)
    except GagalMembuatPdf as galat:
        messages.error(request, f"Berita acara belum dapat dibuat: {galat} Coba lagi beberapa saat lagi.")
        return redirect(f"{reverse('penyimpangan_semua')}?bulan={bulan}")
    tanggapan = HttpResponse(isi, content_type="application/pdf")
    nama = f"berita-acara-penyimpangan-{bulan}.pdf"
    tanggapan.headers["Content-Disposition"] = f'inline; filename="{nama}"'
    return tanggapan
