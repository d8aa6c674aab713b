FROM python:3.12-slim-bookworm AS susun
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
WORKDIR /app
RUN pip install --no-cache-dir "uv>=0.9"
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --compile-bytecode

FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --user-group --uid 10001 --home-dir /app --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal -m 0700 /data /data/gudang /data/penanda /arsip /kunci
# Static files belong to the image, not to a volume: a new image must never serve the styles of an old one.
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    XDG_CACHE_HOME=/tmp \
    DJANGO_SETTINGS_MODULE=lpse_portal.settings.prod \
    PORTAL_DATA=/srv/portal \
    PORTAL_GUDANG=/data/gudang \
    PORTAL_PENANDA=/data/penanda \
    PORTAL_ARSIP=/arsip \
    PORTAL_KUNCI_HARIAN=/kunci
WORKDIR /app
COPY --from=susun /app/.venv .venv
COPY . .
# The values below exist for this one command; prod settings refuse to load without any.
RUN SECRET_KEY=hanya-saat-susun KUNCI_SIDIK=hanya-saat-susun PORTAL_HOST=localhost \
    DATABASE_URL=postgres://x/x REDIS_URL=redis://x \
    python manage.py collectstatic --noinput
USER portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-m", "lpse_portal.sehat"]
CMD ["gunicorn", "lpse_portal.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-", "--no-control-socket"]
