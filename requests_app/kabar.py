"""Notices: which kinds there are, whom they concern, by which channels they go out, and the one way to send one.

The portal's own e-Pesan is always written. Beside it go the channels the person chose on his settings page, and those the kind
does not let him switch off.
"""

from dataclasses import dataclass

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from accounts_app.izin import hak
from accounts_app.models import Peran, Pesan, PilihanKabar
from accounts_app.models.penugasan import PERAN_KANTOR, PERAN_PENGADAAN, PERAN_UNIT
from requests_app import gerbang, pengiriman

SUREL = "surel"
GERBANG = "gerbang"
SALURAN = (SUREL, GERBANG)
"""What goes out of the portal: the fields of PilihanKabar that choose it."""

KANTOR = frozenset(PERAN_KANTOR)
PENGELOLA = frozenset({Peran.PENGELOLA})
PENGAJU = frozenset({Peran.SATKER, Peran.PIMPINAN, *PERAN_PENGADAAN})
SEMUA = KANTOR | PENGELOLA | frozenset(PERAN_UNIT)
PERIHAL_TERPANJANG = Pesan._meta.get_field("perihal").max_length


@dataclass(frozen=True)
class Peristiwa:
    """One kind of notice. `kata`: all that a gateway may say of it beside a number, a status and an address."""

    kode: str
    label: str
    keterangan: str
    kata: str
    untuk: frozenset
    wajib: tuple = ()
    baku: tuple = (SUREL,)


_DAFTAR = (
    Peristiwa(
        "tindak_lanjut", "Giliran Anda", "Ada langkah yang menunggu Anda, atau pekerjaan Anda dihentikan.",
        "menunggu tindak lanjut Anda", KANTOR | PENGAJU,
    ),
    Peristiwa(
        "perkembangan", "Perkembangan permohonan", "Permohonan Anda maju satu langkah.",
        "ada perkembangan", PENGAJU,
    ),
    Peristiwa(
        "dikembalikan", "Permohonan dikembalikan", "Ada yang harus dilengkapi, dan pengingat batas waktunya.",
        "perlu dilengkapi", PENGAJU, (SUREL,),
    ),
    Peristiwa(
        "hasil", "Hasil akhir", "Permohonan selesai, ditolak, ditarik, atau kedaluwarsa.",
        "sudah ada hasil", PENGAJU, (SUREL,),
    ),
    Peristiwa(
        "akun", "Akun dan password SPSE", "Pemberitahuan akun, pengingat membuka password, dan laporannya.",
        "Ada pesan untuk Anda", KANTOR | PENGAJU, (SUREL,),
    ),
    Peristiwa(
        "pesan", "Pesan pada permohonan", "Kantor atau pemohon menulis pesan.",
        "ada pesan baru", KANTOR | PENGAJU,
    ),
    Peristiwa(
        "peringatan", "Mutu baku waktu hampir habis", "Langkah yang Anda kerjakan mendekati tenggatnya.",
        "mendekati tenggat", KANTOR,
    ),
    Peristiwa(
        "lewat", "Tenggat lewat", "Langkah yang Anda kerjakan melewati mutu baku waktunya.",
        "lewat tenggat", KANTOR, (SUREL,),
    ),
    Peristiwa(
        "eskalasi", "Eskalasi keterlambatan", "Langkah yang lewat tenggat dinaikkan kepada Anda.",
        "lewat tenggat, dinaikkan kepada Anda", KANTOR | PENGELOLA, (SUREL,),
    ),
    Peristiwa(
        "berkala", "Pengingat berkala", "Perbaikan atau tanda tangan yang lama tidak bergerak.",
        "masih menunggu", KANTOR | PENGAJU,
    ),
    Peristiwa(
        "ringkasan", "Ringkasan pagi", "Satu pesan setiap pagi kerja: yang menunggu, mendekati, dan lewat tenggat.",
        "Ringkasan pagi", KANTOR | PENGAJU | PENGELOLA,
    ),
    Peristiwa(
        "penunjukan", "Penunjukan dan penugasan", "Anda diundang, ditunjuk, menggantikan, atau digantikan.",
        "Ada pesan tentang penugasan Anda", SEMUA, (SUREL,),
    ),
    Peristiwa(
        "penyimpangan", "Penyimpangan mutu baku", "Alasan penyimpangan yang ditunggu dari Anda, dan rekap bulanannya.",
        "ada penyimpangan mutu baku", KANTOR,
    ),
    Peristiwa(
        "kesehatan", "Kesehatan portal", "Pekerjaan latar macet, cadangan, cakram, atau surel bermasalah.",
        "Portal perlu diperiksa", PENGELOLA, (SUREL,),
    ),
    Peristiwa(
        "sk", "SK hampir berakhir", "SK pada register akun SPSE segera habis masa berlakunya.",
        "Ada SK yang hampir berakhir", KANTOR | PENGAJU,
    ),
)  # fmt: skip
CONTOH = Peristiwa("contoh", "Contoh kabar", "", "Contoh kabar", frozenset())
"""What a person sends to himself from his settings page; nobody chooses it."""
PERISTIWA = {satu.kode: satu for satu in (*_DAFTAR, CONTOH)}
"""{kode: Peristiwa}, in the order of the settings page."""


def berlaku_bagi(peran):
    """The kinds that concern a holder of these roles; who holds none (a candidate, a former officer) is an applicant."""
    peran = frozenset(peran) or PENGAJU
    return [satu for satu in _DAFTAR if satu.untuk & peran]


def nama_saluran(saluran):
    """The channel as people call it."""
    return "Surel" if saluran == SUREL else gerbang.nama()


def saluran_tersedia(pengguna):
    """The channels that can reach this person: e-mail, and a gateway where the office has one and he a telephone number."""
    return (SUREL, GERBANG) if gerbang.dipasang() and pengguna.telepon.strip() else (SUREL,)


def saluran_dipilih(peristiwa, pilihan):
    """The channels of one kind; `pilihan`: his PilihanKabar, None where he never chose."""
    dipilih = peristiwa.baku if pilihan is None else [s for s in SALURAN if getattr(pilihan, s)]
    return {*dipilih, *peristiwa.wajib}


def pilihan_orang(pengguna):
    """{kode: set of channels} of every kind that concerns this person, as he chose or as it is by default."""
    tersimpan = {satu.peristiwa: satu for satu in pengguna.pilihan_kabar.all()}
    kini = hak(pengguna)
    # Who is stood in for keeps his choices for when he is back.
    jenis = berlaku_bagi({satu.peran for satu in (*kini.penugasan, *kini.digantikan)})
    return {satu.kode: saluran_dipilih(satu, tersimpan.get(satu.kode)) for satu in jenis}


@transaction.atomic
def kirim(
    penerima, peristiwa, *, kunci, perihal, isi, tautan="", tautan_judul="", permohonan=None, kredensial=None,
    saluran=None,
):  # fmt: skip
    """Write one e-Pesan and promise it to the channels the person chose. Returns the Pesan; the same `kunci` is the same one.

    peristiwa  a key of PERISTIWA
    isi        the whole text as it is read in the portal and in the mail; a gateway never carries any of it
    saluran    these channels instead of the chosen ones
    """
    jenis = PERISTIWA[peristiwa]
    pesan, baru = Pesan.objects.get_or_create(
        kunci=kunci,
        defaults={
            "penerima": penerima,
            "perihal": Truncator(perihal).chars(PERIHAL_TERPANJANG),
            "isi": isi,
            "tautan": tautan,
            "tautan_judul": tautan_judul,
            "kredensial": kredensial,
            "dibuat_pada": timezone.now(),
        },
    )
    if baru:
        if saluran is None:
            pilihan = PilihanKabar.objects.filter(pengguna=penerima, peristiwa=peristiwa).first()
            saluran = saluran_dipilih(jenis, pilihan)
        for satu in saluran_tersedia(penerima):
            if satu in saluran:
                pengiriman.janjikan_kirim(pesan, satu, peristiwa, permohonan)
    return pesan


def kirim_contoh(pengguna):
    """A sample by every channel he chose for anything. Returns those channels, in the order of SALURAN."""
    dipilih = set().union(*pilihan_orang(pengguna).values())
    saluran = [satu for satu in saluran_tersedia(pengguna) if satu in dipilih]
    kirim(
        pengguna,
        CONTOH.kode,
        kunci=f"contoh:{pengguna.pk}:{timezone.now():%Y%m%d%H%M%S%f}",
        perihal="Contoh kabar portal",
        isi=render_to_string("surel/contoh.txt", {"penerima": pengguna}).strip(),
        tautan=reverse("pengaturan_kabar"),
        tautan_judul="Buka pengaturan kabar",
        saluran=saluran,
    )
    return saluran
