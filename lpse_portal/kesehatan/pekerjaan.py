"""The work in the background: does somebody wake it, do it, and does it get done?"""

from datetime import timedelta

from celery.schedules import schedule
from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone

from accounts_app.kata import waktu_singkat_teks
from lpse_portal.kesehatan.butir import BAIK, GAGAL, PERHATIAN, Butir, lama, pemeriksaan
from requests_app import tugas
from requests_app.models import Denyut, Tugas

BEAT, PEKERJA = "beat", "pekerja:"
DIAM = timedelta(minutes=2)
HILANG = timedelta(days=1)
"""A worker unheard of for so long was taken away, not lost."""
ANTRE_LAMBAT, ANTRE_MACET = timedelta(minutes=1), timedelta(minutes=10)
LANGKA = timedelta(hours=26)
"""The longest pause between two runs of a sweep that goes by the clock."""
JALANKAN = "Jalankan kembali layanan “{}” (docker compose up -d {}), lalu muat ulang halaman ini."


def sejak(pada):
    return (timezone.now() - pada).total_seconds()


def detak_terakhir():
    """When beat was last alive; None: never seen."""
    return Denyut.objects.filter(nama=BEAT).values_list("pada", flat=True).first()


def beat_diam():
    """How long beat has been silent where that is too long, else None. Nobody else would say so: beat makes all reports."""
    pada = detak_terakhir()
    if pada is None:
        pada = Tugas.objects.filter(selesai_pada=None).aggregate(a=Min("dibuat_pada"))["a"]
    diam = pada is not None and timezone.now() - pada > DIAM
    return lama(sejak(pada)) if diam else None


@pemeriksaan("Penjadwal (beat)")
def penjadwal():
    pada, judul = detak_terakhir(), "Penjadwal (beat)"
    if pada is None:
        yield Butir(judul, GAGAL, "Belum pernah terlihat.", JALANKAN.format("beat", "beat"))
    elif timezone.now() - pada > DIAM:
        yield Butir(
            judul, GAGAL, f"Diam sejak {lama(sejak(pada))} yang lalu.", JALANKAN.format("beat", "beat")
        )
    else:
        yield Butir(judul, BAIK, f"Terlihat {lama(sejak(pada))} yang lalu.")


@pemeriksaan("Pekerja")
def pekerja():
    ada = Denyut.objects.filter(nama__startswith=PEKERJA, pada__gte=timezone.now() - HILANG).order_by("nama")
    for satu in ada:
        judul = f"Pekerja {satu.nama.removeprefix(PEKERJA)}"
        nilai = f"Terlihat {lama(sejak(satu.pada))} yang lalu."
        if timezone.now() - satu.pada > DIAM:
            saran = "Bila pekerja ini memang dihentikan, tidak ada yang perlu dilakukan; baris ini hilang sendiri dalam sehari."
            yield Butir(judul, PERHATIAN, nilai, saran)
        else:
            yield Butir(judul, BAIK, nilai)
    if not any(timezone.now() - satu.pada <= DIAM for satu in ada):
        yield Butir("Pekerja", GAGAL, "Tidak satu pun pekerja hidup.", JALANKAN.format("worker", "worker"))


@pemeriksaan("Antrean pekerjaan")
def antrean():
    belum = Tugas.objects.filter(selesai_pada=None, karantina_pada=None)
    siap = tugas.siap(timezone.now()).aggregate(n=Count("pk"), tertua=Min("coba_lagi_pada"))
    judul, nilai = (
        "Antrean pekerjaan",
        f"{belum.count()} belum selesai, {siap['n']} di antaranya menunggu giliran",
    )
    if not siap["n"]:
        yield Butir(judul, BAIK, f"{nilai}.")
        return
    tunggu = timezone.now() - siap["tertua"]
    putusan = GAGAL if tunggu > ANTRE_MACET else PERHATIAN if tunggu > ANTRE_LAMBAT else BAIK
    saran = "Periksa pekerja dan penjadwal di atas. Bila keduanya hidup, tambah pekerja: docker compose up -d --scale worker=2."
    nilai = f"{nilai}; yang tertua menunggu {lama(tunggu.total_seconds())}."
    yield Butir(judul, putusan, nilai, "" if putusan == BAIK else saran)


@pemeriksaan("Karantina")
def karantina():
    jumlah = Tugas.objects.exclude(karantina_pada=None).filter(selesai_pada=None).count()
    if jumlah:
        saran = "Yang dijanjikan belum terjadi. Lihat sebabnya pada “Pekerjaan yang macet”, lalu tekan “Coba lagi”."
        yield Butir("Karantina", GAGAL, f"{jumlah} pekerjaan berhenti dicoba.", saran)
    else:
        yield Butir("Karantina", BAIK, "Tidak ada pekerjaan yang berhenti dicoba.")


@pemeriksaan("Tertunda")
def tertunda():
    jumlah = _tersendat().count()
    if jumlah:
        saran = "Dicoba lagi dengan sendirinya. Bila sebabnya surel atau layanan lain, periksa layanan itu."
        yield Butir("Tertunda", PERHATIAN, f"{jumlah} pekerjaan gagal dan menunggu dicoba lagi.", saran)
    else:
        yield Butir("Tertunda", BAIK, "Tidak ada pekerjaan yang sedang gagal.")


def _tersendat():
    """Failing, or leased by a worker that has not said anything since its lease ended."""
    mati = Q(sewa_sampai__lt=timezone.now() - timedelta(minutes=1))
    return Tugas.objects.filter(mati | ~Q(galat=""), selesai_pada=None, karantina_pada=None)


def macet(banyak=50):
    """Quarantined work, then what fails: [(Tugas, sentence)], the oldest first."""
    dasar = Tugas.objects.filter(selesai_pada=None).select_related("permohonan").order_by("pk")
    henti = [
        (t, f"Dikarantina {waktu_singkat_teks(t.karantina_pada)}.")
        for t in dasar.exclude(karantina_pada=None)[:banyak]
    ]
    gagal = [
        (t, _kata_tertunda(t)) for t in _tersendat().select_related("permohonan").order_by("pk")[:banyak]
    ]
    return (henti + gagal)[:banyak]


def _kata_tertunda(satu):
    if satu.sewa_sampai:
        return f"Sedang dikerjakan, percobaan ke-{satu.percobaan}; sewanya berakhir {waktu_singkat_teks(satu.sewa_sampai)}."
    return f"Dicoba lagi {waktu_singkat_teks(satu.coba_lagi_pada)}."


@pemeriksaan("Sapuan")
def sapuan():
    """Every entry of the schedule, by the sign of life it left (lpse_portal.denyut). None of them can run without beat."""
    if beat_diam():
        yield Butir(
            "Sapuan",
            PERHATIAN,
            "Tidak ada yang berjalan selama penjadwal diam.",
            "Nyalakan penjadwal dahulu.",
        )
        return
    denyut = {satu.nama: satu for satu in Denyut.objects.filter(nama__in=settings.CELERY_BEAT_SCHEDULE)}
    for nama, isi in settings.CELERY_BEAT_SCHEDULE.items():
        yield _satu_sapuan(nama, _selang(isi["schedule"]), denyut.get(nama))


def _selang(jadwal):
    """How long after a run the next one is due at the latest."""
    if isinstance(jadwal, schedule) and not hasattr(jadwal, "hour"):
        jadwal = jadwal.run_every
    if isinstance(jadwal, int | float):
        jadwal = timedelta(seconds=jadwal)
    return jadwal if isinstance(jadwal, timedelta) else LANGKA


def _satu_sapuan(nama, selang, denyut):
    nama = nama.replace("-", " ").capitalize()
    if denyut is None:
        # Beat counts a pause from its own start: what runs once an hour has not run in the first.
        yang_sering = selang <= timedelta(minutes=5)
        putusan = PERHATIAN if yang_sering else BAIK
        saran = (
            "Bila penjadwal dan pekerja hidup, tunggu satu putaran lalu muat ulang." if yang_sering else ""
        )
        return Butir(nama, putusan, "Belum pernah berjalan; menunggu putaran pertama.", saran)
    kapan = f"{lama(sejak(denyut.pada))} yang lalu"
    if not denyut.baik:
        saran = "Lihat catatan pekerja (docker compose logs worker) dan sampaikan kepada pengembang."
        return Butir(nama, GAGAL, f"Gagal {kapan}: {denyut.keterangan}", saran)
    if timezone.now() - denyut.pada > 3 * selang + timedelta(minutes=1):
        return Butir(nama, PERHATIAN, f"Terakhir berjalan {kapan}.", "Periksa penjadwal dan pekerja.")
    return Butir(nama, BAIK, f"Berjalan {kapan}.")
