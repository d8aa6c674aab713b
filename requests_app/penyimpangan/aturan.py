"""What departs from the mutu baku of a row, decided here and nowhere else.

| kode             | jenis        | when                                                                                           |
|------------------|--------------|------------------------------------------------------------------------------------------------|
| (terlambat)      | WAKTU        | the move came after the row's deadline (requests_app.jam measures it)                          |
| tanpa_pemohon    | PERLENGKAPAN | an override of a row of the applicant: a completion or a confirmation is not waited for        |
| dilewati         | PERLENGKAPAN | an addition passes over printed rows that were never done; of a refusal only the applicant's   |
| dokumen          | PERLENGKAPAN | a check found everything right while a document the first row demands is not there             |
| berkas_fisik     | PERLENGKAPAN | … while papers were handed in, and some of them are written down as not among them             |
| asli             | PERLENGKAPAN | … while papers were brought, and the original the SOP wants shown is not recorded as shown     |
| diambil_alih     | PERLENGKAPAN | work was taken over from a colleague who is on duty                                            |
| tidak_dibuat     | OUTPUT       | a person of the request did not get what the row makes (an account, an activation, a reset)    |
| tidak_diberitahu | OUTPUT       | the holder of an account could not be told through the portal                                  |

Every rule asks of data (rows, `Aksi`, what the move wrote), never of one SOP, so that a new SOP is judged as the others are.

No departure: a return to the applicant or to another desk, a refusal, a withdrawal (nobody performed the row badly), a
wait for training (the row itself prescribes it), a year-end deactivation without letter (hak-akses row 5 gives the office
that authority), and whatever the portal does by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F

from requests_app.izin import petugas_hadir
from requests_app.kelengkapan import butir_wajib
from requests_app.models import Penyimpangan
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON
from requests_app.sop.syarat import TANPA_KERTAS

Jenis = Penyimpangan.Jenis


@dataclass(frozen=True)
class Gerak:
    """One move as the rules see it: the permohonan after it, the row that was left, and what the move wrote (`data`)."""

    permohonan: object
    aksi: object
    langkah: object
    data: dict


@dataclass(frozen=True)
class Aturan:
    """`cari`: Gerak → what was found, as a JSON-able value (falsy: nothing). `kata`: with {n} for it.

    `beralasan`: the action itself wanted the reason (its form's `alasan`), so that nobody is asked twice.
    """

    jenis: str
    kata: str
    cari: Callable = lambda gerak: None
    beralasan: bool = False


def _tanpa_pemohon(gerak):
    return "alasan_tertulis" in gerak.aksi.catat


def _dilewati(gerak):
    """Numbers of the printed rows that were passed over."""
    permohonan, aksi = gerak.permohonan, gerak.aksi
    if not aksi.tambahan or aksi.mengakhiri or permohonan.ex_officio:
        return []
    antara = _antara(permohonan.langkah(), gerak.langkah, aksi.ke)
    if permohonan.ditolak:
        antara = [baris for baris in antara if baris.pelaksana in PELAKSANA_PEMOHON]
    if not antara:
        return []
    sudah = set(permohonan.jejak.exclude(dari=F("ke")).values_list("dari", flat=True))
    return [baris.baris for baris in antara if baris.status not in sudah]


def _antara(langkah, dari, ke):
    tujuan = next((baris.baris for baris in langkah if baris.status == ke), None)
    if dari.baris is None or tujuan is None:
        return []
    return [baris for baris in langkah if baris.baris and dari.baris < baris.baris < tujuan]


def _dinyatakan_lengkap(gerak):
    """Did a check find nothing wrong?"""
    return "pemeriksaan" in gerak.data and gerak.data.get("kurang") == 0


def _dokumen(gerak):
    if not _dinyatakan_lengkap(gerak):
        return 0
    return sum(butir.berkas is None for butir in butir_wajib(gerak.permohonan))


def _berkas_fisik(gerak):
    if not _dinyatakan_lengkap(gerak):
        return 0
    terima = [satu for satu in gerak.permohonan.penerimaan.all() if satu.cara not in TANPA_KERTAS]
    butir = [baris for satu in terima for baris in satu.butir]
    return len({b["dokumen"] for b in butir} - {b["dokumen"] for b in butir if b["ada"]})


def _asli(gerak):
    if not _dinyatakan_lengkap(gerak) or not _minta_asli(gerak.permohonan):
        return False
    terima = list(gerak.permohonan.penerimaan.all())
    langsung = any(satu.cara == satu.Cara.LANGSUNG for satu in terima)
    return langsung and not any(satu.asli_ditunjukkan for satu in terima)


def _minta_asli(permohonan):
    """Does the first row want originals shown by who brings the papers? ("wajib menunjukkan SK Asli")."""
    pertama = permohonan.langkah()[0]
    return any("wajib menunjukkan" in kata.lower() and "asli" in kata.lower() for kata in pertama.kelengkapan)


def _tidak_dibuat(gerak):
    return gerak.permohonan.subjek.filter(hasil="TIDAK").count() if "hasil" in gerak.data else 0


def _tidak_diberitahu(gerak):
    return gerak.data.get("lewat_portal") is False


ATURAN = {
    "tanpa_pemohon": Aturan(
        Jenis.PERLENGKAPAN, "dilanjutkan tanpa menunggu pemohon", _tanpa_pemohon, beralasan=True
    ),
    "dilewati": Aturan(Jenis.PERLENGKAPAN, "langkah {n} dilewati", _dilewati, beralasan=True),
    "dokumen": Aturan(Jenis.PERLENGKAPAN, "dinyatakan lengkap padahal {n} dokumen wajib belum ada", _dokumen),
    "berkas_fisik": Aturan(
        Jenis.PERLENGKAPAN,
        "dinyatakan lengkap padahal {n} dokumen tercatat tidak ada dalam serah terima berkas",
        _berkas_fisik,
    ),
    "asli": Aturan(
        Jenis.PERLENGKAPAN, "dinyatakan lengkap padahal dokumen asli tidak tercatat ditunjukkan", _asli
    ),
    "diambil_alih": Aturan(Jenis.PERLENGKAPAN, "diambil alih dari petugas yang sedang bertugas"),
    "tidak_dibuat": Aturan(Jenis.OUTPUT, "tidak memberi hasil bagi {n} orang", _tidak_dibuat),
    "tidak_diberitahu": Aturan(
        Jenis.OUTPUT, "pemegang akun tidak dapat diberi tahu lewat portal", _tidak_diberitahu
    ),
}


def temukan(permohonan, aksi, langkah, data):
    """What the journal entry of a move holds of its departures: {"menyimpang": {kode: what was found}}, or {}.

    Asked inside the move, after its action wrote what it writes (`data`: the entry so far) and before the clock is set anew.
    """
    gerak = Gerak(permohonan, aksi, langkah, data)
    temuan = {kode: hasil for kode, aturan in ATURAN.items() if (hasil := aturan.cari(gerak))}
    return {"menyimpang": temuan} if temuan else {}


def pengambilalihan(permohonan):
    """As `temukan`, of work that is about to change hands: is who holds it on duty?"""
    return {"menyimpang": {"diambil_alih": True}} if petugas_hadir(permohonan) else {}


def kata_temuan(jejak, jenis):
    """The sentences (without capital and full stop) of what an entry of the journal holds of one kind."""
    temuan = jejak.data.get("menyimpang", {})
    return [
        ATURAN[kode].kata.format(n=_angka(nilai))
        for kode, nilai in temuan.items()
        if kode in ATURAN and ATURAN[kode].jenis == jenis
    ]


def _angka(nilai):
    return ", ".join(map(str, nilai)) if isinstance(nilai, list) else nilai
