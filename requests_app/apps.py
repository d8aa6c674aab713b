from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RequestsConfig(AppConfig):
    name = "requests_app"
    verbose_name = "Permohonan"

    def ready(self):
        from requests_app import checks, janji, janji_cetak, janji_kredensial, kabar_pesan  # noqa: F401
        from requests_app.surat import lembar_disposisi  # noqa: F401

        post_migrate.connect(pasang_pengunci, dispatch_uid="requests_app.pengunci")


def pasang_pengunci(using, **_):
    """SQLite rebuilds a table when a column changes and silently drops its triggers: put them back after every migrate."""
    from django.db import connections

    from requests_app import pengunci

    pengunci.pasang(connections[using])
