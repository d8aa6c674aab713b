"""Makes the invented office: profile, calendar, units, people with their appointments, signing certificates."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts_app.models import Pengguna, Peran, ProfilKantor, UnitKerja
from accounts_app.services import selaraskan_surel, tugaskan
from lpse_portal.contoh.orang import ORANG, PETUGAS_LAIN, PROFIL, UNIT
from lpse_portal.demo import SANDI
from lpse_portal.pengelola import jadikan_pengelola
from requests_app.kantor import isi_kalender
from requests_app.surat.ca_uji import buat_ca_uji, buat_penanda_uji

PENANDA = ("kepala.ukpbj", "kepala.lpse")
MULAI = date(2024, 1, 2)
DASAR_HUKUM = "Keputusan Sekretaris Jenderal Nomor 12 Tahun 2024 (contoh)"


def isi_kantor():
    """Everything but permohonan. Returns ({key: UnitKerja}, {user name: Pengguna})."""
    if not ProfilKantor.objects.exists():
        ProfilKantor.objects.create(**PROFIL, disiapkan_pada=timezone.now())
    tahun = timezone.localdate().year
    isi_kalender([tahun, tahun + 1])
    unit = _isi_unit()
    sandi = make_password(SANDI)
    orang = {nama: _buat_orang(nama, isi, unit, sandi) for nama, isi in ORANG.items()}
    orang |= {nama: _buat_orang(nama, isi, unit, make_password(None)) for nama, isi in PETUGAS_LAIN.items()}
    jadikan_pengelola(orang["admin"])
    _buat_penanda(orang)
    return unit, orang


def _isi_unit():
    unit = {}
    for isi in UNIT:
        unit[isi.kunci] = UnitKerja.objects.create(
            kode=isi.kode,
            nama=isi.nama,
            jenis="SATKER" if isi.induk else "INSTANSI",
            induk=unit.get(isi.induk),
            nama_kepala=isi.kepala,
            alamat=isi.alamat,
        )
    return unit


def _buat_orang(nama, isi, unit, sandi):
    pengguna = Pengguna.objects.create(
        username=nama,
        password=sandi,
        nama=isi.nama,
        gelar_depan=isi.depan,
        gelar_belakang=isi.belakang,
        nip=isi.nip,
        pangkat_golongan=isi.pangkat,
        jabatan=isi.jabatan,
        email=f"{nama}@contoh.go.id",
    )
    selaraskan_surel(pengguna)
    for peran, kunci in isi.peran:
        tugaskan(pengguna, peran, unit=unit.get(kunci), **_masa(peran))
    return pengguna


def _masa(peran):
    """From when to when, by which document: an auditor's surat tugas is for this year."""
    if peran != Peran.AUDITOR:
        return {"mulai": MULAI, "dasar_hukum": DASAR_HUKUM}
    tahun = timezone.localdate().year
    return {
        "mulai": date(tahun, 1, 1),
        "selesai": date(tahun, 12, 31),
        "dasar_hukum": f"Surat Tugas Inspektorat Nomor ST-8/{tahun} (contoh)",
    }


def _buat_penanda(orang):
    """Certificates of the demonstration authority, opened by the printed password."""
    folder = Path(settings.PENANDA_DIR)
    buat_ca_uji(folder)
    for nama in PENANDA:
        buat_penanda_uji(
            folder,
            kunci_berkas=str(orang[nama].pk),
            nama=orang[nama].nama_bergelar,
            jabatan=orang[nama].jabatan,
            sandi=SANDI,
        )
