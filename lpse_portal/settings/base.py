"""Settings shared by every environment. Secrets and addresses come from the environment, office facts from the database."""

import sqlite3
from pathlib import Path

import environ

from lpse_portal.settings.jadwal import CELERY_BEAT_SCHEDULE  # noqa: F401
from lpse_portal.settings.rahasia import rahasia

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("PORTAL_DATA", default=str(BASE_DIR / ".data")))
DEBUG = False
DEMO = False
ALLOWED_HOSTS = env.list("PORTAL_HOST", default=[])

INSTALLED_APPS = [
    "lpse_portal.apps.PortalConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "guardian",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_fsm",
    "accounts_app.apps.AccountsConfig",
    "requests_app.apps.RequestsConfig",
    "archive_app.apps.ArchiveConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lpse_portal.sesi.SesiMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "lpse_portal.tengah.TanpaSimpananMiddleware",
    "lpse_portal.tengah.KantorMiddleware",
    "lpse_portal.tengah.IsianMiddleware",
    "lpse_portal.tengah.PermintaanWajarMiddleware",
]

ROOT_URLCONF = "lpse_portal.urls"
WSGI_APPLICATION = "lpse_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lpse_portal.konteks.portal",
            ],
            "builtins": ["lpse_portal.templatetags.portal"],
        },
    }
]

# WAL corrupts under a race fixed only in SQLite 3.51.3; Debian 12 ships 3.40.1.
_JURNAL_SQLITE = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "DELETE"
OPSI_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": f"PRAGMA journal_mode={_JURNAL_SQLITE};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
}


def basis_data(url):
    """The DATABASES entry for `url`, with the options each engine needs to keep its promises."""
    basis = env.db_url_config(url)
    if basis["ENGINE"].endswith("sqlite3"):
        basis["OPTIONS"] = OPSI_SQLITE
    else:
        basis["CONN_MAX_AGE"] = 60
    basis["ATOMIC_REQUESTS"] = False
    return basis


DATABASES = {
    "default": basis_data(env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # It counts tries, and a full cache throws away a third: Django's 300 entries are thirty addresses that try ten times.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tembolok",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Who has what open is asked every half minute and forgotten after one: not worth a table. One web process here.
    "kehadiran": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kehadiran"},
}

# How long a page may show the office's name, hours and holidays as they were before a change.
KANTOR_TEMBOLOK_DETIK = 2

AUTH_USER_MODEL = "accounts_app.Pengguna"
AUTHENTICATION_BACKENDS = [
    "accounts_app.masuk.BackendMasuk",
    "guardian.backends.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts_app.pengesah.TidakMiripDiri"},
    {"NAME": "accounts_app.pengesah.CukupPanjang", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts_app.pengesah.TidakUmum"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
ACCOUNT_ADAPTER = "accounts_app.masuk.AdaptorAkun"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "accounts_app.masuk.FormMasuk",
    "reset_password": "accounts_app.masuk.FormLupaSandi",
    "reset_password_from_key": "accounts_app.masuk.FormBuatSandi",
    "change_password": "accounts_app.masuk.FormGantiSandi",
    "reauthenticate": "accounts_app.masuk.FormKonfirmasiDiri",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}

LANGUAGE_CODE = "id"
# Where no office profile speaks (a bare shell); requests and tasks activate the profile's zone.
TIME_ZONE = env.str("PORTAL_ZONA", default="Asia/Jakarta")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploaded documents and letters, content-addressed, outside the web root.
GUDANG_DIR = Path(env.str("PORTAL_GUDANG", default=str(DATA_DIR / "gudang")))
# Page images of those, drawn again whenever they are missing: no part of a backup.
GAMBAR_DIR = DATA_DIR / "gambar"
# The archive's own copies, best on another volume.
ARSIP_DIR = Path(env.str("PORTAL_ARSIP", default=str(DATA_DIR / "arsip")))
# Day keys of sealed credentials: never in the database, never in its backups.
KUNCI_HARIAN_DIR = Path(env.str("PORTAL_KUNCI_HARIAN", default=str(DATA_DIR / "kunci-harian")))
# PKCS#12 files of the local signing driver.
PENANDA_DIR = Path(env.str("PORTAL_PENANDA", default=str(DATA_DIR / "penanda")))
BATAS_UNGGAH = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 40

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESI_DIAM_DETIK = 30 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DEFAULT_EXCEPTION_REPORTER_FILTER = "lpse_portal.laporan.SaringanLaporan"
CSRF_FAILURE_VIEW = "lpse_portal.keadaan.csrf_gagal"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

PORTAL_URL = env.str("PORTAL_URL", default="http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = env.str("PORTAL_SUREL_DARI", default="portal@lpse.contoh.go.id")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
vars().update(env.email_url_config(env.str("EMAIL_URL", default="consolemail://")))

# A WhatsApp gateway or webhook for short notices: "fonnte", "webhook", or "" for none.
GERBANG = env.str("PORTAL_GERBANG", default="")
# Compose gives an empty one for none.
GERBANG_URL = env.str("PORTAL_GERBANG_URL", default="") or (
    "https://api.fonnte.com/send" if GERBANG == "fonnte" else ""
)
GERBANG_TOKEN = rahasia("PORTAL_GERBANG_TOKEN", bawaan="")

# A worker that says nothing for so long is taken for dead: longer than any piece of promised work may last.
TUGAS_SEWA_DETIK = env.int("PORTAL_TUGAS_SEWA", default=120)
# Work that is not done in so many seconds is stopped: before its lease ends, lest two do it at once.
TUGAS_BATAS_DETIK = env.int("PORTAL_TUGAS_BATAS", default=90)
# The first pause after a remote refused; it doubles from there.
TUGAS_JEDA_DETIK = env.int("PORTAL_TUGAS_JEDA", default=15)

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="filesystem://")
# Longer than any task may run. Celery reads it in three places, and the shortest of them wins.
CELERY_VISIBILITY_TIMEOUT = 300
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": CELERY_VISIBILITY_TIMEOUT}
OPSI_REDIS = {
    "visibility_timeout": CELERY_VISIBILITY_TIMEOUT,
    # A dead worker's messages are looked for every 5 s; with the defaults only every 100 s.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 25,
    # Asked for a wake-up call while Redis is down, kombu would hold the request for 6 s (measured); the sweep finds the row.
    "max_retries": 0,
}
ANTREAN_DIR = DATA_DIR / "antrean"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": str(ANTREAN_DIR / "pesan"),
        "data_folder_out": str(ANTREAN_DIR / "pesan"),
        "processed_folder": str(ANTREAN_DIR / "selesai"),
        "control_folder": str(ANTREAN_DIR / "kendali"),
        "store_processed": False,
        "polling_interval": 0.2,
    }
    if CELERY_BROKER_URL.startswith("filesystem")
    else OPSI_REDIS
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "lpse_portal.penjadwal:Penjadwal"
CELERY_BEAT_MAX_LOOP_INTERVAL = 15

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["layar"], "level": env.str("PORTAL_LOG", default="INFO")},
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        # A traceback for every signer it does not trust, with his name: the verdict says it in one word.
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "WARNING"},
        # "No hostname was supplied" for a broker that is a folder.
        "kombu.connection": {"level": "ERROR"},
    },
}
