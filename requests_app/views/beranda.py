"""Home, per role."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from requests_app.angka import janji_layanan
from requests_app.forms.draf import layanan_diajukan
from requests_app.izin_kampanye import untuk_beranda
from requests_app.kantor import kalender_kantor, sop_berlaku
from requests_app.kelengkapan import petunjuk_kantor
from requests_app.loket import boleh_di_loket
from requests_app.models import Permohonan, Subjek
from requests_app.perkiraan import perkiraan_selesai, rencana
from requests_app.registri.saringan import ringkasan_unit
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tampilan import baris_antrean
from requests_app.undangan import boleh_mengundang


@login_not_required
@require_safe
def beranda(request):
    if not request.user.is_authenticated:
        return render(request, "requests_app/depan.html", {"layanan": _layanan()})
    pelaku, kalender = request.pelaku, kalender_kantor(request.kantor)
    terlihat = Permohonan.objects.terlihat_oleh(pelaku).untuk_daftar()
    menunggu = list(terlihat.menunggu(pelaku)[:10])
    diajukan = layanan_diajukan(pelaku)
    konteks = {
        "menunggu": [baris_antrean(p, kalender) for p in menunggu],
        "jumlah_menunggu": terlihat.menunggu(pelaku).count(),
        "selesai": [
            baris_antrean(p, kalender)
            for p in terlihat.exclude(selesai_pada=None).order_by("-selesai_pada", "-pk")[:5]
        ],
        "punya_antrean": bool(pelaku.unit_ajukan or pelaku.pelaksana),
        "boleh_arsip": pelaku.petugas_kantor or bool(pelaku.unit_lihat),
        "kredensial": request.user.kredensial.filter(dikirim_pada__isnull=False, dikonfirmasi_pada=None),
        "boleh_ajukan": bool(diajukan),
        "hanya_diri": not pelaku.unit_ajukan,
        "boleh_loket": boleh_di_loket(pelaku),
        "boleh_mengundang": boleh_mengundang(pelaku),
        "penonaktifan": untuk_beranda(pelaku),
    }
    if konteks["boleh_ajukan"] or pelaku.unit_ajukan:
        konteks |= _pemohon(pelaku, terlihat, kalender, diajukan)
    return render(request, "requests_app/beranda.html", konteks)


def _pemohon(pelaku, terlihat, kalender, diajukan):
    """What an applicant comes for: what he must do, his drafts, how far the rest is, and what he may file (`diajukan`)."""
    orang = Exists(Subjek.objects.filter(permohonan=OuterRef("pk"), pengguna=pelaku.pengguna))
    milik = terlihat.filter(Q(unit_id__in=pelaku.unit_ajukan) | Q(pemohon=pelaku.pengguna) | Q(orang))
    berjalan = milik.berjalan().exclude(pelaksana__in=PELAKSANA_PEMOHON).order_by("-pk")[:10]
    return {
        "dikembalikan": milik.berjalan()
        .filter(pelaksana__in=PELAKSANA_PEMOHON)
        .order_by("batas_perbaikan", "pk"),
        "draf": milik.filter(nomor=None).order_by("-pk")[:10],
        "berjalan": [_jalan(p, kalender) for p in berjalan],
        "layanan": [satu for satu in _layanan() if satu["kelas"].KODE in diajukan],
        "hanya_satker": not pelaku.pelaksana,
        "akun_unit": ringkasan_unit(pelaku.unit_ajukan) if pelaku.unit_ajukan else None,
    }


def _jalan(permohonan, kalender):
    """A running permohonan: its row, and when the whole of it would be done at the latest."""
    langkah = permohonan.langkah_kini()
    return baris_antrean(permohonan, kalender) | {
        "urut": langkah.baris or 0,
        "jumlah": len(permohonan.kelas.LANGKAH),
        "pelaksana": langkah.pelaksana,
        "perkiraan": perkiraan_selesai(rencana(permohonan, kalender)),
    }


def _layanan():
    """Every service of the office with what to prepare, as its SOP demands it, and how long it takes."""
    janji = janji_layanan.semua()
    return [
        {
            "kelas": kelas,
            "nama": kelas.NAMA_LAYANAN,
            "pemohon": kelas.LANGKAH[0].pelaksana,
            "syarat": _syarat(kelas),
            "jumlah": len(kelas.LANGKAH),
            "janji": janji.get(kelas.KODE),
        }
        for kelas in sop_berlaku().values()
    ]


def _syarat(kelas):
    """The documents everybody hands in, each with what this office says about it (nothing where it said nothing)."""
    kata = petunjuk_kantor(kelas.KODE)
    semua = (s for baris in kelas.LANGKAH for s in baris.wajib_unggah if not s.bila and not s.isian)
    return [replace(s, petunjuk=kata.get(s.nama, "")) for s in semua]
