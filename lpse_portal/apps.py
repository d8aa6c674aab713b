from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "lpse_portal"
    verbose_name = "Portal"
