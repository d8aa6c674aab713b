"""The screens of /kantor/ for the tests that look at every screen (tests/peramban/layar.py)."""

from datetime import date, time

from django.utils import timezone

from accounts_app.models import Penugasan
from requests_app.models import HariLibur, JamKerja, Tugas


def layar(kantor):
    """(route, person, address)"""
    saya, satker, pada = kantor.pengelola, kantor.satker, timezone.now()
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
    yield "kantor_hitung", saya, "/kantor/hitung/?tanggal=2026-11-19&jam=15.00&waktu=60+menit"
    yield "kantor_kalender", saya, "/kantor/kalender/"
    yield "kantor_pengingat", saya, "/kantor/pengingat/"
    yield "kantor_layanan", saya, "/kantor/layanan/"
    yield "kantor_petunjuk", saya, "/kantor/layanan/pembuatan-akun/"
    macet = {"dibuat_pada": pada, "coba_lagi_pada": pada, "karantina_pada": pada, "galat": "x" * 200}
    Tugas.objects.get_or_create(kunci="layar", defaults=macet | {"jenis": "surel"})
    yield "kantor_kesehatan", saya, "/kantor/kesehatan/"
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
