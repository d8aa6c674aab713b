"""What a PDF's signature proves, as one of seven fixed verdicts. Offline: nothing is fetched, whatever a file asks for.

The verdict speaks of the file alone. Whether it is the very letter in the archive (SHA-256), and whether the signer held
that office that day, is for the caller to compare: a sound signature by a stranger's trusted certificate is SAH here.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from requests_app.surat.utas import di_luar_loop

SAH = "SAH"
TANPA_TANDA_TANGAN = "TANPA_TANDA_TANGAN"
DIUBAH = "DIUBAH"
DIUBAH_SETELAH_DITANDATANGANI = "DIUBAH_SETELAH_DITANDATANGANI"
PENANDA_TANGAN_TIDAK_DIKENAL = "PENANDA_TANGAN_TIDAK_DIKENAL"
SERTIFIKAT_TIDAK_BERLAKU = "SERTIFIKAT_TIDAK_BERLAKU"
RUSAK = "RUSAK"

KETERANGAN = {
    SAH: "Tanda tangan utuh dan mencakup seluruh berkas; sertifikatnya diterbitkan oleh penerbit yang dipercaya.",
    TANPA_TANDA_TANGAN: "Berkas tidak memuat tanda tangan elektronik.",
    DIUBAH: "Isi berkas tidak sama dengan yang ditandatangani.",
    DIUBAH_SETELAH_DITANDATANGANI: "Ada bagian yang ditambahkan atau tidak tercakup oleh tanda tangan.",
    PENANDA_TANGAN_TIDAK_DIKENAL: "Tanda tangan utuh, tetapi sertifikatnya tidak diterbitkan oleh penerbit yang dipercaya.",
    SERTIFIKAT_TIDAK_BERLAKU: "Waktu penandatanganan berada di luar masa berlaku sertifikat.",
    RUSAK: "Berkas bukan PDF yang utuh atau tanda tangannya tidak dapat dibaca.",
}
SELISIH_JAM = timedelta(minutes=5)
PANJANG_NAMA = 200


@dataclass(frozen=True)
class HasilVerifikasi:
    """One verdict and what it rests on. `penanda_tangan` and `waktu` are claims of the file unless `tepercaya`.

    `nomor_seri` is the certificate's serial number in lower-case hexadecimal; `waktu` is aware, and comes from the
    signer's own clock (PAdES B-B carries no time stamp).
    """

    putusan: str
    utuh: bool = False
    tepercaya: bool = False
    seluruh_berkas: bool = False
    penanda_tangan: str = ""
    nomor_seri: str = ""
    waktu: datetime | None = None
    keterangan: str = ""


@di_luar_loop
def periksa_tanda_tangan(pdf: bytes, akar: list[bytes]) -> HasilVerifikasi:
    """Verify `pdf` against the PEM root certificates `akar`; never raises on what the file holds."""
    akar = [sertifikat for pem in akar for sertifikat in load_certs_from_pemder_data(pem)]
    try:
        hasil = _periksa(pdf, akar)
    except Exception:  # hostile files raise some thirteen kinds of exception
        hasil = HasilVerifikasi(TANPA_TANDA_TANGAN if _terbaca_tanpa_tanda_tangan(pdf) else RUSAK)
    return replace(hasil, keterangan=KETERANGAN[hasil.putusan])


def _terbaca_tanpa_tanda_tangan(pdf):
    """An ordinary scan whose writer bent the rules a strict reader holds, and that never carried a signature."""
    if b"/ByteRange" in pdf:
        return False
    try:
        pembaca = PdfFileReader(BytesIO(pdf), strict=False)
        return (
            not pembaca.encrypted and not pembaca.embedded_regular_signatures and bool(pembaca.root["/Pages"])
        )
    except Exception:
        return False


def _periksa(pdf, akar):
    semua = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    if not semua:
        return HasilVerifikasi(TANPA_TANDA_TANGAN)
    # The portal's letters carry one signature. The first one counts: a later one is an addition to the file.
    tanda_tangan = semua[0]
    sertifikat, waktu = tanda_tangan.signer_cert, _waktu(tanda_tangan)
    berlaku = _dalam_masa_berlaku(sertifikat, waktu)
    status = _status(tanda_tangan, akar, waktu if berlaku else sertifikat.not_valid_before)
    utuh = status.intact and status.valid
    seluruh = _mencakup_seluruhnya(status, tanda_tangan, len(pdf))
    return HasilVerifikasi(
        _putusan(utuh, seluruh, status.trusted, berlaku),
        utuh=utuh,
        tepercaya=status.trusted and berlaku,
        seluruh_berkas=seluruh,
        penanda_tangan=str(sertifikat.subject.native.get("common_name", ""))[:PANJANG_NAMA],
        nomor_seri=f"{sertifikat.serial_number:x}",
        waktu=waktu,
    )


def _putusan(utuh, seluruh, dikenal, berlaku):
    if not utuh:
        return DIUBAH
    if not seluruh:
        return DIUBAH_SETELAH_DITANDATANGANI
    if not dikenal:
        return PENANDA_TANGAN_TIDAK_DIKENAL
    return SAH if berlaku else SERTIFIKAT_TIDAK_BERLAKU


def _status(tanda_tangan, akar, saat):
    """pyHanko's findings, the chain judged as of `saat`: a letter stays good after its signer's certificate expires."""
    konteks = ValidationContext(
        trust_roots=akar,
        allow_fetching=False,
        moment=saat,
        best_signature_time=saat,
        revocation_mode="soft-fail",
    )
    # Any byte after the signed ones is refused below, so there is no need to judge what an addition changed.
    return validate_pdf_signature(tanda_tangan, konteks, skip_diff=True)


def _waktu(tanda_tangan):
    waktu = tanda_tangan.self_reported_timestamp
    if waktu is None:
        return None
    return waktu.replace(tzinfo=UTC) if waktu.tzinfo is None else waktu.astimezone(UTC)


def _dalam_masa_berlaku(sertifikat, waktu):
    """Checked here and not left to pyHanko, some of whose paths pass a signature made after its certificate expired."""
    if waktu is None or waktu > datetime.now(UTC) + SELISIH_JAM:
        return False
    return sertifikat.not_valid_before <= waktu <= sertifikat.not_valid_after


def _mencakup_seluruhnya(status, tanda_tangan, panjang):
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return False
    _, _, mulai_kedua, panjang_kedua = tanda_tangan.byte_range
    return mulai_kedua + panjang_kedua == panjang


BUKAN_PDF = "BUKAN_PDF"
TERKUNCI = "TERKUNCI"
DISIMPAN_ULANG = "DISIMPAN_ULANG"
BIASA = "BIASA"
BENTUK = (BUKAN_PDF, TERKUNCI, DISIMPAN_ULANG, BIASA)


def bukan_pdf(pdf: bytes) -> bool:
    return b"%PDF-" not in pdf[:1024]


def bentuk_pdf(pdf: bytes) -> str:
    """What kind of file this is, of BENTUK, beside what its signature proves; never raises on what the file holds."""
    if bukan_pdf(pdf):
        return BUKAN_PDF
    try:
        pembaca = PdfFileReader(BytesIO(pdf), strict=False)
        if pembaca.encrypted:
            return TERKUNCI
        semua = pembaca.embedded_regular_signatures
        return DISIMPAN_ULANG if semua and _bergeser(pdf, semua[0]) else BIASA
    except Exception:  # hostile files; the verdict on the signature says RUSAK
        return BIASA


def _bergeser(pdf, tanda_tangan):
    """Does the range that was signed leave out another place than where the signature stands now?

    A program that writes a whole PDF anew moves everything in it but copies the signature with its old range.
    """
    awal, panjang, mulai, _ = (int(n) for n in tanda_tangan.sig_object["/ByteRange"])
    lubang = pdf[panjang:mulai]
    utuh = len(tanda_tangan.pkcs7_content) * 2 + 2 == mulai - panjang
    return awal == 0 and utuh and not (lubang.startswith(b"<") and lubang.endswith(b">"))
