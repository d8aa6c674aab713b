"""The way to a WhatsApp gateway or a webhook, where the office configured one: number, status word and address go out, no more."""

from django.conf import settings
from django.core import checks

from requests_app.gerbang import fonnte, webhook
from requests_app.gerbang.sambungan import keberatan

PENGGERAK = {"fonnte": fonnte, "webhook": webhook}
"""Each has `kirim(nomor, teks, pengenal)`; it raises tugas.Gagal (try again) or pengiriman.Ditolak (never again)."""


def dipasang():
    """Does this office have a gateway?"""
    return settings.GERBANG in PENGGERAK


def nama():
    """The channel as people call it: through one's own webhook it may be any messenger."""
    return "WhatsApp" if settings.GERBANG == "fonnte" else "Pesan telepon"


def kirim(nomor, teks, pengenal):
    """Hand one text to the gateway. `pengenal` is the same however often this is repeated after a crash."""
    PENGGERAK[settings.GERBANG].kirim(nomor, teks, pengenal)


@checks.register()
def periksa(app_configs, **kwargs):
    """A gateway that could not work is refused at start-up, not found out by notices that never arrive."""
    if not settings.GERBANG:
        return []
    alasan = [keberatan(settings.GERBANG_URL)]
    if not dipasang():
        alasan.append(f"PORTAL_GERBANG tidak dikenal: pakai {' atau '.join(PENGGERAK)}.")
    if not settings.GERBANG_TOKEN:
        alasan.append("PORTAL_GERBANG_TOKEN atau PORTAL_GERBANG_TOKEN_FILE belum diisi.")
    return [checks.Error(satu, id="gerbang.E001") for satu in alasan if satu]
