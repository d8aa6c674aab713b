"""What a mandate may be limited to, and which of it an action of a SOP needs."""

LINGKUP = {
    "DISPOSISI": "Disposisi dan perintah",
    "KOREKSI": "Koreksi draf surat",
    "TANDA_TANGAN": "Tanda tangan surat",
    "LAINNYA": "Tugas lain dalam langkah SOP",
}
FORM_KOREKSI = {"koreksi_surat", "usul_surat"}
"""Forms by which a letter's words are corrected, or sent back to be written again."""


def lingkup_aksi(aksi):
    """The codes a capacity must cover for this Aksi, from what it declares; a set, never empty."""
    kode = {"DISPOSISI"} if "disposisi" in aksi.catat else set()
    if "tanda_tangan" in (aksi.persiapan, *aksi.catat):
        kode.add("TANDA_TANGAN")
    if aksi.form in FORM_KOREKSI:
        kode.add("KOREKSI")
    return kode or {"LAINNYA"}


def lingkup_teks(lingkup):
    """The codes as words: "Disposisi dan perintah; Koreksi draf surat". Empty for the whole office."""
    return "; ".join(LINGKUP.get(kode, kode) for kode in lingkup)


def mengoreksi(aksi):
    """Does this action leave corrected words of the letter behind?"""
    return "koreksi_surat" in aksi.catat
