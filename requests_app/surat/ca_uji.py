"""A demonstration certificate authority and its signers, marked UJI in every certificate. Never for real letters.

The authority's private key lies unencrypted in its folder (mode 0600): what it signs proves nothing to anyone outside
this installation, and its letters say so.
"""

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

NAMA_AKAR = "CA UJI Portal LPSE"
SATUAN_UJI = "UJI - bukan sertifikat resmi"
BERKAS_AKAR = "akar-uji.pem"
BERKAS_KUNCI_AKAR = "akar-uji.kunci.pem"
UMUR_AKAR = timedelta(days=3650)
UMUR_PENANDA = timedelta(days=730)
# Certificates start a day early, so that machines with a slow clock accept them at once.
MUNDUR = timedelta(days=1)
# X.520 allows common name and title 64 characters.
PANJANG_NAMA = 64


def buat_ca_uji(folder: Path, *, bit: int = 3072) -> None:
    """Make the root certificate and its key in `folder`, unless both are there already."""
    folder = Path(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / BERKAS_AKAR).exists() and (folder / BERKAS_KUNCI_AKAR).exists():
        return
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=bit)
    nama = _nama((NameOID.COMMON_NAME, NAMA_AKAR), (NameOID.ORGANIZATIONAL_UNIT_NAME, SATUAN_UJI))
    akar = (
        _sertifikat(nama, nama, kunci.public_key(), kunci.public_key(), UMUR_AKAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna("key_cert_sign", "crl_sign"), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    _tulis(folder / BERKAS_KUNCI_AKAR, kunci.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _tulis(folder / BERKAS_AKAR, akar.public_bytes(Encoding.PEM))


def akar_uji(folder: Path) -> bytes:
    """The root certificate, PEM."""
    return (Path(folder) / BERKAS_AKAR).read_bytes()


def buat_penanda_uji(
    folder: Path, *, kunci_berkas: str, nama: str, jabatan: str, sandi: str, bit: int = 3072
) -> Path:
    """Make `<kunci_berkas>.p12` for one official, opened by `sandi`; replaces an older file of that name.

    The key is RSA (3072 bits unless told otherwise): an elliptic curve would make the signed PDF break PDF/A-3.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", kunci_berkas):
        raise ValueError(f"not a file name: {kunci_berkas!r}")
    folder = Path(folder)
    akar = x509.load_pem_x509_certificate(akar_uji(folder))
    kunci_akar = load_pem_private_key((folder / BERKAS_KUNCI_AKAR).read_bytes(), password=None)
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=bit)
    subjek = _nama(
        (NameOID.COMMON_NAME, nama[:PANJANG_NAMA]),
        (NameOID.TITLE, jabatan[:PANJANG_NAMA]),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, SATUAN_UJI),
    )
    sertifikat = (
        _sertifikat(subjek, akar.subject, kunci.public_key(), kunci_akar.public_key(), UMUR_PENANDA)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_guna("digital_signature", "content_commitment"), critical=True)
        .sign(kunci_akar, hashes.SHA256())
    )
    berkas = folder / f"{kunci_berkas}.p12"
    isi = pkcs12.serialize_key_and_certificates(
        nama.encode(), kunci, sertifikat, [akar], BestAvailableEncryption(sandi.encode())
    )
    _tulis(berkas, isi)
    return berkas


def _nama(*bagian):
    return x509.Name([x509.NameAttribute(oid, isi) for oid, isi in bagian])


def _sertifikat(subjek, penerbit, kunci, kunci_penerbit, umur):
    sekarang = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(penerbit)
        .public_key(kunci)
        .serial_number(x509.random_serial_number())
        .not_valid_before(sekarang - MUNDUR)
        .not_valid_after(sekarang + umur)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_penerbit), critical=False)
    )


def _guna(*boleh):
    semua = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{guna: guna in boleh for guna in semua})


def _tulis(berkas, isi):
    """Write a private file (0600) in one step: a reader sees the old content or the new, never half of it."""
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}")
    sementara.unlink(missing_ok=True)
    with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluaran:
        keluaran.write(isi)
    sementara.replace(berkas)
