"""Is this letter genuine? The page for everybody and the command give the same verdict of a fixed table, and keep nothing."""

import hashlib
import io
import json
import subprocess
import sys
import threading
import zlib
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from requests_app.models import NomorSurat, Surat, VersiSurat
from requests_app.surat import putusan
from requests_app.surat.ca_uji import buat_ca_uji, buat_penanda_uji
from requests_app.surat.putusan import PUTUSAN, putuskan
from tests import pabrik
from tests.surat.conftest import AKAR_PROYEK, SANDI

ALAMAT = "/v/"


@pytest.fixture
def tercatat(kantor, bertanda_tangan, folder_ca, settings):
    """The signed letter of these tests as the register's own."""
    settings.PENANDA_DIR = folder_ca
    return catat(kantor, bertanda_tangan)


def catat(kantor, pdf, urut=14):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN", orang=2)
    teks = f"B-{urut:03}/UKPBJ/000.3.5/11/2026"
    nomor = NomorSurat.objects.create(
        permohonan=permohonan, tahun=2026, urut=urut, teks=teks, tanggal=date(2026, 11, 20), keadaan="DIPAKAI",
        dipesan_oleh=kantor.kepala_ukpbj,
    )  # fmt: skip
    surat = Surat.objects.create(
        permohonan=permohonan, jenis="pemberitahuan", nomor=nomor, beku_sha256="b" * 64,
        beku_rincian={"jumlah_halaman": 1}, sha256=hashlib.sha256(pdf).hexdigest(),
        penanda_tangan=kantor.kepala_ukpbj, penanda_jabatan="Plh. Kepala UKPBJ", ditandatangani_pada=timezone.now(),
    )  # fmt: skip
    isi = pabrik.ISI_SURAT | {"hal": "Pemberitahuan Pembuatan Akun SPSE"}
    VersiSurat.objects.create(
        surat=surat, urut=1, jenis="KOREKSI", isi=isi, oleh=kantor.kepala_lpse, pada=timezone.now()
    )
    return surat


def tambahi(pdf):
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    penulis.root["/Lang"] = generic.pdf_string("en")
    penulis.update_root()
    keluaran = io.BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def simpan_ulang(pdf, **pilihan):
    keluaran = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as isi:
        isi.save(keluaran, **pilihan)
    return keluaran.getvalue()


def ganti_kata(pdf):
    """Another User ID in the page itself, every other byte where it was: what a forger with a hex editor does."""
    isi = bytearray(pdf)
    letak = pdf.index(b"stream") + 200
    isi[letak] ^= 1
    return bytes(isi)


def bom():
    """Some kilobytes that unpack to very much in the cross-reference stream itself."""
    padat = zlib.compress(bytes(300_000_000), 1)
    badan = (
        b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Index[0 1]/Root 1 0 R/Filter/FlateDecode/Length "
    )
    badan += (
        str(len(padat)).encode() + b">>\nstream\n" + padat + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    )
    return badan


def asing(bubuhkan, folder):
    buat_ca_uji(folder, bit=2048)
    p12 = buat_penanda_uji(
        folder, kunci_berkas="x", nama="Bambang Contohwan", jabatan="Kepala", sandi=SANDI, bit=2048
    )
    return bubuhkan(p12)


@pytest.fixture
def berkas(tercatat, bertanda_tangan, surat, bubuhkan, berkas_p12, tmp_path):
    """{verdict: real bytes that deserve it}."""
    return {
        "ASLI": bertanda_tangan,
        "DITAMBAHI": tambahi(bertanda_tangan),
        "DIUBAH": ganti_kata(bertanda_tangan),
        "DISIMPAN_ULANG": simpan_ulang(bertanda_tangan),
        "TANPA_TANDA_TANGAN": surat.pdf,
        "PIHAK_LAIN": asing(bubuhkan, tmp_path / "asing"),
        "TIDAK_TERCATAT": bubuhkan(berkas_p12),
        "TERKUNCI": simpan_ulang(surat.pdf, encryption=pikepdf.Encryption(user="x", owner="y")),
        "RUSAK": bertanda_tangan[:-5000],
        "BUKAN_PDF": b"\xff\xd8\xff\xe0 sebuah foto",
    }


def unggah(pdf, klien=None, kode="", nama="surat.pdf"):
    return (klien or Client()).post(ALAMAT, {"berkas": SimpleUploadedFile(nama, pdf), "kode": kode})


def test_each_kind_of_file_gets_its_verdict_on_the_page(berkas):
    assert {kode: unggah(pdf).context["putusan"].kode for kode, pdf in berkas.items()} == {
        k: k for k in berkas
    }


@pytest.mark.parametrize(
    ("kode", "tanda_tangan", "identik"),
    [("ASLI", "SAH", True), ("DITAMBAHI", "DIUBAH_SETELAH_DITANDATANGANI", False)],
)
def test_the_command_gives_the_same_verdict(berkas, tmp_path, kode, tanda_tangan, identik):
    (tmp_path / "berkas.pdf").write_bytes(berkas[kode])
    keluaran = io.StringIO()
    call_command("verifikasi_surat", str(tmp_path / "berkas.pdf"), "--format", "json", stdout=keluaran)
    hasil = json.loads(keluaran.getvalue())
    assert (hasil["kesimpulan"], hasil["putusan"], hasil["identik"]) == (kode, tanda_tangan, identik)
    assert hasil["penanda_tangan"] == "Bambang Contohwan"


def test_a_copy_saved_anew_in_any_way_is_no_original(tercatat, bertanda_tangan):
    for pilihan in (
        {"linearize": True},
        {"compress_streams": False},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    ):
        assert putuskan(simpan_ulang(bertanda_tangan, **pilihan)).kode == "DISIMPAN_ULANG", pilihan


def test_bytes_after_the_end_are_an_addition_to_the_letter_they_follow(tercatat, bertanda_tangan):
    hasil = putuskan(bertanda_tangan + b"\n% tambahan\n")
    assert (hasil.kode, hasil.surat) == ("DITAMBAHI", tercatat)


def test_a_signature_removed_by_an_addition_does_not_hide_what_it_was(tercatat, bertanda_tangan):
    penulis = IncrementalPdfFileWriter(io.BytesIO(bertanda_tangan))
    del penulis.root["/AcroForm"]
    penulis.update_root()
    keluaran = io.BytesIO()
    penulis.write(keluaran)
    assert putuskan(keluaran.getvalue()).kode == "DITAMBAHI"


def test_another_genuine_letter_is_not_this_one(kantor, tercatat, bertanda_tangan):
    lain = catat(kantor, b"%PDF- surat lain", urut=15)
    assert putuskan(bertanda_tangan, dimaksud=lain).kode == "SURAT_LAIN"
    assert putuskan(bertanda_tangan, dimaksud=tercatat).kode == "ASLI"
    halaman = unggah(bertanda_tangan, kode=lain.kode_verifikasi).content.decode()
    assert "bukan surat ini" in halaman
    assert "B-015" in halaman
    assert "B-014" in halaman


def test_a_file_that_takes_too_long_ends_in_a_verdict(tercatat, surat, monkeypatch):
    monkeypatch.setattr(putusan, "DETIK_TERLAMA", 0.01)
    assert putuskan(surat.pdf).kode == "TERLALU_RUMIT"


def test_a_bomb_ends_in_a_verdict(tercatat):
    assert putuskan(bom()).kode in ("TERLALU_RUMIT", "RUSAK")


def test_before_the_first_certificate_every_signer_is_a_stranger(kantor, bertanda_tangan, settings, tmp_path):
    settings.PENANDA_DIR = tmp_path / "belum"
    assert putuskan(bertanda_tangan).kode == "PIHAK_LAIN"


@pytest.mark.parametrize(
    "jawaban",
    [b"", b"{}", b"null", b'{"putusan": "SAH"}', b'{"putusan": "ASLI", "bentuk": "BIASA"}', b"[1", b"\xff"],
)
def test_the_process_that_read_the_file_is_not_believed_beyond_known_words(jawaban):
    assert putusan._temuan_sah(jawaban) == {}


def test_every_verdict_has_plain_words(berkas):
    assert set(putusan.DARI_TANDA_TANGAN.values()) <= PUTUSAN.keys()
    assert set(berkas) <= PUTUSAN.keys()
    for kata in PUTUSAN.values():
        for kalimat in (kata.judul, kata.arti, kata.lalu):
            assert not {"SHA", "PAdES", "hash", "byte range"} & set(kalimat.split())
        assert kata.arti.endswith(".")
        assert kata.lalu.endswith(".")
        assert kata.warna in ("sukses", "perhatian", "galat")
    assert [kode for kode, kata in PUTUSAN.items() if kata.warna == "sukses"] == ["ASLI"]


class TestHalaman:
    def test_a_clerk_with_the_paper_finds_all_there_is_to_compare(self, tercatat):
        halaman = Client().get(reverse("verifikasi", args=[tercatat.kode_verifikasi])).content.decode()
        for kata in (
            "Surat ini tercatat", "B-014/UKPBJ/000.3.5/11/2026", "20 November 2026", "Kepala Ukpbj",
            "Pemberitahuan Pembuatan Akun SPSE", "Plh. Kepala UKPBJ", "2 orang", "1 halaman", "Berlaku", "UJI",
        ):  # fmt: skip
            assert kata in halaman, kata

    def test_nobody_of_the_table_is_named_to_the_public(self, tercatat, bertanda_tangan):
        halaman = Client().get(reverse("verifikasi", args=[tercatat.kode_verifikasi])).content.decode()
        halaman += unggah(bertanda_tangan).content.decode()
        orang = tercatat.permohonan.subjek.first()
        for rahasia in (orang.nama, orang.nip, orang.email, orang.nomor_sk, tercatat.permohonan.nomor):
            assert rahasia
            assert rahasia not in halaman

    def test_the_state_says_whether_it_was_sent(self, tercatat):
        alamat = reverse("verifikasi", args=[tercatat.kode_verifikasi])
        assert "belum dikirim" in Client().get(alamat).content.decode()
        tercatat.dikirim_pada = timezone.now()
        tercatat.save()
        assert "dikirim kepada penerima" in Client().get(alamat).content.decode()

    def test_an_unknown_code_says_what_to_do(self, tercatat):
        tanggapan = Client().get("/v/tidak-ada/")
        assert tanggapan.status_code == 404
        for kata in ("Surat tidak dikenal", "Pindai ulang", "Hubungi"):
            assert kata in tanggapan.content.decode()

    def test_a_letter_that_is_not_signed_is_unknown(self, tercatat):
        tercatat.sha256 = tercatat.penanda_jabatan = ""
        tercatat.penanda_tangan = tercatat.ditandatangani_pada = None
        tercatat.save()
        assert Client().get(reverse("verifikasi", args=[tercatat.kode_verifikasi])).status_code == 404

    def test_nothing_of_an_upload_is_kept(self, tercatat, surat, settings):
        sebelum = [sorted(map(str, settings.DATA_DIR.rglob("*"))), list(settings.GUDANG_DIR.rglob("*"))]
        unggah(surat.pdf)
        sesudah = [sorted(map(str, settings.DATA_DIR.rglob("*"))), list(settings.GUDANG_DIR.rglob("*"))]
        assert sesudah == sebelum

    @pytest.mark.parametrize(
        ("isi", "pesan"),
        [(None, "Pilih berkas PDF"), (b"x" * (10 * 1024 * 1024 + 1), "lebih dari 10 MB")],
        ids=["tanpa berkas", "terlalu besar"],
    )
    def test_what_cannot_be_checked_is_said(self, db, isi, pesan):
        tanggapan = unggah(isi) if isi else Client().post(ALAMAT)
        assert tanggapan.status_code == 422
        assert pesan in tanggapan.content.decode()

    def test_an_empty_file_has_a_verdict_too(self, db):
        assert unggah(b"").context["putusan"].kode == "BUKAN_PDF"

    def test_the_form_wants_its_token(self, db):
        assert unggah(b"%PDF-", Client(enforce_csrf_checks=True)).status_code == 403

    def test_one_address_may_check_so_many_and_no_more(self, db, monkeypatch):
        monkeypatch.setattr("requests_app.views.verifikasi.PEMBATAS.banyak", 2)
        kode = [Client().post(ALAMAT).status_code for _ in range(3)]
        assert kode == [422, 422, 429]
        assert Client(REMOTE_ADDR="10.9.8.7").post(ALAMAT).status_code == 422
        assert "Tunggu" in Client().post(ALAMAT).content.decode()

    def test_addresses_of_one_network_share_what_they_may_check(self, db, monkeypatch):
        """Whoever has IPv6 has a new address for each try."""
        monkeypatch.setattr("requests_app.views.verifikasi.PEMBATAS.banyak", 2)
        alamat = ("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::9")
        assert [Client(REMOTE_ADDR=a).post(ALAMAT).status_code for a in alamat] == [422, 422, 429]

    def test_strangers_do_not_take_all_of_the_server(self, tercatat, surat, monkeypatch):
        monkeypatch.setattr(putusan, "DETIK_ANTRE", 0.01)
        monkeypatch.setattr(putusan, "_antrean", threading.BoundedSemaphore(1))
        with putusan._antrean:
            sibuk = unggah(surat.pdf)
        assert sibuk.status_code == 503
        assert "belum diperiksa" in sibuk.content.decode()
        assert unggah(surat.pdf).status_code == 200

    def test_a_hostile_name_of_a_file_is_only_text(self, db):
        halaman = unggah(b"bukan", nama='"><xss-uji>.pdf').content.decode()
        assert "<xss-uji>" not in halaman

    def test_nothing_internal_is_told_of_a_stranger_file(self, tercatat, surat):
        halaman = unggah(surat.pdf).content.decode()
        for kata in ("Traceback", "/tmp", "pyhanko", "requests_app", "gudang"):
            assert kata not in halaman


def test_the_child_that_reads_the_file_starts_without_the_portal():
    perintah = "import sys, requests_app.surat.pemeriksa, requests_app.surat.verifikasi; print('django' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "False"


def test_the_table_in_the_documentation_is_this_table():
    baris = [
        b.split("|")
        for b in (AKAR_PROYEK / "docs/verifikasi-surat.md").read_text().splitlines()
        if b[:3] == "| `"
    ]
    assert {b[1].strip(" `"): b[2].strip() for b in baris} == {
        kode: kata.judul for kode, kata in PUTUSAN.items()
    }
