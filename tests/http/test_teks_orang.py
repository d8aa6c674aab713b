"""Whatever people type is text: on every page that shows it, in the letter, in mails. And no page carries inline code."""

import io
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.urls import reverse

from accounts_app.models import Pengguna, ProfilKantor, UnitKerja
from requests_app import tugas
from requests_app.models import Permohonan
from requests_app.surat.susun import KUNCI_ISI, html_surat
from tests import jalan, pabrik
from tests.perayap import masuk, rayap

JAHAT = '"\'></title></textarea></style></script><xss-uji src=x onerror=alert(1) xssuji="1">{{7*7}}'
DIISI = [
    "hal",
    "penanda",
    "pangkat",
    "orang",
    "jabatan",
    "berkas",
    "agenda",
    "catatan",
    "alasan",
    "pesan",
    "userid",
    "tembusan",
    "pembuka",
    "koreksi",
    "unit",
    "petugas",
]
"""The fields people fill, each with a mark of its own so that what is never shown is noticed."""


def jahat(bidang, panjang=150):
    return f"{bidang}{JAHAT}"[:panjang]


class Pembaca(HTMLParser):
    """Reads a page as a browser does: its visible text and values, and what must not be there."""

    def __init__(self):
        super().__init__()
        self.teks, self.buruk, self.skrip = [], [], None

    def handle_starttag(self, tag, attrs):
        isi = dict(attrs)
        if tag == "xss-uji" or "xssuji" in isi:
            self.buruk.append(f"<{tag}> from typed text")
        self.buruk += [f"{tag} {nama}" for nama in isi if nama.startswith("on") or nama == "style"]
        if tag == "style" or (tag == "script" and "src" not in isi and "json" not in isi.get("type", "")):
            self.buruk.append(f"inline {tag}")
        self.buruk += [
            f"{tag} {n}={v}" for n, v in isi.items() if n in ("href", "src", "action") and _asing(v)
        ]
        self.teks += [nilai for nilai in isi.values() if nilai]

    def handle_data(self, data):
        self.teks.append(data)


def _asing(alamat):
    return (alamat or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


def baca(html):
    pembaca = Pembaca()
    pembaca.feed(html)
    pembaca.close()
    return " ".join(pembaca.teks), pembaca.buruk


def kirim(orang, permohonan, nama, **isi):
    """One action through its page."""
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    isi = {"versi": permohonan.versi, "kunci": f"kunci-{permohonan.pk}-{nama}-{permohonan.versi:014}"} | isi
    data = {f"{nama}-{bidang}": nilai for bidang, nilai in isi.items()}
    tanggapan = masuk(orang).post(reverse("aksi", args=[permohonan.acuan, nama]), data)
    assert tanggapan.status_code == 302, tanggapan.content.decode()
    while tugas.sapu():
        pass


def isi_draf(kantor):
    """Row 1 through its pages, each field hostile."""
    permohonan = pabrik.draf(kantor)
    subjek = permohonan.subjek.get()
    klien = masuk(kantor.satker)
    surat = {
        "nomor_surat": "B-1",
        "tanggal_surat": "2026-01-19",
        "hal": jahat("hal"),
        "penanda_tangan": jahat("penanda"),
        "penanda_tangan_jabatan": "Kepala",
    }
    assert klien.post(reverse("draf_surat", args=[permohonan.acuan]), surat).status_code == 302
    orang = {
        "jenis": "PPK",
        "nama": jahat("orang"),
        "nip": "",
        "jabatan": jahat("jabatan"),
        "email": "xss@contoh.go.id",
        "pangkat_golongan": jahat("pangkat", 60),
        "nomor_sk": "SK-1",
        "tanggal_sk": "2026-01-05",
        "nomor_sertifikat": "L-1",
    }
    assert klien.post(reverse("orang", args=[permohonan.acuan, subjek.pk]), orang).status_code == 302
    berkas = io.BytesIO(pabrik.pdf(teks="xss").getvalue())
    berkas.name = "berkas\"'><xss-uji onerror=alert(1) xssuji=1>{{7*7}}.pdf"
    assert (
        klien.post(reverse("unggah", args=[permohonan.acuan, "s0"]), {"s0-berkas": berkas}).status_code == 302
    )
    kirim(kantor.satker, permohonan, "ajukan", benar="on")
    return permohonan


def lembar(nama):
    return {"sifat": "BIASA", "harap": ["Proses lebih lanjut sesuai SOP"], "catatan": jahat(nama)}


def sampai_pemeriksaan(kantor, permohonan):
    """Rows 2 to 6: sent back once."""
    kirim(
        kantor.kepala_ukpbj, permohonan, "disposisikan", nomor_agenda=jahat("agenda", 40), **lembar("catatan")
    )
    kirim(kantor.kepala_lpse, permohonan, "perintahkan", **lembar("catatan"))
    kirim(kantor.admin_ppe, permohonan, "terima")
    butir = pabrik.data_aksi(Permohonan.objects.get(pk=permohonan.pk), "periksa")["temuan"]
    hasil = {f"hasil-{kode}": "kurang" for kode in butir} | {
        f"alasan-{kode}": jahat("alasan") for kode in butir
    }
    kirim(kantor.admin_ppe, permohonan, "periksa", **hasil)


SURAT = dict.fromkeys(KUNCI_ISI, "Isi") | {
    "sifat": "Biasa",
    "pembuka": jahat("pembuka"),
    "tembusan": jahat("tembusan"),
}


def sampai_koreksi(kantor, permohonan):
    """Rows 7 to 9, on a permohonan that was found complete."""
    subjek = permohonan.subjek.get()
    akun = {
        "cocok": "on",
        f"hasil-{subjek.pk}": "DIBUAT",
        f"user_id-{subjek.pk}": jahat("userid", 80),
        f"sandi-{subjek.pk}": pabrik.SANDI_SPSE,
    }
    kirim(kantor.admin_ppe, permohonan, "buat_akun", **akun)
    kirim(kantor.admin_ppe, permohonan, "kirim_akun")
    kirim(kantor.admin_ppe, permohonan, "buat_draf", **SURAT)


def sampai_tanda_tangan(kantor, permohonan):
    """Rows 10 and 11: corrected, and prepared for the head to read."""
    kirim(kantor.kepala_lpse, permohonan, "koreksi", **SURAT, catatan=jahat("koreksi"))
    jalan.beri_sertifikat(kantor.kepala_ukpbj)
    assert (
        masuk(kantor.kepala_ukpbj).post(reverse("tanda_tangan", args=[permohonan.nomor])).status_code == 302
    )


@pytest.fixture
def kantor_jahat(kantor, settings, tmp_path):
    settings.PENANDA_DIR = tmp_path / "penanda"
    UnitKerja.objects.filter(pk=kantor.unit.pk).update(nama=jahat("unit"))
    Pengguna.objects.filter(pk=kantor.admin_ppe.pk).update(nama=jahat("petugas"))
    ProfilKantor.objects.update(nama_lpse=jahat("lpse"))
    return kantor


def test_typed_text_is_text_on_every_page_that_shows_it(kantor_jahat):
    kantor = kantor_jahat
    dikembalikan, selesai = isi_draf(kantor), isi_draf(kantor)
    sampai_pemeriksaan(kantor, dikembalikan)
    kirim(kantor.admin_ppe, dikembalikan, "minta_lengkapi", pesan=jahat("pesan"))
    jalan_lengkap(kantor, selesai)
    selesai = Permohonan.objects.get(pk=selesai.pk)
    sampai_koreksi(kantor, selesai)
    koreksi = masuk(kantor.kepala_lpse).get(reverse("permohonan", args=[selesai.nomor])).content.decode()
    sampai_tanda_tangan(kantor, selesai)
    teks, buruk = baca(koreksi)
    terlihat = {bidang for bidang in DIISI if f"{bidang}\"'>" in teks}
    orang = [
        kantor.orang[n] for n in ("satker", "admin_ppe", "kepala_lpse", "kepala_ukpbj", "auditor", "super")
    ]
    for satu in [*orang, Pengguna.objects.get(email="xss@contoh.go.id")]:
        mulai = (
            ("/", "/kelola/")
            if satu.is_superuser
            else ("/", "/antrean/?tab=semua", "/antrean/?q=%22%3E%3Cxss-uji%20xssuji%3E")
        )
        for alamat, tanggapan, badan in rayap(masuk(satu), mulai):
            if tanggapan.headers.get("Content-Type", "").startswith("text/html"):
                teks, temuan = baca(badan.decode())
                buruk += [(satu.username, alamat, apa) for apa in temuan]
                terlihat |= {bidang for bidang in DIISI if f"{bidang}\"'>" in teks}
    assert buruk == []
    assert terlihat == set(DIISI)


def jalan_lengkap(kantor, permohonan):
    """Rows 2 to 6, found complete."""
    for nama in ("disposisikan", "perintahkan", "terima", "periksa", "nyatakan_lengkap"):
        permohonan = pabrik.maju(kantor, Permohonan.objects.get(pk=permohonan.pk), nama)


def test_typed_text_is_text_in_the_letter_and_in_mails(kantor_jahat):
    kantor = kantor_jahat
    permohonan = isi_draf(kantor)
    jalan_lengkap(kantor, permohonan)
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    sampai_koreksi(kantor, permohonan)
    sampai_tanda_tangan(kantor, permohonan)
    surat = permohonan.surat.get()
    teks, buruk = baca(html_surat(permohonan, surat, surat.versi.last().isi))
    assert [b for b in buruk if "xss" in b] == []
    assert all(f"{bidang}\"'>" in teks for bidang in ("pembuka", "tembusan", "orang", "userid"))
    assert "{{7*7}}" in teks
    assert mail.outbox
    for surat in mail.outbox:
        assert surat.message().get_content_type() == "text/plain"
        assert "\n" not in surat.subject


@pytest.mark.parametrize(
    "lolos", [JAHAT, f'<input value="{JAHAT}">', "<p onclick=x>", "<p style=x>", "<script>x</script>"]
)
def test_the_reader_notices_what_a_page_must_not_hold(lolos):
    assert baca(lolos)[1]
