"""Celery is the wake-up call; the outbox and the due columns in the database are the truth (design: no ETA, no results)."""

import os

from celery import Celery

from lpse_portal import antrean_berkas

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpse_portal.settings.dev")

antrean_berkas.daftarkan()
app = Celery("lpse_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
