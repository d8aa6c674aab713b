"""System checks: a SOP that could not work is refused at start-up."""

import inspect

from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from requests_app.models import Jejak, Permohonan
from requests_app.sop import SOP
from requests_app.sop.kosakata import AKHIR, KEDALUWARSA, aksi_dari
from requests_app.sop.pelaksana import PEMOHON, PERAN_PELAKSANA

BAGIAN = ("NAMA", "NAMA_LAYANAN", "AWALAN_NOMOR", "SURAT", "LANGKAH", "TAMBAHAN")


@checks.register()
def periksa_sop(app_configs, **kwargs):
    return [galat for kelas in SOP.values() for galat in periksa_satu(kelas)]


def periksa_satu(kelas):
    """Errors of one SOP class."""
    kurang = [nama for nama in BAGIAN if not hasattr(kelas, nama)]
    if kurang or not kelas.LANGKAH:
        pesan = f"{kelas.KODE}: does not say its {', '.join(kurang or ['LANGKAH'])}."
        return [checks.Error(pesan, obj=kelas, id="sop.E001")]
    return [
        checks.Error(f"{kelas.KODE}: {pesan}", obj=kelas, id=kode)
        for periksa in (_bentuk, _baris, _tujuan, _kata, _panjang, _surat, _timpa)
        for kode, pesan in periksa(kelas)
    ]


def _semua(kelas):
    return (*kelas.LANGKAH, *kelas.TAMBAHAN)


def _bentuk(kelas):
    if kelas.__bases__ != (Permohonan,) or not kelas._meta.proxy:
        yield "sop.E002", "must be a proxy of Permohonan alone (bases are frozen into migrations)."
    if [baris.baris for baris in kelas.LANGKAH] != list(range(1, len(kelas.LANGKAH) + 1)):
        yield "sop.E003", "LANGKAH must number its rows 1..n in the order of the paper."
    if kelas.LANGKAH[0].status != "DRAF":
        yield "sop.E003", "row 1 is awaited in status DRAF."


def _baris(kelas):
    status = [baris.status for baris in _semua(kelas)]
    for ganda in {s for s in status if status.count(s) > 1}:
        yield "sop.E004", f"two rows are awaited in {ganda}."
    dari = {s for aksi in aksi_dari(kelas) for s in aksi.dari}
    tercetak = {s for aksi in aksi_dari(kelas) if not aksi.tambahan for s in aksi.dari}
    for tanpa in {baris.status for baris in kelas.LANGKAH} - tercetak:
        yield "sop.E005", f"the row awaited in {tanpa} has no action of the paper: a dead end."
    for tanpa in {baris.status for baris in kelas.TAMBAHAN} - dari:
        yield "sop.E005", f"the waiting state {tanpa} has no action: a dead end."
    for asing in dari - set(status):
        yield "sop.E006", f"status {asing} has no row."
    for baris in _semua(kelas):
        if baris.pelaksana not in PERAN_PELAKSANA:
            yield "sop.E007", f"nobody fills the pelaksana {baris.pelaksana} of {baris.status}."


def _tujuan(kelas):
    status = {baris.status for baris in _semua(kelas)}
    for aksi in aksi_dari(kelas):
        if aksi.ke not in status | set(AKHIR):
            yield "sop.E006", f"{aksi.nama} leads to {aksi.ke}, which has no row."
    sistem = {s for aksi in aksi_dari(kelas) if aksi.sistem and aksi.ke == KEDALUWARSA for s in aksi.dari}
    for kekal in {baris.status for baris in _semua(kelas) if baris.melengkapi} - sistem:
        yield (
            "sop.E015",
            f"{kekal} tells the applicant a deadline, but no system action ends it as KEDALUWARSA.",
        )
    gerak = [(dari, aksi.ke) for aksi in aksi_dari(kelas) for dari in aksi.dari]
    for mustahil in status - _terhubung({"DRAF"}, gerak):
        yield "sop.E008", f"{mustahil} can never be reached."
    for buntu in status - _terhubung(set(AKHIR), [(ke, dari) for dari, ke in gerak]):
        yield "sop.E008", f"no end can be reached from {buntu}."


def _terhubung(awal, gerak):
    """Every status that can be reached from `awal` over these moves, itself included."""
    hasil = set(awal)
    while baru := {ke for dari, ke in gerak if dari in hasil} - hasil:
        hasil |= baru
    return hasil


def _kata(kelas):
    from requests_app.forms import FORM
    from requests_app.pencatatan import PENCATAT
    from requests_app.persiapan import PERSIAPAN
    from requests_app.tugas import PENANGAN

    for aksi in aksi_dari(kelas):
        dikenal = ((aksi.form,), FORM), (aksi.catat, PENCATAT), (aksi.janji, PENANGAN)
        dikenal += (
            (((aksi.persiapan,) if aksi.persiapan else ()), PERSIAPAN),
            ((aksi.pelaksana,), {"", PEMOHON, *PERAN_PELAKSANA}),
        )
        for kata, kamus in dikenal:
            for asing in set(kata) - set(kamus):
                yield "sop.E009", f"{aksi.nama} uses {asing!r}, which nobody defines."
        if aksi.sistem and not aksi.tambahan:
            yield (
                "sop.E016",
                f"{aksi.nama} is done by the portal itself; no paper prints that, so it is an addition.",
            )
        if not {"oleh", "pada", "data"} <= set(inspect.signature(getattr(kelas, aksi.nama)).parameters):
            yield (
                "sop.E010",
                f"{aksi.nama} must take keyword arguments oleh, pada, data (a template must not run it).",
            )


def _panjang(kelas):
    """SQLite would keep what PostgreSQL refuses while somebody works."""
    kata = {
        (Permohonan, "sop"): [kelas.KODE],
        (Permohonan, "pelaksana"): [baris.pelaksana for baris in _semua(kelas)],
        (Jejak, "ke"): [baris.status for baris in _semua(kelas)],
        (Jejak, "aksi"): [aksi.nama for aksi in aksi_dari(kelas)],
    }
    for (model, bidang), isi in kata.items():
        batas = model._meta.get_field(bidang).max_length
        for panjang in (teks for teks in isi if len(teks) > batas):
            yield "sop.E013", f"{panjang} is longer than {batas} characters."


def _surat(kelas):
    if len(kelas.SURAT) > 1:
        yield "sop.E014", "names several letters; pencatatan and persiapan know one per permohonan."
    catat = {nama for aksi in aksi_dari(kelas) for nama in aksi.catat}
    if "draf_surat" in catat and "tanda_tangan" not in catat:
        yield "sop.E014", "drafts a letter that no action signs."
    for jenis in kelas.SURAT:
        try:
            get_template(f"surat/{kelas.KODE}/{jenis}.html")
        except TemplateDoesNotExist:
            yield (
                "sop.E011",
                f"promises the letter {jenis} but templates/surat/{kelas.KODE}/{jenis}.html is missing.",
            )
    if any("draf_surat" in aksi.catat for aksi in aksi_dari(kelas)) and not kelas.SURAT:
        yield "sop.E011", "drafts a letter but names none in SURAT."


def _timpa(kelas):
    """A method of the base class overridden here would silently replace what every SOP relies on."""
    for nama, isi in vars(kelas).items():
        if inspect.isfunction(isi) and hasattr(Permohonan, nama):
            yield "sop.E012", f"overrides {nama} of Permohonan."
