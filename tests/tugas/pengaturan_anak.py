"""What a process started by a test goes by: the test's own database (DATABASE_URL), and the endless handler."""

from lpse_portal.settings.test import *  # noqa: F403
from lpse_portal.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.tugas.racun.Racun"]
