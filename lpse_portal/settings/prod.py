"""Production: PostgreSQL, Redis, TLS. Everything secret must be given; nothing has a default."""

from lpse_portal.settings.base import *  # noqa: F403
from lpse_portal.settings.base import basis_data, env

SECRET_KEY = env.str("SECRET_KEY")
KUNCI_SIDIK = env.str("KUNCI_SIDIK")
ALLOWED_HOSTS = env.list("PORTAL_HOST")
DATABASES = {"default": basis_data(env.str("DATABASE_URL"))}
_REDIS = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.str("REDIS_URL")}
CACHES = {"default": _REDIS, "kehadiran": _REDIS}
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
