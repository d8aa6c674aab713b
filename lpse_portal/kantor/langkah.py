"""The first set-up: its steps in order, which of them are done, and where "Lanjut" leads."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from accounts_app.models import Penugasan, Peran, ProfilKantor, UnitKerja
from requests_app.jam_kantor import libur_tahun
from requests_app.models import JamKerja
from requests_app.sop import SOP
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON, PERAN_PELAKSANA

CONTOH = ("nama_instansi", "nama_lpse", "alamat", "kontak", "url_spse")
"""Fields whose defaults name an invented office: left as they are, nobody has said yet whose portal this is."""

PENOMORAN = "Penomoran surat"
"""How a saved numbering is noted (its defaults may well be right, so the values themselves tell nothing)."""


def contoh(profil, nama):
    """Is this field still what an invented office would write?"""
    return (
        profil.disiapkan_pada is None and getattr(profil, nama) == ProfilKantor._meta.get_field(nama).default
    )


@dataclass(frozen=True)
class Petugas:
    """A column of the SOPs in effect, and who fills it today; `peran`: the role to give when nobody does."""

    pelaksana: str
    peran: str
    sebutan: str
    orang: list


def petugas(profil):
    """Every office column of the services in effect as Petugas, then those who file and who configure."""
    berlaku = [k for kode, k in SOP.items() if profil.sop_berlaku is None or kode in profil.sop_berlaku]
    kolom = dict.fromkeys(b.pelaksana for kelas in berlaku for b in kelas.LANGKAH)
    pemegang = _pemegang()
    hasil = {}
    for nama in kolom:
        peran = PERAN_PELAKSANA.get(nama, ())
        if nama not in PELAKSANA_PEMOHON and peran:
            orang = dict.fromkeys(p for satu in peran for p in pemegang.get(satu, ()))
            hasil.setdefault(peran, Petugas(nama, peran[0], _sebutan(peran), list(orang)))
    lain = (Petugas("Pengelola Portal", Peran.PENGELOLA, "", pemegang.get(Peran.PENGELOLA, [])),)
    return [*hasil.values(), *lain]


def _sebutan(peran):
    return " atau ".join(Peran(satu).label for satu in peran)


def _pemegang():
    """{role: [appointments in force of active people]}."""
    hasil = {}
    semua = Penugasan.objects.berlaku().filter(pengguna__is_active=True).select_related("pengguna", "unit")
    for tugas in semua.order_by("pengguna__nama"):
        hasil.setdefault(tugas.peran, []).append(tugas)
    return hasil


def kekurangan_orang(profil):
    """Sentences of what keeps the first permohonan from being filed or answered."""
    kurang = [
        f"Belum ada yang memegang peran {p.sebutan or p.pelaksana}." for p in petugas(profil) if not p.orang
    ]
    if not UnitKerja.objects.filter(aktif=True, jenis=UnitKerja.Jenis.SATKER).exists():
        kurang.append("Belum ada satuan kerja.")
    elif not Penugasan.objects.berlaku().filter(peran=Peran.SATKER).exists():
        kurang.append("Belum ada petugas satuan kerja yang dapat mengajukan permohonan.")
    return kurang


def _kurang_profil(profil):
    if profil.pk is None or any(contoh(profil, nama) for nama in CONTOH):
        return ["Identitas masih berisi nama contoh."]
    return []


def _kurang_jam(profil):
    return [] if JamKerja.objects.filter(mulai=None).exists() else ["Jam kerja belum disimpan."]


def _kurang_libur(profil):
    tahun = timezone.localdate().year
    return [] if libur_tahun(tahun)[1] else [f"Hari libur {tahun} belum diisi."]


def _kurang_layanan(profil):
    return ["Layanan yang dibuka belum dipilih."] if profil.sop_berlaku is None else []


def _kurang_nomor(profil):
    if profil.pk is None:
        return ["Penomoran belum diperiksa."]
    jenis = ContentType.objects.get_for_model(ProfilKantor)
    ada = LogEntry.objects.filter(content_type=jenis, object_id=profil.pk, change_message=PENOMORAN).exists()
    return [] if ada else ["Penomoran belum diperiksa."]


@dataclass(frozen=True)
class Langkah:
    kode: str
    judul: str
    keterangan: str
    rute: str
    kurang: Callable

    @property
    def alamat(self):
        return reverse(self.rute)


LANGKAH = (
    Langkah(
        "profil",
        "Identitas dan zona waktu",
        "Nama, kop surat, logo, alamat SPSE",
        "kantor_profil",
        _kurang_profil,
    ),
    Langkah("jam", "Jam kerja", "Jam setiap hari, juga Ramadan", "kantor_jam", _kurang_jam),
    Langkah(
        "libur",
        "Hari libur",
        "Libur nasional, cuti bersama, hari tutup kantor",
        "kantor_libur",
        _kurang_libur,
    ),
    Langkah("layanan", "Layanan", "SOP yang berlaku di kantor ini", "kantor_layanan", _kurang_layanan),
    Langkah("penomoran", "Penomoran surat", "Format nomor surat keluar", "kantor_penomoran", _kurang_nomor),
    Langkah(
        "petugas",
        "Unit dan orang",
        "Satuan kerja, orang, dan penugasannya",
        "kantor_petugas",
        kekurangan_orang,
    ),
)


@dataclass(frozen=True)
class Penyiapan:
    """Where a page stands in the first set-up: its number, and the addresses before and after it."""

    nomor: int
    jumlah: int
    judul: str
    sebelum: str
    sesudah: str
    judul_sesudah: str


def penyiapan(profil, kode):
    """The Penyiapan of the page `kode`; None once the office is set up, and for pages that are no step."""
    urut = next((n for n, satu in enumerate(LANGKAH) if satu.kode == kode), None)
    if profil.disiapkan_pada is not None or urut is None:
        return None
    semua = reverse("kantor_mulai")
    akhir = urut + 1 == len(LANGKAH)
    return Penyiapan(
        urut + 1,
        len(LANGKAH),
        LANGKAH[urut].judul,
        LANGKAH[urut - 1].alamat if urut else semua,
        semua if akhir else LANGKAH[urut + 1].alamat,
        "Ringkasan" if akhir else LANGKAH[urut + 1].judul,
    )


def sesudah(profil, kode, bila_siap):
    """The address to show after saving the step `kode`: the next step during the first set-up, else `bila_siap`."""
    langkah = penyiapan(profil, kode)
    return langkah.sesudah if langkah else bila_siap


def keadaan(profil):
    """[(Langkah, sentences of what it lacks)]."""
    return [(satu, satu.kurang(profil)) for satu in LANGKAH]
