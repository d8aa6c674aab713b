"""People at their browsers who note what they were told: an answer that says "done" is a promise."""

import http.client
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import psycopg

from tests.faults.kantor import HOST

TOKEN = "t" * 32
BATAS = "batas-bagian-uji"
PERINTAH = {"sifat": "BIASA", "harap": "Proses lebih lanjut sesuai SOP"}
JALAN = {
    "DRAF": ("ajukan", "satker", {"benar": "on"}),
    "DIAJUKAN": ("disposisikan", "kepala_ukpbj", PERINTAH),
    "DIDISPOSISI": ("perintahkan", "kepala_lpse", PERINTAH),
    "DIPERINTAHKAN": ("terima", "admin_ppe", {}),
}
"""The next act of a permohonan by its status: (name, who, what is typed)."""


@dataclass(frozen=True)
class Jawaban:
    """What came of one POST: `kode` 0 when the connection broke before an answer."""

    permohonan: int
    aksi: str
    kunci: str
    kode: int


class Klien:
    def __init__(self, kantor):
        self.kantor, self.jawaban, self._gembok = kantor, [], threading.Lock()

    def minta(self, metode, alamat, siapa, isi=None, jenis="application/x-www-form-urlencoded"):
        """(status, body); (0, b"") when the connection broke. Asks as the TLS proxy in front would."""
        sambungan = http.client.HTTPConnection("127.0.0.1", self.kantor.porta_web, timeout=30)
        tajuk = self._tajuk(siapa) | ({"Content-Type": jenis} if isi else {})
        try:
            sambungan.request(metode, alamat, isi, tajuk)
            jawaban = sambungan.getresponse()
            return jawaban.status, jawaban.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            sambungan.close()

    def _tajuk(self, siapa):
        sesi = self.kantor.isi["sesi"].get(siapa)
        return {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "Referer": f"https://{HOST}/",
            "Cookie": f"__Host-sesi={sesi}; __Host-csrf={TOKEN}",
        }

    def kepala_http(self, alamat, siapa, *, panjang):
        """The head of a POST whose body the caller sends himself."""
        tajuk = self._tajuk(siapa) | {
            "Content-Type": f"multipart/form-data; boundary={BATAS}",
            "Content-Length": panjang,
        }
        baris = [f"POST {alamat} HTTP/1.1", *(f"{nama}: {isi}" for nama, isi in tajuk.items()), "", ""]
        return "\r\n".join(baris).encode() + _bagian_pertama("s0")

    def keadaan(self, pk):
        """(address, status, version) as the page would show it."""
        kueri = "SELECT coalesce(nomor, kode_draf), status, versi FROM requests_app_permohonan WHERE id = %s"
        return self.kantor.basis.baca(kueri, pk)[0]

    def pindah(self, pk, kunci=None):
        """Post the next act of a permohonan once, as its page stands now; None where nothing is left to do."""
        acuan, status, versi = self.keadaan(pk)
        if status not in JALAN:
            return None
        aksi, siapa, isi = JALAN[status]
        isi = {"versi": versi, "kunci": kunci or f"kunci-{secrets.token_hex(12)}"} | isi
        return self._kirim(pk, acuan, aksi, siapa, isi)

    def _kirim(self, pk, acuan, aksi, siapa, isi):
        badan = urlencode({"csrfmiddlewaretoken": TOKEN} | {f"{aksi}-{n}": nilai for n, nilai in isi.items()})
        kode, _ = self.minta("POST", f"/permohonan/{acuan}/{aksi}/", siapa, badan)
        jawaban = Jawaban(pk, aksi, isi["kunci"], kode)
        with self._gembok:
            self.jawaban.append(jawaban)
        return jawaban

    def unggah(self, pk, kode, isi):
        """Hand in one document; the status of the answer."""
        acuan, _, _ = self.keadaan(pk)
        badan = _bagian_pertama(kode) + isi + f"\r\n--{BATAS}--\r\n".encode()
        alamat = f"/permohonan/{acuan}/isi/berkas/{kode}/"
        return self.minta("POST", alamat, "satker", badan, f"multipart/form-data; boundary={BATAS}")[0]

    def diakui(self):
        """The acts of which somebody was told that they are done."""
        return [j for j in self.jawaban if j.kode == 302]


def _bagian_pertama(kode):
    """The beginning of an upload form, up to the first byte of the document."""
    token = f'--{BATAS}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{TOKEN}\r\n'
    kepala = f'--{BATAS}\r\nContent-Disposition: form-data; name="{kode}-berkas"; filename="sk.pdf"\r\n'
    return f"{token}{kepala}Content-Type: application/pdf\r\n\r\n".encode()


def jalan_terus(klien, pk, detik=240):
    """A stubborn person: posts the next act until the way has ended; where no answer came, the same form once more."""
    akhir, kunci = time.monotonic() + detik, None
    while time.monotonic() < akhir:
        try:
            jawaban = klien.pindah(pk, kunci)
        except psycopg.Error:  # the database is away: the page would not have come either
            time.sleep(0.2)
            continue
        if jawaban is None:
            return
        kunci = None if jawaban.kode in (302, 409) else jawaban.kunci
        time.sleep(0 if kunci is None else 0.1)
    raise AssertionError(f"permohonan {pk} did not come through: {klien.keadaan(pk)}")


@contextmanager
def ramai(klien, daftar):
    """Everybody moves his permohonan to the end of the way while the body runs; at its end all have arrived.

    Yields the future of the last one.
    """
    with ThreadPoolExecutor(len(daftar)) as kolam:
        semua = [kolam.submit(jalan_terus, klien, pk) for pk in daftar]
        yield semua[-1]
        wait(semua)
        for satu in semua:
            satu.result()
