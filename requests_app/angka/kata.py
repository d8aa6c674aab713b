"""Numbers and names as the pages and files of the figures write them."""

from requests_app import langkah
from requests_app.sop import SOP


def angka(nilai):
    """With at most one decimal, a comma before it: 41, "41,5". "" for None."""
    if nilai is None:
        return ""
    teks = f"{nilai:.1f}".removesuffix(".0")
    return teks.replace(".", ",")


def menit(detik):
    return angka(None if detik is None else detik / 60)


class NamaBaris:
    """What the rows of all SOPs are called and which mutu baku is in force for them. One query."""

    def __init__(self):
        ubahan = langkah.penyesuaian()
        self._baris = {
            (kode, satu.status): satu for kode in SOP for satu in langkah.sekarang(kode, ubahan.get(kode, {}))
        }
        self._urut = {kunci: urut for urut, kunci in enumerate(self._baris)}

    def urutan(self, kunci):
        """Where a row stands in its SOP; what is not known any more comes last."""
        return self._urut.get(kunci, len(self._urut))

    def nama(self, kunci):
        """ "3. Memeriksa kelengkapan"; an added state has no number."""
        satu = self._baris.get(kunci)
        if satu is None:
            return kunci[1]
        return satu.judul if satu.tambahan else f"{satu.baris}. {satu.judul}"

    def pelaksana(self, kunci):
        satu = self._baris.get(kunci)
        return satu.pelaksana if satu else ""

    def baku(self, kunci):
        satu = self._baris.get(kunci)
        return str(satu.baku) if satu and satu.baku else ""


def nama_sop(kode):
    return SOP[kode].NAMA_LAYANAN if kode in SOP else kode
