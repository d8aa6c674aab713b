"""The screens of /kantor/ for the tests that look at every screen (tests/peramban/layar.py)."""

from datetime import date, time

from accounts_app.models import Penugasan
from requests_app.models import HariLibur, JamKerja


def layar(kantor):
    """(route, person, address)"""
    saya, satker = kantor.pengelola, kantor.satker
    libur, _ = HariLibur.objects.get_or_create(tanggal=date(2026, 12, 25), defaults={"nama": "Natal" * 20})
    jam, _ = JamKerja.objects.get_or_create(
        profil="Ramadan",
        hari=0,
        buka=time(8),
        tutup=time(14),
        mulai=date(2027, 2, 8),
        selesai=date(2027, 3, 2),
    )
    tugas = Penugasan.objects.filter(pengguna=satker).first()
    yield "kantor", saya, "/kantor/"
    yield "kantor", satker, "/kantor/"
    yield "kantor_profil", saya, "/kantor/profil/"
    yield "kantor_penomoran", saya, "/kantor/penomoran/"
    yield "kantor_jam", saya, "/kantor/jam/"
    yield "kantor_jam_biasa", saya, "/kantor/jam/biasa/"
    yield "kantor_jam_baru", saya, "/kantor/jam/baru/"
    yield "kantor_jam_berkala", saya, f"/kantor/jam/{jam.pk}/"
    yield "kantor_jam_hapus", saya, f"/kantor/jam/{jam.pk}/hapus/"
    yield "kantor_libur", saya, "/kantor/libur/?tahun=2026"
    yield "kantor_libur", saya, "/kantor/libur/?tahun=2025"
    yield "kantor_libur_ubah", saya, f"/kantor/libur/{libur.pk}/"
    yield "kantor_libur_hapus", saya, f"/kantor/libur/{libur.pk}/hapus/"
    yield "kantor_layanan", saya, "/kantor/layanan/"
    yield "kantor_petunjuk", saya, "/kantor/layanan/pembuatan-akun/"
    yield "kantor_petugas", saya, "/kantor/petugas/"
    yield "kantor_unit", saya, "/kantor/unit/"
    yield "kantor_unit", saya, "/kantor/unit/?q=tidak-ada"
    yield "kantor_unit_baru", saya, "/kantor/unit/baru/"
    yield "kantor_unit_ubah", saya, f"/kantor/unit/{kantor.unit.pk}/"
    yield "kantor_orang", saya, "/kantor/orang/?peran=HELPDESK"
    yield "kantor_orang_baru", saya, "/kantor/orang/baru/"
    yield "kantor_orang_rinci", saya, f"/kantor/orang/{satker.pk}/"
    yield "kantor_orang_ubah", saya, f"/kantor/orang/{satker.pk}/ubah/"
    yield "kantor_tugaskan", saya, f"/kantor/orang/{satker.pk}/tugaskan/"
    yield "kantor_akhiri", saya, f"/kantor/penugasan/{tugas.pk}/akhiri/"
