"""Verdicts on signed, altered and hostile files. Whatever comes in, one verdict comes out."""

import socket
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import AuthorityInformationAccessOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, fields, sign_pdf

from requests_app.surat import verifikasi
from requests_app.surat.ca_uji import akar_uji, buat_ca_uji, buat_penanda_uji
from requests_app.surat.verifikasi import periksa_tanda_tangan
from tests.surat.conftest import SANDI


def putusan(pdf, akar):
    return periksa_tanda_tangan(pdf, akar).putusan


def rentang_ttd(pdf):
    """Where the signature's hexadecimal string begins and ends: the only bytes it does not cover."""
    mulai = pdf.rindex(b"/Contents <") + len(b"/Contents ")
    return mulai, pdf.index(b">", mulai) + 1


def tambahkan(pdf, ubah):
    """`pdf` with an incremental update in which `ubah(root)` was done."""
    penulis = IncrementalPdfFileWriter(BytesIO(pdf))
    ubah(penulis.root)
    penulis.update_root()
    keluaran = BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def penanda_baru(folder, nama="Penanda Uji"):
    buat_ca_uji(folder, bit=2048)
    return buat_penanda_uji(
        folder, kunci_berkas="penanda", nama=nama, jabatan="Kepala", sandi=SANDI, bit=2048
    )


def test_signed_letter_is_sah(bertanda_tangan, akar):
    hasil = periksa_tanda_tangan(bertanda_tangan, akar)
    assert hasil.putusan == verifikasi.SAH
    assert (hasil.utuh, hasil.tepercaya, hasil.seluruh_berkas) == (True, True, True)
    assert hasil.penanda_tangan == "Bambang Contohwan"
    assert int(hasil.nomor_seri, 16) > 0
    assert abs(datetime.now(UTC) - hasil.waktu) < timedelta(minutes=10)
    assert "utuh" in hasil.keterangan


def test_one_right_root_among_several_is_enough(bertanda_tangan, akar, tmp_path):
    buat_ca_uji(tmp_path, bit=2048)
    assert putusan(bertanda_tangan, [akar_uji(tmp_path), *akar]) == verifikasi.SAH


def test_unsigned_letter_has_no_signature(surat, akar):
    assert putusan(surat.pdf, akar) == verifikasi.TANPA_TANDA_TANGAN


def test_flipped_byte_in_the_text_is_diubah(bertanda_tangan, akar):
    isi = bytearray(bertanda_tangan)
    isi[bertanda_tangan.index(b"stream") + 200] ^= 1
    hasil = periksa_tanda_tangan(bytes(isi), akar)
    assert hasil.putusan == verifikasi.DIUBAH
    assert not hasil.utuh
    assert not hasil.tepercaya


def test_flips_all_over_the_signed_bytes_are_never_sah(bertanda_tangan, akar):
    mulai, akhir = rentang_ttd(bertanda_tangan)
    for letak in range(0, len(bertanda_tangan), len(bertanda_tangan) // 150):
        if mulai <= letak < akhir:
            continue
        isi = bytearray(bertanda_tangan)
        isi[letak] ^= 1 << letak % 8
        hasil = periksa_tanda_tangan(bytes(isi), akar)
        assert hasil.putusan in verifikasi.KETERANGAN
        assert hasil.putusan != verifikasi.SAH, letak


def test_flips_in_the_signature_itself_never_raise(bertanda_tangan, akar):
    mulai, akhir = rentang_ttd(bertanda_tangan)
    for letak in range(mulai, akhir, (akhir - mulai) // 100):
        isi = bytearray(bertanda_tangan)
        isi[letak] ^= 1
        assert putusan(bytes(isi), akar) in verifikasi.KETERANGAN


@pytest.mark.parametrize(
    "ubah",
    [
        lambda root: root.__setitem__("/Lang", generic.pdf_string("en")),
        lambda root: root.__setitem__(
            "/OpenAction", generic.DictionaryObject({"/S": generic.NameObject("/JavaScript")})
        ),
    ],
    ids=["bahasa", "skrip"],
)
def test_incremental_update_is_an_addition_after_signing(bertanda_tangan, akar, ubah):
    hasil = periksa_tanda_tangan(tambahkan(bertanda_tangan, ubah), akar)
    assert hasil.putusan == verifikasi.DIUBAH_SETELAH_DITANDATANGANI
    assert hasil.utuh
    assert not hasil.seluruh_berkas


def test_bytes_after_the_end_are_an_addition(bertanda_tangan, akar):
    assert putusan(bertanda_tangan + b"\n% tambahan\n", akar) == verifikasi.DIUBAH_SETELAH_DITANDATANGANI


def test_update_that_drops_the_signature_field_is_not_sah(bertanda_tangan, akar):
    tanpa_bidang = tambahkan(bertanda_tangan, lambda root: root.__delitem__("/AcroForm"))
    assert putusan(tanpa_bidang, akar) == verifikasi.TANPA_TANDA_TANGAN


def test_second_signature_is_an_addition(bertanda_tangan, akar, tmp_path):
    penanda = SimpleSigner.load_pkcs12(penanda_baru(tmp_path), passphrase=SANDI.encode())
    pdf = tambahkan(bertanda_tangan, lambda root: root.__delitem__("/Perms"))
    berdua = sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)),
        PdfSignatureMetadata(field_name="Kedua"),
        signer=penanda,
        new_field_spec=fields.SigFieldSpec("Kedua"),
    ).getvalue()
    hasil = periksa_tanda_tangan(berdua, [*akar, akar_uji(tmp_path)])
    assert hasil.putusan == verifikasi.DIUBAH_SETELAH_DITANDATANGANI
    assert hasil.penanda_tangan == "Bambang Contohwan"


def test_letter_saved_anew_is_never_sah(bertanda_tangan, akar):
    keluaran = BytesIO()
    with pikepdf.open(BytesIO(bertanda_tangan)) as pdf:
        pdf.save(keluaran)
    assert putusan(keluaran.getvalue(), akar) == verifikasi.DIUBAH


@pytest.mark.parametrize("potong", [2, 20, 200, 5000])
def test_truncated_letter_is_rusak(bertanda_tangan, akar, potong):
    assert putusan(bertanda_tangan[:-potong], akar) == verifikasi.RUSAK


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"\0" * 4096,
        b"bukan pdf",
        b"%PDF-1.7\n%%EOF\n",
        b"%PDF-1.7\nxref\n0 0\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    ],
)
def test_garbage_is_rusak(akar, isi):
    hasil = periksa_tanda_tangan(isi, akar)
    assert hasil.putusan == verifikasi.RUSAK
    assert hasil.keterangan


@pytest.mark.parametrize("rentang", [b"[0 0 0 0]", b"[-9 99 9 9]", b"[0 9]", b"(rusak)", b"[0 99999999 9 9]"])
def test_forged_byte_range_is_never_sah(bertanda_tangan, akar, rentang):
    mulai = bertanda_tangan.index(b"/ByteRange") + len(b"/ByteRange ")
    akhir = bertanda_tangan.index(b"]", mulai) + 1
    palsu = bertanda_tangan[:mulai] + rentang.ljust(akhir - mulai) + bertanda_tangan[akhir:]
    assert len(palsu) == len(bertanda_tangan)
    assert putusan(palsu, akar) in {verifikasi.RUSAK, verifikasi.DIUBAH}


def test_impostor_with_the_same_names_is_not_known(bubuhkan, akar, tmp_path):
    palsu = bubuhkan(penanda_baru(tmp_path, nama="Bambang Contohwan"))
    hasil = periksa_tanda_tangan(palsu, akar)
    assert hasil.putusan == verifikasi.PENANDA_TANGAN_TIDAK_DIKENAL
    assert hasil.penanda_tangan == "Bambang Contohwan"
    assert hasil.utuh
    assert not hasil.tepercaya


def test_without_roots_nobody_is_known(bertanda_tangan):
    assert putusan(bertanda_tangan, []) == verifikasi.PENANDA_TANGAN_TIDAK_DIKENAL


def test_letter_stays_sah_after_its_certificate_expired(bertanda_tangan, akar):
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1000)):
        assert putusan(bertanda_tangan, akar) == verifikasi.SAH


def test_signature_made_after_the_certificate_expired_is_not_sah(surat, folder_ca, akar):
    with time_machine.travel(datetime.now(UTC) - timedelta(days=731)):
        lama = buat_penanda_uji(
            folder_ca, kunci_berkas="lama", nama="Penanda Lama", jabatan="Kepala", sandi=SANDI, bit=2048
        )
    penanda = SimpleSigner.load_pkcs12(lama, passphrase=SANDI.encode())
    pdf = sign_pdf(
        IncrementalPdfFileWriter(BytesIO(surat.pdf)),
        PdfSignatureMetadata(field_name="TTD"),
        signer=penanda,
        new_field_spec=fields.SigFieldSpec("TTD"),
    ).getvalue()
    hasil = periksa_tanda_tangan(pdf, akar)
    assert hasil.putusan == verifikasi.SERTIFIKAT_TIDAK_BERLAKU
    assert hasil.utuh
    assert not hasil.tepercaya


def test_signature_dated_in_the_future_is_not_sah(bubuhkan, berkas_p12, akar):
    with time_machine.travel(datetime.now(UTC) + timedelta(days=30)):
        pdf = bubuhkan(berkas_p12)
    assert putusan(pdf, akar) == verifikasi.SERTIFIKAT_TIDAK_BERLAKU


@pytest.fixture
def pendengar():
    """A listening socket; nobody may knock."""
    with socket.create_server(("127.0.0.1", 0)) as soket:
        soket.setblocking(False)
        yield soket


def test_addresses_inside_a_certificate_are_not_visited(bubuhkan, pendengar, tmp_path):
    tujuan = x509.UniformResourceIdentifier(f"http://127.0.0.1:{pendengar.getsockname()[1]}/x")
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    nama = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Penanda Berpancing")])
    guna = dict.fromkeys(
        [
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ],
        False,
    )
    sekarang = datetime.now(UTC)
    dasar = (
        x509.CertificateBuilder()
        .public_key(kunci.public_key())
        .issuer_name(nama)
        .not_valid_before(sekarang - timedelta(days=1))
        .not_valid_after(sekarang + timedelta(days=1))
    )
    akar = (
        dasar.subject_name(nama)
        .serial_number(1)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    sertifikat = (
        dasar.subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Anak")]))
        .serial_number(2)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, key_cert_sign=False, **guna),
            critical=True,
        )
        .add_extension(
            x509.CRLDistributionPoints([x509.DistributionPoint([tujuan], None, None, None)]), critical=False
        )
        .add_extension(
            x509.AuthorityInformationAccess(
                [
                    x509.AccessDescription(AuthorityInformationAccessOID.OCSP, tujuan),
                    x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, tujuan),
                ]
            ),
            critical=False,
        )
        .sign(kunci, hashes.SHA256())
    )
    berkas = tmp_path / "pancing.p12"
    berkas.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", kunci, sertifikat, None, BestAvailableEncryption(SANDI.encode())
        )
    )
    pdf = bubuhkan(berkas)
    assert putusan(pdf, [akar.public_bytes(Encoding.PEM)]) == verifikasi.SAH
    assert putusan(pdf, []) == verifikasi.PENANDA_TANGAN_TIDAK_DIKENAL
    with pytest.raises(BlockingIOError):
        pendengar.accept()
