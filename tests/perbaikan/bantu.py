"""Sending back and completing, as the tests here need it again and again."""

from datetime import UTC, datetime

from requests_app import pengisian
from requests_app.kelengkapan import DATA_ORANG, butir_kurang, butir_periksa
from requests_app.models import Permohonan
from tests import pabrik

JUMAT_SORE = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""15.00 WIB; the office closes at 16.30 and opens again on Monday."""

BATAS = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
"""Five working days after that Friday: Friday 27 November, 16.30 WIB."""

SEMENIT_SESUDAH = datetime(2026, 11, 27, 9, 31, tzinfo=UTC)


def temuan(permohonan, alasan):
    """Findings of row 5: {code: reason}, everything else right."""
    return {butir.kode: alasan.get(butir.kode, "") for butir in butir_periksa(permohonan)}


def periksa(kantor, permohonan, alasan):
    return pabrik.maju(kantor, permohonan, "periksa", temuan=temuan(permohonan, alasan))


def alasan_contoh(permohonan):
    pertama, kedua = permohonan.subjek.all()
    return {
        "s0": "Tanpa cap",
        f"s1-{kedua.pk}": "Tidak terbaca",
        f"d-{pertama.pk}": "Nomor SK berbeda dengan SK yang diunggah",
    }


def kembalikan(kantor, pesan="Mohon dipindai ulang."):
    permohonan = pabrik.permohonan(kantor, "DITERIMA", orang=2)
    permohonan = periksa(kantor, permohonan, alasan_contoh(permohonan))
    return pabrik.maju(kantor, permohonan, "minta_lengkapi", pesan=pesan)


def perbaiki(permohonan, *kode, nama="baru.pdf"):
    """The satker hands these items in again (all that are still faulty when none is named)."""
    for kurang in butir_kurang(permohonan):
        if kurang.butir.kode in kode or not (kode or kurang.diperbaiki):
            _perbaiki_satu(permohonan, kurang.butir, nama)
    return Permohonan.objects.get(pk=permohonan.pk)


def _perbaiki_satu(permohonan, butir, nama):
    oleh = permohonan.pemohon
    if butir.syarat == DATA_ORANG:
        butir.subjek.nomor_sk = f"SK-BENAR/{permohonan.putaran}"
        pengisian.simpan_subjek(permohonan, butir.subjek, oleh=oleh)
    else:
        isi = pabrik.pdf(teks=f"{butir.kode} putaran {permohonan.putaran} {nama}")
        pengisian.unggah(permohonan, butir.kode, isi, nama, oleh=oleh)


def masuk(client, orang):
    client.force_login(orang, backend="accounts_app.masuk.BackendMasuk")
    return client


def buka(client, alamat):
    """Read a document to its end, as a browser does."""
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200, alamat
    return b"".join(jawaban.streaming_content)
