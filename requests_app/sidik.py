"""Keyed digests: what the journal holds in place of names, NIPs and free text."""

import hashlib
import hmac

from django.conf import settings


def sidik_berkunci(teks):
    """HMAC-SHA-256 (hex) of a text under KUNCI_SIDIK: provable by who has the text, unreadable without the key."""
    return hmac.new(settings.KUNCI_SIDIK.encode(), teks.encode(), hashlib.sha256).hexdigest()
