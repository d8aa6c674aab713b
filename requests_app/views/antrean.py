"""The queue: what runs, by whom it waits, soonest due first."""

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.halaman import menurut_waktu, saat
from requests_app.kantor import kalender_kantor
from requests_app.loket import boleh_di_loket
from requests_app.saringan import berjalan, daftar_tab, dipilih, hitung, kolom_bersama
from requests_app.tampilan import baris_antrean
from requests_app.tanda import bertanda, tanda
from requests_app.undangan import boleh_mengundang
from requests_app.views.lembar import BATAS_EKSPOR


@require_GET
def antrean(request):
    """Tabs and filters in the address; one query counts them, one brings a page of rows."""
    tab, form, diabaikan = dipilih(request.pelaku, request.GET)
    pelaku, kunci, saringan = request.pelaku, request.GET.get("sesudah", ""), form.saringan()
    jumlah, unit, petugas = hitung(pelaku, daftar_tab(pelaku), saringan)
    kueri = berjalan(pelaku).filter(saringan, tab.q).select_related("unit", "petugas")
    halaman, sesudah = menurut_waktu(bertanda(kueri, pelaku), tab.urut, kunci)
    alamat = form.parameter(tab=tab.kode)
    konteks = {
        "tab": tab,
        "daftar_tab": [(satu, jumlah[satu.kode]) for satu in daftar_tab(pelaku).values()],
        "jumlah": jumlah,
        "jumlah_tab": jumlah[tab.kode],
        "batas_ekspor": BATAS_EKSPOR,
        "baris": baris_tampil(request, halaman),
        "sesudah": sesudah,
        "di_tengah": bool(kunci),
        "form": form.tampil(unit, petugas),
        "alamat": alamat,
        "keping": [(_tanpa(alamat, nama), kata) for nama, kata in form.keping()],
        "diabaikan": diabaikan,
        "tersimpan": list(request.user.saringan.all()),
        "dihitung": timezone.now(),
        "tim": bool(kolom_bersama(pelaku)),
        "boleh_loket": boleh_di_loket(pelaku),
        "boleh_mengundang": boleh_mengundang(pelaku),
    }
    return render(request, "requests_app/antrean.html", konteks)


def _tanpa(alamat, nama):
    hasil = alamat.copy()
    del hasil[nama]
    return hasil


def baris_tampil(request, halaman):
    kalender, dari_kantor = kalender_kantor(request.kantor), request.pelaku.petugas_kantor
    return [baris_antrean(p, kalender) | {"tanda": tanda(p, dari_kantor=dari_kantor)} for p in halaman]


@require_GET
def antrean_baru(request):
    """What came into each tab, under the same filter, since the page was made: words and a link, no rows."""
    tab, form, _ = dipilih(request.pelaku, request.GET)
    semua, jumlah, sejak = daftar_tab(request.pelaku), {}, saat(request.GET.get("sejak", ""))
    if sejak:
        jumlah, _, _ = hitung(request.pelaku, semua, form.saringan() & Q(status_sejak__gt=sejak))
    konteks = {
        "jumlah_baru": jumlah.get("semua", 0),
        "datang": [(satu.nama, jumlah[kode]) for kode, satu in semua.items() if jumlah.get(kode)],
        "alamat": form.parameter(tab=tab.kode),
        "sejak": sejak,
    }
    return render(request, "requests_app/antrean/baru.html", konteks)
