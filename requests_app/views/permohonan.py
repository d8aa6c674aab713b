"""The page of one permohonan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts_app.izin import tolak as izin_ditolak
from accounts_app.models import Pengguna
from requests_app import penerimaan, serah_terima, services
from requests_app.dokumen import kelompok_dokumen
from requests_app.forms.catatan import FormCatatan, FormPesan
from requests_app.galat import BelumBoleh
from requests_app.halaman import kunci_utama
from requests_app.hitungan import rincian_tenggat
from requests_app.isian import pulihkan_tombol
from requests_app.izin import (
    boleh_melanjutkan,
    boleh_membaca_pesan,
    boleh_membuka_berkas,
    boleh_membuka_surat,
    boleh_menerima_hardcopy,
    boleh_mengambil,
    boleh_menjeda,
    boleh_menulis_catatan,
    boleh_menyalin,
    hanya_penerima,
    melihat_internal,
)
from requests_app.jejak_sop import jejak_langkah
from requests_app.kantor import kalender_kantor
from requests_app.kehadiran import hadir
from requests_app.kelengkapan import butir_kurang, syarat_unggah
from requests_app.muatan import muat
from requests_app.pejabat.ambil_alih import FormAmbilAlih, ambil_alih
from requests_app.sop.kosakata import KEDALUWARSA
from requests_app.sop.pelaksana import PELAKSANA_BERBAGI, PEMOHON
from requests_app.tampilan import jam_tenggat, riwayat, satukan, tombol_aksi, warna_status
from requests_app.views.gerbang import ambil_permohonan, ambil_untuk_halaman, tolak


@require_GET
def permohonan(request, acuan):
    permohonan = ambil_untuk_halaman(request, acuan)
    if permohonan.draf:
        return redirect("draf", permohonan.acuan)
    return tampilkan(request, permohonan)


def tampilkan(request, permohonan, status=200, forms=None, **konteks):
    """Render the page; `forms`: bound forms (by action) to show with their errors."""
    if permohonan.draf:
        from requests_app.views.draf import tampilkan_periksa

        return tampilkan_periksa(request, permohonan, status=status, forms=forms, **konteks)
    muat(permohonan, internal=melihat_internal(request.pelaku, permohonan))
    kalender = kalender_kantor(request.kantor)
    isi = {
        "permohonan": permohonan,
        "langkah_kini": permohonan.langkah_kini(),
        "jam": jam_tenggat(permohonan, kalender),
        "warna": warna_status(permohonan),
        "jumlah_langkah": len(permohonan.kelas.LANGKAH),
        "peristiwa": riwayat(
            permohonan, permohonan.jejak.all(), percakapan=_percakapan_terbaca(request.pelaku, permohonan)
        ),
        "hitungan": rincian_tenggat(permohonan, permohonan.jejak.all(), kalender),
        "boleh_jeda": boleh_menjeda(request.pelaku, permohonan),
        "boleh_lanjut": boleh_melanjutkan(request.pelaku, permohonan),
        "baca_jeda": boleh_membaca_pesan(request.pelaku, permohonan),
        "jeda_kini": next((j for j in permohonan.jeda.all() if j.selesai is None), None),
        "berkas": _berkas(request, permohonan),
        "subjek": _subjek(request, permohonan),
        "pihak_satker": permohonan.unit_id in request.pelaku.unit_ajukan,
        "boleh_salin": boleh_menyalin(request.pelaku, permohonan),
        "pemberitahuan_ditolak": permohonan.ditolak and _sudah_diberitahu(permohonan),
        "pihak_pengaju": not hanya_penerima(request.pelaku, permohonan),
        "serah_terima": serah_terima.daftar(request.pelaku, permohonan),
        "tunggu_hardcopy": penerimaan.menunggu(permohonan),
        "boleh_terima": boleh_menerima_hardcopy(request.pelaku, permohonan),
        "hadir": hadir(permohonan, request.user) if request.pelaku.petugas_kantor else None,
    }
    isi["dokumen"] = kelompok_dokumen(isi["berkas"])
    isi |= _tugas(request, permohonan, forms)
    isi |= _surat(request, permohonan)
    isi |= _percakapan(request.pelaku, permohonan)
    isi["kurang"] = (
        [] if isi["utama"] or hanya_penerima(request.pelaku, permohonan) else _belum_beres(permohonan)
    )
    isi["langkah"] = jejak_langkah(permohonan, permohonan.jejak.all(), kalender, _jangkar(isi))
    return render(request, "requests_app/permohonan.html", isi | konteks, status=status)


def _sudah_diberitahu(permohonan):
    """Was the applicant told, by a row of its own, that it is refused?"""
    return any(jejak.aksi == "beritahukan_penolakan" for jejak in permohonan.jejak.all())


def _tugas(request, permohonan, forms):
    """The work of the awaited row: what this person may do now, may do besides, and may not and why."""
    tombol = tombol_aksi(request.pelaku, permohonan, forms)
    pulihkan_tombol(request, permohonan, tombol)
    # What can be done now comes before what is still blocked.
    utama = sorted(
        (t for t in tombol if t.boleh and t.aksi.langsung and not t.aksi.merusak),
        key=lambda t: bool(t.kurang),
    )
    lain = [t for t in tombol if t.boleh and t not in utama]
    utama = satukan(utama)
    langkah = permohonan.langkah_kini()
    return {
        "utama": utama,
        "lain": lain,
        # Withdrawing or taking back is no work of the row: who can only do that is told whom it waits for.
        "kerja": utama or any(not t.aksi.pelaksana for t in lain),
        "terhalang": [t for t in tombol if not t.boleh and t.aksi.pelaksana != PEMOHON],
        "boleh_ambil": boleh_mengambil(request.pelaku, permohonan),
        "boleh_serahkan": permohonan.petugas_id == request.user.pk
        and langkah is not None
        and langkah.pelaksana in PELAKSANA_BERBAGI,
    }


def _surat(request, permohonan):
    surat = next(iter(permohonan.surat.all()), None)
    return {
        "disposisi": permohonan.disposisi.all() if melihat_internal(request.pelaku, permohonan) else [],
        "surat": surat,
        "nama_surat": permohonan.SURAT.get(surat.jenis, "Surat") if surat else "",
        "surat_terbuka": surat and boleh_membuka_surat(request.pelaku, permohonan, surat),
        "versi_surat": list(surat.versi.all()) if surat else [],
    }


def _percakapan(pelaku, permohonan):
    """Messages and internal notes as far as he may read them, each with a form when he may write there too."""
    catatan = permohonan.catatan.all()
    isi = {}
    if boleh_membaca_pesan(pelaku, permohonan):
        isi["pesan"] = [c for c in catatan if c.untuk_pemohon]
        isi["form_pesan"] = (
            FormPesan() if boleh_menulis_catatan(pelaku, permohonan, untuk_pemohon=True) else None
        )
    if melihat_internal(pelaku, permohonan):
        isi["catatan_internal"] = [c for c in catatan if not c.untuk_pemohon]
        isi["form_catatan"] = (
            FormCatatan() if boleh_menulis_catatan(pelaku, permohonan, untuk_pemohon=False) else None
        )
    return isi


def _percakapan_terbaca(pelaku, permohonan):
    """Which entries of the journal about the conversations he may know of."""
    pesan = {"tulis_pesan"} if boleh_membaca_pesan(pelaku, permohonan) else set()
    return pesan | ({"tulis_catatan", "penyimpangan"} if melihat_internal(pelaku, permohonan) else set())


def _jangkar(isi):
    """The ids this person's page has, for links from the stepper."""
    ada = {"dokumen": isi["berkas"], "disposisi": isi["disposisi"], "surat": isi["surat"], "orang": True}
    return {nama for nama, tampil in ada.items() if tampil}


def _subjek(request, permohonan):
    """The persons of the request; one who sees it only because it names him finds himself."""
    semua = permohonan.subjek.all()
    if hanya_penerima(request.pelaku, permohonan):
        return [orang for orang in semua if orang.pengguna_id == request.user.pk]
    return semua


def _belum_beres(permohonan):
    """What the last check found faulty, until all of it is handed in again and sent."""
    selesai = permohonan.berakhir and permohonan.status != KEDALUWARSA
    kurang = [] if selesai else butir_kurang(permohonan)
    return kurang if permohonan.melengkapi or not all(k.diperbaiki for k in kurang) else []


def _berkas(request, permohonan):
    """The documents this person may open, newest version first within a requirement."""
    urutan = {syarat.nama: urut for urut, syarat in enumerate(syarat_unggah(permohonan))}
    boleh = [b for b in permohonan.berkas.all() if boleh_membuka_berkas(request.pelaku, permohonan, b)]

    def letak(b):
        return (urutan.get(b.syarat, len(urutan)), b.subjek.urut if b.subjek else 0, -b.pk)

    return sorted(boleh, key=letak)


@require_http_methods(["GET", "POST"])
def ambil(request, acuan):
    """POST: take the work. From a colleague on duty only with a reason: the GET asks for it, as does a POST without one."""
    permohonan = ambil_permohonan(request, acuan)
    izin = boleh_mengambil(request.pelaku, permohonan)
    if not izin:
        return tolak(request, izin)
    form = FormAmbilAlih(request.POST if "sebab" in request.POST or "uraian" in request.POST else None)
    try:
        if form.is_bound and form.is_valid():
            ambil_alih(permohonan, pelaku=request.pelaku, **form.cleaned_data)
        elif request.method == "POST" and not form.is_bound:
            services.ambil(permohonan, oleh=request.user, hanya_bebas=True)
        else:
            konteks = {"permohonan": permohonan, "form": form, "ada_galat": form.is_bound}
            return render(request, "pejabat/ambil_alih.html", konteks, status=422 if form.is_bound else 200)
    except BelumBoleh:
        # Held by a colleague meanwhile, or no longer to be taken: that page says which.
        return redirect("ambil", acuan)
    messages.success(request, "Pekerjaan ini sekarang Anda pegang.")
    return redirect("permohonan", acuan)


@require_http_methods(["GET", "POST"])
def serahkan(request, acuan):
    """GET: whom to hand it over to. POST: hand it over."""
    permohonan = ambil_permohonan(request, acuan)
    if request.method == "GET":
        if permohonan.petugas_id != request.user.pk:
            izin = izin_ditolak("Hanya petugas yang memegang permohonan ini yang dapat menyerahkannya.")
            return tolak(request, izin)
        tim = services.tim_yang_dapat_menerima(permohonan)
        return render(request, "requests_app/serahkan.html", {"permohonan": permohonan, "tim": tim})
    kepada = get_object_or_404(Pengguna, pk=kunci_utama(request.POST.get("kepada", "")), is_active=True)
    try:
        services.serahkan(permohonan, kepada=kepada, oleh=request.user)
    except BelumBoleh as galat:
        return tolak(request, galat)
    messages.success(request, f"Pekerjaan ini diserahkan kepada {kepada}.")
    return redirect("permohonan", acuan)
