"""Demo people log in as printed; the buttons to become one of them exist in demo mode alone."""

import pytest

from accounts_app.models import Pengguna
from lpse_portal.demo import ORANG, SANDI

NAMA = [nama for nama, _ in ORANG]


def siapa(client):
    pk = client.session.get("_auth_user_id")
    return Pengguna.objects.get(pk=pk).username if pk else None


@pytest.mark.parametrize("cara", ["username", "email", "nip"])
def test_everybody_logs_in_with_the_printed_password(demo, client, cara):
    for nama in NAMA:
        login = getattr(Pengguna.objects.get(username=nama), cara)
        tanggapan = client.post("/akun/login/", {"login": login, "password": SANDI})
        assert (tanggapan.status_code, tanggapan.get("Location"), siapa(client)) == (302, "/", nama)
        client.logout()


def test_another_password_opens_nothing(demo, client):
    tanggapan = client.post("/akun/login/", {"login": "satker", "password": f"{SANDI}-bukan"})
    assert (tanggapan.status_code, siapa(client)) == (200, None)


@pytest.mark.parametrize("nama", NAMA)
def test_a_button_makes_one_that_person(demo, client, nama):
    tanggapan = client.post("/demo/masuk/", {"nama": nama}, follow=True)
    assert (tanggapan.status_code, siapa(client)) == (200, nama)


def test_a_button_changes_from_one_person_to_another(demo, client):
    for nama in ("satker", "kepala.ukpbj"):
        client.post("/demo/masuk/", {"nama": nama})
        assert siapa(client) == nama


@pytest.mark.parametrize("nama", ["petugas.kimia", "ahmad.umpama", "tidak.ada", ""])
def test_no_button_for_anybody_else(demo, client, nama):
    assert client.post("/demo/masuk/", {"nama": nama}).status_code == 404
    assert siapa(client) is None


def test_no_button_for_a_person_of_the_list_who_is_not_there(demo, client):
    Pengguna.objects.filter(username="satker").update(username="satker.lama")
    assert client.post("/demo/masuk/", {"nama": "satker"}).status_code == 404


@pytest.mark.parametrize("nama", NAMA)
def test_outside_demo_mode_there_is_no_such_door(demo, client, settings, nama):
    settings.DEMO = False
    assert client.post("/demo/masuk/", {"nama": nama}).status_code == 404
    assert siapa(client) is None


def test_a_link_alone_makes_nobody_anyone(demo, client):
    assert client.get("/demo/masuk/", {"nama": "satker"}).status_code == 405
    assert siapa(client) is None
