"""The way into the portal by invitation: who may let whom in, and what the invited person can do with it."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts_app.models import Pengguna, Penugasan, Peran
from requests_app import tugas
from requests_app.izin import Pelaku
from requests_app.models import Permohonan
from requests_app.sop import SOP
from tests import pabrik
from tests.perayap import masuk

NIP = "198501012010012001"
SANDI = "kata-sandi-portal-baru"


def isian(kantor, **lain):
    return {
        "nama": "Ratih Contoh, S.T.", "nip": "19850101 201001 2 001", "email": "ratih@contoh.go.id", "peran": "PPK",
        "unit": kantor.unit.pk, "dasar_hukum": "SK 12/2026 tanggal 5 Januari 2026", "mulai": "2026-01-05",
    } | lain  # fmt: skip


def undang(kantor, oleh="satker", **lain):
    return masuk(kantor.orang[oleh]).post("/undangan/baru/", isian(kantor, **lain))


def kerjakan():
    while tugas.sapu():
        pass


def penugasan(email="ratih@contoh.go.id"):
    return Penugasan.objects.get(pengguna__email=email)


def test_an_invited_ppk_sets_a_password_logs_in_and_may_file(kantor):
    assert undang(kantor).status_code == 302
    orang = penugasan().pengguna
    assert (orang.nip, orang.has_usable_password()) == (NIP, False)
    kerjakan()
    surel = mail.outbox[-1]
    assert surel.to == [orang.email]
    assert "sebagai PPK pada Balai Contoh Tekstil" in surel.body
    tautan = re.search(r"https?://[^/\s]+(/akun/password/reset/key/\S+)", surel.body)[1]
    klien = Client()
    formulir = klien.get(tautan, follow=True).redirect_chain[-1][0]
    klien.post(formulir, {"password1": SANDI, "password2": SANDI})
    klien.post("/akun/login/", {"login": NIP, "password": SANDI})
    mulai = klien.post("/permohonan/baru/", {"sop": "hak-akses", "unit": kantor.unit.pk})
    draf = Permohonan.objects.get(pemohon=orang)
    assert mulai.headers["Location"] == f"/permohonan/{draf.acuan}/isi/"
    assert "Sudah masuk" in masuk(kantor.satker).get("/undangan/").content.decode()


def test_the_invitation_is_an_appointment_with_its_legal_basis_and_its_author(kantor):
    undang(kantor, selesai="2027-12-31")
    ada = penugasan()
    assert (ada.peran, ada.unit, str(ada.selesai)) == ("PPK", kantor.unit, "2027-12-31")
    assert ada.dasar_hukum == "SK 12/2026 tanggal 5 Januari 2026"
    catatan = LogEntry.objects.get(object_id=ada.pk)
    assert (catatan.user, catatan.change_message) == (kantor.satker, "Diundang ke portal.")


def test_a_person_who_is_known_already_is_not_made_twice(kantor):
    lama = pabrik.PenggunaFactory(nip=NIP, email="ratih@contoh.go.id")
    undang(kantor)
    assert penugasan().pengguna == lama
    kerjakan()
    assert "/akun/password/reset/key/" not in mail.outbox[-1].body


@pytest.mark.parametrize("oleh", ["satker", "helpdesk"])
def test_nobody_is_attached_to_somebody_elses_mailbox(kantor, oleh):
    pabrik.PenggunaFactory(nip=NIP, email="ratih.asli@contoh.go.id")
    pabrik.PenggunaFactory(nip="198501012010012999", email="lain@contoh.go.id")
    sebelum = Penugasan.objects.count()
    for isi in ({"email": "palsu@contoh.go.id"}, {"nip": "", "email": "lain@contoh.go.id"}):
        jawaban = undang(kantor, oleh, **isi)
        assert jawaban.status_code == 422
        assert jawaban.context["form"].errors["email"]
    assert Penugasan.objects.count() == sebelum
    kerjakan()
    assert mail.outbox == []


def test_a_satker_officer_invites_for_no_other_unit(kantor):
    for unit in (kantor.unit_lain, kantor.instansi):
        jawaban = undang(kantor, unit=unit.pk)
        assert "unit" in jawaban.context["form"].errors
    assert not Pengguna.objects.filter(email="ratih@contoh.go.id").exists()


def test_a_satker_officer_gives_no_role_but_those_that_hold_accounts(kantor):
    for peran in set(Peran) - {"PPK", "PP", "POKJA"}:
        assert "peran" in undang(kantor, peran=peran).context["form"].errors, peran
    assert not Penugasan.objects.filter(pengguna__email="ratih@contoh.go.id").exists()


@pytest.mark.parametrize("oleh", ["helpdesk", "admin_ppe", "admin_agency", "pengelola"])
def test_the_office_hands_out_no_office_role_here(kantor, oleh):
    for peran in set(Peran) - {"PPK", "PP", "POKJA", "PIMPINAN"}:
        jawaban = undang(kantor, oleh, peran=peran, unit=kantor.instansi.pk)
        assert "peran" in jawaban.context["form"].errors, peran


@pytest.mark.parametrize("oleh", ["satker", "helpdesk"])
def test_nobody_invites_himself(kantor, oleh):
    orang = kantor.orang[oleh]
    jawaban = undang(kantor, oleh, email=orang.email, nip="")
    assert "oleh orang lain" in str(jawaban.context["form"].errors)
    assert Penugasan.objects.filter(pengguna=orang).count() == 1


def test_the_office_invites_the_pimpinan_of_an_instansi(kantor):
    jawaban = undang(kantor, "helpdesk", peran="PIMPINAN")
    assert "pilih instansinya" in str(jawaban.context["form"].errors["unit"])
    assert undang(kantor, "helpdesk", peran="PIMPINAN", unit=kantor.instansi.pk).status_code == 302
    pelaku = Pelaku(penugasan().pengguna)
    assert kantor.instansi.pk in pelaku.unit_pengajuan(SOP["registrasi-admin-agency"])


TANPA_HAK = ["kepala_lpse", "kepala_ukpbj", "pimpinan", "ppk", "pp", "pokja", "auditor", "luar", "super"]


def test_others_invite_nobody(kantor):
    ada = Penugasan.objects.get(pengguna=kantor.ppk)
    for oleh in TANPA_HAK:
        klien = masuk(kantor.orang[oleh])
        assert klien.get("/undangan/").status_code == 403, oleh
        assert undang(kantor, oleh).status_code == 403, oleh
        assert klien.post(f"/undangan/{ada.pk}/kirim/").status_code == 404, oleh
        assert klien.post(f"/undangan/{ada.pk}/akhiri/", {"selesai": "2026-01-01"}).status_code == 404, oleh
        assert "/undangan/" not in klien.get("/").content.decode(), oleh


def test_the_list_shows_the_unit_its_own_people_only(kantor):
    lain = pabrik.PenggunaFactory(nama="Orang Politeknik")
    undang(kantor, "helpdesk", email=lain.email, nip="", nama=lain.nama, unit=kantor.unit_lain.pk)
    assert "Orang Politeknik" in masuk(kantor.helpdesk).get("/undangan/").content.decode()
    satker = masuk(kantor.satker)
    daftar = satker.get("/undangan/").content.decode()
    assert "Orang Politeknik" not in daftar
    assert "Ppk" in daftar
    # Nor may he end what he does not see, or the Pimpinan of his own instansi.
    for penugasan in Penugasan.objects.exclude(peran__in=("PPK", "PP", "POKJA"), unit=kantor.unit):
        if penugasan.unit == kantor.unit_lain or penugasan.peran not in ("PPK", "PP", "POKJA"):
            assert (
                satker.post(f"/undangan/{penugasan.pk}/akhiri/", {"selesai": "2026-11-01"}).status_code == 404
            )


def test_the_invitation_is_sent_again_to_whoever_never_came_in(kantor):
    undang(kantor)
    ada, satker = penugasan(), masuk(kantor.satker)
    ada.pengguna.pesan.update(kunci="undangan:kemarin")
    satker.post(f"/undangan/{ada.pk}/kirim/")
    satker.post(f"/undangan/{ada.pk}/kirim/")
    kerjakan()
    assert len([surel for surel in mail.outbox if surel.to == [ada.pengguna.email]]) == 2
    Pengguna.objects.filter(pk=ada.pengguna_id).update(last_login=timezone.now())
    assert "sudah pernah masuk" in satker.post(f"/undangan/{ada.pk}/kirim/", follow=True).content.decode()


def test_an_ended_appointment_opens_nothing(kantor):
    undang(kantor)
    ada, kemarin = penugasan(), timezone.localdate() - timedelta(days=1)
    assert Pelaku(ada.pengguna).unit_pengajuan(SOP["hak-akses"]) == {kantor.unit.pk}
    klien = masuk(kantor.satker)
    sebelum_mulai = klien.post(f"/undangan/{ada.pk}/akhiri/", {"selesai": "2025-12-31"})
    assert "sebelum tanggal mulai" in sebelum_mulai.content.decode()
    klien.post(f"/undangan/{ada.pk}/akhiri/", {"selesai": kemarin.isoformat()})
    assert Pelaku(ada.pengguna).unit_pengajuan(SOP["hak-akses"]) == set()
    assert "Berakhir" in klien.get("/undangan/").content.decode()


def test_the_same_appointment_is_made_once(kantor):
    undang(kantor)
    assert "sudah ditugaskan sebagai PPK" in str(undang(kantor).context["form"].errors)
    assert undang(kantor, peran="POKJA").status_code == 302


def test_a_half_filled_invitation_says_what_is_missing_and_keeps_the_rest(kantor):
    jawaban = undang(kantor, nip="123", peran="", dasar_hukum="")
    galat = jawaban.context["form"].errors
    assert set(galat) == {"nip", "peran", "dasar_hukum"}
    assert "ratih@contoh.go.id" in jawaban.content.decode()


def test_the_list_costs_the_same_however_long_it_is(kantor, jumlah_kueri):
    sedikit = jumlah_kueri(masuk(kantor.helpdesk), "/undangan/")
    for urut in range(5):
        undang(kantor, "helpdesk", email=f"orang-{urut}@contoh.go.id", nip="")
    assert jumlah_kueri(masuk(kantor.helpdesk), "/undangan/") == sedikit
