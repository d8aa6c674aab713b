"""What every page shows around its content."""

from django.conf import settings
from django.urls import reverse

from accounts_app.models import Peran
from accounts_app.models.kantor import ZONA
from lpse_portal import sesi
from lpse_portal.demo import ORANG, SANDI
from requests_app.pimpinan import jumlah_menunggu


def portal(request):
    kantor = getattr(request, "kantor", None)
    if kantor is None:
        return {"demo": settings.DEMO}
    demo = {"orang_demo": ORANG, "sandi_demo": SANDI} if settings.DEMO else {}
    return demo | {
        "kantor": kantor,
        "demo": settings.DEMO,
        "zona_teks": dict(ZONA)[kantor.zona],
        "menu": _menu(request),
        "sesi_detik": sesi.sisa(request.session),
        "peran_teks": ", ".join(dict.fromkeys(p.sebutan for p in request.pelaku.penugasan)),
    }


def _menu(request):
    if not request.user.is_authenticated:
        return []
    pelaku = request.pelaku
    belum_dibaca = getattr(request.user, "pesan_baru", 0)
    butir = [("Beranda", "beranda", 0, True)]
    butir.append(("Kotak disposisi", "pimpinan", jumlah_menunggu(pelaku), bool(pelaku.kepala)))
    butir.append(("Antrean", "antrean", 0, pelaku.petugas_kantor or bool(pelaku.unit_ajukan)))
    butir.append(("e-Pesan", "epesan", belum_dibaca, True))
    butir.append(("Arsip", "arsip", 0, pelaku.petugas_kantor or bool(pelaku.unit_lihat)))
    butir.append(("Kelola", "admin:index", 0, Peran.PENGELOLA in pelaku.peran and request.user.is_staff))
    return [
        {
            "judul": judul,
            "url": reverse(nama),
            "jumlah": jumlah or None,
            "aktif": _aktif(request.path, reverse(nama)),
        }
        for judul, nama, jumlah, tampil in butir
        if tampil
    ]


def _aktif(jalur, alamat):
    return jalur == alamat if alamat == "/" else jalur.startswith(alamat)
