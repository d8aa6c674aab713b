"""A SOP as nodes and edges: every row, every added waiting state, every transition. No coordinates and no database."""

from dataclasses import dataclass

from requests_app.sop.kosakata import AKHIR, LABEL_AKHIR, aksi_dari
from requests_app.sop.pelaksana import tercetak

YA, TIDAK = "Ya", "Tidak"


@dataclass(frozen=True)
class Simpul:
    """One row of the drawing. `kunci` is its status; `nomor` None: an added waiting state, drawn dashed."""

    kunci: str
    nomor: int | None
    judul: str
    pelaksana: str
    waktu: str
    bentuk: str

    @property
    def tambahan(self):
        return self.nomor is None

    @property
    def sebutan(self):
        return f"langkah {self.nomor}" if self.nomor else f"“{self.judul}”"


@dataclass(frozen=True)
class Panah:
    """One transition. `gaya`: "tercetak", "tambahan" (a dashed arrow) or "catatan" (an arrow to a note in its own row)."""

    dari: str
    ke: str
    nama: str
    label: str
    cabang: str
    gaya: str
    tambahan: bool
    sistem: bool
    oleh: str = ""

    @property
    def berakhir(self):
        return self.ke in AKHIR


@dataclass(frozen=True)
class Graf:
    simpul: tuple[Simpul, ...]
    panah: tuple[Panah, ...]
    kolom: tuple[str, ...]

    def ambil(self, kunci):
        return next((s for s in self.simpul if s.kunci == kunci), None)

    def tujuan(self, panah):
        """Where a transition leads, as a reader says it: "langkah 5", "“Melengkapi …”" or "Selesai"."""
        simpul = self.ambil(panah.ke)
        return simpul.sebutan if simpul else LABEL_AKHIR[panah.ke]


def susun(kelas, langkah):
    """The Graf of a SOP class with these effective rows (requests_app.langkah: of today, or those of one permohonan)."""
    urut = urut_jalan(kelas, langkah)
    cabang = {b.status: _keputusan(kelas, b) for b in urut}
    simpul = tuple(_simpul(kelas, baris, bool(cabang[baris.status])) for baris in urut)
    return Graf(simpul, tuple(_panah(kelas, urut, cabang)), kolom_pelaksana(kelas, langkah))


def kolom_pelaksana(kelas, langkah=()):
    """The columns "Pelaksana" as the paper has them, and after them whom the office added by an adjustment."""
    cetak = getattr(kelas.IDENTITAS, "pelaksana", ()) or ()
    semua = [*cetak, *(b.pelaksana for b in kelas.LANGKAH), *(b.pelaksana for b in langkah)]
    return tuple(dict.fromkeys(semua))


def urut_jalan(kelas, langkah):
    """The printed rows, each added waiting state right after the last row that leads to it."""
    baris = [b for b in langkah if not b.tambahan]
    tambahan = {b.status: b for b in langkah if b.tambahan}
    asal = {
        status: max((i for i, b in enumerate(baris) if _menuju(kelas, b, status)), default=len(baris) - 1)
        for status in tambahan
    }
    hasil = []
    for urut, satu in enumerate(baris):
        hasil += [satu, *(tambahan[s] for s in tambahan if asal[s] == urut)]
    return hasil


def _menuju(kelas, baris, status):
    return any(baris.status in a.dari and a.ke == status for a in aksi_dari(kelas))


def _tercetak(kelas, status):
    return [a for a in aksi_dari(kelas) if status in a.dari and not a.tambahan]


def _keputusan(kelas, baris):
    """{action: word of its branch} of a row with two printed ways on; empty where there is nothing to decide.

    A row whose outcomes both end it decides nothing: how it ends was decided before.
    """
    semua = _tercetak(kelas, baris.status)
    if len({a.ke for a in semua}) < 2 or all(a.ke in AKHIR for a in semua):
        return {}
    return {a.nama: YA if urut == 0 else TIDAK for urut, a in enumerate(semua)}


def _simpul(kelas, baris, keputusan):
    ujung = baris.baris == 1 or any(a.ke in AKHIR for a in _tercetak(kelas, baris.status))
    return Simpul(
        kunci=baris.status,
        nomor=baris.baris,
        judul=baris.judul,
        pelaksana=baris.pelaksana,
        waktu=waktu_tercetak(kelas, baris),
        bentuk="belah" if keputusan else "kapsul" if ujung and not baris.tambahan else "kotak",
    )


def waktu_tercetak(kelas, baris):
    """The time of a row as the paper prints it: "60 menit", "N/A", or nothing where it leaves the cell empty."""
    if baris.waktu:
        return str(baris.waktu)
    kosong = baris.tambahan or baris.baris in getattr(kelas.IDENTITAS, "waktu_kosong", ())
    return "" if kosong else "N/A"


def _panah(kelas, urut, cabang):
    pelaksana = {b.status: b.pelaksana for b in urut}
    tambahan = {b.status for b in urut if b.tambahan}
    masuk = _masuk_tercetak(kelas)
    digambar = set()
    for baris in urut:
        # What is printed comes first: an addition between the same two rows is then a note.
        for aksi in sorted((a for a in aksi_dari(kelas) if baris.status in a.dari), key=lambda a: a.tambahan):
            jalan = (baris.status, aksi.ke)
            perlu = not aksi.tambahan or {*jalan} & tambahan or aksi.ke not in masuk
            garis = perlu and jalan not in digambar and not (aksi.tambahan and aksi.ke in AKHIR)
            digambar |= {jalan} if garis else set()
            gaya = "catatan"
            if garis:
                gaya = "tambahan" if aksi.tambahan or {*jalan} & tambahan else "tercetak"
            yield Panah(
                dari=baris.status,
                ke=aksi.ke,
                nama=aksi.nama,
                label=aksi.label,
                cabang=cabang[baris.status].get(aksi.nama, ""),
                gaya=gaya,
                tambahan=aksi.tambahan,
                sistem=aksi.sistem,
                oleh=_oleh(aksi, pelaksana[baris.status]),
            )


def _masuk_tercetak(kelas):
    return {a.ke for a in aksi_dari(kelas) if not a.tambahan}


def _oleh(aksi, pelaksana):
    """Who does it where that is not the performer of its row."""
    if aksi.sistem:
        return "sistem"
    return tercetak(aksi.pelaksana) if aksi.pelaksana and aksi.pelaksana != pelaksana else ""
