"""The archive for auditors and the office: read-only, and only units opened to the reader."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from archive_app.models import Arsip
from requests_app import jurnal, sop
from requests_app.berkas import gudang
from requests_app.halaman import kunci_utama, potong
from requests_app.izin import boleh_membuka_berkas, boleh_membuka_surat, hanya_penerima
from requests_app.jejak_sop import jejak_langkah
from requests_app.tampilan import riwayat, warna_status


@require_GET
def daftar(request):
    """Newest first, keyset paging; search by number, letter, person, NIP or unit."""
    if not (request.pelaku.petugas_kantor or request.pelaku.unit_lihat):
        raise PermissionDenied
    arsip = saring(Arsip.objects.terlihat_oleh(request.pelaku), request.GET)
    semua = arsip.select_related("permohonan__unit").order_by("-pk")
    baris, berikut = potong(semua, lambda akhir: akhir.pk)
    konteks = {
        "baris": [(a, warna_status(a.permohonan)) for a in baris],
        "cari": request.GET.get("q", ""),
        "status": request.GET.get("status", ""),
        "berikut": berikut,
        "di_tengah": kunci_utama(request.GET.get("sebelum", "").strip()) is not None,
        "pilihan_status": sop.kosakata.LABEL_AKHIR,
    }
    return render(request, "archive_app/daftar.html", konteks)


def saring(arsip, parameter):
    cari, status, sebelum = (parameter.get(n, "").strip() for n in ("q", "status", "sebelum"))
    if status in sop.kosakata.LABEL_AKHIR:
        arsip = arsip.filter(permohonan__status=status)
    if (batas := kunci_utama(sebelum)) is not None:
        arsip = arsip.filter(pk__lt=batas)
    if cari:
        orang = Q(permohonan__subjek__nama__icontains=cari) | Q(
            permohonan__subjek__nip__startswith=cari.replace(" ", "")
        )
        surat = Q(permohonan__nomor_surat__icontains=cari) | Q(permohonan__surat__nomor__teks__icontains=cari)
        cocok = (
            Q(permohonan__nomor__icontains=cari) | Q(permohonan__unit__nama__icontains=cari) | orang | surat
        )
        arsip = arsip.filter(pk__in=arsip.filter(cocok).values("pk"))
    return arsip


@require_GET
def rincian(request, nomor):
    """One dossier: documents and letters re-hashed while it is shown, the journal verified, the seals."""
    arsip = get_object_or_404(
        Arsip.objects.terlihat_oleh(request.pelaku).select_related("permohonan__unit", "permohonan__pemohon"),
        permohonan__nomor=nomor,
    )
    permohonan = arsip.permohonan
    jejak = list(permohonan.jejak.select_related("pelaku"))
    berkas = [
        b
        for b in permohonan.berkas.select_related("subjek")
        if boleh_membuka_berkas(request.pelaku, permohonan, b)
    ]
    surat = permohonan.surat.exclude(sha256="").select_related("nomor", "penanda_tangan")
    konteks = {
        "arsip": arsip,
        "permohonan": permohonan,
        "warna": warna_status(permohonan),
        "segel": arsip.segel.all(),
        "berkas": [(b, _utuh(b.sha256)) for b in berkas],
        "surat": [(s, _utuh(s.sha256), boleh_membuka_surat(request.pelaku, permohonan, s)) for s in surat],
        "galat_jejak": list(jurnal.periksa(permohonan.pk)),
        "jumlah_jejak": len(jejak),
        "langkah": jejak_langkah(permohonan, jejak),
        "jumlah_langkah": len(permohonan.kelas.LANGKAH),
        "peristiwa": riwayat(permohonan, jejak),
        "subjek": [] if hanya_penerima(request.pelaku, permohonan) else permohonan.subjek.all(),
    }
    return render(request, "archive_app/rincian.html", konteks)


def _utuh(sha256):
    """Whole in the store and in the archive's own copy. Before row 12 there is no copy to compare."""
    try:
        ada = gudang.jalur(sha256, settings.ARSIP_DIR).exists()
        return gudang.utuh(sha256) and (not ada or gudang.utuh(sha256, settings.ARSIP_DIR))
    except FileNotFoundError:
        return False
