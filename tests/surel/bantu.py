"""What the mails of the portal share, and doing the promised mail now."""

import re

from django.conf import settings
from django.core import mail
from django.utils import timezone

from requests_app import tugas
from requests_app.kantor import zona_kantor
from requests_app.models import Tugas

JENIS = ("kabar", "e_pesan_akun", "ingatkan_perbaikan", "surel")


def kerjakan_surat():
    """Do every promised notice and mail. Returns the mails of this call."""
    awal = len(mail.outbox)
    with timezone.override(zona_kantor()):
        for jenis in JENIS:
            for pk in Tugas.objects.filter(jenis=jenis, selesai_pada=None).values_list("pk", flat=True):
                assert tugas.kerjakan(pk) == "selesai"
    return mail.outbox[awal:]


def kepada(surat, orang):
    """The one mail to this person."""
    (satu,) = [s for s in surat if s.to == [orang.email]]
    return satu


def tautan(surat):
    return re.findall(r"https?://\S+/", surat.body)


def periksa_bentuk(surat, kantor):
    """Of every mail: to whom, a greeting, a link of this portal, a close, the office, nothing unrendered."""
    badan = surat.body
    assert badan.startswith("Yth. ")
    assert "\n\nDengan hormat,\n\n" in badan
    penutup = f"Hormat kami,\n{kantor.profil.nama_lpse}\n{kantor.profil.nama_instansi}\n"
    assert badan.count(penutup) == 1
    assert kantor.profil.kontak in badan
    assert any(alamat.startswith(f"{settings.PORTAL_URL}/") for alamat in tautan(surat))
    assert not re.search(r"\{[{%]|\n\n\n|None|&(amp|lt|quot|#x27);|Silahkan|\bAnda anda\b", badan)
    assert "\n" not in surat.subject
