"""What beat wakes and how often. Every message expires before the next one, so that none pile up while no worker takes them."""

CELERY_BEAT_SCHEDULE = {
    "sapu-tugas": {
        "task": "requests_app.tasks.sapu_tugas",
        "schedule": 15.0,
        "options": {"expires": 14},
    },
    "sapu-tenggat": {
        "task": "requests_app.tasks.sapu_tenggat",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "sapu-peringatan": {
        "task": "requests_app.tasks.sapu_peringatan",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "sapu-ringkasan": {
        "task": "requests_app.tasks.sapu_ringkasan",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "sapu-kalender": {
        "task": "requests_app.tasks.sapu_kalender",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "kabarkan-kesehatan": {
        "task": "lpse_portal.tasks.kabarkan_kesehatan",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "sapu-perbaikan": {
        "task": "requests_app.tasks.sapu_perbaikan",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "sapu-kredensial": {
        "task": "requests_app.tasks.sapu_kredensial",
        "schedule": 900.0,
        "options": {"expires": 850},
    },
    "sapu-janji": {
        "task": "requests_app.tasks.sapu_janji",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "sapu-sk": {
        "task": "requests_app.tasks.sapu_sk",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "sapu-yatim": {
        "task": "requests_app.tasks.sapu_yatim",
        "schedule": 6 * 3600.0,
        "options": {"expires": 3500},
    },
    "sapu-berkas": {
        "task": "requests_app.tasks.sapu_berkas",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "sapu-izin": {
        "task": "accounts_app.tasks.sapu_penugasan",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
}
