"""Work in quarantine rings: every Pengelola is told at once, once for each time a row got there."""

from django.db import transaction
from django.urls import reverse

from accounts_app.models import Penugasan, Peran
from requests_app import kabar
from requests_app.models import Tugas
from requests_app.tugas import ALARM, penangan


def pengelola():
    """Who holds the role today."""
    return Penugasan.objects.filter(peran=Peran.PENGELOLA).berlaku().orang().order_by("pk")


@penangan(ALARM)
@transaction.atomic
def alarm_karantina(tugas):
    macet = Tugas.objects.select_related("permohonan").get(pk=tugas.muatan["tugas"])
    if macet.karantina_pada is None:
        return
    for satu in pengelola():
        kabari(satu, f"{tugas.kunci}:{satu.pk}", "Pekerjaan latar dikarantina", _isi(macet))


def kabari(penerima, kunci, perihal, isi):
    kabar.kirim(
        penerima,
        "kesehatan",
        kunci=kunci,
        perihal=perihal,
        isi=isi,
        tautan=reverse("kantor_kesehatan"),
        tautan_judul="Buka halaman Kesehatan",
    )


def _isi(macet):
    tentang = (
        f" untuk permohonan {macet.permohonan.nomor}" if macet.permohonan and macet.permohonan.nomor else ""
    )
    return (
        f"Pekerjaan latar “{macet.jenis}”{tentang} berhenti dicoba: {macet.galat}\n\n"
        "Yang dijanjikannya belum terjadi, dan tidak akan terjadi sebelum dicoba lagi. Pekerjaan lain berjalan terus.\n\n"
        "Buka halaman Kesehatan, perbaiki sebabnya bila diketahui, lalu tekan “Coba lagi”. Bila terulang, "
        f"sampaikan nomor tugas {macet.pk} kepada pengembang."
    )
