"""Handing one mail to the SMTP server: what it refuses for good is told apart from what it may take later."""

import smtplib

from requests_app.pengiriman import Ditolak
from requests_app.tugas import Gagal

SEBAB = {
    "5.1": "Alamat surel tidak dikenal server tujuan",
    "5.2.2": "Kotak surat penerima penuh",
    "5.2": "Kotak surat penerima tidak dapat menerima",
    "5.3": "Server tujuan tidak dapat menerima surel ini",
    "5.4": "Server tujuan tidak dapat dihubungi",
    "5.7": "Server tujuan menolak surel dari portal ini",
}
"""By the enhanced status code (RFC 3463), the longest that fits."""


def kata_sebab(kode):
    """In plain words why it failed; `kode`: an enhanced status code like "5.1.1" (a 4 that was given up says the same), or ""."""
    tetap = f"5{kode[1:]}."
    cocok = [awalan for awalan in SEBAB if tetap.startswith(f"{awalan}.")]
    return SEBAB[max(cocok, key=len)] if cocok else "Server tujuan menolak surel ini"


def antar(surat):
    """Send one mail to its one recipient. Raises Ditolak (never again) or Gagal (later)."""
    if not surat.recipients():
        raise Ditolak("Penerima tidak mempunyai alamat surel.")
    try:
        surat.send()
    except smtplib.SMTPRecipientsRefused as galat:
        _putuskan(galat, *next(iter(galat.recipients.values())))
    except smtplib.SMTPDataError as galat:
        _putuskan(galat, galat.smtp_code, galat.smtp_error)
    except OSError as galat:
        # SMTPException is one. A refused login or sender is ours to mend, and no fault of the recipient's address.
        raise Gagal(f"Surel belum terkirim: {type(galat).__name__}") from galat


def _putuskan(galat, kode, jawaban):
    teks = jawaban.decode(errors="replace") if isinstance(jawaban, bytes) else str(jawaban)
    if kode < 500:
        raise Gagal(f"Server surel meminta mencoba lagi ({kode}).") from galat
    rinci = teks.split(" ", 1)[0]
    raise Ditolak(f"{kata_sebab(rinci)} ({kode} {teks})") from galat
