"""Word-level differences between two texts, and what remains when only some of them are accepted. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Words, runs of white space, single marks: joined again they are the text, to the letter.
KATA = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Potong:
    """A stretch of text: what stands in the old one and what in the new. Equal on both sides: not a change."""

    lama: str
    baru: str

    @property
    def sama(self):
        return self.lama == self.baru


def beda(lama, baru):
    """The two texts as a list of Potong, in order, equal and changed stretches by turns.

    Changes that only white space parts are one: "Kepala Balai" → "Pimpinan Pusat" is a single thing to decide on.
    """
    a, b = KATA.findall(lama), KATA.findall(baru)
    hasil = []
    for _, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        potong, terakhir = Potong("".join(a[i:j]), "".join(b[k:m])), j == len(a) and m == len(b)
        menyambung = not potong.sama or (potong.lama.isspace() and not terakhir)
        if hasil and not hasil[-1].sama and menyambung:
            hasil[-1] = _sambung(hasil[-1], potong)
        else:
            hasil.append(potong)
    return hasil


def _sambung(kiri, kanan):
    return Potong(kiri.lama + kanan.lama, kiri.baru + kanan.baru)


def perubahan(potong):
    """The changed stretches alone; their position in this list is their number."""
    return [satu for satu in potong if not satu.sama]


def terapkan(potong, diterima):
    """The old text with the changes whose numbers are in `diterima`: all of them give the new text, none the old."""
    teks, nomor = [], 0
    for satu in potong:
        teks.append(satu.baru if satu.sama or nomor in diterima else satu.lama)
        nomor += not satu.sama
    return "".join(teks)
