"""The monthly minutes: "Berita Acara Penyimpangan Mutu Baku", by row of each SOP and one by one."""

from itertools import groupby
from statistics import median

from django.template.loader import render_to_string
from django.utils import timezone

from accounts_app.models import Penugasan, Peran, ProfilKantor
from requests_app.forms.penyimpangan import bulan_teks
from requests_app.kantor import zona_kantor
from requests_app.models import Penyimpangan
from requests_app.penyimpangan.baca import melihat_semua, terlihat
from requests_app.penyimpangan.bulan import bulan_sesudah, masa
from requests_app.penyimpangan.kata import layanan, menit_lewat, penjelasan, ringkas
from requests_app.penyimpangan.sebab import teks_sebab
from requests_app.surat.berita_acara import hari_ini
from requests_app.surat.lembar_disposisi import yang_tercetak
from requests_app.surat.pdf import buat_pdf

BATAS_DETIK = 25
TERBANYAK = 1500
"""Entries of one paper; a month with more of them says so and points to the CSV."""


def judul(awal):
    return f"Berita acara penyimpangan mutu baku {bulan_teks(awal)}"


def buat(pelaku, awal):
    """The PDF of a month (its first day) for this reader, as bytes. Raises GagalMembuatPdf."""
    pada = timezone.now()
    hasil = buat_pdf(html(pelaku, awal, pada), judul=judul(awal), dibuat=pada, batas_detik=BATAS_DETIK)
    return hasil.pdf


def html(pelaku, awal, pada):
    """The document as things stand at `pada` (aware), in the office's zone."""
    kantor = ProfilKantor.muat()
    with timezone.override(zona_kantor(kantor)):
        semua = _penyimpangan(pelaku, awal)
        hari = timezone.localdate(pada)
        isi = {
            "kantor": kantor,
            "judul": judul(awal),
            "bulan": bulan_teks(awal),
            "sementara": hari < bulan_sesudah(awal),
            "pada": pada,
            "hari_ini": hari_ini(hari),
            "baris": [_baris(*kelompok) for kelompok in _kelompok(semua)],
            "butir": [_butir(satu) for satu in semua[:TERBANYAK]],
            "terpotong": max(0, len(semua) - TERBANYAK),
            "jumlah": len(semua),
            "belum": sum(satu.dijawab_pada is None for satu in semua),
            "jenis": [
                (nama, sum(s.jenis == kode for s in semua)) for kode, nama in Penyimpangan.Jenis.choices
            ],
            "sebagian": not melihat_semua(pelaku),
            "kepala": _kepala(),
        }
        return yang_tercetak(render_to_string("surat/penyimpangan.html", isi))


def _penyimpangan(pelaku, awal):
    dari, sampai = masa(awal)
    kueri = terlihat(pelaku).filter(pada__gte=dari, pada__lt=sampai)
    return list(kueri.select_related("jejak", "permohonan"))


def _kelompok(semua):
    def kunci(satu):
        return layanan(satu.sop), satu.baris or 0

    return [(*kepala, list(isi)) for kepala, isi in groupby(sorted(semua, key=kunci), key=kunci)]


def _baris(nama, nomor, isi):
    """One row of an SOP: how often, of which kind, how late at the median, and why."""
    lewat = [menit_lewat(satu) for satu in isi if satu.jenis == Penyimpangan.Jenis.WAKTU]
    jenis = [(teks, sum(satu.jenis == kode for satu in isi)) for kode, teks in Penyimpangan.Jenis.choices]
    sebab = [teks_sebab(satu.jenis, satu.sebab) if satu.sebab else "" for satu in isi]
    return {
        "layanan": nama,
        "baris": nomor,
        "jumlah": len(isi),
        "jenis": [(teks, n) for teks, n in jenis if n],
        "median": round(median(lewat)) if lewat else None,
        "sebab": sorted(((kata, sebab.count(kata)) for kata in {*sebab} - {""}), key=lambda s: (-s[1], s[0])),
        "belum": sebab.count(""),
    }


def _butir(satu):
    return {
        "satu": satu,
        "layanan": layanan(satu.sop),
        "apa": ringkas(satu),
        "menit": menit_lewat(satu),
        "sebab": penjelasan(satu),
    }


def _kepala():
    """Who signs on paper: the Kepala LPSE in force (Penugasan), None when nobody is."""
    penugasan = Penugasan.objects.filter(peran=Peran.KEPALA_LPSE, pengguna__is_active=True).berlaku()
    return penugasan.select_related("pengguna").order_by("-mulai", "pk").first()
