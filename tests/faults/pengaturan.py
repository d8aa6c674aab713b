"""The production settings of the fault runs. Only the pace differs (a sweep each second) and the static files are not gathered."""

from lpse_portal.settings.prod import *  # noqa: F403
from lpse_portal.settings.prod import CELERY_BEAT_SCHEDULE, STORAGES

CELERY_BEAT_SCHEDULE = CELERY_BEAT_SCHEDULE | {
    "sapu-tugas": CELERY_BEAT_SCHEDULE["sapu-tugas"] | {"schedule": 1.0}
}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
