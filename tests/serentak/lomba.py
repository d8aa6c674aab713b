"""A race: many click the same action of one permohonan at the same moment. One wins; nothing else moves."""

from collections import Counter
from dataclasses import dataclass

from requests_app import jurnal, services
from requests_app.galat import SudahBerubah
from requests_app.izin import tersedia
from requests_app.models import Jejak, Permohonan, Tugas
from requests_app.sop import SOP
from requests_app.sop.syarat import akhir_tahun
from tests import jalan, pabrik
from tests.utas import serentak

BANYAK = 50


@dataclass(frozen=True)
class Akhir:
    """How a race ended: results by name, and what is wrong (empty where one won and everybody else was told)."""

    aksi: str
    hasil: Counter
    cacat: list
    jejak: Jejak | None


def lomba(permohonan, aksi, oleh, *, banyak=BANYAK):
    """`banyak` forms of one page, each with a key of its own."""
    data, pk, versi = jalan.isi(permohonan, aksi, oleh), permohonan.pk, permohonan.versi
    jejak_semula = Jejak.objects.filter(permohonan=pk).count()

    def klik(urut):
        return lambda: services.jalankan(
            permohonan,
            aksi.nama,
            oleh=oleh,
            data=dict(data),
            kunci=f"klik-{pk}-{versi}-{urut:05}",
            versi=versi,
        )

    hasil = serentak(*(klik(urut) for urut in range(banyak)))
    menang = [h for h in hasil if isinstance(h, services.Hasil)]
    nama = Counter(type(h).__name__ for h in hasil)
    cacat = [] if nama == {"Hasil": 1, SudahBerubah.__name__: banyak - 1} else [(aksi.nama, dict(nama))]
    jejak = menang[0].jejak if menang else None
    if jejak:
        cacat += _berpindah_sekali(permohonan, jejak, jejak_semula)
    return Akhir(aksi.nama, nama, cacat, jejak)


def _berpindah_sekali(permohonan, jejak, semula):
    """What shows that the move took place more or less than once."""
    kini = Permohonan.objects.get(pk=permohonan.pk)
    cacat = []
    if Jejak.objects.filter(permohonan=permohonan, aksi=jejak.aksi, urut__gt=semula).count() != 1:
        cacat.append((jejak.aksi, "entries"))
    if (kini.status, kini.versi) != (jejak.ke, permohonan.versi + 1):
        cacat.append((jejak.aksi, "status or version", kini.status, kini.versi))
    janji = Counter(Tugas.objects.filter(kunci__endswith=f":{jejak.pk}").values_list("jenis", flat=True))
    if any(kali > 1 for kali in janji.values()):
        cacat.append((jejak.aksi, dict(janji)))
    return cacat + list(jurnal.periksa(permohonan.pk))


def sepanjang_jalan(kantor, sop, *, banyak=BANYAK, sampai="SELESAI"):
    """Walk drafts of this SOP to `sampai` by every door, each action a race the first time; only signing is done by one.

    Yields an Akhir for each race.
    """
    sudah = set()
    for pilihan in jalan.semua_rute(SOP[sop], sampai):
        permohonan = _draf(kantor, sop, pilihan[0][0])
        for aksi in pilihan[0]:
            if not tersedia(permohonan, aksi):
                break
            oleh = pabrik.pelaku_aksi(kantor, permohonan, aksi.nama)
            if aksi.persiapan or aksi.sistem or aksi.nama in sudah:
                jalan.lakukan(permohonan, aksi, oleh)
            else:
                sudah.add(aksi.nama)
                jalan.sediakan(permohonan, aksi, oleh)
                permohonan = Permohonan.objects.get(pk=permohonan.pk)
                akhir = lomba(permohonan, aksi, oleh, banyak=banyak)
                yield akhir
                jalan.tepati_janji(akhir.jejak)
            permohonan = Permohonan.objects.get(pk=permohonan.pk)


def _draf(kantor, sop, pertama):
    return pabrik.draf_akhir_tahun(kantor) if pertama.bila is akhir_tahun else pabrik.draf(kantor, sop=sop)
