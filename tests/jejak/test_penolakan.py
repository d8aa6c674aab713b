"""The database itself refuses to have the journal changed, whatever way the change comes."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from archive_app.models import Segel
from requests_app import jurnal, pengunci
from requests_app.models import Jejak
from tests import jalan, pabrik

TIMPA = {
    "sqlite": [
        "INSERT OR REPLACE INTO requests_app_jejak SELECT * FROM requests_app_jejak",
        "REPLACE INTO requests_app_jejak (permohonan_id, urut, waktu, peran, aksi, dari, ke, data, sebelumnya, sidik) "
        "SELECT permohonan_id, urut, waktu, peran, 'lain', dari, ke, data, sebelumnya, sidik FROM requests_app_jejak",
        "UPDATE OR REPLACE requests_app_jejak SET urut = 1",
    ],
    "postgresql": [
        "TRUNCATE requests_app_jejak CASCADE",
        "TRUNCATE requests_app_permohonan CASCADE",
        "INSERT INTO requests_app_jejak SELECT * FROM requests_app_jejak ON CONFLICT (id) DO UPDATE SET aksi = 'lain'",
        "SET LOCAL session_replication_role = replica; DELETE FROM requests_app_jejak",
    ],
}
"""Ways around UPDATE and DELETE, by database."""

SQL = [
    "UPDATE requests_app_jejak SET aksi = 'lain'",
    "UPDATE requests_app_jejak SET sidik = sidik",
    "DELETE FROM requests_app_jejak",
    "DELETE FROM requests_app_jejak WHERE urut = 2",
    *TIMPA[connection.vendor],
]


@pytest.fixture
def permohonan(kantor):
    hasil = pabrik.permohonan(kantor, "DIDISPOSISI")
    # What a commit would do: PostgreSQL changes no table that still has deferred checks to make.
    connection.check_constraints()
    return hasil


@pytest.mark.parametrize("sql", SQL)
def test_a_written_entry_is_never_changed_by_sql(permohonan, sql):
    sebelum = list(Jejak.objects.order_by("pk").values())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)
    assert list(Jejak.objects.order_by("pk").values()) == sebelum
    assert len(sebelum) == 2


def test_a_written_entry_is_never_changed_through_the_orm(permohonan):
    jejak = permohonan.jejak.last()
    jejak.aksi = "lain"
    for ubah in (
        jejak.save,
        jejak.delete,
        Jejak.objects.all().delete,
        lambda: Jejak.objects.update(peran=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
    assert Jejak.objects.get(pk=jejak.pk).aksi == "disposisikan"


def test_a_second_entry_of_the_same_number_is_refused(permohonan):
    jejak = permohonan.jejak.last()
    jejak.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        jejak.save(force_insert=True)


@pytest.mark.parametrize("sql", ["UPDATE archive_app_segel SET sha256 = ''", "DELETE FROM archive_app_segel"])
def test_a_seal_of_the_archive_is_never_changed(kantor, sql):
    jalan.sampai(kantor, "pembuatan-akun", "DITARIK")
    segel = Segel.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)
    assert Segel.objects.get().sha256 == segel.sha256


def test_a_missing_guard_is_reported(permohonan):
    assert pengunci.terpasang(connection)
    pengunci.lepas(connection)
    assert not pengunci.terpasang(connection)
    assert [fakta["galat"] for fakta in jurnal.periksa()] == ["Pengunci jejak (trigger) tidak terpasang."]


@pytest.mark.parametrize("pemicu", pengunci.NAMA[connection.vendor])
def test_every_single_guard_is_missed(permohonan, pemicu):
    di = "" if connection.vendor == "sqlite" else " ON requests_app_jejak"
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TRIGGER requests_app_jejak_{pemicu}{di}")
    assert not pengunci.terpasang(connection)


def test_guards_stand_again_after_migrate(permohonan):
    pengunci.lepas(connection)
    call_command("migrate", verbosity=0)
    assert pengunci.terpasang(connection)
    with pytest.raises(IntegrityError), transaction.atomic():
        Jejak.objects.update(peran="")
