"""A letter, its renderings and its signers, made once a session. No database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno
from django.template import Context, Engine
from django.utils.safestring import mark_safe

from requests_app.surat.ca_uji import akar_uji, buat_ca_uji, buat_penanda_uji
from requests_app.surat.pdf import buat_pdf
from requests_app.surat.penanda import PenandaLokal

AKAR_PROYEK = Path(__file__).resolve().parent.parent.parent
DIBUAT = datetime(2026, 11, 20, 3, 15, tzinfo=UTC)
SANDI = "sandi-penanda-uji"
JUDUL = "Pemberitahuan Pembuatan Akun SPSE"


def konteks_surat(**ganti):
    qr = segno.make("https://portal.contoh.example/v/kode-uji", error="m")
    return {
        "kantor": {
            "nama_instansi": "Kementerian Contoh",
            "nama_unit": "Unit Kerja Pengadaan Barang/Jasa",
            "alamat": "Jalan Contoh Raya Nomor 12, Jakarta 10110",
            "kontak": "Pos-el ukpbj@contoh.example",
            "kota": "Jakarta",
        },
        "surat": {
            "nomor": "B-014/UKPBJ/000.3.5/11/2026",
            "sifat": "Biasa",
            "lampiran": "",
            "hal": JUDUL,
            "tanggal_teks": "20 November 2026",
            "yth": "Kepala Balai Contoh",
            "yth_tempat": "Bandung",
            "tembusan": ["Sekretaris Jenderal", "Kepala LPSE"],
        },
        "penanda": {
            "awalan": "Plh.",
            "jabatan": "Kepala UKPBJ",
            "nama": "Bambang Contohwan, S.T.",
            "pangkat": "Pembina (IV/a)",
            "nip": "19700101 199503 1 001",
        },
        "permohonan": {
            "nomor_surat": "123/BC/XI/2026",
            "tanggal_surat_teks": "18 November 2026",
            "hal": "Permohonan Pembuatan Akun",
        },
        "daftar": [
            {
                "nama": "Siti Misalnya",
                "nip": "19850505 201001 2 002",
                "jenis": "PPK",
                "user_id": "siti.misalnya",
                "keterangan": "Akun dibuat",
            },
            {
                "nama": "Andi <b>Umpama</b>",
                "nip": "",
                "jenis": "Pejabat Pengadaan",
                "user_id": "",
                "keterangan": "Ditunda",
            },
        ],
        "isi": {"pembuka": "", "penutup": ""},
        "qr_svg": mark_safe(qr.svg_inline(border=0, omitsize=True)),
        "uji": True,
        "draf": False,
        **ganti,
    }


@pytest.fixture(scope="session")
def susun():
    """Render the notice's template to HTML, with parts of its context replaced."""
    naskah = Engine(dirs=[AKAR_PROYEK / "templates"]).get_template("surat/pembuatan-akun/pemberitahuan.html")
    return lambda **ganti: naskah.render(Context(konteks_surat(**ganti)))


@pytest.fixture(scope="session")
def surat(susun):
    """The notice as a `HasilPdf`, with its attachment."""
    return buat_pdf(susun(), judul=JUDUL, dibuat=DIBUAT, lampiran={"surat.json": b'{"nomor": "B-014"}'})


@pytest.fixture(scope="session")
def folder_ca(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ca") / "penanda"
    buat_ca_uji(folder)
    return folder


@pytest.fixture(scope="session")
def akar(folder_ca):
    return [akar_uji(folder_ca)]


@pytest.fixture(scope="session")
def berkas_p12(folder_ca):
    return buat_penanda_uji(
        folder_ca, kunci_berkas="kepala", nama="Bambang Contohwan", jabatan="Kepala UKPBJ", sandi=SANDI
    )


@pytest.fixture(scope="session")
def bubuhkan(surat):
    """Sign the notice with a PKCS#12 file; returns the signed bytes."""

    def _bubuhkan(berkas, sandi=SANDI, pdf=surat.pdf):
        return PenandaLokal(berkas).tandatangani(
            pdf,
            halaman=surat.halaman_ttd,
            kotak=surat.kotak,
            nama_bidang="Tanda tangan Kepala UKPBJ",
            alasan="Surat dinas",
            lokasi="Jakarta",
            sandi=sandi,
        )

    return _bubuhkan


@pytest.fixture(scope="session")
def bertanda_tangan(bubuhkan, berkas_p12):
    return bubuhkan(berkas_p12)
