"""Every file a stranger may send has one right answer; whatever it is, the portal stays up and stays small."""

import hashlib
import io

import pytest
from PIL import Image

from requests_app.berkas import gudang
from requests_app.berkas.gambar import gambar_halaman
from requests_app.berkas.periksa import PESAN, BerkasDitolak, nama_aman, periksa_berkas
from tests.berkas.contoh_jahat import DITERIMA, DITOLAK, MIB


def puncak_memori():
    """MiB that this process ever held at once."""
    with open("/proc/self/status") as berkas:
        return next(int(baris.split()[1]) for baris in berkas if baris.startswith("VmHWM")) / 1024


@pytest.mark.parametrize("apa", DITERIMA)
def test_what_an_honest_person_sends_is_accepted_and_can_be_shown(apa):
    buat, nama = DITERIMA[apa]
    isi = buat()
    hasil = periksa_berkas(io.BytesIO(isi), nama)
    assert (hasil.ukuran, hasil.sha256) == (len(isi), hashlib.sha256(isi).hexdigest())
    assert hasil.peringatan == []
    with Image.open(gambar_halaman(gudang.simpan(isi), hasil.tipe, 1, 200)) as gambar:
        gambar.load()
        assert gambar.format == "PNG"
        assert gambar.width <= 201
        assert not gambar.getexif()


@pytest.mark.parametrize("apa", DITOLAK)
def test_what_nobody_should_send_is_refused_for_the_right_reason(apa):
    buat, nama, kode = DITOLAK[apa]
    isi = io.BytesIO(buat())
    sebelum = puncak_memori()
    with pytest.raises(BerkasDitolak) as galat:
        periksa_berkas(isi, nama)
    assert galat.value.kode == kode
    assert galat.value.pesan.endswith(".")
    assert puncak_memori() - sebelum < 64, "the bomb went off in here"


def test_sixty_hostile_files_at_least_and_no_two_alike():
    assert len(DITOLAK) >= 60
    cetakan = {(hashlib.sha256(buat()).digest(), nama) for buat, nama, _ in DITOLAK.values()}
    assert len(cetakan) == len(DITOLAK)


def test_every_reason_to_refuse_has_a_file_that_meets_it():
    assert {kode for *_, kode in DITOLAK.values()} == PESAN.keys()


@pytest.mark.parametrize("apa", [apa for apa, (_, nama) in DITERIMA.items() if nama != nama_aman(nama)])
def test_a_hostile_name_is_shown_tamed(apa):
    aman = nama_aman(DITERIMA[apa][1])
    assert aman.endswith(".pdf")
    assert len(aman) <= 120
    assert not set(aman) & set("/\\\x00\u202e")


def test_the_limit_is_ten_mebibytes(settings):
    assert settings.BATAS_UNGGAH == 10 * MIB
