"""A gateway that speaks as Fonnte does: a form (`target`, `message`, `countryCode`) and a token; no key against repeats."""

import json
from urllib.parse import urlencode

from django.conf import settings

from requests_app.gerbang.sambungan import pos
from requests_app.pengiriman import Ditolak
from requests_app.tugas import Gagal

KODE_NEGARA = "62"
SEMENTARA = ("disconnected", "quota", "limit")
"""In the reason of a refusal: the office's device is off or its quota spent. That is no fault of the recipient's number."""


def kirim(nomor, teks, pengenal):
    isi = urlencode({"target": nomor, "message": teks, "countryCode": KODE_NEGARA}).encode()
    tajuk = {
        "Authorization": settings.GERBANG_TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    _periksa(pos(isi, tajuk))


def _periksa(badan):
    """It answers 200 to what it refuses too, with `status` false and a `reason`."""
    try:
        jawaban = json.loads(badan)
        diterima = bool(jawaban.get("status", jawaban.get("Status")))
    except (ValueError, AttributeError) as galat:
        raise Gagal("Jawaban gerbang pesan tidak dapat dibaca.") from galat
    if diterima:
        return
    alasan = str(jawaban.get("reason", ""))[:120]
    if any(kata in alasan.lower() for kata in SEMENTARA):
        raise Gagal(f"Gerbang pesan belum dapat mengirim: {alasan}")
    raise Ditolak(f"Gerbang menolak pesan ini: {alasan or 'tanpa alasan'}.")
