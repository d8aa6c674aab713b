"""The archive as a list, and what the queue and home have in common: flat query counts (the queue itself: tests/antrean)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app import halaman, tugas
from tests import pabrik


@pytest.fixture
def klien(client):
    def masuk(orang):
        client.force_login(orang, backend="accounts_app.masuk.BackendMasuk")
        return client

    return masuk


def kerjakan_janji():
    """Everything promised, also what a promise promises."""
    while tugas.sapu():
        pass


@pytest.mark.parametrize("alamat", ["/antrean/?tab=semua", "/"])
def test_a_longer_list_costs_no_more_queries(kantor, klien, alamat):
    pabrik.permohonan(kantor, "DIAJUKAN")
    klien(kantor.admin_ppe).get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as satu:
        klien(kantor.admin_ppe).get(alamat)
    for _ in range(3):
        pabrik.permohonan(kantor, "DIAJUKAN")
    with CaptureQueriesContext(connection) as empat:
        klien(kantor.admin_ppe).get(alamat)
    assert len(empat) == len(satu)


def test_what_ended_is_in_the_archive_and_nowhere_in_the_queue(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    permohonan = pabrik.maju(kantor, permohonan, "tolak")
    kerjakan_janji()
    assert klien(kantor.admin_ppe).get("/antrean/?tab=semua").context["baris"] == []
    halaman = klien(kantor.auditor).get(f"/arsip/{permohonan.nomor}/")
    assert halaman.context["galat_jejak"] == []
    assert [s.jenis for s in halaman.context["segel"]] == ["AKHIR"]


def test_the_archive_pages_through_every_row_once_and_keeps_its_filter(kantor, klien, monkeypatch):
    ditarik = [pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik") for _ in range(3)]
    kerjakan_janji()
    monkeypatch.setattr(halaman, "PER_HALAMAN", 2)
    satu = klien(kantor.auditor).get("/arsip/?status=DITARIK")
    kunci = satu.context["berikut"]
    assert f'href="?status=DITARIK&amp;sebelum={kunci}" rel="next"' in satu.content.decode()
    dua = klien(kantor.auditor).get(f"/arsip/?status=DITARIK&sebelum={kunci}")
    assert 'href="?status=DITARIK" rel="prev"' in dua.content.decode()
    terlihat = [a.permohonan.nomor for a, _ in [*satu.context["baris"], *dua.context["baris"]]]
    assert terlihat == [p.nomor for p in reversed(ditarik)]


def test_an_auditor_finds_only_what_his_surat_tugas_opens(kantor, klien):
    permohonan = pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik")
    kerjakan_janji()
    assert len(klien(kantor.auditor).get("/arsip/").context["baris"]) == 1
    kantor.auditor.penugasan.update(selesai="2020-12-31")
    assert klien(kantor.auditor).get("/arsip/").status_code == 403
    assert klien(kantor.auditor).get(f"/arsip/{permohonan.nomor}/").status_code == 404


def test_a_changed_file_is_called_so_in_the_archive(kantor, klien):
    from requests_app.berkas import gudang

    permohonan = pabrik.maju(kantor, pabrik.permohonan(kantor, "DIAJUKAN"), "tarik")
    kerjakan_janji()
    berkas = permohonan.berkas.first()
    jalur = gudang.jalur(berkas.sha256)
    jalur.chmod(0o600)
    jalur.write_bytes(b"diganti")
    halaman = klien(kantor.auditor).get(f"/arsip/{permohonan.nomor}/").content.decode()
    assert "Hilang atau berubah" in halaman


def test_the_queue_and_the_page_of_a_permohonan_stay_within_their_queries(kantor, klien):
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=3)
    petugas = klien(kantor.admin_ppe)
    for alamat, batas in (("/antrean/", 11), (f"/permohonan/{permohonan.nomor}/", 22)):
        petugas.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            petugas.get(alamat)
        assert len(kueri) <= batas, alamat
