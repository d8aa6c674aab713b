"""What every page shows around its content."""

from django.conf import settings
from django.urls import reverse

from accounts_app.models import Peran
from accounts_app.models.kantor import ZONA
from lpse_portal import sesi
from lpse_portal.demo import ORANG, SANDI
from lpse_portal.kantor.gerbang import boleh_mengatur
from lpse_portal.kesehatan.pekerjaan import beat_diam
from requests_app.angka.izin import boleh_membaca_angka
from requests_app.izin import boleh_mengelola_pelatihan
from requests_app.kantor import sop_berlaku
from requests_app.pejabat.izin import boleh_membaca
from requests_app.pelatihan import meminta_pelatihan
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
        "perlu_penyiapan": kantor.disiapkan_pada is None and bool(boleh_mengatur(request.pelaku, kantor)),
        # Called by the one page that shows it.
        "beat_diam": lambda: Peran.PENGELOLA in request.pelaku.peran and beat_diam(),
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
    berakun = getattr(request.user, "berakun", False)
    butir.append(("Register akun", "registri", 0, berakun or bool(pelaku.penugasan)))
    dilatih = boleh_mengelola_pelatihan(pelaku) and any(map(meminta_pelatihan, sop_berlaku().values()))
    butir.append(("Pelatihan", "pelatihan", 0, bool(dilatih)))
    butir.append(("e-Pesan", "epesan", belum_dibaca, True))
    butir.append(("Arsip", "arsip", 0, pelaku.petugas_kantor or bool(pelaku.unit_lihat)))
    # Laporan leads to Pejabat too; a heads' menu of nine does not fit.
    laporan = bool(boleh_membaca_angka(pelaku))
    butir.append(("Laporan", "laporan", 0, laporan))
    butir.append(("Pejabat", "pejabat", 0, not laporan and bool(boleh_membaca(pelaku))))
    butir.append(("Kantor", "kantor", 0, bool(boleh_mengatur(pelaku, request.kantor))))
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
