"""The sheet on paper: the paper's words, rendered once, and no way to keep the server busy."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from django.core.cache import cache
from django.test import Client

from requests_app.models import PenyesuaianLangkah
from requests_app.sop import SOP
from requests_app.sop.pelaksana import tercetak
from requests_app.views.sop import PEMBATAS
from tests.perayap import isi

SEMUA = pytest.mark.parametrize("kelas", SOP.values(), ids=lambda kelas: kelas.KODE)


def lembar(kode):
    tanggapan = Client().get(f"/sop/{kode}/lembar.pdf")
    assert tanggapan.status_code == 200
    assert tanggapan.headers["Content-Type"] == "application/pdf"
    return isi(tanggapan)


def halaman_teks(pdf):
    """The text of each page."""
    dokumen = pypdfium2.PdfDocument(pdf)
    hasil = []
    for nomor in range(len(dokumen)):
        halaman = dokumen[nomor]
        teks = halaman.get_textpage()
        hasil.append(teks.get_text_bounded())
        teks.close()
        halaman.close()
    dokumen.close()
    return hasil


def tanpa_sela(teks):
    """Without blanks and the hyphens of broken lines: a narrow column breaks anywhere."""
    return re.sub(r"[\s\u0002\ufffe\xad-]", "", teks)


@SEMUA
def test_it_holds_every_word_of_every_row(kantor, kelas):
    semua = halaman_teks(lembar(kelas.KODE))
    teks = tanpa_sela("".join(semua))
    for baris in kelas.LANGKAH:
        keluaran = baris.keluaran if "Output" in kelas.IDENTITAS.kolom else ()
        for kata in (baris.aktivitas, *baris.kelengkapan, *keluaran, *baris.keterangan):
            assert tanpa_sela(kata) in teks, kata
    for kata in (
        *kelas.IDENTITAS.kolom,
        *kelas.IDENTITAS.dasar_hukum,
        *(tercetak(b.pelaksana) for b in kelas.LANGKAH),
    ):
        assert tanpa_sela(kata) in teks, kata


def test_it_splits_the_flow_and_says_where_it_goes_on(kantor):
    semua = halaman_teks(lembar("pembuatan-akun"))
    bagan = [teks for teks in semua if "Bagan alir" in teks]
    assert len(bagan) == 2
    assert "ke hlm. 2" in bagan[0]
    assert "dari hlm. 1" in bagan[1]


def berkas_lembar(settings):
    return {b: b.stat().st_mtime_ns for b in Path(settings.GAMBAR_DIR).glob("sop/*/lembar.pdf")}


def test_it_is_rendered_once_for_what_it_says_and_then_only_read(kantor, settings):
    pertama = lembar("reset-password")
    sesudah = berkas_lembar(settings)
    assert lembar("reset-password") == pertama
    assert berkas_lembar(settings) == sesudah
    PenyesuaianLangkah.objects.create(
        sop="reset-password",
        baris=3,
        waktu="15 menit",
        berlaku_mulai=date(2026, 1, 5),
        dasar_hukum="SK Contoh 12",
    )
    teks = tanpa_sela("".join(halaman_teks(lembar("reset-password"))))
    assert (
        tanpa_sela("Disesuaikan kantor mulai 5 Januari 2026: waktu menjadi 15 menit. Dasar: SK Contoh 12.")
        in teks
    )
    assert len(berkas_lembar(settings)) == 2


def test_an_address_that_asks_too_often_waits_but_still_reads_what_is_there(kantor, settings):
    lembar("akun-ppk")
    for tempat in PEMBATAS._tempat(Client().get("/").wsgi_request):
        cache.add(tempat, 9e12, 600)
    assert lembar("akun-ppk")
    tanggapan = Client().get("/sop/hak-akses/lembar.pdf")
    assert tanggapan.status_code == 429
    assert int(tanggapan.headers["Retry-After"]) >= 1
    assert "Coba lagi" in tanggapan.content.decode()
    assert len(berkas_lembar(settings)) == 1
