"""Documents as a reader wants them: by person, the newest on top, and a word where the same file serves twice. Reads only."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Dokumen:
    """One requirement: its newest document, the older ones newest first, and what is odd about the newest."""

    kini: object
    lama: list = field(default_factory=list)
    peringatan: list = field(default_factory=list)


@dataclass
class Kelompok:
    """The documents of one person; `orang` None: of the request itself."""

    orang: object
    dokumen: list = field(default_factory=list)


def kelompok_dokumen(daftar):
    """`daftar` (documents a reader may open, newest first within a requirement) as a list of Kelompok.

    The request's own come first, then the persons in their order; within them the order of `daftar` stays.
    """
    kembar, hasil, tempat = kalimat_kembar(daftar), {}, {}
    for berkas in sorted(daftar, key=lambda b: b.subjek.urut if b.subjek else 0):
        kelompok = hasil.setdefault(berkas.subjek_id, Kelompok(berkas.subjek))
        dokumen = tempat.get(butir(berkas))
        if dokumen:
            dokumen.lama.append(berkas)
        else:
            tempat[butir(berkas)] = dokumen = Dokumen(berkas, peringatan=_peringatan(berkas, kembar))
            kelompok.dokumen.append(dokumen)
    return list(hasil.values())


def _peringatan(berkas, kembar):
    return [*berkas.peringatan, *filter(None, [kembar.get(berkas.pk)])]


def kalimat_kembar(daftar):
    """{pk: sentence} for those of `daftar` (documents of one permohonan) whose bytes were handed in for another item too.

    Give only what the reader may open: the sentence names the other requirement and its person.
    """
    sama = defaultdict(list)
    for berkas in daftar:
        sama[berkas.sha256].append(berkas)
    kalimat = {berkas.pk: _kalimat(berkas, sama[berkas.sha256]) for berkas in daftar}
    return {pk: teks for pk, teks in kalimat.items() if teks}


def _kalimat(berkas, sama):
    lain = dict.fromkeys(judul(b) for b in sama if butir(b) != butir(berkas))
    if not lain:
        return ""
    nama = " dan ".join(f"“{satu}”" for satu in lain)
    return f"Berkas yang sama sudah diunggah untuk {nama}. Tidak apa-apa bila memang memuat keduanya; periksa bila tidak."


def butir(berkas):
    return berkas.syarat, berkas.subjek_id


def judul(berkas):
    return f"{berkas.syarat} – {berkas.subjek.nama}" if berkas.subjek else berkas.syarat
