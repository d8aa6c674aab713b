"""Run by test_sop_keenam in a copy of the project: one permohonan from the draft to its end. Prints the statuses as JSON."""

import json
import sys

import django

django.setup()

from django.test import Client  # noqa: E402

from requests_app import jejak_sop, services, tugas  # noqa: E402
from requests_app.izin import Pelaku  # noqa: E402
from requests_app.models import Permohonan  # noqa: E402
from tests import jalan, pabrik  # noqa: E402


def periksa_jam(permohonan):
    """The clock runs where the row has a time and the office performs it."""
    langkah = permohonan.langkah_kini()
    berjalan = bool(langkah and langkah.waktu and not permohonan.draf)
    assert (permohonan.tenggat is not None) == berjalan, permohonan.status


def halaman(siapa, permohonan):
    klien = Client()
    klien.force_login(siapa, backend="accounts_app.masuk.BackendMasuk")
    # A draft is sent from its check page.
    jawaban = klien.get(
        f"/permohonan/{permohonan.acuan}/{'isi/periksa/' if permohonan.draf else ''}", follow=True
    )
    assert jawaban.status_code == 200
    assert f'data-status="{permohonan.status}"' in jawaban.text
    assert "Permohonan uji coba" in jawaban.text
    return jawaban.text


def periksa_garis(permohonan, selesai):
    """The stepper has the four rows; those behind are done, the awaited one is marked."""
    baris = jejak_sop.jejak_langkah(permohonan)
    assert [b["nomor"] for b in baris] == [1, 2, 3, 4]
    assert [b["baku"] for b in baris] == ["1 hari", "45 menit", "", "10 menit"]
    keadaan = ["selesai"] * selesai + ["kini", "nanti", "nanti", "nanti"]
    assert [b["keadaan"] for b in baris] == keadaan[:4]


def yang_mengerjakan(kantor, permohonan, aksi):
    """The work lies in his queue, and his page offers the action (reading and signing have a page of their own)."""
    oleh = pabrik.pelaku_aksi(kantor, permohonan, aksi.nama)
    if not permohonan.draf:
        assert permohonan in Permohonan.objects.menunggu(Pelaku(oleh))
    if aksi.langsung:
        assert f'data-aksi="{aksi.nama}"' in halaman(oleh, permohonan)
    return oleh


def periksa(kantor, permohonan, urut):
    periksa_jam(permohonan)
    halaman(kantor.satker, permohonan)
    periksa_garis(permohonan, urut)


def tuntaskan_janji():
    """Everything promised is done, notices and draft PDFs too."""
    while tugas.sapu():
        pass
    belum = tugas.Tugas.objects.filter(selesai_pada=None)
    assert not belum, [(t.kunci, t.galat) for t in belum]


def main():
    kantor = pabrik.kantor()
    permohonan = pabrik.draf(kantor, sop="uji-coba")
    status = [permohonan.status]
    for urut, nama in enumerate(("kirim", "susun", "setujui", "sampaikan")):
        periksa(kantor, permohonan, urut)
        aksi = services.cari_aksi(permohonan, nama)
        permohonan = jalan.lakukan(permohonan, aksi, yang_mengerjakan(kantor, permohonan, aksi))
        status.append(permohonan.status)
    periksa(kantor, permohonan, 4)
    tuntaskan_janji()
    assert permohonan.nomor.startswith("UJI-")
    assert permohonan.arsip.segel.exists()
    json.dump(status, sys.stdout)


main()
