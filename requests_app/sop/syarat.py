"""Conditions of actions: each takes a permohonan and returns the sentences of what is still missing (empty: met)."""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from requests_app.data_orang import label
from requests_app.kelengkapan import butir_kurang, butir_wajib


def surat_terisi(permohonan):
    wajib = ("nomor_surat", "tanggal_surat", "hal", "penanda_tangan", "penanda_tangan_jabatan")
    kurang = [label(permohonan, nama) for nama in wajib if not getattr(permohonan, nama)]
    kurang = [kata[:1].lower() + kata[1:] for kata in kurang]
    return [f"Data surat belum lengkap: {', '.join(kurang)}."] if kurang else []


def ada_orang(permohonan):
    return [] if permohonan.subjek.all() else ["Belum ada orang yang dimohonkan."]


def semua_terunggah(permohonan):
    return [f"Belum diunggah: {butir.judul}" for butir in butir_wajib(permohonan) if butir.berkas is None]


def semua_diperbaiki(permohonan):
    """Every item the check found faulty has been handed in again in this round."""
    return [kalimat_belum_diperbaiki(butir) for butir in butir_kurang(permohonan) if not butir.diperbaiki]


def kalimat_belum_diperbaiki(butir):
    return f"Belum diperbaiki: {butir.judul}"


def batas_perbaikan_lewat(permohonan):
    """A return is never ended early, whatever the sweep had read before the row was locked."""
    batas = permohonan.batas_perbaikan
    return [] if batas and batas < timezone.now() else ["Batas perbaikan permohonan ini belum lewat."]


def hasil_periksa_lengkap(permohonan):
    kurang = butir_kurang(permohonan)
    return [f"Belum sesuai: {butir.judul} – {butir.alasan}" for butir in kurang]


def ada_kekurangan(permohonan):
    return (
        []
        if butir_kurang(permohonan)
        else ["Semua dokumen sudah dinyatakan sesuai; tidak ada yang diminta kembali."]
    )


def kredensial_siap(permohonan):
    """Row 8 sends what row 7 sealed: a credential whose seal has lapsed must be made anew."""
    dibuat = [orang for orang in permohonan.subjek.all() if orang.hasil == "DIBUAT"]
    prefetch_related_objects(dibuat, "kredensial")
    return [
        f"Password {orang.nama} sudah hangus sebelum dikirim; catat password baru."
        for orang in dibuat
        if not _masih_tersegel(orang.kredensial)
    ]


def _masih_tersegel(kredensial):
    return (
        kredensial is not None
        and kredensial.sandi is not None
        and kredensial.kedaluwarsa_pada > timezone.now()
    )


def akun_belum_dibuat(permohonan):
    """Withdrawal ends where it was done in SPSE: from there the request is carried to its letter."""
    dibuat = [orang for orang in permohonan.subjek.all() if orang.hasil == "DIBUAT"]
    kata = permohonan.kelas.HASIL["DIBUAT"].lower()
    return [
        f"Permohonan untuk {orang.nama} sudah dikerjakan di SPSE ({kata}), jadi tidak dapat ditarik lagi."
        for orang in dibuat
    ]


def orang_berbeda(permohonan):
    """Two persons sharing a mailbox or a NIP would share an account, and one would read the other's password."""
    orang = list(permohonan.subjek.all())
    kurang = []
    for bidang, sebutan in (("email", "surel"), ("nip", "NIP")):
        nilai = [getattr(o, bidang).lower() for o in orang if getattr(o, bidang)]
        ganda = sorted({n for n in nilai if nilai.count(n) > 1})
        kurang += [f"Dua orang memakai {sebutan} yang sama: {n}" for n in ganda]
    return kurang


def surat_beku(permohonan):
    ada = any(surat.beku_sha256 for surat in permohonan.surat.all())
    return [] if ada else ["Buka dan baca dahulu surat yang akan ditandatangani."]


def salinan_tersimpan(permohonan):
    """Row 13 opens only once the archive copy exists (row 12)."""
    if permohonan.salinan_arsip_pada:
        return []
    return ["Salinan arsip sedang disimpan; halaman ini dapat dimuat ulang beberapa saat lagi."]


def akun_dikenal(permohonan):
    """An existing account is asked about: its User ID is picked from the register or written down."""
    return [
        f"Akun SPSE {orang.nama} belum dipilih atau disebut."
        for orang in permohonan.subjek.all()
        if not orang.user_id_lama
    ]


def kredensial_terkirim_siap(permohonan):
    """A new password is an exception here (an activation); where there is one it must still be sealed."""
    berkredensial = [o for o in permohonan.subjek.all() if o.kredensial_id]
    return [
        f"Password {orang.nama} sudah hangus sebelum dikirim; minta Admin Agency menyegel password baru."
        for orang in berkredensial
        if not _masih_tersegel(orang.kredensial)
    ]


TANPA_KERTAS = ("SUREL", "PORTAL")
"""Ways in which a file reaches the office and no paper does (PenerimaanBerkas.Cara)."""


def hardcopy_diterima(permohonan):
    """Copies are held against originals only where the papers came."""
    if any(terima.cara not in TANPA_KERTAS for terima in permohonan.penerimaan.all()):
        return []
    return ["Berkas fisik (hardcopy) belum dicatat diterima."]


def akan_ditolak(permohonan):
    return permohonan.ditolak


def tidak_ditolak(permohonan):
    return not permohonan.ditolak


def akhir_tahun(permohonan):
    return permohonan.ex_officio


def atas_permohonan(permohonan):
    return not permohonan.ex_officio
