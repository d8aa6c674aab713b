"""Template words of the portal: icons, and dates, durations, sizes and NIP as Indonesian officials write them.

Own names of days and months (accounts_app.kata) instead of Django's |date: a queue page formats hundreds of moments, and
|date walks the translation machinery for each letter of its format.
"""

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from accounts_app import kata
from requests_app.data_orang import rincian
from requests_app.nip import nip_tertulis

register = template.Library()


@register.simple_tag
def ikon(nama):
    """The icon `nama` of static/img/ikon.svg, hidden from screen readers: the word beside it speaks."""
    return format_html(
        '<svg class="ikon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/ikon.svg"),
        nama,
    )


@register.filter
def rincian_orang(orang, permohonan):
    """[(label, value)] of what is known of a person, as his SOP asks it."""
    return rincian(orang, permohonan)


@register.filter
def tanggal(nilai):
    """A date or an aware datetime as "21 November 2026"; nothing for nothing."""
    return kata.tanggal_teks(timezone.localtime(nilai) if hasattr(nilai, "hour") else nilai)


@register.filter
def hari_tanggal(nilai):
    """A date as "Sabtu, 21 November 2026"."""
    return f"{kata.HARI[nilai.weekday()]}, {kata.tanggal_teks(nilai)}" if nilai else ""


@register.filter
def tanggal_waktu(nilai):
    """An aware datetime as "Sabtu, 21 November 2026 pukul 14.05 WIB", in the current time zone and with its word."""
    return kata.tanggal_waktu_teks(nilai)


@register.filter
def waktu_singkat(nilai):
    """An aware datetime as "Sab 21 Nov 14.05", for tables; the page's foot names the zone."""
    return kata.waktu_singkat_teks(nilai, zona=False)


@register.filter
def cuplikan(nilai):
    """The body of a message in one line for a list: without greeting and blank lines."""
    baris = [b.strip() for b in nilai.splitlines()]
    return " ".join(b for b in baris if b and not b.startswith(("Yth.", "Dengan hormat,")))[:200]


@register.filter
def durasi_kerja(menit):
    """Whole working minutes as "1 jam 12 menit kerja". The sign is dropped: "Sisa" or "Lewat" beside it says it."""
    if menit is None or menit == "":
        return ""
    jam, sisa = divmod(abs(int(menit)), 60)
    bagian = [f"{jam} jam"] if jam else []
    if sisa or not jam:
        bagian.append(f"{sisa} menit")
    return " ".join(bagian) + " kerja"


@register.filter
def ukuran(bita):
    """A size in bytes as "512 byte", "412 KB" or "12,4 MB" (1 KB = 1024 bytes, as the upload limit counts)."""
    if bita is None or bita == "":
        return ""
    bita = int(bita)
    if bita < 1024:
        return f"{bita} byte"
    # 1023.5 KB and more would round to "1024 KB".
    if bita < 1024 * 1023.5:
        return f"{bita / 1024:.0f} KB"
    return f"{bita / 1024**2:.1f} MB".replace(".0 ", " ").replace(".", ",")


@register.filter
def nip(nilai):
    """An 18 digit NIP in the groups it is printed in, "19720528 200502 1 001"; anything else as it came."""
    return nip_tertulis("" if nilai is None else str(nilai))
