from django.core.management.commands import migrate

from requests_app.autodetektor import TanpaProksi


class Command(migrate.Command):
    autodetector = TanpaProksi
