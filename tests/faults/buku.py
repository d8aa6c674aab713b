"""The ledger: what was promised and acknowledged against what is there. Every list it returns must be empty."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Buku:
    """`hilang`: acknowledged or promised, and not there. `ganda`: there twice. `yatim`: a file without a row, or the reverse.

    `surel_ulang`: copies of a mail beyond the first, all under one Message-ID, so that the recipient's server can tell.
    """

    hilang: list = field(default_factory=list)
    ganda: list = field(default_factory=list)
    yatim: list = field(default_factory=list)
    karantina: list = field(default_factory=list)
    surel_ulang: int = 0
    jumlah: dict = field(default_factory=dict)

    @property
    def cacat(self):
        return [*self.hilang, *self.ganda, *self.yatim, *self.karantina]


def periksa(kantor, klien):
    """Compare everything; call it when the outbox is quiet."""
    buku = Buku()
    _tindakan(kantor, klien, buku)
    _tugas(kantor, buku)
    _surel(kantor, buku)
    _berkas(kantor, buku)
    return buku


def _tindakan(kantor, klien, buku):
    """Each acknowledged act stands in the journal, once; no act of the row's order happened twice to a permohonan."""
    kueri = "SELECT kunci, permohonan_id, aksi FROM requests_app_jejak WHERE aksi = ANY(%s)"
    tercatat = kantor.basis.baca(kueri, list({j.aksi for j in klien.jawaban}))
    kunci = Counter(satu for satu, *_ in tercatat if satu)
    diakui = {j.kunci: j for j in klien.diakui()}
    buku.hilang += [("tindakan", j) for satu, j in diakui.items() if not kunci[satu]]
    buku.ganda += [("tindakan", satu) for satu, kali in Counter(t[1:] for t in tercatat).items() if kali > 1]
    buku.jumlah |= {"tindakan diakui": len(diakui), "kiriman": len(klien.jawaban)}


def _tugas(kantor, buku):
    kueri = (
        "SELECT kunci, jenis, selesai_pada IS NOT NULL, karantina_pada IS NOT NULL FROM requests_app_tugas"
    )
    semua = kantor.basis.baca(kueri)
    buku.hilang += [("tugas", kunci) for kunci, _, selesai, _ in semua if not selesai]
    buku.karantina += [kunci for kunci, *_, karantina in semua if karantina]
    buku.jumlah |= {"tugas": len(semua), "per jenis": dict(Counter(jenis for _, jenis, *_ in semua))}
    # A move without its promises would be half a state: each that has words for somebody promised to tell him.
    tanpa = kantor.basis.baca(
        "SELECT j.id FROM requests_app_jejak j WHERE j.aksi IN ('ajukan', 'disposisikan', 'perintahkan') "
        "AND NOT EXISTS (SELECT 1 FROM requests_app_tugas t WHERE t.kunci = 'kabar:' || j.id)"
    )
    buku.hilang += [("janji kabar", pk) for (pk,) in tanpa]


def _surel(kantor, buku):
    """Each promised mail reached the server; two mails of one e-Pesan have one Message-ID."""
    dijanjikan = {pk for (pk,) in kantor.basis.baca(
        "SELECT (muatan->>'pesan')::int FROM requests_app_tugas WHERE jenis = 'surel'"
    )}  # fmt: skip
    sampai = kantor.surel.per_pesan()
    buku.hilang += [("surel", pk) for pk in dijanjikan - set(sampai)]
    berbeda = len(set(kantor.surel.diterima)) - len(sampai)
    buku.ganda += [("nomor surel", berbeda)] if berbeda else []
    buku.surel_ulang = len(kantor.surel.diterima) - len(set(kantor.surel.diterima))
    buku.jumlah |= {"surel": len(dijanjikan), "surel berulang": buku.surel_ulang}


KOLOM_SIDIK = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name LIKE '%%sha256' AND data_type = 'character varying'
    AND table_name <> 'archive_app_segel'
"""


def _berkas(kantor, buku):
    """Every row with a digest has its file, whole; every file in the store has a row; nothing half written stands there."""
    tercatat = set()
    for tabel, kolom in kantor.basis.baca(KOLOM_SIDIK):
        tercatat |= {satu for (satu,) in kantor.basis.baca(f"SELECT {kolom} FROM {tabel}") if satu}
    gudang = [p for p in (kantor.folder / "gudang").glob("??/??/*") if p.is_file()]
    rusak = [p.name for p in gudang if hashlib.sha256(p.read_bytes()).hexdigest() != p.name]
    ada = {p.name for p in gudang}
    buku.yatim += [("baris tanpa berkas", satu) for satu in tercatat - ada]
    buku.yatim += [("berkas tanpa baris", satu) for satu in ada - tercatat]
    buku.yatim += [("berkas rusak", satu) for satu in rusak]
    kembar = kantor.basis.baca(
        "SELECT permohonan_id, kunci FROM requests_app_cetakan GROUP BY 1, 2 HAVING count(*) > 1"
    )
    buku.ganda += [("cetakan", satu) for satu in kembar]
    buku.jumlah |= {"berkas": len(ada)}


def jurnal_utuh(kantor):
    """`manage.py periksa_jurnal --berkas` as an auditor runs it; raises when it is not whole."""
    return json.loads(kantor.sekali("python", "manage.py", "periksa_jurnal", "--berkas", "--format", "json"))
