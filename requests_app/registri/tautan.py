"""From an account to the request it calls for: which one, and the address that begins it prefilled. Reads only."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from accounts_app.models import AkunSPSE
from requests_app.forms.akun_register import DAPAT_DIMINTA
from requests_app.kantor import sop_berlaku
from requests_app.sop.pelaksana import PELAKSANA_DIRI

Status = AkunSPSE.Status
HIDUP = (Status.AKTIF, Status.DIBUAT, Status.MENUNGGU_PELATIHAN)
"""An account that is there to be used, or soon will be."""


@dataclass(frozen=True)
class Lanjutan:
    """A request he may begin now: `nama` of the kind of work, the SOP, the words of its link, its address."""

    nama: str
    sop: str
    judul: str
    alamat: str


def lanjutan(pelaku, akun):
    """Every request about this account that `pelaku` may file now, the likeliest first. No query."""
    hasil = []
    for kode, kelas in sop_berlaku().items():
        for nama, judul, isi in _kata(kelas, akun):
            if _boleh(pelaku, kelas, akun):
                alamat = f"{reverse('baru')}?{urlencode({'sop': kode, 'akun': akun.pk} | isi)}"
                hasil.append(Lanjutan(nama, kode, judul, alamat))
    return sorted(hasil, key=lambda satu: URUTAN.index(satu.nama))


URUTAN = ("reset", "aktifkan", "akun", "nonaktifkan")


def _kata(kelas, akun):
    """What a SOP has to offer for an account in its present state: (kind, words, further parameters)."""
    lama = "user_id_lama" in kelas.ISIAN_ORANG
    if akun.jenis not in kelas.JENIS:
        return []
    if not lama:
        return [("akun", "Ajukan akun baru", {})] if akun.status == Status.BATAL else []
    if akun.status not in DAPAT_DIMINTA or not akun.user_id:
        return []
    if "permintaan" not in kelas.ISIAN_ORANG:
        return [("reset", "Minta reset password", {})] if akun.status in HIDUP else []
    if akun.status in HIDUP:
        return [("nonaktifkan", "Ajukan penonaktifan", {"permintaan": "NONAKTIFKAN"})]
    return [("aktifkan", "Ajukan pengaktifan", {"permintaan": "AKTIFKAN"})]


def _boleh(pelaku, kelas, akun):
    if akun.unit_id not in pelaku.unit_pengajuan(kelas):
        return False
    return kelas.LANGKAH[0].pelaksana not in PELAKSANA_DIRI or milik_sendiri(akun, pelaku.pengguna)


def milik_sendiri(akun, pengguna):
    """As AkunSPSEQuerySet.milik, of one account that was read already."""
    if akun.pengguna_id is not None:
        return akun.pengguna_id == pengguna.pk
    surel = bool(akun.email) and akun.email.lower() == pengguna.email.lower()
    return surel or bool(pengguna.nip and akun.nip == pengguna.nip)
