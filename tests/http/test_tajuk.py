"""What every answer tells the browser to allow, and what becomes of hostile files."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from requests_app.models import Berkas
from tests import pabrik
from tests.perayap import isi, masuk

CSP = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}


def aturan_csp(tanggapan):
    return {bagian.strip() for bagian in tanggapan.headers["Content-Security-Policy"].split(";")}


def tajuk_umum(tanggapan):
    assert aturan_csp(tanggapan) == CSP
    assert tanggapan.headers["X-Frame-Options"] == "DENY"
    assert tanggapan.headers["Referrer-Policy"] == "same-origin"
    assert tanggapan.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert tanggapan.headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in tanggapan.headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("alamat", "kode"),
    [("/", 200), ("/akun/login/", 200), ("/v/tidakada/", 404), ("/tidak/ada/", 404), ("/antrean/", 302)],
)
def test_a_visitors_pages_carry_the_policy(db, alamat, kode):
    tanggapan = Client().get(alamat)
    assert tanggapan.status_code == kode
    tajuk_umum(tanggapan)


def test_pages_of_who_is_logged_in_carry_the_policy_and_are_kept_by_nobody(kantor):
    permohonan = pabrik.permohonan(kantor, "DIAJUKAN")
    klien = masuk(kantor.kepala_ukpbj)
    halaman = ["/", "/antrean/", "/e-pesan/", "/arsip/", f"/permohonan/{permohonan.nomor}/", "/tidak/ada/"]
    tanggapan = [klien.get(alamat) for alamat in halaman]
    tanggapan.append(masuk(kantor.satker).post(reverse("aksi", args=[permohonan.nomor, "disposisikan"])))
    tanggapan.append(masuk(kantor.orang["super"]).get("/kelola/"))
    assert [r.status_code for r in tanggapan] == [200] * 5 + [404, 403, 200]
    for satu in tanggapan:
        tajuk_umum(satu)
        assert {"no-store", "private"} <= set(satu.headers["Cache-Control"].split(", "))


def gambar(folder):
    berkas = Path(folder) / "foto.png"
    Image.new("RGB", (1200, 1700), "white").save(berkas)
    return berkas


def test_a_stored_document_may_run_and_load_nothing(kantor, tmp_path):
    permohonan = pabrik.draf(kantor)
    klien = masuk(kantor.satker)
    with gambar(tmp_path).open("rb") as foto:
        assert (
            klien.post(reverse("unggah", args=[permohonan.acuan, "s0"]), {"s0-berkas": foto}).status_code
            == 302
        )
    for berkas in permohonan.berkas.filter(terbaru=True):
        tanggapan = klien.get(reverse("berkas", args=[permohonan.acuan, berkas.pk]))
        assert tanggapan.headers["Content-Type"] == berkas.tipe
        assert tanggapan.headers["X-Content-Type-Options"] == "nosniff"
        assert tanggapan.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert tanggapan.headers["Content-Disposition"].startswith("inline; filename*=UTF-8''")
        assert "no-store" in tanggapan.headers["Cache-Control"]
        aturan = aturan_csp(tanggapan)
        assert "default-src 'none'" in aturan
        assert not any(bagian.startswith("script-src") and bagian != "script-src 'self'" for bagian in aturan)
        # The PDF viewer of older browsers refuses a sandboxed document; images never need more.
        assert ("sandbox" in aturan) == (berkas.tipe != "application/pdf")
        assert isi(tanggapan)


def pdf_berskrip():
    dok = pikepdf.open(pabrik.pdf(teks="skrip"))
    dok.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    return _bita(dok)


def _bita(dok):
    keluaran = io.BytesIO()
    dok.save(keluaran)
    return keluaran.getvalue()


def arsip_zip():
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w") as arsip:
        arsip.writestr("program.js", "alert(1)")
    return keluaran.getvalue()


def pdf(**_):
    return pabrik.pdf(teks="baik").getvalue()


HALAMAN = b"<!doctype html><script>alert(1)</script>"
GAMBAR_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
JAHAT = {
    "halaman bernama pdf": ("surat.pdf", lambda: HALAMAN, "bukan PDF/JPG/PNG"),
    "svg bernama png": ("foto.png", lambda: GAMBAR_SVG, "bukan PDF/JPG/PNG"),
    "svg": ("foto.svg", lambda: GAMBAR_SVG, "harus berakhiran .pdf"),
    "program": ("surat.pdf.exe", pdf, "harus berakhiran .pdf"),
    "pdf bernama png": ("foto.png", pdf, "Isi berkas adalah PDF"),
    "halaman di depan pdf": ("surat.pdf", lambda: HALAMAN + pdf(), "data lain di depan"),
    "zip di belakang pdf": ("surat.pdf", lambda: pdf() + arsip_zip(), "menyimpan berkas jenis lain"),
    "pdf berskrip": ("surat.pdf", pdf_berskrip, "skrip aktif"),
    "pdf terpotong": ("surat.pdf", lambda: pdf()[:200], "rusak atau terpotong"),
    "kosong": ("surat.pdf", lambda: b"", "kosong"),
    "terlalu besar": ("surat.pdf", lambda: b"%PDF-1.7\n" + b"0" * 10 * 1024**2, "melebihi batas 10 MB"),
}


def simpanan(settings):
    return {f for f in Path(settings.GUDANG_DIR).rglob("*") if f.is_file()}


@pytest.mark.parametrize("jenis", JAHAT)
def test_a_hostile_file_is_refused_with_the_way_out_and_nothing_is_stored(kantor, settings, jenis):
    nama, buat, kalimat = JAHAT[jenis]
    permohonan = pabrik.draf(kantor, lengkap=False)
    sebelum = simpanan(settings)
    unggahan = SimpleUploadedFile(nama, buat(), content_type="application/pdf")
    tanggapan = masuk(kantor.satker).post(
        reverse("unggah", args=[permohonan.acuan, "s0"]), {"s0-berkas": unggahan}
    )
    assert tanggapan.status_code == 422
    assert kalimat in tanggapan.content.decode()
    assert not Berkas.objects.exists()
    assert simpanan(settings) == sebelum


def test_a_document_nobody_asked_for_is_not_taken(kantor):
    permohonan = pabrik.draf(kantor, lengkap=False)
    alamat = reverse("unggah", args=[permohonan.acuan, "s99"])
    assert masuk(kantor.satker).post(alamat, {"s99-berkas": pabrik.pdf()}).status_code == 422
    assert not Berkas.objects.exists()
