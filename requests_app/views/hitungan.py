"""How every deadline of one permohonan came about."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from requests_app import hitungan as mesin
from requests_app.izin import boleh_membaca_pesan
from requests_app.jam import berjam
from requests_app.kantor import kalender_kantor
from requests_app.models import VersiKalender
from requests_app.tampilan import jam_tenggat, warna_status
from requests_app.views.gerbang import ambil_permohonan


@require_GET
def hitungan(request, acuan):
    """The running deadline with its arithmetic, then every timed row that was done."""
    permohonan = ambil_permohonan(request, acuan)
    if permohonan.draf:
        return redirect("draf", permohonan.acuan)
    jejak = list(permohonan.jejak.select_related("pelaku"))
    kalender, langkah = kalender_kantor(request.kantor), permohonan.langkah_kini()
    kini = mesin.rincian_tenggat(permohonan, jejak, kalender)
    jeda = permohonan.jeda.filter(selesai=None).select_related("oleh").first()
    selesai = mesin.selesai(permohonan, jejak)
    nomor = {satu.versi for satu in selesai} | {kini.versi if kini else None}
    konteks = {
        "permohonan": permohonan,
        "warna": warna_status(permohonan),
        "jam": jam_tenggat(permohonan, kalender),
        "langkah_kini": langkah,
        "berjam": berjam(langkah),
        "kini": kini,
        "jeda_kini": jeda,
        "baca_jeda": boleh_membaca_pesan(request.pelaku, permohonan),
        "nanti": mesin.bila_dilanjutkan(permohonan) if jeda else None,
        "selesai": selesai,
        "versi": VersiKalender.objects.select_related("oleh").defer("isi").in_bulk(nomor - {None}),
    }
    return render(request, "requests_app/hitungan.html", konteks)
