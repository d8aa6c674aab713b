"""Many rows in one go, for sweeps: batches that two sweepers never share, and one UPDATE with a value of its own per row."""

import json
import time
from datetime import datetime

from django.db import connection, transaction

BATAS_DETIK = 30
"""Longer than this no sweep goes on; the next one finds the rest."""


def berkelompok(kerjakan, batas, detik=BATAS_DETIK):
    """Call `kerjakan(batas)`, one transaction a time, until it finds less than `batas`. Returns the sum of what it found."""
    mulai, jumlah, ada = time.monotonic(), 0, batas
    while ada == batas and time.monotonic() - mulai < detik:
        with transaction.atomic():
            ada = kerjakan(batas)
        jumlah += ada
    return jumlah


def terkunci(queryset, *kolom):
    """Lock these rows for this transaction and read `kolom` of each; what another one holds is passed over.

    SQLite locks the whole file instead (its transactions begin IMMEDIATE).
    """
    return queryset.select_for_update(skip_locked=True, no_key=True).values_list(*kolom, named=True)


def perbarui(model, kolom, nilai):
    """Write `nilai`, [(pk, a value for each of `kolom`)], in one statement on PostgreSQL. The caller holds the rows."""
    if not nilai:
        return
    bidang = [model._meta.pk, *map(model._meta.get_field, kolom)]
    nama = [connection.ops.quote_name(b.column) for b in bidang]
    tabel, (kunci, *diubah) = connection.ops.quote_name(model._meta.db_table), nama
    if connection.vendor == "postgresql":
        tetapkan = ", ".join(f"{n} = v.{n}" for n in diubah)
        sql = f"UPDATE {tabel} SET {tetapkan} FROM {{rekaman}} WHERE {tabel}.{kunci} = v.{kunci}"  # noqa: S608
        _jalankan(sql, bidang, nilai)
        return
    tetapkan = ", ".join(f"{n} = %s" for n in diubah)
    siap = [[b.get_db_prep_save(v, connection) for b, v in zip(bidang, satu, strict=True)] for satu in nilai]
    with connection.cursor() as kursor:
        sql = f"UPDATE {tabel} SET {tetapkan} WHERE {kunci} = %s"  # noqa: S608
        kursor.executemany(sql, [(*isi, pk) for pk, *isi in siap])


def tambah(model, kolom, nilai, *, abaikan_kembar=False):
    """Insert `nilai`, [(a value for each of `kolom`)], in one statement; `abaikan_kembar`: but not what is there already."""
    if not nilai:
        return
    if connection.vendor != "postgresql":
        baris = [model(**dict(zip(kolom, satu, strict=True))) for satu in nilai]
        model._base_manager.bulk_create(baris, ignore_conflicts=abaikan_kembar)
        return
    bidang = [model._meta.get_field(nama) for nama in kolom]
    nama = ", ".join(connection.ops.quote_name(b.column) for b in bidang)
    tabel = connection.ops.quote_name(model._meta.db_table)
    kembar = " ON CONFLICT DO NOTHING" if abaikan_kembar else ""
    sql = f"INSERT INTO {tabel} ({nama}) SELECT {nama} FROM {{rekaman}}{kembar}"  # noqa: S608
    _jalankan(sql, bidang, nilai)


def _jalankan(sql, bidang, nilai):
    """Run `sql` with the rows as one JSON parameter where {rekaman} stands: far cheaper than a parameter per value."""
    jenis = [(b.target_field if b.is_relation else b).cast_db_type(connection) for b in bidang]
    kolom = [b.column for b in bidang]
    rincian = ", ".join(f"{connection.ops.quote_name(k)} {j}" for k, j in zip(kolom, jenis, strict=True))
    isi = json.dumps([dict(zip(kolom, satu, strict=True)) for satu in nilai], default=datetime.isoformat)
    with connection.cursor() as kursor:
        kursor.execute(sql.format(rekaman=f"jsonb_to_recordset(%s::jsonb) AS v({rincian})"), [isi])
