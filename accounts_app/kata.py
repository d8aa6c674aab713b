"""Indonesian words for dates and moments, in the active time zone."""

from django.utils import timezone

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONA = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def tanggal_teks(tanggal):
    """A date as a letter prints it: "21 November 2026"; "" for none."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}" if tanggal else ""


def tanggal_waktu_teks(pada):
    """An aware datetime as "Selasa, 24 November 2026 pukul 20.23 WIB", in the active zone and with its word; "" for none."""
    if not pada:
        return ""
    setempat = timezone.localtime(pada)
    zona = ZONA.get(getattr(setempat.tzinfo, "key", ""), setempat.tzname())
    return f"{HARI[setempat.weekday()]}, {tanggal_teks(setempat)} pukul {setempat:%H.%M} {zona}"


def waktu_singkat_teks(pada, *, zona=True):
    """An aware datetime as "Sab 21 Nov 14.05 WIB", in the active zone; for lines of a list. "" for none."""
    if not pada:
        return ""
    setempat = timezone.localtime(pada)
    kata = ZONA.get(getattr(setempat.tzinfo, "key", ""), setempat.tzname()) if zona else ""
    return f"{HARI[setempat.weekday()][:3]} {setempat.day} {BULAN[setempat.month - 1][:3]} {setempat:%H.%M} {kata}".rstrip()
