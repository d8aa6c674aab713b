"""The journal outlives the person: it holds references and digests, no name, NIP, address, password or free text."""

import json

from django.core.serializers import serialize

from requests_app import jurnal, pengisian, terpin
from requests_app.models import Jejak, Permohonan
from requests_app.models.jejak import kanonik
from tests import jalan, pabrik

NAMA = "Dr. Zulkarnain Wibisana-Tersamar, M.Si."
NIP = "197703142003121234"
SUREL = "zulkarnain.tersamar@contoh.go.id"
TELEPON = "081298765432"
ALASAN = "Sertifikat atas nama istri yang bersangkutan"
CATATAN = "Mohon didahulukan, beliau sakit keras"
RAHASIA = (
    "Zulkarnain",
    "Tersamar",
    NIP,
    SUREL,
    TELEPON,
    "istri",
    "beliau",
    pabrik.SANDI_SPSE,
    "USER",
    "Pembuka",
)


def orang_khas(permohonan):
    permohonan.subjek.update(nama=NAMA, nip=NIP, email=SUREL, telepon=TELEPON)


def semua_jejak():
    """Every word of the table, and what a digest covers."""
    return serialize("json", Jejak.objects.all()) + json.dumps(
        [kanonik(j.isi()).decode() for j in Jejak.objects.all()]
    )


def test_a_walk_with_every_kind_of_free_text_leaves_none_in_the_journal(kantor):
    permohonan = pabrik.draf(kantor)
    orang_khas(permohonan)
    permohonan = pabrik.maju(kantor, permohonan, "ajukan")
    permohonan = pabrik.maju(
        kantor, permohonan, "disposisikan", catatan=CATATAN, nomor_agenda="Agenda beliau"
    )
    permohonan = pabrik.maju(kantor, permohonan, "perintahkan", catatan=CATATAN)
    permohonan = pabrik.maju(kantor, permohonan, "terima")
    permohonan = kembalikan_dan_lengkapi(kantor, permohonan)
    for nama in ("periksa", "nyatakan_lengkap", "buat_akun", "kirim_akun", "buat_draf"):
        permohonan = pabrik.maju(kantor, permohonan, nama)
    permohonan = pabrik.maju(kantor, permohonan, "kembalikan_draf", alasan=ALASAN)
    permohonan = pabrik.maju(kantor, permohonan, "buat_draf")
    permohonan = pabrik.maju(kantor, permohonan, "koreksi", catatan=CATATAN)
    jalan.lakukan(permohonan, permohonan.kelas.tandatangani.aksi, kantor.kepala_ukpbj)
    tertulis = semua_jejak()
    assert [kata for kata in RAHASIA if kata.lower() in tertulis.lower()] == []
    assert Jejak.objects.count() == 17


def kembalikan_dan_lengkapi(kantor, permohonan):
    temuan = pabrik.data_aksi(permohonan, "periksa")["temuan"]
    kode = next(iter(temuan))
    permohonan = pabrik.maju(kantor, permohonan, "periksa", temuan=temuan | {kode: ALASAN})
    permohonan = pabrik.maju(kantor, permohonan, "minta_lengkapi", pesan=CATATAN)
    pengisian.unggah(permohonan, kode, pabrik.pdf(teks="baru"), f"{NAMA}.pdf", oleh=kantor.satker)
    return pabrik.maju(kantor, permohonan, "lengkapi")


def test_reasons_of_an_end_stay_out_of_the_journal(kantor):
    for nama, status in (("tolak", "DITERIMA"), ("tarik", "DIAJUKAN")):
        permohonan = pabrik.permohonan(kantor, status)
        assert pabrik.maju(kantor, permohonan, nama, alasan=ALASAN).alasan == ALASAN
    assert "istri" not in semua_jejak()


def test_a_note_is_kept_as_a_keyed_digest_that_a_guess_does_not_open(kantor, settings):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    pabrik.maju(kantor, permohonan, "disposisikan", catatan=CATATAN)
    sidik = Jejak.objects.get(aksi="disposisikan").data["catatan"]
    assert sidik == terpin.sidik(CATATAN)
    settings.KUNCI_SIDIK = "kunci lain"
    assert sidik != terpin.sidik(CATATAN)


def test_a_person_can_be_erased_without_breaking_the_chain(kantor):
    permohonan = pabrik.permohonan(kantor, "DIKIRIMI_AKUN")
    permohonan.subjek.update(nama="–", nip="", email="dihapus@contoh.go.id", telepon="", user_id="–")
    permohonan.disposisi.update(catatan="")
    permohonan.pemeriksaan.first().butir.update(alasan="")
    type(kantor.satker).objects.filter(pk=kantor.satker.pk).update(
        nama="–", nip=None, email="kosong@contoh.go.id"
    )
    assert list(jurnal.periksa()) == []
    assert list(jurnal.periksa_keadaan()) == []
    assert Permohonan.objects.get().jejak.count() == 8
