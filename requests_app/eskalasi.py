"""When somebody is reminded of a row: before it is due, at due, after; and of what stalls, again and again.

`peringatan_tahap` is the last stage that was sent since the row landed, `peringatan_pada` the moment of the next, always
inside office hours. Pure arithmetic: requests_app.eskalasi_sapu finds what is due, requests_app.eskalasi_kirim sends it.
"""

from datetime import datetime, time, timedelta

from requests_app.tenggat import TanpaHariKerja, diterima, hari, mundur, waktu_kerja
from requests_app.tenggat import tenggat as jatuh_tempo

SEBELUM, LEWAT, SEKRETARIAT, BERKALA = 1, 2, 3, 4
"""The stages: before due to its owner; past due to him and the head above; to head and secretariat; every few days (4, 5, …)."""


def jadwalkan(permohonan, langkah, kalender, profil):
    """Set when the awaited row is next reminded of; None: never. Not saved.

    What was sent since it landed stays sent, through pauses and changes of the calendar: whoever lands a row puts
    `peringatan_tahap` to 0 first. A year-end deactivation is told the office as a whole, and of none is reminded.
    """
    permohonan.peringatan_pada = None
    if langkah is None or permohonan.berakhir or permohonan.ex_officio:
        permohonan.peringatan_tahap = 0
        return
    if permohonan.tenggat is None:
        permohonan.peringatan_tahap = max(permohonan.peringatan_tahap, SEKRETARIAT)
    try:
        permohonan.peringatan_pada = _saat(permohonan, langkah, kalender, profil)
    except TanpaHariKerja:  # an office that never opens reminds nobody
        return


def _saat(permohonan, langkah, kalender, profil):
    tahap = permohonan.peringatan_tahap
    if tahap < SEBELUM:
        return dini(kalender, profil, permohonan.status_sejak, langkah.baku, permohonan.tenggat)
    if tahap == SEBELUM:
        return diterima(kalender, permohonan.tenggat)
    if tahap == LEWAT:
        return naik(kalender, profil, permohonan.tenggat)
    return lagi(kalender, profil, permohonan.status_sejak)


def dini(kalender, profil, mulai, baku, tenggat):
    """When the set share of the office time is used of a row that landed at `mulai` and is due at `tenggat` (after pauses)."""
    lama = waktu_kerja(kalender, mulai, jatuh_tempo(kalender, mulai, baku))
    sisa = int((lama * (100 - profil.persen_peringatan) / 100).total_seconds())
    return diterima(kalender, mundur(kalender, tenggat, timedelta(seconds=sisa)))


def naik(kalender, profil, sejak):
    """When what is late since `sejak` goes up to the secretariat: at the same time of day, so many working days later."""
    setempat = sejak.astimezone(kalender.zona)
    # A deadline at closing time belongs to the day it closes, not to the next.
    tutup = jatuh_tempo(kalender, setempat - timedelta.resolution, hari(profil.hari_eskalasi))
    return diterima(kalender, datetime.combine(tutup.date(), setempat.time(), kalender.zona))


def lagi(kalender, profil, sejak):
    """The next periodic reminder after one (or a landing) at `sejak`: when the office opens on the n-th working day after."""
    tutup = jatuh_tempo(kalender, sejak, hari(profil.hari_pengingat))
    return diterima(kalender, datetime.combine(tutup.date(), time.min, kalender.zona))


def tahap_kini(tahap, tenggat, sekarang):
    """The stage to send now that `tahap` was the last. A warning that comes after the deadline is none: it is left out."""
    if tenggat is None:
        return max(tahap + 1, BERKALA)
    return max(tahap + 1, LEWAT) if tenggat < sekarang else tahap + 1


def sesudah(tahap, tenggat, kalender, profil, sekarang):
    """The moment of the stage after `tahap`, which is sent now."""
    if tahap < LEWAT:
        return diterima(kalender, tenggat)
    if tahap > LEWAT:
        return lagi(kalender, profil, sekarang)
    saat = naik(kalender, profil, tenggat)
    # After a standstill of the machine the secretariat still leaves the owner his days.
    return saat if saat > sekarang else naik(kalender, profil, sekarang)


def contoh(kalender, profil, mulai, baku):
    """The moments of the stages, the first periodic one last, of a row of `baku` that lands at `mulai` and stays untouched."""
    tenggat = jatuh_tempo(kalender, mulai, baku)
    ke_sekretariat = naik(kalender, profil, tenggat)
    awal = dini(kalender, profil, mulai, baku, tenggat), diterima(kalender, tenggat)
    return [*awal, ke_sekretariat, lagi(kalender, profil, ke_sekretariat)]


def buka(kalender, sekarang):
    """Is the office open at this moment? Outside its hours nobody is reminded."""
    try:
        return diterima(kalender, sekarang) == sekarang
    except TanpaHariKerja:
        return False
