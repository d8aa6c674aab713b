"""How a deadline comes about, day by day, so that what is shown adds up to the baku waktu. Pure: no database.

A row lands, its clock runs in office time, stands still in its pauses, and ends at the deadline. Whoever sets a deadline
(requests_app.jam) and whoever explains one (a page, a what-if, `manage.py tenggat`) take the same path here.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from requests_app.tenggat import Waktu, diterima, hari_di_antara, tenggat, tenggat_setelah_jeda, waktu_kerja
from requests_app.tenggat.kalender import NAMA_HARI

NOL = timedelta(0)
SEHARI = timedelta(days=1)
SEDETIK = timedelta(seconds=1)
BARIS_TERBANYAK = 40
DIJEDA = "jam dihentikan"
LUAR_JAM = "di luar jam kerja"


@dataclass(frozen=True)
class Geseran:
    """A pause of a row: the deadline before and after it (equal where the clock had run out), and what it gave back."""

    mulai: datetime
    selesai: datetime
    dari: datetime
    ke: datetime
    terhitung: str


@dataclass(frozen=True)
class Baris:
    """One calendar day (or, with `sampai`, several of one kind) and what it counts: seconds of a minute clock, or hari kerja."""

    tanggal: date
    keterangan: str
    detik: int = 0
    hari: int = 0
    sampai: date | None = None

    @property
    def nama_hari(self):
        return NAMA_HARI[self.tanggal.weekday()]

    @property
    def terhitung(self):
        return f"{self.hari} hari" if self.hari else teks_detik(self.detik)


@dataclass(frozen=True)
class Uraian:
    """The arithmetic of one deadline; `baris` adds up to `waktu`."""

    mulai: datetime
    diterima: datetime
    waktu: Waktu
    tenggat: datetime
    baris: list
    jeda: list


def batas(kalender, mulai, waktu, jeda=()):
    """The deadline of a row that landed at `mulai` and stood still in `jeda` ((from, to) moments, in order); None: no clock."""
    if waktu is None:
        return None
    return _lintasan(kalender, mulai, waktu, jeda)[-1]


def uraikan(kalender, mulai, waktu, jeda=()):
    """The Uraian of that deadline. Raises TanpaHariKerja."""
    lintasan = _lintasan(kalender, mulai, waktu, jeda)
    berlaku, akhir = list(jeda)[: len(lintasan) - 1], lintasan[-1]
    baris = _menit if waktu.menit is not None else _hari
    return Uraian(
        mulai=mulai,
        diterima=diterima(kalender, mulai),
        waktu=waktu,
        tenggat=akhir,
        baris=_ringkas(_satukan(baris(kalender, mulai, akhir, berlaku))),
        jeda=_geseran(kalender, waktu, jeda, lintasan),
    )


def _lintasan(kalender, mulai, waktu, jeda):
    """[the deadline without a pause, after the first, …]; it ends at the first pause that came when the clock had run out."""
    hasil = [tenggat(kalender, mulai, waktu)]
    for berhenti, lanjut in jeda:
        if hasil[-1] <= berhenti:
            break
        hasil.append(tenggat_setelah_jeda(kalender, hasil[-1], waktu, berhenti, lanjut))
    return hasil


def _geseran(kalender, waktu, jeda, lintasan):
    hasil = []
    for urut, (mulai, selesai) in enumerate(jeda):
        dari, ke = lintasan[min(urut, len(lintasan) - 1)], lintasan[min(urut + 1, len(lintasan) - 1)]
        if dari == ke:
            diberi = ""
        elif waktu.menit is not None:
            diberi = teks_detik(round(waktu_kerja(kalender, mulai, selesai) / SEDETIK))
        else:
            diberi = f"{_hari_jeda(kalender, mulai, selesai)} hari kerja"
        hasil.append(Geseran(mulai, selesai, dari, ke, diberi))
    return hasil


def _hari_jeda(kalender, mulai, selesai):
    awal, akhir = (diterima(kalender, saat).date() for saat in (mulai, selesai))
    return hari_di_antara(kalender, awal, akhir)


# A clock of minutes


def _menit(kalender, mulai, akhir, jeda):
    """Each day's office intervals as far as the clock ran in them. Seconds are rounded so that their sum stays exact."""
    mulai, akhir = mulai.astimezone(kalender.zona), akhir.astimezone(kalender.zona)
    titik = [mulai, *(saat.astimezone(kalender.zona) for satu in jeda for saat in satu), akhir]
    jalan, henti = list(pairwise(titik))[::2], list(pairwise(titik))[1::2]
    jumlah, hasil = NOL, []
    for tanggal in _tanggal(mulai.date(), akhir.date()):
        terhitung, dilewati = (_potong(kalender, tanggal, bagian) for bagian in (jalan, henti))
        sebelum, jumlah = jumlah, jumlah + sum((tutup - buka for buka, tutup in terhitung), NOL)
        detik = round(jumlah / SEDETIK) - round(sebelum / SEDETIK)
        berhenti = any(dari.date() <= tanggal <= sampai.date() for dari, sampai in henti)
        kata = _kata_menit(kalender, tanggal, terhitung, dilewati, berhenti)
        hasil.append(Baris(tanggal, kata, detik=detik))
    return hasil


def _kata_menit(kalender, tanggal, terhitung, dilewati, berhenti):
    if not terhitung and (dilewati or (berhenti and not kalender.hari_kerja(tanggal))):
        return DIJEDA
    if not terhitung:
        return LUAR_JAM if kalender.hari_kerja(tanggal) else kalender.sebab_tutup(tanggal)
    teks = _selang(terhitung)
    return f"{teks}; {DIJEDA} {_selang(dilewati)}" if dilewati else teks


def _potong(kalender, tanggal, bagian):
    """The day's office intervals as far as they lie in these spans of time."""
    return [
        (max(buka, dari), min(tutup, sampai))
        for dari, sampai in bagian
        for buka, tutup in kalender.selang(tanggal)
        if max(buka, dari) < min(tutup, sampai)
    ]


def _selang(selang):
    return ", ".join(f"{_jam(buka)}–{_jam(tutup)}" for buka, tutup in selang)


# A clock of working days


def _hari(kalender, mulai, akhir, jeda):
    """Working days after the day of receipt, counted but for those that lie in a pause."""
    terima, ke, hasil = diterima(kalender, mulai), 0, []
    henti = [tuple(diterima(kalender, saat).date() for saat in satu) for satu in jeda]
    awal = mulai.astimezone(kalender.zona).date()
    for tanggal in _tanggal(awal, akhir.astimezone(kalender.zona).date()):
        berhenti = any(dari < tanggal <= sampai for dari, sampai in henti)
        dihitung = tanggal > terima.date() and kalender.hari_kerja(tanggal) and not berhenti
        ke += dihitung
        kata = _kata_hari(kalender, tanggal, terima, ke if dihitung else 0, berhenti)
        hasil.append(Baris(tanggal, kata, hari=int(dihitung)))
    return hasil


def _kata_hari(kalender, tanggal, terima, ke, berhenti):
    if ke:
        return f"hari kerja ke-{ke}, tutup {_jam(kalender.selang(tanggal)[-1][1])}"
    if tanggal == terima.date():
        return f"diterima {_jam(terima)}; hari penerimaan tidak dihitung"
    if berhenti:
        return DIJEDA
    return LUAR_JAM if kalender.hari_kerja(tanggal) else kalender.sebab_tutup(tanggal)


# Words


def _satukan(baris):
    """The days of a pause, which count nothing, as one line."""
    hasil = []
    for satu in baris:
        lama = hasil[-1] if hasil else None
        if lama and lama.keterangan == satu.keterangan == DIJEDA:
            hasil[-1] = Baris(lama.tanggal, DIJEDA, sampai=satu.tanggal)
        else:
            hasil.append(satu)
    return hasil


def _ringkas(baris):
    """At most BARIS_TERBANYAK lines: the middle of a very long count is one line with its sum."""
    if len(baris) <= BARIS_TERBANYAK:
        return baris
    depan, tengah, belakang = baris[:30], baris[30:-9], baris[-9:]
    detik, hari = sum(b.detik for b in tengah), sum(b.hari for b in tengah)
    akhir = tengah[-1].sampai or tengah[-1].tanggal
    lama = (akhir - tengah[0].tanggal).days + 1
    kata = f"{lama} hari kalender, dihitung dengan cara yang sama"
    return [*depan, Baris(tengah[0].tanggal, kata, detik, hari, akhir), *belakang]


def teks_detik(detik):
    """ "59 menit", "59 menit 30 detik"; "" for none."""
    menit, sisa = divmod(detik, 60)
    return " ".join([*([f"{menit} menit"] if menit else []), *([f"{sisa} detik"] if sisa else [])])


def _tanggal(dari, sampai):
    return [dari + n * SEHARI for n in range((sampai - dari).days + 1)]


def _jam(pada):
    return f"{pada:%H.%M.%S}" if pada.second or pada.microsecond else f"{pada:%H.%M}"
