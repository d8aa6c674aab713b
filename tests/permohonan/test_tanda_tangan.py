"""Row 11: exactly the bytes that were read, by the one who read them, on the day of the letter, within a few tries."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from requests_app import persiapan, services
from requests_app.galat import GagalBersiap, SyaratBelum
from requests_app.models import NomorSurat, Permohonan
from tests import jalan, pabrik, perayap


@pytest.fixture
def siap(kantor):
    """A corrected draft, a head with a certificate, and the call that signs with a passphrase."""
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    jalan.beri_sertifikat(kantor.kepala_ukpbj)
    return permohonan


def siapkan(kantor, permohonan):
    aksi = services.cari_aksi(permohonan, "tandatangani")
    return persiapan.siapkan_surat(permohonan, aksi=aksi, oleh=kantor.kepala_ukpbj)


def tandatangani(kantor, permohonan, beku, sandi):
    data = {"beku_sha256": beku, "sandi": sandi, "sudah_baca": True}
    return services.jalankan(permohonan, "tandatangani", oleh=kantor.kepala_ukpbj, data=data)


def test_nothing_is_signed_that_was_not_opened(kantor, siap):
    with pytest.raises(SyaratBelum, match="baca dahulu"):
        tandatangani(kantor, siap, "0" * 64, jalan.SANDI_PENANDA)


def test_a_second_click_keeps_the_bytes_that_are_being_read(kantor, siap):
    assert siapkan(kantor, siap).beku_sha256 == siapkan(kantor, siap).beku_sha256
    assert NomorSurat.objects.count() == 1


def test_other_bytes_than_those_read_are_not_signed(kantor, siap):
    siapkan(kantor, siap)
    with pytest.raises(GagalBersiap, match="sudah berubah"):
        tandatangani(kantor, siap, "0" * 64, jalan.SANDI_PENANDA)


def test_a_wrong_passphrase_voids_nothing_and_the_sixth_must_wait(kantor, siap):
    beku = siapkan(kantor, siap).beku_sha256
    for sisa in range(4, -1, -1):
        with pytest.raises(GagalBersiap, match=f"Sisa {sisa} kali"):
            tandatangani(kantor, siap, beku, "bukan ini")
    with pytest.raises(GagalBersiap, match="Tunggu 15 menit"):
        tandatangani(kantor, siap, beku, jalan.SANDI_PENANDA)
    assert NomorSurat.objects.get().keadaan == "DIPESAN"


def test_a_letter_of_another_day_is_not_signed_and_its_number_is_void_when_prepared_anew(kantor, siap):
    beku = siapkan(kantor, siap).beku_sha256
    besok = timezone.localtime() + timedelta(days=1)
    with time_machine.travel(datetime(besok.year, besok.month, besok.day, 5, tzinfo=UTC), tick=False):
        with pytest.raises(GagalBersiap, match="Tanggal surat sudah lewat"):
            tandatangani(kantor, siap, beku, jalan.SANDI_PENANDA)
        siapkan(kantor, siap)
    lama, baru = NomorSurat.objects.order_by("urut")
    assert (lama.keadaan, baru.keadaan, baru.urut) == ("BATAL", "DIPESAN", lama.urut + 1)
    assert "tanggal surat" in lama.alasan_batal


def test_a_returned_draft_voids_its_number_with_the_reason(kantor, siap):
    siapkan(kantor, siap)
    services.jalankan(siap, "kembalikan_draf", oleh=kantor.kepala_ukpbj, data={"alasan": "Salah satker."})
    nomor = NomorSurat.objects.get()
    assert (nomor.keadaan, nomor.alasan_batal) == ("BATAL", "Draf dikembalikan: Salah satker.")
    assert Permohonan.objects.get().surat.get().beku_sha256 == ""


def test_without_a_certificate_no_number_is_burnt(kantor, settings, tmp_path):
    settings.PENANDA_DIR = tmp_path
    permohonan = pabrik.permohonan(kantor, "DIKOREKSI")
    with pytest.raises(GagalBersiap, match="belum mempunyai sertifikat"):
        siapkan(kantor, permohonan)
    assert not NomorSurat.objects.exists()


def test_the_signed_letter_is_the_offices_until_it_is_sent(kantor, siap, client):
    beku = siapkan(kantor, siap).beku_sha256
    tandatangani(kantor, siap, beku, jalan.SANDI_PENANDA)
    alamat = f"/permohonan/{siap.nomor}/surat.pdf"
    for nama, status in (("satker", 404), ("auditor", 200), ("admin_ppe", 200)):
        client.force_login(kantor.orang[nama], backend="accounts_app.masuk.BackendMasuk")
        tanggapan = client.get(alamat)
        perayap.isi(tanggapan)
        assert tanggapan.status_code == status, nama
