"""kombu's file broker, writing whole files: its own shows a reader half a message, and that ends the worker (celery/kombu#1551)."""

import fcntl
import os
import tempfile
import time
import uuid
from pathlib import Path

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


def tulis_utuh(alamat, isi):
    """Write a text file so that others see all of it or none."""
    with tempfile.NamedTemporaryFile(
        "w", dir=alamat.parent, prefix=".", suffix=".sementara", delete=False
    ) as f:
        f.write(isi)
    os.replace(f.name, alamat)


class Channel(filesystem.Channel):
    def _put(self, queue, payload, **kwargs):
        nama = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        tulis_utuh(Path(self.data_folder_out) / nama, dumps(payload))

    def _queue_bind(self, exchange, routing_key, pattern, queue):
        self.control_folder.mkdir(exist_ok=True)
        ikatan = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        with (self.control_folder / "kunci").open("w") as kunci:
            fcntl.flock(kunci, fcntl.LOCK_EX)
            tabel = self.get_table(exchange)
            if ikatan not in tabel:
                tulis_utuh(self._exchange_file(exchange), dumps([ikatan, *tabel]))


class Transport(filesystem.Transport):
    Channel = Channel


def daftarkan():
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
