from django.core.management.commands import makemigrations

from requests_app.autodetektor import TanpaProksi


class Command(makemigrations.Command):
    autodetector = TanpaProksi
