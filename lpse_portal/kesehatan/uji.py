"""Self-tests asked for on the health page: promised work like any other, so that the process that will do it in earnest does it."""

import time
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts_app.models import Pengguna
from lpse_portal.kesehatan.sarana import PDF, SUREL
from requests_app.models import Denyut
from requests_app.surat.pdf import GagalMembuatPdf, buat_pdf
from requests_app.tugas import janjikan, penangan

HALAMAN = (
    '<html lang="id"><head><title>Uji</title></head>'
    '<body><p style="font-family: Arimo">Uji huruf: ÀÉîõü – “Rp1.000” ½</p></body></html>'
)


def minta(nama, oleh):
    """Promise one self-test (PDF or SUREL). Returns its Tugas."""
    return janjikan(nama, f"{nama}:{oleh.pk}:{time.time_ns()}", pengguna=oleh.pk)


@penangan(PDF)
def uji_pdf(tugas):
    mulai = time.monotonic()
    try:
        hasil = buat_pdf(HALAMAN, judul="Uji", dibuat=timezone.now())
    except GagalMembuatPdf as galat:
        Denyut.catat(PDF, baik=False, keterangan=str(galat))
        return
    detik = f"{time.monotonic() - mulai:.1f}".replace(".", ",")
    Denyut.catat(PDF, keterangan=f"PDF {len(hasil.pdf) // 1024} KB tersusun dalam {detik} detik.")


@penangan(SUREL)
def uji_surel(tugas):
    """One mail to who asked for it. A refusal is the result, not a reason to try again."""
    penerima = Pengguna.objects.get(pk=tugas.muatan["pengguna"])
    surat = EmailMessage(
        subject="Surel uji dari portal",
        body=f"Surel ini dikirim dari halaman Kesehatan {settings.PORTAL_URL}. Bila Anda membacanya, surel keluar berjalan.",
        to=[penerima.email],
    )
    try:
        surat.send()
    except (SMTPException, OSError) as galat:
        Denyut.catat(SUREL, baik=False, keterangan=f"Server surel tidak menerima ({type(galat).__name__}).")
    else:
        Denyut.catat(SUREL, keterangan="Server surel menerima surel uji.")
