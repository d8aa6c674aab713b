"""Rows: their order, their pages, their marks, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from requests_app import halaman, pengisian
from requests_app.kelengkapan import butir_kurang
from requests_app.models import Catatan, Disposisi, Permohonan
from tests import pabrik
from tests.antrean.conftest import nomor
from tests.perayap import masuk


@pytest.fixture
def tiga(kantor):
    return [pabrik.permohonan(kantor, "DIAJUKAN") for _ in range(3)]


def tunda(permohonan, **saat):
    Permohonan.objects.filter(pk=permohonan.pk).update(**saat)


def semua_halaman(klien, alamat="/antrean/?tab=semua"):
    """The numbers of each page, following "Berikutnya"."""
    while alamat:
        tanggapan = klien.get(alamat)
        yield nomor(tanggapan)
        sesudah = tanggapan.context["sesudah"]
        isi = tanggapan.context["alamat"].copy()
        isi["sesudah"] = sesudah
        alamat = f"/antrean/?{isi.urlencode()}" if sesudah else ""


def test_overdue_first_then_soonest_due_then_without_a_deadline(kantor, petugas, tiga):
    kini = timezone.now()
    tunda(tiga[0], tenggat=None)
    tunda(tiga[1], tenggat=kini + timedelta(hours=1))
    tunda(tiga[2], tenggat=kini - timedelta(hours=1))
    assert nomor(petugas.get("/antrean/?tab=semua")) == [tiga[2].nomor, tiga[1].nomor, tiga[0].nomor]


@pytest.mark.parametrize("tanpa_batas", [0, 1, 2, 5])
def test_paging_shows_every_row_once_whatever_has_a_deadline(kantor, petugas, tiga, monkeypatch, tanpa_batas):
    lain = [pabrik.permohonan(kantor, "DIAJUKAN") for _ in range(2)]
    sama = timezone.now() + timedelta(hours=2)
    for urut, permohonan in enumerate([*tiga, *lain]):
        tunda(permohonan, tenggat=None if urut < tanpa_batas else sama)
    monkeypatch.setattr(halaman, "PER_HALAMAN", 2)
    lembar = list(semua_halaman(petugas))
    assert [len(satu) for satu in lembar] == [2, 2, 1]
    assert sorted(satu for isi in lembar for satu in isi) == sorted(p.nomor for p in [*tiga, *lain])


def test_paging_keeps_the_filter_and_leads_back_to_the_top(kantor, petugas, tiga, monkeypatch):
    monkeypatch.setattr(halaman, "PER_HALAMAN", 2)
    halaman_satu = petugas.get("/antrean/", {"tab": "semua", "q": "Balai"})
    assert "tab=semua&amp;q=Balai&amp;sesudah=" in halaman_satu.content.decode()
    kunci = halaman_satu.context["sesudah"]
    halaman_dua = petugas.get("/antrean/", {"tab": "semua", "q": "Balai", "sesudah": kunci})
    assert len(nomor(halaman_dua)) == 1
    assert 'href="?tab=semua&amp;q=Balai" rel="prev"' in halaman_dua.content.decode()


def test_the_applicants_side_is_ordered_by_when_it_must_answer(kantor, petugas, tiga):
    kini = timezone.now()
    for urut, hari in enumerate((3, 1, 2)):
        isi = {"pelaksana": "Satuan Kerja", "tenggat": None, "batas_perbaikan": kini + timedelta(days=hari)}
        tunda(tiga[urut], **isi)
    assert nomor(petugas.get("/antrean/?tab=pemohon")) == [tiga[1].nomor, tiga[2].nomor, tiga[0].nomor]


def tanda(klien, tab="semua"):
    return {
        b["nomor"]: [kata for _, kata, _ in b["tanda"]]
        for b in klien.get(f"/antrean/?tab={tab}").context["baris"]
    }


def test_sifat_of_a_disposition_marks_the_row_even_after_a_plain_one(kantor, petugas, tiga):
    isi = {"dari": kantor.kepala_ukpbj, "dari_jabatan": "Kepala UKPBJ", "kepada": "Kepala LPSE", "baris": 2}
    for sifat in ("SANGAT_SEGERA", "BIASA"):
        Disposisi.objects.create(permohonan=tiga[0], sifat=sifat, pada=timezone.now(), **isi)
    assert tanda(petugas) == {tiga[0].nomor: ["Sangat segera"], tiga[1].nomor: [], tiga[2].nomor: []}


def test_what_was_just_completed_is_marked_until_it_moves_on(kantor, petugas, rekan):
    p = pabrik.permohonan(kantor, "DITERIMA")
    temuan = pabrik.data_aksi(p, "periksa")["temuan"] | {"s0": "Tidak terbaca"}
    p = pabrik.maju(kantor, pabrik.maju(kantor, p, "periksa", temuan=temuan), "minta_lengkapi")
    assert tanda(petugas)[p.nomor] == []
    p = perbaiki(kantor, p)
    assert tanda(petugas)[p.nomor] == ["Baru diperbaiki"]
    pabrik.maju(kantor, p, "periksa")
    assert tanda(petugas)[p.nomor] == []


def perbaiki(kantor, permohonan):
    """Hand in again what was faulty, and send it."""
    for kurang in butir_kurang(permohonan):
        isi = pabrik.pdf(teks="perbaikan")
        pengisian.unggah(permohonan, kurang.butir.kode, isi, "baru.pdf", oleh=kantor.satker)
    return pabrik.maju(kantor, Permohonan.objects.get(pk=permohonan.pk), "lengkapi")


def tulis(permohonan, oleh, untuk_pemohon=True):
    Catatan.objects.create(
        permohonan=permohonan, oleh=oleh, isi="Contoh", untuk_pemohon=untuk_pemohon, pada=timezone.now()
    )


def test_a_message_is_marked_for_whoever_has_not_answered_it(kantor, petugas, tiga):
    satker = masuk(kantor.satker)
    tulis(tiga[0], kantor.satker)
    assert tanda(petugas)[tiga[0].nomor] == ["Pesan pemohon belum dijawab"]
    assert tanda(satker)[tiga[0].nomor] == []
    tulis(tiga[0], kantor.admin_ppe)
    assert tanda(petugas)[tiga[0].nomor] == []
    assert tanda(satker)[tiga[0].nomor] == ["Ada pesan dari LPSE"]
    tulis(tiga[0], kantor.admin_ppe, untuk_pemohon=False)
    assert tanda(satker)[tiga[0].nomor] == ["Ada pesan dari LPSE"]


@pytest.mark.parametrize("nama", ["admin_ppe", "kepala_lpse", "satker", "auditor"])
def test_the_whole_page_takes_eight_queries_at_any_length(kantor, settings, tiga, nama):
    settings.KANTOR_TEMBOLOK_DETIK = 60
    klien = masuk(kantor.orang[nama])
    klien.get("/antrean/?tab=semua")
    for permohonan in (None, "DIPERINTAHKAN", "DITERIMA"):
        if permohonan:
            pabrik.permohonan(kantor, permohonan, orang=3)
        with CaptureQueriesContext(connection) as kueri:
            klien.get("/antrean/?tab=semua")
        assert len(kueri) <= 8, [k["sql"][:120] for k in kueri.captured_queries]
