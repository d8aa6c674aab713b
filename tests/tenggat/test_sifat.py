"""Properties for any office, moment and standard, and agreement with a slow clock that looks at every minute."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.tenggat import (
    KALENDER_BAKU,
    Kalender,
    ProfilJam,
    diterima,
    hari,
    lanjut,
    menit,
    menit_kerja,
    profil_ramadan,
    sisa,
    sisa_detik,
    tenggat,
    tenggat_setelah_jeda,
    waktu_kerja,
)
from requests_app.uraian import uraikan

SEMENIT = timedelta(minutes=1)
AWAL, AKHIR = datetime(2026, 1, 1), datetime(2027, 3, 31)
ZONA = [ZoneInfo(nama) for nama in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
PUASA = (
    profil_ramadan(date(2026, 2, 19), date(2026, 3, 20)),
    profil_ramadan(date(2027, 2, 8), date(2027, 3, 9)),
)
LIBUR = dict(KALENDER_BAKU.libur)


@st.composite
def jam_sehari(draw):
    """Up to three disjoint intervals at whole minutes."""
    menit_ = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), min_size=2, max_size=6)))
    jam = [time(m // 60, m % 60) for m in menit_]
    return tuple(zip(jam[::2], jam[1::2], strict=False))


@st.composite
def kantor_apa_saja(draw):
    jam = draw(st.dictionaries(st.integers(0, 6), jam_sehari(), min_size=1))
    libur = draw(st.sets(st.dates(AWAL.date(), AKHIR.date()), max_size=30))
    profil = (ProfilJam("Biasa", None, None, jam),)
    return Kalender(zona=draw(st.sampled_from(ZONA)), profil=profil, libur=dict.fromkeys(libur, "Tutup"))


KANTOR_BAKU = st.builds(
    Kalender, zona=st.sampled_from(ZONA), profil=st.just(KALENDER_BAKU.profil + PUASA), libur=st.just(LIBUR)
)
KANTOR = KANTOR_BAKU | kantor_apa_saja()
SAAT = st.datetimes(AWAL, AKHIR, timezones=st.sampled_from(ZONA))
SAAT_BULAT = SAAT.map(lambda saat: saat.replace(second=0, microsecond=0))
MENIT = st.integers(1, 3_000)
WAKTU = st.builds(menit, MENIT) | st.builds(hari, st.integers(1, 20))
cukup = settings(deadline=None, max_examples=100)
lambat = settings(deadline=None, max_examples=60)


def buka(pada):
    """Whether the default office works in the minute that begins at `pada`: written down once more, plainly."""
    tanggal, jam, jumat = pada.date(), (pada.hour, pada.minute), pada.weekday() == 4
    if tanggal in LIBUR or pada.weekday() > 4:
        return False
    if any(puasa.mulai <= tanggal <= puasa.selesai for puasa in PUASA):
        istirahat = ((11, 30), (12, 30)) if jumat else ((12, 0), (12, 30))
        masuk, pulang = (8, 0), (15, 30) if jumat else (15, 0)
    else:
        istirahat = ((11, 30), (13, 0)) if jumat else ((12, 0), (13, 0))
        masuk, pulang = (7, 30), (16, 30) if jumat else (16, 0)
    return masuk <= jam < pulang and not istirahat[0] <= jam < istirahat[1]


def tenggat_pelan(pada, menit_):
    """Walk minute by minute until `menit_` open minutes are over."""
    while menit_:
        menit_ -= buka(pada)
        pada += SEMENIT
    return pada


def tenggat_hari_pelan(pada, hari_):
    """Walk to the first open minute, then past that many later days with an open minute; the last one's end."""
    while not buka(pada):
        pada += SEMENIT
    terakhir = pada
    terlewat = {pada.date()}
    while len(terlewat) <= hari_ or pada.date() == terakhir.date():
        pada += SEMENIT
        if buka(pada):
            terakhir = pada
            terlewat.add(pada.date())
    return terakhir + SEMENIT


@lambat
@given(KANTOR_BAKU, SAAT_BULAT, st.integers(1, 900))
def test_minutes_agree_with_a_clock_that_looks_at_every_minute(kantor, pada, menit_):
    assert tenggat(kantor, pada, menit(menit_)) == tenggat_pelan(pada.astimezone(kantor.zona), menit_)


@lambat
@given(KANTOR_BAKU, SAAT_BULAT, st.integers(1, 5))
def test_days_agree_with_a_clock_that_looks_at_every_minute(kantor, pada, hari_):
    assert tenggat(kantor, pada, hari(hari_)) == tenggat_hari_pelan(pada.astimezone(kantor.zona), hari_)


@lambat
@given(KANTOR_BAKU, SAAT_BULAT, st.integers(0, 15_000))
def test_used_minutes_agree_with_a_clock_that_looks_at_every_minute(kantor, dari, lama):
    setempat = dari.astimezone(kantor.zona)
    terbuka = sum(buka(setempat + n * SEMENIT) for n in range(lama))
    assert menit_kerja(kantor, dari, dari + lama * SEMENIT) == terbuka


@cukup
@given(KANTOR, SAAT, MENIT)
def test_the_time_until_the_deadline_is_the_standard(kantor, pada, menit_):
    akhir = tenggat(kantor, pada, menit(menit_))
    assert menit_kerja(kantor, pada, akhir) == menit_
    assert sisa(kantor, pada, akhir) == menit_
    assert sisa_detik(kantor, pada, akhir) == 60 * menit_


@cukup
@given(KANTOR, SAAT, MENIT)
def test_no_earlier_moment_would_do(kantor, pada, menit_):
    akhir = tenggat(kantor, pada, menit(menit_))
    assert menit_kerja(kantor, pada, akhir - timedelta(microseconds=1)) < menit_


@cukup
@given(KANTOR, SAAT, WAKTU)
def test_a_deadline_lies_in_office_time_or_at_its_very_end(kantor, pada, waktu):
    akhir = tenggat(kantor, pada, waktu)
    assert any(buka_ < akhir <= tutup for buka_, tutup in kantor.selang(akhir.date()))
    assert akhir.tzinfo is kantor.zona


@cukup
@given(KANTOR, SAAT, st.integers(1, 20))
def test_days_end_at_closing_of_a_later_working_day(kantor, pada, hari_):
    terima, akhir = diterima(kantor, pada), tenggat(kantor, pada, hari(hari_))
    assert akhir == kantor.selang(akhir.date())[-1][1]
    sesudah = range(1, (akhir.date() - terima.date()).days + 1)
    assert sum(kantor.hari_kerja(terima.date() + timedelta(days=n)) for n in sesudah) == hari_


@cukup
@given(KANTOR, SAAT)
def test_nothing_is_worked_between_arrival_and_receipt(kantor, pada):
    terima = diterima(kantor, pada)
    assert terima >= pada
    assert menit_kerja(kantor, pada, terima) == 0
    assert any(buka_ <= terima < tutup for buka_, tutup in kantor.selang(terima.date()))
    assert diterima(kantor, terima) == terima


@cukup
@given(KANTOR, SAAT, WAKTU)
def test_waiting_for_the_opening_changes_nothing(kantor, pada, waktu):
    assert tenggat(kantor, diterima(kantor, pada), waktu) == tenggat(kantor, pada, waktu)


@cukup
@given(KANTOR, SAAT, SAAT, WAKTU)
def test_who_files_earlier_is_never_due_later(kantor, satu, dua, waktu):
    awal, akhir = sorted((satu, dua))
    assert tenggat(kantor, awal, waktu) <= tenggat(kantor, akhir, waktu)


@cukup
@given(KANTOR, SAAT, MENIT)
def test_a_longer_standard_is_due_later(kantor, pada, menit_):
    assert tenggat(kantor, pada, menit(menit_)) < tenggat(kantor, pada, menit(menit_ + 1))
    assert tenggat(kantor, pada, hari(1)) < tenggat(kantor, pada, hari(2))


@cukup
@given(KANTOR, SAAT, MENIT, MENIT)
def test_two_rows_one_after_the_other_are_due_as_one(kantor, pada, satu, dua):
    antara = tenggat(kantor, pada, menit(satu))
    assert tenggat(kantor, antara, menit(dua)) == tenggat(kantor, pada, menit(satu + dua))


@cukup
@given(KANTOR, SAAT, SAAT, SAAT)
def test_used_time_may_be_cut_anywhere(kantor, satu, dua, tiga):
    awal, tengah, akhir = sorted((satu, dua, tiga))
    dijumlah = waktu_kerja(kantor, awal, tengah) + waktu_kerja(kantor, tengah, akhir)
    assert dijumlah == waktu_kerja(kantor, awal, akhir) <= akhir - awal


@cukup
@given(KANTOR, SAAT, SAAT)
def test_time_left_is_positive_or_negative_never_both(kantor, sekarang, akhir):
    kiri, lewat = menit_kerja(kantor, sekarang, akhir), menit_kerja(kantor, akhir, sekarang)
    assert min(kiri, lewat) == 0
    assert 0 <= (kiri - lewat) - sisa(kantor, sekarang, akhir) < 1


@cukup
@given(KANTOR, SAAT, WAKTU)
def test_the_shown_arithmetic_accounts_for_every_day(kantor, pada, waktu):
    hasil = uraikan(kantor, pada, waktu)
    tanggal = [
        satu.tanggal + timedelta(days=n)
        for satu in hasil.baris
        for n in range(((satu.sampai or satu.tanggal) - satu.tanggal).days + 1)
    ]
    awal, akhir = pada.astimezone(kantor.zona).date(), tenggat(kantor, pada, waktu)
    assert tanggal == [awal + timedelta(days=n) for n in range((akhir.date() - awal).days + 1)]
    assert sum(satu.detik for satu in hasil.baris) == (waktu.menit or 0) * 60
    assert sum(satu.hari for satu in hasil.baris) == (waktu.hari or 0)


@cukup
@given(KANTOR, SAAT, WAKTU, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_a_pause_of_no_length_changes_nothing(kantor, pada, waktu, setelah):
    akhir = tenggat(kantor, pada, waktu)
    berhenti = min(pada + setelah, akhir)
    assert tenggat_setelah_jeda(kantor, akhir, waktu, berhenti, berhenti) == akhir


@cukup
@given(KANTOR, SAAT, MENIT, SAAT)
def test_after_a_pause_just_the_time_left_is_left(kantor, pada, menit_, kemudian):
    akhir = tenggat(kantor, pada, menit(menit_))
    berhenti = pada + (akhir - pada) / 3
    pada_lagi = max(berhenti, kemudian)
    baru = tenggat_setelah_jeda(kantor, akhir, menit(menit_), berhenti, pada_lagi)
    assert waktu_kerja(kantor, pada_lagi, baru) == waktu_kerja(kantor, berhenti, akhir)
    assert baru >= akhir


@cukup
@given(KANTOR, SAAT, st.integers(1, 100_000))
def test_a_resumed_clock_runs_exactly_its_seconds(kantor, pada, detik):
    assert waktu_kerja(kantor, pada, lanjut(kantor, detik, pada)) == timedelta(seconds=detik)
