"""A gateway of the office's own: JSON, signed with HMAC-SHA256 over "<timestamp>.<body>", with a key against doing it twice."""

import hashlib
import hmac
import json
import time

from django.conf import settings

from requests_app.gerbang.sambungan import pos


def kirim(nomor, teks, pengenal):
    isi = json.dumps({"target": nomor, "message": teks}, ensure_ascii=False).encode()
    waktu = str(int(time.time()))
    tajuk = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": pengenal,
        "X-Portal-Timestamp": waktu,
        "X-Portal-Signature": f"sha256={tanda(waktu, isi)}",
    }
    pos(isi, tajuk)


def tanda(waktu, isi):
    """The receiver makes the same from the header and the raw body, and refuses old timestamps."""
    return hmac.new(settings.GERBANG_TOKEN.encode(), f"{waktu}.".encode() + isi, hashlib.sha256).hexdigest()
