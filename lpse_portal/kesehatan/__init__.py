"""Is the portal well? Each part answers in one line with a verdict, its value and what to do next; no answer names a secret or a
person. The page "Kesehatan" shows all of them, the daily notice to the Pengelola those that are not well."""

from lpse_portal.kesehatan import pekerjaan, sarana
from lpse_portal.kesehatan.butir import BAIK, BELUM, GAGAL, PERHATIAN

KELOMPOK = (
    ("Pekerjaan latar", (pekerjaan.penjadwal, pekerjaan.pekerja, pekerjaan.antrean, pekerjaan.karantina, pekerjaan.tertunda)),
    ("Sapuan berkala", (pekerjaan.sapuan,)),
    ("Basis data dan jurnal", (sarana.basis_data, sarana.migrasi, sarana.pemicu, sarana.jam)),
    ("Perantara dan tembolok", (sarana.perantara, sarana.tembolok)),
    ("Tempat berkas", (sarana.cakram, sarana.folder_kunci, sarana.sertifikat)),
    ("Uji diri", (sarana.pdf, sarana.surel)),
)  # fmt: skip


def periksa():
    """[(heading, [Butir])] of everything, now."""
    return [(judul, [butir for satu in isi for butir in satu()]) for judul, isi in KELOMPOK]


def masalah(kelompok):
    """Those of them that are not well, the worst first."""
    buruk = [butir for _, isi in kelompok for butir in isi if butir.putusan not in (BAIK, BELUM)]
    return sorted(buruk, key=lambda butir: butir.putusan != GAGAL)


__all__ = ["BAIK", "GAGAL", "PERHATIAN", "masalah", "periksa"]
