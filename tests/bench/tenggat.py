"""Deadline arithmetic, microseconds per call: the portal's prefix sums against businesstimedelta, in one run.

    uv pip install --python .venv/bin/python businesstimedelta    # no dependency of the portal: only compared with
    python -m tests.bench.tenggat [--kali 20000]

Both know the same office: Monday to Friday 07.30-16.00 without a break, Indonesian holidays. Random moments are asked of both
first; they must agree.
"""

import argparse
import random
import timeit
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from requests_app.tenggat import (
    KALENDER_BAKU,
    Kalender,
    ProfilJam,
    hari,
    menit,
    mundur,
    sisa,
    tenggat,
    waktu_kerja,
)

BUKA, TUTUP = time(7, 30), time(16)
MULAI = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)


def portal():
    profil = ProfilJam("Biasa", None, None, dict.fromkeys(range(5), ((BUKA, TUTUP),)))
    return Kalender(zona=ZoneInfo("Asia/Jakarta"), profil=(profil,), libur=dict(KALENDER_BAKU.libur))


def pembanding():
    """(add(moment, hours), elapsed(from, to)) of businesstimedelta; None where it is not installed."""
    try:
        import businesstimedelta
        import pytz
    except ImportError:
        return None
    zona = pytz.timezone("Asia/Jakarta")
    kerja = businesstimedelta.WorkDayRule(start_time=BUKA, end_time=TUTUP, working_days=range(5), tz=zona)
    libur = businesstimedelta.HolidayRule(dict(KALENDER_BAKU.libur), tz=zona)
    aturan = businesstimedelta.Rules([kerja, libur])

    def tambah(pada, jam):
        return pada + businesstimedelta.BusinessTimeDelta(aturan, hours=jam)

    def lama(dari, sampai):
        return aturan.difference(dari, sampai).timedelta

    return tambah, lama


def mikrodetik(fungsi, kali):
    """The best of three rounds, per call."""
    return min(timeit.repeat(fungsi, number=kali, repeat=3)) / kali * 1e6


def cocokkan(kalender, lain, banyak):
    """How many random questions both answered alike."""
    acak, sama = random.Random(7), 0
    for _ in range(banyak):
        pada = datetime(2025, 1, 2, tzinfo=UTC) + timedelta(minutes=acak.randrange(365 * 1440))
        jam, sampai = acak.randrange(1, 40), timedelta(minutes=acak.randrange(30 * 1440))
        sama += tenggat(kalender, pada, menit(60 * jam)) == lain[0](pada, jam)
        sama += waktu_kerja(kalender, pada, pada + sampai) == lain[1](pada, pada + sampai)
    return sama


def main():
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--kali", type=int, default=20_000)
    kali = pilihan.parse_args().kali
    kalender, lain = portal(), pembanding()
    susun = mikrodetik(lambda: tenggat(portal(), MULAI, menit(60)), 20)
    print(f"menyusun kalender setahun: {susun:.0f} µs sekali")
    setahun = MULAI + timedelta(days=365)
    baris = [
        ("tenggat 60 menit", lambda: tenggat(kalender, MULAI, menit(60)), lain and (lambda: lain[0](MULAI, 1))),
        ("tenggat 1 hari", lambda: tenggat(kalender, MULAI, hari(1)), None),
        ("tenggat 75 jam", lambda: tenggat(kalender, MULAI, menit(4500)), lain and (lambda: lain[0](MULAI, 75))),
        ("lama 365 hari", lambda: waktu_kerja(kalender, MULAI, setahun), lain and (lambda: lain[1](MULAI, setahun))),
        ("sisa 365 hari", lambda: sisa(kalender, MULAI, setahun), None),
        ("mundur 60 menit", lambda: mundur(kalender, MULAI, timedelta(hours=1)), None),
    ]  # fmt: skip
    print(f"{'':<18}{'portal':>10}{'businesstimedelta':>20}{'kali':>10}")
    for nama, kami, mereka in baris:
        satu = mikrodetik(kami, kali)
        dua = mikrodetik(mereka, max(20, kali // 2000)) if mereka else None
        kolom = f"{dua:>20.0f}{dua / satu:>9.0f}×" if dua else f"{'-':>20}{'-':>10}"
        print(f"{nama:<18}{satu:>10.2f}{kolom}")
    if lain:
        print(f"sama pada {cocokkan(kalender, lain, 150)} dari 300 pertanyaan acak")
    else:
        print("businesstimedelta tidak terpasang: tidak dibandingkan")


if __name__ == "__main__":
    main()
