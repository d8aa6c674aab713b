"""A register file from an upload to rows of texts: the bytes are judged and read in a cage, the headings recognised here."""

import hashlib
import json
import tempfile
from dataclasses import asdict, dataclass

from requests_app.berkas.kurungan import LewatWaktu, jalankan_terkurung
from requests_app.registri.kolom import JUDUL_KOLOM, WAJIB, kenali_kepala
from requests_app.registri.pengurai_lembar import BARIS_TERBANYAK, BATAS_DETIK, BATAS_KELUARAN

BATAS_UKURAN = 3 * 1024 * 1024
KEPALA_DALAM = 15
"""The heading stands within the first rows: above it people leave a title."""

PESAN = {
    "kosong": "Berkas ini kosong.",
    "besar": "Berkas ini lebih besar dari 3 MB. Kirim hanya lembar daftarnya, tanpa gambar, atau bagi per satuan kerja.",
    "jenis": "Berkas ini bukan CSV atau Excel (XLSX). Simpan daftarnya sebagai XLSX atau CSV, lalu unggah lagi.",
    "makro": "Berkas Excel ini berisi makro. Simpan sebagai Excel biasa (XLSX) tanpa makro, lalu unggah lagi.",
    "terkunci": "Berkas Excel ini berbentuk lama (XLS) atau terkunci kata sandi. Simpan sebagai XLSX tanpa kata sandi.",
    "rusak": "Berkas ini tidak dapat dibaca sebagai lembar kerja. Buka di Excel atau LibreOffice, simpan ulang, lalu unggah lagi.",
    "terlalu_berat": "Berkas ini terlalu berat untuk dibaca. Salin daftarnya saja ke buku kerja baru, lalu unggah lagi.",
    "terlalu_banyak": f"Berkas ini lebih dari {BARIS_TERBANYAK} baris. Bagi menjadi beberapa berkas, misalnya per satuan kerja.",
    "tanpa_judul": "Baris judul kolom tidak ditemukan. Baris pertama harus menyebut kolomnya; lihat templat di halaman ini.",
    "tanpa_baris": "Di bawah judul kolom tidak ada satu baris pun.",
}


class BerkasRegisterDitolak(Exception):
    """A whole sentence with the way out."""


@dataclass(frozen=True)
class Berkas:
    """What was read. `baris`: [(row number in the file, {field: text})]; `abaikan`: headings that mean nothing here."""

    sidik: str
    nama: str
    kolom: list
    abaikan: list
    baris: list

    def json(self):
        return json.dumps(asdict(self))

    @classmethod
    def dari_json(cls, teks):
        return cls(**json.loads(teks))


def baca_berkas(fp, nama):
    """Read an upload (an UploadedFile, or any binary file). Raises BerkasRegisterDitolak."""
    isi = fp.read(BATAS_UKURAN + 1)
    if len(isi) > BATAS_UKURAN:
        raise _tolak("besar")
    if not isi.strip():
        raise _tolak("kosong")
    sidik = hashlib.sha256(isi).hexdigest()
    return _susun(_urai(isi), sidik, nama[:120])


def _urai(isi):
    """[[row number, [texts]]] from the caged process; nothing of what it says is believed beyond its shape."""
    with tempfile.TemporaryFile() as masukan, tempfile.TemporaryFile() as keluaran:
        masukan.write(isi)
        masukan.flush()
        try:
            kode = jalankan_terkurung(
                "requests_app.registri.pengurai_lembar",
                masukan=masukan,
                keluaran=keluaran,
                detik=BATAS_DETIK + 5,
            )
        except LewatWaktu:
            raise _tolak("terlalu_berat") from None
        keluaran.seek(0)
        jawaban = keluaran.read(BATAS_KELUARAN)
    if kode:
        raise _tolak("terlalu_berat")
    uraian = json.loads(jawaban)
    if uraian["kode"]:
        raise _tolak(uraian["kode"] if uraian["kode"] in PESAN else "rusak")
    return [(int(nomor), [str(satu) for satu in sel]) for nomor, sel in uraian["baris"]]


def _susun(semua, sidik, nama):
    letak = next((urut for urut, (_, sel) in enumerate(semua[:KEPALA_DALAM]) if kenali_kepala(sel)), None)
    if letak is None:
        raise _tolak("tanpa_judul")
    kepala = semua[letak][1]
    kolom = kenali_kepala(kepala)
    kurang = [JUDUL_KOLOM[satu] for satu in WAJIB if satu not in kolom.values()]
    if kurang:
        raise BerkasRegisterDitolak(
            f"Kolom {', '.join(kurang)} tidak ditemukan. Beri judul kolomnya seperti pada templat, lalu unggah lagi."
        )
    baris = [
        (nomor, {nama_kolom: sel[i] for i, nama_kolom in kolom.items() if i < len(sel)})
        for nomor, sel in semua[letak + 1 :]
    ]
    baris = [(nomor, isi) for nomor, isi in baris if any(isi.values())]
    if not baris:
        raise _tolak("tanpa_baris")
    if len(baris) > BARIS_TERBANYAK:
        raise _tolak("terlalu_banyak")
    abaikan = [teks for i, teks in enumerate(kepala) if teks and i not in kolom]
    return Berkas(sidik, nama, list(kolom.values()), abaikan, baris)


def _tolak(kode):
    return BerkasRegisterDitolak(PESAN[kode])
