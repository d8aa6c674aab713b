"""The promised bundle: cover with index, the request as typed, and every part, bound in a caged process. Idempotent."""

import json
import tempfile

from django.template.loader import render_to_string
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app import bundel
from requests_app.berkas import gambar, gudang
from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.kantor import zona_kantor
from requests_app.models import Cetakan
from requests_app.surat.lembar_disposisi import yang_tercetak
from requests_app.surat.pdf import buat_pdf
from requests_app.tugas import Gagal, penangan

DETIK_JILID = 60
SAMPUL_TEBAKAN = 2
"""Pages of cover and form that most bundles have; where it is wrong they are rendered once more."""


@penangan(bundel.JENIS)
def buat_bundel(tugas):
    """Make the bundle of what there is now; what came meanwhile is in it, under the key it then has."""
    permohonan = tugas.permohonan
    susunan = bundel.susun(permohonan, internal=tugas.muatan["internal"])
    if susunan.kelebihan or bundel.cetakan(permohonan, susunan):
        return
    kantor = ProfilKantor.muat()
    with timezone.override(zona_kantor(kantor)):
        halaman = [b.halaman or gambar.jumlah_halaman(b.sha256, b.tipe) for b in susunan.bagian]
        sampul = _sampul(permohonan, susunan, halaman, kantor)
        cap = _cap(permohonan, sampul.halaman, sum(halaman))
    sha256 = _jilid(susunan, [sampul.pdf, cap])
    Cetakan.objects.get_or_create(
        permohonan=permohonan, kunci=susunan.kunci, defaults={"sha256": sha256, "pada": timezone.now()}
    )


def _sampul(permohonan, susunan, halaman, kantor):
    hasil = _render_sampul(permohonan, susunan, halaman, kantor, SAMPUL_TEBAKAN)
    if hasil.halaman == SAMPUL_TEBAKAN:
        return hasil
    return _render_sampul(permohonan, susunan, halaman, kantor, hasil.halaman)


def _render_sampul(permohonan, susunan, halaman, kantor, depan):
    isi = {
        "kantor": kantor,
        "permohonan": permohonan,
        "daftar": daftar_isi(susunan, halaman, depan),
        "surat_asli": any(b.asli for b in susunan.bagian),
        "jumlah": depan + sum(halaman),
        "orang": [(o, data_orang(permohonan, o)) for o in permohonan.subjek.all()],
        "pada": timezone.now(),
        "internal": susunan.internal,
    }
    html = yang_tercetak(render_to_string("surat/bundel.html", isi))
    return buat_pdf(html, judul=f"Bundel {permohonan.nomor}", dibuat=timezone.now())


def daftar_isi(susunan, halaman, depan):
    """[(Bagian, its first page)]; `depan`: pages before the first part."""
    hasil, mulai = [], depan + 1
    for bagian, jumlah in zip(susunan.bagian, halaman, strict=True):
        hasil.append((bagian, mulai))
        mulai += jumlah
    return hasil


def data_orang(permohonan, orang):
    """[(label, value)] of what was typed about a person; what was left empty is not printed."""
    hasil = []
    for nama in permohonan.kelas.ISIAN_ORANG:
        tertulis = getattr(orang, f"get_{nama}_display", None)
        nilai = tertulis() if tertulis else getattr(orang, nama)
        if nilai not in ("", None, False):
            label = str(orang._meta.get_field(nama).verbose_name)
            hasil.append((label[:1].upper() + label[1:], "Ya" if nilai is True else nilai))
    return hasil


def _cap(permohonan, depan, banyak):
    """One small page for each page that gets a mark in its corner."""
    nomor = range(depan + 1, depan + banyak + 1)
    isi = {"permohonan": permohonan, "nomor": nomor, "jumlah": depan + banyak}
    return buat_pdf(render_to_string("surat/bundel_cap.html", isi), judul="Cap", dibuat=timezone.now()).pdf


def _jilid(susunan, pdf):
    """Bind cover, stamps and parts; the digest under which the store keeps it."""
    with tempfile.TemporaryDirectory(prefix="bundel-") as folder:
        jalur = []
        for urut, isi in enumerate(pdf):
            jalur.append(f"{folder}/{urut}.pdf")
            with open(jalur[-1], "wb") as berkas:
                berkas.write(isi)
        bagian = [
            {
                "jalur": str(gudang.jalur(b.sha256)),
                "tipe": b.tipe,
                "judul": b.judul,
                "orang": b.orang,
                "asli": b.asli,
            }
            for b in susunan.bagian
        ]
        with open(f"{folder}/permintaan", "w+b") as permintaan, open(f"{folder}/hasil", "w+b") as hasil:
            permintaan.write(json.dumps({"sampul": jalur[0], "cap": jalur[1], "bagian": bagian}).encode())
            permintaan.flush()
            _jalankan(permintaan, hasil)
            hasil.seek(0)
            return gudang.simpan(hasil)


def _jalankan(permintaan, hasil):
    try:
        kode = jalankan_terkurung(
            "requests_app.berkas.penjilid", masukan=permintaan, keluaran=hasil, detik=DETIK_JILID
        )
    except LewatWaktu:
        raise Gagal("Penjilidan bundel melampaui batas waktu.") from None
    if kode:
        raise Gagal("Salah satu dokumen tidak dapat dijilid.")
