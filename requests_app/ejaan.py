"""How a revealed password is written out so that nobody types an O for a 0."""

from accounts_app.brankas import Rahasia

SEBUTAN = {
    "O": "huruf O besar", "o": "huruf O kecil", "0": "angka nol",
    "I": "huruf I besar", "l": "huruf L kecil", "1": "angka satu", "|": "garis tegak",
    " ": "spasi", "'": "petik satu", '"': "petik dua", "`": "petik terbalik", ",": "koma", ";": "titik koma",
}  # fmt: skip
"""Characters that look like another one, in the words with which one says them on the telephone."""

PER_KELOMPOK = 4


def kelompok(teks):
    """In groups of four, which the eye copies more easily. Secret like the whole."""
    return [Rahasia(teks[awal : awal + PER_KELOMPOK]) for awal in range(0, len(teks), PER_KELOMPOK)]


def mirip(teks):
    """["ke-3: angka nol", …] of every character that could be taken for another one. Secret like the whole."""
    return [Rahasia(f"ke-{n}: {sebutan}") for n, huruf in enumerate(teks, 1) if (sebutan := _sebutan(huruf))]


def _sebutan(huruf):
    if huruf in SEBUTAN:
        return SEBUTAN[huruf]
    return "" if huruf.isascii() else f"“{huruf}”, di luar papan ketik biasa"
