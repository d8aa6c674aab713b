"""The reports: what there is to read, and the figures with their drawings, tables and files."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests_app.angka import izin as hak
from requests_app.angka import susun
from requests_app.angka.kata import nama_sop
from requests_app.angka.saring import FormAngka
from requests_app.kantor import kalender_kantor
from requests_app.pejabat.izin import boleh_membaca
from requests_app.penyimpangan.baca import boleh_membuka
from requests_app.views.gerbang import tolak

LAPORAN = (
    ("angka", hak.boleh_membaca_angka, "Angka pelayanan", "grafik", "Lama tiap langkah terhadap mutu baku, ketepatan waktu, "
     "umur antrean, sebab pengembalian, dan jumlah tiap bulan, dengan tabel dan CSV."),
    ("penyimpangan_semua", boleh_membuka, "Penyimpangan mutu baku", "peringatan", "Langkah yang menyimpang dalam waktu, "
     "perlengkapan, atau output, alasan pelaksananya, dan berita acara bulanannya."),
    ("pejabat", boleh_membaca, "Pejabat dan pengganti", "orang", "Siapa memegang jabatan apa, sejak kapan, dan siapa yang "
     "menggantikannya (Plt., Plh., a.n., u.b.)."),
    ("pejabat_siapa", boleh_membaca, "Siapa berwenang", "cari", "Siapa yang dapat bertindak pada suatu saat, dan berdasarkan "
     "surat apa."),
)  # fmt: skip
"""(route, who may open it, title, icon, what it is for)."""


@require_GET
def laporan(request):
    """What there is to read for this person."""
    izin = hak.boleh_membaca_angka(request.pelaku)
    if not izin:
        return tolak(request, izin)
    kartu = [
        {"url": reverse(nama), "judul": judul, "ikon": ikon, "isi": isi}
        for nama, boleh, judul, ikon, isi in LAPORAN
        if boleh(request.pelaku)
    ]
    return render(request, "angka/laporan.html", {"kartu": kartu})


@require_GET
def angka(request):
    """The figures of a time; their tables are the truth, the drawings a help."""
    izin = hak.boleh_membaca_angka(request.pelaku)
    if not izin:
        return tolak(request, izin)
    form, saringan = _saringan(request)
    bagian = susun.semua(saringan, kalender_kantor(request.kantor), alasan=_alasan(request))
    dari, sampai = form.rentang
    konteks = {
        "form": form,
        "dari": dari,
        "sampai": sampai,
        "bagian": bagian,
        "parameter": urlencode(form.parameter()),
        "layanan": nama_sop(form.cleaned_data.get("sop", "")),
        "terbatas": hak.unit_angka(request.pelaku) is not None,
        "dihitung": timezone.now(),
        "ada_galat": bool(form.errors),
    }
    return render(request, "angka/angka.html", konteks)


@require_GET
def angka_csv(request, bagian):
    izin = hak.boleh_membaca_angka(request.pelaku)
    if not izin:
        return tolak(request, izin)
    if bagian not in susun.KODE:
        raise Http404("Bagian ini tidak dikenal.")
    _, saringan = _saringan(request)
    satu = susun.semua(saringan, kalender_kantor(request.kantor), alasan=_alasan(request), kode={bagian})[0]
    tanggapan = HttpResponse(susun.csv(satu), content_type="text/csv; charset=utf-8")
    nama = f"angka-{bagian}-{timezone.localdate():%Y-%m-%d}.csv"
    tanggapan.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return tanggapan


def _saringan(request):
    form = FormAngka(request.GET, boleh=hak.unit_angka(request.pelaku))
    form.full_clean()
    return form, form.saringan()


def _alasan(request):
    return bool(hak.boleh_membaca_alasan(request.pelaku))
