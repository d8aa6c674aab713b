from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "archive_app"
    verbose_name = "Arsip"

    def ready(self):
        from archive_app import penangan  # noqa: F401
        from requests_app import pengunci

        pengunci.TABEL["archive_app_segel"] = ("arsip_id", "urut")
