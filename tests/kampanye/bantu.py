"""Year-end deactivations for tests: accounts of the register, and campaigns brought to a state."""

from datetime import date

from requests_app import kampanye as penulis
from requests_app import tugas
from requests_app.models import Kampanye
from tests import pabrik

AKHIR = date(2026, 12, 31)


def akun(kantor, nama, **isi):
    """An active PPK account whose SK ends with the year."""
    return pabrik.AkunSPSEFactory(**{"unit": kantor.unit, "nama": nama, "sk_berlaku_sampai": AKHIR} | isi)


def rancangan(kantor, **isi):
    data = {
        "tahun": 2026, "sk_berakhir_sampai": AKHIR, "tanpa_batas_sk": False, "dasar_hukum": "SOP langkah 5", "unit": [],
    }  # fmt: skip
    return penulis.buat(oleh=kantor.admin_agency, data=data | isi)


def diajukan(kantor, **isi):
    kampanye = rancangan(kantor, **isi)
    penulis.ajukan(kampanye, oleh=kantor.admin_agency)
    return anyar(kampanye)


def disetujui(kantor, oleh=None, **isi):
    """Approved by the Kepala LPSE, and the promised work done."""
    kampanye = diajukan(kantor, **isi)
    penulis.putuskan(kampanye, oleh=oleh or kantor.kepala_lpse, setuju=True)
    kerjakan_janji()
    return anyar(kampanye)


def anyar(kampanye):
    return Kampanye.objects.get(pk=kampanye.pk)


def kerjakan_janji():
    while tugas.sapu():
        pass


def permohonan(kampanye, nama):
    """The permohonan of the account with this name."""
    return kampanye.butir.select_related("permohonan").get(akun__nama=nama).permohonan


def laksanakan(klien, kampanye, kerja, nama=(), **isi):
    """One press of a button of the work page for the accounts with these names (none: all of the page)."""
    halaman = klien.get(
        f"/penonaktifan/{kampanye.pk}/pelaksanaan/", {"bagian": BAGIAN[kerja.partition(":")[0]]}
    )
    semua = {b.akun.nama: b.permohonan for b in halaman.context["baris"]}
    dipilih = [semua[satu] for satu in nama or semua]
    data = {"kerja": kerja, "kunci": halaman.context["kunci"], "pilih": [p.pk for p in dipilih]}
    data |= {f"versi-{p.pk}": p.versi for p in semua.values()}
    return klien.post(f"/penonaktifan/{kampanye.pk}/pelaksanaan/", data | isi, follow=True)


BAGIAN = {
    "nonaktif": "laksanakan", "tidak": "laksanakan", "batal": "laksanakan", "beritahukan": "beritahukan",
    "arsipkan": "arsipkan",
}  # fmt: skip
