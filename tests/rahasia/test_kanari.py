"""One planted password, walked through everything the portal does, is shown once to one person and is nowhere else."""

import sys
from datetime import timedelta

import pytest
import time_machine
from django.core.signals import got_request_exception
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.views.debug import ExceptionReporter

from accounts_app import brankas, kredensial
from accounts_app.models import Kredensial, Pengguna
from requests_app.models import Jejak, Permohonan
from requests_app.surat.susun import KUNCI_ISI, isi_awal
from tests import pabrik
from tests.perayap import masuk, rayap, terkonfirmasi
from tests.rahasia.conftest import kerjakan_janji, penerima, pesan_kredensial, tandatangani
from tests.rahasia.kanari import ditemukan, kanari, sandi_an, semua_saluran
from tests.utas import serentak

pytestmark = pytest.mark.django_db(transaction=True)

PETUGAS = (
    "satker",
    "admin_ppe",
    "admin_agency",
    "kepala_lpse",
    "kepala_ukpbj",
    "auditor",
    "helpdesk",
    "super",
)


TERDEKAT = ("satker", "admin_ppe", "super")
"""Who stands nearest to a password while it lives."""


SETIAP_PANDANGAN = (*TERDEKAT, "kepala_ukpbj", "helpdesk", "auditor")
"""One of each kind of view; two heads see the same pages, and so do two admins."""


def semua_halaman(kantor, *klien_lain, siapa=SETIAP_PANDANGAN):
    """(sink, bytes) of every page that these of the cast can reach, the technical admin included."""
    kantor.orang["super"].refresh_from_db()
    for nama in siapa:
        mulai = ("/", "/kelola/") if nama == "super" else ("/",)
        for alamat, tanggapan, badan in rayap(masuk(kantor.orang[nama]), mulai):
            assert tanggapan.status_code < 400, alamat
            assert "no-store" in tanggapan.headers["Cache-Control"], alamat
            yield f"halaman {nama} {alamat}", badan
    for klien in klien_lain:
        for alamat, _, badan in rayap(klien):
            yield f"halaman penerima {alamat}", badan


def buka(klien, orang):
    return klien.post(reverse("buka_kredensial", args=[pesan_kredensial(orang).pk]))


def sampai_terkirim(meja, *sandi):
    """Rows 7 and 8, and the messages they promise. Returns the two persons."""
    meja.maju("buat_akun", **meja.isi_akun(*sandi))
    meja.maju("kirim_akun")
    kerjakan_janji()
    return list(meja.permohonan.subjek.all())


@pytest.mark.parametrize("kode", sandi_an("KANARI-0123456789<&é"))
def test_the_search_finds_a_password_in_every_encoding(kode):
    rahasia = "KANARI-0123456789<&é"
    assert ("tempat", kode) in ditemukan(
        [rahasia], [("tempat", b"awal" + sandi_an(rahasia)[kode] + b"akhir")]
    )
    assert ditemukan([rahasia], [("tempat", b"awal KANARI- akhir")]) == []


def test_the_search_finds_a_password_inside_any_base64():
    import base64

    for panjang in range(6):
        badan = base64.b64encode(b"x" * panjang + "KANARI-0123456789<&é".encode() + b"ekor")
        assert ditemukan(["KANARI-0123456789<&é"], [("tempat", badan)])


def test_the_password_is_shown_once_and_is_nowhere_else(meja, telinga):
    salah, sandi_a, sandi_b = rahasia = [kanari(), kanari(), kanari()]
    ditolak = meja.kirim("buat_akun", **(meja.isi_akun(salah, salah) | {"sandi-0": salah, "versi": "bukan"}))
    assert ditolak.status_code == 422
    halaman = [("formulir ditolak", ditolak.content)]
    meja.maju("buat_akun", **meja.isi_akun(salah, salah))
    meja.maju("catat_ulang")
    a, b = sampai_terkirim(meja, sandi_a, sandi_b)
    penerima_a, penerima_b = penerima(a), penerima(b)
    halaman += semua_halaman(meja.kantor, penerima_a, penerima_b, siapa=TERDEKAT)

    terbuka = buka(penerima_a, a)
    assert ditemukan([sandi_a], [("tampilan", terbuka.content)])
    assert "no-store" in terbuka.headers["Cache-Control"]
    assert not ditemukan([salah, sandi_b], [("tampilan", terbuka.content)])
    halaman.append(("dibuka lagi", buka(penerima_a, a).content))
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        kredensial.hanguskan_kedaluwarsa()
    halaman.append(("kedaluwarsa", buka(penerima_b, b).content))

    surat = isi_awal(meja.permohonan)
    meja.maju("buat_draf", **{nama: surat[nama] for nama in KUNCI_ISI})
    kerjakan_janji()
    meja.maju("koreksi", **{nama: surat[nama] for nama in KUNCI_ISI}, catatan="Sudah baik.")
    tandatangani(meja)
    meja.maju("arsipkan")
    kerjakan_janji()
    meja.maju("kirim_surat")
    kerjakan_janji()
    halaman += semua_halaman(meja.kantor, penerima_a, penerima_b)

    saluran = list(semua_saluran([*halaman, *telinga()]))
    assert len({nama.split()[0] for nama, _ in saluran}) >= 10, "sinks were forgotten"
    assert any(nama.startswith("lampiran") for nama, _ in saluran)
    assert ditemukan(rahasia, saluran) == []


def segel_ulang(meja, orang, sandi):
    """The office's page for a new password; returns the response."""
    lama = meja.permohonan.subjek.get(pk=orang.pk).kredensial_id
    alamat = reverse("kredensial_ulang", args=[meja.permohonan.nomor, orang.pk])
    return masuk(meja.kantor.admin_agency).post(alamat, {"lama": lama, "sandi": sandi})


def test_a_password_sealed_anew_is_shown_once_and_is_nowhere_else(meja, telinga):
    pendek, pertama, kedua = rahasia = [kanari(), kanari(), kanari()]
    a, b = sampai_terkirim(meja, pertama, kanari())
    ditolak = segel_ulang(meja, a, pendek * 4)
    assert ditolak.status_code == 422
    klien = penerima(a)
    klien.post(reverse("lapor_kredensial", args=[pesan_kredensial(a).pk]))
    assert segel_ulang(meja, a, kedua).status_code == 302
    kerjakan_janji()
    halaman = [
        ("formulir ditolak", ditolak.content),
        *semua_halaman(meja.kantor, klien, penerima(b), siapa=TERDEKAT),
    ]
    a = meja.permohonan.subjek.get(pk=a.pk)
    terbuka = buka(klien, a)
    assert ditemukan([kedua], [("tampilan", terbuka.content)])
    assert not ditemukan([pertama], [("tampilan", terbuka.content)])
    halaman.append(("dibuka lagi", buka(klien, a).content))
    assert ditemukan(rahasia, list(semua_saluran([*halaman, *telinga()]))) == []
    assert not Kredensial.objects.filter(pk=a.kredensial_id, sandi__isnull=False).exists()


def test_no_error_report_holds_the_password_wherever_sealing_it_anew_fails(meja, laporan):
    sandi = kanari()
    a, _ = sampai_terkirim(meja, kanari(), kanari())
    lama = meja.permohonan.subjek.get(pk=a.pk).kredensial_id
    klien = masuk(meja.kantor.admin_ppe)
    klien.raise_request_exception = False
    alamat, halaman = reverse("kredensial_ulang", args=[meja.permohonan.nomor, a.pk]), []
    for tanggapan in dengan_tiap_gangguan(lambda: klien.post(alamat, {"lama": lama, "sandi": sandi})):
        halaman.append(("tampilan galat", tanggapan.content))
        if tanggapan.status_code == 500:
            baru = meja.permohonan.subjek.get(pk=a.pk).kredensial_id != lama
            keadaan = (baru, Kredensial.objects.count(), Jejak.objects.filter(aksi="segel_ulang").count())
            assert keadaan in {(False, 2, 0), (True, 3, 1)}, "half done"
    assert tanggapan.status_code == 302
    assert len(laporan) > 20
    assert any(b"serah_terima.py" in badan for _, badan in laporan), "no fault while it was sealed"
    assert ditemukan([sandi], laporan + halaman) == []


def test_only_the_recipient_opens_and_nothing_but_his_press_of_the_button_does(meja):
    sandi = [kanari(), kanari()]
    a, b = sampai_terkirim(meja, *sandi)
    pesan = pesan_kredensial(a)
    alamat = [reverse(nama, args=[pesan.pk]) for nama in ("pesan", "siap_buka", "buka_kredensial")]
    orang_lain = [meja.kantor.orang[nama] for nama in PETUGAS]
    for klien in [penerima(b), *map(terkonfirmasi, orang_lain)]:
        assert [klien.get(alamat[0]).status_code, klien.get(alamat[1]).status_code] == [404, 404]
        assert klien.post(alamat[2]).status_code == 404
    klien = penerima(a)
    belum_konfirmasi = masuk(Pengguna.objects.get(pk=a.pengguna_id))
    for satu in (Client(), belum_konfirmasi):
        assert [satu.get(alamat[1]).status_code, satu.post(alamat[2]).status_code] == [302, 302]
    for metode in (klien.get, klien.head, klien.options, klien.put, klien.delete):
        for satu in alamat:
            tanggapan = metode(satu, headers={"sec-purpose": "prefetch"})
            assert not ditemukan(sandi, [("tampilan", tanggapan.content)])
    assert Kredensial.objects.filter(dibuka_pada=None, sandi__isnull=False).count() == 2
    assert not Jejak.objects.filter(aksi="buka_kredensial").exists()
    assert ditemukan([sandi[0]], [("tampilan", buka(klien, a).content)])


def test_a_credential_that_was_not_sent_yet_cannot_be_opened(meja):
    meja.maju("buat_akun", **meja.isi_akun(kanari(), kanari()))
    orang = meja.permohonan.subjek.first()
    with pytest.raises(kredensial.TidakDapatDibuka):
        kredensial.buka(orang.kredensial_id, oleh=orang.pengguna)
    assert Kredensial.objects.filter(sandi__isnull=False).count() == 2


def test_twenty_reveals_at_once_show_it_once(meja):
    sandi = kanari()
    a, _ = sampai_terkirim(meja, sandi, kanari())
    kunci = penerima(a).cookies
    alamat = reverse("buka_kredensial", args=[pesan_kredensial(a).pk])

    def tekan():
        klien = Client()
        klien.cookies = kunci
        return klien.post(alamat)

    hasil = serentak(*[tekan] * 20)
    tampil = [r for r in hasil if ditemukan([sandi], [("tampilan", r.content)])]
    assert [r.status_code for r in tampil] == [200]
    assert sorted(r.status_code for r in hasil) == [200] + [302] * 19
    assert Jejak.objects.filter(aksi="buka_kredensial").count() == 1


def test_no_row_can_be_opened_once_its_day_key_is_destroyed(meja):
    sampai_terkirim(meja, kanari(), kanari())
    cadangan = list(Kredensial.objects.values("kid", "sandi", "penerima_id", "rujukan"))
    for baris in cadangan:  # a backup of the rows opens as long as the key lives
        assert brankas.buka(baris["kid"], baris["sandi"], aad=ikatan(baris)).startswith("KANARI-")
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        kredensial.hanguskan_kedaluwarsa()
    assert not Kredensial.objects.filter(sandi__isnull=False).exists()
    for baris in cadangan:
        with pytest.raises(brankas.KunciMusnah):
            brankas.buka(baris["kid"], baris["sandi"], aad=ikatan(baris))


def ikatan(baris):
    return {"v": 1, "penerima": baris["penerima_id"], "rujukan": baris["rujukan"]}


class Putus:
    """Makes the n-th SQL statement of a request fail, as a database that went away does."""

    def __init__(self, ke):
        self.sisa = ke

    def __call__(self, jalankan, sql, nilai, banyak, konteks):
        self.sisa -= 1
        if self.sisa == 0:
            raise OperationalError("basis data terputus")
        return jalankan(sql, nilai, banyak, konteks)


@pytest.fixture
def laporan():
    """[(name, bytes)]: Django's technical report, as mail and as page, of every fault of a request."""
    hasil = []

    def catat(request, **_):
        pelapor = ExceptionReporter(request, *sys.exc_info(), is_email=True)
        hasil.append(("laporan teks", pelapor.get_traceback_text().encode()))
        hasil.append(("laporan halaman", pelapor.get_traceback_html().encode()))

    got_request_exception.connect(catat)
    yield hasil
    got_request_exception.disconnect(catat)


def dengan_tiap_gangguan(kirim):
    """Repeat a request, each time with a later SQL statement failing, until none fails. Yields the responses."""
    for ke in range(1, 400):
        putus = Putus(ke)
        with connection.execute_wrapper(putus):
            tanggapan = kirim()
        yield tanggapan
        if putus.sisa > 0:
            return


def test_no_error_report_holds_the_password_wherever_recording_it_fails(meja, laporan):
    sandi = [kanari(), kanari()]
    klien = masuk(meja.kantor.admin_ppe)
    klien.raise_request_exception = False
    versi, isi = meja.permohonan.versi, meja.isi_akun(*sandi)
    alamat = reverse("aksi", args=[meja.permohonan.nomor, "buat_akun"])
    data = {f"buat_akun-{k}": v for k, v in (isi | {"versi": versi, "kunci": "kunci-gangguan-terus"}).items()}
    halaman = []
    for tanggapan in dengan_tiap_gangguan(lambda: klien.post(alamat, data)):
        halaman.append(("tampilan galat", tanggapan.content))
        if tanggapan.status_code == 500:
            keadaan = (Permohonan.objects.get().versi, Kredensial.objects.count())
            assert keadaan in {(versi, 0), (versi + 1, 2)}, "half done"
    assert tanggapan.status_code == 302
    assert len(laporan) > 50
    assert any(b"kredensial.py" in badan for _, badan in laporan), "no fault while it was sealed"
    assert ditemukan(sandi, laporan + halaman) == []
    assert Permohonan.objects.get().versi == versi + 1


def test_no_error_report_holds_the_password_and_no_fault_burns_it_while_it_is_opened(meja, laporan):
    sandi = kanari()
    a, _ = sampai_terkirim(meja, sandi, kanari())
    klien = penerima(a)
    klien.raise_request_exception = False
    alamat, gagal = reverse("buka_kredensial", args=[pesan_kredensial(a).pk]), 0
    for tanggapan in dengan_tiap_gangguan(lambda: klien.post(alamat)):
        if tanggapan.status_code == 500:
            gagal += 1
            assert not Kredensial.objects.exclude(dibuka_pada=None).exists()
            assert not ditemukan([sandi], [("tampilan galat", tanggapan.content)])
    assert gagal > 10
    assert ditemukan([sandi], [("tampilan", tanggapan.content)])
    assert ditemukan([sandi], laporan) == []


def test_a_damaged_day_key_is_reported_without_the_password(meja, laporan, settings):
    sandi = [kanari(), kanari()]
    brankas.segel("pemanasan", aad={})
    for kunci in settings.KUNCI_HARIAN_DIR.iterdir():
        kunci.chmod(0o600)
        kunci.write_bytes(b"rusak")
    klien = masuk(meja.kantor.admin_ppe)
    klien.raise_request_exception = False
    assert meja.kirim("buat_akun", klien, **meja.isi_akun(*sandi)).status_code == 500
    assert b"KunciMusnah" in laporan[0][1]
    assert ditemukan(sandi, laporan) == []
    assert meja.permohonan.status == "DINYATAKAN_LENGKAP"
    assert pabrik.SANDI_PORTAL.encode() not in laporan[1][1]
