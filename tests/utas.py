"""Threads that start at the same moment, each with a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def serentak(*kerja):
    """Call every one of `kerja` at once; returns their results in order, an exception in place of a result it raised."""
    gerbang = Barrier(len(kerja), timeout=60)
    with ThreadPoolExecutor(len(kerja)) as kolam:
        return [masa.result() for masa in [kolam.submit(_satu, fungsi, gerbang) for fungsi in kerja]]


def _satu(fungsi, gerbang):
    try:
        connection.ensure_connection()
        gerbang.wait()
        return fungsi()
    except Exception as galat:
        return galat
    finally:
        connection.close()
