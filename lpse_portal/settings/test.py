"""Tests: the embedded defaults with a database file (threads need one), cheap hashing and mails kept in memory."""

import tempfile
from pathlib import Path

from lpse_portal.settings.base import *  # noqa: F403
from lpse_portal.settings.base import LOGGING, OPSI_SQLITE, basis_data, env

SECRET_KEY = "hanya-untuk-uji-" + "x" * 50
KUNCI_SIDIK = "hanya-untuk-uji-sidik"
DATA_DIR = Path(tempfile.mkdtemp(prefix="portal-uji-"))
DATABASES = {
    "default": basis_data(env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"))
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "uji.sqlite3")}
    DATABASES["default"]["OPTIONS"] = OPSI_SQLITE | {
        "init_command": "PRAGMA journal_mode=MEMORY;PRAGMA synchronous=OFF;PRAGMA foreign_keys=ON;"
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # A test database need not survive a power cut.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
GUDANG_DIR = DATA_DIR / "gudang"
GAMBAR_DIR = DATA_DIR / "gambar"
ARSIP_DIR = DATA_DIR / "arsip"
KUNCI_HARIAN_DIR = DATA_DIR / "kunci-harian"
PENANDA_DIR = DATA_DIR / "penanda"
STATIC_ROOT = DATA_DIR / "static"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
KANTOR_TEMBOLOK_DETIK = 0
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="memory://")
CELERY_BROKER_TRANSPORT_OPTIONS = {}
LOGGING = LOGGING | {"root": {"handlers": ["layar"], "level": "WARNING"}}
