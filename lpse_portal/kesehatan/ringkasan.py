"""Once a day at most, and only when something is wrong: what is wrong, to every Pengelola."""

from django.utils import timezone

from accounts_app.models import Pesan
from lpse_portal.kesehatan import masalah, periksa
from requests_app.alarm import kabari, pengelola

JAM_MULAI = 7


def kabarkan():
    """Tell the Pengelola of today's problems; later calls of the day find it told. Returns how many were told."""
    kini = timezone.localtime()
    awalan = f"kesehatan:{kini:%Y-%m-%d}"
    if kini.hour < JAM_MULAI or Pesan.objects.filter(kunci__startswith=f"{awalan}:").exists():
        return 0
    buruk = masalah(periksa())
    penerima = list(pengelola()) if buruk else []
    for satu in penerima:
        kabari(satu, f"{awalan}:{satu.pk}", f"Kesehatan portal: {len(buruk)} hal perlu dilihat", isi(buruk))
    return len(penerima)


def isi(buruk):
    baris = [f"- {satu.judul} ({satu.putusan}): {satu.nilai} {satu.saran}".rstrip() for satu in buruk]
    pembuka = "Pemeriksaan berkala menemukan yang berikut. Kabar ini dikirim sekali sehari, dan hanya bila ada masalah."
    return "\n".join([pembuka, "", *baris])
