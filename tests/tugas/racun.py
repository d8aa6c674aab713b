"""An app whose one handler never ends, for processes that a test lets the outbox start."""

import os
import time
from pathlib import Path

from django.apps import AppConfig

JENIS = "tak_berakhir"
CATATAN = "RACUN_CATATAN"


class Racun(AppConfig):
    name = "tests.tugas"
    label = "racun"

    def ready(self):
        from requests_app.tugas import penangan

        penangan(JENIS)(tak_berakhir)


def tak_berakhir(tugas):
    with Path(os.environ[CATATAN]).open("a") as catatan:
        catatan.write(f"{os.getpid()}\n")
    while True:
        time.sleep(0.01)
