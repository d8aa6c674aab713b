"""The only writers of a permohonan. `jalankan` moves one, and nothing else does."""

from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.utils import timezone
from django_fsm import ConcurrentTransition

from accounts_app.izin import tolak
from accounts_app.models import Pengguna, Penugasan, Sifat
from requests_app import jam, jurnal, penyimpangan, register, terpin, tugas
from requests_app.galat import BelumBoleh, GagalBersiap, SudahBerubah, SyaratBelum
from requests_app.izin import PERAN_LOKET, Pelaku, boleh_mengambil, boleh_menjalankan, petugas_hadir, tersedia
from requests_app.models import Jejak, Permohonan
from requests_app.pencatatan import PENCATAT
from requests_app.persiapan import PERSIAPAN
from requests_app.sop.pelaksana import PELAKSANA_BERBAGI, PERAN_PELAKSANA

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
    permohonan = Permohonan.objects.terkunci(pk)
    if lama := _sudah(permohonan, aksi, oleh, kunci):
        return Hasil(lama, ulangan=True)
    # Read under the lock, so that the journal of a permohonan never runs backwards.
    pada = pada or timezone.now()
    pelaku = _periksa_boleh(permohonan, aksi, oleh, versi)
    dari, langkah = permohonan.status, permohonan.langkah_kini()
    jam.akhiri_jeda(permohonan, pada, oleh)
    kantor = jam.kantor_sekarang()
    ukuran = jam.ukur(permohonan, langkah, pada, kantor[1])
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
            PENCATAT[nama](
                permohonan, aksi=aksi, langkah=langkah, oleh=oleh, pelaku=pelaku, pada=pada, data=data
            )
            or {}
        )
    rujukan |= penyimpangan.temukan(permohonan, aksi, langkah, rujukan)
    rujukan |= _kapasitas(pelaku, pelaksana, aksi)
    jam.setel(permohonan, pada, kantor)
    _lepas_petugas(permohonan, pelaku)
    permohonan.save()
    if permohonan.berakhir:
        register.penutupan(permohonan, oleh, pada)
    jejak = jurnal.catat(
        permohonan,
        aksi=aksi.nama,
        pelaku=oleh,
        peran=_sebutan(pelaku, permohonan, dari, pelaksana, aksi),
        dari=dari,
        ke=permohonan.status,
        baris=langkah.baris,
        data=rujukan,
        kunci=kunci,
        pada=pada,
    )
    tugas.janjikan_sesudah(jejak, _janji(aksi, rujukan))
    jam.catat_lama(jejak, ukuran)
    penyimpangan.deteksi(jejak, aksi, ukuran, data.get("alasan", ""))
    return Hasil(jejak)


def _kapasitas(pelaku, pelaksana, aksi):
    """Which appointment he acted by, where it is not his own office: who stood in for whom is answered from it later."""
    penugasan = pelaku.kapasitas(pelaksana, aksi)
    return {"penugasan": penugasan.pk} if penugasan and penugasan.sifat != Sifat.DEFINITIF else {}


def _sebutan(pelaku, permohonan, dari, pelaksana, aksi):
    """The capacity the journal prints; of what the counter typed also in whose place: "Helpdesk, atas nama PPK"."""
    if dari != "DRAF" or permohonan.dicatat_oleh_id is None:
        return pelaku.sebutan(pelaksana, aksi)
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
    return jurnal.terakhir(permohonan)


def _lepas_petugas(permohonan, pelaku):
    """Where the work passes to another team (Helpdesk, Admin Agency), its holder of before does not hold it there."""
    if permohonan.petugas is None or permohonan.pelaksana not in PELAKSANA_BERBAGI:
        return
    pemegang = pelaku if permohonan.petugas == pelaku.pengguna else Pelaku(permohonan.petugas)
    if not pemegang.peran & set(PERAN_PELAKSANA[permohonan.pelaksana]):
        permohonan.petugas = None


@transaction.atomic
def ambil(permohonan, *, oleh, hanya_bebas=False, alasan=""):
    """A member takes the work, unless `hanya_bebas` also from a colleague; recorded in the journal. Raises BelumBoleh.

    `alasan`: why it is taken from a colleague; the journal holds its digest. Returns the journal entry.
    """
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    pelaku = Pelaku(oleh)
    izin = boleh_mengambil(pelaku, permohonan)
    # Under the lock: a colleague may have taken it after the list was shown, and that must not be undone unseen.
    if izin and hanya_bebas and petugas_hadir(permohonan):
        izin = tolak("Sudah dipegang orang lain.")
    if not izin:
        raise BelumBoleh(izin)
    pelaksana = permohonan.langkah_kini().pelaksana
    rujukan = penyimpangan.pengambilalihan(permohonan) | ({"alasan": terpin.sidik(alasan)} if alasan else {})
    jejak = _ganti_petugas(permohonan, oleh, pelaku, "ambil", rujukan)
    penyimpangan.catat(jejak, pelaksana)
    return jejak


@transaction.atomic
def serahkan(permohonan, *, kepada, oleh):
    """The holder hands the work over to another member who may do it. Raises BelumBoleh."""
    permohonan = Permohonan.objects.terkunci(permohonan.pk)
    penerima = boleh_mengambil(Pelaku(kepada), permohonan)
    if permohonan.petugas_id != oleh.pk:
        raise BelumBoleh(tolak("Hanya petugas yang memegang permohonan ini yang dapat menyerahkannya."))
    if not penerima:
        raise BelumBoleh(penerima)
    _ganti_petugas(permohonan, kepada, Pelaku(oleh), "serahkan")


def _ganti_petugas(permohonan, kepada, pelaku, aksi, rujukan=None):
    lama, permohonan.petugas = permohonan.petugas_id, kepada
    permohonan.versi += 1
    permohonan.save(update_fields=["petugas", "versi", "status"])
    langkah = permohonan.langkah_kini()
    return jurnal.catat(
        permohonan,
        aksi=aksi,
        pelaku=pelaku.pengguna,
        peran=pelaku.sebutan(langkah.pelaksana),
        baris=langkah.baris,
        data={"dari_petugas": lama, "kepada_petugas": kepada.pk} | (rujukan or {}),
    )


def tim_yang_dapat_menerima(permohonan):
    """The members to whom this work can be handed over, by name."""
    langkah = permohonan.langkah_kini()
    if langkah is None or langkah.pelaksana not in PELAKSANA_BERBAGI:
        return Pengguna.objects.none()
    pemegang = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[langkah.pelaksana])
    return pemegang.berlaku().orang().exclude(pk=permohonan.petugas_id)
