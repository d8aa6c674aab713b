from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "lpse_portal"
    verbose_name = "Portal"

    def ready(self):
        from lpse_portal.kesehatan import uji  # noqa: F401

        # An app without models of its own is not told.
        post_migrate.connect(pasang_tembolok, sender=apps.get_app_config("requests_app"))


def pasang_tembolok(using, plan=None, **_):
    """The table that counts tries (in production while Redis is down) comes with the schema. A flush is no migration."""
    if plan is not None:
        call_command("createcachetable", database=using, verbosity=0)
