"""Ten seconds: after a move that departed, one screen, one tap, and on to where he was going."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.messages import get_messages

from requests_app import jurnal, services, terpin
from requests_app.models import Jejak, Penyimpangan
from tests import jalan, pabrik
from tests.penyimpangan.bantu import KAMIS_14, didiamkan, kirim, terlambat
from tests.perayap import masuk


@pytest.fixture(autouse=True)
def kamis_siang():
    """The time these stories are told at; who logs in then is there then."""
    with time_machine.travel(KAMIS_14, tick=False) as waktu:
        yield waktu


@pytest.fixture
def satu(kantor):
    return terlambat(kantor)


def alamat(satu, lanjut=""):
    return f"/penyimpangan/{satu.pk}/" + (f"?lanjut={lanjut}" if lanjut else "")


def sebab(satu, kode, uraian="", **isi):
    return {f"p{satu.pk}-sebab": kode, f"p{satu.pk}-uraian": uraian} | isi


def test_a_late_move_asks_why_and_one_tap_goes_on_with_what_the_action_said(kantor):
    permohonan, klien = didiamkan(kantor), masuk(kantor.admin_ppe)
    jawaban = kirim(klien, permohonan, "terima")
    satu = Penyimpangan.objects.get()
    tujuan = urlsplit(jawaban.headers["Location"])
    assert (tujuan.path, parse_qs(tujuan.query)) == (
        alamat(satu),
        {"lanjut": [f"/permohonan/{permohonan.nomor}/"]},
    )
    layar = klien.get(jawaban.headers["Location"]).content.decode()
    assert "Langkah 4 selesai 2 jam 30 menit kerja lewat dari baku 30 menit. Mengapa?" in layar
    assert layar.count('data-aksi="sebab"') == 7
    jawaban = klien.post(alamat(satu), sebab(satu, "ANTREAN", lanjut=f"/permohonan/{permohonan.nomor}/"))
    assert jawaban.headers["Location"] == f"/permohonan/{permohonan.nomor}/"
    kata = [str(m) for m in get_messages(klien.get(jawaban.headers["Location"]).wsgi_request)]
    assert kata == [permohonan.kelas.terima.aksi.selesai, "Sebab penyimpangan tercatat. Terima kasih."]
    satu.refresh_from_db()
    assert (satu.sebab, satu.dijawab_pada) == ("ANTREAN", KAMIS_14)


def test_a_move_in_time_goes_straight_on(kantor):
    permohonan = pabrik.permohonan(kantor, "DIPERINTAHKAN")
    jawaban = kirim(masuk(kantor.admin_ppe), permohonan, "terima")
    assert jawaban.headers["Location"] == f"/permohonan/{permohonan.nomor}/"


def test_the_reason_is_pinned_in_the_journal_without_its_words(kantor, satu):
    masuk(kantor.admin_ppe).post(alamat(satu), sebab(satu, "LAIN", "Genset kantor   rusak"))
    jejak = Jejak.objects.get(aksi="penyimpangan")
    assert (jejak.pelaku, jejak.baris, jejak.peran) == (kantor.admin_ppe, 4, satu.jejak.peran)
    assert jejak.data == {
        "penyimpangan": satu.pk, "jenis": "WAKTU", "sebab": "LAIN", "uraian": terpin.sidik("Genset kantor rusak"),
    }  # fmt: skip
    assert list(jurnal.periksa()) == list(jurnal.periksa_keadaan()) == []


def test_another_reason_wants_words_and_nothing_typed_is_lost(kantor, satu):
    klien = masuk(kantor.admin_ppe)
    jawaban = klien.post(alamat(satu), sebab(satu, "LAIN", lanjut="/antrean/"))
    assert jawaban.status_code == 422
    assert "Tulis sebabnya dengan beberapa kata." in jawaban.content.decode()
    jawaban = klien.post(alamat(satu), sebab(satu, "NGAWUR", "Genset rusak", lanjut="/antrean/"))
    layar = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Genset rusak" in layar
    assert 'name="lanjut" value="/antrean/"' in layar
    assert Penyimpangan.objects.get().dijawab_pada is None


@pytest.mark.parametrize(
    "jahat", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example", "javascript:alert(1)"]
)
def test_it_leads_to_no_other_site(kantor, satu, jahat):
    klien = masuk(kantor.admin_ppe)
    assert "jahat" not in klien.get(alamat(satu), {"lanjut": jahat}).content.decode()
    jawaban = klien.post(alamat(satu), sebab(satu, "ANTREAN", lanjut=jahat))
    assert jawaban.headers["Location"] == "/penyimpangan/"


def test_two_departures_of_one_move_are_one_screen_and_one_save(kantor):
    permohonan = didiamkan(kantor, "DINYATAKAN_LENGKAP")
    isi = pabrik.data_aksi(permohonan, "buat_akun")["akun"]
    isi = {pk: akun | {"hasil": "TIDAK", "alasan": "NIP tidak ditemukan."} for pk, akun in isi.items()}
    pabrik.maju(kantor, permohonan, "buat_akun", akun=isi)
    klien, (output, waktu) = masuk(kantor.admin_ppe), Penyimpangan.objects.order_by("jenis")
    layar = klien.get(alamat(output)).content.decode()
    assert "tidak memberi hasil bagi 1 orang" in layar
    assert "lewat dari baku 30 menit" in layar
    jawaban = klien.post(alamat(output), sebab(output, "DATA", "Nama berbeda"))
    assert jawaban.status_code == 422  # the other one is not chosen yet, and what was typed stays
    assert "Nama berbeda" in jawaban.content.decode()
    klien.post(alamat(output), sebab(output, "DATA") | sebab(waktu, "SPSE"))
    assert [p.sebab for p in Penyimpangan.objects.order_by("jenis")] == ["DATA", "SPSE"]


def test_only_who_performed_the_row_says_why(kantor, satu):
    for orang in (kantor.admin_agency, kantor.satker, kantor.luar):
        assert masuk(orang).get(alamat(satu)).status_code == 404
        assert masuk(orang).post(alamat(satu), sebab(satu, "ANTREAN")).status_code == 404
    for orang in (kantor.kepala_lpse, kantor.pengelola, kantor.auditor):
        layar = masuk(orang).get(alamat(satu))
        assert layar.status_code == 200
        assert 'data-aksi="sebab"' not in layar.content.decode()
        assert masuk(orang).post(alamat(satu), sebab(satu, "ANTREAN")).status_code == 403
    assert Penyimpangan.objects.get().dijawab_pada is None


def test_a_wrong_tap_is_put_right_for_ten_minutes_then_it_stands(kantor, satu, kamis_siang):
    klien = masuk(kantor.admin_ppe)
    klien.post(alamat(satu), sebab(satu, "ANTREAN"))
    kamis_siang.shift(timedelta(minutes=9))
    assert "Dapat diubah sampai" in klien.get(alamat(satu)).content.decode()
    klien.post(alamat(satu), sebab(satu, "SPSE"))
    kamis_siang.shift(timedelta(minutes=1))
    ditolak = klien.post(alamat(satu), sebab(satu, "PEJABAT"))
    assert ditolak.status_code == 403
    assert "tidak dapat diubah lagi" in ditolak.content.decode()
    assert Penyimpangan.objects.get().sebab == "SPSE"
    assert [j.data["sebab"] for j in Jejak.objects.filter(aksi="penyimpangan")] == ["ANTREAN", "SPSE"]


def test_the_same_tap_twice_is_one_entry(kantor, satu):
    klien = masuk(kantor.admin_ppe)
    for _ in range(2):
        assert klien.post(alamat(satu), sebab(satu, "ANTREAN")).status_code == 302
    assert Jejak.objects.filter(aksi="penyimpangan").count() == 1


def test_a_head_is_not_stopped_in_his_box_a_line_leads_there(kantor):
    permohonan, klien = didiamkan(kantor, "DIDISPOSISI"), masuk(kantor.kepala_lpse)
    isi = {"perintahkan-sifat": "BIASA", "perintahkan-harap": "Proses lebih lanjut sesuai SOP"}
    jawaban = kirim(klien, permohonan, "perintahkan", **isi)
    assert jawaban.headers["Location"].startswith("/pimpinan/?sesudah=")
    assert Penyimpangan.objects.get().pelaku == kantor.kepala_lpse
    assert "Jelaskan 1 penyimpangan" in klien.get(jawaban.headers["Location"]).content.decode()


def test_home_says_what_is_still_open_until_it_is_explained(kantor, satu):
    klien = masuk(kantor.admin_ppe)
    assert "Jelaskan 1 penyimpangan" in klien.get("/").content.decode()
    klien.post(alamat(satu), sebab(satu, "ANTREAN"))
    assert "Jelaskan" not in klien.get("/").content.decode()


def test_the_timeline_tells_the_office_and_not_the_applicant(kantor, satu):
    masuk(kantor.admin_ppe).post(alamat(satu), sebab(satu, "ANTREAN", "Rahasia dapur"))
    halaman = f"/permohonan/{satu.permohonan.nomor}/"
    for orang in (kantor.admin_agency, kantor.auditor):
        layar = masuk(orang).get(halaman).content.decode()
        assert "Penyimpangan: lewat baku waktu" in layar
        assert "Waktu: Antrean menumpuk" in layar
        assert "Rahasia dapur" not in layar
    assert "enyimpangan" not in masuk(kantor.satker).get(halaman).content.decode()


def test_what_ended_may_still_be_explained(kantor):
    permohonan = jalan.sampai(kantor, "pembuatan-akun", "DITERIMA")
    services.ambil(permohonan, oleh=kantor.admin_agency)
    pabrik.maju(kantor, permohonan, "tarik")
    satu = Penyimpangan.objects.get(jenis="PERLENGKAPAN")
    assert masuk(kantor.admin_agency).post(alamat(satu), sebab(satu, "PETUGAS")).status_code == 302
    assert list(jurnal.periksa_keadaan()) == []
