"""The register of SPSE accounts: the list, the card of an account, and the list as a file."""

import logging

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.lembar_kerja import TIPE_XLSX, csv_teks, xlsx
from requests_app.registri.ekspor import JUDUL, baris_ekspor
from requests_app.registri.izin import akun_terlihat, boleh_membuka, boleh_mengimpor, melihat_semua
from requests_app.registri.kartu import baris, susun
from requests_app.registri.saringan import daftar_tab, dipilih, halaman_akun, hitung, urut_nama
from requests_app.registri.tautan import lanjutan
from requests_app.views.gerbang import tolak

log = logging.getLogger(__name__)


@require_GET
def registri(request):
    """Tabs and filters in the address; one query counts them, one brings a page of accounts."""
    pelaku = request.pelaku
    izin = boleh_membuka(pelaku)
    if not izin:
        return tolak(request, izin)
    tab, form, diabaikan = dipilih(request.GET)
    jumlah, unit = hitung(pelaku, form.saringan())
    kueri = akun_terlihat(pelaku).filter(tab.q, form.saringan()).select_related("unit")
    semua, sesudah = halaman_akun(kueri, request.GET.get("sesudah", ""))
    alamat, tampil = form.parameter(tab=tab.kode), form.tampil(unit)
    konteks = {
        "tab": tab,
        "daftar_tab": [(satu, jumlah[satu.kode]) for satu in _tab_tampil(tab, jumlah)],
        "jumlah_tab": jumlah[tab.kode],
        "baris": [baris(akun) for akun in semua],
        "sesudah": sesudah,
        "di_tengah": bool(request.GET.get("sesudah")),
        "form": tampil,
        "alamat": alamat,
        "keping": [(_tanpa(alamat, nama), kata) for nama, kata in form.keping()],
        "diabaikan": diabaikan,
        "semua_unit": melihat_semua(pelaku),
        "boleh_impor": boleh_mengimpor(pelaku),
    }
    return render(request, "registri/daftar.html", konteks)


def _tab_tampil(terpilih, jumlah):
    """A single account of one's own needs no tabs but those with something in them."""
    semua = daftar_tab().values()
    return [t for t in semua if jumlah["semua"] > 1 or jumlah[t.kode] or t.kode in ("semua", terpilih.kode)]


def _tanpa(alamat, nama):
    hasil = alamat.copy()
    del hasil[nama]
    return hasil


@require_GET
def akun(request, pk):
    satu = get_object_or_404(akun_terlihat(request.pelaku).select_related("unit", "pengguna"), pk=pk)
    konteks = {
        "kartu": susun(request.pelaku, satu),
        "lanjutan": lanjutan(request.pelaku, satu),
        "lain": [],
    } | baris(satu)
    konteks["lain"] = [baris(lain) for lain in konteks["kartu"].lain]
    return render(request, "registri/akun.html", konteks)


@require_GET
def ekspor(request):
    """The filtered list as a file: ?bentuk=xlsx, else CSV."""
    izin = boleh_membuka(request.pelaku)
    if not izin:
        return tolak(request, izin)
    tab, form, _ = dipilih(request.GET)
    kueri = urut_nama(akun_terlihat(request.pelaku).filter(tab.q, form.saringan()).select_related("unit"))
    isi = baris_ekspor(kueri)
    nama = f"register-akun-{timezone.localdate():%Y-%m-%d}"
    bentuk = "xlsx" if request.GET.get("bentuk") == "xlsx" else "csv"
    if bentuk == "xlsx":
        tanggapan = HttpResponse(xlsx(JUDUL, isi, lembar="Register akun"), content_type=TIPE_XLSX)
    else:
        tanggapan = HttpResponse(csv_teks(JUDUL, isi), content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = f'attachment; filename="{nama}.{bentuk}"'
    log.info("register akun diekspor: %d baris, %s, oleh pengguna %s", len(isi), bentuk, request.user.pk)
    return tanggapan
