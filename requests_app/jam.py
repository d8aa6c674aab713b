"""The clock of the awaited row: started when it lands, stood still in a pause, moved with the calendar, seen to run out.

What runs is always computed from the same four things: when the row landed, its baku waktu, the calendar in force, and its
pauses. So a change of one of them never loses another.
"""

from datetime import UTC

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts_app.models import ProfilKantor
from requests_app import eskalasi, eskalasi_sapu, jurnal, terpin, versi_kalender
from requests_app.galat import BelumBoleh, SudahBerubah
from requests_app.izin import Pelaku, boleh_melanjutkan, boleh_menjeda
from requests_app.kantor import kalender_kantor
from requests_app.models import Jeda, LamaLangkah, Permohonan, VersiKalender
from requests_app.perbaikan import batas_melengkapi
from requests_app.sekaligus import berkelompok
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.tenggat import tenggat, waktu_kerja
from requests_app.uraian import batas

KOLOM = ["tenggat", "versi_kalender", "peringatan_pada", "peringatan_tahap", "status"]


def berjam(langkah):
    """Does the office's clock run while this row is awaited? A bool."""
    return bool(langkah and langkah.baku and langkah.pelaksana not in PELAKSANA_PEMOHON)


def kantor_sekarang():
    """(ProfilKantor, Kalender) as the database has them now; read once for all that one move asks of them."""
    profil = ProfilKantor.muat()
    return profil, kalender_kantor(profil)


def setel(permohonan, pada, kantor):
    """Start the clock of the row now awaited; none runs for the applicant, an N/A row, or an ended permohonan. Not saved.

    kantor  of `kantor_sekarang`
    """
    profil, kalender = kantor
    langkah = permohonan.langkah_kini()
    permohonan.versi += 1
    permohonan.status_sejak = pada
    permohonan.terlambat_sejak = permohonan.dijeda_sejak = None
    permohonan.peringatan_tahap = 0
    permohonan.pelaksana = langkah.pelaksana if langkah else ""
    permohonan.selesai_pada = pada if permohonan.berakhir else None
    permohonan.batas_perbaikan = (
        batas_melengkapi(pada, kalender, profil) if langkah and langkah.melengkapi else None
    )
    _jalankan(permohonan, langkah, kalender, profil, [])


def _jalankan(permohonan, langkah, kalender, profil, jeda):
    """Compute the deadline and what goes with it from the landing, the baku waktu, the calendar and the ended pauses."""
    permohonan.tenggat = (
        batas(kalender, permohonan.status_sejak, langkah.baku, jeda) if berjam(langkah) else None
    )
    permohonan.versi_kalender = versi_kalender.kini(kalender) if permohonan.tenggat else None
    eskalasi.jadwalkan(permohonan, langkah, kalender, profil)


def jeda_berakhir(permohonan):
    """The Jeda of the awaited row that have ended, in order."""
    return [
        satu
        for satu in permohonan.jeda.all()
        if satu.selesai and satu.status == permohonan.status and satu.mulai >= permohonan.status_sejak
    ]


def jeda_baris(permohonan):
    """As `jeda_berakhir`, as [(from, to)]."""
    return [(satu.mulai, satu.selesai) for satu in jeda_berakhir(permohonan)]


@transaction.atomic
def jeda(permohonan, *, sebab, keterangan, oleh, versi=None):
    """Stop the clock of the awaited row, with the reason. Returns the Jeda.

    versi  the version the person saw; another one now raises SudahBerubah. Raises BelumBoleh.
    """
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    if versi is not None and versi != permohonan.versi:
        raise SudahBerubah(jurnal.terakhir(permohonan))
    pelaku = Pelaku(oleh)
    izin = boleh_menjeda(pelaku, permohonan)
    if not izin:
        raise BelumBoleh(izin)
    pada, langkah = timezone.now(), permohonan.langkah_kini()
    satu = Jeda.objects.create(
        permohonan=permohonan, status=permohonan.status, baris=langkah.baris, sebab=sebab, keterangan=keterangan,
        mulai=pada, oleh=oleh,
    )  # fmt: skip
    permohonan.dijeda_sejak, permohonan.tenggat = pada, None
    permohonan.peringatan_pada = None
    permohonan.versi += 1
    permohonan.save(update_fields=[*KOLOM, "dijeda_sejak", "versi"])
    data = {"jeda": satu.pk, "sebab": sebab, "keterangan": terpin.sidik(keterangan)}
    sebutan = pelaku.sebutan(langkah.pelaksana)
    jurnal.catat(
        permohonan, aksi="jeda", pelaku=oleh, peran=sebutan, baris=langkah.baris, data=data, pada=pada
    )
    return satu


@transaction.atomic
def lanjutkan(permohonan, *, oleh=None, jeda=None):
    """Let the clock go on; `oleh` None: the portal itself, since what was waited for has come.

    jeda  the pk of the pause the person saw; SudahBerubah where that one has ended. Raises BelumBoleh.
    """
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    if jeda is not None and not permohonan.jeda.filter(pk=jeda, selesai=None).exists():
        raise SudahBerubah(jurnal.terakhir(permohonan))
    pelaku = Pelaku(oleh)
    izin = boleh_melanjutkan(pelaku, permohonan)
    if not izin:
        raise BelumBoleh(izin)
    pada, langkah = timezone.now(), permohonan.langkah_kini()
    satu = akhiri_jeda(permohonan, pada, oleh)
    permohonan.versi += 1
    permohonan.save(update_fields=[*KOLOM, "dijeda_sejak", "versi"])
    data, sebutan = {"jeda": satu.pk}, pelaku.sebutan(langkah.pelaksana)
    jurnal.catat(
        permohonan, aksi="lanjutkan", pelaku=oleh, peran=sebutan, baris=langkah.baris, data=data, pada=pada
    )


def akhiri_jeda(permohonan, pada, oleh):
    """End the running pause of a locked permohonan, if there is one; its clock is set again, not saved. Returns the Jeda."""
    if permohonan.dijeda_sejak is None:
        return None
    satu = permohonan.jeda.get(selesai=None)
    satu.selesai, satu.dilanjutkan_oleh = max(pada, satu.mulai), oleh
    satu.save(update_fields=["selesai", "dilanjutkan_oleh"])
    permohonan.dijeda_sejak = None
    profil, kalender = kantor_sekarang()
    _jalankan(permohonan, permohonan.langkah_kini(), kalender, profil, jeda_baris(permohonan))
    return satu


# How long a row took


def ukur(permohonan, langkah, pada, kalender):
    """What LamaLangkah holds of the row that is being left at `pada`, as a dict; measured before the clock is set anew."""
    mulai = permohonan.status_sejak or permohonan.dibuat_pada
    jeda = jeda_baris(permohonan) if permohonan.status_sejak and berjam(langkah) else []
    terlambat = permohonan.tenggat is not None and pada > permohonan.tenggat
    return ukuran(langkah, mulai, pada, jeda=jeda, kalender=kalender, terlambat=terlambat)


def ukuran(langkah, mulai, pada, *, jeda, kalender, terlambat):
    """As `ukur`, from the facts alone: what is rebuilt from the journal must come out the same (requests_app.angka)."""
    berhenti = sum((waktu_kerja(kalender, a, b) for a, b in jeda), start=pada - pada)
    baku = waktu_kerja(kalender, mulai, tenggat(kalender, mulai, langkah.baku)) if berjam(langkah) else None
    return {
        "baris": langkah.baris,
        "status": langkah.status,
        "pelaksana": langkah.pelaksana,
        "kantor": langkah.pelaksana not in PELAKSANA_PEMOHON and not langkah.tambahan,
        "mulai": mulai,
        "selesai": pada,
        "detik_kerja": max(0, int((waktu_kerja(kalender, mulai, pada) - berhenti).total_seconds())),
        "detik_jeda": int(berhenti.total_seconds()),
        "baku_detik": int(baku.total_seconds()) if baku else None,
        "terlambat": terlambat,
    }


def catat_lama(jejak, ukuran):
    """Write down how long the row took that this entry of the journal ended."""
    permohonan = jejak.permohonan
    return LamaLangkah.objects.create(
        permohonan=permohonan, jejak=jejak, sop=permohonan.sop, unit_id=permohonan.unit_id, aksi=jejak.aksi,
        pelaku_id=jejak.pelaku_id, **ukuran,
    )  # fmt: skip


# What beat does


def tandai_terlambat(batas=500):
    """Mark what ran past its deadline, once each, with a journal entry. Returns the count. Called by beat."""
    return berkelompok(eskalasi_sapu.tandai_kelompok, batas)


# What a change of the calendar does


@transaction.atomic
def hitung_ulang(*, oleh, sebab=""):
    """After `oleh` changed the office's calendar (`sebab`: what, in words): running deadlines that are not missed yet follow it.

    All or nothing, together with the change that calls it; what stands still in a pause is computed when it goes on.
    Returns how many deadlines moved.
    """
    profil = _kunci_kantor()
    kalender = kalender_kantor(profil)
    versi = versi_kalender.catat(kalender, oleh=oleh, sebab=sebab)
    jumlah = _pindahkan(_berjalan().order_by("pk"), kalender, profil, versi, oleh)
    return jumlah + _hitung_ulang_perbaikan(kalender, profil, oleh)


def susulkan(batas=200):
    """What landed by the calendar of before, while a change of it was being made beside it, follows now. Called by beat.

    Returns how many deadlines moved. Each `batas` rows are a transaction of their own.
    """
    jumlah = 0
    while versi_kalender.tertinggal(kalender_kantor(), _berjalan()):
        jumlah += _susulkan(batas)
    return jumlah


@transaction.atomic
def _susulkan(batas):
    profil = _kunci_kantor()
    kalender = kalender_kantor(profil)
    versi = versi_kalender.catat(kalender, sebab=versi_kalender.TANPA_SEBAB)
    lama = _berjalan().filter(versi_kalender__lt=versi).order_by("pk")[:batas]
    return _pindahkan(lama, kalender, profil, versi, None)


def _kunci_kantor():
    """The office's profile, locked: of two changes of the calendar the second sees the first, and so does the sweep."""
    return ProfilKantor.objects.select_for_update().order_by("pk").first() or ProfilKantor()


def _berjalan():
    """Deadlines that can still move: not missed, and not standing still in a pause."""
    berjam = Permohonan.objects.filter(tenggat__gt=timezone.now(), terlambat_sejak=None)
    return berjam.filter(selesai_pada=None)


def _pindahkan(baris, kalender, profil, versi, oleh):
    """Compute these rows by `kalender`; only what moves is rescheduled and goes into the journal. Returns how many moved."""
    tetap, jumlah = [], 0
    for permohonan in baris.select_for_update(of=("self",)).prefetch_related("jeda"):
        if _pindahkan_batas(permohonan, kalender, profil, versi, oleh):
            jumlah += 1
        else:
            tetap.append(permohonan.pk)
    Permohonan.objects.filter(pk__in=tetap).update(versi_kalender=versi)
    VersiKalender.objects.filter(pk=versi.pk).update(dipindahkan=F("dipindahkan") + jumlah)
    return jumlah


def _pindahkan_batas(permohonan, kalender, profil, versi, oleh):
    lama, langkah, jeda = permohonan.tenggat, permohonan.langkah_kini(), jeda_baris(permohonan)
    if batas(kalender, permohonan.status_sejak, langkah.baku, jeda) == lama:
        return False
    _jalankan(permohonan, langkah, kalender, profil, jeda)
    permohonan.save(update_fields=KOLOM)
    data = {"dari": _utc(lama), "ke": _utc(permohonan.tenggat), "kalender": versi.pk}
    jurnal.catat(
        permohonan, aksi="hitung_ulang", pelaku=oleh, peran="Pengelola Portal" if oleh else "Sistem",
        baris=langkah.baris, data=data,
    )  # fmt: skip
    return True


def _utc(pada):
    return pada.astimezone(UTC).isoformat()


def _hitung_ulang_perbaikan(kalender, profil, oleh):
    """The applicant was told a day: it may move later with the office's calendar, never earlier."""
    jumlah, sekarang = 0, timezone.now()
    menunggu = Permohonan.objects.filter(batas_perbaikan__gte=sekarang, selesai_pada=None)
    for permohonan in menunggu.select_for_update(of=("self",)).order_by("pk"):
        lama = permohonan.batas_perbaikan
        baru = batas_melengkapi(permohonan.status_sejak, kalender, profil)
        if baru > lama:
            permohonan.batas_perbaikan = baru
            permohonan.save(update_fields=["batas_perbaikan", "status"])
            data = {"dari": _utc(lama), "ke": _utc(baru)}
            jurnal.catat(permohonan, aksi="hitung_ulang", pelaku=oleh, peran="Pengelola Portal", data=data)
            jumlah += 1
    return jumlah
