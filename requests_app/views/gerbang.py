"""The one gate every permohonan page goes through."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, render

from requests_app.models import Permohonan, Subjek


def ambil_permohonan(request, acuan):
    """The permohonan behind a number or a draft code, if this person may know of it; else 404.

    The code still leads there after filing: a second press of "Kirim" must be told it is done, not 404.
    """
    return _cari(Permohonan.objects.terlihat_oleh(request.pelaku).untuk_daftar(), acuan)


def ambil_untuk_halaman(request, acuan):
    """As above, without the lists that requests_app.muatan reads for its page."""
    orang = Subjek.objects.filter(permohonan=OuterRef("pk")).order_by().values("permohonan")
    kueri = Permohonan.objects.terlihat_oleh(request.pelaku).annotate(
        jumlah_orang=Subquery(orang.annotate(n=Count("pk")).values("n"))
    )
    return _cari(kueri.select_related("unit", "pemohon", "petugas", "dicatat_oleh"), acuan)


def _cari(kueri, acuan):
    return get_object_or_404(kueri, Q(nomor=acuan) | Q(kode_draf=acuan))


def ambil_dapat_diubah(request, acuan):
    """As above, for pages that edit a draft or complete a return. Returns (permohonan, Izin)."""
    from requests_app.izin import boleh_mengubah_isi

    permohonan = ambil_permohonan(request, acuan)
    return permohonan, boleh_mengubah_isi(request.pelaku, permohonan)


def tolak(request, izin, status=403):
    return render(request, "403.html", {"alasan": izin.alasan, "ada_galat": True}, status=status)
