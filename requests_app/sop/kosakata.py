"""The vocabulary a SOP is written in: rows, added waiting states, actions, and what an action promises.

A SOP file holds, in the order of the paper: `KODE`, `NAMA`, `LANGKAH` (the table), `TAMBAHAN` (what life needs and the
paper lacks), `class Meta: proxy = True`, and its outcomes as methods under `@aksi`.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from django_fsm import transition

SELESAI, DITOLAK, DITARIK, KEDALUWARSA = "SELESAI", "DITOLAK", "DITARIK", "KEDALUWARSA"
AKHIR = (SELESAI, DITOLAK, DITARIK, KEDALUWARSA)
"""The closed set of end statuses: database constraints name them, so a new SOP never changes the schema."""

DAPAT_DISALIN = (DITOLAK, DITARIK, KEDALUWARSA)
"""Ended without an account: asking again starts from a copy."""

LABEL_AKHIR = {SELESAI: "Selesai", DITOLAK: "Ditolak", DITARIK: "Ditarik", KEDALUWARSA: "Kedaluwarsa"}


@dataclass(frozen=True)
class Syarat:
    """A document the applicant must hand in at a row; `per_orang`: one for each person of the request.

    `bila`: only for persons of whom this attribute of Subjek is true (then it is no word of the printed column).
    `isian`: handed in as fields, not as a document.
    """

    nama: str
    per_orang: bool = False
    petunjuk: str = ""
    bila: str = ""
    isian: bool = False

    def diminta(self, subjek):
        """Is this document asked for this person (None: for the request itself)?"""
        return not self.isian and (not self.bila or bool(getattr(subjek, self.bila)))


@dataclass(frozen=True, kw_only=True)
class Identitas:
    """The identity block on the first sheet of a SOP, in its own words; what it does not print stays empty.

    `tanggal`: ((what, ISO date), …) as printed; `kolom`: the headings of the table; `pelaksana`: the columns of the
    performers in the paper's order (empty: as the rows name them); `waktu_kosong`: rows whose time it leaves blank.
    """

    instansi: str
    kolom: tuple[str, ...]
    nomor: str = ""
    revisi: str = ""
    tanggal: tuple[tuple[str, str], ...] = ()
    dasar_hukum: tuple[str, ...] = ()
    kualifikasi: tuple[str, ...] = ()
    penjelasan: str = ""
    tujuan: str = ""
    keterkaitan: tuple[str, ...] = ()
    peralatan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    pencatatan: tuple[str, ...] = ()
    definisi: tuple[str, ...] = ()
    pelaksana: tuple[str, ...] = ()
    waktu_kosong: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """One printed row (or, without `baris`, an added waiting state) and the status in which it is awaited.

    `waktu` is a requests_app.tenggat.Waktu: working days or working minutes of the office; None is a printed N/A.
    `melengkapi`: while it is awaited the applicant hands in again what the last check found faulty, and only that.
    `jam`: the time the office is really given here, where the paper times it at another row (hak-akses 7 and 8).
    """

    baris: int | None
    status: str
    label: str
    judul: str
    pelaksana: str
    waktu: object
    aktivitas: str
    kelengkapan: tuple[str, ...] = ()
    wajib_unggah: tuple[Syarat, ...] = ()
    keluaran: tuple[str, ...] = ()
    keterangan: tuple[str, ...] = ()
    melengkapi: bool = False
    jam: object = None

    @property
    def tambahan(self):
        return self.baris is None

    @property
    def baku(self):
        """The Waktu by which this row's clock runs; None where none does."""
        return self.jam or self.waktu


def menunggu(status, *, label, judul, pelaksana, aktivitas, melengkapi=False):
    """An added waiting state: no printed row, and the office's clock stands still."""
    return Langkah(
        baris=None,
        status=status,
        label=label,
        judul=judul,
        pelaksana=pelaksana,
        waktu=None,
        aktivitas=aktivitas,
        melengkapi=melengkapi,
    )


@dataclass(frozen=True)
class Aksi:
    """What the portal knows of an action besides its two statuses."""

    nama: str
    dari: tuple[str, ...]
    ke: str
    label: str
    kalimat: str
    form: str = "konfirmasi"
    syarat: tuple[Callable, ...] = ()
    bila: Callable | None = None
    catat: tuple[str, ...] = ()
    janji: tuple[str, ...] = ()
    persiapan: str = ""
    pelaksana: str = ""
    kabar: str = ""
    selesai: str = ""
    tambahan: bool = False
    sistem: bool = False
    merusak: bool = False
    langsung: bool = True
    larang_pembuat_draf: bool = False
    larang_pengusul: bool = False
    petunjuk: str = ""

    @property
    def mengakhiri(self):
        return self.ke in AKHIR


_ISI_AKSI = {f.name for f in fields(Aksi)} - {"nama", "dari", "ke"}


def aksi(*, dari, ke, **isi):
    """Declare an outcome: `dari` (a status or several) → `ke`.

    label      the words on the button
    kalimat    what the journal says was done
    form       name in requests_app.forms.FORM
    syarat     functions permohonan → sentences of what is still missing (all are shown)
    bila       function permohonan → bool: where it is false this outcome is not there at all (nor shown, nor possible)
    catat      names in requests_app.pencatatan: what is written beside the status, in the same transaction
    janji      names of outbox work, done after the commit
    persiapan  name in requests_app.persiapan: work before the transaction (signing)
    pelaksana  who acts when it is not the awaited row's pelaksana
    kabar      sentence for the applicant
    selesai    what the person who did it reads afterwards
    tambahan   not in the SOP's text; marked so wherever the SOP is shown
    sistem     done by the portal itself when its time has come; nobody may press it, and no button is shown
    merusak    asked for on a page of its own
    langsung   its form stands on the permohonan's page; otherwise a link leads to it

    The method takes `*, oleh, pada, data`, sets fields of this permohonan and nothing else.
    """
    asing = set(isi) - _ISI_AKSI
    if asing:
        raise TypeError(f"@aksi does not know {sorted(asing)}")
    sumber = (dari,) if isinstance(dari, str) else tuple(dari)

    def hias(metode):
        rincian = Aksi(nama=metode.__name__, dari=sumber, ke=ke, **isi)
        hasil = transition(field="status", source=list(sumber), target=ke, custom={"aksi": rincian})(metode)
        hasil.aksi = rincian
        return hasil

    return hias


def aksi_dari(kelas):
    """Every action of a SOP class, in the order of its file."""
    return [metode.aksi for metode in vars(kelas).values() if hasattr(metode, "aksi")]


def label_status(kelas, status):
    """The word shown for a status of this SOP; SOPs may use one status word for different rows."""
    baris = next((b for b in (*kelas.LANGKAH, *kelas.TAMBAHAN) if b.status == status), None)
    return baris.label if baris else LABEL_AKHIR.get(status, status)
