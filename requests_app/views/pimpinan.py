"""For the heads: their box, the printed lembar disposisi, and the pages of a letter as pictures."""

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from requests_app import pimpinan as kotak
from requests_app.angka.ringkasan_kepala import ringkasan
from requests_app.izin import boleh_kotak_disposisi, melihat_internal, sidik_surat_terbaca
from requests_app.izin_kampanye import untuk_beranda
from requests_app.kantor import kalender_kantor
from requests_app.models import Jejak
from requests_app.surat.lembar_disposisi import kunci_cetakan
from requests_app.tampilan import jam_tenggat, kalimat
from requests_app.views.berkas import kirim, kirim_gambar
from requests_app.views.gerbang import ambil_permohonan, tolak

PER_HALAMAN = 25
"""Cards of one kind; what is done leaves the list, so the rest comes up by itself."""

SELESAI = "selesai"
"""The tab of what was done, beside the kinds of work."""


BERSURAT = ("tanda-tangan", "jawab")
"""Kinds of work that end with a signed letter."""


@require_GET
def pimpinan(request):
    """The box: one tab a kind of work, and after an action what was done and what comes next."""
    izin = boleh_kotak_disposisi(request.pelaku)
    if not izin:
        return tolak(request, izin)
    jumlah = kotak.hitung(request.pelaku)
    bagian = _bagian(request.GET.get("bagian"), jumlah)
    konteks = {
        "bagian": bagian,
        "tab": [(k, n, jumlah.get(k)) for k, n in _tab(jumlah)],
        "jumlah": jumlah.get(bagian, 0),
        "semua": sum(jumlah.values()),
        "sesudah": _sesudah(request, sum(jumlah.values())),
        "kartu": [],
        "penonaktifan": untuk_beranda(request.pelaku),
        "dikerjakan": [],
        "ringkasan": ringkasan(sum(jumlah.values())),
    }
    if bagian == SELESAI or not konteks["semua"]:
        akhir = kotak.dikerjakan(request.user)[: PER_HALAMAN if bagian == SELESAI else 1]
        konteks["dikerjakan"] = [{"jejak": j, "kalimat": kalimat(j.permohonan, j)} for j in akhir]
    if bagian != SELESAI:
        konteks["kartu"] = _kartu(request, bagian)
    return render(request, "requests_app/pimpinan.html", konteks)


def _tab(jumlah):
    lain = [kode for kode in ("jawab", "lain") if not jumlah[kode]]
    return [*((kode, nama) for kode, nama in kotak.BAGIAN.items() if kode not in lain), (SELESAI, "Selesai")]


def _bagian(diminta, jumlah):
    """The tab asked for, else the first where something waits."""
    if diminta in {*kotak.BAGIAN, SELESAI}:
        return diminta
    return next((kode for kode, n in jumlah.items() if n), "disposisi")


def _kartu(request, bagian):
    kalender = kalender_kantor(request.kantor)
    kueri = kotak.menunggu(request.pelaku).filter(bagian=bagian)
    return [
        {"permohonan": p, "jam": jam_tenggat(p, kalender)} | buka(p)
        for p in kueri.select_related("unit").prefetch_related("subjek")[:PER_HALAMAN]
    ]


def buka(permohonan):
    """How its task is opened: {"aksi", "alamat", "menyiapkan"}; a letter is prepared by a POST, for that reserves its number."""
    aksi = kotak.aksi_kini(permohonan)
    if aksi.persiapan:
        alamat = reverse("tanda_tangan", args=[permohonan.nomor])
    elif kotak.bagian_aksi(aksi) == "lain":
        alamat = reverse("permohonan", args=[permohonan.nomor])
    else:
        alamat = reverse("aksi", args=[permohonan.nomor, aksi.nama])
    return {
        "aksi": aksi,
        "alamat": alamat,
        "menyiapkan": bool(aksi.persiapan),
        "bagian": kotak.bagian_aksi(aksi),
    }


def _sesudah(request, sisa):
    """What the head has just done (`?sesudah=<nomor>`), and the next task; None when he did nothing to it."""
    jejak = (
        Jejak.objects.filter(permohonan__nomor=request.GET.get("sesudah", ""), pelaku=request.user)
        .exclude(dari=F("ke"))
        .select_related("permohonan__unit")
        .last()
    )
    if jejak is None or not hasattr(getattr(jejak.permohonan.kelas, jejak.aksi, None), "aksi"):
        return None
    aksi = getattr(jejak.permohonan.kelas, jejak.aksi).aksi
    bagian = kotak.bagian_baris(jejak.permohonan.kelas, jejak.dari)
    lanjut = kotak.berikutnya(request.pelaku, bagian) if sisa else None
    return {
        "jejak": jejak,
        "permohonan": jejak.permohonan,
        "kalimat": aksi.selesai or f"Tersimpan: {aksi.kalimat}.",
        "bagian": bagian,
        "surat": jejak.permohonan.surat.select_related("nomor").first() if bagian in BERSURAT else None,
        "lanjut": {"permohonan": lanjut} | buka(lanjut) if lanjut else None,
    }


@require_GET
def lembar_disposisi(request, acuan):
    """The printed sheet, an inside paper of the office; made after the disposition, so for some seconds it is not there."""
    permohonan = ambil_permohonan(request, acuan)
    lembar = permohonan.disposisi.last()
    if lembar is None or not melihat_internal(request.pelaku, permohonan):
        raise Http404
    cetakan = permohonan.cetakan.filter(kunci=kunci_cetakan(lembar)).first()
    if cetakan is None:
        messages.info(request, "Lembar disposisi sedang dibuat; coba lagi beberapa detik lagi.")
        return redirect("permohonan", acuan)
    return kirim(cetakan.sha256, f"lembar-disposisi-{permohonan.nomor}.pdf")


@require_GET
def halaman_surat(request, acuan, halaman):
    """One page of the letter as this person may read it now (as surat_pdf gives it), `?l=` pixels wide."""
    permohonan = ambil_permohonan(request, acuan)
    sidik = sidik_surat_terbaca(request.pelaku, permohonan, permohonan.surat.first())
    if not sidik:
        raise Http404
    return kirim_gambar(request, sidik, "application/pdf", halaman)
