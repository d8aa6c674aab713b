"""Fill the migrated database: the office, work promised by long walks, drafts to move. Prints the sessions and the drafts."""

import json
import sys

import django

django.setup()

from tests import jalan, pabrik  # noqa: E402
from tests.perayap import masuk  # noqa: E402

PELAKU = ("satker", "kepala_ukpbj", "kepala_lpse", "admin_ppe")


def jauh(kantor, dengan_surat):
    """Walks whose promises nobody has kept yet: one to row 10 (or archived, its letter signed), one withdrawn."""
    if dengan_surat:
        pabrik.maju(kantor, jalan.sampai(kantor, "pembuatan-akun", "DITANDATANGANI"), "arsipkan")
    pabrik.permohonan(kantor, "DIBUATKAN_DRAF")
    pabrik.maju(kantor, pabrik.permohonan(kantor), "tarik")


def utama(paket, draf, kosong, dengan_surat):
    kantor = pabrik.kantor()
    for _ in range(paket):
        jauh(kantor, dengan_surat)
    print(
        json.dumps(
            {
                "sesi": {nama: masuk(kantor.orang[nama]).session.session_key for nama in PELAKU},
                "draf": [pabrik.draf(kantor).pk for _ in range(draf)],
                "kosong": [pabrik.draf(kantor, lengkap=False).pk for _ in range(kosong)],
            }
        )
    )


if __name__ == "__main__":
    utama(*map(int, sys.argv[1:4]), sys.argv[4] == "surat")
