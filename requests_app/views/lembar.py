"""What leaves the queue: sheets for the printer, rows for a spreadsheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts_app.kata import ZONA
from requests_app.halaman import urut
from requests_app.izin import hanya_penerima
from requests_app.jejak_sop import jejak_langkah
from requests_app.kantor import kalender_kantor
from requests_app.lembar_kerja import aman, penulis_csv
from requests_app.saringan import berjalan, dipilih
from requests_app.tampilan import baris_antrean, riwayat, warna_status
from requests_app.tanda import bertanda
from requests_app.views.massal import kosong, terpilih

BATAS_EKSPOR = 5000
"""Rows of one file: some seconds of work and well below what a spreadsheet opens."""

KOLOM = (
    "Nomor", "Layanan", "Satuan kerja", "Orang", "Langkah", "Keadaan", "Pelaksana", "Batas waktu", "Lewat batas",
    "Petugas", "Perbaikan ke-", "Diajukan",
)  # fmt: skip


@require_GET
def cetak(request):
    """One sheet for each chosen permohonan: summary, persons, the SOP's rows with who and when, the journal."""
    if not request.GET.getlist("pilih"):
        return kosong(request, request.GET)
    kalender = kalender_kantor(request.kantor)
    lembar = [_lembar(request, p, kalender) for p in terpilih(request, request.GET)]
    konteks = {"lembar": lembar, "dicetak": timezone.now(), "dari": request.GET.get("dari", "")}
    return render(request, "requests_app/cetak_antrean.html", konteks)


def _lembar(request, permohonan, kalender):
    jejak, subjek = permohonan.jejak.all(), permohonan.subjek.all()
    if hanya_penerima(request.pelaku, permohonan):
        subjek = [orang for orang in subjek if orang.pengguna_id == request.user.pk]
    return {
        "permohonan": permohonan,
        "baris": baris_antrean(permohonan, kalender),
        "warna": warna_status(permohonan),
        "subjek": subjek,
        "langkah": jejak_langkah(permohonan, jejak, kalender),
        "peristiwa": riwayat(permohonan, jejak),
    }


@require_GET
def ekspor(request):
    """The chosen rows, or all of a tab under its filter, as CSV.

    UTF-8 with a byte order mark and semicolons: Excel with Indonesian regional settings (decimal comma) opens that by a double
    click; moments are "2026-11-21 14:05" in the office's zone, which every spreadsheet reads as a moment.
    """
    if request.GET.getlist("pilih"):
        pilihan = [p.pk for p in terpilih(request, request.GET)]
        kueri = berjalan(request.pelaku).filter(pk__in=pilihan)
    elif "dari" in request.GET:
        return kosong(request, request.GET)
    else:
        tab, form, _ = dipilih(request.pelaku, request.GET)
        kueri = berjalan(request.pelaku).filter(form.saringan(), tab.q)
    kueri = urut(bertanda(kueri.select_related("unit", "petugas"), request.pelaku), "tenggat")
    tanggapan = HttpResponse(content_type="text/csv; charset=utf-8")
    tanggapan.headers["Content-Disposition"] = (
        f'attachment; filename="antrean-{timezone.localdate():%Y-%m-%d}.csv"'
    )
    tulis_csv(tanggapan, kueri, kalender_kantor(request.kantor))
    return tanggapan


def tulis_csv(berkas, kueri, kalender):
    penulis = penulis_csv(berkas)
    zona = ZONA.get(timezone.get_current_timezone_name(), timezone.get_current_timezone_name())
    penulis.writerow(
        [f"{judul} ({zona})" if judul in ("Batas waktu", "Diajukan") else judul for judul in KOLOM]
    )
    baris = list(kueri[: BATAS_EKSPOR + 1])
    for permohonan in baris[:BATAS_EKSPOR]:
        penulis.writerow([aman(nilai) for nilai in _kolom(permohonan, kalender)])
    if len(baris) > BATAS_EKSPOR:
        penulis.writerow(
            [f"Dibatasi {BATAS_EKSPOR} baris pertama. Persempit penyaring untuk mengekspor sisanya."]
        )


def _kolom(permohonan, kalender):
    baris = baris_antrean(permohonan, kalender)
    batas = permohonan.tenggat or permohonan.batas_perbaikan
    return (
        permohonan.nomor,
        baris["layanan"],
        permohonan.unit.nama,
        baris["orang"],
        baris["langkah"] or "Di luar tabel SOP",
        baris["label"],
        permohonan.pelaksana,
        _saat(batas),
        "Ya" if permohonan.tenggat and permohonan.tenggat < timezone.now() else "Tidak",
        permohonan.petugas.nama_bergelar if permohonan.petugas else "",
        permohonan.putaran - 1 or "",
        _saat(permohonan.diajukan_pada),
    )


def _saat(pada):
    return f"{timezone.localtime(pada):%Y-%m-%d %H:%M}" if pada else ""
