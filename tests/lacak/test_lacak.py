"""Tracking without logging in: number and code show the way of a permohonan, and nothing about anybody."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts_app.models import Pengguna
from requests_app.models import Permohonan
from requests_app.penomoran import ALFABET
from requests_app.sop.pembuatan_akun import PembuatanAkun
from requests_app.views.lacak import PEMBATAS, TIDAK_COCOK
from tests import jalan, pabrik
from tests.perayap import masuk


@pytest.fixture(autouse=True)
def tanpa_hitungan(db):
    cache.clear()


def lacak(nomor, kode, metode="get", **kepala):
    isi = {"nomor": nomor, "kode": kode}
    return getattr(Client(), metode)(reverse("lacak"), isi, **kepala)


def halaman(permohonan):
    tanggapan = lacak(permohonan.nomor, permohonan.kode_lacak)
    assert tanggapan.status_code == 200
    return tanggapan.content.decode()


def kata_pribadi(permohonan):
    """Every word by which a person, a paper or a unit of this office could be known."""
    for orang in Pengguna.objects.all():
        yield from (orang.nama, orang.email, orang.nip)
    for satu in permohonan.subjek.all():
        yield from (satu.nama, satu.nip, satu.email, satu.user_id, satu.nomor_sk, satu.nomor_sertifikat)
        yield from (satu.jabatan, satu.alasan_hasil)
    yield from (permohonan.unit.nama, permohonan.nomor_surat, permohonan.hal, permohonan.alasan)
    yield permohonan.penanda_tangan
    yield from permohonan.berkas.values_list("nama", flat=True)
    yield from permohonan.surat.exclude(nomor=None).values_list("nomor__teks", flat=True)
    yield from permohonan.disposisi.exclude(catatan="").values_list("catatan", flat=True)


STATUS = [b.status for b in (*PembuatanAkun.LANGKAH, *PembuatanAkun.TAMBAHAN) if b.status != "DRAF"]


@pytest.fixture
def bernama(kantor):
    """The cast is called after its roles, which the steps print: give everybody a name of his own."""
    for orang in kantor.orang.values():
        orang.nama = f"Bernama Unik{orang.pk:03}"
        orang.nip = f"19850101201001{orang.pk:04}"
        orang.save()
    return kantor


def badan(isi):
    return isi[isi.index("<main") : isi.index("</main>")].lower()


@pytest.mark.parametrize("status", [*STATUS, "SELESAI", "DITOLAK", "DITARIK"])
def test_no_status_shows_a_name_a_paper_or_a_reason(bernama, status):
    permohonan = jalan.sampai(bernama, "pembuatan-akun", status)
    tampil = badan(halaman(permohonan))
    kata = {k for k in kata_pribadi(permohonan) if k}
    assert len(kata) > 40
    assert [k for k in kata if k.lower() in tampil] == []
    assert f'data-status="{status.lower()}"' in tampil
    assert permohonan.unit.kode in tampil


def test_names_are_sought_where_they_would_be_found(bernama):
    """Else the test above would prove nothing: the page for the office shows them."""
    kantor = bernama
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DITERIMA")
    tanggapan = masuk(kantor.admin_ppe).get(reverse("permohonan", args=[permohonan.nomor]))
    tampil = badan(tanggapan.content.decode())
    assert sum(k.lower() in tampil for k in {k for k in kata_pribadi(permohonan) if k}) > 8


def test_filing_draws_a_code_of_six_characters_that_cannot_be_misread(kantor):
    kode = {pabrik.permohonan(kantor).kode_lacak for _ in range(5)}
    assert len(kode) == 5
    assert all(len(k) == 6 and set(k) <= set(ALFABET) for k in kode)
    assert pabrik.draf(kantor).kode_lacak == ""


@pytest.mark.parametrize("metode", ["get", "post"])
def test_number_and_code_are_taken_however_they_are_typed(kantor, metode):
    permohonan = pabrik.permohonan(kantor)
    nomor, kode = permohonan.nomor, permohonan.kode_lacak
    for tertulis in (
        nomor.lower(), nomor.replace("-", " "), nomor.replace("-", "/"), nomor.replace("-", ""),
        f"  {nomor} ", nomor.replace("-", " - "), nomor.replace("-", "–"),
    ):  # fmt: skip
        for kata in (kode, kode.lower(), f" {kode[:3]} {kode[3:]}", f"{kode[:3]}-{kode[3:]}"):
            assert lacak(tertulis, kata, metode).status_code == 200, (tertulis, kata)


def test_a_wrong_number_and_a_wrong_code_read_the_same(kantor):
    permohonan = pabrik.permohonan(kantor)
    salah_kode = lacak(permohonan.nomor, "AAAAAA" if permohonan.kode_lacak != "AAAAAA" else "BBBBBB")
    Permohonan.objects.filter(pk=permohonan.pk).update(nomor=nomor_lain())
    salah_nomor = lacak(permohonan.nomor, permohonan.kode_lacak)
    for tanggapan in (salah_kode, salah_nomor):
        assert tanggapan.status_code == 422
        assert TIDAK_COCOK in tanggapan.content.decode()
    bersih = [re.sub(r'value="[^"]*"', "", t.content.decode()) for t in (salah_kode, salah_nomor)]
    assert bersih[0] == bersih[1]


def nomor_lain():
    from requests_app.penomoran import aksara_periksa

    return f"PPK-2026-999999-{aksara_periksa('PPK-2026-999999')}"


def test_a_slip_in_the_number_is_told_and_costs_no_try(kantor):
    permohonan = pabrik.permohonan(kantor)
    akhir = "22" if permohonan.nomor[-2:] != "22" else "33"
    for _ in range(15):
        tanggapan = lacak(permohonan.nomor[:-2] + akhir, permohonan.kode_lacak)
        assert tanggapan.status_code == 422
        assert "salah ketik" in tanggapan.content.decode()
    assert lacak(permohonan.nomor, permohonan.kode_lacak).status_code == 200


def test_many_addresses_do_not_make_the_cache_forget_each_other(kantor, rf):
    """A full cache throws away what it holds: the tries of everybody, and of those who try passwords."""
    cache.set("allauth:gagal-masuk", 5, 600)
    pertama = [PEMBATAS.ambil(rf.get("/lacak/", REMOTE_ADDR="10.0.0.1")) for _ in range(PEMBATAS.banyak)]
    assert None not in pertama
    for urut in range(2, 60):
        for _ in range(PEMBATAS.banyak):
            PEMBATAS.ambil(rf.get("/lacak/", REMOTE_ADDR=f"10.0.0.{urut}"))
    assert PEMBATAS.ambil(rf.get("/lacak/", REMOTE_ADDR="10.0.0.1")) is None
    assert cache.get("allauth:gagal-masuk") == 5


def test_a_draft_is_never_found(kantor):
    draf = pabrik.draf(kantor)
    for nomor in (draf.kode_draf, "", "None", nomor_lain()):
        for kode in ("", draf.kode_draf[:6], "None"):
            assert lacak(nomor, kode).status_code == 422


def test_a_permohonan_without_a_code_is_found_by_no_code(kantor):
    permohonan = pabrik.permohonan(kantor)
    Permohonan.objects.filter(pk=permohonan.pk).update(kode_lacak="")
    for kode in ("", "-", "------", " "):
        assert lacak(permohonan.nomor, kode).status_code == 422


def test_the_eleventh_wrong_try_waits_even_with_the_right_code(kantor):
    permohonan = pabrik.permohonan(kantor)
    for _ in range(10):
        assert lacak(permohonan.nomor, "AAAAA2").status_code == 422
    for kode in ("AAAAA2", permohonan.kode_lacak):
        tanggapan = lacak(permohonan.nomor, kode)
        assert tanggapan.status_code == 429
        assert 1 <= int(tanggapan.headers["Retry-After"]) <= 600
        assert "10 menit</strong> lagi" in tanggapan.content.decode()
        assert "no-store" in tanggapan.headers["Cache-Control"]
    assert lacak(permohonan.nomor, permohonan.kode_lacak, REMOTE_ADDR="192.0.2.7").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(seconds=PEMBATAS.detik + 1)):
        assert lacak(permohonan.nomor, permohonan.kode_lacak).status_code == 200


def test_the_waiting_time_is_told_as_it_shrinks(kantor):
    permohonan = pabrik.permohonan(kantor)
    mulai = timezone.now()
    with time_machine.travel(mulai, tick=False):
        for _ in range(10):
            lacak(permohonan.nomor, "AAAAA2")
    with time_machine.travel(mulai + timedelta(minutes=7), tick=False):
        tanggapan = lacak(permohonan.nomor, "AAAAA2")
        assert tanggapan.headers["Retry-After"] == "180"
        assert "3 menit</strong> lagi" in tanggapan.content.decode()


def test_who_knows_the_code_may_look_as_often_as_he_likes(kantor):
    permohonan = pabrik.permohonan(kantor)
    for _ in range(15):
        assert lacak(permohonan.nomor, permohonan.kode_lacak).status_code == 200


def test_the_page_is_in_no_cache_and_no_search_engine(kantor):
    permohonan = pabrik.permohonan(kantor)
    for tanggapan in (Client().get(reverse("lacak")), lacak(permohonan.nomor, permohonan.kode_lacak)):
        assert "no-store" in tanggapan.headers["Cache-Control"]
        assert "noindex" in tanggapan.headers["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex">' in tanggapan.content.decode()


def test_it_says_when_it_will_be_done_and_that_the_clock_waits_for_the_applicant(kantor):
    berjalan = halaman(pabrik.permohonan(kantor, "DITERIMA"))
    assert "Paling lambat <time" in berjalan
    assert "Langkah 5 dari 13" in re.sub(r"<[^>]+>", "", berjalan)
    kembali = halaman(jalan.sampai(kantor, "pembuatan-akun", "DIKEMBALIKAN"))
    assert "Waktu layanan dijeda" in kembali
    assert "Satuan kerja diminta melengkapi" in kembali
    assert "Paling lambat <time" not in kembali


def test_a_late_row_is_admitted(kantor):
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        assert "lewat baku waktu" in halaman(permohonan)


@pytest.mark.parametrize(
    "sampah", ["²", "x" * 3000, "%00", "{{7*7}}", "1' OR '1'='1", "PPK-2026-٠٠٠٤١٧-K7", "\ud83d"]
)
def test_rubbish_is_refused_in_words(sampah):
    if sampah == "\ud83d":
        sampah = "😀"
    for tanggapan in (
        lacak(sampah, sampah),
        lacak("", ""),
        Client().get(reverse("lacak"), {"nomor": sampah}),
    ):
        assert tanggapan.status_code in (400, 422)
        assert "49" not in tanggapan.content.decode().partition("<main")[2].partition("</main>")[0]
