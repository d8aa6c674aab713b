"""The local signing driver: a PAdES signature with a PKCS#12 file. The passphrase lives as long as one call."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from asn1crypto.pkcs12 import Pfx
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from requests_app.surat.utas import di_luar_loop

NAMA_FIELD = "TTD"
# Nothing drawn over the letter: the block is part of the approved page. pyHanko's own stamps write Courier without
# embedding it, which breaks PDF/A.
TANPA_GAMBAR = StaticStampStyle(border_width=0)


class GagalMenandatangani(Exception):
    """No signature was made; the message is Indonesian and fit to be shown. `salah_sandi`: the passphrase was wrong."""

    def __init__(self, pesan, *, salah_sandi=False):
        super().__init__(pesan)
        self.salah_sandi = salah_sandi


class _PenandaRSA(signers.Signer):
    """Signs with a key object parsed once; pyHanko's SimpleSigner parses it twice a signature (0.25 s for RSA-3072)."""

    def __init__(self, kunci, sertifikat, rantai):
        super().__init__(signing_cert=sertifikat, cert_registry=SimpleCertificateStore.from_certs(rantai))
        self._kunci = kunci

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        if digest_algorithm != "sha256":
            raise ValueError(digest_algorithm)
        if dry_run:
            return bytes(self._kunci.key_size // 8)
        return self._kunci.sign(data, padding.PKCS1v15(), hashes.SHA256())


class PenandaLokal:
    """Signs with the RSA key in `berkas_p12`; the file is read and opened anew for every signature."""

    def __init__(self, berkas_p12: Path):
        self.berkas_p12 = Path(berkas_p12)

    @di_luar_loop
    def tandatangani(
        self, pdf: bytes, *, halaman: int, kotak, nama_bidang: str, alasan: str, lokasi: str, sandi: str
    ) -> bytes:
        """`pdf` with a certifying signature appended; the result begins with `pdf`, byte for byte.

        The field lies over `kotak` (points, from the bottom left) of page `halaman` (from 0) and draws nothing;
        `nama_bidang` is what readers announce. Any later change breaks the certification. Raises
        `GagalMenandatangani`.
        """
        penanda = self._buka(sandi)
        data = signers.PdfSignatureMetadata(
            field_name=NAMA_FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            reason=alasan,
            location=lokasi,
        )
        bidang = fields.SigFieldSpec(NAMA_FIELD, on_page=halaman, box=kotak, readable_field_name=nama_bidang)
        mesin = signers.PdfSigner(data, penanda, stamp_style=TANPA_GAMBAR, new_field_spec=bidang)
        try:
            hasil = mesin.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()
        except Exception as galat:  # pyHanko raises many kinds; the caller needs one
            raise GagalMenandatangani("Berkas surat tidak dapat dibubuhi tanda tangan.") from galat
        if not hasil.startswith(pdf):
            raise GagalMenandatangani("Hasil penandatanganan tidak memuat surat yang sudah dibaca.")
        return hasil

    def _buka(self, sandi):
        """The signer behind the passphrase, with a certificate that is valid now."""
        try:
            isi = self.berkas_p12.read_bytes()
        except OSError:
            raise GagalMenandatangani("Berkas kunci penanda tangan tidak ditemukan.") from None
        kunci, sertifikat, rantai = _urai(isi, sandi)
        if not isinstance(kunci, rsa.RSAPrivateKey) or sertifikat is None:
            raise GagalMenandatangani("Berkas kunci harus memuat kunci RSA dan sertifikatnya.")
        if not sertifikat.not_valid_before_utc <= datetime.now(UTC) <= sertifikat.not_valid_after_utc:
            raise GagalMenandatangani("Sertifikat penanda tangan tidak dalam masa berlaku.")
        return _PenandaRSA(kunci, _ke_asn1(sertifikat), [_ke_asn1(lain) for lain in rantai])


def _urai(isi, sandi):
    """`(key, certificate, other certificates)` of the PKCS#12 bytes."""
    try:
        return pkcs12.load_key_and_certificates(isi, sandi.encode())
    except ValueError:
        pass
    # One ValueError stands for a wrong passphrase and for a broken file; only the first still parses as PKCS#12.
    try:
        Pfx.load(isi, strict=True).native  # noqa: B018
    except ValueError:
        raise GagalMenandatangani("Berkas kunci penanda tangan rusak.") from None
    raise GagalMenandatangani("Sandi penanda tangan salah.", salah_sandi=True)


def _ke_asn1(sertifikat):
    return Certificate.load(sertifikat.public_bytes(Encoding.DER))
