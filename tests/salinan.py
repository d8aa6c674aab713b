"""Copies of a filled database and its files (SQLite): what takes long to build is built once, and then only copied.

On another database everything is built each time.
"""

import fcntl
import pickle
import shutil
import sqlite3
from contextlib import closing

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from requests_app import pengunci

BERKAS_BASIS, BERKAS_HASIL = "basis.sqlite3", "hasil"
_kosong = []


def bisa():
    return connection.vendor == "sqlite"


def salin_basis(tujuan):
    """Write the test database into the file `tujuan`."""
    connection.ensure_connection()
    with closing(sqlite3.connect(tujuan)) as basis:
        connection.connection.backup(basis)


def pulihkan_basis(asal):
    """Make the test database what the file `asal` holds, whatever it held; guards and counters come along."""
    connection.ensure_connection()
    with closing(sqlite3.connect(asal)) as basis:
        basis.backup(connection.connection)
    ContentType.objects.clear_cache()


def ingat_kosong(folder):
    """Called once, when the migrations have run and nothing else has."""
    _kosong.append(folder / BERKAS_BASIS)
    salin_basis(_kosong[-1])
    connection.close()


def kosongkan():
    """The database as the migrations left it; a copy is many times faster than emptying table by table."""
    if bisa():
        urutan = _urutan()
        pulihkan_basis(_kosong[-1])
        _lanjutkan(urutan)
        return
    pengunci.lepas(connection)
    try:
        call_command("flush", interactive=False, verbosity=0)
    finally:
        pengunci.pasang(connection)


def _urutan():
    with connection.cursor() as kursor:
        return kursor.execute("SELECT seq, name FROM sqlite_sequence").fetchall()


def _lanjutkan(urutan):
    """Keys go on as they do after a flush: what a page of the last test still sends must not mean a row of the next one."""
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM sqlite_sequence")
        kursor.executemany("INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)", urutan)


def sekali(tempat, folder, bangun):
    """What `bangun()` returns. It fills the database and the folders of `folder` ({name: path}) the first time; after
    that both come out of `tempat`, which processes of one run may share."""
    if not bisa():
        return bangun()
    tempat.mkdir(parents=True, exist_ok=True)
    with (tempat / "kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if (tempat / BERKAS_HASIL).exists():
            return _ambil(tempat, folder)
        hasil = bangun()
        _simpan(tempat, folder, hasil)
        return hasil


def _simpan(tempat, folder, hasil):
    salin_basis(tempat / BERKAS_BASIS)
    for nama, asal in folder.items():
        if asal.exists():
            shutil.copytree(asal, tempat / nama)
    (tempat / BERKAS_HASIL).write_bytes(pickle.dumps(hasil))


def _ambil(tempat, folder):
    pulihkan_basis(tempat / BERKAS_BASIS)
    for nama, tujuan in folder.items():
        if (tempat / nama).exists():
            shutil.copytree(tempat / nama, tujuan, dirs_exist_ok=True)
    return pickle.loads((tempat / BERKAS_HASIL).read_bytes())
