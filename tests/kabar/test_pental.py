"""Bounces: an RFC 3464 report finds its mail, marks it once, and tells whoever can do something about it."""

import io
import mailbox
import os
import sys
from email import message_from_string

import pytest
from django.core.management import CommandError, call_command

from accounts_app.models import Pesan
from requests_app import pengiriman
from requests_app.pental import TidakTerbaca, baca
from tests import pabrik
from tests.kabar.conftest import keadaan, kerjakan

LAPORAN = """\
From: MAILER-DAEMON@mx.contoh.id
To: portal@lpse.contoh.go.id
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="BATAS"

--BATAS
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--BATAS
Content-Type: {jenis}

Reporting-MTA: dns; mx.contoh.id
Arrival-Date: Tue, 24 Nov 2026 09:00:00 +0700

Final-Recipient: rfc822; sari@contoh.go.id
Action: {aksi}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <sari@contoh.go.id>: Recipient address
 rejected: User unknown

--BATAS
Content-Type: {asal}

{kepala}
--BATAS--
"""


def laporan(pengenal="<pesan-1-2026@contoh.id>", **lain):
    isi = {"jenis": "message/delivery-status", "aksi": "failed", "status": "5.1.1", "asal": "message/rfc822"}
    kepala = f"From: portal@lpse.contoh.go.id\nMessage-ID:\n {pengenal}\nSubject: Perihal\n\nIsi surat.\n"
    return LAPORAN.format(**(isi | {"kepala": kepala} | lain))


@pytest.mark.parametrize("asal", ["message/rfc822", "text/rfc822-headers", "message/global-headers"])
@pytest.mark.parametrize("jenis", ["message/delivery-status", "message/global-delivery-status"])
def test_a_report_says_which_mail_and_why_whatever_it_returns_of_it(asal, jenis):
    pental = baca(message_from_string(laporan(asal=asal, jenis=jenis)))
    assert (pental.pengenal, pental.gagal, pental.kode) == ("<pesan-1-2026@contoh.id>", True, "5.1.1")
    assert pental.jawaban.endswith("Recipient address rejected: User unknown")


@pytest.mark.parametrize("aksi", ["delayed", "delivered", "relayed", "expanded"])
def test_a_delay_is_no_bounce(aksi):
    assert not baca(message_from_string(laporan(aksi=aksi, status="4.4.1"))).gagal


@pytest.mark.parametrize(
    "teks", ["Subject: Sedang cuti\n\nSaya kembali Senin.\n", laporan(kepala="Subject: Perihal\n"), "acak"]
)
def test_what_is_no_report_of_a_mail_is_not_guessed_at(teks):
    with pytest.raises(TidakTerbaca):
        baca(message_from_string(teks))


@pytest.fixture
def terima(monkeypatch, capsys):
    """terima(text) → what the command printed when that came on its standard input."""

    def satu(teks, *pilihan):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(teks.encode())))
        call_command("terima_pental", *pilihan)
        return capsys.readouterr().out

    return satu


@pytest.fixture
def terkirim(kantor):
    """A permohonan in work, and the mail about it that its applicant's server had accepted."""
    permohonan = pabrik.permohonan(kantor, "DITERIMA")
    kerjakan("kabar")
    kerjakan()
    return pengiriman.milik(permohonan).filter(pesan__penerima=kantor.satker).first()


def test_a_bounce_is_marked_once_and_told_once_to_whoever_holds_the_work(kantor, terkirim, terima):
    assert terkirim.keadaan == "TERKIRIM"
    for _ in range(2):
        terima(laporan(terkirim.pengenal))
    kini = keadaan(terkirim.pesan)
    assert kini.keadaan == "PENTAL"
    assert kini.keterangan.startswith("Alamat surel tidak dikenal server tujuan (5.1.1 550 5.1.1 [alamat]")
    assert "sari@" not in kini.keterangan
    (kabar,) = Pesan.objects.filter(kunci__startswith="pental:")
    assert kabar.penerima == kantor.admin_ppe


def test_a_report_of_a_delay_or_of_a_strange_mail_changes_nothing(terkirim, terima):
    assert "tidak dicatat" in terima(laporan(terkirim.pengenal, aksi="delayed"))
    assert "bukan kabar portal ini" in terima(laporan("<lain@contoh.id>"))
    assert keadaan(terkirim.pesan).keadaan == "TERKIRIM"


def test_a_late_report_of_the_first_sending_does_not_mark_the_second(terkirim, terima):
    terima(laporan(terkirim.pengenal))
    permohonan = pengiriman.janji_pertama(terkirim).permohonan
    assert pengiriman.kirim_ulang(keadaan(terkirim.pesan), permohonan)
    kerjakan()
    terima(laporan(terkirim.pengenal))
    assert keadaan(terkirim.pesan).keadaan == "TERKIRIM"


def test_a_bounce_that_overtakes_the_worker_stays_a_bounce(terkirim, terima):
    pengiriman.Pengiriman.objects.filter(pk=terkirim.pk).update(keadaan="MENUNGGU")
    terima(laporan(terkirim.pengenal))
    pengiriman.catat(terkirim, "TERKIRIM")
    assert keadaan(terkirim.pesan).keadaan == "PENTAL"


@pytest.mark.parametrize("teks", ["", "Subject: Sedang cuti\n\nSaya kembali Senin.\n"])
def test_what_cannot_be_read_ends_with_an_error_for_the_mail_server(db, terima, teks):
    with pytest.raises(CommandError) as galat:
        terima(teks)
    assert galat.value.returncode == os.EX_DATAERR


def test_a_mailbox_is_read_to_its_end_past_what_cannot_be_read(terkirim, terima, tmp_path):
    kotak = mailbox.mbox(tmp_path / "pental")
    for teks in ("Subject: Sedang cuti\n\nSenin.\n", laporan(terkirim.pengenal)):
        kotak.add(teks)
    kotak.close()
    with pytest.raises(CommandError, match="1 surel tidak terbaca"):
        call_command("terima_pental", mbox=str(tmp_path / "pental"))
    assert keadaan(terkirim.pesan).keadaan == "PENTAL"
    with pytest.raises(CommandError) as galat:
        call_command("terima_pental", mbox=str(tmp_path / "tidak-ada"))
    assert galat.value.returncode == os.EX_NOINPUT
