"""The register as rows of a file, in the columns its import reads."""

from django.utils import timezone

from requests_app.registri.kolom import JUDUL_KOLOM

BATAS_EKSPOR = 20_000
JUDUL = (*JUDUL_KOLOM.values(), "Status sejak", "Password terakhir di-reset")


def baris_ekspor(kueri):
    """A list of rows of texts; the last says so where there would have been more than BATAS_EKSPOR."""
    semua = list(kueri[: BATAS_EKSPOR + 1])
    baris = [_baris(akun) for akun in semua[:BATAS_EKSPOR]]
    if len(semua) > BATAS_EKSPOR:
        baris.append(
            [f"Dibatasi {BATAS_EKSPOR} baris pertama. Persempit penyaring untuk mengekspor sisanya."]
        )
    return baris


def _baris(akun):
    isi = [NILAI[nama](akun) for nama in JUDUL_KOLOM]
    return [*isi, _saat(akun.status_sejak), _saat(akun.reset_terakhir)]


def _saat(pada):
    return f"{timezone.localtime(pada):%Y-%m-%d %H:%M}" if pada else ""


def _hari(tanggal):
    return tanggal.isoformat() if tanggal else ""


NILAI = {
    "user_id": lambda a: a.user_id,
    "jenis": lambda a: a.get_jenis_display(),
    "nama": lambda a: a.nama,
    "nip": lambda a: a.nip,
    "unit": lambda a: a.unit.nama,
    "status": lambda a: a.get_status_display(),
    "email": lambda a: a.email,
    "telepon": lambda a: a.telepon,
    "pangkat_golongan": lambda a: a.pangkat_golongan,
    "jabatan": lambda a: a.jabatan,
    "nomor_sk": lambda a: a.nomor_sk,
    "tanggal_sk": lambda a: _hari(a.tanggal_sk),
    "sk_berlaku_sampai": lambda a: _hari(a.sk_berlaku_sampai),
}
