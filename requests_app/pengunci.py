"""Triggers that make a table append-only on SQLite and PostgreSQL: UPDATE, DELETE, REPLACE and TRUNCATE are refused."""

TABEL = {"requests_app_jejak": ("permohonan_id", "urut")}
"""Guarded tables and their second unique key. A higher app adds its own in `ready()`."""

SQLITE = """
CREATE TRIGGER {t}_tak_diubah BEFORE UPDATE ON {t} BEGIN SELECT RAISE(ABORT, '{t} hanya dapat ditambah'); END;
CREATE TRIGGER {t}_tak_dihapus BEFORE DELETE ON {t} BEGIN SELECT RAISE(ABORT, '{t} hanya dapat ditambah'); END;
CREATE TRIGGER {t}_tak_ditimpa BEFORE INSERT ON {t}
WHEN EXISTS (SELECT 1 FROM {t} WHERE id = NEW.id OR ({a} = NEW.{a} AND {b} = NEW.{b}))
BEGIN SELECT RAISE(ABORT, '{t} hanya dapat ditambah'); END
"""
POSTGRES = """
CREATE OR REPLACE FUNCTION {t}_tolak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{t} hanya dapat ditambah' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER {t}_tak_diubah BEFORE UPDATE OR DELETE ON {t} FOR EACH ROW EXECUTE FUNCTION {t}_tolak();
CREATE TRIGGER {t}_tak_ditimpa BEFORE TRUNCATE ON {t} FOR EACH STATEMENT EXECUTE FUNCTION {t}_tolak();
ALTER TABLE {t} ENABLE ALWAYS TRIGGER {t}_tak_diubah;
ALTER TABLE {t} ENABLE ALWAYS TRIGGER {t}_tak_ditimpa
"""
NAMA = {"sqlite": ("tak_diubah", "tak_dihapus", "tak_ditimpa"), "postgresql": ("tak_diubah", "tak_ditimpa")}


def pasang(connection, tabel=None):
    for nama in [tabel] if tabel else _tabel_ada(connection):
        lepas(connection, nama)
        a, b = TABEL[nama]
        sql = (SQLITE if connection.vendor == "sqlite" else POSTGRES).format(t=nama, a=a, b=b)
        for pernyataan in _pernyataan(connection.vendor, sql):
            _jalankan(connection, pernyataan)


def lepas(connection, tabel=None):
    for nama in [tabel] if tabel else _tabel_ada(connection):
        for pemicu in NAMA[connection.vendor]:
            di = "" if connection.vendor == "sqlite" else f" ON {nama}"
            _jalankan(connection, f"DROP TRIGGER IF EXISTS {nama}_{pemicu}{di}")


def terpasang(connection):
    """True when every trigger of every guarded table stands. SQLite drops them silently when a migration rebuilds a table."""
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    with connection.cursor() as kursor:
        kursor.execute(sql)
        ada = {baris[0] for baris in kursor.fetchall()}
    return all(f"{nama}_{p}" in ada for nama in TABEL for p in NAMA[connection.vendor])


def _tabel_ada(connection):
    return [nama for nama in connection.introspection.table_names() if nama in TABEL]


def _pernyataan(vendor, sql):
    if vendor != "sqlite":
        return [sql]
    return [bagian + "END" for bagian in sql.strip().removesuffix("END").split("END;\n")]


def _jalankan(connection, sql):
    with connection.cursor() as kursor:
        kursor.execute(sql)
