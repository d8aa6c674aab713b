"""Plausibility of a NIP (Perka BKN 22/2007) or NI PPPK. Warnings only: a wrong-looking number never blocks a filing."""

from datetime import date

from django.utils import timezone


def rapikan_nip(teks):
    """A NIP typed with spaces or dots as its digits; anything else (an NRP, say) as it came."""
    angka = "".join(teks.split()).replace(".", "")
    return angka if angka.isdigit() else teks.strip()


def nip_tertulis(teks):
    """A NIP in the groups it is printed in, "19720528 200502 1 001"; anything else as it came."""
    if len(teks) == 18 and teks.isdecimal():
        return f"{teks[:8]} {teks[8:14]} {teks[14]} {teks[15:]}"
    return teks


def periksa_nip(teks):
    """Sentences about what looks wrong with a NIP typed as digits; empty when plausible or not given.

    Shape: birth YYYYMMDD, start YYYYMM (PPPK: YYYY and a two-digit kind), sex 1/2, serial of three.
    """
    if not teks:
        return []
    if not teks.isdigit() or len(teks) != 18:
        return [
            f"NIP biasanya 18 angka; yang diisi {len(teks)} karakter. Periksa lagi, atau lanjutkan bila memang demikian."
        ]
    return [kalimat for kalimat in (_lahir(teks), _mulai(teks), _kelamin(teks)) if kalimat]


def _tanggal(teks):
    try:
        return date(int(teks[:4]), int(teks[4:6]), int(teks[6:8]))
    except ValueError:
        return None


def _lahir(teks):
    lahir = _tanggal(teks)
    if lahir is None or not 1940 <= lahir.year <= timezone.localdate().year - 15:
        return "Delapan angka pertama NIP bukan tanggal lahir yang wajar."
    return ""


def _mulai(teks):
    """Digits 9–12 are a year. 13–14 are a month for civil servants, but a kind of appointment for PPPK: not judged."""
    tahun, lahir = int(teks[8:12]), int(teks[:4])
    if not lahir + 15 <= tahun <= timezone.localdate().year:
        return "Angka ke-9 sampai ke-12 NIP (tahun pengangkatan) tidak wajar."
    return ""


def _kelamin(teks):
    return "" if teks[14] in "12" else "Angka ke-15 NIP (jenis kelamin) harus 1 atau 2."
