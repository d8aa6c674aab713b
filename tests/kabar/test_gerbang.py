"""The gateway on a real socket: what it is told, what it never learns, and what becomes of its refusals."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
from urllib.parse import parse_qs

import pytest

from requests_app import kabar
from requests_app.gerbang import periksa
from requests_app.gerbang.sambungan import keberatan
from tests import pabrik
from tests.kabar.conftest import keadaan, kerjakan

KANARI = "KANARI-7f3a"


@pytest.fixture
def orang(kantor):
    satu = kantor.satker
    satu.nama, satu.nip, satu.telepon = f"{KANARI} Nama", "197801012003121004", "0812-3456-7890"
    satu.save()
    return satu


@pytest.fixture
def kirim_gerbang(orang, kirim):
    """A notice by the gateway alone, full of what it must not carry."""

    def satu(peristiwa="pesan", **lain):
        rahasia = f"{KANARI} {orang.nip} {orang.nama}"
        return kirim(orang, peristiwa, saluran=["gerbang"], perihal=rahasia, isi=rahasia, **lain)

    return satu


def pesan_terakhir(gerbang):
    return json.loads(gerbang.dikirim[-1][2])


def test_of_no_kind_does_the_gateway_learn_more_than_number_status_and_address(
    kantor, orang, kirim_gerbang, gerbang, settings
):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    for kode in kabar.PERISTIWA:
        pesan = kirim_gerbang(kode, permohonan=permohonan, tautan=f"/rahasia/{KANARI}/")
        assert kerjakan("gerbang") == ["selesai"]
        isi = pesan_terakhir(gerbang)
        alamat = f"{settings.PORTAL_URL}/e-pesan/{pesan.pk}/"
        jenis = kabar.PERISTIWA[kode]
        nomor = [f"{permohonan.nomor}: {jenis.kata}", f"Status: {permohonan.get_status_display()}"]
        assert isi == {
            "target": orang.telepon,
            "message": "\n".join([*([jenis.kata] if kode == "akun" else nomor), alamat]),
        }
    semua = b"".join(isi + repr(tajuk).encode() for _, tajuk, isi in gerbang.dikirim)
    for rahasia in (KANARI, orang.nip, str(permohonan.unit), permohonan.subjek.get().nama, orang.email):
        assert rahasia.encode() not in semua


def test_the_signature_covers_time_and_body_and_a_repeat_carries_the_same_key(kirim_gerbang, gerbang):
    gerbang.jawaban = [(503, {}, b""), (200, {}, b"")]
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == ["tunda"]
    assert keadaan(pesan, "GERBANG").keadaan == "MENUNGGU"
    assert kerjakan("gerbang") == ["selesai"]
    assert keadaan(pesan, "GERBANG").keadaan == "TERKIRIM"
    for _, tajuk, isi in gerbang.dikirim:
        data = f"{tajuk['X-Portal-Timestamp']}.".encode() + isi
        tanda = hmac.new(b"kunci-gerbang", data, hashlib.sha256).hexdigest()
        assert tajuk["X-Portal-Signature"] == f"sha256={tanda}"
        assert tajuk["Idempotency-Key"] == keadaan(pesan, "GERBANG").pengenal
        assert "kunci-gerbang" not in repr(tajuk)
    assert len(gerbang.dikirim) == 2


@pytest.mark.parametrize("status", [408, 429, 500, 302])
def test_a_gateway_in_trouble_only_waits_and_a_redirect_is_not_followed(kirim_gerbang, gerbang, status):
    gerbang.jawaban = [(status, {"Location": f"{gerbang.alamat}/lain"}, b"")]
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == ["tunda"]
    assert keadaan(pesan, "GERBANG").keadaan == "MENUNGGU"
    assert [jalur for jalur, *_ in gerbang.dikirim] == ["/send"]


def test_a_gateway_that_is_gone_only_waits(kirim_gerbang, gerbang):
    gerbang.tutup()
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == ["tunda"]
    assert keadaan(pesan, "GERBANG").keadaan == "MENUNGGU"


def test_a_number_refused_for_good_ends_with_its_reason(kirim_gerbang, gerbang):
    gerbang.jawaban = [(422, {}, b"")]
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == ["selesai"]
    assert kerjakan("gerbang") == []
    kini = keadaan(pesan, "GERBANG")
    assert (kini.keadaan, kini.keterangan) == ("DITOLAK", "Gerbang menolak pesan ini (HTTP 422).")


def test_a_gateway_taken_away_ends_what_was_promised_to_it(kirim_gerbang, gerbang, settings):
    pesan = kirim_gerbang()
    settings.GERBANG = ""
    assert kerjakan("gerbang") == ["selesai"]
    assert keadaan(pesan, "GERBANG").keadaan == "DITOLAK"


@pytest.mark.parametrize(
    ("badan", "akhir", "keadaan_akhir"),
    [
        (b'{"status": true, "id": ["1"]}', "selesai", "TERKIRIM"),
        (b'{"status": false, "reason": "target invalid"}', "selesai", "DITOLAK"),
        (b'{"Status": false, "reason": "disconnected device"}', "tunda", "MENUNGGU"),
        (b"<html>masuk dahulu</html>", "tunda", "MENUNGGU"),
    ],
)
def test_fonnte_is_sent_its_form_and_believed_by_its_body(
    kirim_gerbang, gerbang, settings, badan, akhir, keadaan_akhir
):
    settings.GERBANG = "fonnte"
    gerbang.jawaban = [(200, {}, badan)]
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == [akhir]
    assert keadaan(pesan, "GERBANG").keadaan == keadaan_akhir
    _, tajuk, isi = gerbang.dikirim[0]
    assert tajuk["Authorization"] == "kunci-gerbang"
    isi = parse_qs(isi.decode())
    assert isi.keys() == {"target", "message", "countryCode"}
    assert (isi["target"], isi["countryCode"]) == (["0812-3456-7890"], ["62"])


@pytest.mark.parametrize(
    ("url", "boleh"),
    [
        ("https://api.fonnte.com/send", True),
        ("http://127.0.0.1:9/x", True),
        ("http://[::1]:9/x", True),
        ("http://localhost/x", True),
        ("http://10.0.0.5/x", False),
        ("http://localhost.contoh.id/x", False),
        ("https://nama:sandi@contoh.id/x", False),
        ("ftp://127.0.0.1/x", False),
        ("", False),
    ],
)
def test_nothing_is_sent_in_the_clear_but_to_this_machine(url, boleh):
    assert (keberatan(url) == "") is boleh


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [("GERBANG", "burung"), ("GERBANG_TOKEN", ""), ("GERBANG_URL", "http://gerbang.contoh.id/")],
)
def test_a_gateway_that_cannot_work_is_refused_at_start_up(gerbang, settings, nama, nilai):
    assert periksa(None) == []
    setattr(settings, nama, nilai)
    (galat,) = periksa(None)
    assert galat.id == "gerbang.E001"


def test_a_clear_address_leaves_the_promise_waiting(kirim_gerbang, gerbang, settings):
    settings.GERBANG_URL = "http://192.0.2.1/send"
    pesan = kirim_gerbang()
    assert kerjakan("gerbang") == ["tunda"]
    assert keadaan(pesan, "GERBANG").keadaan == "MENUNGGU"
    assert gerbang.dikirim == []


def test_the_token_may_come_from_a_file(tmp_path):
    (tmp_path / "token").write_text("dari-berkas\n")
    alam = {"PORTAL_GERBANG": "fonnte", "PORTAL_GERBANG_TOKEN_FILE": str(tmp_path / "token")}
    kode = "from lpse_portal.settings import base as b; print(b.GERBANG, b.GERBANG_URL, b.GERBANG_TOKEN)"
    hasil = subprocess.run(
        [sys.executable, "-c", kode], env=os.environ | alam, capture_output=True, text=True, check=True
    )
    assert hasil.stdout.split() == ["fonnte", "https://api.fonnte.com/send", "dari-berkas"]
