"""HTML to PDF/A-3u bytes. The renderer runs in a child process with limits of its own, and is killed when it is late."""

import base64
import json
import math
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from requests_app.cabang import AnakMati, Cabang, LewatWaktu

TANPA_HURUF_SISTEM = Path(__file__).resolve().parent / "huruf" / "fonts.conf"
# The renderer gets no secret of ours: of the environment only what finding libraries and fonts needs.
LINGKUNGAN = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class GagalMembuatPdf(Exception):
    """The PDF could not be made; the message is Indonesian and fit to be shown."""


@dataclass(frozen=True)
class HasilPdf:
    """A rendered letter.

    `halaman` counts pages. `halaman_ttd` is the page of the element with id "ttd", counted from 0, and `kotak` its
    rectangle (x1, y1, x2, y2) in points from the page's bottom left; both are None if there is no such element.
    """

    pdf: bytes
    halaman: int
    kotak: tuple[float, float, float, float] | None
    halaman_ttd: int | None


def buat_pdf(
    html: str, *, judul: str, dibuat: datetime, lampiran: dict[str, bytes] | None = None, batas_detik=20
):
    """Render `html` and return a `HasilPdf`; the same input gives the same bytes, on any day.

    `dibuat` (aware) becomes the creation time of the document and of its attachments. `lampiran` maps file names to
    contents, embedded as PDF/A-3 associated files. No address is ever fetched: fonts come from `huruf/`, pictures
    must be inline SVG or embedded PNG. Raises `GagalMembuatPdf` when anything else is asked for, or after `batas_detik` seconds.
    """
    if dibuat.tzinfo is None:
        raise ValueError("dibuat needs a time zone")
    permintaan = {
        "html": html,
        "judul": judul,
        "dibuat": dibuat.isoformat(),
        "lampiran": {nama: base64.b64encode(isi).decode() for nama, isi in (lampiran or {}).items()},
        "batas_detik": math.ceil(batas_detik),
    }
    return _hasil(*_jalankan(permintaan, batas_detik))


def _lingkungan():
    sendiri = {nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
    return sendiri | {"FONTCONFIG_FILE": str(TANPA_HURUF_SISTEM)}


_perender = Cabang("requests_app.surat.perender", _lingkungan)


def _jalankan(permintaan, batas_detik):
    """(head, PDF) as the renderer wrote them."""
    # A folder of its own: a killed renderer leaves its font files behind.
    with tempfile.TemporaryDirectory(prefix="surat-") as folder:
        masukan = json.dumps(permintaan | {"folder": folder}).encode()
        try:
            kepala, _, pdf = _perender.kerjakan(masukan, batas_detik).partition(b"\n")
        except LewatWaktu:
            raise GagalMembuatPdf(f"Penyusunan surat dihentikan setelah {batas_detik:g} detik.") from None
        except AnakMati:
            raise GagalMembuatPdf(
                "Penyusunan surat dihentikan karena melampaui batas waktu atau memori."
            ) from None
    return json.loads(kepala), pdf


def _hasil(jawaban, pdf):
    if "galat" in jawaban:
        raise GagalMembuatPdf(jawaban["galat"])
    kotak = tuple(jawaban["kotak"]) if jawaban["kotak"] else None
    return HasilPdf(pdf, jawaban["halaman"], kotak, jawaban["halaman_ttd"])
