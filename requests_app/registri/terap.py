"""Applying a comparison to the register: exactly what was shown, once, every change with its line of history."""

from django.db import transaction
from django.utils import timezone

from accounts_app import registri
from accounts_app.models import AkunSPSE, ProfilKantor
from requests_app.registri.banding import BARU, BERUBAH, Banding, bandingkan

Status = AkunSPSE.Status
MASUK = "Masuk register dari daftar SPSE yang diimpor"
TIDAK_DISEBUT = "Tidak disebut dalam daftar SPSE yang diimpor; status tidak diubah"


class RegisterBergerak(Exception):
    """The register is not what it was when the comparison was shown. `banding`: how it is now."""

    def __init__(self, banding: Banding):
        super().__init__("register berubah sejak ditampilkan")
        self.banding = banding


def rujukan(sidik):
    """How the history names an import: by the beginning of the file's SHA-256."""
    return f"Impor {sidik[:12]}"


@transaction.atomic
def terapkan(berkas, lingkup, keadaan, *, oleh):
    """Apply what was shown under the digest `keadaan`. Returns the Banding; raises RegisterBergerak and then writes nothing.

    New and changed rows are written; rows in conflict, faulty rows and what is missing leave the register as it is (the
    latter with a note). One import at a time.
    """
    # New rows cannot be locked before they are there: imports queue up behind the office's one row.
    list(ProfilKantor.objects.select_for_update())
    banding = bandingkan(berkas, lingkup, kunci=True)
    if banding.keadaan != keadaan:
        raise RegisterBergerak(banding)
    sebab = {"rujukan": rujukan(berkas.sidik), "oleh": oleh, "pada": timezone.now()}
    registri.masukkan([_akun(satu, sebab["pada"]) for satu in banding.bagian(BARU)], MASUK, **sebab)
    for satu in banding.bagian(BERUBAH):
        _ubah(satu, sebab)
    registri.catat_semua(banding.hilang, TIDAK_DISEBUT, **sebab)
    return banding


def _akun(putusan, pada):
    isi = {("unit_id" if nama == "unit" else nama): nilai for nama, nilai in putusan.isi.items()}
    return AkunSPSE(**{"status": Status.AKTIF, "status_sejak": pada} | isi)


def _ubah(putusan, sebab):
    """The history names the fields; of the status also what it became, by its own column."""
    ubah = dict(putusan.ubah)
    status = ubah.pop("status", putusan.akun.status)
    peristiwa = f"Diperbarui dari daftar SPSE yang diimpor: {', '.join(b.label for b in putusan.beda)}"
    registri.ubah_status(putusan.akun, status, peristiwa[:200], **sebab, **ubah)
