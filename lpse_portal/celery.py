"""Celery is the wake-up call; the outbox and the due columns in the database are the truth (design: no ETA, no results)."""

import os

from celery import Celery

from lpse_portal import antrean_berkas
from lpse_portal.denyut import Detak

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpse_portal.settings.dev")

antrean_berkas.daftarkan()
app = Celery("lpse_portal", task_cls="lpse_portal.denyut:Kerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(Detak)
app.autodiscover_tasks()
