"""The only writers of a permohonan. `jalankan` moves one, and nothing else does."""

from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.utils import timezone
from django_fsm import ConcurrentTransition

from accounts_app.izin import tolak
from requests_app import jurnal, register, terpin, tugas
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.izin import PERAN_LOKET, Pelaku, boleh_mengambil, boleh_menjalankan, tanpa_petugas, tersedia
from requests_app.kantor import kalender_kantor
from requests_app.models import Jejak, Permohonan
from requests_app.pencatatan import PENCATAT
from requests_app.perbaikan import batas_melengkapi
from requests_app.persiapan import PERSIAPAN
from requests_app.sop.pelaksana import PELAKSANA_BERBAGI, PELAKSANA_PEMOHON, PERAN_PELAKSANA
from requests_app.tenggat import tenggat

__all__ = ["BelumBoleh", "GagalBersiap", "SudahBerubah", "SyaratBelum", "jalankan"]


@dataclass(frozen=True)
class Hasil:
    """What a call of jalankan left: the journal entry, and whether it was there already (the same POST again)."""

    jejak: Jejak
    ulangan: bool = False


def jalankan(permohonan, nama_aksi, *, oleh, data=None, kunci=None, versi=None, pada=None):
    """Perform one action on a permohonan: the one way a status changes (design §3).

    permohonan  any instance of it; the row is read again under its lock
    data        the cleaned data of the action's form
    kunci       idempotency key of the form; the same key again returns the first result
    versi       the version the person saw; another one now raises SudahBerubah
    oleh        the person; None for the portal itself (actions declared `sistem`)
    pada        when it happened, for carrying over a history (demo data); no view passes it
    Raises BelumBoleh, SudahBerubah, SyaratBelum, GagalBersiap. Returns a Hasil.
    """
    aksi = cari_aksi(permohonan, nama_aksi)
    data = dict(data or {})
    if aksi.persiapan and not _sudah(permohonan, aksi, oleh, kunci):
        _periksa_boleh(permohonan, aksi, oleh, versi)
        data |= PERSIAPAN[aksi.persiapan](permohonan, oleh=oleh, data=data)
    try:
        with transaction.atomic():
            return _pindahkan(permohonan.pk, aksi, oleh, data, kunci, versi, pada)
    except ConcurrentTransition:
        raise SudahBerubah(_jejak_terakhir(permohonan)) from None


def _pindahkan(pk, aksi, oleh, data, kunci, versi, pada):
    permohonan = kunci_baris(pk)
    if lama := _sudah(permohonan, aksi, oleh, kunci):
        return Hasil(lama, ulangan=True)
    # Read under the lock, so that the journal of a permohonan never runs backwards.
    pada = pada or timezone.now()
    pelaku = _periksa_boleh(permohonan, aksi, oleh, versi)
    dari, langkah = permohonan.status, permohonan.langkah_kini()
    pelaksana = aksi.pelaksana or langkah.pelaksana
    if (
        permohonan.petugas is None
        and pelaksana in PELAKSANA_BERBAGI
        and not (aksi.pelaksana or aksi.larang_pengusul)
    ):
        permohonan.petugas = oleh  # whoever begins a team's work carries it on
    getattr(permohonan, aksi.nama)(oleh=oleh, pada=pada, data=data)
    rujukan = _keterlambatan(permohonan, pada)
    if data.get("alasan") or data.get("pesan"):
        rujukan["alasan"] = terpin.sidik(data.get("alasan") or data["pesan"])
    for nama in aksi.catat:
        rujukan |= (
            PENCATAT[nama](permohonan, aksi=aksi, langkah=langkah, oleh=oleh, pada=pada, data=data) or {}
        )
    _setel_jam(permohonan, pada)
    _lepas_petugas(permohonan)
    permohonan.save()
    if permohonan.berakhir:
        register.penutupan(permohonan, oleh, pada)
    jejak = jurnal.catat(
        permohonan,
        aksi=aksi.nama,
        pelaku=oleh,
        peran=_sebutan(pelaku, permohonan, dari, pelaksana),
        dari=dari,
        ke=permohonan.status,
        baris=langkah.baris,
        data=rujukan,
        kunci=kunci,
        pada=pada,
    )
    for janji in _janji(aksi, rujukan):
        tugas.janjikan(janji, f"{janji}:{jejak.pk}", permohonan=permohonan, jejak=jejak.pk)
    return Hasil(jejak)


def _sebutan(pelaku, permohonan, dari, pelaksana):
    """The capacity the journal prints; of what the counter typed also in whose place: "Helpdesk, atas nama PPK"."""
    if dari != "DRAF" or permohonan.dicatat_oleh_id is None:
        return pelaku.sebutan(pelaksana)
    loket = next((p.sebutan for p in pelaku.penugasan if p.peran in PERAN_LOKET), "Loket")
    return f"{loket}, atas nama {Pelaku(permohonan.pemohon).sebutan(pelaksana)}"


def _janji(aksi, rujukan):
    """What is promised after a move; papers received with it get their formulir serah terima, whatever the action."""
    formulir = "formulir_serah_terima"
    return dict.fromkeys([*aksi.janji, *([formulir] if "penerimaan" in rujukan else [])])


def cari_aksi(permohonan, nama):
    """The Aksi `nama` of this permohonan's SOP. Raises LookupError."""
    metode = getattr(permohonan.kelas, nama, None)
    if not hasattr(metode, "aksi"):
        raise LookupError(nama)
    return metode.aksi


def kunci_baris(pk):
    """Read a permohonan under its lock (PostgreSQL; SQLite's IMMEDIATE transaction holds the whole file)."""
    return Permohonan.objects.select_for_update(of=("self",)).get(pk=pk)


def _periksa_boleh(permohonan, aksi, oleh, versi):
    if not tersedia(permohonan, aksi) or (versi is not None and versi != permohonan.versi):
        raise SudahBerubah(_jejak_terakhir(permohonan))
    pelaku = Pelaku(oleh)
    izin = boleh_menjalankan(pelaku, permohonan, aksi)
    if not izin:
        raise BelumBoleh(izin)
    kurang = [kalimat for syarat in aksi.syarat for kalimat in syarat(permohonan)]
    if kurang:
        raise SyaratBelum(kurang)
    return pelaku


def _sudah(permohonan, aksi, oleh, kunci):
    """The entry this key has left already: of this person and this action, or the key is not his to use."""
    jejak = Jejak.objects.filter(kunci=kunci).first() if kunci else None
    milik = (permohonan.pk, aksi.nama, oleh and oleh.pk)
    if jejak and (jejak.permohonan_id, jejak.aksi, jejak.pelaku_id) != milik:
        raise SudahBerubah(_jejak_terakhir(permohonan))
    return jejak


def _keterlambatan(permohonan, pada):
    """Reference of a move that came after its row's deadline, whether or not the sweep had seen it."""
    lewat = permohonan.tenggat is not None and pada > permohonan.tenggat
    return {"terlambat": permohonan.tenggat.astimezone(UTC).isoformat()} if lewat else {}


def _jejak_terakhir(permohonan):
    return Jejak.objects.filter(permohonan_id=permohonan.pk).select_related("pelaku").last()


def _setel_jam(permohonan, pada):
    """Start the clock of the row now awaited; none runs for the applicant, an N/A row, or an ended permohonan."""
    permohonan.versi += 1
    permohonan.status_sejak = pada
    permohonan.terlambat_sejak = None
    langkah = permohonan.langkah_kini()
    permohonan.pelaksana = langkah.pelaksana if langkah else ""
    permohonan.selesai_pada = pada if permohonan.berakhir else None
    permohonan.tenggat = None
    if langkah and langkah.baku and langkah.pelaksana not in PELAKSANA_PEMOHON:
        permohonan.tenggat = tenggat(kalender_kantor(), pada, langkah.baku)
    permohonan.batas_perbaikan = batas_melengkapi(pada) if langkah and langkah.melengkapi else None


def _lepas_petugas(permohonan):
    """Where the work passes to another team (Helpdesk, Admin Agency), its holder of before does not hold it there."""
    if permohonan.petugas is None or permohonan.pelaksana not in PELAKSANA_BERBAGI:
        return
    if not Pelaku(permohonan.petugas).peran & set(PERAN_PELAKSANA[permohonan.pelaksana]):
        permohonan.petugas = None


@transaction.atomic
def ambil(permohonan, *, oleh, hanya_bebas=False):
    """A member takes the work, unless `hanya_bebas` also from a colleague; recorded in the journal. Raises BelumBoleh."""
    permohonan = kunci_baris(permohonan.pk)
    pelaku = Pelaku(oleh)
    izin = boleh_mengambil(pelaku, permohonan)
    # Under the lock: a colleague may have taken it after the list was shown, and that must not be undone unseen.
    if izin and hanya_bebas and not Permohonan.objects.filter(tanpa_petugas(), pk=permohonan.pk).exists():
        izin = tolak("Sudah dipegang orang lain.")
    if not izin:
        raise BelumBoleh(izin)
    _ganti_petugas(permohonan, oleh, pelaku, "ambil")


@transaction.atomic
def serahkan(permohonan, *, kepada, oleh):
    """The holder hands the work over to another member who may do it. Raises BelumBoleh."""
    permohonan = kunci_baris(permohonan.pk)
    penerima = boleh_mengambil(Pelaku(kepada), permohonan)
    if permohonan.petugas_id != oleh.pk:
        raise BelumBoleh(tolak("Hanya petugas yang memegang permohonan ini yang dapat menyerahkannya."))
    if not penerima:
        raise BelumBoleh(penerima)
    _ganti_petugas(permohonan, kepada, Pelaku(oleh), "serahkan")


def _ganti_petugas(permohonan, kepada, pelaku, aksi):
    lama, permohonan.petugas = permohonan.petugas_id, kepada
    permohonan.versi += 1
    permohonan.save(update_fields=["petugas", "versi", "status"])
    langkah = permohonan.langkah_kini()
    jurnal.catat(
        permohonan,
        aksi=aksi,
        pelaku=pelaku.pengguna,
        peran=pelaku.sebutan(langkah.pelaksana),
        baris=langkah.baris,
        data={"dari_petugas": lama, "kepada_petugas": kepada.pk},
    )


def tandai_terlambat(batas=500):
    """Mark what ran past its deadline, once each, with a journal entry. Returns the count. Called by beat."""
    lewat = Permohonan.objects.filter(
        tenggat__lt=timezone.now(), terlambat_sejak=None, selesai_pada=None, nomor__isnull=False
    )
    jumlah = 0
    for pk in lewat.order_by("tenggat").values_list("pk", flat=True)[:batas]:
        jumlah += _tandai_satu(pk)
    return jumlah


@transaction.atomic
def _tandai_satu(pk):
    permohonan = kunci_baris(pk)
    if permohonan.terlambat_sejak or not permohonan.tenggat or permohonan.tenggat >= timezone.now():
        return 0
    permohonan.terlambat_sejak = permohonan.tenggat
    permohonan.save(update_fields=["terlambat_sejak", "status"])
    jurnal.catat(permohonan, aksi="terlambat", baris=permohonan.langkah_kini().baris)
    return 1


@transaction.atomic
def hitung_ulang_tenggat(*, oleh):
    """After `oleh` changed the office's calendar: running deadlines that are not missed yet follow it. Returns the count."""
    kalender, jumlah = kalender_kantor(), 0
    berjalan = Permohonan.objects.filter(tenggat__isnull=False, terlambat_sejak=None, selesai_pada=None)
    for permohonan in berjalan.select_for_update(of=("self",)).order_by("pk"):
        langkah = permohonan.langkah_kini()
        baru = tenggat(kalender, permohonan.status_sejak, langkah.baku)
        if baru != permohonan.tenggat:
            permohonan.tenggat = baru
            permohonan.save(update_fields=["tenggat", "status"])
            jurnal.catat(
                permohonan, aksi="hitung_ulang", pelaku=oleh, peran="Pengelola Portal", baris=langkah.baris
            )
            jumlah += 1
    return jumlah + _hitung_ulang_batas(kalender, oleh)


def _hitung_ulang_batas(kalender, oleh):
    """The applicant was told a day: it may move later with the office's calendar, never earlier."""
    jumlah, sekarang = 0, timezone.now()
    menunggu = Permohonan.objects.filter(batas_perbaikan__gte=sekarang, selesai_pada=None)
    for permohonan in menunggu.select_for_update(of=("self",)).order_by("pk"):
        baru = batas_melengkapi(permohonan.status_sejak, kalender)
        if baru > permohonan.batas_perbaikan:
            permohonan.batas_perbaikan = baru
            permohonan.save(update_fields=["batas_perbaikan", "status"])
            jurnal.catat(permohonan, aksi="hitung_ulang", pelaku=oleh, peran="Pengelola Portal")
            jumlah += 1
    return jumlah


def tim_yang_dapat_menerima(permohonan):
    """The members to whom this work can be handed over, by name."""
    from accounts_app.models import Pengguna, Penugasan

    langkah = permohonan.langkah_kini()
    if langkah is None or langkah.pelaksana not in PELAKSANA_BERBAGI:
        return Pengguna.objects.none()
    pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[langkah.pelaksana]).berlaku()
    return Pengguna.objects.filter(is_active=True, pk__in=pemegang.values("pengguna")).exclude(
        pk=permohonan.petugas_id
    )
