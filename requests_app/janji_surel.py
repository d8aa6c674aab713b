"""Handlers of promised work that leaves the portal: the mail and the gateway text of one e-Pesan.

The ledger (requests_app.pengiriman) is written before and after: what was accepted is not sent again, and what a crash leaves
in doubt is repeated under the same Message-ID or key.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts_app.models import Pengiriman, Pesan, ProfilKantor
from accounts_app.services import tautan_undangan
from requests_app import gerbang, kabar_pental, pengiriman
from requests_app.kabar import PERISTIWA
from requests_app.surel import antar
from requests_app.tugas import penangan


@penangan("surel")
def surel(tugas):
    """Mail one e-Pesan to its recipient, with an invitation where he never set a password."""
    _antar(tugas, "surel", lambda kirim: antar(_surat(kirim)))


@penangan("gerbang")
def gerbang_pesan(tugas):
    """The same e-Pesan through the gateway, in three words and its address."""
    _antar(tugas, "gerbang", lambda kirim: _lewat_gerbang(kirim, tugas))


def _antar(tugas, saluran, cara):
    pesan = Pesan.objects.select_related("penerima").get(pk=tugas.muatan["pesan"])
    kirim = pengiriman.buka(pesan, saluran)
    kirim.pesan = pesan
    if kirim.keadaan != Pengiriman.Keadaan.MENUNGGU:
        return
    pengiriman.catat_percobaan(kirim)
    try:
        cara(kirim)
    except pengiriman.Ditolak as galat:
        _tolak(kirim, tugas, str(galat))
    else:
        pengiriman.catat(kirim, Pengiriman.Keadaan.TERKIRIM)


@transaction.atomic
def _tolak(kirim, tugas, alasan):
    if pengiriman.catat(kirim, Pengiriman.Keadaan.DITOLAK, alasan):
        kabar_pental.beri_tahu(kirim, tugas.permohonan)


def _surat(kirim):
    pesan, penerima = kirim.pesan, kirim.pesan.penerima
    alamat = pesan.tautan if pesan.kredensial_id is None else reverse("pesan", args=[pesan.pk])
    isi = render_to_string(
        "surel/pesan.txt",
        {
            "pesan": pesan,
            "alamat": f"{settings.PORTAL_URL}{alamat}",
            "undangan": "" if penerima.has_usable_password() else tautan_undangan(penerima),
            "kantor": ProfilKantor.muat(),
        },
    )
    return EmailMessage(
        subject=pesan.perihal,
        body=isi.strip(),
        to=[penerima.email],
        headers={"Message-ID": kirim.pengenal},
    )


def _lewat_gerbang(kirim, tugas):
    nomor = kirim.pesan.penerima.telepon.strip()
    if not gerbang.dipasang() or not nomor:
        raise pengiriman.Ditolak("Tidak ada gerbang pesan, atau penerima tidak mempunyai nomor telepon.")
    gerbang.kirim(nomor, teks_gerbang(kirim.pesan, tugas), kirim.pengenal)


def teks_gerbang(pesan, tugas):
    """All that a gateway ever reads: the number and status of the permohonan, a fixed word, an address only he can open.

    Never the subject or the text: they may name people. Of an account it says nothing but that there is a message.
    """
    jenis = PERISTIWA[tugas.muatan["peristiwa"]]
    baris = [jenis.kata]
    if tugas.permohonan and jenis.kode != "akun":
        permohonan = tugas.permohonan
        baris = [f"{permohonan.nomor}: {jenis.kata}", f"Status: {permohonan.get_status_display()}"]
    return "\n".join([*baris, settings.PORTAL_URL + reverse("pesan", args=[pesan.pk])])
