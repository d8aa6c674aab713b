"""The effective rows of a SOP: as printed, with the office's dated adjustments, frozen for a permohonan when it is filed."""

import hashlib
from dataclasses import asdict, replace
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils import timezone

from requests_app.models.jejak import kanonik
from requests_app.models.versi_sop import PenyesuaianLangkah, VersiSOP
from requests_app.sop import SOP
from requests_app.sop.pelaksana import PELAKSANA_PEMOHON, PERAN_PELAKSANA
from requests_app.tenggat import baca_waktu


def sekarang(kode, ubahan=None):
    """The rows and added states of SOP `kode` in force today, as a tuple of Langkah. `ubahan`: penyesuaian()[kode], if read."""
    kelas = SOP[kode]
    ubahan = penyesuaian(kode).get(kode, {}) if ubahan is None else ubahan
    return tuple(
        _sesuaikan(baris, ubahan.get(baris.baris, ())) for baris in (*kelas.LANGKAH, *kelas.TAMBAHAN)
    )


def penyesuaian(*kode):
    """{SOP: {row: [PenyesuaianLangkah in force today, the latest last]}} of these SOPs, or of all."""
    berlaku = PenyesuaianLangkah.objects.filter(berlaku_mulai__lte=timezone.localdate())
    hasil = {}
    for ubah in berlaku.filter(sop__in=kode) if kode else berlaku:
        hasil.setdefault(ubah.sop, {}).setdefault(ubah.baris, []).append(ubah)
    return hasil


def _sesuaikan(baris, ubahan):
    for ubah in ubahan:
        baris = replace(
            baris,
            pelaksana=ubah.pelaksana or baris.pelaksana,
            waktu=baca_waktu(ubah.waktu) if ubah.waktu else baris.waktu,
        )
    return baris


def berlaku(permohonan):
    if permohonan.versi_sop_id is None:
        return sekarang(permohonan.sop)
    return _beku(permohonan.versi_sop_id)


def bekukan(kode):
    """The VersiSOP of the rows in force now (made when these rows were never frozen before)."""
    data = [baris_ke_data(baris) for baris in sekarang(kode)]
    versi, _ = VersiSOP.objects.get_or_create(
        sidik=_sidik(kode, data), defaults={"sop": kode, "langkah": data}
    )
    return versi


def sidik_baris(kode, baris):
    """The digest under which these rows are (or would be) frozen: what tells one version of a SOP from another."""
    return _sidik(kode, [baris_ke_data(satu) for satu in baris])


def _sidik(kode, data):
    return hashlib.sha256(kanonik([kode, data])).hexdigest()


def baris_ke_data(baris):
    data = asdict(baris)
    data["waktu"] = baris.waktu.as_dict() if baris.waktu else None
    # What the program does in a state is the program's; the paper's words and times are what is frozen.
    del data["melengkapi"], data["jam"]
    return data


@lru_cache(maxsize=256)
def _beku(versi_id):
    """A VersiSOP never changes, so it is read once per process."""
    from requests_app.sop.kosakata import Langkah, Syarat
    from requests_app.tenggat import Waktu

    versi = VersiSOP.objects.get(pk=versi_id)
    program = {baris.status: baris for baris in (*SOP[versi.sop].LANGKAH, *SOP[versi.sop].TAMBAHAN)}
    hasil = []
    for data in versi.langkah:
        isi = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        isi["waktu"] = Waktu(**data["waktu"]) if data["waktu"] else None
        isi["wajib_unggah"] = tuple(Syarat(**syarat) for syarat in data["wajib_unggah"])
        asal = program.get(data["status"])
        if asal:
            isi |= {"melengkapi": asal.melengkapi, "jam": asal.jam}
        hasil.append(Langkah(**isi))
    return tuple(hasil)


def periksa_penyesuaian(ubah):
    """Refuse an adjustment of a row that does not exist, an unknown pelaksana or an unreadable time."""
    if ubah.sop not in SOP:
        raise ValidationError({"sop": "SOP ini tidak dikenal."})
    if ubah.baris not in {baris.baris for baris in SOP[ubah.sop].LANGKAH}:
        raise ValidationError({"baris": "SOP ini tidak mempunyai baris itu."})
    if ubah.pelaksana:
        _periksa_pelaksana(ubah)
    if ubah.waktu:
        try:
            baca_waktu(ubah.waktu)
        except ValueError as galat:
            raise ValidationError({"waktu": str(galat)}) from galat


def _periksa_pelaksana(ubah):
    """Rows may change hands within the office only: the applicant never checks himself, the office never files."""
    if ubah.pelaksana not in PERAN_PELAKSANA:
        raise ValidationError({"pelaksana": f"Pilih salah satu: {', '.join(PERAN_PELAKSANA)}."})
    tercetak = next(b.pelaksana for b in SOP[ubah.sop].LANGKAH if b.baris == ubah.baris)
    if (tercetak in PELAKSANA_PEMOHON) != (ubah.pelaksana in PELAKSANA_PEMOHON):
        pesan = "Baris pemohon tetap pada pihak pemohon, dan baris kantor tetap pada kantor."
        raise ValidationError({"pelaksana": pesan})
