"""Reads one hostile spreadsheet in a process of its own: `python -m requests_app.registri.pengurai_lembar < berkas`.

CSV in the ways Excel writes it, or the first sheet of an XLSX with rows in it. Writes one JSON object: `kode` (why it is
refused, or null) and `baris`, [[number of the row in the file, [texts of its cells]], …] without the empty rows. Knows
nothing of Django, gets no environment. Formulas are never worked out: their words come as they were written.
"""

import csv
import io
import itertools
import json
import sys
import zipfile
from datetime import date, datetime

from requests_app.berkas.kurungan import MIB, batasi_diri

BATAS_MEMORI = 768 * MIB
BATAS_DETIK = 20
BATAS_KELUARAN = 32 * MIB
BATAS_BUKA = 60 * MIB
"""Bytes all parts of a workbook may have unpacked; five thousand accounts need one or two million."""
BATAS_RASIO = 200
BATAS_BAGIAN = 200
BARIS_TERBANYAK = 5000
BARIS_DIBACA = 20_000
"""Rows looked at in all, the empty ones too: a sheet may claim a million of them."""
KOLOM_TERBANYAK = 40
SEL_TERPANJANG = 400
BULAT_TEPAT = 10**15
"""From here a spreadsheet's number is rounded: its last digits are gone."""
JUDUL_PEMISAH = ";\t,|"


class Ditolak(Exception):
    """Refused; the word is a key of requests_app.registri.baca.PESAN."""


def utama():
    batasi_diri(memori=BATAS_MEMORI, detik=BATAS_DETIK, keluaran=BATAS_KELUARAN)
    try:
        isi = sys.stdin.buffer.read()
        jawaban = {"kode": None, "baris": baca(isi)}
    except Ditolak as galat:
        jawaban = {"kode": str(galat), "baris": []}
    except MemoryError:
        jawaban = {"kode": "terlalu_berat", "baris": []}
    except Exception:  # whatever a hostile file makes a parser say
        jawaban = {"kode": "rusak", "baris": []}
    sys.stdout.write(json.dumps(jawaban))


def baca(isi):
    """The rows of the bytes of a file. Raises Ditolak."""
    if isi.startswith(b"PK\x03\x04"):
        sumber = _baris_xlsx(isi)
    elif isi.startswith(b"\xd0\xcf\x11\xe0"):
        raise Ditolak("terkunci")
    elif isi.startswith((b"%PDF", b"\x1f\x8b", b"{\\rtf", b"<")):
        raise Ditolak("jenis")
    else:
        sumber = _baris_csv(isi)
    return _terpakai(sumber)


def _terpakai(sumber):
    hasil = []
    for nomor, sel in enumerate(itertools.islice(sumber, BARIS_DIBACA), 1):
        teks = [satu[: SEL_TERPANJANG + 1] for satu in sel[:KOLOM_TERBANYAK]]
        if any(teks):
            hasil.append([nomor, teks])
        if len(hasil) > BARIS_TERBANYAK + 1:
            raise Ditolak("terlalu_banyak")
    return hasil


def _baris_csv(isi):
    teks = _teks(isi).replace("\x00", "")
    pertama = next((baris for baris in teks.splitlines() if baris.strip(";, \t|")), "")
    # Excel's own way to name the separator.
    if pertama.lower().startswith("sep=") and len(pertama) == 5:
        teks = teks.partition("\n")[2]
        pemisah = pertama[4]
    else:
        pemisah = max(JUDUL_PEMISAH, key=pertama.count)
    csv.field_size_limit(64 * 1024)
    try:
        for sel in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah):
            yield [satu.strip() for satu in sel]
    except csv.Error:
        raise Ditolak("rusak") from None


def _teks(isi):
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel of a Windows with western settings.
        return isi.decode("cp1252", errors="replace")


def _baris_xlsx(isi):
    _periksa_bungkus(isi)
    from openpyxl import load_workbook

    buku = load_workbook(io.BytesIO(isi), read_only=True, data_only=False, keep_links=False)
    for nama in buku.sheetnames:
        lembar = buku[nama]
        if not hasattr(lembar, "reset_dimensions"):
            continue  # a chart sheet
        # What a sheet says of its own size is not believed.
        lembar.reset_dimensions()
        baris = lembar.iter_rows(max_col=KOLOM_TERBANYAK, max_row=BARIS_DIBACA, values_only=True)
        pertama = list(itertools.islice(baris, 50))
        if any(sel is not None for satu in pertama for sel in satu):
            for satu in itertools.chain(pertama, baris):
                yield [_sel(sel) for sel in satu]
            return


def _periksa_bungkus(isi):
    """The zip before anything unpacks it: few parts, none that swells, no document type in any of them."""
    try:
        bungkus = zipfile.ZipFile(io.BytesIO(isi))
        bagian = bungkus.infolist()
    except zipfile.BadZipFile:
        raise Ditolak("rusak") from None
    nama = {satu.filename for satu in bagian}
    if "[Content_Types].xml" not in nama or not any(satu.startswith("xl/") for satu in nama):
        raise Ditolak("jenis")
    if any(satu.filename.lower().endswith("vbaproject.bin") for satu in bagian):
        raise Ditolak("makro")
    if any(satu.flag_bits & 1 for satu in bagian):
        raise Ditolak("terkunci")
    besar = sum(satu.file_size for satu in bagian)
    kembung = any(satu.file_size > BATAS_RASIO * max(satu.compress_size, 1) + MIB for satu in bagian)
    if len(bagian) > BATAS_BAGIAN or besar > BATAS_BUKA or kembung:
        raise Ditolak("terlalu_berat")
    for satu in bagian:
        if satu.filename.endswith((".xml", ".rels")):
            _periksa_xml(bungkus, satu)


def _periksa_xml(bungkus, satu):
    """An honest workbook declares no document type, so no entities; and no part is longer than it says."""
    with bungkus.open(satu) as berkas:
        awal = berkas.read(64 * 1024)
    if b"<!DOCTYPE" in awal or b"<!ENTITY" in awal or b"<\x00!\x00D" in awal:
        raise Ditolak("rusak")


def _sel(nilai):
    """The text of a cell. A number with more digits than a spreadsheet keeps is written as it stands there, rounded."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime | date):
        return nilai.strftime("%Y-%m-%d")
    if isinstance(nilai, int | float):
        if abs(nilai) >= BULAT_TEPAT:
            return f"{nilai:.14E}"
        return str(int(nilai)) if nilai == int(nilai) else repr(nilai)
    if isinstance(nilai, str):
        return " ".join(nilai.split())
    return f"={getattr(nilai, 'text', '') or 'rumus'}"


if __name__ == "__main__":
    utama()
