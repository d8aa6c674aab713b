from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RequestsConfig(AppConfig):
    name = "requests_app"
    verbose_name = "Permohonan"

    def ready(self):
        from accounts_app.models import ProfilKantor
        from requests_app import (  # noqa: F401
            alarm,
            checks,
            eskalasi_kirim,
            janji,
            janji_bundel,
            janji_cetak,
            janji_kampanye,
            janji_kredensial,
            janji_surel,
            kabar_calon,
            kabar_pesan,
            logo,
            ringkasan,
        )
        from requests_app.registri import peringatan  # noqa: F401
        from requests_app.surat import berita_acara, lembar_disposisi  # noqa: F401

        ProfilKantor.baca_logo = staticmethod(logo.tertanam)
        post_migrate.connect(pasang_pengunci, dispatch_uid="requests_app.pengunci")


def pasang_pengunci(using, **_):
    """SQLite rebuilds a table when a column changes and silently drops its triggers: put them back after every migrate."""
    from django.db import connections

    from requests_app import pengunci

    pengunci.pasang(connections[using])
