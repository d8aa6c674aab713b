"""What the sealed dossier of the other SOPs holds beside documents and letters: papers, papers received, conversations."""

from archive_app.models import Arsip
from requests_app import catatan, tugas
from tests import jalan, pabrik


def test_the_notice_of_a_refusal_is_in_the_dossier(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_TIDAK_VALID")
    permohonan = selesai(kantor, permohonan, "beritahukan_penolakan", "arsipkan_penolakan")
    isi = Arsip.objects.get(permohonan=permohonan).segel.last().daftar["isi"]
    assert [b["kunci"] for b in isi if b["jenis"] == "cetakan"] == ["penolakan"]


def test_the_archive_waits_for_papers_that_are_still_being_made(kantor):
    permohonan = jalan.sampai(kantor, "akun-ppk", "DINYATAKAN_TIDAK_VALID")
    permohonan = pabrik.maju(kantor, permohonan, "beritahukan_penolakan")
    permohonan = pabrik.maju(kantor, permohonan, "arsipkan_penolakan")
    arsip = permohonan.tugas.get(jenis="arsip")
    assert tugas.kerjakan(arsip.pk) == "tunda"
    assert not Arsip.objects.filter(permohonan=permohonan).exists()
    assert tugas.kerjakan(permohonan.tugas.get(jenis="pemberitahuan_ditolak").pk) == "selesai"
    arsip.refresh_from_db()
    tugas.lepaskan(arsip)
    assert tugas.kerjakan(arsip.pk)
    assert Arsip.objects.get(permohonan=permohonan).segel.last().utuh()


def test_a_received_paper_or_a_message_changed_afterwards_breaks_the_seal(kantor):
    permohonan = jalan.sampai(kantor, "hak-akses", "DITERIMA")
    catatan.tulis(permohonan, oleh=kantor.ppk, isi="Mohon segera.", untuk_pemohon=True)
    permohonan = selesai(
        kantor, permohonan, "nyatakan_lengkap", "tindaklanjuti", "teruskan_hasil", "konfirmasi", "arsipkan"
    )
    segel = Arsip.objects.get(permohonan=permohonan).segel.last()
    assert segel.utuh()
    for milik, ubah in (
        (permohonan.catatan, {"isi": "Tidak usah."}),
        (permohonan.penerimaan, {"dibawa_oleh": "Lain"}),
    ):
        satu = milik.last()
        lama = {nama: getattr(satu, nama) for nama in ubah}
        milik.filter(pk=satu.pk).update(**ubah)
        assert not segel_baru(segel).utuh(), ubah
        milik.filter(pk=satu.pk).update(**lama)
    assert segel_baru(segel).utuh()


def selesai(kantor, permohonan, *aksi):
    for nama in aksi:
        oleh = pabrik.pelaku_aksi(kantor, permohonan, nama)
        permohonan = jalan.lakukan(permohonan, getattr(permohonan.kelas, nama).aksi, oleh)
    return permohonan


def segel_baru(segel):
    return type(segel).objects.get(pk=segel.pk)
