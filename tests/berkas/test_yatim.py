"""What nothing speaks of goes after a week; what anything speaks of stays."""

import os
import time

from accounts_app.models import ProfilKantor
from requests_app import jurnal, pengisian, yatim
from requests_app.berkas import gudang
from requests_app.models import Permohonan
from tests import pabrik

LAMA = yatim.DETIK_YATIM + 3600


def tuakan(*sidik):
    for satu in sidik:
        os.utime(gudang.jalur(satu), (time.time() - LAMA, time.time() - LAMA))


def ada(sidik):
    return gudang.jalur(sidik).exists()


def test_the_documents_of_a_deleted_draft_go_after_a_week(kantor):
    permohonan = pabrik.draf(kantor)
    sidik = list(permohonan.berkas.values_list("sha256", flat=True))
    pengisian.hapus_draf(permohonan)
    assert yatim.buang() == 0
    tuakan(*sidik)
    assert yatim.buang() == len(set(sidik)) > 1
    assert not any(map(ada, sidik))


def test_what_a_row_names_stays_however_old(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    sidik = list(permohonan.berkas.values_list("sha256", flat=True))
    logo = gudang.simpan(b"logo")
    ProfilKantor.objects.update(logo_sha256=logo)
    tuakan(*sidik, logo)
    assert yatim.buang() == 0
    assert all(map(ada, [*sidik, logo]))


def test_what_only_the_journal_names_stays(kantor):
    permohonan = pabrik.permohonan(kantor)
    beku = gudang.simpan(b"surat yang pernah dibekukan")
    jurnal.catat(Permohonan.objects.get(pk=permohonan.pk), aksi="pesan_nomor", data={"beku": beku})
    tuakan(beku)
    assert yatim.buang() == 0
    assert ada(beku)


def test_what_is_kept_again_is_young_again(kantor):
    sidik = gudang.simpan(b"diunggah dua kali")
    tuakan(sidik)
    gudang.simpan(b"diunggah dua kali")
    assert yatim.buang() == 0
    assert gudang.utuh(sidik)


def test_a_file_kept_again_while_it_is_being_thrown_away_is_put_back(kantor):
    sidik = gudang.simpan(b"hampir terbuang")
    assert not gudang.buang(sidik, time.time() - 60)
    assert gudang.utuh(sidik)
    assert not gudang.buang("0" * 64, time.time())
