"""Production: PostgreSQL, Redis, TLS. Everything secret must be given, best as a file; nothing has a default."""

from lpse_portal.settings.base import *  # noqa: F403
from lpse_portal.settings.base import basis_data, env
from lpse_portal.settings.rahasia import ada, rahasia

SECRET_KEY = rahasia("SECRET_KEY")
KUNCI_SIDIK = rahasia("KUNCI_SIDIK")
ALLOWED_HOSTS = env.list("PORTAL_HOST")
if ada("EMAIL_URL"):
    vars().update(env.email_url_config(rahasia("EMAIL_URL")))

# A query, a wait for a lock, or a forgotten transaction of one person must not hold up all others. Migrations know no limit.
_BATAS_SQL = {
    "statement_timeout": env.int("PORTAL_BATAS_KUERI", default=30),
    "lock_timeout": env.int("PORTAL_BATAS_KUNCI", default=10),
    "idle_in_transaction_session_timeout": env.int("PORTAL_BATAS_TRANSAKSI", default=60),
}


def _basis():
    """DATABASE_URL whole; or the parts of an address, so that a password may hold any character."""
    if ada("DATABASE_URL"):
        basis = basis_data(rahasia("DATABASE_URL"))
    else:
        basis = basis_data("postgres://") | {
            "HOST": env.str("POSTGRES_HOST", default="db"),
            "PORT": env.str("POSTGRES_PORT", default="5432"),
            "NAME": env.str("POSTGRES_DB", default="portal"),
            "USER": env.str("POSTGRES_USER", default="portal"),
            "PASSWORD": rahasia("POSTGRES_PASSWORD"),
        }
    if basis["ENGINE"].endswith("postgresql"):
        basis["CONN_HEALTH_CHECKS"] = True
        batas = " ".join(f"-c {nama}={detik}s" for nama, detik in _BATAS_SQL.items())
        basis["OPTIONS"] = basis.get("OPTIONS", {}) | {"options": batas, "connect_timeout": 5}
    return basis


DATABASES = {"default": _basis()}

_REDIS = {
    "BACKEND": "lpse_portal.tembolok.RedisTahan",
    "LOCATION": rahasia("REDIS_URL"),
    "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2, "retry": None},
}
CACHES = {
    # Counts of tries must survive Redis; who has what open need not.
    "default": _REDIS | {"CADANGAN": "basis"},
    "kehadiran": _REDIS | {"CADANGAN": "tiada"},
    "basis": CACHES["default"],  # noqa: F405
    "tiada": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
# The outbox has limits of its own (TUGAS_BATAS_DETIK, and a process of its own after a death): these only end what escapes them.
# All stay below the visibility timeout, lest a message be handed out again while its work goes on.
_TUGAS = {"soft_time_limit": 150, "time_limit": 180}
CELERY_TASK_ANNOTATIONS = {
    "requests_app.tasks.kerjakan_tugas": _TUGAS,
    "requests_app.tasks.sapu_tugas": _TUGAS,
}
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False

CSRF_TRUSTED_ORIGINS = env.list("PORTAL_ASAL", default=[])
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PORTAL_JUMLAH_PROKSI", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
