"""The sections about how long rows took: each a drawing, its table (the truth), and the same as a file."""

from dataclasses import dataclass, field
from itertools import groupby

from accounts_app.models import UnitKerja
from requests_app.angka.gambar import Batang, legenda, svg
from requests_app.angka.kata import angka, menit, nama_sop
from requests_app.angka.statistik import ringkas

UJUNG = 200
"""Percent of the mutu baku at the right edge of a drawing."""


@dataclass(frozen=True)
class Bagian:
    """`kolom` and `baris`: the table, all words, the first `kata` columns text and the others numbers.

    `gambar`: [(heading, drawing)]; `legenda`: [(small drawing, words)]; `penjelasan`: how to read it.
    """

    kode: str
    judul: str
    penjelasan: str
    kolom: tuple
    kata: int
    baris: list
    gambar: list = field(default_factory=list)
    legenda: list = field(default_factory=list)


N, TEPAT = "Jumlah (n)", "Tepat waktu (%)"


def _ringkas_baris(satu):
    detik, baku, lewat = zip(*satu, strict=True)
    return ringkas(detik, baku, len(lewat) - sum(lewat))


def _ringkas_bagian(satu):
    """Rows of different mutu baku together: each as percent of its own."""
    bagian = [100 * detik / baku for detik, baku, _ in satu if baku]
    return (
        ringkas(bagian, [100] * len(bagian), sum(not lewat for _, baku, lewat in satu if baku))
        if bagian
        else None
    )


def _per_sop(kunci, nama):
    """[(SOP, its row keys in the order of the paper)]."""
    urut = sorted(kunci, key=lambda k: (nama.urutan(k), k))
    return [(sop, list(isi)) for sop, isi in groupby(urut, key=lambda k: k[0])]


GARIS_BAKU = 100 * 100 / UJUNG
PELURU = (
    ("penuh", "median, di dalam mutu baku"),
    ("miring", "median, melewati mutu baku"),
    ("wajik", "P90: sembilan dari sepuluh selesai dalam waktu ini"),
    ("garis", "mutu baku; tepi kanan dua kalinya, » lebih dari itu"),
)
TEPAT_LEWAT = (("penuh", "tepat waktu"), ("miring", "lewat batas"))


def _peluru(kata, r, nilai):
    """A bullet: the median as a bar and p90 as a diamond, on a scale on which the mutu baku is in the middle."""
    pola = "penuh" if r.median <= r.baku else "miring"
    return Batang(
        kata,
        nilai,
        ((min(100, 100 * r.bagian_median / UJUNG), pola),),
        tanda=min(100, 100 * r.bagian_p90 / UJUNG),
        lebih=r.bagian_p90 > UJUNG,
    )


def langkah(lama, nama):
    """(a) Per row of each SOP: working minutes against the mutu baku."""
    gambar, baris = [], []
    for urut, (sop, kunci) in enumerate(_per_sop(lama.kantor, nama)):
        batang = []
        for satu in kunci:
            r = _ringkas_baris(lama.kantor[satu])
            kata = f"median {menit(r.median)}, P90 {menit(r.p90)} dari {menit(r.baku)} menit kerja; n {r.n}"
            batang.append(_peluru(nama.nama(satu), r, kata))
            baris.append(
                (nama_sop(sop), nama.nama(satu), nama.pelaksana(satu), nama.baku(satu), str(r.n), menit(r.median),
                 menit(r.p90), menit(r.baku), angka(r.persen_tepat))
            )  # fmt: skip
        judul = f"{nama_sop(sop)}: median dan P90 menit kerja tiap langkah terhadap mutu baku"
        gambar.append((nama_sop(sop), svg(f"langkah-{urut}", judul, batang, garis=GARIS_BAKU)))
    return Bagian(
        "langkah",
        "Lama tiap langkah terhadap mutu baku",
        "Menit kerja kantor sejak langkah itu tiba sampai dikerjakan, tanpa waktu jeda. Langkah tanpa baku waktu (N/A) dan "
        "langkah yang berakhir karena permohonan ditarik tidak dihitung. Mutu baku dalam hari kerja ditulis dalam menit kerja "
        "yang benar-benar tersedia (mediannya).",
        ("Layanan", "Langkah", "Pelaksana", "Mutu baku sekarang", N, "Median (menit kerja)", "P90 (menit kerja)",
         "Mutu baku (menit kerja)", TEPAT),
        4,
        baris,
        gambar,
        legenda("langkah", *PELURU),
    )  # fmt: skip


def unit(lama):
    """(b) Per unit: rows of all kinds, each in percent of its own mutu baku."""
    nama = dict(UnitKerja.objects.filter(pk__in=lama.unit).values_list("pk", "nama"))
    semua = ((nama.get(pk, str(pk)), _ringkas_bagian(satu)) for pk, satu in lama.unit.items())
    urut = sorted(((kata, r) for kata, r in semua if r), key=lambda s: s[0])
    batang, baris = [], []
    for kata, r in urut:
        nilai = f"median {angka(r.median)} %, P90 {angka(r.p90)} % dari mutu baku; {angka(r.persen_tepat)} % tepat waktu; n {r.n}"
        batang.append(_peluru(kata, r, nilai))
        baris.append((kata, str(r.n), angka(r.median), angka(r.p90), angka(r.persen_tepat)))
    judul = "Median dan P90 langkah kantor tiap satuan kerja, dalam persen dari mutu bakunya"
    return Bagian(
        "unit",
        "Menurut satuan kerja pemohon",
        "Langkah kantor untuk permohonan satuan kerja itu. Mutu baku langkah berbeda-beda, jadi setiap langkah dihitung "
        "dalam persen dari mutu bakunya sendiri: 100 berarti tepat habis.",
        ("Satuan kerja", N, "Median (% mutu baku)", "P90 (% mutu baku)", TEPAT),
        1,
        baris,
        [("", svg("unit", judul, batang, garis=GARIS_BAKU))] if batang else [],
        legenda("unit", *PELURU),
    )


def tepat(lama, nama):
    """(c) Which share of each row was done in time."""
    gambar, baris = [], []
    for urut, (sop, kunci) in enumerate(_per_sop(lama.kantor, nama)):
        batang = []
        for satu in kunci:
            r = _ringkas_baris(lama.kantor[satu])
            kata = f"{angka(r.persen_tepat)} % tepat waktu: {r.tepat} dari {r.n}"
            potong = ((r.persen_tepat, "penuh"), (100 - r.persen_tepat, "miring"))
            batang.append(Batang(nama.nama(satu), kata, potong))
            baris.append(
                (
                    nama_sop(sop),
                    nama.nama(satu),
                    str(r.n),
                    str(r.tepat),
                    str(r.n - r.tepat),
                    angka(r.persen_tepat),
                )
            )
        judul = f"{nama_sop(sop)}: bagian yang tepat waktu tiap langkah"
        gambar.append((nama_sop(sop), svg(f"tepat-{urut}", judul, batang)))
    return Bagian(
        "tepat",
        "Ketepatan waktu tiap langkah",
        "Langkah tepat waktu bila dikerjakan paling lambat pada batas waktunya; batas itu bergeser selama jam dijeda.",
        ("Layanan", "Langkah", N, "Tepat waktu", "Lewat batas", TEPAT),
        2,
        baris,
        gambar,
        legenda("tepat", *TEPAT_LEWAT),
    )  # fmt: skip


def pemohon(lama, nama):
    """What was not with the office: rows of the applicant and added waiting states. No judgement, so no drawing."""
    baris = []
    for sop, kunci in _per_sop(lama.lain, nama):
        for satu in kunci:
            r = ringkas(lama.lain[satu])
            baris.append(
                (
                    nama_sop(sop),
                    nama.nama(satu),
                    nama.pelaksana(satu),
                    str(r.n),
                    menit(r.median),
                    menit(r.p90),
                )
            )
    return Bagian(
        "pemohon",
        "Waktu di tangan pemohon",
        "Langkah pemohon dan keadaan menunggu, dalam menit kerja kantor. Kantor tidak mengukur pemohon: angka ini tidak ikut "
        "dalam ketepatan waktu, dan permohonan yang belum dikirim tidak ada di sini.",
        ("Layanan", "Langkah", "Pelaksana", N, "Median (menit kerja)", "P90 (menit kerja)"),
        3,
        baris,
    )
