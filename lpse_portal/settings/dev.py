"""Embedded defaults: SQLite, file broker, mails as files. What `./bin/portal demo` runs on."""

from lpse_portal.settings.base import *  # noqa: F403
from lpse_portal.settings.base import BASE_DIR, DATA_DIR, basis_data, env  # noqa: F401

DEMO = env.bool("PORTAL_DEMO", default=False)
DEBUG = env.bool("PORTAL_DEBUG", default=False)
ALLOWED_HOSTS = env.list("PORTAL_HOST", default=["127.0.0.1", "localhost", "[::1]"])


def _kunci_setempat(nama):
    """A secret made once per data folder, so that nothing secret stands in the repository."""
    import secrets

    berkas = DATA_DIR / nama
    if not berkas.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        berkas.touch(mode=0o600)
        berkas.write_text(secrets.token_urlsafe(50))
    return berkas.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or _kunci_setempat("kunci-portal")
KUNCI_SIDIK = env.str("KUNCI_SIDIK", default="") or _kunci_setempat("kunci-sidik")
EMAIL_BACKEND = env.str("PORTAL_EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "surel"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
