"""The local signing driver: what it adds, what it leaves alone, and how it refuses."""

import stat
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pypdf
import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from requests_app.surat.ca_uji import akar_uji, buat_ca_uji, buat_penanda_uji
from requests_app.surat.penanda import GagalMenandatangani, PenandaLokal
from tests.surat.conftest import SANDI


@pytest.fixture(scope="module")
def sertifikat(berkas_p12):
    return pkcs12.load_key_and_certificates(berkas_p12.read_bytes(), SANDI.encode())[1]


@pytest.fixture
def di_berkas(tmp_path):
    """Write bytes to a file for a poppler tool and return what it prints."""

    def _jalankan(alat, isi):
        berkas = tmp_path / "surat.pdf"
        berkas.write_bytes(isi)
        return subprocess.run([alat, berkas], capture_output=True, text=True, check=True).stdout

    return _jalankan


def bidang(isi):
    """The signature field's dictionary, and the page that shows it."""
    pdf = pypdf.PdfReader(BytesIO(isi))
    [satu] = [rujukan.get_object() for rujukan in pdf.trailer["/Root"]["/AcroForm"]["/Fields"]]
    return satu, pdf


def test_signed_letter_begins_with_the_bytes_that_were_read(surat, bertanda_tangan):
    assert bertanda_tangan.startswith(surat.pdf)
    assert len(bertanda_tangan) > len(surat.pdf)


def test_pdfsig_calls_the_whole_document_signed_and_valid(bertanda_tangan, di_berkas):
    laporan = di_berkas("pdfsig", bertanda_tangan)
    assert "Signature is Valid." in laporan
    assert "Total document signed" in laporan
    assert "Signature Type: ETSI.CAdES.detached" in laporan
    assert "Signing Hash Algorithm: SHA-256" in laporan


def test_every_font_is_still_embedded_after_signing(bertanda_tangan, di_berkas):
    baris = di_berkas("pdffonts", bertanda_tangan).splitlines()[2:]
    assert baris
    assert all("Arimo" in satu and satu.split()[-5:-2] == ["yes", "yes", "yes"] for satu in baris)


def test_signing_adds_no_font_at_all(surat, bertanda_tangan):
    def huruf(isi):
        with pikepdf.open(BytesIO(isi)) as pdf:
            return sorted(
                str(objek.BaseFont)
                for objek in pdf.objects
                if isinstance(objek, pikepdf.Dictionary) and objek.get("/Type") == "/Font"
            )

    assert huruf(bertanda_tangan) == huruf(surat.pdf)


def test_signed_letter_still_declares_pdfa_3u_and_its_attachment(bertanda_tangan):
    with pikepdf.open(BytesIO(bertanda_tangan)) as pdf:
        data = pdf.open_metadata()
        assert (data["pdfaid:part"], data["pdfaid:conformance"]) == ("3", "U")
        assert "/Version" not in pdf.Root
        assert pdf.pdf_version == "1.7"
        assert list(pdf.attachments) == ["surat.json"]


def test_field_lies_on_the_signature_block_and_names_itself(surat, bertanda_tangan):
    satu, pdf = bidang(bertanda_tangan)
    assert [float(n) for n in satu["/Rect"]] == list(surat.kotak)
    assert satu["/P"] == pdf.pages[surat.halaman_ttd]
    assert satu["/TU"] == "Tanda tangan Kepala UKPBJ"
    assert satu["/AP"]["/N"].get_data().strip() == b"q Q"


def test_signature_certifies_that_nothing_may_change(bertanda_tangan):
    satu, pdf = bidang(bertanda_tangan)
    assert satu["/V"]["/Reference"][0]["/TransformParams"]["/P"] == 1
    assert "/DocMDP" in pdf.trailer["/Root"]["/Perms"]
    assert (satu["/V"]["/Reason"], satu["/V"]["/Location"]) == ("Surat dinas", "Jakarta")


def test_wrong_passphrase_is_told_apart(bubuhkan, berkas_p12):
    with pytest.raises(GagalMenandatangani, match="Sandi penanda tangan salah") as galat:
        bubuhkan(berkas_p12, sandi="bukan-sandinya")
    assert galat.value.salah_sandi


def test_passphrase_is_nowhere_in_the_error(bubuhkan, berkas_p12):
    with pytest.raises(GagalMenandatangani) as galat:
        bubuhkan(berkas_p12, sandi="bukan-sandinya")
    assert "bukan-sandinya" not in repr(galat.value)
    assert galat.value.__cause__ is None


@pytest.mark.parametrize("isi", [b"", b"bukan pkcs12", None])
def test_broken_key_file_is_not_called_a_wrong_passphrase(bubuhkan, berkas_p12, tmp_path, isi):
    rusak = tmp_path / "rusak.p12"
    rusak.write_bytes(berkas_p12.read_bytes()[:-100] if isi is None else isi)
    with pytest.raises(GagalMenandatangani, match="rusak") as galat:
        bubuhkan(rusak)
    assert not galat.value.salah_sandi


def test_missing_key_file_is_a_clean_error(bubuhkan, tmp_path):
    with pytest.raises(GagalMenandatangani, match="tidak ditemukan"):
        bubuhkan(tmp_path / "tidak-ada.p12")


def test_elliptic_curve_key_is_refused(bubuhkan, sertifikat, tmp_path):
    kunci = ec.generate_private_key(ec.SECP256R1())
    sekarang = datetime.now(UTC)
    nama = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kurva Uji")])
    milik = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(1)
        .not_valid_before(sekarang)
        .not_valid_after(sekarang + timedelta(days=1))
        .sign(kunci, sertifikat.signature_hash_algorithm)
    )
    berkas = tmp_path / "kurva.p12"
    berkas.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", kunci, milik, None, BestAvailableEncryption(SANDI.encode())
        )
    )
    with pytest.raises(GagalMenandatangani, match="RSA"):
        bubuhkan(berkas)


def test_expired_certificate_signs_nothing(bubuhkan, berkas_p12):
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=731)),
        pytest.raises(GagalMenandatangani, match="masa berlaku"),
    ):
        bubuhkan(berkas_p12)


def test_what_is_not_a_pdf_is_a_clean_error(bubuhkan, berkas_p12):
    with pytest.raises(GagalMenandatangani, match="tidak dapat dibubuhi"):
        bubuhkan(berkas_p12, pdf=b"bukan pdf")


def test_page_that_does_not_exist_is_a_clean_error(surat, berkas_p12):
    with pytest.raises(GagalMenandatangani, match="tidak dapat dibubuhi"):
        PenandaLokal(berkas_p12).tandatangani(
            surat.pdf, halaman=7, kotak=surat.kotak, nama_bidang="x", alasan="x", lokasi="x", sandi=SANDI
        )


def test_signer_certificate_says_who_and_that_it_is_a_test(sertifikat, akar):
    subjek = {sifat.oid: sifat.value for sifat in sertifikat.subject}
    assert subjek[x509.NameOID.COMMON_NAME] == "Bambang Contohwan"
    assert subjek[x509.NameOID.TITLE] == "Kepala UKPBJ"
    assert subjek[x509.NameOID.ORGANIZATIONAL_UNIT_NAME] == "UJI - bukan sertifikat resmi"
    assert sertifikat.public_key().key_size == 3072
    guna = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (guna.digital_signature, guna.content_commitment, guna.key_cert_sign) == (True, True, False)
    assert (
        timedelta(days=730)
        <= sertifikat.not_valid_after_utc - sertifikat.not_valid_before_utc
        <= timedelta(days=732)
    )
    sertifikat.verify_directly_issued_by(x509.load_pem_x509_certificate(akar[0]))


def test_authority_is_made_once(folder_ca):
    sebelum = akar_uji(folder_ca)
    buat_ca_uji(folder_ca)
    assert akar_uji(folder_ca) == sebelum


def test_key_files_are_readable_by_their_owner_only(folder_ca, berkas_p12):
    assert berkas_p12.parent == folder_ca
    assert stat.S_IMODE(folder_ca.stat().st_mode) == 0o700
    assert {stat.S_IMODE(berkas.stat().st_mode) for berkas in folder_ca.iterdir()} == {0o600}


def test_longest_names_and_titles_fit_a_certificate(folder_ca):
    berkas = buat_penanda_uji(
        folder_ca,
        kunci_berkas="panjang",
        nama="Nama " * 30,
        jabatan="Jabatan " * 30,
        sandi="x" * 20,
        bit=2048,
    )
    assert berkas.name == "panjang.p12"


@pytest.mark.parametrize("nama", ["../luar", "a/b", "", ".p12", "Kepala"])
def test_key_file_name_cannot_leave_its_folder(folder_ca, nama):
    with pytest.raises(ValueError, match="not a file name"):
        buat_penanda_uji(folder_ca, kunci_berkas=nama, nama="x", jabatan="x", sandi="x", bit=2048)
