"""Every status of every SOP × every action × everybody: who may is worked out here anew and then really tried."""

import pytest
from django.db import transaction

from requests_app import services
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import Pelaku, boleh_menjalankan, tersedia
from requests_app.models import VersiSurat
from requests_app.sop import SOP
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.syarat import hardcopy_diterima
from tests import jalan

HAK = {
    "satker": {"unit"},
    "satker_induk": {"unit"},
    "pimpinan": {"unit", "PIMPINAN"},
    "ppk": {"PPK", "sendiri"},
    "pp": {"sendiri"},
    "pokja": {"sendiri"},
    "kepala_ukpbj": {"KEPALA_UKPBJ"},
    "plh_kepala_ukpbj": {"KEPALA_UKPBJ"},
    "kepala_lpse": {"KEPALA_LPSE"},
    "admin_ppe": {"ADMIN_PPE"},
    "admin_agency": {"ADMIN_AGENCY"},
    "admin_agency_lain": {"ADMIN_AGENCY"},
    "helpdesk": {"HELPDESK"},
}
"""What each of the cast really holds today over kantor.unit; whoever is not named here holds nothing."""

PENGISI = {
    "Satuan Kerja": {"unit"},
    "PPK": {"PPK"},
    "PPK/POKJA ULP/PEJABAT PENGADAAN": {"sendiri"},
    "ADMIN AGENCY": {"ADMIN_AGENCY"},
    "Pimpinan Instansi": {"PIMPINAN"},
    "Kepala UKPBJ": {"KEPALA_UKPBJ"},
    "Kepala LPSE": {"KEPALA_LPSE"},
    "Tim Pengelola LPSE": {"ADMIN_PPE", "ADMIN_AGENCY"},
    "Admin PPE": {"ADMIN_PPE"},
    "Admin Agency": {"ADMIN_AGENCY"},
    "Bidang Layanan dan Dukungan": {"HELPDESK"},
}
"""Who fills the columns of the SOPs, as the paper and the offices say it."""

SENDIRI = {"PPK", "PPK/POKJA ULP/PEJABAT PENGADAAN", "Admin Agency (calon)"}
"""Columns filled by the person himself, whom the permohonan names."""

BERBAGI = {"Tim Pengelola LPSE", "Admin PPE", "Admin Agency", "ADMIN AGENCY", "Bidang Layanan dan Dukungan"}

SEMUA = [
    (kode, status)
    for kode, kelas in SOP.items()
    for status in dict.fromkeys(
        [
            *(baris.status for baris in (*kelas.LANGKAH, *kelas.TAMBAHAN)),
            *(aksi.ke for aksi in aksi_dari(kelas)),
        ]
    )
]


def seharusnya_boleh(permohonan, aksi, nama, siapa):
    """From the paper: he holds the column, the work is not a colleague's, and it is neither his request nor his own draft.

    What is declared the system's is nobody else's, and nothing else is the system's.
    """
    if aksi.sistem or siapa is None:
        return aksi.sistem and siapa is None
    baris = next(
        b for b in (*permohonan.kelas.LANGKAH, *permohonan.kelas.TAMBAHAN) if b.status == permohonan.status
    )
    kolom = aksi.pelaksana or baris.pelaksana
    kolom = permohonan.kelas.LANGKAH[0].pelaksana if kolom == "Pemohon" else kolom
    if aksi.larang_pengusul and permohonan.pemohon == siapa:
        return False
    if kolom in SENDIRI:
        return siapa.is_authenticated and siapa.is_active and siapa.pk in milik(permohonan, kolom)
    if not HAK.get(nama, set()) & PENGISI[kolom]:
        return False
    if kolom in BERBAGI and permohonan.petugas not in (None, siapa):
        return False
    if (
        kolom not in ("Satuan Kerja", "Pimpinan Instansi")
        and permohonan.pemohon == siapa
        and not permohonan.ex_officio
    ):
        return False
    draf = VersiSurat.objects.filter(surat__permohonan=permohonan, jenis="DRAF").order_by("urut").last()
    return not (aksi.larang_pembuat_draf and draf and draf.oleh == siapa)


def milik(permohonan, kolom):
    """Keys of the persons this permohonan is about, and (but for a candidate) of who filed it."""
    orang = {o.pengguna_id for o in permohonan.subjek.all()}
    return orang if kolom == "Admin Agency (calon)" else orang | {permohonan.pemohon_id}


def terpenuhi(calon, aksi):
    """The one of these permohonan on which the action's conditions can be met (one was found complete, one was not)."""
    for permohonan in calon:
        if not tersedia(permohonan, aksi):
            continue
        if (
            aksi.persiapan
            or aksi.sistem
            or hardcopy_diterima in aksi.syarat
            or not any(syarat(permohonan) for syarat in aksi.syarat)
        ):
            return permohonan
    raise AssertionError(f"{aksi.nama}: no walk meets its conditions")


@pytest.mark.parametrize(("sop", "status"), SEMUA)
def test_matrix_of_everybody_and_every_action(kantor, orang, sop, status):
    calon = jalan.semua_ragam(kantor, sop, status)
    pelaku = {nama: Pelaku(siapa) for nama, siapa in orang.items()}
    if jalan.berakhir_dengan_periksa(sop, status):
        calon.append(jalan.sampai(kantor, sop, status, cacat=True))
    for aksi in aksi_dari(SOP[sop]):
        if status not in aksi.dari:
            tertutup(calon[0], aksi, pelaku)
            continue
        permohonan = terpenuhi(calon, aksi)
        for nama, siapa in orang.items():
            if seharusnya_boleh(permohonan, aksi, nama, siapa):
                berhasil(permohonan, aksi, siapa)
            else:
                ditolak(permohonan, aksi, nama, pelaku[nama])
        for lain in calon:
            if not tersedia(lain, aksi):
                tertutup(lain, aksi, pelaku)


def tertutup(permohonan, aksi, pelaku):
    """An action that does not leave this status is nobody's, whatever he holds; moving is tried by who mostly performs it."""
    for siapa in pelaku.values():
        izin = boleh_menjalankan(siapa, permohonan, aksi)
        assert not izin
        kalimat_utuh(izin.alasan)
    with pytest.raises(SudahBerubah, match="sudah berubah"):
        services.jalankan(permohonan, aksi.nama, oleh=pelaku["admin_agency"].pengguna)


def ditolak(permohonan, aksi, nama, pelaku):
    izin = boleh_menjalankan(pelaku, permohonan, aksi)
    assert not izin, f"{nama} may {aksi.nama} in {permohonan.status}"
    with pytest.raises(BelumBoleh) as galat:
        services.jalankan(permohonan, aksi.nama, oleh=pelaku.pengguna)
    assert galat.value.alasan == izin.alasan
    kalimat_utuh(izin.alasan)


def berhasil(permohonan, aksi, siapa):
    sebelum = transaction.savepoint()
    assert boleh_menjalankan(Pelaku(siapa), permohonan, aksi), f"{siapa} may not {aksi.nama}"
    hasil = jalan.lakukan(permohonan, aksi, siapa)
    assert hasil.status == aksi.ke
    assert hasil.jejak.filter(aksi=aksi.nama, pelaku=siapa).exists()
    transaction.savepoint_rollback(sebelum)
    permohonan.refresh_from_db()


def kalimat_utuh(teks):
    assert teks[:1].isupper() or teks.startswith("“"), teks
    assert teks.endswith("."), teks
    assert len(teks.split()) >= 4, teks
