"""The sections about what is open, what was returned and why, and what came and went."""

from collections import Counter

from accounts_app.kata import BULAN
from requests_app.angka import baca
from requests_app.angka.bagian import Bagian
from requests_app.angka.gambar import Batang, legenda, svg
from requests_app.angka.kata import angka, menit, nama_sop
from requests_app.models import Penyimpangan
from requests_app.sop.kosakata import AKHIR, LABEL_AKHIR

KATA_UMUR = {
    "dalam": ("muda", "dalam waktu"),
    "lewat_1": ("titik", "lewat sampai 1 hari kerja"),
    "lewat_3": ("miring", "lewat 1–3 hari kerja"),
    "lewat_lama": ("silang", "lewat lebih dari 3 hari kerja"),
    "dijeda": ("tegak", "jam dijeda"),
    "pemohon": ("datar", "menunggu pemohon"),
    "tanpa_jam": ("kosong", "langkah tanpa baku waktu"),
}


def umur(ember):
    """(d) How old what is open now has become; what stands still or lies with the applicant stands apart."""
    urut = sorted(ember.items(), key=lambda s: nama_sop(s[0]))
    terbanyak = max((sum(isi.values()) for _, isi in urut), default=0)
    batang, baris = [], []
    for sop, isi in urut:
        jumlah = sum(isi.values())
        kata = ", ".join(f"{isi[nama]} {KATA_UMUR[nama][1]}" for nama in baca.UMUR if isi[nama])
        potong = tuple((100 * isi[nama] / terbanyak, KATA_UMUR[nama][0]) for nama in baca.UMUR)
        batang.append(Batang(nama_sop(sop), f"{jumlah} berjalan: {kata}", potong))
        baris.append((nama_sop(sop), str(jumlah), *(str(isi[nama]) for nama in baca.UMUR)))
    judul = "Permohonan yang sedang berjalan menurut umurnya terhadap batas waktu"
    return Bagian(
        "umur",
        "Yang sedang berjalan sekarang",
        "Keadaan saat halaman ini dibuka, tanpa melihat rentang tanggal. Satu hari kerja lewat: batasnya sudah terlampaui "
        "pada jam yang sama di hari kerja sebelumnya.",
        ("Layanan", "Berjalan", *(kata[0].upper() + kata[1:] for _, kata in KATA_UMUR.values())),
        1,
        baris,
        [("", svg("umur", judul, batang))] if batang else [],
        legenda("umur", *KATA_UMUR.values()),
    )


SYARAT_TAMPIL, ALASAN_TAMPIL = 10, 3


def pengembalian(kembali, *, alasan=True):
    """(e) Which requirement was found faulty, the most frequent first; `alasan`: with the words of who checked."""
    semua = sum(n for _, n in kembali.syarat)
    batang, baris, jumlah = [], [], 0
    for urut, (syarat, n) in enumerate(kembali.syarat):
        jumlah += n
        persen, kumulatif = angka(100 * n / semua), angka(100 * jumlah / semua)
        kata = "; ".join(f"{satu} ({kali}×)" for satu, kali in kembali.alasan.get(syarat, ())[:ALASAN_TAMPIL])
        baris.append((syarat, *([kata] if alasan else []), str(n), persen, kumulatif))
        if urut < SYARAT_TAMPIL:
            nilai = f"{n} kali, {persen} %; kumulatif {kumulatif} %"
            batang.append(
                Batang(
                    syarat,
                    nilai,
                    ((100 * n / kembali.syarat[0][1], "penuh"),),
                )
            )
    return Bagian(
        "pengembalian",
        "Sebab permohonan dikembalikan",
        f"{kembali.kurang} dari {kembali.diperiksa} pemeriksaan menemukan kekurangan. Diurutkan dari yang terbanyak; "
        "kumulatif menunjukkan seberapa banyak yang hilang bila sebab-sebab teratas diatasi.",
        (
            "Persyaratan",
            *(["Kata pemeriksa yang paling sering"] if alasan else []),
            "Kali",
            "Bagian (%)",
            "Kumulatif (%)",
        ),
        1 + alasan,
        baris,
        [("", svg("pengembalian", "Persyaratan yang paling sering kurang", batang))] if batang else [],
    )


POLA_AKHIR = dict(zip(AKHIR, ("penuh", "silang", "tegak", "titik"), strict=True))


def bulan(per_bulan):
    """(f) What came in and what ended, month by month."""
    terbanyak = max((max(isi.get("MASUK", 0), _berakhir(isi)) for isi in per_bulan.values()), default=0) or 1
    batang, baris = [], []
    for awal, isi in per_bulan.items():
        nama = f"{BULAN[awal.month - 1]} {awal.year}"
        masuk, akhir = isi.get("MASUK", 0), _berakhir(isi)
        hasil = ", ".join(f"{isi[s]} {LABEL_AKHIR[s].lower()}" for s in AKHIR if isi.get(s))
        batang.append(Batang(nama, f"{masuk} masuk", ((100 * masuk / terbanyak, "muda"),)))
        potong = tuple((100 * isi.get(s, 0) / terbanyak, POLA_AKHIR[s]) for s in AKHIR)
        batang.append(Batang("", f"{akhir} berakhir" + (f": {hasil}" if hasil else ""), potong))
        baris.append((nama, str(masuk), str(akhir), *(str(isi.get(s, 0)) for s in AKHIR)))
    judul = "Permohonan masuk dan berakhir tiap bulan"
    return Bagian(
        "bulan",
        "Masuk dan berakhir tiap bulan",
        "Menurut tanggal dikirim dan tanggal berakhir; yang berakhir bisa masuk pada bulan sebelumnya.",
        ("Bulan", "Masuk", "Berakhir", *(LABEL_AKHIR[s] for s in AKHIR)),
        1,
        baris,
        [("", svg("bulan", judul, batang))] if batang else [],
        legenda("bulan", ("muda", "masuk"), *((POLA_AKHIR[s], LABEL_AKHIR[s].lower()) for s in AKHIR)),
    )


def _berakhir(isi):
    return sum(isi.get(status, 0) for status in AKHIR)


BELUM = "Belum dijelaskan pelaksananya"
POLA_JENIS = {
    Penyimpangan.Jenis.WAKTU: "penuh",
    Penyimpangan.Jenis.PERLENGKAPAN: "titik",
    Penyimpangan.Jenis.OUTPUT: "silang",
}


def penyimpangan(ringkasan):
    """(g) Why the mutu baku was departed from, by kind and reason, the most frequent first."""
    jumlah, lewat = Counter(), Counter()
    for satu in ringkasan:
        kunci = (satu["jenis"], satu["sebab_teks"] or BELUM)
        jumlah[kunci] += satu["jumlah"]
        lewat[kunci] += satu["detik_lewat"]
    urut = sorted(jumlah.items(), key=lambda s: (-s[1], s[0]))
    batang, baris = [], []
    for (jenis, sebab), n in urut:
        nama = Penyimpangan.Jenis(jenis).label
        batang.append(Batang(sebab, f"{nama}, {n} kali", ((100 * n / urut[0][1], POLA_JENIS[jenis]),)))
        terlampau = menit(lewat[jenis, sebab]) if jenis == Penyimpangan.Jenis.WAKTU else ""
        baris.append((nama, sebab, str(n), angka(100 * n / jumlah.total()), terlampau))
    return Bagian(
        "penyimpangan",
        "Sebab penyimpangan mutu baku",
        "Alasan yang dipilih pelaksana ketika langkahnya menyimpang dalam waktu, perlengkapan, atau output.",
        ("Jenis", "Sebab", "Kali", "Bagian (%)", "Jumlah lewat (menit kerja)"),
        2,
        baris,
        [("", svg("penyimpangan", "Sebab penyimpangan mutu baku", batang))] if batang else [],
        legenda("penyimpangan", *((pola, jenis.label.lower()) for jenis, pola in POLA_JENIS.items())),
    )
