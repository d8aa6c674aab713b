"""The sheet of a SOP: what the paper prints, what the office adjusted, and the flow. Reads only.

The words are the paper's; what differs today stands beside them with its date and its legal basis.
"""

from dataclasses import dataclass
from datetime import date

from accounts_app.kata import tanggal_teks
from requests_app import langkah
from requests_app.bagan.graf import kolom_pelaksana, susun, waktu_tercetak
from requests_app.dasar_hukum import tanda
from requests_app.sop.pelaksana import tercetak

KOLOM_BAKU = ("No", "Aktivitas", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan")
"""The headings of a SOP whose file says nothing of its sheet."""

BAGIAN = (
    ("kualifikasi", "Kualifikasi pelaksana"),
    ("penjelasan", "Penjelasan singkat"),
    ("tujuan", "Tujuan"),
    ("keterkaitan", "Keterkaitan"),
    ("peralatan", "Peralatan/perlengkapan"),
    ("peringatan", "Peringatan"),
    ("pencatatan", "Pencatatan dan pendataan"),
    ("definisi", "Definisi"),
)

TANPA_SEL = "pelaksana"


@dataclass(frozen=True)
class Kolom:
    """One printed column. `isi`: nomor, aktivitas, pelaksana, kelengkapan, waktu, keluaran or keterangan."""

    judul: str
    isi: str

    @property
    def mutu_baku(self):
        return self.isi in ("kelengkapan", "waktu", "keluaran")


def ringkas(kelas, ubahan):
    """What the list of SOPs says of one; `ubahan`: requests_app.langkah.penyesuaian() of it."""
    identitas = kelas.IDENTITAS
    baris = langkah.sekarang(kelas.KODE, ubahan)
    return {
        "kelas": kelas,
        "instansi": identitas.instansi if identitas else "",
        "nomor": identitas.nomor if identitas else "",
        "jumlah": len(kelas.LANGKAH),
        "pengaju": tercetak(kelas.LANGKAH[0].pelaksana),
        "versi": langkah.sidik_baris(kelas.KODE, baris)[:8],
        "penyesuaian": len([satu for satu in ubahan.values() if kalimat_ubahan(satu)]),
    }


def lembar(kelas):
    """Everything the page and the PDF of a SOP show, as of today."""
    ubahan = langkah.penyesuaian(kelas.KODE).get(kelas.KODE, {})
    berlaku = langkah.sekarang(kelas.KODE, ubahan)
    kolom = kolom_tercetak(kelas)
    pelaksana = kolom_pelaksana(kelas, berlaku)
    return ringkas(kelas, ubahan) | {
        "identitas": identitas(kelas),
        "bagian": bagian(kelas),
        "dasar_hukum": [(teks, tanda(teks)) for teks in getattr(kelas.IDENTITAS, "dasar_hukum", ())],
        "kolom": kolom,
        "jumlah_mutu": sum(k.mutu_baku for k in kolom),
        "pelaksana": [tercetak(p) for p in pelaksana],
        "baris": [
            _baris(kelas, satu, kolom, pelaksana, ubahan.get(satu.baris, ())) for satu in kelas.LANGKAH
        ],
        "graf": susun(kelas, berlaku),
    }


def kolom_tercetak(kelas):
    """The Kolom of the table in the paper's order."""
    judul = kelas.IDENTITAS.kolom if kelas.IDENTITAS else KOLOM_BAKU
    return [Kolom(satu, _isi(satu)) for satu in judul]


def _isi(judul):
    kata = judul.lower()
    awal = {
        "no": "nomor",
        "pelaksana": "pelaksana",
        "waktu": "waktu",
        "output": "keluaran",
        "keterangan": "keterangan",
    }
    dikenal = next((isi for kunci, isi in awal.items() if kata.startswith(kunci)), "")
    return dikenal or ("kelengkapan" if "lengkap" in kata else "aktivitas")


def identitas(kelas):
    """[(heading, words)] of the head of the first sheet, only what is printed."""
    cetak = kelas.IDENTITAS
    if cetak is None:
        return [("Nama SOP", kelas.NAMA)]
    tanggal = [(apa, tanggal_teks(date.fromisoformat(kapan))) for apa, kapan in cetak.tanggal]
    baris = [
        ("Nama SOP", kelas.NAMA),
        ("Instansi", cetak.instansi),
        ("Nomor SOP", cetak.nomor),
        ("Revisi", cetak.revisi),
    ]
    return [(judul, isi) for judul, isi in [*baris, *tanggal] if isi]


def bagian(kelas):
    """[(heading, [paragraphs])] of the blocks under it, only what is printed; the legal bases stand apart."""
    hasil = []
    for nama, judul in BAGIAN if kelas.IDENTITAS else ():
        isi = getattr(kelas.IDENTITAS, nama)
        hasil.append((judul, [isi] if isinstance(isi, str) else list(isi)))
    return [(judul, isi) for judul, isi in hasil if any(isi)]


def _baris(kelas, baris, kolom, pelaksana, ubahan):
    kini = _terakhir(ubahan, "pelaksana")
    return {
        "nomor": baris.baris,
        "siapa": tercetak(baris.pelaksana),
        "waktu": waktu_tercetak(kelas, baris),
        "sel": [_sel(kelas, baris, satu) for satu in kolom],
        "pelaksana": [(tercetak(p), _tanda_pelaksana(p, baris.pelaksana, kini)) for p in pelaksana],
        "ubahan": kalimat_ubahan(ubahan),
    }


def _tanda_pelaksana(kolom, cetak, ubah):
    """What stands in a performer's cell: "cetak" (the paper's), "ubah" (today's, by the office), or nothing."""
    if kolom == cetak:
        return "cetak"
    return "ubah" if ubah and kolom == ubah.pelaksana else ""


def _sel(kelas, baris, kolom):
    """(what the column holds, its lines); the performers' columns have their marks instead."""
    if kolom.isi == "nomor":
        return kolom.isi, [str(baris.baris)]
    if kolom.isi == "waktu":
        return kolom.isi, [_waktu(kelas, baris, kolom)]
    if kolom.isi == TANPA_SEL:
        return kolom.isi, []
    isi = getattr(baris, kolom.isi)
    return kolom.isi, [isi] if isinstance(isi, str) else list(isi)


def _waktu(kelas, baris, kolom):
    """As printed; where the heading says the unit, the cell has the number alone."""
    if baris.waktu and f"({baris.waktu.satuan})" in kolom.judul.lower():
        return str(baris.waktu.jumlah)
    return waktu_tercetak(kelas, baris)


def _terakhir(ubahan, isian):
    return next((u for u in reversed(ubahan) if getattr(u, isian)), None)


def kalimat_ubahan(ubahan):
    """The office's adjustments of a row that hold today, each with its date and legal basis."""
    hasil = []
    for isian, sebutan in (("pelaksana", "pelaksana menjadi"), ("waktu", "waktu menjadi")):
        if satu := _terakhir(ubahan, isian):
            nilai = tercetak(getattr(satu, isian))
            hasil.append(
                f"Disesuaikan kantor mulai {tanggal_teks(satu.berlaku_mulai)}: {sebutan} {nilai}. Dasar: {satu.dasar_hukum}."
            )
    return hasil


def daftar_alur(graf):
    """The same as the drawing, in words: [(Simpul, [(Panah, where to)])]."""
    return [(s, [(p, graf.tujuan(p)) for p in graf.panah if p.dari == s.kunci]) for s in graf.simpul]
