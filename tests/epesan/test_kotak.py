"""The inbox: found, read, marked unread, never deleted."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts_app.models import Pesan
from requests_app.ejaan import kelompok, mirip
from tests.perayap import masuk


@pytest.fixture
def surat(kantor):
    """Three messages of satker, one of somebody else."""

    def buat(penerima, urut, perihal, isi):
        return Pesan.objects.create(
            penerima=penerima, kunci=f"uji:{urut}", perihal=perihal, isi=isi, dibuat_pada=timezone.now()
        )

    orang = kantor.satker
    hasil = [
        buat(orang, n, perihal, isi)
        for n, (perihal, isi) in enumerate(
            [
                ("Surat satu", "Yth. Satker\n\nDengan hormat,\n\nIsi tentang batik."),
                ("Surat dua", "Isi kedua."),
                ("Tiga <b>tebal</b>", "Isi ketiga."),
            ]
        )
    ]
    buat(kantor.kepala_lpse, 99, "Milik orang lain", "batik")
    return hasil


def kotak(kantor, **isi):
    return masuk(kantor.satker).get(reverse("epesan"), isi)


def perihal(tanggapan):
    return [p.perihal for p in tanggapan.context["pesan"]]


def test_the_newest_is_first_and_nobody_elses_is_there(kantor, surat):
    tanggapan = kotak(kantor)
    assert perihal(tanggapan) == ["Tiga <b>tebal</b>", "Surat dua", "Surat satu"]
    halaman = tanggapan.content.decode()
    assert "Milik orang lain" not in halaman
    assert "<b>tebal" not in halaman
    assert "Isi tentang batik." in halaman
    assert "Dengan hormat" not in halaman


def test_an_unread_message_is_marked_by_a_word_until_it_is_read(kantor, surat):
    klien = masuk(kantor.satker)
    baru = '<span class="tanda tanda-kini">Baru</span>'
    assert klien.get(reverse("epesan")).content.decode().count(baru) == 3
    klien.get(reverse("pesan", args=[surat[0].pk]))
    assert klien.get(reverse("epesan")).content.decode().count(baru) == 2
    assert perihal(klien.get(reverse("epesan"), {"tampil": "baru"})) == ["Tiga <b>tebal</b>", "Surat dua"]
    klien.post(reverse("belum_dibaca", args=[surat[0].pk]))
    assert klien.get(reverse("epesan")).content.decode().count(baru) == 3


def test_search_looks_into_subject_and_text_of_ones_own(kantor, surat):
    assert perihal(kotak(kantor, q="batik")) == ["Surat satu"]
    assert perihal(kotak(kantor, q="TIGA")) == ["Tiga <b>tebal</b>"]
    kosong = kotak(kantor, q="tidak ada yang begini")
    assert perihal(kosong) == []
    assert "Tidak ada pesan yang cocok" in kosong.content.decode()
    assert "Tampilkan semua pesan" in kosong.content.decode()


def test_an_empty_inbox_says_what_will_come(kantor):
    assert "Kotak masuk kosong" in kotak(kantor).content.decode()


def test_all_read_says_so(kantor, surat):
    Pesan.objects.update(dibaca_pada=timezone.now())
    assert "Semua pesan sudah dibaca" in kotak(kantor, tampil="baru").content.decode()


def test_a_page_keeps_search_and_filter(kantor, surat):
    for urut in range(30):
        Pesan.objects.create(
            penerima=kantor.satker, kunci=f"banyak:{urut}", perihal=f"Batik {urut}", isi="",
            dibuat_pada=timezone.now(),
        )  # fmt: skip
    pertama = kotak(kantor, q="batik", tampil="baru")
    assert len(perihal(pertama)) == 25
    kedua = masuk(kantor.satker).get(reverse("epesan") + pertama.context["url_sesudah"])
    assert perihal(kedua) == [*(f"Batik {n}" for n in (4, 3, 2, 1, 0)), "Surat satu"]


def test_nobody_marks_anothers_message(kantor, surat):
    Pesan.objects.update(dibaca_pada=timezone.now())
    alamat = reverse("belum_dibaca", args=[surat[0].pk])
    assert masuk(kantor.kepala_lpse).post(alamat).status_code == 404
    assert masuk(kantor.satker).get(alamat).status_code == 405
    assert not Pesan.objects.filter(dibaca_pada=None).exists()


def test_what_looks_alike_is_spelled_and_nothing_of_it_is_printed_by_a_log():
    assert mirip("O0lI1 x") == [
        "ke-1: huruf O besar", "ke-2: angka nol", "ke-3: huruf L kecil", "ke-4: huruf I besar",
        "ke-5: angka satu", "ke-6: spasi",
    ]  # fmt: skip
    assert mirip("é") == ["ke-1: “é”, di luar papan ketik biasa"]
    assert mirip("o|'") == ["ke-1: huruf O kecil", "ke-2: garis tegak", "ke-3: petik satu"]
    assert mirip("abc") == []
    assert kelompok("abcdefghij") == ["abcd", "efgh", "ij"]
    assert "abcd" not in repr(kelompok("abcdefghij"))
    assert "nol" not in repr(mirip("0"))
