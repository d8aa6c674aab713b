"""Reading a delivery status notification (RFC 3464): did one of our mails fail for good, which one, and why."""

import re
from dataclasses import dataclass
from email import message_from_string
from email.message import Message

LAPORAN = ("message/delivery-status", "message/global-delivery-status")
ASAL = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


class TidakTerbaca(Exception):
    """This is no delivery status notification, or one that does not say which mail it is about."""


@dataclass(frozen=True)
class Pental:
    """`gagal`: a recipient failed for good (a delay is none). `kode`: an enhanced status like "5.1.1"."""

    pengenal: str
    gagal: bool
    kode: str = ""
    jawaban: str = ""


def baca(surat):
    """`surat`: an email.message.Message. Returns its Pental; raises TidakTerbaca."""
    bagian = list(surat.walk())
    laporan = next((satu for satu in bagian if satu.get_content_type() in LAPORAN), None)
    if laporan is None:
        raise TidakTerbaca("Surel ini bukan laporan pengiriman (RFC 3464).")
    pengenal = _pengenal(bagian)
    if not pengenal:
        raise TidakTerbaca("Laporan ini tidak menyebut Message-ID surel asalnya.")
    for blok in _blok(laporan):
        if _kata(blok, "Action").lower() == "failed":
            return Pental(pengenal, True, _status(blok), _jawaban(blok))
    return Pental(pengenal, False)


def _pengenal(bagian):
    """The Message-ID of the returned mail or of its headers."""
    asal = next((satu for satu in bagian if satu.get_content_type() in ASAL), None)
    if asal is None:
        return ""
    isi = asal.get_payload()
    if isinstance(isi, list):
        kepala = isi[0] if isi else Message()
    else:
        mentah = asal.get_payload(decode=True) or b""
        kepala = message_from_string(mentah.decode("utf-8", "replace"))
    cocok = re.search(r"<[^<>\s]+>", str(kepala.get("Message-ID", "")))
    return cocok[0] if cocok else ""


def _blok(laporan):
    """The groups of fields: the first about the report, one for each recipient after it."""
    isi = laporan.get_payload()
    if isinstance(isi, list) and laporan.get_content_type() == LAPORAN[0]:
        return isi
    teks = "\n\n".join(satu.as_string() for satu in isi) if isinstance(isi, list) else str(isi)
    return [message_from_string(satu) for satu in re.split(r"\r?\n\s*\r?\n", teks) if satu.strip()]


def _kata(blok, nama):
    return " ".join(str(blok.get(nama, "")).split())


def _status(blok):
    cocok = re.search(r"\b[245]\.\d{1,3}\.\d{1,3}\b", _kata(blok, "Status"))
    return cocok[0] if cocok else ""


def _jawaban(blok):
    """What the other server answered, without the name of its protocol."""
    return re.sub(r"^[A-Za-z-]+;\s*", "", _kata(blok, "Diagnostic-Code"))
