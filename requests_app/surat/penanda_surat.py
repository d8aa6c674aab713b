"""The signature block of a letter: who signs, in which capacity, in whose place, and by which document."""

from accounts_app.models import Penugasan, Sifat
from accounts_app.models.penugasan import SIFAT_MANDAT, URUTAN_SIFAT
from requests_app.nip import nip_tertulis
from requests_app.sop.kosakata import aksi_dari
from requests_app.sop.pelaksana import PERAN_PELAKSANA

AWALAN = tuple(f"{sifat.label} " for sifat in Sifat if sifat != Sifat.DEFINITIF)


def penanda_untuk(pengguna, sebutan, penugasan=None):
    """The block of a person in a capacity ("Plh. Kepala UKPBJ"); `penugasan`: the appointment he acts by.

    `sendiri`: lines under the office, where it is signed for and not as it. `kuasa`: in whose place and by which document,
    for the small line under the name and for the data beside the letter; not there for whoever signs as his own office.
    """
    awalan, _, jabatan = sebutan.partition(" ") if sebutan.startswith(AWALAN) else ("", "", sebutan)
    blok = {
        "awalan": awalan,
        "jabatan": jabatan,
        "nama": pengguna.nama_bergelar,
        "pangkat": pengguna.pangkat_golongan,
        "nip": nip_tertulis(pengguna.nip or ""),
    }
    if penugasan is None or penugasan.sifat == Sifat.DEFINITIF:
        return blok
    if penugasan.sifat in SIFAT_MANDAT:
        blok |= {"awalan": "a.n.", "sendiri": _sendiri(pengguna, penugasan)}
    return blok | {"kuasa": _kuasa(penugasan)}


def _sendiri(pengguna, penugasan):
    """Below "a.n. Kepala UKPBJ" the signer's own office; of u.b. first the office that passed its mandate on."""
    milik = [pengguna.jabatan] if pengguna.jabatan else []
    if penugasan.sifat == Sifat.AN:
        return milik
    wakil = penugasan.menggantikan.pengguna.jabatan if penugasan.menggantikan else ""
    return [*([wakil] if wakil else []), "u.b.", *milik]


def _kuasa(penugasan):
    """{capacity, whose place, document}: what answers later by what right this letter was signed."""
    diganti = penugasan.menggantikan
    return {
        "kapasitas": penugasan.sebutan,
        "menggantikan": diganti.pengguna.nama_bergelar if diganti else "",
        "dasar_hukum": penugasan.dasar_hukum,
        "kata": "Atas mandat" if penugasan.sifat in SIFAT_MANDAT else "Menggantikan",
    }


def calon_penanda(permohonan):
    """Who would sign today, for a draft: the holder of the signing row; only the title when nobody holds it."""
    kelas = permohonan.kelas
    status = next(s for aksi in aksi_dari(kelas) if "tanda_tangan" in aksi.catat for s in aksi.dari)
    baris = next(baris for baris in permohonan.langkah() if baris.status == status)
    semua = Penugasan.objects.filter(peran__in=PERAN_PELAKSANA[baris.pelaksana]).berlaku()
    semua = sorted(
        semua.select_related("pengguna", "menggantikan__pengguna"), key=lambda p: URUTAN_SIFAT.index(p.sifat)
    )
    if not semua:
        return {"awalan": "", "jabatan": baris.pelaksana, "nama": "", "pangkat": "", "nip": ""}
    return penanda_untuk(semua[0].pengguna, semua[0].sebutan, semua[0])
